"""What a unit reported for a period, pillar by pillar, as one reader may see it: on its page and in its file (R43)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.http import Http404

from maslahat.actions.results.known import ResultsKnown
from maslahat.domain.programmes.pillars import Pillar
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.country_reports import asked_by_pillar
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.publishing.phrases import LANGUAGES
from maslahat.stores.results import report_queries
from maslahat.stores.results.report_reading import PeriodFound, ReportInShort
from maslahat.web.results.parts_seen import total_in_words
from maslahat.web.results.reports_seen import is_ours
from maslahat.web.results.small_counts import hides_values, known_to
from maslahat.web.visits import Visit
from maslahat.words.labels import label
from maslahat.words.results import REPORT_STATES


@dataclass(frozen=True, slots=True)
class RowSeen:
    """An indicator with its report, None while the reader has none to see; ``is_hidden``: its values are not shown."""

    definition: IndicatorDefinition
    report: ReportInShort | None
    state: str
    told: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class UnitReportSeen:
    """The report of a unit on a period; pillars that ask nothing of it have no rows.

    ``retired`` are reports on indicators that are in force no more, each with the version since which.
    """

    pillars: tuple[tuple[Pillar, tuple[RowSeen, ...]], ...]
    retired: tuple[RowSeen, ...] = ()


class UnitNamed(NamedTuple):
    """A period and a unit that an address names, with what is known of the programme's results."""

    known: ResultsKnown
    period: PeriodFound
    unit: ReportingUnit


def languages_of(programme: Programme) -> tuple[str, ...]:
    """Return the languages of a programme in which papers are made."""
    return tuple(each for each in programme.languages if each in LANGUAGES)


def report_seen(visit: Visit, of: UnitNamed) -> UnitReportSeen:
    """Return the report as a visitor may see it, words in the active language: two queries."""
    code, (known, period, unit) = visit.programme.code, of
    told = {each.indicator: each for each in report_queries.reports(code, period.period.code, unit.code)}
    pillars = tuple(
        (pillar, tuple(_row(visit, unit, each, told.get(each.code)) for each in asked))
        for pillar, asked in by_pillar(of, told)
    )
    rows = (_row(visit, unit, known.retired[each], told[each]) for each in told if each in known.retired)
    return UnitReportSeen(pillars, tuple(each for each in rows if each.report))


def named(visit: Visit, period: str, unit: str) -> UnitNamed:
    """Return a period and a unit by their codes; raise Http404 if the programme has no such: two queries."""
    known, found = known_to(visit), report_queries.period(visit.programme.code, period)
    one = next((each for each in known.units if each.code == unit and not each.is_retired), None)
    if found is None or one is None:
        raise Http404
    return UnitNamed(known, found, one)


def by_pillar(of: UnitNamed, told: Collection[str]) -> list[tuple[Pillar, list[IndicatorDefinition]]]:
    """Return what a unit is asked in a period of this length, and what it told of beside that."""
    known, period, unit = of
    pillars = {pillar.code: [each.code for each in pillar.indicators] for pillar in known.programme.pillars}
    asked = asked_by_pillar(pillars, known.definitions, unit, period.period.months, told)
    return [(pillar, list(asked.get(pillar.code, ()))) for pillar in known.programme.pillars]


def _row(visit: Visit, unit: ReportingUnit, definition: IndicatorDefinition, report: ReportInShort | None) -> RowSeen:
    if report is None or not (report.state.counts or is_ours(visit, unit)):
        return RowSeen(definition, None, "", "", is_hidden=False)
    is_hidden = hides_values(visit, unit, definition)
    told = total_in_words(definition, report, is_hidden=is_hidden)
    return RowSeen(definition, report, label(REPORT_STATES, report.state), told, is_hidden)
