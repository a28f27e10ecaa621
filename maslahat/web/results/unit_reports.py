"""What a unit reported for a period, pillar by pillar, as one reader may see it: on its page and in its file (R43)."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from maslahat.domain.programmes.pillars import Pillar
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.country_reports import asked_by_pillar
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.publishing.phrases import LANGUAGES
from maslahat.stores.results import queries, report_queries
from maslahat.stores.results.report_reading import PeriodFound, ReportFound
from maslahat.web.results.parts_seen import total_in_words
from maslahat.web.results.reports_seen import is_ours
from maslahat.web.results.small_counts import hides_values
from maslahat.web.visits import Visit
from maslahat.words.labels import label
from maslahat.words.results import REPORT_STATES


@dataclass(frozen=True, slots=True)
class RowSeen:
    """An indicator with its report, None while the reader has none to see; ``is_hidden``: its values are not shown."""

    definition: IndicatorDefinition
    report: ReportFound | None
    state: str
    told: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class UnitReportSeen:
    """The report of a unit on a period; pillars that ask nothing of it have no rows.

    ``retired`` are reports on indicators that are in force no more, each with the version since which.
    """

    period: PeriodFound
    unit: ReportingUnit
    pillars: tuple[tuple[Pillar, tuple[RowSeen, ...]], ...]
    retired: tuple[RowSeen, ...] = ()


def languages_of(programme: Programme) -> tuple[str, ...]:
    """Return the languages of a programme in which papers are made."""
    return tuple(each for each in programme.languages if each in LANGUAGES)


def report_seen(visit: Visit, period: str, unit: str) -> UnitReportSeen:
    """Return the report as a visitor may see it, words in the active language; raise Http404 if there is none."""
    found, one = named(visit, period, unit)
    told = {each.indicator: each for each in report_queries.reports(visit.programme.code, period, unit)}
    pillars = tuple(
        (pillar, tuple(_row(visit, one, each, told.get(each.code)) for each in asked))
        for pillar, asked in by_pillar(visit, one, found.period, told)
    )
    gone = queries.retired(visit.programme.code)
    rows = (_row(visit, one, gone[code].definition, told[code]) for code in told if code in gone)
    return UnitReportSeen(found, one, pillars, tuple(each for each in rows if each.report))


def named(visit: Visit, period: str, unit: str) -> tuple[PeriodFound, ReportingUnit]:
    """Return a period and a unit by their codes; raise Http404 if the programme has no such."""
    found = report_queries.period(visit.programme.code, period)
    one = next((each for each in queries.reporting_units(visit.programme.code) if each.code == unit), None)
    if found is None or one is None:
        raise Http404
    return found, one


def by_pillar(
    visit: Visit, unit: ReportingUnit, period: Period, told: Collection[str]
) -> list[tuple[Pillar, list[IndicatorDefinition]]]:
    """Return what a unit is asked in a period of this length, and what it told of beside that."""
    pillars = {pillar.code: [each.code for each in pillar.indicators] for pillar in visit.programme.pillars}
    definitions = queries.definitions(visit.programme.code)
    asked = asked_by_pillar(pillars, definitions, unit, period.months, told)
    return [(pillar, list(asked.get(pillar.code, ()))) for pillar in visit.programme.pillars]


def _row(visit: Visit, unit: ReportingUnit, definition: IndicatorDefinition, report: ReportFound | None) -> RowSeen:
    if report is None or not (report.state.counts or is_ours(visit, unit)):
        return RowSeen(definition, None, "", "", is_hidden=False)
    is_hidden = hides_values(visit, unit, definition)
    told = total_in_words(definition, report, is_hidden=is_hidden)
    return RowSeen(definition, report, label(REPORT_STATES, report.state), told, is_hidden)
