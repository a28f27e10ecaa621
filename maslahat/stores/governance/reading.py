"""Rows of governance turned into the domain's values: the one place that knows both; nothing here decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from maslahat.domain.governance.positions import Channel, Method, Position, PositionKind
from maslahat.domain.governance.reservations import Lifting, Reservation, entered_with
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import models

ADDED_RESERVATION = "added_reservation"
LIFTING = "lifting"


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that parties said on a plan, each in order: positions, reservations ever entered, liftings."""

    positions: tuple[Position, ...]
    reservations: tuple[Reservation, ...]
    liftings: tuple[Lifting, ...]
    last_number: int


@dataclass(frozen=True, slots=True)
class EndorsementFound:
    """The record of an endorsed version; ``decision`` is the document maslahat.endorsement/1."""

    subject: VersionId
    meeting: str
    decision: Document
    endorsed_at: datetime


class SaidRow(NamedTuple):
    """The columns of one thing that was said; ``key_print`` and ``document`` belong to what proves it, if anything."""

    number: int
    party: str
    kind: str
    subject: str
    role: str
    stated_at: datetime
    text: Document
    lines: list[str]
    whole: bool
    channel: str
    is_effective: bool
    lifts: int | None
    person: str
    key_print: str | None
    document: str | None


_ELSEWHERE = {"person": "person__username", "key_print": "signature__key_print", "document": "note__document"}
_COLUMNS = tuple(_ELSEWHERE.get(each, each) for each in SaidRow._fields)


def columns_of(rows: QuerySet[models.Position]) -> QuerySet[models.Position, Any]:
    """Return these rows as ``said_of`` reads them, in order of number."""
    return rows.order_by("number").values_list(*_COLUMNS)


def said_in(rows: QuerySet[models.Position]) -> Said:
    """Return what these rows tell, in one query."""
    return said_of(columns_of(rows))


def said_by_plan(rows: QuerySet[models.Position], workplans: Iterable[int]) -> dict[int, Said]:
    """Return what these rows tell of each of the workplans (row ids), in one query."""
    columns: dict[int, list[tuple[Any, ...]]] = {each: [] for each in workplans}
    for *row, workplan in rows.order_by("number").values_list(*_COLUMNS, "workplan_id"):
        columns[workplan].append(tuple(row))
    return {workplan: said_of(each) for workplan, each in columns.items()}


def said_of(columns: Iterable[tuple[Any, ...]]) -> Said:
    """Return what rows of ``columns_of`` tell, in order of number."""
    found = [SaidRow(*each) for each in columns]
    positions = tuple(_position(row) for row in found if row.kind not in (ADDED_RESERVATION, LIFTING))
    entered = [entered_with(each) for each in positions if each.kind is PositionKind.RESERVE and each.is_effective]
    added = [_reservation(row) for row in found if row.kind == ADDED_RESERVATION]
    liftings = tuple(_lifting(row) for row in found if row.kind == LIFTING)
    return Said(positions, (*entered, *added), liftings, found[-1].number if found else 0)


def _position(row: SaidRow) -> Position:
    method, evidence = _proved(row)
    return Position(
        number=row.number,
        seat=PartyCode(row.party),
        kind=PositionKind(row.kind),
        subject=VersionId(row.subject),
        person=row.person,
        role=Role(row.role),
        stated_at=row.stated_at,
        text=LocalizedText.read(row.text),
        lines=tuple(LineId(line) for line in row.lines),
        whole=row.whole,
        channel=Channel(row.channel),
        is_effective=row.is_effective,
        method=method,
        evidence=evidence,
    )


def _proved(row: SaidRow) -> tuple[Method, str]:
    """Return by what a position is proved, and the fingerprint of the key or the document."""
    if row.key_print is not None:
        return Method.PASSKEY, row.key_print
    return (Method.CLICK, "") if row.document is None else (Method.NOTE_VERBALE, row.document)


def _reservation(row: SaidRow) -> Reservation:
    return Reservation(
        row.number,
        PartyCode(row.party),
        VersionId(row.subject),
        tuple(LineId(line) for line in row.lines),
        LocalizedText.read(row.text),
        row.person,
        Role(row.role),
        row.stated_at,
    )


def _lifting(row: SaidRow) -> Lifting:
    return Lifting(
        row.number,
        row.lifts or 0,
        PartyCode(row.party),
        row.person,
        Role(row.role),
        row.stated_at,
        LocalizedText.read(row.text),
    )


def endorsements_of(rows: QuerySet[models.Endorsement]) -> tuple[EndorsementFound, ...]:
    """Return these endorsements, oldest first."""
    return tuple(
        EndorsementFound(VersionId(row.subject), row.meeting.code if row.meeting else "", row.decision, row.endorsed_at)
        for row in rows.select_related("meeting").order_by("endorsed_at", "pk")
    )
