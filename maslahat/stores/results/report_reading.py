"""Rows of reports turned into values: the one place that knows both; nothing here decides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from maslahat.domain.results.due import OpenedPeriod
from maslahat.domain.results.observations import Cell, Observation, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import PeriodState, ReportState, Side
from maslahat.domain.results.told_values import read_value
from maslahat.domain.results.values import State, Value
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import models

CHUNK = 5000
"""How many observations are read at a time."""


@dataclass(frozen=True, slots=True)
class PeriodFound:
    """A reporting period as it stands."""

    id: int
    period: Period
    state: PeriodState
    due_on: date
    row_version: int

    @property
    def opened(self) -> OpenedPeriod:
        return OpenedPeriod(self.period, self.state, self.due_on)


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in one cell of a report; ``id`` is the row of the observation."""

    id: int
    cell: Cell
    state: State
    value: Value | None
    reason: str


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """A paper of a report, without its content."""

    number: int
    name: str
    media_type: str
    size: int
    sha256: str
    attached_at: datetime


@dataclass(frozen=True, slots=True)
class EventFound:
    """What was done to a report; ``changes`` are (cell, old, new) of a correction as documents."""

    number: int
    act: str
    state: ReportState
    words: LocalizedText
    changes: tuple[Mapping[str, Any], ...]
    party: str
    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportInShort:
    """A report with what stands in it, and how many papers it has."""

    id: int
    period: PeriodFound
    indicator: str
    indicator_version: int
    unit: str
    state: ReportState
    narrative: LocalizedText
    side: Side
    person: int
    row_version: int
    changed_at: datetime
    told: tuple[Told, ...]
    papers: int

    @property
    def has_value(self) -> bool:
        return any(each.state is State.REPORTED for each in self.told)

    def told_in(self, wanted: Cell) -> Told | None:
        """Return what stands in one cell, or None."""
        return next((each for each in self.told if each.cell == wanted), None)


@dataclass(frozen=True, slots=True)
class ReportFound(ReportInShort):
    """A report with all there is to it: its papers and its history, oldest first, as well."""

    evidence: tuple[EvidenceFound, ...]
    events: tuple[EventFound, ...]


def spell_cell(found: Cell) -> str:
    """Return a cell as its row spells it."""
    return ";".join(f"{dimension}={code}" for dimension, code in found)


def read_cell(spelled: str) -> Cell:
    """Return the cell that a row spells."""
    pairs = (part.partition("=") for part in spelled.split(";") if part)
    return cell((dimension, code) for dimension, _, code in pairs)


def period(row: models.ReportingPeriod) -> PeriodFound:
    """Return the period that a row tells of."""
    return PeriodFound(row.pk, Period(row.first, row.last), PeriodState(row.state), row.due_on, row.row_version)


def reports_of(rows: QuerySet[models.ResultReport]) -> tuple[ReportFound, ...]:
    """Return these reports: five queries, whatever their number."""
    standing = models.ObservationRow.objects.filter(superseded_by=None)
    joined = rows.select_related("period").prefetch_related(
        Prefetch("observations", standing, "standing"),
        Prefetch("evidence", models.EvidenceRow.objects.defer("content")),
        "events",
    )
    return tuple(_report(row) for row in joined)


def reports_in_short(rows: QuerySet[models.ResultReport]) -> tuple[ReportInShort, ...]:
    """Return these reports without papers and history: two queries, whatever their number."""
    told: dict[int, list[Told]] = {}
    standing = models.ObservationRow.objects.filter(superseded_by=None, report__in=rows.order_by()).order_by("pk")
    of_told = ("pk", "cell", "state", "value", "reason")
    for report, pk, spelled, state, value, reason in standing.values_list("report_id", *of_told):
        told.setdefault(report, []).append(_told(pk, spelled, state, value, reason))
    joined = rows.select_related("period").annotate(papers=Count("evidence"))
    return tuple(ReportInShort(**_head(row), told=tuple(told.get(row.pk, ())), papers=row.papers) for row in joined)


def each_observation(rows: QuerySet[models.ObservationRow]) -> Iterator[Observation]:
    """Yield these observations as they are rolled up: one query, its rows fetched as they are asked for.

    What many share is held once.
    """
    of_report = ("report__indicator", "report__unit", "report__period__first", "report__period__last")
    told = rows.values_list("pk", *of_report, "cell", "state", "value", "reason")
    name, period, place, state = cache(str), cache(Period), cache(read_cell), cache(State)
    for pk, indicator, unit, first, last, here, stands, value, reason in told.iterator(chunk_size=CHUNK):
        yield Observation(
            id=str(pk),
            indicator=name(indicator),
            unit=name(unit),
            period=period(first, last),
            cell=place(here),
            state=state(stands),
            value=read_value(value),
            reason=reason,
        )


def _report(row: models.ResultReport) -> ReportFound:
    standing: Iterable[models.ObservationRow] = row.standing  # type: ignore[attr-defined]
    told = tuple(_told(each.pk, each.cell, each.state, each.value, each.reason) for each in standing)
    evidence = tuple(_evidence(each) for each in row.evidence.all())
    events = tuple(_event(each) for each in row.events.all())
    return ReportFound(**_head(row), told=told, papers=len(evidence), evidence=evidence, events=events)


def _head(row: models.ResultReport) -> dict[str, Any]:
    """Return what a report is about and how it stands."""
    return {
        "id": row.pk,
        "period": period(row.period),
        "indicator": row.indicator,
        "indicator_version": row.indicator_version,
        "unit": row.unit,
        "state": ReportState(row.state),
        "narrative": LocalizedText.read(row.narrative),
        "side": Side(row.side),
        "person": row.person_id,
        "row_version": row.row_version,
        "changed_at": row.changed_at,
    }


def _told(row: int, spelled: str, state: str, value: Any, reason: str) -> Told:
    return Told(row, read_cell(spelled), State(state), read_value(value), reason)


def _evidence(row: models.EvidenceRow) -> EvidenceFound:
    return EvidenceFound(row.number, row.name, row.media_type, row.size, row.sha256, row.attached_at)


def _event(row: models.ReportEvent) -> EventFound:
    words, changes = LocalizedText.read(row.words), tuple(row.changes)
    return EventFound(row.number, row.act, ReportState(row.state), words, changes, row.party, row.role, row.at)
