"""Rows of governance turned into the domain's values: the one place that knows both; nothing here decides."""

from dataclasses import dataclass
from datetime import datetime

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


def said_in(rows: QuerySet[models.Position]) -> Said:
    """Return what these rows tell, in one query."""
    found = list(rows.select_related("person", "signature", "note").defer("note__content").order_by("number"))
    positions = tuple(_position(row) for row in found if row.kind not in (ADDED_RESERVATION, LIFTING))
    entered = [entered_with(each) for each in positions if each.kind is PositionKind.RESERVE and each.is_effective]
    added = [_reservation(row) for row in found if row.kind == ADDED_RESERVATION]
    liftings = tuple(_lifting(row) for row in found if row.kind == LIFTING)
    return Said(positions, (*entered, *added), liftings, found[-1].number if found else 0)


def _position(row: models.Position) -> Position:
    method, evidence = _proved(row)
    return Position(
        number=row.number,
        seat=PartyCode(row.party),
        kind=PositionKind(row.kind),
        subject=VersionId(row.subject),
        person=row.person.username,
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


def _proved(row: models.Position) -> tuple[Method, str]:
    """Return by what a position is proved, and the fingerprint of the key or the document."""
    if signature := getattr(row, "signature", None):
        return Method.PASSKEY, signature.key_print
    note = getattr(row, "note", None)
    return (Method.NOTE_VERBALE, note.document) if note else (Method.CLICK, "")


def _reservation(row: models.Position) -> Reservation:
    return Reservation(
        row.number,
        PartyCode(row.party),
        VersionId(row.subject),
        tuple(LineId(line) for line in row.lines),
        LocalizedText.read(row.text),
        row.person.username,
        Role(row.role),
        row.stated_at,
    )


def _lifting(row: models.Position) -> Lifting:
    return Lifting(
        row.number,
        row.lifts or 0,
        PartyCode(row.party),
        row.person.username,
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
