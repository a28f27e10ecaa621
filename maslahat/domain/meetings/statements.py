"""Statements: what a speaker said or would have said, in every version, and what of it may be quoted.

Sources: R31 (office, institution, country, language, item, text or summary, clearance, version), R27 (mode), R35.
Clearance is given by the delegation itself, for one version, and can be taken back until a story quotes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from maslahat.domain.meetings.floor import SpeakingMode
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText


class Clearance(StrEnum):
    """What a delegation lets others quote of its statement."""

    NONE = "none"
    SUMMARY = "summary"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class StatementVersion:
    """One wording of a statement: the full text, a summary, or both; each in one language or more, never changed."""

    number: int
    text: LocalizedText
    summary: LocalizedText
    filed_at: datetime
    filed_by: PartyCode


@dataclass(frozen=True, slots=True)
class ClearanceGiven:
    """What a delegation allowed for one version, at an instant."""

    clearance: Clearance
    version: int
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of an office of an institution on an agenda item, with every version and every clearance.

    ``number`` counts in the meeting; ``country`` is empty for an institution of no one country; ``language`` is the
    one in which it was given; ``quoted_at`` is when a released story first quoted it, None if none did.
    """

    number: int
    item: int
    party: PartyCode
    institution: str
    country: str
    office: LocalizedText
    language: str
    mode: SpeakingMode
    versions: tuple[StatementVersion, ...]
    clearances: tuple[ClearanceGiven, ...] = field(default_factory=tuple)
    quoted_at: datetime | None = None

    @property
    def current(self) -> StatementVersion:
        """The wording that counts: the latest."""
        return self.versions[-1]

    @property
    def clearance(self) -> Clearance:
        """What may be quoted now: what was last allowed, and only if it was allowed for the wording that counts."""
        given = self.clearances[-1] if self.clearances else None
        return given.clearance if given and given.version == self.current.number else Clearance.NONE


@dataclass(frozen=True, slots=True)
class Quotable:
    """Words of a statement that a story may use: its own (``is_verbatim``) or its summary, and the version."""

    statement: int
    version: int
    words: LocalizedText
    is_verbatim: bool


class ClearanceFault(StrEnum):
    """Why a clearance is not recorded."""

    NO_TEXT = "no_text"
    NO_SUMMARY = "no_summary"
    OLD_VERSION = "old_version"
    QUOTED_ALREADY = "quoted_already"
    AS_BEFORE = "as_before"


def clearance_fault(statement: Statement, wanted: Clearance, version: int) -> ClearanceFault | None:
    """Return why the delegation cannot allow this for the version it saw, or None.

    What a released story has quoted cannot be taken back; there must be something of the kind that is allowed.
    """
    rank = list(Clearance).index
    current = statement.current
    checks = (
        (ClearanceFault.OLD_VERSION, version != current.number),
        (
            ClearanceFault.QUOTED_ALREADY,
            statement.quoted_at is not None and rank(wanted) < rank(statement.clearance),
        ),
        (ClearanceFault.NO_TEXT, wanted is Clearance.QUOTE and not current.text),
        (ClearanceFault.NO_SUMMARY, wanted is Clearance.SUMMARY and not current.summary),
        (ClearanceFault.AS_BEFORE, wanted is statement.clearance),
    )
    return next((fault for fault, holds in checks if holds), None)


def quotable(statements: Iterable[Statement]) -> tuple[Quotable, ...]:
    """Return what the public story may use, by number; an uncleared statement leaves no trace (R31, R54)."""
    found = []
    for each in sorted(statements, key=lambda one: one.number):
        current, clearance = each.current, each.clearance
        if clearance is Clearance.QUOTE and current.text:
            found.append(Quotable(each.number, current.number, current.text, is_verbatim=True))
        if clearance is not Clearance.NONE and current.summary:
            found.append(Quotable(each.number, current.number, current.summary, is_verbatim=False))
    return tuple(found)
