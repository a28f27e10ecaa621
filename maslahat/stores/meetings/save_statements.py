"""Statements out to rows; who calls holds the meeting."""

from collections.abc import Iterable
from datetime import datetime

from maslahat.domain.meetings.statements import ClearanceGiven, Statement, StatementVersion
from maslahat.stores.meetings import floor_models as models


def mark_quoted(meeting: int, numbers: Iterable[int], now: datetime) -> None:
    """Note that a story that is released now quotes these statements: their clearance can no longer be taken back."""
    rows = models.Statement.objects.filter(meeting_id=meeting, number__in=tuple(numbers), quoted_at=None)
    rows.update(quoted_at=now)


def statement(meeting: int, wanted: Statement) -> None:
    """Store a new statement, without versions."""
    models.Statement.objects.create(
        meeting_id=meeting,
        number=wanted.number,
        item=wanted.item,
        party=wanted.party,
        institution=wanted.institution,
        country=wanted.country,
        office=wanted.office.document(),
        language=wanted.language,
        mode=wanted.mode.value,
    )


def version(meeting: int, number: int, wanted: StatementVersion, person: int) -> None:
    """Store a wording of a statement, filed by this person (row id)."""
    models.StatementVersion.objects.create(
        statement=models.Statement.objects.get(meeting_id=meeting, number=number),
        number=wanted.number,
        text=wanted.text.document(),
        summary=wanted.summary.document(),
        filed_at=wanted.filed_at,
        filed_by=wanted.filed_by,
        person_id=person,
    )


def clearance(meeting: int, number: int, given: ClearanceGiven, person: int) -> None:
    """Store what a delegation allowed, through this person (row id)."""
    row = models.Statement.objects.get(meeting_id=meeting, number=number)
    models.StatementClearance.objects.create(
        statement=row,
        number=row.clearances.count() + 1,
        version=given.version,
        clearance=given.clearance.value,
        given_at=given.given_at,
        person_id=person,
    )
