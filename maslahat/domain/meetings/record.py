"""What the record of a meeting tells: the facts from which minutes, outcome document and story are drafted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from maslahat.domain.meetings.decisions import Decision
from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class AttendanceTold:
    """Who took part: how many registered and took part, how many of these online, and the parties represented.

    ``members`` are the member States, ``observers`` all others; ``expected`` is how many member States there are.
    """

    registered: int = 0
    present: int = 0
    online: int = 0
    expected: int = 0
    members: tuple[LocalizedText, ...] = ()
    observers: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementTold:
    """A statement as the minutes may tell it: ``words`` only if it is cleared for quoting, else empty.

    ``is_verbatim`` tells the text itself from a summary that is cleared in its place.
    ``speaker`` is an office, or the kind of institution where offices are not named (R35).
    """

    number: int
    item: int | None
    speaker: LocalizedText
    party: LocalizedText
    words: LocalizedText = field(default_factory=LocalizedText)
    is_verbatim: bool = True
    is_online: bool = False


@dataclass(frozen=True, slots=True)
class ProposalTold:
    """A proposal and its fate; ``into`` is the proposal that took its place or made it fall (E42)."""

    ref: str
    party: LocalizedText
    headline: LocalizedText
    disposition: str
    into: str = ""
    reason: LocalizedText = field(default_factory=LocalizedText)
    is_civil_society: bool = False

    @property
    def is_taken_up(self) -> bool:
        """Tell whether it went into the plan, as it stood, amended, or in another proposal (R57)."""
        return self.disposition in ("accepted", "accepted_amended", "merged")


@dataclass(frozen=True, slots=True)
class PositionTold:
    """The position of one party on the final text; a reservation has its words and the printed codes of its lines."""

    party: LocalizedText
    kind: str
    text: LocalizedText = field(default_factory=LocalizedText)
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanTold:
    """The plan the meeting decided on; ``endorsed_on`` is None while the parties have not all endorsed it."""

    code: str
    title: LocalizedText
    year: int
    lines: int
    label: str
    fingerprint: str
    endorsed_on: date | None
    positions: tuple[PositionTold, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemTold:
    """One item of the agenda."""

    number: int
    title: LocalizedText
    kind: str


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Everything that is told of a meeting. ``place`` is the city, ``form`` in_person, hybrid or online.

    ``opened_at`` and ``closed_at`` are by the clocks of the place.

    ``parties`` has the name of every party by code.
    """

    code: str
    held_on: date
    place: LocalizedText
    country: LocalizedText
    co_host: LocalizedText
    form: str
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    agenda: tuple[ItemTold, ...] = ()
    attendance: AttendanceTold = field(default_factory=AttendanceTold)
    statements: tuple[StatementTold, ...] = ()
    proposals: tuple[ProposalTold, ...] = ()
    decisions: tuple[Decision, ...] = ()
    arising: tuple[Decision, ...] = ()
    plan: PlanTold | None = None
    parties: Mapping[str, LocalizedText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CivilSocietyPart:
    """How many proposals came from civil society, and how many of them were taken up (R57)."""

    proposals: int
    taken_up: int

    @property
    def percent(self) -> int | None:
        """The share taken up in whole percent, rounded half up; None if there was no proposal."""
        return None if not self.proposals else (200 * self.taken_up + self.proposals) // (2 * self.proposals)


def civil_society_part(proposals: tuple[ProposalTold, ...]) -> CivilSocietyPart:
    """Return the part of civil society in these proposals (R57)."""
    theirs = [each for each in proposals if each.is_civil_society]
    return CivilSocietyPart(len(theirs), sum(each.is_taken_up for each in theirs))
