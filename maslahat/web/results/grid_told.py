"""What the one grid needs on whichever page it stands: totals of a plan, results of its year, and what may be shown."""

from collections.abc import Callable
from functools import partial
from typing import Any

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.totals import Sum, Totals, totals
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.results.country_grid import grid
from maslahat.web.results.in_grid import results_in_grid
from maslahat.web.results.small_counts import known_to
from maslahat.web.results.tree import Asked
from maslahat.web.visits import Visit, later

NO_PLAN = Totals(Sum(), {}, {}, {}, {}, {}, {})

_PARTS = ("plan", "grid", "shows_results", "may_read_results", "shows_money", "is_illustrative")

FindPlan = Callable[[], WorkplanFound | None]


def grid_told(visit: Visit, find_plan: FindPlan, year: int) -> dict[str, Any]:
    """Return what the table of countries by pillars needs: a plan (None if there is none to see), and results.

    All is found when the page asks for it: a table that is kept (``same_page``) asks for nothing.
    """
    return {"grid_year": year, **later(partial(_told, visit, find_plan, year), *_PARTS)}


def _told(visit: Visit, find_plan: FindPlan, year: int) -> dict[str, object]:
    plan = find_plan()
    text = workplans.plan(plan.current.version_id) if plan else None
    found = totals(text, visit.programme.pillar_of) if text else NO_PLAN
    may_read = visit.may(Deed.RESULT_READ)
    results = results_in_grid(visit, Asked(known_to(visit), year, "")) if may_read and _has(visit, year) else {}
    return {
        "plan": plan,
        "grid": grid(visit.programme, found, results),
        "shows_results": bool(results),
        "may_read_results": may_read,
        "shows_money": plan is not None and visit.may(Deed.FUNDING_READ, plan.stage, own=False),
        "is_illustrative": text is not None and _has_invented_figures(visit.programme, text),
    }


def _has(visit: Visit, year: int) -> bool:
    return visit.programme.starts_on.year <= year <= visit.programme.ends_on.year


def _has_invented_figures(programme: Programme, plan: Plan) -> bool:
    subjects = [f"line:{line.id}{part}" for line in plan.lines for part in ("", ":budget")]
    return any(programme.is_illustrative(subject) for subject in subjects)
