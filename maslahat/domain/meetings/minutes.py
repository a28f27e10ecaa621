"""Minutes of a meeting: paragraphs that rest on the record, their correction by delegations, and their agreement.

A paragraph names the facts of the record it tells. Delegations file corrections in a half-open time: a correction at
the very deadline is late, is not taken, and can be filed as a statement instead (E91). Once agreed, the minutes have
a fingerprint and change no more (R53).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.texts import LocalizedText


class Section(StrEnum):
    """The parts of the minutes, in order of printing."""

    OPENING = "opening"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    ARISING = "arising"
    STATEMENTS = "statements"
    PROPOSALS = "proposals"
    DECISIONS = "decisions"
    RESERVATIONS = "reservations"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph. ``facts`` are the records it rests on; ``revision`` counts its wordings from 1."""

    number: int
    section: Section
    text: LocalizedText
    facts: tuple[str, ...] = ()
    revision: int = 1


class MinutesState(StrEnum):
    """Where the minutes stand: with the secretariat, before the delegations, or agreed."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    AGREED = "agreed"


class CorrectionState(StrEnum):
    """What became of a correction."""

    OPEN = "open"
    TAKEN_IN = "taken_in"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a delegation asks to be changed in one paragraph; ``answer`` is the secretariat's reason."""

    number: int
    paragraph: int
    party: str
    role: str
    text: LocalizedText
    filed_at: datetime
    state: CorrectionState = CorrectionState.OPEN
    answer: LocalizedText = field(default_factory=LocalizedText)


@dataclass(frozen=True, slots=True)
class CorrectionWindow:
    """The time in which corrections are taken: from ``opened_at`` until before ``deadline`` (aware UTC)."""

    opened_at: datetime
    deadline: datetime

    def takes(self, at: datetime) -> bool:
        """Tell whether a correction filed at this instant is in time; the deadline itself is late (E91)."""
        return self.opened_at <= at < self.deadline


class MinutesFault(StrEnum):
    """What keeps minutes from being written, circulated, corrected or agreed."""

    NOT_CLOSED = "not_closed"
    NOT_DRAFT = "not_draft"
    NOT_CIRCULATED = "not_circulated"
    AGREED_ALREADY = "agreed_already"
    DEADLINE_PAST = "deadline_past"
    CORRECTION_LATE = "correction_late"
    CORRECTIONS_OPEN = "corrections_open"
    CORRECTIONS_RUN = "corrections_run"
    TEXT_MISSING = "text_missing"
    UNKNOWN_PARAGRAPH = "unknown_paragraph"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting with every correction asked for; ``window`` is None until they are circulated."""

    meeting: str
    state: MinutesState
    paragraphs: tuple[Paragraph, ...]
    window: CorrectionWindow | None = None
    corrections: tuple[Correction, ...] = ()
    fingerprint: str = ""

    def paragraph(self, number: int) -> Paragraph | None:
        """Return the paragraph with this number, or None."""
        return next((each for each in self.paragraphs if each.number == number), None)


def check_circulation(
    minutes: Minutes, deadline: datetime, languages: Iterable[str], now: datetime
) -> MinutesFault | None:
    """Return what keeps the draft from going to the delegations until this deadline, or None.

    Every paragraph has to stand in every language, and the deadline has to lie ahead.
    """
    wanted = tuple(languages)
    if minutes.state is not MinutesState.DRAFT:
        return MinutesFault.NOT_DRAFT
    if deadline <= now:
        return MinutesFault.DEADLINE_PAST
    whole = all(each.text.texts.get(language) for each in minutes.paragraphs for language in wanted)
    return None if whole and minutes.paragraphs else MinutesFault.TEXT_MISSING


def check_correction(minutes: Minutes, paragraph: int, text: LocalizedText, now: datetime) -> MinutesFault | None:
    """Return why a correction filed at ``now`` is not taken, or None; at or after the deadline it is late (E91)."""
    if minutes.state is MinutesState.AGREED:
        return MinutesFault.CORRECTION_LATE
    if minutes.window is None:
        return MinutesFault.NOT_CIRCULATED
    if not minutes.window.takes(now):
        return MinutesFault.CORRECTION_LATE
    if minutes.paragraph(paragraph) is None:
        return MinutesFault.UNKNOWN_PARAGRAPH
    return None if text else MinutesFault.TEXT_MISSING


def check_agreement(minutes: Minutes, now: datetime) -> MinutesFault | None:
    """Return what keeps the minutes from being agreed, or None: the time is over and every correction answered."""
    if minutes.state is MinutesState.AGREED:
        return MinutesFault.AGREED_ALREADY
    if minutes.window is None:
        return MinutesFault.NOT_CIRCULATED
    if now < minutes.window.deadline:
        return MinutesFault.CORRECTIONS_RUN
    is_open = any(each.state is CorrectionState.OPEN for each in minutes.corrections)
    return MinutesFault.CORRECTIONS_OPEN if is_open else None


def minutes_document(minutes: Minutes) -> Document:
    """Return the agreed text as a JSON value: what the fingerprint is computed from."""
    return {
        "format": "maslahat.minutes/1",
        "meeting": minutes.meeting,
        "paragraphs": [
            {
                "number": each.number,
                "section": each.section.value,
                "text": dict(each.text.texts),
                "facts": list(each.facts),
            }
            for each in minutes.paragraphs
        ],
    }


def minutes_fingerprint(minutes: Minutes) -> str:
    """Return the SHA-256 of the canonical form of the text, 64 hex digits."""
    return fingerprint(minutes_document(minutes))
