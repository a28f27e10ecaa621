"""The stream of a meeting for those who follow it: reading only, one question however many meetings are followed."""

from collections.abc import Iterable, Mapping

from django.db.models import Count, Max, Q

from maslahat.domain.meetings.stream import PUBLIC_KINDS
from maslahat.stores.meetings import models
from maslahat.stores.meetings.reading import MeetingFound, RoomEventFound, meetings_of


def meeting_of_row(meeting: int) -> MeetingFound | None:
    """Return the meeting with this row id, or None."""
    return next(iter(meetings_of(models.Meeting.objects.filter(pk=meeting))), None)


def row_of(programme: str, code: str) -> int | None:
    """Return the row id of a meeting of a programme, or None: all that the gate of a stream has to know of it."""
    return models.Meeting.objects.filter(programme__code=programme, code=code).values_list("pk", flat=True).first()


def newest(meeting: int) -> tuple[int, int]:
    """Return the number of the latest event of a meeting (its row id), and how many of its events are public."""
    public = Count("pk", filter=Q(kind__in=PUBLIC_KINDS))
    found = models.RoomEvent.objects.filter(meeting_id=meeting).aggregate(last=Max("number"), public=public)
    return found["last"] or 0, found["public"]


def events_since(known: Mapping[int, int], most: int) -> tuple[tuple[int, RoomEventFound], ...]:
    """Return (meeting, event) for what happened in these meetings after the number known of each, in order."""
    wanted = Q(pk__in=())
    for meeting, number in known.items():
        wanted |= Q(meeting_id=meeting, number__gt=number)
    rows = models.RoomEvent.objects.filter(wanted).order_by("meeting_id", "number")[:most]
    return tuple((row.meeting_id, RoomEventFound(row.number, row.kind, row.body, row.at)) for row in rows)


def public_events(meeting: int, after: int, most: int) -> tuple[RoomEventFound, ...]:
    """Return the public events of a meeting after the first so many of them, at most so many, in order."""
    rows = models.RoomEvent.objects.filter(meeting_id=meeting, kind__in=PUBLIC_KINDS).order_by("number")
    return tuple(_events(rows[after : after + most]))


def _events(rows: Iterable[models.RoomEvent]) -> Iterable[RoomEventFound]:
    return (RoomEventFound(row.number, row.kind, row.body, row.at) for row in rows)
