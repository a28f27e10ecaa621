"""The figures of one indicator: over the years beside its targets, by country, by dimension; a table to each chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from maslahat.domain.insight.results_tree import compared_in
from maslahat.domain.results.figures import Figure, FigureInShort, FigureKey
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import AcrossPeriods
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.charts.bar_chart import Bar, BarChart, bar_chart
from maslahat.publishing.charts.line_chart import ChartLine, ChartPoint, LineChart, line_chart, marks_for
from maslahat.publishing.charts.region_map import Shape, region_map
from maslahat.publishing.result_words import figure_words, number_words
from maslahat.web.results.gate import opened
from maslahat.web.results.tree import Asked, asked_for, chosen, indicator_shown, measured_one
from maslahat.web.visits import Visit, show

_SHADES = 5


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure in the reader's words, with the address where it is explained; ``number`` is what charts draw."""

    name: LocalizedText
    number: Fraction | None
    words: str
    address: str
    reported: int
    expected: int


@dataclass(frozen=True, slots=True)
class YearShown:
    """A year with its figure and its target in words; ``as_of`` is the last period reported, if it lies before.

    ``periods`` tells how many periods of the year were reported by anybody and how many there are; None where the
    latest counts, or where all are there.
    """

    year: int
    figure: FigureShown
    target: str
    as_of: str = ""
    periods: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class SplitShown:
    """The figures of a year by the codes of one dimension."""

    name: LocalizedText
    rows: tuple[FigureShown, ...]
    without: str


class _Indicator:
    """One indicator as a visitor sees it in a year and a country."""

    def __init__(self, visit: Visit, asked: Asked, definition: IndicatorDefinition) -> None:
        self.visit, self.asked, self.definition = visit, asked, definition
        self.language = get_language() or "en"
        self.year = Period.read(str(asked.year))

    def told(self) -> dict[str, Any]:
        """Return what the page shows."""
        years, countries = self._years(), self._countries()
        return {
            "years_shown": years,
            "over_time": SafeString(self._over_time(years)),
            "by_country": countries,
            "country_bars": SafeString(self._bars(countries)),
            "country_map": SafeString(self._map(countries)),
            "splits": tuple(self._split(each) for each in self.definition.dimensions),
        }

    def shown(self, figure: FigureInShort, name: LocalizedText) -> FigureShown:
        """Return a figure in words."""
        words = figure_words(figure, self.definition, self.language)
        address = self._address(figure.key)
        return FigureShown(name, figure.number, words, address, figure.units_reported, figure.units_expected)

    def _figure(self, area: str, period: Period, cell: Cell = ()) -> Figure:
        return self.asked.known.figure(self.definition, area, period, cell)

    def _address(self, key: FigureKey) -> str:
        told = {"area": key.area, "period": key.period.code, "cell": ",".join(":".join(each) for each in key.cell)}
        query = urlencode({name: each for name, each in told.items() if each})
        return f"{reverse('explain', args=(self.visit.programme.code, self.definition.code))}?{query}"

    def _years(self) -> tuple[YearShown, ...]:
        rows = []
        for year in self.asked.known.years:
            target = self.definition.target(year)
            window = compared_in(self.definition, Period.read(str(year)), self.asked.known.cycle)
            figure = self._figure(self.asked.country, window)
            aim = "–" if target is None or target.value is None else number_words(target.value, self.language)
            shown = self.shown(figure, LocalizedText.of(en=str(year)))
            rows.append(YearShown(year, shown, aim, self._as_of(figure, year), self._periods(figure, year)))
        return tuple(rows)

    def _counted(self, figure: Figure) -> list[Period]:
        key = figure.key
        return self.asked.known.counted_periods(self.definition, key.area, key.period, key.cell)

    def _as_of(self, figure: Figure, year: int) -> str:
        """Return the last period that a figure rests on, if it lies before the year: a total that still stands."""
        last = max(self._counted(figure), key=lambda each: each.last, default=None)
        return last.code if last is not None and last.last // 12 < year else ""

    def _periods(self, figure: Figure, year: int) -> tuple[int, int] | None:
        """Return how many reporting periods of a year its figure rests on, of how many, if some are missing."""
        if self.definition.rules.across_periods is AcrossPeriods.LATEST or figure.state is not State.REPORTED:
            return None
        months = {month for each in self._counted(figure) for month in range(each.first, each.last + 1)}
        there = sum(month // 12 == year for month in months) // self.definition.frequency
        asked = 12 // self.definition.frequency
        return (there, asked) if there < asked else None

    def _over_time(self, rows: Sequence[YearShown]) -> str:
        """Return the chart of the years; empty where the figure is no number."""
        numbers = [None if each.as_of else each.figure.number for each in rows]  # a total that only still stands
        targets = [self.definition.target(each.year) for each in rows]
        aims = [Fraction(each.value) if each and each.value is not None else None for each in targets]
        if not any(each is not None for each in numbers):
            return ""
        found = tuple(ChartPoint(number, row.figure.words) for number, row in zip(numbers, rows, strict=True))
        wanted = tuple(ChartPoint(aim, row.target) for aim, row in zip(aims, rows, strict=True))
        lines = (ChartLine(gettext("Target"), "target", wanted), ChartLine(gettext("Figure"), "actual", found))
        told = "; ".join(f"{row.year}: {row.figure.words}" for row in rows)
        marks = tuple((each, number_words(each, self.language)) for each in marks_for(lines))
        return line_chart(LineChart(self._name, told, tuple(str(each.year) for each in rows), lines, marks))

    def _countries(self) -> tuple[FigureShown, ...]:
        return tuple(
            self.shown(self.asked.known.in_short(self.definition, each.code, self.year), each.name)
            for each in self.visit.programme.countries
        )

    def _bars(self, rows: Sequence[FigureShown]) -> str:
        if not any(each.number is not None for each in rows):
            return ""
        bars = (Bar(each.name.in_language(self.language), each.number, each.words) for each in rows)
        return bar_chart(BarChart(self._name, self._described(rows), tuple(bars)))

    def _map(self, rows: Sequence[FigureShown]) -> str:
        known = [each.number for each in rows if each.number is not None]
        if not known:
            return ""
        shapes = [
            Shape(country.iso3, row.name.in_language(self.language), row.words, _shade(row.number, known))
            for country, row in zip(self.visit.programme.countries, rows, strict=True)
        ]
        return region_map(shapes, self._name, self._described(rows))

    def _described(self, rows: Sequence[FigureShown]) -> str:
        return "; ".join(f"{each.name.in_language(self.language)}: {each.words}" for each in rows)

    @property
    def _name(self) -> str:
        return self.definition.name.in_language(self.language)

    def _split(self, dimension: CodeList) -> SplitShown:
        cells = [((dimension.code, code),) for code in dimension.names]
        found = [self._figure(self.asked.country, self.year, each) for each in cells]
        rows = tuple(self.shown(each, name) for each, name in zip(found, dimension.names.values(), strict=True))
        rest = next((each.without_split for each in found if each.without_split), None)
        return SplitShown(dimension.name, rows, number_words(rest, self.language) if rest else "")


@require_safe
def figures(request: HttpRequest, programme: str, indicator: str) -> HttpResponse:
    """Show the figures of an indicator for a year and a country; 404 if there is no such indicator."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    definition = asked.known.definition(indicator)
    if definition is None:
        raise Http404
    measured = measured_one(visit, asked, definition)
    told = {
        "definition": definition,
        "now": measured and indicator_shown(visit, measured, asked.year, asked.country),
        **_Indicator(visit, asked, definition).told(),
        **chosen(asked),
    }
    return show(request, "results/figures.html", visit, tab="results", status=200, **told)


def _shade(number: Fraction | None, known: Sequence[Fraction]) -> int | None:
    """Return the shade of a country on the map: the larger its figure between nothing and the largest, the darker."""
    least, most = min(Fraction(0), *known), max(Fraction(0), *known)
    if number is None or most == least:
        return None if number is None else 0
    return min(int((number - least) / (most - least) * _SHADES), _SHADES - 1)
