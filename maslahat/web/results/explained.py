"""Explain this number: the rule, every report that counts, what is left out and why, and how the figure follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from maslahat.actions.results.known import ResultsKnown
from maslahat.domain.results.explanations import (
    Counted,
    Differs,
    LeftOut,
    RuleApplied,
    TakenOff,
    explain,
)
from maslahat.domain.results.figures import Difference, Figure, FigureKey
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, Observation, Overlap, cell
from maslahat.domain.results.periods import Period, PeriodRefused
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.result_words import figure_words, number_words, observation_words, unit_behind_words
from maslahat.web.results.gate import opened
from maslahat.web.results.small_counts import known_to
from maslahat.web.revalidation import revalidated
from maslahat.web.visits import Visit, later, same_page, show
from maslahat.words.labels import label
from maslahat.words.measuring import ACROSS_PERIODS, ACROSS_UNITS
from maslahat.words.standings import EXCLUSIONS

_PARTS = (
    *("about", "words", "window", "across_units", "across_periods", "counted", "left_out", "overlaps"),
    *("gross", "differences", "is_open", "by_unit", "coverage", "missing", "behind", "not_applicable", "back"),
)


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One report behind a figure: who, for when, which cell, what; ``why`` says why it does not count."""

    unit: LocalizedText
    period: str
    cell: str
    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The figure that the address names."""

    definition: IndicatorDefinition
    area: str
    period: Period
    cell: Cell


@require_safe
@revalidated
def explained(request: HttpRequest, programme: str, indicator: str) -> HttpResponse:
    """Show how a figure was made; 404 if the address names no figure of the programme."""
    visit = opened(request, programme)
    known = known_to(visit)
    wanted = figure_wanted(request, known, indicator)
    same = same_page(request, visit, known.record)
    told = later(_Explained(visit, known, wanted).told, *_PARTS)
    return show(
        request, "results/explained.html", visit, tab="results", same_page=same, definition=wanted.definition, **told
    )


def figure_wanted(request: HttpRequest, known: ResultsKnown, indicator: str) -> Wanted:
    """Return the figure that an address names by indicator, area, period and cell; raise Http404 if there is none."""
    definition = known.definition(indicator)
    if definition is None:
        raise Http404
    area = request.GET.get("area", "")
    try:
        period = Period.read(request.GET.get("period", str(known.years[-1])))
        pairs = [each.split(":") for each in request.GET.get("cell", "").split(",") if each]
        wanted = cell((dimension, code) for dimension, code in pairs)
    except (PeriodRefused, ValueError) as unreadable:
        raise Http404 from unreadable
    dimensions = {each.code: each.names for each in definition.dimensions}
    is_there = all(code in dimensions.get(dimension, ()) for dimension, code in wanted)
    areas = {"", *(each.code for each in known.units), *(each.code for each in known.programme.countries)}
    if area not in areas or not is_there or not known.cycle.holds(period):
        raise Http404
    return Wanted(definition, area, period, wanted)


def address_of(programme: str, key: FigureKey, page: str = "explain") -> str:
    """Return the address at which a figure is explained, by the page of this name; ``figure_wanted`` reads it."""
    told = {"area": key.area, "period": key.period.code, "cell": cell_in_address(key.cell)}
    query = urlencode({name: each for name, each in told.items() if each})
    return f"{reverse(page, args=(programme, key.indicator))}?{query}"


def cell_in_address(named: Cell) -> str:
    """Return how an address names a cell: ``age:18+,sex:f``; the total is empty."""
    return ",".join(":".join(each) for each in named)


class _Explained:
    """The steps of a figure in the reader's words."""

    def __init__(self, visit: Visit, known: ResultsKnown, wanted: Wanted) -> None:
        self.visit, self.known, self.wanted, self.definition = visit, known, wanted, wanted.definition
        self.language = get_language() or "en"
        self.units: Mapping[str, LocalizedText] = {each.code: each.name for each in known.units}

    def told(self) -> dict[str, Any]:
        """Return what the page shows."""
        definition, language, wanted = self.definition, self.language, self.wanted
        figure = self.known.figure(definition, wanted.area, wanted.period, wanted.cell)
        steps = explain(figure, definition, self.known.observations.get(definition.code, ()), self.known.cycle)
        return {
            "about": self._about(figure),
            "words": figure_words(figure, definition, language),
            "window": next(each.window.code for each in steps if isinstance(each, RuleApplied)),
            "across_units": label(ACROSS_UNITS, definition.rules.across_units),
            "across_periods": label(ACROSS_PERIODS, definition.rules.across_periods),
            "counted": [self._report(each.observation) for each in steps if isinstance(each, Counted)],
            "left_out": [self._left_out(each) for each in steps if isinstance(each, LeftOut)],
            "overlaps": [self._overlap(each.overlap) for each in steps if isinstance(each, TakenOff)],
            "gross": number_words(figure.gross, language) if figure.gross is not None else "",
            "differences": [self._difference(each.difference) for each in steps if isinstance(each, Differs)],
            "is_open": self.known.is_open(definition, figure.key.area),
            "by_unit": self._by_unit(figure),
            "coverage": figure.coverage,
            "missing": [self._unit(each) for each in figure.coverage.missing],
            "behind": [(self._unit(each.unit), unit_behind_words(each, language)) for each in figure.coverage.behind],
            "not_applicable": [self._unit(each) for each in figure.coverage.not_applicable],
            "back": self._back(figure),
        }

    def _about(self, figure: Figure) -> tuple[LocalizedText, str, str]:
        """Return the area, the period and the cell of a figure."""
        names = {each.code: each.name for each in self.visit.programme.countries} | dict(self.units)
        area = names.get(figure.key.area, self.visit.programme.name)
        return area, figure.key.period.code, self._cell(figure.key.cell)

    def _by_unit(self, figure: Figure) -> list[tuple[LocalizedText, str]]:
        """Return what each unit that reported adds, for a reader who may not see the reports themselves."""
        key, units = figure.key, figure.coverage.reported
        if self.known.is_open(self.definition, key.area) or units == (key.area,):
            return []
        found = ((each, self.known.in_short(self.definition, each, key.period, key.cell)) for each in units)
        return [(self._unit(each), figure_words(one, self.definition, self.language)) for each, one in found]

    def _back(self, figure: Figure) -> str:
        address = reverse("figures", args=(self.visit.programme.code, self.definition.code))
        return f"{address}?{urlencode({'year': figure.key.period.last // 12})}"

    def _report(self, observation: Observation, why: str = "") -> ReportShown:
        words = observation_words(observation, self.definition, self.language)
        where = self._cell(observation.cell)
        return ReportShown(self._unit(observation.unit), observation.period.code, where, words, why)

    def _left_out(self, step: LeftOut) -> ReportShown:
        return self._report(step.observation, label(EXCLUSIONS, step.why))

    def _overlap(self, overlap: Overlap) -> tuple[str, str]:
        units = sorted(self._unit(each).in_language(self.language) for each in overlap.units)
        return ", ".join(units), number_words(overlap.number, self.language)

    def _difference(self, found: Difference) -> tuple[LocalizedText, str, str, str, str]:
        told = [number_words(each, self.language) for each in (found.parts, found.total, found.total - found.parts)]
        return self._unit(found.unit), found.period.code, told[0], told[1], told[2]

    def _unit(self, code: str) -> LocalizedText:
        return self.units.get(code, LocalizedText.of(en=code))

    def _cell(self, named: Cell) -> str:
        names = {each.code: each.names for each in self.definition.dimensions}
        found = (names.get(dimension, {}).get(code) for dimension, code in named)
        told = (text.in_language(self.language) if text else code for text, (_, code) in zip(found, named, strict=True))
        return ", ".join(told)
