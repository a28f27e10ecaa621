"""The figures of one indicator: over the years beside its targets, by country, by dimension; a table to each chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from maslahat.domain.insight.results_tree import compared_in
from maslahat.domain.results.figures import Figure, FigureInShort
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import Provisional, provisional
from maslahat.domain.results.unsplit import left_by
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.result_words import behind_words, figure_words, left_in_words, number_words
from maslahat.web.results.drawn import Drawn, on_the_map, over_time, side_by_side
from maslahat.web.results.explained import address_of
from maslahat.web.results.gate import opened
from maslahat.web.results.tree import Asked, asked_for, chosen, indicator_shown, measured_one
from maslahat.web.revalidation import revalidated
from maslahat.web.visits import Visit, later, same_page, show

_PARTS = ("now", "years_shown", "over_time", "by_country", "country_bars", "country_map", "splits")


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure in the reader's words, with the address where it is explained; ``number`` is what charts draw."""

    name: LocalizedText
    number: Fraction | None
    words: str
    address: str
    reported: int
    expected: int
    behind: str


@dataclass(frozen=True, slots=True)
class YearShown:
    """A year with its figure and its target in words; ``as_of`` is the last period reported, if it lies before.

    ``provisional`` tells how many of the periods that its figure is taken over were reported, where some are missing.
    """

    year: int
    figure: FigureShown
    target: str
    as_of: str = ""
    provisional: Provisional | None = None


@dataclass(frozen=True, slots=True)
class SplitShown:
    """The figures of a year by the codes of one dimension."""

    name: LocalizedText
    rows: tuple[FigureShown, ...]
    left: str


class _Indicator:
    """One indicator as a visitor sees it in a year and a country."""

    def __init__(self, visit: Visit, asked: Asked, definition: IndicatorDefinition) -> None:
        self.visit, self.asked, self.definition = visit, asked, definition
        self.aimed = definition.aimed_at(asked.country)
        self.language = get_language() or "en"
        self.year = Period.read(str(asked.year))

    def told(self) -> dict[str, Any]:
        """Return what the page shows."""
        years, countries = self._years(), self._countries()
        measured = measured_one(self.visit, self.asked, self.definition)
        return {
            "now": measured and indicator_shown(self.visit, measured, self.asked.year, self.asked.country),
            "years_shown": years,
            "over_time": self._over_time(years),
            "by_country": countries,
            "country_bars": side_by_side(self._name, self._drawn(countries)),
            "country_map": on_the_map(self._name, self._drawn(countries)),
            "splits": tuple(self._split(each) for each in self.definition.dimensions),
        }

    def shown(self, figure: FigureInShort, name: LocalizedText) -> FigureShown:
        """Return a figure in words."""
        words = figure_words(figure, self.definition, self.language)
        address = address_of(self.visit.programme.code, figure.key)
        late = behind_words(figure.units_behind, self.definition.rules.across_periods, self.language)
        return FigureShown(name, figure.number, words, address, figure.units_reported, figure.units_expected, late)

    def _figure(self, area: str, period: Period, cell: Cell = ()) -> Figure:
        return self.asked.known.figure(self.definition, area, period, cell)

    def _years(self) -> tuple[YearShown, ...]:
        rows = []
        for year in self.asked.known.years:
            target = self.aimed.target(year)
            window = compared_in(self.aimed, Period.read(str(year)), self.asked.known.cycle)
            figure = self._figure(self.asked.country, window)
            aim = "–" if target is None or target.value is None else number_words(target.value, self.language)
            shown = self.shown(figure, LocalizedText.of(en=str(year)))
            rows.append(YearShown(year, shown, aim, self._as_of(figure, year), self._provisional(figure)))
        return tuple(rows)

    def _as_of(self, figure: Figure, year: int) -> str:
        """Return the last period that a figure rests on, if it lies before the year: a total that still stands."""
        last = max(figure.periods, key=lambda each: each.last, default=None)
        return last.code if last is not None and last.last // 12 < year else ""

    def _provisional(self, figure: Figure) -> Provisional | None:
        """Return how many of the periods of a figure were reported, if it is one and some are missing."""
        return provisional(self.definition, figure.periods, figure.key.period) if figure.periods else None

    def _over_time(self, rows: Sequence[YearShown]) -> SafeString:
        """Return the chart of the years; a total that only still stands is not drawn."""
        targets = [self.aimed.target(each.year) for each in rows]
        aims = [Fraction(each.value) if each and each.value is not None else None for each in targets]
        drawn = [
            Drawn(str(row.year), None if row.as_of else row.figure.number, row.figure.words, aim, row.target)
            for row, aim in zip(rows, aims, strict=True)
        ]
        return over_time(self._name, drawn, self.language)

    def _countries(self) -> tuple[FigureShown, ...]:
        return tuple(
            self.shown(self.asked.known.in_short(self.definition, each.code, self.year), each.name)
            for each in self.visit.programme.countries
        )

    def _drawn(self, rows: Sequence[FigureShown]) -> list[Drawn]:
        return [
            Drawn(row.name.in_language(self.language), row.number, row.words, shape=country.iso3)
            for country, row in zip(self.visit.programme.countries, rows, strict=True)
        ]

    @property
    def _name(self) -> str:
        return self.definition.name.in_language(self.language)

    def _split(self, dimension: CodeList) -> SplitShown:
        cells = [((dimension.code, code),) for code in dimension.names]
        found = [self._figure(self.asked.country, self.year, each) for each in cells]
        rows = tuple(self.shown(each, name) for each, name in zip(found, dimension.names.values(), strict=True))
        total = self._figure(self.asked.country, self.year)
        told = next((each.without_split for each in found if each.without_split is not None), None)
        rest = left_by(self.definition.kind, total, found) if told is None else Fraction(told)
        return SplitShown(dimension.name, rows, left_in_words(rest, self.language))


@require_safe
@revalidated
def figures(request: HttpRequest, programme: str, indicator: str) -> HttpResponse:
    """Show the figures of an indicator for a year and a country; 404 if there is no such indicator."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    definition = asked.known.definition(indicator)
    if definition is None:
        raise Http404
    told = {
        "definition": definition,
        "same_page": same_page(request, visit, asked.known.record),
        **later(_Indicator(visit, asked, definition).told, *_PARTS),
        **chosen(asked),
    }
    return show(request, "results/figures.html", visit, tab="results", status=200, **told)
