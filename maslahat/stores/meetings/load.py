"""Meetings in for a decision: the meeting is locked until the transaction ends."""

from typing import Any

from django.db.models import QuerySet

from maslahat.domain.meetings.meeting import MeetingState
from maslahat.stores.meetings import models
from maslahat.stores.meetings.reading import MeetingFound, meetings_of
from maslahat.stores.prepared import Prepared
from maslahat.stores.together import once


def meeting(programme: str, code: str) -> MeetingFound | None:
    """Return a meeting of this programme and hold it, or None if the programme has none of this code."""
    rows = models.Meeting.objects.select_for_update(of=("self",)).filter(programme__code=programme, code=code)
    return once(("meeting", programme, code), lambda: next(iter(meetings_of(rows)), None))


def meetings_under_way(programme: str) -> tuple[MeetingFound, ...]:
    """Return the meetings of a programme that were opened and are not closed, held, oldest first."""
    under_way = (MeetingState.OPEN.value, MeetingState.ADJOURNED.value)
    rows = models.Meeting.objects.select_for_update(of=("self",)).filter(programme__code=programme, state__in=under_way)
    return meetings_of(rows)


def last_meeting_on(programme: str, workplan: str) -> tuple[str, MeetingState] | None:
    """Return the code and the state of the last meeting that decides on a plan (its code), or None.

    Whoever calls holds the journal of the programme: no deed can open or close the meeting meanwhile.
    """
    name = ("last meeting", programme, workplan)
    found = once(name, lambda: _LAST_ON.first(programme, workplan)) if workplan else None
    return None if found is None else (str(found[0]), MeetingState(found[1]))


def _last_on(programme: str, workplan: str) -> QuerySet[models.Meeting, Any]:
    rows = models.Meeting.objects.filter(programme__code=programme, workplan=workplan)
    return rows.order_by("-held_on", "-code").values_list("code", "state")[:1]


_LAST_ON = Prepared(_last_on)


def meetings_on(programme: str, workplan: str) -> tuple[MeetingFound, ...]:
    """Return the meetings that decide on a plan (its code), held, oldest first."""
    rows = models.Meeting.objects.select_for_update(of=("self",)).filter(programme__code=programme, workplan=workplan)
    return meetings_of(rows) if workplan else ()
