"""Statements of a meeting, for screens and for deeds that hold the meeting; nothing here decides."""

from dataclasses import dataclass

from django.db.models import F, Max, Q

from maslahat.domain.meetings.floor import SpeakingMode
from maslahat.domain.meetings.statements import (
    Clearance,
    ClearanceGiven,
    Statement,
    StatementVersion,
)
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import floor_models as models


def statements(meeting: int) -> tuple[Statement, ...]:
    """Return all statements of a meeting (its row id), by number: three queries, whatever their number."""
    rows = models.Statement.objects.filter(meeting_id=meeting).prefetch_related("versions", "clearances")
    return tuple(_statement(row) for row in rows.order_by("number"))


def statement(meeting: int, number: int) -> Statement | None:
    """Return one statement of a meeting (its row id), or None."""
    return next((each for each in statements(meeting) if each.number == number), None)


@dataclass(frozen=True, slots=True)
class ClearanceDue:
    """A statement of which its party has not said what may be quoted: the meeting (its row id), number and party."""

    meeting: int
    number: int
    party: str


def clearances_due(programme: str) -> tuple[ClearanceDue, ...]:
    """Return the statements at a programme's meetings whose latest wording nobody cleared or withheld: one query."""
    rows = models.Statement.objects.filter(meeting__programme__code=programme).order_by("meeting", "number")
    told = rows.annotate(latest=Max("versions__number"), cleared=Max("clearances__version"))
    due = told.filter(Q(cleared=None) | Q(cleared__lt=F("latest")))
    return tuple(ClearanceDue(*row) for row in due.values_list("meeting_id", "number", "party"))


def _statement(row: models.Statement) -> Statement:
    return Statement(
        number=row.number,
        item=row.item,
        party=PartyCode(row.party),
        institution=row.institution,
        country=row.country,
        office=LocalizedText.read(row.office),
        language=row.language,
        mode=SpeakingMode(row.mode),
        versions=tuple(map(_version, sorted(row.versions.all(), key=lambda each: each.number))),
        clearances=tuple(
            ClearanceGiven(Clearance(each.clearance), each.version, each.given_at)
            for each in sorted(row.clearances.all(), key=lambda each: each.number)
        ),
        quoted_at=row.quoted_at,
    )


def _version(row: models.StatementVersion) -> StatementVersion:
    return StatementVersion(
        row.number,
        LocalizedText.read(row.text),
        LocalizedText.read(row.summary),
        row.filed_at,
        PartyCode(row.filed_by),
    )
