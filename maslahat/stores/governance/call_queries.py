"""Calls, positions on any matter, and decisions in the room for screens: reading only; nothing here decides."""

from maslahat.domain.governance.calls import DecisionResult
from maslahat.domain.governance.stances import Stance
from maslahat.domain.governance.votes import Cast
from maslahat.stores.governance import call_models as models
from maslahat.stores.governance.call_reading import CallFound, calls_of, casts_of, stances_of


def calls(meeting: int) -> tuple[CallFound, ...]:
    """Return all calls of a meeting (its row id), in order of number, each with what it came to."""
    return calls_of(models.Call.objects.filter(meeting_id=meeting))


def open_call(meeting: int) -> CallFound | None:
    """Return the call that is open in a meeting, or None: there is never more than one."""
    return next(iter(calls_of(models.Call.objects.filter(meeting_id=meeting, closed_at__isnull=True))), None)


def open_calls(programme: str) -> tuple[tuple[str, CallFound], ...]:
    """Return (code of the meeting, call) for every call that is open in a meeting of a programme: three queries."""
    rows = models.Call.objects.filter(meeting__programme__code=programme, closed_at__isnull=True)
    meetings = dict(rows.values_list("pk", "meeting__code"))
    return tuple((meetings[each.id], each) for each in calls_of(rows))


def pending(meeting: int) -> tuple[CallFound, ...]:
    """Return the calls whose decision is provisional: silence procedures of absent seats are to end them (E53)."""
    found = calls_of(models.Call.objects.filter(meeting_id=meeting, closed_at__isnull=False))
    return tuple(each for each in found if each.decision and each.decision.result is DecisionResult.PROVISIONAL)


def pending_on(programme: str, plan: str) -> tuple[tuple[str, CallFound], ...]:
    """Return (code of the meeting, call) for every provisional decision on a plan, the oldest first: three queries."""
    rows = models.Call.objects.filter(meeting__programme__code=programme, workplan=plan, closed_at__isnull=False)
    meetings = dict(rows.values_list("pk", "meeting__code"))
    found = ((meetings[each.id], each) for each in calls_of(rows))
    return tuple(
        (meeting, each)
        for meeting, each in found
        if each.decision and each.decision.result is DecisionResult.PROVISIONAL
    )


def stances(meeting: int) -> tuple[Stance, ...]:
    """Return every position on any matter that was taken in a meeting, in order of number."""
    return stances_of(models.Stance.objects.filter(meeting_id=meeting))


def casts(call: int) -> tuple[Cast, ...]:
    """Return the answers given in a vote (the row id of its call), in order of number."""
    return casts_of(models.Stance.objects.filter(vote_id=call))
