"""Meetings for screens: reading only; the number of queries never depends on the rows."""

from maslahat.stores.meetings import models
from maslahat.stores.meetings.reading import MeetingFound, RoomEventFound, events_of, meetings_of
from maslahat.stores.together import once


def meetings(programme: str) -> tuple[MeetingFound, ...]:
    """Return all meetings of a programme, oldest first."""
    return meetings_of(models.Meeting.objects.filter(programme__code=programme))


def meeting(programme: str, code: str) -> MeetingFound | None:
    """Return one meeting of a programme, or None."""
    rows = models.Meeting.objects.filter(programme__code=programme, code=code)
    return once(("meeting seen", programme, code), lambda: next(iter(meetings_of(rows)), None))


def meeting_of(meeting: int) -> MeetingFound:
    """Return a meeting by its row id; it is there."""
    return meetings_of(models.Meeting.objects.filter(pk=meeting))[0]


def events_after(meeting: int, number: int, most: int) -> tuple[RoomEventFound, ...]:
    """Return the events of a meeting (its row id) after this number, at most so many, in order."""
    return events_of(models.RoomEvent.objects.filter(meeting_id=meeting, number__gt=number).order_by("number")[:most])


def last_number(meeting: int) -> int:
    """Return the number of the latest event of a meeting (its row id), 0 if nothing has happened."""
    found = models.RoomEvent.objects.filter(meeting_id=meeting).order_by("-number").values_list("number", flat=True)
    return found.first() or 0
