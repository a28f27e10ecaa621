"""Results as anybody reads them without signing in: the pages of the newest published edition."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from maslahat.actions.results.published import public_report
from maslahat.domain.results.annual_report import (
    AnnualReport,
    Basis,
    PrintedBranch,
    PrintedFigure,
    PrintedIndicator,
    PrintedSplit,
)
from maslahat.domain.results.status import Status
from maslahat.domain.results.unsplit import left_in_print
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_words import figure_words, number_or_dash, printed_words, target_words
from maslahat.publishing.result_words import behind_in_print, left_in_words, phrase, provisional_words
from maslahat.web.results.drawn import Drawn, on_the_map, over_time, side_by_side
from maslahat.web.results.standing_words import finding_in_words, progress_in_words
from maslahat.web.results.tree import StandingShown
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import label
from maslahat.words.standings import STATUSES


@dataclass(frozen=True, slots=True)
class RowShown:
    """One indicator in a list; ``expected`` counts the units that were to report, None where that is not told."""

    code: str
    name: LocalizedText
    address: str
    figure: str
    target: str
    progress: str
    provisional: str
    reported: int
    expected: int | None
    behind: str
    standing: StandingShown | None


@dataclass(frozen=True, slots=True)
class PartShown:
    """A pillar, outcome or output with its indicators and what stands under it."""

    code: str
    name: LocalizedText
    indicators: tuple[RowShown, ...]
    parts: tuple["PartShown", ...]


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure in a table: what it is of, what it says, and who reported of how many (None where it is withheld)."""

    name: LocalizedText
    words: str
    target: str
    reported: int
    expected: int | None
    behind: str


@require_safe
def published_results(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what is published by pillar and output; until then that nothing is, and where targets stand."""
    visit = visit_of(request, programme)
    report = public_report(programme)
    parts = () if report is None else tuple(_part(visit, each) for each in report.pillars)
    return show(request, "results/published.html", visit, tab="results", parts=parts, **_edition(report))


@require_safe
def published_indicator(request: HttpRequest, programme: str, indicator: str) -> HttpResponse:
    """Show one indicator by year, country and split; 404 if no published edition has it."""
    visit = visit_of(request, programme)
    report = public_report(programme)
    found = next((each for each in report.indicators if each.code == indicator), None) if report else None
    if report is None or found is None:
        raise Http404
    return show(
        request,
        "results/published_indicator.html",
        visit,
        tab="results",
        **_edition(report),
        **_Indicator(visit, report, found).told(),
    )


def _edition(report: AnnualReport | None) -> dict[str, Any]:
    """Return what a page says of the edition whose figures it shows."""
    if report is None:
        return {"edition": None}
    return {
        "edition": report,
        "scope": str(report.scope),
        "published_at": datetime.fromisoformat(report.published_at),
        "is_verified": report.basis is Basis.VERIFIED,
    }


def _part(visit: Visit, branch: PrintedBranch) -> PartShown:
    rows = tuple(_row(visit, each) for each in branch.indicators)
    return PartShown(branch.code, branch.name, rows, tuple(_part(visit, each) for each in branch.branches))


def _row(visit: Visit, indicator: PrintedIndicator) -> RowShown:
    language = get_language() or "en"
    coverage = indicator.figure.coverage
    return RowShown(
        indicator.code,
        indicator.name,
        reverse("published_indicator", args=(visit.programme.code, indicator.code)),
        figure_words(indicator, language),
        target_words(indicator, language),
        progress_in_words(indicator.progress, language) if indicator.progress else phrase("withheld", language),
        provisional_words(indicator.provisional, language),
        len(coverage.reported) if coverage else 0,
        coverage.expected if coverage else None,
        behind_in_print(coverage, language),
        _standing(indicator, language),
    )


def _standing(indicator: PrintedIndicator, language: str) -> StandingShown | None:
    found = indicator.finding
    if found is None:
        return None
    status = Status(found.status)
    return StandingShown(status.value, label(STATUSES, status), finding_in_words(found, language))


class _Indicator:
    """One indicator of an edition in the reader's words."""

    def __init__(self, visit: Visit, report: AnnualReport, indicator: PrintedIndicator) -> None:
        self.visit, self.report, self.indicator = visit, report, indicator
        self.language = get_language() or "en"

    def told(self) -> dict[str, Any]:
        """Return what the page shows."""
        indicator = self.indicator
        name = indicator.name.in_language(self.language)
        years = [self._drawn(each, self._year(each)) for each in indicator.years]
        countries = self._countries()
        return {
            "indicator": indicator,
            "now": _row(self.visit, indicator),
            "baseline": number_or_dash(indicator.baseline.value if indicator.baseline else None, self.language),
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
