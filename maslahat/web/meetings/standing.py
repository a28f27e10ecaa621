"""How a meeting stands, as one small JSON object: the snapshot of the stream, and what is polled where none flows."""

from collections.abc import Mapping

from maslahat.actions.drafts import DraftOnScreen, draft_on_screen
from maslahat.actions.meetings.subjects import SubjectInWords, subject_in_words
from maslahat.domain.meetings.stream import Audience
from maslahat.domain.shared.canonical import Document
from maslahat.stores.meetings import stream_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes


def plan_before(found: MeetingFound) -> DraftOnScreen | None:
    """Return the plan that a meeting decides on, or None."""
    return draft_on_screen(found.programme, found.workplan) if found.workplan else None


def standing_of_row(meeting: int, audience: Audience) -> tuple[int, Mapping[str, Document]]:
    """Return standing() of the meeting with this row id; raise LookupError if there is none."""
    found = stream_queries.meeting_of_row(meeting)
    if found is None:
        raise LookupError(meeting)
    return standing(found, audience)


def standing(found: MeetingFound, audience: Audience) -> tuple[int, Mapping[str, Document]]:
    """Return the number of the latest event that an audience knows, and how the meeting stands for it.

    The number is read first: what happens between the two is in the object already and is told once more. The public
    is told the state and the agenda item and nothing else (E90).
    """
    last, public = stream_queries.newest(found.id)
    number = last if audience is Audience.ROOM else public
    now = stream_queries.meeting_of_row(found.id) or found
    said = subject_in_words(programmes.programme(now.programme), now, plan_before(now))
    return number, {"number": number, "meeting": now.code, "state": now.state.value, "subject": shown(said, audience)}


def shown(said: SubjectInWords, audience: Audience) -> Mapping[str, Document]:
    """Return the subject as an audience may know it."""
    document = said.document()
    if audience is Audience.ROOM:
        return document
    return {"item": document["item"], "item_title": document["item_title"]}
