"""Votes by roll call, where the terms of reference allow them: the order of the roll, the count, the result.

The roll begins with a seat drawn by a seed that is written down beforehand, so that anyone can draw it again. Those
present and those voting are counted apart, and shares are exact. Source: workplans_and_decisions §7.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256

from maslahat.domain.governance.calls import Call, Decision, DecisionResult, SeatRecord, SeatWord, WhyNot
from maslahat.domain.governance.decision_rules import MajorityOf
from maslahat.domain.shared.ids import PartyCode


class Ballot(StrEnum):
    """What a seat answers when its name is called."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Cast:
    """The answer of one seat; ``number`` is its place in the record of the meeting."""

    number: int
    seat: PartyCode
    ballot: Ballot


@dataclass(frozen=True, slots=True)
class Count:
    """A vote counted: yes, no and abstentions, seats present, and how many of them the majority is taken of."""

    yes: int
    no: int
    abstained: int
    present: int
    counted: int

    @property
    def share(self) -> Fraction | None:
        """The exact share of yes, or None where nobody is counted."""
        return Fraction(self.yes, self.counted) if self.counted else None


def roll_call(seats: Collection[PartyCode], seed: str) -> tuple[PartyCode, ...]:
    """Return the seats in the order in which they are called: by code, beginning with the one the seed draws."""
    order = sorted(seats)
    if not order:
        return ()
    first = int.from_bytes(sha256(seed.encode()).digest()) % len(order)
    return tuple(order[first:] + order[:first])


def counted(call: Call, casts: Iterable[Cast], present: Collection[PartyCode]) -> Count:
    """Return the vote counted: of each deciding seat the first answer counts; later ones change nothing."""
    given = _first_answers(call, casts)
    tally = {ballot: sum(each.ballot is ballot for each in given.values()) for ballot in Ballot}
    here = sum(party in present or party in given for party in call.rule.deciding)
    majority = call.rule.calls.majority
    is_of_present = majority is not None and majority.of is MajorityOf.PRESENT
    base = here if is_of_present else tally[Ballot.YES] + tally[Ballot.NO]
    return Count(tally[Ballot.YES], tally[Ballot.NO], tally[Ballot.ABSTAIN], here, base)


def voted(
    call: Call, casts: Iterable[Cast], present: Collection[PartyCode], now: datetime, subject_now: str
) -> Decision:
    """Return what the vote comes to when it is closed at ``now``.

    It carries if a quorum is present and the majority says yes to the text that was put to the vote.
    """
    answers = list(casts)
    given, count, majority = _first_answers(call, answers), counted(call, answers, present), call.rule.calls.majority
    checks = (
        (WhyNot.SUBJECT_CHANGED, subject_now != call.subject.fingerprint),
        (WhyNot.QUORUM_LOST, count.present < call.rule.quorum),
        (WhyNot.MAJORITY_MISSED, majority is None or not majority.is_reached(count.yes, count.counted)),
    )
    why = tuple(reason for reason, holds in checks if holds)
    seats = tuple(_record(call, party, given.get(party), party in present) for party in call.rule.deciding)
    return Decision(call, _result(why), now, seats, why)


def _result(why: tuple[WhyNot, ...]) -> DecisionResult:
    if not why:
        return DecisionResult.ADOPTED
    return DecisionResult.NOT_ADOPTED if why == (WhyNot.MAJORITY_MISSED,) else DecisionResult.NOT_DECIDED


def _first_answers(call: Call, casts: Iterable[Cast]) -> Mapping[PartyCode, Cast]:
    found: dict[PartyCode, Cast] = {}
    for each in sorted(casts, key=lambda cast: cast.number):
        if each.seat in call.rule.deciding:
            found.setdefault(each.seat, each)
    return found


def _record(call: Call, party: PartyCode, cast: Cast | None, is_present: bool) -> SeatRecord:
    was_present = party in call.present
    if cast is not None:
        return SeatRecord(party, SeatWord(cast.ballot.value), was_present, is_present, cast.number)
    return SeatRecord(party, SeatWord.NOT_VOTING if is_present else SeatWord.ABSENT, was_present, is_present)
