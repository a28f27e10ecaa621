"""Calls: the chair asks whether anybody objects, a countdown runs for all to see, and the server computes the result.

A call is about one fingerprint. Its result names every deciding seat: what it said, or that it said nothing. Nothing
here reads a clock: instants are passed in, and are those of the server.
Sources: workplans_and_decisions §7; R49; E50 to E55, E72, E74, E80.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from maslahat.domain.governance.consensus import AbsentPolicy, DecisionRule
from maslahat.domain.governance.decision_rules import CallMethod, Question
from maslahat.domain.governance.stances import CallSubject, Stance, StanceKind, latest_stances
from maslahat.domain.shared.ids import PartyCode


@dataclass(frozen=True, slots=True)
class Call:
    """A question that the chair put to the seats, under the version of the rule that was in force then (E89).

    ``present`` are the deciding parties that were present at the opening; ``notified`` those that were told of it
    beforehand; ``paused_at`` is when the chair stopped the countdown, None while it runs.
    """

    number: int
    subject: CallSubject
    question: Question
    method: CallMethod
    rule: DecisionRule
    opened_at: datetime
    ends_at: datetime
    present: tuple[PartyCode, ...]
    notified: tuple[PartyCode, ...] = ()
    paused_at: datetime | None = None

    def left(self, now: datetime) -> timedelta:
        """Return how much of the countdown is left; nothing once it has run out."""
        return max(timedelta(0), self.ends_at - (self.paused_at or now))


class CallFault(StrEnum):
    """Why a call cannot be opened, moved or closed."""

    METHOD_NOT_ALLOWED = "method_not_allowed"
    NO_QUORUM = "no_quorum"
    SEAT_ABSENT = "seat_absent"
    NO_COUNTDOWN = "no_countdown"
    COUNTDOWN_RUNS = "countdown_runs"
    COUNTDOWN_OVER = "countdown_over"
    NOT_LONGER = "not_longer"
    IS_PAUSED = "is_paused"
    NOT_PAUSED = "not_paused"


@dataclass(frozen=True, slots=True)
class CallRefused:
    """What cannot be done with a call: every fault, and the deciding seats that are missing."""

    faults: tuple[CallFault, ...]
    missing: tuple[PartyCode, ...] = ()


class SeatWord(StrEnum):
    """What the record of a decision says of one seat: the word it gave, or what its saying nothing means."""

    SUPPORT = "support"
    NO_OBJECTION = "no_objection"
    SILENT = "silent"
    RESERVE = "reserve"
    AD_REFERENDUM = "ad_referendum"
    NOT_PARTICIPATING = "not_participating"
    OBJECT = "object"
    NOTIFIED = "notified"
    PENDING = "pending"
    BY_SILENCE = "by_silence"
    NOT_NAMED = "not_named"
    ABSENT = "absent"
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    NOT_VOTING = "not_voting"


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """One seat in the record of a decision; ``stance`` is the number of what it said, None if it said nothing."""

    seat: PartyCode
    word: SeatWord
    was_present: bool
    is_present: bool
    stance: int | None = None


class DecisionResult(StrEnum):
    """What a call came to."""

    ADOPTED = "adopted"
    AD_REFERENDUM = "ad_referendum"
    PROVISIONAL = "provisional"
    NOT_DECIDED = "not_decided"
    NOT_ADOPTED = "not_adopted"
    RULED = "ruled"

    @property
    def degree(self) -> int:
        """How far this is adopted, from 0 (not at all) to 3."""
        return _DEGREES.get(self, 0)


_DEGREES: Mapping[DecisionResult, int] = {
    DecisionResult.PROVISIONAL: 1,
    DecisionResult.AD_REFERENDUM: 2,
    DecisionResult.ADOPTED: 3,
    DecisionResult.RULED: 3,
}


class WhyNot(StrEnum):
    """Why a call did not end in adoption."""

    OBJECTION = "objection"
    QUORUM_MISSED = "quorum_missed"
    QUORUM_LOST = "quorum_lost"
    SEAT_ABSENT = "seat_absent"
    SUBJECT_CHANGED = "subject_changed"
    MAJORITY_MISSED = "majority_missed"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a call came to, and the record of every deciding seat, in the order of the rule."""

    call: Call
    result: DecisionResult
    decided_at: datetime
    seats: tuple[SeatRecord, ...]
    why: tuple[WhyNot, ...] = ()

    def seats_with(self, *words: SeatWord) -> tuple[PartyCode, ...]:
        """Return the seats of which the record says one of these words."""
        return tuple(each.seat for each in self.seats if each.word in words)


def opened(call: Call) -> Call | CallRefused:
    """Return the call if it may be opened, else every fault.

    The method must be one that the rule allows for the question, the quorum must be present, and where absence blocks
    every deciding seat must be there (E54).
    """
    rule = call.rule
    missing = tuple(party for party in rule.deciding if party not in call.present)
    checks = (
        (CallFault.METHOD_NOT_ALLOWED, not rule.calls.allows(call.method, call.question)),
        (CallFault.NO_QUORUM, _present(rule, call.present) < rule.quorum_to_open),
        (CallFault.SEAT_ABSENT, bool(_blocking(call, missing))),
        (CallFault.NO_COUNTDOWN, call.ends_at <= call.opened_at),
    )
    faults = tuple(fault for fault, holds in checks if holds)
    return CallRefused(faults, missing) if faults else call


def extended(call: Call, until: datetime, now: datetime) -> Call | CallRefused:
    """Return the call with a countdown that runs until a later instant: only before its end, and never shorter."""
    checks = (
        (CallFault.IS_PAUSED, call.paused_at is not None),
        (CallFault.COUNTDOWN_OVER, call.paused_at is None and now >= call.ends_at),
        (CallFault.NOT_LONGER, until <= call.ends_at),
    )
    faults = tuple(fault for fault, holds in checks if holds)
    return CallRefused(faults) if faults else replace(call, ends_at=until)


def paused(call: Call, now: datetime) -> Call | CallRefused:
    """Return the call with its countdown stopped, before its end."""
    if call.paused_at is not None:
        return CallRefused((CallFault.IS_PAUSED,))
    return CallRefused((CallFault.COUNTDOWN_OVER,)) if now >= call.ends_at else replace(call, paused_at=now)


def resumed(call: Call, now: datetime) -> Call | CallRefused:
    """Return the call with its countdown running on from where it was stopped."""
    if call.paused_at is None:
        return CallRefused((CallFault.NOT_PAUSED,))
    return replace(call, ends_at=now + call.left(now), paused_at=None)


def may_close(
    call: Call, stances: Iterable[Stance], present: Collection[PartyCode], now: datetime
) -> CallRefused | None:
    """Return why the chair cannot close the call with a decision yet, or None.

    The countdown must have run out, unless every deciding seat has spoken; and a quorum must be present (E51).
    """
    spoken = latest_stances(stances, call.subject.fingerprint, now)
    has_time = call.paused_at is not None or now < call.ends_at
    all_spoke = all(party in spoken for party in call.rule.deciding)
    missing = tuple(party for party in call.rule.deciding if party not in present)
    checks = (
        (CallFault.COUNTDOWN_RUNS, has_time and not all_spoke),
        (CallFault.NO_QUORUM, _present(call.rule, present) < call.rule.quorum),
    )
    faults = tuple(fault for fault, holds in checks if holds)
    return CallRefused(faults, missing) if faults else None


def decided(
    call: Call,
    stances: Iterable[Stance],
    present: Collection[PartyCode],
    now: datetime,
    subject_now: str,
    given_up: bool = False,
) -> Decision:
    """Return what a call by no objection comes to when it is closed at ``now`` (aware UTC).

    ``present`` are the parties present at that moment, ``subject_now`` the fingerprint that its subject has by then;
    ``given_up`` is the chair's word that nothing shall be decided. Adopted only if the quorum held at the opening and
    at the closing and no seat objects; a reservation does not stand in the way (E55). Where absence is followed by
    silence the result is provisional until the absent seats have answered or let their time run out (E53).
    """
    spoken = latest_stances(stances, call.subject.fingerprint, now)
    seats = tuple(_record(call, party, spoken.get(party), party in present) for party in call.rule.deciding)
    words = {each.word for each in seats}
    why = _why_not(call, present, words, subject_now, given_up)
    return Decision(call, _result(words, why), now, seats, why)


def settled(
    decision: Decision,
    broken: Collection[PartyCode],
    kept: Collection[PartyCode],
    at: datetime,
    names_objector: bool = True,
) -> Decision:
    """Return what a provisional decision comes to when silence procedures of its pending seats have ended.

    ``broken`` are the seats that broke their silence, ``kept`` those whose time ran out unbroken; others stay
    pending. Where the rule names no objector, the record says the same of every seat that was waited for. A decision
    that is not provisional stays as it is.
    """
    if decision.result is not DecisionResult.PROVISIONAL:
        return decision
    is_broken = any(each.word is SeatWord.PENDING and each.seat in broken for each in decision.seats)
    if is_broken and not names_objector:
        seats = tuple(_with(each, SeatWord.NOT_NAMED) for each in decision.seats)
    else:
        seats = tuple(_after_silence(each, broken, kept) for each in decision.seats)
    words = {each.word for each in seats}
    why = (WhyNot.OBJECTION,) if is_broken else ()
    return replace(decision, result=_result(words, why), decided_at=at, seats=seats, why=why)


def ruled(call: Call) -> Decision:
    """Return the chair's ruling on a question of procedure: it holds at once, and no seat is asked."""
    return Decision(call, DecisionResult.RULED, call.opened_at, ())


def _why_not(
    call: Call, present: Collection[PartyCode], words: Collection[SeatWord], subject_now: str, given_up: bool
) -> tuple[WhyNot, ...]:
    rule = call.rule
    checks = (
        (WhyNot.GIVEN_UP, given_up),
        (WhyNot.SUBJECT_CHANGED, subject_now != call.subject.fingerprint),
        (WhyNot.QUORUM_MISSED, _present(rule, call.present) < rule.quorum_to_open),
        (WhyNot.QUORUM_LOST, _present(rule, present) < rule.quorum),
        (WhyNot.OBJECTION, SeatWord.OBJECT in words),
        (WhyNot.SEAT_ABSENT, SeatWord.ABSENT in words),
    )
    return tuple(why for why, holds in checks if holds)


def _result(words: Collection[SeatWord], why: tuple[WhyNot, ...]) -> DecisionResult:
    if why:
        return DecisionResult.NOT_ADOPTED if why == (WhyNot.OBJECTION,) else DecisionResult.NOT_DECIDED
    if SeatWord.PENDING in words:
        return DecisionResult.PROVISIONAL
    return DecisionResult.AD_REFERENDUM if SeatWord.AD_REFERENDUM in words else DecisionResult.ADOPTED


def _record(call: Call, party: PartyCode, said: Stance | None, is_present: bool) -> SeatRecord:
    was_present = party in call.present
    if said is not None:
        return SeatRecord(party, _WORDS[said.kind], was_present, is_present, said.number)
    if is_present:
        return SeatRecord(party, SeatWord.SILENT, was_present, True)
    return SeatRecord(party, _absence(call, party), was_present, False)


def _absence(call: Call, party: PartyCode) -> SeatWord:
    match call.rule.absent:
        case AbsentPolicy.FOLLOW_BY_SILENCE:
            return SeatWord.PENDING
        case AbsentPolicy.COUNTED_IF_NOTIFIED if party in call.notified:
            return SeatWord.NOTIFIED
    return SeatWord.ABSENT


def _after_silence(record: SeatRecord, broken: Collection[PartyCode], kept: Collection[PartyCode]) -> SeatRecord:
    if record.seat in broken:
        return _with(record, SeatWord.OBJECT)
    return _with(record, SeatWord.BY_SILENCE) if record.seat in kept else record


def _with(record: SeatRecord, word: SeatWord) -> SeatRecord:
    """Return the record of a seat that was waited for with this word; that of any other seat stays."""
    return replace(record, word=word) if record.word is SeatWord.PENDING else record


def _present(rule: DecisionRule, present: Collection[PartyCode]) -> int:
    return sum(party in present for party in rule.deciding)


def _blocking(call: Call, missing: Iterable[PartyCode]) -> tuple[PartyCode, ...]:
    return tuple(party for party in missing if _absence(call, party) is SeatWord.ABSENT)


_WORDS: Mapping[StanceKind, SeatWord] = {kind: SeatWord(kind.value) for kind in StanceKind}
