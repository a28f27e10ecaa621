"""Reporting periods on their page: opened with a last day, closed, locked."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.outcomes import PeriodMoved
from maslahat.actions.results.periods import move_period, open_period
from maslahat.domain.results.reporting import PeriodAct, period_after
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.results import report_queries
from maslahat.web.numbers_sent import number_sent
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.gate import opened
from maslahat.web.visits import Visit, show
from maslahat.words.labels import label
from maslahat.words.results import PERIOD_STATES


@require_http_methods(["GET", "HEAD", "POST"])
def periods(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the reporting periods; on POST open, close or lock one, or show why not with what was typed."""
    visit = opened(request, programme, Deed.PERIOD_RULE)
    if request.method != "POST":
        return _page(request, visit)
    answer = _done(visit, request.POST)
    if answer is None:
        return _page(request, visit, status=422, sent=request.POST, is_day_missing=True)
    if isinstance(answer, Refused):
        return _page(request, visit, status=status_of(answer), sent=request.POST, reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _page(request, visit, status=409, sent=request.POST, is_stale=True)
    messages.success(request, gettext("It is recorded."))
    return redirect("reporting_periods", programme)


def _done(visit: Visit, sent: QueryDict) -> PeriodMoved | Refused | Stale | None:
    """Do what was asked and return the answer; None if no day was chosen."""
    version = number_sent(sent.get("row_version", ""))
    told: dict[str, Any] = {"period": sent.get("period", "").strip()[:20], "row_version": version}
    told |= {"by": visit.actor, "key": sent.get("key", "")[:200], "now": visit.now}
    act = sent.get("act", "")
    if act != PeriodAct.OPEN:
        return move_period(act=act, **told)
    try:
        due_on = date.fromisoformat(sent.get("due_on", ""))
    except ValueError:
        return None
    return open_period(due_on=due_on, **told)


def _page(request: HttpRequest, visit: Visit, *, status: int = 200, **told: Any) -> HttpResponse:
    rows = [
        (each, label(PERIOD_STATES, each.state), [act.value for act in PeriodAct if period_after(act, each.state)])
        for each in report_queries.periods(visit.programme.code)
    ]
    return show(request, "results/periods.html", visit, tab="results", status=status, rows=rows, key=new_key(), **told)
