"""Rows of meetings turned into values: the one place that knows both; nothing here decides."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from maslahat.domain.meetings.meeting import MeetingState, Subject
from maslahat.domain.shared.canonical import Document
from maslahat.stores.meetings import models


@dataclass(frozen=True, slots=True)
class MeetingFound:
    """A meeting as it stands; ``workplan`` is the code of the plan it decides on, or empty."""

    id: int
    programme: str
    code: str
    held_on: date
    workplan: str
    state: MeetingState
    opened_at: datetime | None
    closed_at: datetime | None
    subject: Subject
    row_version: int


@dataclass(frozen=True, slots=True)
class RoomEventFound:
    """One event of a meeting; ``number`` counts from 1."""

    number: int
    kind: str
    body: Document
    at: datetime


def meetings_of(rows: QuerySet[models.Meeting]) -> tuple[MeetingFound, ...]:
    """Return these meetings, oldest first, in one query."""
    return tuple(
        _meeting(row)
        for row in rows.select_related("programme").defer("programme__document").order_by("held_on", "code")
    )


def events_of(rows: QuerySet[models.RoomEvent]) -> tuple[RoomEventFound, ...]:
    """Return these events in the order of the rows, in one query."""
    return tuple(RoomEventFound(row.number, row.kind, row.body, row.at) for row in rows)


def _meeting(row: models.Meeting) -> MeetingFound:
    return MeetingFound(
        row.pk,
        row.programme.code,
        row.code,
        row.held_on,
        row.workplan,
        MeetingState(row.state),
        row.opened_at,
        row.closed_at,
        Subject.read(row.subject),
        row.row_version,
    )
