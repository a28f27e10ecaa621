"""What is before the meeting now: the chair puts it there, every screen shows it, every deed names it (E79, E80)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.drafts import DraftOnScreen, draft_on_screen
from maslahat.actions.holding import about_meeting, hold_meeting, not_deciding
from maslahat.actions.meetings.arranged import arranged
from maslahat.actions.outcomes import Done, Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState, Subject
from maslahat.domain.meetings.stream import subject_print
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.ids import LineId, ProposalRef, VersionId
from maslahat.domain.shared.rights import may
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import save
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as plans

_NOTHING = LocalizedText()


@dataclass(frozen=True, slots=True)
class SubjectSet(Done):
    """This is before the meeting now; ``event`` is the number of the event that tells the room."""

    meeting: str
    row_version: int
    event: int
    print: str


@dataclass(frozen=True, slots=True)
class SubjectInWords:
    """What is before the meeting, in words that everybody in the room may read. What is empty is not before it.

    ``subject`` names the text as it stands now; ``place`` is the printed number of the item, ``code`` the printed code
    of the line, ``version`` the printed label of the text.
    """

    subject: Subject
    place: int = 0
    item_title: LocalizedText = _NOTHING
    code: str = ""
    line_title: LocalizedText = _NOTHING
    headline: LocalizedText = _NOTHING
    version: str = ""

    @property
    def print(self) -> str:
        """The fingerprint that a deed names to show that it was done on this subject (E80)."""
        return subject_print(self.subject)

    def document(self) -> dict[str, Document]:
        """Return the subject as the JSON object that goes to every screen."""
        return {
            "item": self.place,
            "item_title": dict(self.item_title.texts),
            "line": self.code,
            "line_title": dict(self.line_title.texts),
            "proposal": self.subject.proposal or "",
            "headline": dict(self.headline.texts),
            "version": self.version,
            "print": self.print,
        }


def agenda_places(programme: Programme, found: MeetingFound) -> dict[int, tuple[int, LocalizedText]]:
    """Return (printed number, title) of each item on the agenda of a meeting, by the item's id, in order."""
    return {each.id: (place, each.title) for place, each in enumerate(arranged(programme, found).agenda, 1)}


def subject_now(found: MeetingFound) -> Subject:
    """Return what is before the meeting, with the version of the plan as it is now, whatever it was when it was set."""
    plan = plans.workplan(found.programme, found.workplan) if found.workplan else None
    return replace(found.subject, fingerprint=plan.current.version_id if plan and plan.versions else None)


def refuse_other_subject(found: MeetingFound, expected: str) -> Stale | None:
    """Return why a deed comes too late that was begun on another subject or another text, or None (E80).

    ``expected`` is the fingerprint that the screen showed (``SubjectInWords.print``).
    """
    now = subject_print(subject_now(found))
    return None if expected == now else Stale(f"meeting:{found.code}", expected, now)


def subject_in_words(programme: Programme, found: MeetingFound, draft: DraftOnScreen | None) -> SubjectInWords:
    """Return what is before a meeting in words; ``draft`` is the plan that it decides on, if there is one."""
    return _in_words(agenda_places(programme, found), found.subject, draft)


def _in_words(
    agenda: Mapping[int, tuple[int, LocalizedText]], subject: Subject, draft: DraftOnScreen | None
) -> SubjectInWords:
    place, title = agenda.get(subject.item, (0, LocalizedText()))
    if draft is None:
        return SubjectInWords(Subject(subject.item), place, title)
    current = draft.workplan.current
    texts = [plans.plan(each.version_id) for each in (current, draft.workplan.base)]
    named = subject.line
    line = next(((text.printed_codes[named], text.line(named)) for text in texts if named and named in text), None)
    proposal = next((each for each in draft.proposals if each.ref == subject.proposal), None)
    return SubjectInWords(
        replace(subject, fingerprint=VersionId(current.version_id)),
        place,
        title,
        line[0] if line else "",
        line[1].title if line else LocalizedText(),
        proposal.headline if proposal else LocalizedText(),
        current.label,
    )


@deed(Deed.SUBJECT_SET)
def set_subject(
    *,
    meeting: str,
    row_version: int,
    by: Actor,
    key: str,
    now: datetime,
    item: int = 0,
    line: str = "",
    proposal: str = "",
) -> SubjectSet | Refused | Stale:
    """Put an agenda item, a line of the plan and a proposal before the meeting, each or none of them.

    Every screen is told in the same transaction. Whoever was about to decide on what stood there before is refused.
    """
    found = hold_meeting(by, Deed.SUBJECT_SET, meeting, row_version)
    if not isinstance(found, MeetingFound):
        return found
    if found.state is MeetingState.CLOSED:
        return not_deciding(found) or Refused.because("meeting_closed", meeting=meeting)
    programme = programmes.programme(by.programme)
    draft = draft_on_screen(by.programme, found.workplan) if found.workplan else None
    agenda = agenda_places(programme, found)
    if refused := _unknown(agenda, found, draft, (item, line, proposal)):
        return refused
    wanted = Subject(item, LineId(line) if line else None, ProposalRef(proposal) if proposal else None)
    said = _in_words(agenda, wanted, draft)
    save.subject(found.id, said.subject)
    if item != found.subject.item:
        save.announce(found.id, "item", {"item": said.place, "item_title": dict(said.item_title.texts)}, now)
    event = save.announce(found.id, "subject", said.document(), now)
    tell(by=by, right=Deed.SUBJECT_SET, about=about_meeting(found), now=now, detail=said.subject.document())
    return SubjectSet(found.code, found.row_version + 1, event, said.print)


def _unknown(
    agenda: Mapping[int, object], found: MeetingFound, draft: DraftOnScreen | None, named: tuple[int, str, str]
) -> Refused | None:
    item, line, proposal = named
    if item and item not in agenda:
        return Refused.because("unknown_item", item=item)
    if (line or proposal) and (draft is None or not may(Role.UN_PARTNER, Deed.PROPOSAL_READ, draft.workplan.stage)):
        return Refused.because("subject_without_plan", meeting=found.code)
    if proposal and draft and proposal not in {each.ref for each in draft.proposals}:
        return Refused.because("unknown_proposal", proposal=proposal[:80])
    if line and draft and LineId(line) not in plans.plan(draft.workplan.current.version_id):
        return Refused.because("unknown_line", line=line[:80])
    return None
