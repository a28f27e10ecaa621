"""The grid of countries by pillars on the pages of results: for any year of the programme."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maslahat.domain.shared.deeds import Deed
from maslahat.stores.workplans import queries as workplans
from maslahat.web.in_force import plan_seen
from maslahat.web.results.gate import opened
from maslahat.web.results.grid_told import grid_told
from maslahat.web.results.tree import asked_for, chosen
from maslahat.web.revalidation import revalidated
from maslahat.web.visits import same_page, show


@require_safe
@revalidated
def results_grid(request: HttpRequest, programme: str) -> HttpResponse:
    """Show for a year lines, money and results of each country under each pillar."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    plans = (plan_seen(visit, each, Deed.PLAN_READ) for each in workplans.workplans(programme))
    plan = next((each for each in plans if each is not None and each.year == asked.year), None)
    told: dict[str, Any] = grid_told(visit, plan, asked.year) | chosen(asked)
    same = same_page(request, visit, asked.known.record)
    return show(request, "results/grid.html", visit, tab="results", plan=plan, same_page=same, **told)
