"""What was reported, for screens: reading only; the number of queries never depends on the rows."""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import Count, Max, QuerySet

from maslahat.domain.results.due import ReportKey
from maslahat.domain.results.observations import Observation, Overlap
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import ReportState
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import models
from maslahat.stores.results import report_reading as reading
from maslahat.stores.results.report_reading import PeriodFound, ReportFound, ReportInShort


def periods(programme: str) -> tuple[PeriodFound, ...]:
    """Return the reporting periods of a programme, earliest first: one query."""
    return tuple(reading.period(row) for row in models.ReportingPeriod.objects.filter(programme__code=programme))


def period(programme: str, code: str) -> PeriodFound | None:
    """Return one period of a programme by its code, or None."""
    return next((each for each in periods(programme) if each.period.code == code), None)


def states(programme: str) -> Mapping[ReportKey, ReportState]:
    """Return how every report of a programme stands: one query."""
    rows = models.ResultReport.objects.filter(period__programme__code=programme)
    told = rows.values_list("indicator", "unit", "period__first", "period__last", "state")
    return {(indicator, unit, Period(first, last)): ReportState(state) for indicator, unit, first, last, state in told}


def reports(programme: str, period: str, unit: str = "") -> tuple[ReportInShort, ...]:
    """Return the reports for a period (its code), of one unit if named, without papers and history: two queries."""
    rows = models.ResultReport.objects.filter(period__programme__code=programme, period__code=period)
    return reading.reports_in_short(rows.filter(unit=unit) if unit else rows)


def states_of(programme: str, period: str, unit: str) -> Mapping[str, ReportState]:
    """Return how the reports of a unit for a period (its code) stand, by indicator: one query."""
    rows = models.ResultReport.objects.filter(period__programme__code=programme, period__code=period, unit=unit)
    return {indicator: ReportState(state) for indicator, state in rows.values_list("indicator", "state")}


def report(programme: str, period: str, unit: str, indicator: str) -> ReportFound | None:
    """Return one report, or None: five queries."""
    rows = models.ResultReport.objects.filter(period__programme__code=programme, period__code=period)
    return next(iter(reading.reports_of(rows.filter(unit=unit, indicator=indicator))), None)


def content(report: int, number: int) -> bytes:
    """Return the content of a paper of a report (its row id)."""
    return bytes(models.EvidenceRow.objects.values_list("content", flat=True).get(report=report, number=number))


def observations(programme: str, indicators: Collection[str] | None = None) -> tuple[Observation, ...]:
    """Return what stands and counts, for the roll-up: one query; drafts and what was sent back are left out.

    With ``indicators`` it is what stands of these.
    """
    rows = _standing(programme)
    rows = rows if indicators is None else rows.filter(report__indicator__in=indicators)
    return tuple(reading.each_observation(rows))


def observations_one_by_one(
    programme: str, *, indicator: str = "", period: str = "", units: Collection[str] | None = None
) -> Iterator[Observation]:
    """Yield what stands and counts, of one indicator, period (its code) or some units where they are given.

    One query; the rows are fetched as they are asked for, so that their number takes no memory.
    """
    rows = _standing(programme)
    rows = rows.filter(report__indicator=indicator) if indicator else rows
    rows = rows.filter(report__period__code=period) if period else rows
    rows = rows if units is None else rows.filter(report__unit__in=units)
    yield from reading.each_observation(rows.order_by("report__period", "report", "cell"))


def dimensions_told(programme: str) -> frozenset[str]:
    """Return the dimensions by which anything that stands is split: one query."""
    cells = _standing(programme).order_by().values_list("cell", flat=True).distinct()
    return frozenset(dimension for spelled in cells for dimension, _ in reading.read_cell(spelled))


def narratives(
    programme: str, period: Period, states: Collection[ReportState]
) -> tuple[tuple[str, str, Period, LocalizedText], ...]:
    """Return (indicator, unit, period, words) of reports in these states that say something beside their values.

    Of all whose period ends inside ``period``: one query.
    """
    rows = models.ResultReport.objects.filter(
        period__programme__code=programme, state__in=[each.value for each in states]
    )
    within = rows.filter(period__last__gte=period.first, period__last__lte=period.last).exclude(narrative={})
    told = within.order_by("indicator", "unit", "period__first").values_list(
        "indicator", "unit", "period__first", "period__last", "narrative"
    )
    return tuple(
        (indicator, unit, Period(first, last), LocalizedText.read(words))
        for indicator, unit, first, last, words in told.iterator()
    )


def _standing(programme: str) -> QuerySet[models.ObservationRow]:
    counting = [each.value for each in ReportState if each.counts]
    rows = models.ObservationRow.objects.filter(superseded_by=None, report__period__programme__code=programme)
    return rows.filter(report__state__in=counting)


def overlaps(programme: str) -> tuple[Overlap, ...]:
    """Return the overlaps that stand: two queries."""
    rows = models.OverlapRow.objects.filter(period__programme__code=programme)
    last = rows.order_by().values("period", "indicator", "units").annotate(last=Max("pk")).values_list("last")
    return tuple(
        Overlap(row.indicator, frozenset(row.units.split(";")), Period(row.period.first, row.period.last), row.number)
        for row in rows.filter(pk__in=list(last.values_list("last", flat=True))).select_related("period")
        if row.number
    )


def waiting(programme: str) -> Mapping[ReportState, int]:
    """Return how many reports of a programme stand in each state: one query."""
    rows = models.ResultReport.objects.filter(period__programme__code=programme).order_by()
    return {ReportState(state): number for state, number in rows.values_list("state").annotate(number=Count("pk"))}
