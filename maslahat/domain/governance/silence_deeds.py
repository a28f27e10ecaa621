"""What may be done in a silence procedure: each deed gives the entry that it adds, or every fault that forbids it.

Every function takes ``now`` (aware UTC) as the clock shows it and goes by the later of it and the latest instant that
the procedure has seen (E70). Sources: workplans_and_decisions §7; E57 to E66, E70 to E72.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from maslahat.domain.governance.silence import (
    DeliveryWay,
    NoticeSubject,
    SilenceEntry,
    SilenceEntryKind,
    SilenceProcedure,
    SilenceState,
)
from maslahat.domain.governance.silence_deadline import Deadline

AGAINST = (SilenceEntryKind.OBJECTION, SilenceEntryKind.COUNTER_AMENDMENT)
BESIDE = (SilenceEntryKind.STATEMENT, SilenceEntryKind.RESERVATION)


class SilenceFault(StrEnum):
    """What forbids a deed in a silence procedure."""

    SEAT_NOT_ASKED = "seat_not_asked"
    TEXT_MISSING = "text_missing"
    LINES_MISSING = "lines_missing"
    IS_CLOSED = "is_closed"
    NOT_STARTED = "not_started"
    HAS_EXPIRED = "has_expired"
    NOT_LATER = "not_later"
    STATEMENTS_OVER = "statements_over"
    NO_SUCH_OBJECTION = "no_such_objection"
    ALREADY_WITHDRAWN = "already_withdrawn"
    EVIDENCE_MISSING = "evidence_missing"
    RECEIVED_OUTSIDE = "received_outside"
    NOTHING_TO_CONFIRM = "nothing_to_confirm"
    SAME_PERSON = "same_person"
    UNKNOWN_LANGUAGE = "unknown_language"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class SilenceRefused:
    """A deed that the procedure does not allow: every fault."""

    faults: tuple[SilenceFault, ...]


Answer = SilenceEntry | SilenceRefused


def instant(procedure: SilenceProcedure, now: datetime) -> datetime:
    """Return the instant that counts: the clock, but never before what the procedure has seen (E70)."""
    return max(now, procedure.latest_seen)


def with_entry(procedure: SilenceProcedure, entry: SilenceEntry) -> SilenceProcedure:
    """Return the procedure with this entry added."""
    return replace(procedure, entries=(*procedure.entries, entry))


def answer(procedure: SilenceProcedure, wanted: SilenceEntry, now: datetime) -> Answer:
    """Return what an officer writes for a seat: an objection or counter-amendment, a statement or a reservation.

    An objection that is late is kept all the same (E58); statements are taken until the hour that was stated (E62).
    """
    at, until = instant(procedure, now), procedure.statements_until
    is_beside, is_over = wanted.kind in BESIDE, until is not None and at >= until
    closed = procedure.closed
    is_void = closed is not None and closed.word == SilenceState.VOID
    is_reserving = wanted.kind is SilenceEntryKind.RESERVATION
    checks = (
        (SilenceFault.SEAT_NOT_ASKED, wanted.seat not in procedure.seats),
        (SilenceFault.TEXT_MISSING, not wanted.text),
        (SilenceFault.LINES_MISSING, is_reserving and not wanted.lines and not wanted.whole),
        (SilenceFault.IS_CLOSED, is_void or (is_beside and closed is not None)),
        (SilenceFault.STATEMENTS_OVER, is_beside and closed is None and is_over),
    )
    return _entered(procedure, wanted, at, checks)


def withdraw(procedure: SilenceProcedure, wanted: SilenceEntry, now: datetime) -> Answer:
    """Return that a seat takes an objection of its own back; whether the silence mends is for the terms (E60)."""
    target = procedure.entry(wanted.refers)
    known = target is not None and target.kind in AGAINST and target.seat == wanted.seat
    done = {each.refers for each in procedure.of(SilenceEntryKind.WITHDRAWAL)}
    checks = (
        (SilenceFault.NO_SUCH_OBJECTION, not known),
        (SilenceFault.ALREADY_WITHDRAWN, wanted.refers in done),
    )
    return _entered(procedure, wanted, instant(procedure, now), checks)


def extend(procedure: SilenceProcedure, until: Deadline, wanted: SilenceEntry, now: datetime) -> Answer:
    """Return that the chair lets the silence last until a later instant, for all; never once it has run out (E64)."""
    at, deadline = instant(procedure, now), procedure.deadline
    checks = (
        (SilenceFault.IS_CLOSED, procedure.closed is not None),
        (SilenceFault.NOT_STARTED, procedure.closed is None and deadline is None),
        (SilenceFault.HAS_EXPIRED, deadline is not None and at >= deadline),
        (SilenceFault.NOT_LATER, deadline is not None and until.at <= deadline),
    )
    return _entered(procedure, replace(wanted, holds=until.at), at, checks)


def publish(procedure: SilenceProcedure, wanted: SilenceEntry, now: datetime) -> Answer:
    """Return that the text stands in one more of the required languages (E65)."""
    checks = (
        (SilenceFault.UNKNOWN_LANGUAGE, wanted.word not in procedure.missing_languages),
        (SilenceFault.IS_CLOSED, procedure.closed is not None),
    )
    return _entered(procedure, wanted, instant(procedure, now), checks)


def deliver(procedure: SilenceProcedure, wanted: SilenceEntry, now: datetime) -> Answer:
    """Return that the notice came to an officer of a seat, or bounced (E66).

    What was handed over needs a text that says how and to whom.
    """
    needs_text = wanted.word == DeliveryWay.HANDED_OVER
    checks = (
        (SilenceFault.SEAT_NOT_ASKED, wanted.seat not in procedure.seats),
        (SilenceFault.EVIDENCE_MISSING, needs_text and not wanted.text),
    )
    return _entered(procedure, wanted, instant(procedure, now), checks)


def receive(procedure: SilenceProcedure, wanted: SilenceEntry, now: datetime) -> Answer:
    """Return an objection that reached the house at ``wanted.holds`` and is typed in only now, with evidence (E59).

    It breaks nothing before a second person has confirmed it.
    """
    at = instant(procedure, now)
    closed = procedure.closed
    received = wanted.holds
    checks = (
        (SilenceFault.SEAT_NOT_ASKED, wanted.seat not in procedure.seats),
        (SilenceFault.TEXT_MISSING, not wanted.text),
        (SilenceFault.EVIDENCE_MISSING, not wanted.facts.get("evidence")),
        (SilenceFault.RECEIVED_OUTSIDE, received is None or not procedure.opened_at <= received <= at),
        (SilenceFault.IS_CLOSED, closed is not None and closed.word == SilenceState.VOID),
    )
    return _entered(procedure, wanted, at, checks)


def settle_received(procedure: SilenceProcedure, wanted: SilenceEntry, now: datetime) -> Answer:
    """Return that a second person confirms, or dismisses, an objection typed in after the event (E59)."""
    waiting = {each.number: each for each in procedure.unconfirmed}
    target = waiting.get(wanted.refers)
    checks = (
        (SilenceFault.NOTHING_TO_CONFIRM, target is None),
        (SilenceFault.SAME_PERSON, target is not None and target.person == wanted.person),
    )
    return _entered(procedure, wanted, instant(procedure, now), checks)


def start(procedure: SilenceProcedure, until: Deadline, now: datetime) -> SilenceEntry | None:
    """Return the start of the clock with its deadline if the gate is open, else None."""
    if not procedure.gate_is_open:
        return None
    return _server_entry(procedure, SilenceEntryKind.STARTED, now, holds=until.at)


def close(procedure: SilenceProcedure, now: datetime, *, stands: bool) -> SilenceEntry | None:
    """Return the one end of the procedure if it has come, else None (E71, E72).

    ``stands`` tells whether the text asked about still stands: a new text voids it. It is broken at once, unless the
    terms let a withdrawal mend it; it is adopted as of its deadline, however late this is seen.
    """
    if procedure.closed is not None:
        return None
    at, deadline = instant(procedure, now), procedure.deadline
    is_over = deadline is not None and at >= deadline
    if procedure.breaking and (is_over or not procedure.terms.withdrawal_restores):
        return _end(procedure, SilenceState.BROKEN, procedure.breaking[0].counts_from, now)
    if not stands:
        return _end(procedure, SilenceState.VOID, at, now)
    if deadline is None or not is_over or procedure.unconfirmed:
        return None
    result = SilenceState.UNREACHED if procedure.unreached else SilenceState.ADOPTED
    return _end(procedure, result, deadline, now)


def notice(procedure: SilenceProcedure, about: NoticeSubject, now: datetime, refers: int = 0) -> SilenceEntry:
    """Return a notice to all seats at once; ``refers`` is the number of the entry that it tells of."""
    entry = _server_entry(procedure, SilenceEntryKind.NOTICE, now, holds=procedure.deadline)
    return replace(entry, word=about.value, refers=refers)


def reminder_due(procedure: SilenceProcedure, now: datetime) -> int | None:
    """Return which reminder is to go out now, by its hours before the deadline, or None.

    Of several that are due only the one nearest to the deadline goes out, and each goes once for one deadline.
    """
    deadline, started, at = procedure.deadline, procedure.started_at, instant(procedure, now)
    if deadline is None or started is None or procedure.state(now) is not SilenceState.RUNNING:
        return None
    begun = [hours for hours in procedure.terms.reminders if started < deadline - timedelta(hours=hours) <= at]
    if not begun:
        return None
    sent = {
        each.refers
        for each in procedure.of(SilenceEntryKind.NOTICE)
        if each.word == NoticeSubject.REMINDER and each.holds == deadline
    }
    return None if any(hours <= min(begun) for hours in sent) else min(begun)


def _end(procedure: SilenceProcedure, result: SilenceState, since: datetime, now: datetime) -> SilenceEntry:
    return replace(_server_entry(procedure, SilenceEntryKind.CLOSED, now, holds=since), word=result.value)


def _server_entry(
    procedure: SilenceProcedure, kind: SilenceEntryKind, now: datetime, holds: datetime | None
) -> SilenceEntry:
    return SilenceEntry(len(procedure.entries) + 1, kind, instant(procedure, now), holds=holds)


def _entered(
    procedure: SilenceProcedure, wanted: SilenceEntry, at: datetime, checks: tuple[tuple[SilenceFault, bool], ...]
) -> Answer:
    faults = tuple(fault for fault, holds in checks if holds)
    return SilenceRefused(faults) if faults else replace(wanted, number=len(procedure.entries) + 1, at=at)
