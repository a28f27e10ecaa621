"""Countries by pillars: how many indicators of a pillar each country reported, each number with its records."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from maslahat.domain.insight.results_tree import has_part_in
from maslahat.domain.programmes.parties import Country
from maslahat.domain.programmes.pillars import Pillar
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import State
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.results.gate import opened
from maslahat.web.results.tree import Asked, asked_for, chosen
from maslahat.web.visits import Visit, show


@dataclass(frozen=True, slots=True)
class CellShown:
    """One country under one pillar: indicators it reported, of how many it reports, and where they are."""

    pillar: str
    place: int
    reported: int
    expected: int
    address: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One country with its cell under each pillar and the sum of these."""

    name: LocalizedText
    cells: tuple[CellShown, ...]
    reported: int
    expected: int


@require_safe
def results_grid(request: HttpRequest, programme: str) -> HttpResponse:
    """Show for a year what each country reported under each pillar."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    rows = tuple(_row(visit, asked, each) for each in visit.programme.countries)
    pillars = [(each.code, each.name) for each in visit.programme.pillars]
    return show(request, "results/grid.html", visit, tab="results", rows=rows, pillars=pillars, **chosen(asked))


def _row(visit: Visit, asked: Asked, country: Country) -> RowShown:
    cells = tuple(_cell(visit, asked, country, each, at) for at, each in enumerate(visit.programme.pillars, 1))
    return RowShown(country.name, cells, sum(each.reported for each in cells), sum(each.expected for each in cells))


def _cell(visit: Visit, asked: Asked, country: Country, pillar: Pillar, place: int) -> CellShown:
    known, codes = asked.known, {each.code for each in pillar.indicators}
    due = [each for each in known.definitions if each.code in codes and has_part_in(each, known.units, country.code)]
    period = Period.read(str(asked.year))
    there = sum(known.in_short(each, country.code, period).state is State.REPORTED for each in due)
    query = urlencode({"year": asked.year, "country": country.code})
    address = f"{reverse('results', args=(visit.programme.code,))}?{query}#branch-{pillar.code.lower()}"
    return CellShown(pillar.code, place, there, len(due), address)
