"""Periods and reports in for a decision; who calls has the programme's turn."""

from maslahat.stores.results import models
from maslahat.stores.results import report_reading as reading
from maslahat.stores.results.report_reading import PeriodFound, ReportFound


def period(programme: str, code: str) -> PeriodFound | None:
    """Return one period of a programme by its code, held, or None."""
    rows = models.ReportingPeriod.objects.select_for_update().filter(programme__code=programme, code=code)
    return next((reading.period(row) for row in rows), None)


def report(period: int, indicator: str, unit: str) -> ReportFound | None:
    """Return the report of a unit on an indicator for a period (its row id), held, or None."""
    rows = models.ResultReport.objects.select_for_update(of=("self",))
    return next(iter(reading.reports_of(rows.filter(period=period, indicator=indicator, unit=unit))), None)
