"""One indicator of an edition in the reader's words: as a row, over the years, by country, by each split.

The pages of an annual report and those of published results show the same, each under its own head.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language

from maslahat.domain.results.annual_report import AnnualReport, PrintedFigure, PrintedIndicator, PrintedSplit
from maslahat.domain.results.unsplit import left_in_print
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_words import number_or_dash, printed_words
from maslahat.publishing.result_words import behind_in_print, left_in_words
from maslahat.web.results.drawn import Drawn, on_the_map, over_time, side_by_side
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure in a table: what it is of, what it says, and who reported of how many (None where it is withheld)."""

    name: LocalizedText
    words: str
    target: str
    reported: int
    expected: int | None
    behind: str


class PrintedIndicatorShown:
    """An indicator of an edition for one visitor."""

    def __init__(self, visit: Visit, report: AnnualReport, indicator: PrintedIndicator) -> None:
        self.visit, self.report, self.indicator = visit, report, indicator
        self.language = get_language() or "en"

    def told(self) -> dict[str, Any]:
        """Return what ``results/printed_indicator.html`` shows; every chart has its table."""
        indicator = self.indicator
        name = indicator.name.in_language(self.language)
        years = [self._drawn(each, self._year(each)) for each in indicator.years]
        countries = self._countries() if indicator.countries else []
        return {
            "indicator": indicator,
            "baseline": number_or_dash(indicator.baseline.value if indicator.baseline else None, self.language),
            "previous": printed_words(indicator.previous, indicator, self.language),
            "period": indicator.figure.key.period.code,
            "years_shown": [self._shown(each, self._year(each)) for each in indicator.years],
            "over_time": over_time(name, years, self.language),
            "by_country": [self._shown(each, self._place(each)) for each in indicator.countries],
            "country_bars": side_by_side(name, countries),
            "country_map": on_the_map(name, countries),
            "splits": [(each.dimension.name, self._split(each), self._left(each)) for each in indicator.splits],
        }

    def _countries(self) -> list[Drawn]:
        """Return every country of the programme, those that do not report the indicator with a dash."""
        figures = {each.key.area: each for each in self.indicator.countries}
        return [
            self._drawn(figures[each.code], each.name, each.iso3)
            if each.code in figures
            else Drawn(each.name.in_language(self.language), None, "–", shape=each.iso3)
            for each in self.visit.programme.countries
        ]

    def _split(self, split: PrintedSplit) -> list[FigureShown]:
        codes = [dict(each.key.cell)[split.dimension.code] for each in split.figures]
        names = [split.dimension.names.get(code, LocalizedText.of(en=code)) for code in codes]
        return [self._shown(each, name) for each, name in zip(split.figures, names, strict=True)]

    def _left(self, split: PrintedSplit) -> str:
        return left_in_words(left_in_print(self.indicator, split), self.language)

    def _place(self, figure: PrintedFigure) -> LocalizedText:
        return self.report.places.get(figure.key.area, LocalizedText.of(en=figure.key.area))

    def _year(self, figure: PrintedFigure) -> LocalizedText:
        year = str(figure.key.period.last // 12)
        return LocalizedText.of(**dict.fromkeys(self.report.programme_name.texts, year))

    def _target(self, figure: PrintedFigure) -> Fraction | None:
        target = self.indicator.target
        if target is None or target.value is None or figure.key != self.indicator.figure.key:
            return None
        return Fraction(target.value)

    def _shown(self, figure: PrintedFigure, name: LocalizedText) -> FigureShown:
        words, coverage = printed_words(figure, self.indicator, self.language), figure.coverage
        target = number_or_dash(self._target(figure), self.language)
        reported, expected = (len(coverage.reported), coverage.expected) if coverage else (0, None)
        return FigureShown(name, words, target, reported, expected, behind_in_print(coverage, self.language))

    def _drawn(self, figure: PrintedFigure, name: LocalizedText, shape: str = "") -> Drawn:
        words, aim = printed_words(figure, self.indicator, self.language), self._target(figure)
        said = name.in_language(self.language)
        return Drawn(said, figure.number, words, aim, number_or_dash(aim, self.language), shape)
