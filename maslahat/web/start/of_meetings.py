"""Pending matters of meetings: who comes, what of statements may be quoted, minutes, and what became of decisions."""

from collections.abc import Iterable
from datetime import date

from maslahat.domain.governance.stances import SubjectKind
from maslahat.domain.meetings.decisions import DecisionState
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.meetings.minutes import MinutesState
from maslahat.domain.shared.pending import Duty, PendingMatter
from maslahat.web.start.desk import Desk
from maslahat.web.start.facts import MeetingFacts

STILL_TO_DO = (DecisionState.OPEN, DecisionState.OVERDUE)


def of_meetings(desk: Desk) -> Iterable[PendingMatter]:
    """Yield what the visitor is to do before and after each meeting."""
    for meeting in desk.facts.meetings:
        yield from _of_registration(desk, meeting)
        yield from _of_statements(desk, meeting)
        yield from _of_minutes(desk, meeting)


def _matter(
    desk: Desk, meeting: MeetingFacts, duty: Duty, page: str, *, until: date | None = None, number: int = 1
) -> PendingMatter:
    code = meeting.found.code
    return PendingMatter(duty, desk.address(page, code), code, meeting.title, until, number)


def _of_registration(desk: Desk, meeting: MeetingFacts) -> Iterable[PendingMatter]:
    standing, held_on = meeting.registration, meeting.found.held_on
    if meeting.found.state is MeetingState.CLOSED or held_on < desk.visit.now.date():
        return
    if desk.may(Duty.REGISTER) and desk.visit.actor.party not in standing.parties:
        until = standing.deadline or held_on
        yield _matter(desk, meeting, Duty.REGISTER, "register_participant", until=until)
    if desk.may(Duty.ADMIT) and standing.waiting:
        yield _matter(desk, meeting, Duty.ADMIT, "participants", until=held_on, number=standing.waiting)


def _of_statements(desk: Desk, meeting: MeetingFacts) -> Iterable[PendingMatter]:
    own = (number for number, party in meeting.uncleared if party == desk.visit.actor.party)
    code = meeting.found.code
    if desk.may(Duty.CLEAR_STATEMENT):
        for number in own:
            address = desk.address("statement", code, number)
            yield PendingMatter(Duty.CLEAR_STATEMENT, address, f"{code} · {number}", meeting.title)


def _of_minutes(desk: Desk, meeting: MeetingFacts) -> Iterable[PendingMatter]:
    standing, is_closed = meeting.minutes, meeting.found.state is MeetingState.CLOSED
    if standing is None:
        if is_closed and desk.may(Duty.DRAFT_MINUTES):
            yield _matter(desk, meeting, Duty.DRAFT_MINUTES, "minutes")
        return
    until, number = standing.deadline, standing.open_corrections
    is_over = until is not None and until <= desk.visit.now
    is_circulated = standing.state is MinutesState.CIRCULATED
    steps = (
        (Duty.CIRCULATE_MINUTES, standing.state is MinutesState.DRAFT, 1),
        (Duty.CORRECT_MINUTES, is_circulated and not is_over, 1),
        (Duty.ANSWER_CORRECTIONS, is_circulated and number > 0, number),
        (Duty.AGREE_MINUTES, is_circulated and is_over and not number, 1),
    )
    for duty, holds, counted in steps:
        if holds and desk.may(duty):
            yield _matter(desk, meeting, duty, "minutes", until=None if is_over else until, number=counted)


def of_calls(desk: Desk) -> Iterable[PendingMatter]:
    """Yield the open questions of the chair to the own seat, with the end of the countdown unless it is stopped."""
    if not desk.may(Duty.ANSWER_CALL):
        return
    for meeting, each in desk.facts.calls:
        if desk.visit.actor.party in each.call.present:
            until = None if each.call.paused_at else each.call.ends_at
            subject = each.call.subject
            code = f"{meeting} · {subject.ref if subject.kind is SubjectKind.PROPOSAL else each.call.number}"
            yield PendingMatter(Duty.ANSWER_CALL, desk.address("calls", meeting), code, each.text, until)


def of_decisions(desk: Desk) -> Iterable[PendingMatter]:
    """Yield the decisions to which the own party sees, and to whoever follows up all of them those that are overdue."""
    today, party = desk.visit.now.date(), desk.visit.actor.party
    for each in desk.facts.decisions:
        is_own, state = each.owner == party, each.state(today)
        is_asked = state is DecisionState.OVERDUE or (is_own and state in STILL_TO_DO)
        if is_asked and desk.may(Duty.FOLLOW_UP, own=is_own):
            address = desk.address("decisions", each.meeting)
            yield PendingMatter(Duty.FOLLOW_UP, address, each.symbol, each.text, each.due_on)
