"""A story as a reader sees it: its paragraphs with every fact looked up now and tied to the page of its record.

What may not be quoted any more is left out with its whole paragraph, at every reading anew (R54).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.stories.facts import public_facts
from maslahat.domain.stories.facts import Fact
from maslahat.domain.stories.life import Release, StoryText
from maslahat.domain.stories.segments import rendered
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.stories.reading import StoryFound
from maslahat.web.meetings.record_links import record_address
from maslahat.web.visits import Visit

PUBLIC_RECORDS = ("meeting", "decisions", "plan", "proposals")
"""Kinds of record whose page anybody can open; a quote rests on one that is for the table."""


@dataclass(frozen=True, slots=True)
class PieceShown:
    """A piece of a paragraph; ``address`` is the page of its record, empty where there is none or it is words."""

    text: str
    address: str
    is_quote: bool


@dataclass(frozen=True, slots=True)
class StoryShown:
    """A story in one language as it is read now; ``is_other`` if it is not the reader's language."""

    slug: str
    language: str
    headline: str
    paragraphs: tuple[tuple[PieceShown, ...], ...]
    lead: str
    is_other: bool
    released_at: datetime | None
    corrections: tuple[tuple[datetime, str], ...]


def facts_of(visit: Visit, meeting: MeetingFound | None) -> Mapping[str, Fact]:
    """Return the facts that a story about this meeting may name now."""
    return public_facts(visit.programme, meeting, visit.now) if meeting else {}


def meeting_of(visit: Visit, story: StoryFound) -> MeetingFound | None:
    """Return the meeting that a story is about."""
    return meetings.meeting(visit.programme.code, story.meeting)


def headline(story: StoryFound, language: str) -> tuple[str, str, datetime] | None:
    """Return (language, headline, instant of release) of what the public reads of a story, or None if nothing."""
    public = story.in_public
    chosen = language if language in public else next(iter(sorted(public)), "")
    return (chosen, public[chosen].text.headline, public[chosen].released_at) if chosen else None


def public_story(visit: Visit, story: StoryFound, language: str) -> StoryShown | None:
    """Return what the public reads of a story now, in this language if it is released in it, else in another."""
    public = story.in_public
    chosen = language if language in public else next(iter(sorted(public)), "")
    if not chosen:
        return None
    meeting, release = meeting_of(visit, story), public[chosen]
    shown = story_shown(visit, story, meeting, release.text, facts_of(visit, meeting))
    return _as_released(shown, release, story.releases[chosen], is_other=chosen != language)


def story_shown(
    visit: Visit, story: StoryFound, meeting: MeetingFound | None, text: StoryText, facts: Mapping[str, Fact]
) -> StoryShown:
    """Return a text of a story with its facts as the record tells them now."""
    parts = rendered(text.body, facts, text.language)
    workplan = meeting.workplan if meeting else ""
    paragraphs = tuple(
        tuple(
            PieceShown(
                piece.text,
                _address(visit, story, workplan, piece.record),
                bool(piece.speaker),
            )
            for piece in part
        )
        for part in parts
    )
    lead = "".join(piece.text for piece in parts[0]) if parts else ""
    return StoryShown(story.slug, text.language, text.headline, paragraphs, lead, False, None, ())


def _address(visit: Visit, story: StoryFound, workplan: str, record: str) -> str:
    is_public = record.partition(":")[0] in PUBLIC_RECORDS
    return record_address(visit.programme.code, story.meeting, workplan, record) if is_public else ""


def _as_released(shown: StoryShown, release: Release, releases: tuple[Release, ...], *, is_other: bool) -> StoryShown:
    notes = tuple((each.released_at, each.note) for each in releases if each.note)
    return StoryShown(
        shown.slug,
        shown.language,
        shown.headline,
        shown.paragraphs,
        shown.lead,
        is_other,
        release.released_at,
        notes,
    )
