"""The grid of countries by pillars on the pages of results: for any year of the programme."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maslahat.domain.shared.deeds import Deed
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.in_force import plan_seen
from maslahat.web.results.gate import opened
from maslahat.web.results.grid_told import grid_told
from maslahat.web.results.tree import asked_for, chosen
from maslahat.web.revalidation import revalidated
from maslahat.web.visits import Visit, same_page, show


@require_safe
@revalidated
def results_grid(request: HttpRequest, programme: str) -> HttpResponse:
    """Show for a year lines, money and results of each country under each pillar."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    told: dict[str, Any] = grid_told(visit, partial(plan_of, visit, asked.year), asked.year) | chosen(asked)
    same = same_page(request, visit, asked.known.record)
    return show(request, "results/grid.html", visit, tab="results", same_page=same, **told)


def plan_of(visit: Visit, year: int) -> WorkplanFound | None:
    """Return the plan of a year as the visitor may see it, or None."""
    plans = (plan_seen(visit, each, Deed.PLAN_READ) for each in workplans.workplans(visit.programme.code))
    return next((each for each in plans if each is not None and each.year == year), None)
