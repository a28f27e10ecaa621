"""Decisions and minutes for screens: reading only; the number of queries never depends on the rows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from maslahat.domain.meetings.decisions import Decision
from maslahat.domain.meetings.minutes import CorrectionState, MinutesState
from maslahat.stores.meetings import record_models as models
from maslahat.stores.meetings.record_reading import DecisionFound, MinutesFound, decisions_of, minutes_of


@dataclass(frozen=True, slots=True)
class CorrectionsDue:
    """Until when delegations correct the minutes of a meeting (its row id); ``row_version`` is that of the minutes."""

    meeting: int
    circulated_at: datetime
    deadline: datetime
    row_version: int


@dataclass(frozen=True, slots=True)
class MinutesStanding:
    """Where the minutes of a meeting stand: until when they are corrected (None before), how many corrections wait."""

    state: MinutesState
    deadline: datetime | None
    open_corrections: int


def minutes_standing(programme: str) -> dict[int, MinutesStanding]:
    """Return where the minutes of a programme's meetings stand, by row id of the meeting: one query."""
    rows = models.Minutes.objects.filter(meeting__programme__code=programme).order_by()
    waiting = Count("corrections", filter=Q(corrections__state=CorrectionState.OPEN.value))
    told = rows.annotate(waiting=waiting).values_list("meeting_id", "state", "deadline", "waiting")
    return {
        meeting: MinutesStanding(MinutesState(state), deadline, number) for meeting, state, deadline, number in told
    }


def corrections_due(programme: str) -> dict[int, CorrectionsDue]:
    """Return until when the minutes before the delegations of a programme are corrected, by row id of the meeting."""
    rows = models.Minutes.objects.filter(meeting__programme__code=programme, state="circulated")
    told = rows.values_list("meeting_id", "circulated_at", "deadline", "row_version")
    return {
        meeting: CorrectionsDue(meeting, circulated, deadline, version)
        for meeting, circulated, deadline, version in told
        if circulated is not None and deadline is not None
    }


def decisions(meeting: int) -> tuple[DecisionFound, ...]:
    """Return the decisions of a meeting (its row id), in order of number."""
    return decisions_of(models.Decision.objects.filter(meeting_id=meeting))


def decisions_of_programme(programme: str) -> tuple[DecisionFound, ...]:
    """Return the decisions of all meetings of a programme, in order of meeting and number: two queries."""
    return decisions_of(models.Decision.objects.filter(meeting__programme__code=programme))


def decisions_before(programme: str, held_on: date) -> tuple[tuple[date, Decision], ...]:
    """Return the decisions of the programme's meetings before this day, each with the day of its meeting."""
    rows = models.Decision.objects.filter(meeting__programme__code=programme, meeting__held_on__lt=held_on)
    days = dict(rows.values_list("pk", "meeting__held_on"))
    return tuple((days[each.id], each.decision) for each in decisions_of(rows))


def minutes(meeting: int) -> MinutesFound | None:
    """Return the minutes of a meeting (its row id), or None if none were drafted."""
    return next(iter(minutes_of(models.Minutes.objects.filter(meeting_id=meeting))), None)
