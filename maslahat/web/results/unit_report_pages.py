"""The page of a country's report by pillars, and sending it as one whole (R43)."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.outcomes import Refused
from maslahat.actions.results.sending import send_country_report
from maslahat.domain.results.country_reports import filled
from maslahat.domain.results.reporting import PeriodState
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.results import report_queries
from maslahat.stores.results.sent_reports import sent_report
from maslahat.web.discussions.practices import practices_of
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.gate import opened
from maslahat.web.results.reports_seen import is_ours
from maslahat.web.results.unit_reports import UnitNamed, by_pillar, languages_of, named, report_seen
from maslahat.web.visits import Visit, later, same_page, show
from maslahat.words.labels import label
from maslahat.words.results import PERIOD_STATES


@require_safe
def unit_report(request: HttpRequest, programme: str, period: str, unit: str) -> HttpResponse:
    """Show everything that a unit reported for a period, by pillar, and whether it was sent."""
    visit = opened(request, programme)
    return _page(request, visit, named(visit, period, unit))


@require_POST
def send(request: HttpRequest, programme: str, period: str, unit: str) -> HttpResponse:
    """Send the report as one whole; else show it with why not and the ticks that were set."""
    visit = opened(request, programme, Deed.RESULT_REPORT)
    of = named(visit, period, unit)
    if not is_ours(visit, of.unit):
        raise PermissionDenied
    without = tuple(request.POST.getlist("without"))[:50]
    answer = send_country_report(
        period=period, unit=unit, without=without, by=visit.actor, key=request.POST.get("key", "")[:200], now=visit.now
    )
    if isinstance(answer, Refused):
        reasons, status = said_as(answer), status_of(answer)
        return _page(request, visit, of, status=status, ticked=without, reasons=reasons)
    messages.success(request, gettext("The report is sent. It may be sent again until the period is locked."))
    return redirect("unit_report", programme, period, unit)


_REPORTED, _SENDING = ("pillars", "retired"), ("sent", "sent_by", "sent_without", "is_asked", "empty")


def _page(
    request: HttpRequest, visit: Visit, of: UnitNamed, *, status: int = 200, ticked: Collection[str] = (), **told: Any
) -> HttpResponse:
    known, period, unit = of
    sends = is_ours(visit, unit) and period.state is not PeriodState.LOCKED
    return show(
        request,
        "results/unit_report.html",
        visit,
        tab="results",
        status=status,
        same_page=same_page(request, visit, known.record),
        period=period,
        period_state=label(PERIOD_STATES, period.state),
        unit=unit,
        sends=sends,
        languages=languages_of(visit.programme),
        key=new_key() if sends else "",
        **later(lambda: _reported(visit, of), *_REPORTED),
        **later(lambda: _sending(visit, of, ticked), *_SENDING),
        **later(lambda: {"practices": practices_of(visit, unit.country) if unit.country else None}, "practices"),
        **told,
    )


def _reported(visit: Visit, of: UnitNamed) -> dict[str, Any]:
    """Return what the tables of the page tell: pillars of which something is asked, and indicators that are retired."""
    seen = report_seen(visit, of)
    return {"pillars": [each for each in seen.pillars if each[1]], "retired": seen.retired}


def _sending(visit: Visit, of: UnitNamed, ticked: Collection[str]) -> dict[str, Any]:
    """Return how the report was sent as a whole, and of which pillars nothing is reported: two queries.

    A pillar of which nothing is asked is not named.
    """
    programme, (_, period, unit) = visit.programme, of
    sent = sent_report(period.id, unit.code)
    states = report_queries.states_of(programme.code, period.period.code, unit.code)
    asked = [each for each in by_pillar(of, states) if each[1]]
    reported = filled({pillar.code: [each.code for each in rows] for pillar, rows in asked}, states)
    return {
        "sent": sent,
        "sent_by": programme.party(sent.party).name if sent else None,
        "sent_without": [pillar for pillar, _ in asked if sent and pillar.code in sent.without],
        "is_asked": bool(asked),
        "empty": [(pillar, pillar.code in ticked) for pillar, _ in asked if not reported[pillar.code]],
    }
