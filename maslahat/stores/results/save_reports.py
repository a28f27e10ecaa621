"""Periods and reports out to rows; who calls holds the programme's journal. What was told is never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import F

from maslahat.domain.results.observations import Cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import PeriodState, ReportAct, ReportState, Side
from maslahat.domain.results.told_values import value_document
from maslahat.domain.results.values import State, Value
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import models
from maslahat.stores.results.report_reading import spell_cell


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, for which party and in which role, and when."""

    person: int
    party: str
    role: str
    now: datetime


@dataclass(frozen=True, slots=True)
class NewTold:
    """What is told of one cell; ``supersedes`` is the observation that stood there (its row id), if one did."""

    cell: Cell
    state: State
    value: Value | None
    reason: str
    supersedes: int | None


def period(programme: str, wanted: Period, due_on: date) -> None:
    """Store a new period, open for reports."""
    owner = apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=programme)
    models.ReportingPeriod.objects.create(
        programme_id=owner,
        code=wanted.code,
        first=wanted.first,
        last=wanted.last,
        state=PeriodState.OPEN.value,
        due_on=due_on,
    )


def period_state(period: int, state: PeriodState, due_on: date | None = None) -> None:
    """Store where a period (its row id) stands, with another last day if one is given."""
    changed: dict[str, Any] = {"state": state.value} | ({} if due_on is None else {"due_on": due_on})
    models.ReportingPeriod.objects.filter(pk=period).update(row_version=F("row_version") + 1, **changed)


def report(period: int, indicator: str, version: int, unit: str, by: By, side: Side) -> int:
    """Store a report that nobody has begun yet and return its row id."""
    return models.ResultReport.objects.create(
        period_id=period,
        indicator=indicator,
        indicator_version=version,
        unit=unit,
        state=ReportState.DRAFT.value,
        narrative=LocalizedText().document(),
        side=side.value,
        person_id=by.person,
        row_version=0,
        changed_at=by.now,
    ).pk


def told(report: int, new: Iterable[NewTold], by: By) -> None:
    """Store what is told of cells of a report, each in place of what stood there."""
    models.ObservationRow.objects.bulk_create(
        [
            models.ObservationRow(
                report_id=report,
                cell=spell_cell(each.cell),
                state=each.state.value,
                value=value_document(each.value),
                reason=each.reason,
                supersedes_id=each.supersedes,
                person_id=by.person,
                reported_at=by.now,
            )
            for each in new
        ]
    )


def written(report: int, version: int, narrative: LocalizedText, side: Side, by: By) -> None:
    """Store who wrote a report last, for which side, against which definition, and in which words."""
    models.ResultReport.objects.filter(pk=report).update(
        indicator_version=version, narrative=narrative.document(), side=side.value, person_id=by.person
    )


def moved(
    report: int,
    act: ReportAct,
    state: ReportState,
    by: By,
    words: LocalizedText | None = None,
    changes: Iterable[Mapping[str, Any]] = (),
) -> None:
    """Store where a report stands after an act, and the act in its history."""
    rows = models.ReportEvent.objects.filter(report=report)
    models.ReportEvent.objects.create(
        report_id=report,
        number=rows.count() + 1,
        act=act.value,
        state=state.value,
        words=(words or LocalizedText()).document(),
        changes=list(changes),
        party=by.party,
        role=by.role,
        person_id=by.person,
        at=by.now,
    )
    rows_of = models.ResultReport.objects.filter(pk=report)
    rows_of.update(state=state.value, row_version=F("row_version") + 1, changed_at=by.now)


def evidence(report: int, content: bytes, by: By, *, name: str, media_type: str, sha256: str) -> int:
    """Store a paper of a report and return its number."""
    number = models.EvidenceRow.objects.filter(report=report).count() + 1
    models.EvidenceRow.objects.create(
        report_id=report,
        number=number,
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=sha256,
        content=content,
        person_id=by.person,
        attached_at=by.now,
    )
    return number


def overlap(period: int, indicator: str, units: Iterable[str], number: Decimal, reason: LocalizedText, by: By) -> None:
    """Store that units report the same people in a period (its row id)."""
    models.OverlapRow.objects.create(
        period_id=period,
        indicator=indicator,
        units=";".join(sorted(units)),
        number=number,
        reason=reason.document(),
        person_id=by.person,
        declared_at=by.now,
    )
