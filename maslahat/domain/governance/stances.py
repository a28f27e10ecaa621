"""Stances: what a seat says on any subject before the committee, and whether that counts.

A subject is a proposal, a line, a version of the plan, or a question of procedure; its fingerprint names exactly what
the speaker saw (E80). Everything said is kept; of each seat the latest word of the one who holds its voice counts.
Sources: workplans_and_decisions §7; R37, R38; E47 to E50, E80.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from maslahat.domain.governance.consensus import DecisionRule
from maslahat.domain.governance.decision_rules import ReservationPolicy
from maslahat.domain.governance.positions import Channel
from maslahat.domain.governance.seats import Accreditation, Seat, speaker_of
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.shared.texts import LocalizedText


class SubjectKind(StrEnum):
    """What the committee can have before it."""

    PROPOSAL = "proposal"
    LINE = "line"
    VERSION = "version"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class CallSubject:
    """What is before the committee: its kind, its name, the fingerprint of its exact content, and the plan's code.

    ``ref`` is the reference of a proposal, the id of a line, the label of a version, or a word for a procedural
    question; a question of procedure need not belong to a plan.
    """

    kind: SubjectKind
    ref: str
    fingerprint: str
    plan: str = ""


class StanceKind(StrEnum):
    """What a seat can say on a subject, beside saying nothing."""

    SUPPORT = "support"
    NO_OBJECTION = "no_objection"
    OBJECT = "object"
    RESERVE = "reserve"
    AD_REFERENDUM = "ad_referendum"
    NOT_PARTICIPATING = "not_participating"

    @property
    def needs_text(self) -> bool:
        """Tell whether the seat must say why."""
        return self in (StanceKind.OBJECT, StanceKind.RESERVE)


class Weight(StrEnum):
    """How much a stance weighs: it counts; its speaker does not hold the seat's voice; its party does not decide."""

    COUNTS = "counts"
    NOT_EFFECTIVE = "not_effective"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Stance:
    """What one person said for one party on one subject.

    ``number`` is its place in the record of the meeting (rising, never reused); ``role`` is the role held at that
    moment (E48); ``lines`` are the reserved lines, ``whole`` a reservation on all of it; ``supersedes`` is the number
    of the party's stance on the subject that this one replaces.
    """

    number: int
    seat: PartyCode
    kind: StanceKind
    subject: str
    person: str
    role: Role
    stated_at: datetime
    text: LocalizedText = field(default_factory=LocalizedText)
    lines: tuple[LineId, ...] = ()
    whole: bool = False
    channel: Channel = Channel.ROOM
    weight: Weight = Weight.COUNTS
    supersedes: int | None = None


class StanceFault(StrEnum):
    """What is wrong with a stance."""

    STALE_SUBJECT = "stale_subject"
    NOT_OF_THIS_SEAT = "not_of_this_seat"
    TEXT_MISSING = "text_missing"
    LINES_MISSING = "lines_missing"
    LINES_NOT_ASKED = "lines_not_asked"
    UNKNOWN_LINE = "unknown_line"
    RESERVATION_NOT_ADMITTED = "reservation_not_admitted"


@dataclass(frozen=True, slots=True)
class StanceRefused:
    """A stance that may not stand: every fault, and who holds the seat's voice now and may take it over (E49)."""

    faults: tuple[StanceFault, ...]
    offered_to: str | None = None


@dataclass(frozen=True, slots=True)
class StanceHearing:
    """All that is known when somebody takes a stance.

    ``subject`` is the fingerprint before the committee now, ``lines`` are those one can reserve; ``aside`` names
    persons who do not hold their seat's voice now, as the chair does not (E47).
    """

    rule: DecisionRule
    subject: str
    lines: Collection[LineId]
    seats: Sequence[Seat]
    accreditations: Sequence[Accreditation]
    stances: Sequence[Stance] = ()
    aside: Collection[str] = ()

    def speaker(self, party: PartyCode, at: datetime) -> Accreditation | None:
        """Return who speaks for this party at this instant, or None."""
        return speaker_of(party, self.seats, self.accreditations, at, self.aside)


def hear(wanted: Stance, hearing: StanceHearing, now: datetime) -> Stance | StanceRefused:
    """Return the stance with the weight it has at ``now`` (aware UTC), or every fault at once.

    Another person of a deciding seat than its speaker is heard without effect (E50); a party that does not decide
    comments; one who is no longer accredited for the party is not heard (E48, E49).
    """
    held = [
        each
        for each in hearing.accreditations
        if (each.person, each.party) == (wanted.person, wanted.seat) and each.holds_at(now)
    ]
    speaker = hearing.speaker(wanted.seat, now)
    faults = (*_faults(wanted, hearing), *(() if held else (StanceFault.NOT_OF_THIS_SEAT,)))
    if faults:
        return StanceRefused(faults, speaker.person if speaker and not held else None)
    is_speaker = speaker is not None and speaker.person == wanted.person
    weight = _weight(wanted.seat in hearing.rule.deciding, is_speaker)
    before = latest_stances(hearing.stances, hearing.subject, now).get(wanted.seat) if weight is Weight.COUNTS else None
    role = speaker.role if speaker is not None and is_speaker else wanted.role
    return replace(wanted, role=role, stated_at=now, weight=weight, supersedes=before.number if before else None)


def latest_stances(stances: Iterable[Stance], subject: str, now: datetime) -> Mapping[PartyCode, Stance]:
    """Return for each seat the stance that counts: its latest with effect on this subject, stated not after ``now``."""
    counted = [
        each for each in stances if each.weight is Weight.COUNTS and each.subject == subject and each.stated_at <= now
    ]
    return {each.seat: each for each in sorted(counted, key=lambda each: each.number)}


def subject_fingerprint(kind: SubjectKind, ref: str, *content: str) -> str:
    """Return the fingerprint of a subject; ``content`` are the fingerprints and texts that make up what is seen."""
    return fingerprint({"format": "maslahat.subject/1", "kind": str(kind), "ref": ref, "content": list(content)})


def _weight(decides: bool, is_speaker: bool) -> Weight:
    if not decides:
        return Weight.COMMENT
    return Weight.COUNTS if is_speaker else Weight.NOT_EFFECTIVE


def _faults(wanted: Stance, hearing: StanceHearing) -> tuple[StanceFault, ...]:
    is_reserving = wanted.kind is StanceKind.RESERVE
    named, policy = bool(wanted.lines) or wanted.whole, hearing.rule.calls.reservations
    checks = (
        (StanceFault.STALE_SUBJECT, wanted.subject != hearing.subject),
        (StanceFault.TEXT_MISSING, wanted.kind.needs_text and not wanted.text),
        (StanceFault.LINES_MISSING, is_reserving and not named),
        (StanceFault.LINES_NOT_ASKED, named and (not is_reserving or (bool(wanted.lines) and wanted.whole))),
        (StanceFault.UNKNOWN_LINE, any(line not in hearing.lines for line in wanted.lines)),
        (StanceFault.RESERVATION_NOT_ADMITTED, is_reserving and policy is ReservationPolicy.NOT_ADMITTED),
    )
    return tuple(fault for fault, holds in checks if holds)
