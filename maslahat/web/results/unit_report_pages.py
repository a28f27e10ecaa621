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
from maslahat.domain.programmes.pillars import Pillar
from maslahat.domain.results.country_reports import filled
from maslahat.domain.results.reporting import PeriodState
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.results.sent_reports import sent_report
from maslahat.web.discussions.practices import practices_of
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.gate import opened
from maslahat.web.results.reports_seen import is_ours
from maslahat.web.results.unit_reports import UnitReportSeen, languages_of, report_seen
from maslahat.web.visits import Visit, show
from maslahat.words.labels import label
from maslahat.words.results import PERIOD_STATES


@require_safe
def unit_report(request: HttpRequest, programme: str, period: str, unit: str) -> HttpResponse:
    """Show everything that a unit reported for a period, by pillar, and whether it was sent."""
    visit = opened(request, programme)
    return _page(request, visit, report_seen(visit, period, unit))


@require_POST
def send(request: HttpRequest, programme: str, period: str, unit: str) -> HttpResponse:
    """Send the report as one whole; else show it with why not and the ticks that were set."""
    visit = opened(request, programme, Deed.RESULT_REPORT)
    seen = report_seen(visit, period, unit)
    if not is_ours(visit, seen.unit):
        raise PermissionDenied
    without = tuple(request.POST.getlist("without"))[:50]
    answer = send_country_report(
        period=period, unit=unit, without=without, by=visit.actor, key=request.POST.get("key", "")[:200], now=visit.now
    )
    if isinstance(answer, Refused):
        reasons, status = said_as(answer), status_of(answer)
        return _page(request, visit, seen, status=status, ticked=without, reasons=reasons)
    messages.success(request, gettext("The report is sent. It may be sent again until the period is locked."))
    return redirect("unit_report", programme, period, unit)


def _page(
    request: HttpRequest,
    visit: Visit,
    seen: UnitReportSeen,
    *,
    status: int = 200,
    ticked: Collection[str] = (),
    **told: Any,
) -> HttpResponse:
    sent = sent_report(seen.period.id, seen.unit.code)
    pillars = [each for each in seen.pillars if each[1]]
    empty = _empty(seen)
    return show(
        request,
        "results/unit_report.html",
        visit,
        tab="results",
        status=status,
        period=seen.period,
        period_state=label(PERIOD_STATES, seen.period.state),
        unit=seen.unit,
        pillars=pillars,
        is_ours=is_ours(visit, seen.unit),
        takes_reports=seen.period.state is not PeriodState.LOCKED,
        practices=practices_of(visit, seen.unit.country) if seen.unit.country else None,
        languages=languages_of(visit.programme),
        retired=seen.retired,
        sent=sent,
        sent_by=visit.programme.party(sent.party).name if sent else None,
        sent_without=[pillar for pillar, _rows in pillars if sent and pillar.code in sent.without],
        empty=[(each, each.code in ticked) for each in empty],
        key=new_key(),
        **told,
    )


def _empty(seen: UnitReportSeen) -> list[Pillar]:
    """Return the pillars of which something is asked and nothing is reported yet."""
    codes = {pillar.code: [row.definition.code for row in rows] for pillar, rows in seen.pillars if rows}
    states = {
        row.definition.code: row.report.state for _, rows in seen.pillars for row in rows if row.report is not None
    }
    reported = filled(codes, states)
    return [pillar for pillar, rows in seen.pillars if rows and not reported[pillar.code]]
