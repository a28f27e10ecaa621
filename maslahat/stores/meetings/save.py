"""Meetings and what happens in them out to rows; who calls holds the meeting."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.apps import apps
from django.db.models import F, Max

from maslahat.domain.meetings.meeting import MeetingState, Subject
from maslahat.domain.programmes.meetings import Meeting
from maslahat.domain.shared.canonical import Document
from maslahat.stores.meetings import models
from maslahat.stores.together import know, once, write


def meetings(programme: str, wanted: Iterable[Meeting]) -> None:
    """Store the meetings that a programme's own data tells of; those no longer named keep their row."""
    owner = apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=programme)
    rows = [models.Meeting(programme_id=owner, code=each.code, held_on=each.on, workplan=each.plan) for each in wanted]
    models.Meeting.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("programme", "code"), update_fields=("held_on", "workplan")
    )


def state(meeting: int, wanted: MeetingState, now: datetime) -> None:
    """Store the state of a meeting (its row id); the first opening and the closing keep their instants (aware UTC)."""
    row = models.Meeting.objects.get(pk=meeting)
    row.state = wanted.value
    row.opened_at = row.opened_at or (now if wanted is MeetingState.OPEN else None)
    row.closed_at = now if wanted is MeetingState.CLOSED else None
    row.row_version += 1
    row.save(update_fields=("state", "opened_at", "closed_at", "row_version"))


def subject(meeting: int, wanted: Subject) -> None:
    """Store what is before a meeting (its row id) now."""
    models.Meeting.objects.filter(pk=meeting).update(subject=wanted.document(), row_version=F("row_version") + 1)


def announce(meeting: int, kind: str, body: Mapping[str, Document], now: datetime) -> int:
    """Write an event for everybody in the room, in the transaction of the deed it tells of; return its number.

    ``body`` is a JSON object of what anyone in the room may see: no hidden name, amount or line (E90). Who calls
    holds the meeting, so that numbers have no gap.
    """
    number = once(("last event", meeting), lambda: _last_event(meeting)) + 1
    write(models.RoomEvent(meeting_id=meeting, number=number, kind=kind, body=dict(body), at=now))
    know(("last event", meeting), number)
    return number


def _last_event(meeting: int) -> int:
    return models.RoomEvent.objects.filter(meeting_id=meeting).aggregate(last=Max("number"))["last"] or 0
