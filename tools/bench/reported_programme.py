"""The reference programme with so many values reported: every month of four years, by every unit, split by codes.

What is due by the quarter, half-year and year is reported by nobody, so that lists of what is due are long.
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import combinations, islice

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell, ReportingUnit
from maslahat.domain.results.observations import cell as in_order
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import PeriodState, ReportState, Side
from maslahat.domain.results.told_values import value_document
from maslahat.domain.results.values import Answer, Number, Ratio, State, Value
from maslahat.domain.shared.kinds import Kind
from maslahat.stores.people import queries as people
from maslahat.stores.programmes.models import Programme
from maslahat.stores.results import models, queries
from maslahat.stores.results.report_reading import spell_cell
from tools.bench.busy_plan import BEGINS_AT, seated

FIRST_MONTH, MONTHS = 2022 * 12, 48
LENGTHS = (1, 3, 6, 12)
"""Months of the periods that are open: reports come by the month, and are due by the quarter, half-year and year."""

SECRETARIAT = "secretariat"
Reported = tuple[Period, IndicatorDefinition, ReportingUnit, list[tuple[Cell, Value]]]


def fill(observations: int) -> str:
    """Report so many values, confirmed and counting, in the database at hand; return the programme's code."""
    programme = seated()
    person = people.person(SECRETARIAT)
    assert person is not None  # noqa: S101 - everybody was seated just now
    periods = _periods(programme.code)
    reports, told, left = [], [], observations
    for period, definition, unit, values in _reported(programme.code):
        reports.append(_report(periods[period.first], definition, unit, person.id))
        told.append(values[:left])
        left -= len(told[-1])
        if not left:
            break
    stored = models.ResultReport.objects.bulk_create(reports, batch_size=500)
    rows = (_row(report, cell, value) for report, some in zip(stored, told, strict=True) for cell, value in some)
    while batch := list(islice(rows, 5000)):
        models.ObservationRow.objects.bulk_create(batch, batch_size=500)
    return programme.code


def _reported(programme: str) -> Iterator[Reported]:
    chance = random.Random(2022)  # noqa: S311 - chance here makes cases, not secrets
    units, definitions = queries.reporting_units(programme), queries.definitions(programme)
    for month in range(FIRST_MONTH, FIRST_MONTH + MONTHS):
        for definition in definitions:
            for unit in filter(definition.expects, units):
                values = [(cell, _value(definition.kind, chance)) for cell in _cells(definition)]
                yield Period(month, month), definition, unit, values


def _cells(definition: IndicatorDefinition) -> list[Cell]:
    """Return the total, each code, and the first two dimensions crossed."""
    lists = [each for each in definition.dimensions if each.code != COUNTRY]
    single = [((each.code, code),) for each in lists for code in each.names]
    crossed = [in_order((*one, *other)) for one, other in combinations(single, 2) if one[0][0] != other[0][0]]
    return [(), *single, *crossed]


def _value(kind: Kind, chance: random.Random) -> Value:
    match kind:
        case Kind.RATIO:
            return Ratio(Decimal(chance.randint(0, 400)), Decimal(chance.randint(400, 900)))
        case Kind.YES_NO:
            return Answer(chance.random() < 0.5)
        case _:
            return Number(Decimal(chance.randint(0, 900)))


def _periods(programme: str) -> dict[int, models.ReportingPeriod]:
    owner = Programme.objects.get(code=programme)
    spans = [
        Period(first, first + months - 1)
        for months in LENGTHS
        for first in range(FIRST_MONTH, FIRST_MONTH + MONTHS, months)
    ]
    stored = models.ReportingPeriod.objects.bulk_create(
        models.ReportingPeriod(
            programme=owner,
            code=span.code,
            first=span.first,
            last=span.last,
            state=PeriodState.OPEN.value,
            due_on=span.ends_on + timedelta(days=45),
        )
        for span in spans
    )
    return {row.first: row for row in stored if row.first == row.last}


def _report(
    period: models.ReportingPeriod, definition: IndicatorDefinition, unit: ReportingUnit, person: int
) -> models.ResultReport:
    return models.ResultReport(
        period=period,
        indicator=definition.code,
        indicator_version=definition.version,
        unit=unit.code,
        state=ReportState.REPORTED.value,
        side=Side.COUNTRY.value,
        person_id=person,
        changed_at=BEGINS_AT,
    )


def _row(report: models.ResultReport, cell: Cell, value: Value) -> models.ObservationRow:
    return models.ObservationRow(
        report=report,
        cell=spell_cell(cell),
        state=State.REPORTED.value,
        value=value_document(value),
        person_id=report.person_id,
        reported_at=BEGINS_AT,
    )
