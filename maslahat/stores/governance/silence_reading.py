"""Rows of silence procedures turned into the domain's values: the one place that knows both; nothing here decides."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from maslahat.domain.governance.silence import (
    SilenceEntry,
    SilenceEntryKind,
    SilenceProcedure,
    SilenceSubject,
)
from maslahat.domain.governance.silence_deadline import DayOffPolicy, SilenceTerms
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import silence_models as models


@dataclass(frozen=True, slots=True)
class SilenceFound:
    """A procedure with its row id; ``people`` are the row ids of those who made entries, by the entry's number."""

    id: int
    procedure: SilenceProcedure
    people: dict[int, int]


def silences_of_rows(rows: QuerySet[models.SilenceProcedure]) -> tuple[SilenceFound, ...]:
    """Return these procedures in order of number: two queries, whatever their number."""
    return tuple(map(_found, _whole(rows)))


def silences_by_plan(rows: QuerySet[models.SilenceProcedure]) -> dict[int, tuple[SilenceFound, ...]]:
    """Return these procedures by the row id of their workplan, each in order of number: two queries."""
    found: dict[int, list[SilenceFound]] = {}
    for row in _whole(rows):
        found.setdefault(row.workplan_id, []).append(_found(row))
    return {workplan: tuple(silences) for workplan, silences in found.items()}


def _whole(rows: QuerySet[models.SilenceProcedure]) -> QuerySet[models.SilenceProcedure]:
    return rows.prefetch_related("entries__person").order_by("workplan", "number")


def terms_document(terms: SilenceTerms) -> Document:
    """Return terms of silence as a JSON value; times in whole seconds."""
    return {
        "minimum": int(terms.minimum.total_seconds()),
        "working_days": terms.working_days,
        "day_off": terms.day_off.value,
        "names_objector": terms.names_objector,
        "withdrawal_restores": terms.withdrawal_restores,
        "statements_end": int(terms.statements_end.total_seconds()),
        "reminders": list(terms.reminders),
    }


def _terms(document: Document) -> SilenceTerms:
    return SilenceTerms(
        timedelta(seconds=document["minimum"]),
        document["working_days"],
        DayOffPolicy(document["day_off"]),
        document["names_objector"],
        document["withdrawal_restores"],
        timedelta(seconds=document["statements_end"]),
        tuple(document["reminders"]),
    )


def _found(row: models.SilenceProcedure) -> SilenceFound:
    entries = sorted(row.entries.all(), key=lambda each: each.number)
    procedure = SilenceProcedure(
        number=row.number,
        subject=SilenceSubject(row.fingerprint, row.proposal),
        seats=tuple(PartyCode(seat) for seat in row.seats),
        languages=tuple(row.languages),
        terms=_terms(row.terms),
        opened_at=row.opened_at,
        entries=tuple(_entry(each) for each in entries),
    )
    return SilenceFound(row.pk, procedure, {each.number: each.person_id for each in entries if each.person_id})


def _entry(row: models.SilenceEntry) -> SilenceEntry:
    return SilenceEntry(
        number=row.number,
        kind=SilenceEntryKind(row.kind),
        at=row.at,
        seat=PartyCode(row.seat),
        word=row.word,
        holds=row.holds,
        person=row.person.username if row.person else "",
        role=Role(row.role) if row.role else None,
        text=LocalizedText.read(row.text),
        lines=tuple(LineId(line) for line in row.lines),
        whole=row.whole,
        refers=row.refers,
        facts=row.facts,
    )
