"""Figures for programs: a list with filters, page by page, and how one figure was made, as its reader may see them.

The same figures, behind the same gate and through the same eyes, as on the pages.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, product
from typing import TypeVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from maslahat.actions.results.known import ResultsKnown
from maslahat.domain.results.explanations import explain
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.found_figures import single_codes, windows_of
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.result_documents import explanation_document
from maslahat.publishing.figures_seen import FigurePage, figures_seen
from maslahat.web.results.explained import address_of, cell_in_address, figure_wanted
from maslahat.web.results.gate import opened
from maslahat.web.results.small_counts import known_to
from maslahat.web.revalidation import revalidated

PAGE_SIZE = 200
"""Figures on one page."""

AS_WRITTEN = {"ensure_ascii": False}

Each = TypeVar("Each")

FILTERS = ("indicator", "area", "period", "cell")


@require_safe
@revalidated
def figures_json(request: HttpRequest, programme: str) -> HttpResponse:
    """Return a page of the figures that an address asks for; 404 for a page that is not there."""
    visit = opened(request, programme)
    known = known_to(visit)
    asked = {name: request.GET[name] for name in FILTERS if name in request.GET}
    keys = list(_keys(known, asked))
    number, pages = _page_of(request), max(1, -(-len(keys) // PAGE_SIZE))
    if not 1 <= number <= pages:
        raise Http404
    here = islice(keys, (number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    address = reverse("figures_json", args=(programme,))
    later = f"{address}?{urlencode({**asked, 'page': number + 1})}" if number < pages else None
    found = (
        (known.in_short(each, key.area, key.period, key.cell), address_of(programme, key, "explained_json"))
        for each, key in here
    )
    return JsonResponse(
        figures_seen(FigurePage(programme, number, pages, len(keys), later, found)), json_dumps_params=AS_WRITTEN
    )


@require_safe
@revalidated
def explained_json(request: HttpRequest, programme: str, indicator: str) -> HttpResponse:
    """Return how a figure was made, as far as the reader may see it; 404 if the address names no figure."""
    visit = opened(request, programme)
    known = known_to(visit)
    wanted = figure_wanted(request, known, indicator)
    figure = known.figure(wanted.definition, wanted.area, wanted.period, wanted.cell)
    observations = known.observations.get(indicator, ())
    steps = explain(figure, wanted.definition, observations, known.cycle)
    return JsonResponse(explanation_document(steps), json_dumps_params=AS_WRITTEN)


def _keys(known: ResultsKnown, asked: Mapping[str, str]) -> Iterator[tuple[IndicatorDefinition, FigureKey]]:
    """Yield what there are figures of, with the indicator, in order of indicators, areas, periods and cells."""
    areas = _asked_for(("", *(each.code for each in known.programme.countries)), asked.get("area"), str)
    periods = _asked_for(windows_of(known.cycle), asked.get("period"), lambda each: each.code)
    for definition in _asked_for(known.definitions, asked.get("indicator"), lambda each: each.code):
        cells = _asked_for(single_codes(definition), asked.get("cell"), cell_in_address)
        for area, period, cell in product(areas, periods, cells):
            yield definition, FigureKey(definition.code, area, period, cell)


def _asked_for(found: Iterable[Each], wanted: str | None, named: Callable[[Each], str]) -> list[Each]:
    """Return what an address asks for by name, or everything where it asks for nothing in particular."""
    return [each for each in found if wanted is None or named(each) == wanted]


def _page_of(request: HttpRequest) -> int:
    told = request.GET.get("page", "1")
    return int(told) if told.isdecimal() and len(told) < 7 else 0
