"""What indicators mean, for screens: reading only; the number of queries never depends on the rows."""

from collections.abc import Mapping

from maslahat.domain.results.definition_documents import Lists
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.shared.status_rules import CUSTOMARY, StatusRule
from maslahat.stores.results import definition_reading as reading
from maslahat.stores.results import models
from maslahat.stores.results.definition_reading import DefinitionFound, StatusRuleFound


def definitions(programme: str) -> tuple[IndicatorDefinition, ...]:
    """Return the indicators of a programme (its code) as they are measured now, in order: two queries."""
    rows = models.IndicatorVersion.objects.filter(programme__code=programme)
    current = [row for row in reading.in_order(reading.newest(rows)) if row.is_in_force]
    lists = _lists(programme)
    return tuple(reading.definition(row, lists).definition for row in current)


def reporting_units(programme: str) -> tuple[ReportingUnit, ...]:
    """Return who reports in a programme (its code) now, in order of code: one query."""
    rows = models.UnitVersion.objects.filter(programme__code=programme)
    return tuple(reading.unit(row) for row in reading.in_order(reading.newest(rows)) if row.is_in_force)


def last_definitions(programme: str) -> tuple[IndicatorDefinition, ...]:
    """Return every indicator that a programme ever had as it was measured last, in force or not: two queries."""
    lists = _lists(programme)
    found = reading.in_order(reading.newest(models.IndicatorVersion.objects.filter(programme__code=programme)))
    return tuple(reading.definition(row, lists).definition for row in found)


def last_units(programme: str) -> tuple[ReportingUnit, ...]:
    """Return everybody who ever reported in a programme as last known, in force or not: one query."""
    rows = models.UnitVersion.objects.filter(programme__code=programme)
    return tuple(reading.unit(row) for row in reading.in_order(reading.newest(rows)))


def code_lists(programme: str) -> tuple[CodeList, ...]:
    """Return the code lists of a programme in force now, in order of code: one query."""
    rows = models.CodeListVersion.objects.filter(programme__code=programme)
    return tuple(reading.code_list(row) for row in reading.in_order(reading.newest(rows)) if row.is_in_force)


def history(programme: str, indicator: str) -> tuple[DefinitionFound, ...]:
    """Return every version of one indicator, the first one first; none if it is unknown: two queries."""
    rows = models.IndicatorVersion.objects.filter(programme__code=programme, code=indicator)
    found, lists = reading.in_order(rows), _lists(programme)
    return tuple(reading.definition(row, lists) for row in found)


def was_ever_measured(programme: str, indicator: str) -> bool:
    """Tell whether a programme has or had an indicator of this code: one query."""
    return models.IndicatorVersion.objects.filter(programme__code=programme, code=indicator).exists()


def status_rules(programme: str) -> tuple[StatusRuleFound, ...]:
    """Return every version of the thresholds of status of a programme (its code), the first one first: one query."""
    rows = models.StatusRuleVersion.objects.filter(programme__code=programme).order_by("version")
    return tuple(reading.status_rule(row) for row in rows)


def status_rule(programme: str) -> StatusRule:
    """Return the thresholds of status in force; the customary ones before any file was taken in: one query."""
    found = status_rules(programme)
    return found[-1].rule if found else CUSTOMARY


def retired(programme: str) -> Mapping[str, DefinitionFound]:
    """Return the indicators that are in force no more, by code, as they were last: two queries.

    The version says since when: it is the one that took the indicator out of force.
    """
    rows = reading.newest(models.IndicatorVersion.objects.filter(programme__code=programme))
    gone, lists = [row for row in reading.in_order(rows) if not row.is_in_force], _lists(programme)
    return {row.code: reading.definition(row, lists) for row in gone}


def _lists(programme: str) -> Lists:
    return reading.code_lists(models.CodeListVersion.objects.filter(programme__code=programme))
