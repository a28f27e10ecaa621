"""Consensus: whether the positions of the seats add up to the endorsement of one version, by the rule in force.

The rule is data of the programme, with the date from which it holds and its source (R49, E53, E54, E89).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from maslahat.domain.governance.decision_rules import CallTerms
from maslahat.domain.governance.positions import Position, PositionKind, latest_positions
from maslahat.domain.shared.ids import PartyCode, VersionId


class DecisionMethod(StrEnum):
    """How the committee decides."""

    CONSENSUS = "consensus"


class AbsentPolicy(StrEnum):
    """What the absence of a deciding party means: it blocks, a silence procedure follows, or it counts as told.

    A party that was told of the decision beforehand and stays away does not object to a call (COUNTED_IF_NOTIFIED);
    a plan is never endorsed in its name.
    """

    BLOCKS = "blocks"
    FOLLOW_BY_SILENCE = "follow_by_silence"
    COUNTED_IF_NOTIFIED = "counted_if_notified"


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """One version of the rule by which the committee decides.

    ``deciding`` are the member States that decide; ``quorum`` is how many of them must have spoken before the
    silence of the others can be asked for, and be present when a call is closed; ``agency`` is the party whose own
    acceptance of a plan is required as well (None: none is); ``silence`` is the length of a silence procedure of an
    absent party; ``calls`` says how calls go; ``number`` counts the versions of the rule, from 1.
    """

    deciding: tuple[PartyCode, ...]
    quorum: int
    valid_from: datetime
    source: str
    agency: PartyCode | None = None
    method: DecisionMethod = DecisionMethod.CONSENSUS
    absent: AbsentPolicy = AbsentPolicy.BLOCKS
    silence: timedelta = timedelta(hours=72)
    calls: CallTerms = field(default_factory=CallTerms)
    number: int = 1

    @property
    def quorum_to_open(self) -> int:
        """How many deciding parties must be present when a call is opened."""
        return self.quorum if self.calls.quorum_to_open is None else self.calls.quorum_to_open

    @property
    def parties(self) -> tuple[PartyCode, ...]:
        """The parties to the plan, in printed order: the deciding members and the agency (R52)."""
        return self.deciding if self.agency is None else (*self.deciding, self.agency)


@dataclass(frozen=True, slots=True)
class Silence:
    """The procedure by which one absent party may still object: from ``opened_at`` until before ``deadline_at``."""

    seat: PartyCode
    subject: VersionId
    opened_at: datetime
    deadline_at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How the deciding parties stand: ``in_favour`` of ``deciding``, and whether the agency has accepted."""

    in_favour: tuple[PartyCode, ...]
    deciding: tuple[PartyCode, ...]
    agency_accepts: bool


@dataclass(frozen=True, slots=True)
class Endorsed:
    """The version is adopted; the silence of ``by_silence`` counts as joining, ``reserving`` is printed (E55)."""

    subject: VersionId
    tally: Tally
    endorsed_at: datetime
    reserving: tuple[Position, ...] = ()
    by_silence: tuple[PartyCode, ...] = ()
    late: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Provisional:
    """All that have spoken join; the silence of ``pending`` parties still runs (E53)."""

    subject: VersionId
    tally: Tally
    pending: tuple[Silence, ...]
    reserving: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class NotEndorsed:
    """The version is not adopted: these parties are waited for, these object, this many are short of the quorum."""

    subject: VersionId
    tally: Tally
    waiting_for: tuple[PartyCode, ...] = ()
    objections: tuple[Position, ...] = ()
    short_of_quorum: int = 0


Outcome = Endorsed | Provisional | NotEndorsed


def outcome(
    rule: DecisionRule,
    positions: Iterable[Position],
    subject: VersionId,
    now: datetime,
    silences: Iterable[Silence] = (),
) -> Outcome:
    """Return what the positions on this version amount to at ``now`` (aware UTC).

    Positions on another version, of parties that do not decide, and those stated later than ``now`` do not count.
    A position that reaches the secretariat at or after its seat's own deadline is late: kept, without effect (E58).
    """
    running = _silences_of(rule, silences, subject)
    given = list(positions)
    late = tuple(each for each in given if _is_late(each, running) and each.stated_at <= now)
    latest = latest_positions((each for each in given if not _is_late(each, running)), subject, now)
    spoken = {party: latest[party] for party in rule.parties if party in latest}
    objections = tuple(each for each in spoken.values() if each.kind is PositionKind.OBJECT)
    silent = {party: silence for party, silence in running.items() if party not in spoken}
    pending = tuple(silence for silence in silent.values() if now < silence.deadline_at)
    tally = _tally(rule, spoken)
    waiting = tuple(
        party
        for party in rule.parties
        if party not in silent and (party not in spoken or spoken[party].kind is PositionKind.NOT_YET)
    )
    short = max(0, rule.quorum - sum(party in spoken for party in rule.deciding))
    reserving = tuple(each for each in spoken.values() if each.kind is PositionKind.RESERVE)
    if objections or waiting or short:
        return NotEndorsed(subject, tally, waiting, objections, short)
    if pending:
        return Provisional(subject, tally, pending, reserving)
    instants = [each.stated_at for each in spoken.values()] + [each.deadline_at for each in silent.values()]
    return Endorsed(subject, tally, max(instants), reserving, tuple(silent), late)


def rule_in_force(rules: Iterable[DecisionRule], at: datetime) -> DecisionRule | None:
    """Return the rule that held at this instant: past decisions keep the rule they were taken under (E89)."""
    begun = [rule for rule in rules if rule.valid_from <= at]
    return max(begun, key=lambda rule: rule.valid_from, default=None)


def missing_at_the_table(rule: DecisionRule, represented: Collection[PartyCode]) -> tuple[PartyCode, ...]:
    """Return the parties whose absence keeps endorsement closed, empty if it may be opened (E54).

    A quorum and the agency are enough under FOLLOW_BY_SILENCE; otherwise every party must be represented.
    """
    absent = tuple(party for party in rule.parties if party not in represented)
    members_present = sum(party in represented for party in rule.deciding)
    if rule.absent is AbsentPolicy.FOLLOW_BY_SILENCE and members_present >= rule.quorum:
        return tuple(party for party in absent if party == rule.agency)
    return absent


def _silences_of(rule: DecisionRule, silences: Iterable[Silence], subject: VersionId) -> Mapping[PartyCode, Silence]:
    if rule.absent is not AbsentPolicy.FOLLOW_BY_SILENCE:
        return {}
    asked = [each for each in silences if each.subject == subject and each.seat in rule.deciding]
    found = {each.seat: each for each in sorted(asked, key=lambda each: each.deadline_at)}
    return {party: found[party] for party in rule.deciding if party in found}


def _is_late(position: Position, running: Mapping[PartyCode, Silence]) -> bool:
    silence = running.get(position.seat)
    return silence is not None and position.subject == silence.subject and position.stated_at >= silence.deadline_at


def _tally(rule: DecisionRule, spoken: Mapping[PartyCode, Position]) -> Tally:
    in_favour = tuple(party for party in rule.deciding if party in spoken and spoken[party].kind.is_in_favour)
    accepts = rule.agency is None or (rule.agency in spoken and spoken[rule.agency].kind.is_in_favour)
    return Tally(in_favour, rule.deciding, accepts)
