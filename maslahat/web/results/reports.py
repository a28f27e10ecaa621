"""Reports on pages: what is due from whom, a country's report by pillars, the form, periods (R43, R92)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.awaiting import asked_reports
from maslahat.actions.results.reporting import report_results
from maslahat.domain.programmes.pillars import Pillar
from maslahat.domain.results.due import late_countries
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.journal import queries as journal
from maslahat.stores.results import report_queries
from maslahat.stores.results.report_reading import PeriodFound, ReportInShort
from maslahat.stores.workplans import queries as workplans
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import status_of
from maslahat.web.results.choices import REGIONAL, filters_shown
from maslahat.web.results.gate import opened
from maslahat.web.results.report_forms import read_form, shown_form
from maslahat.web.results.reports_seen import is_ours, units_due
from maslahat.web.results.unit_reports import by_pillar, named
from maslahat.web.revalidation import revalidated
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit, later, same_page, show
from maslahat.words.labels import label
from maslahat.words.refusals import sentence
from maslahat.words.results import REPORT_STATES

ROWS_A_PAGE = 50


@require_safe
@revalidated
def reports(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what is due from whom, fifty a page, the latest and the reader's own first, and which countries are late."""
    visit = opened(request, programme)
    same = same_page(request, visit, journal.newest_hash(programme))
    told = later(lambda: _due(visit, request.GET.dict()), *_DUE)
    return show(request, "results/reports.html", visit, tab="results", same_page=same, **told)


_DUE = ("rows", "filters", "is_filtered", "late", "states", "rules_periods", "plans")


def _due(visit: Visit, sent: Mapping[str, str]) -> dict[str, Any]:
    """Return what the list of reports due shows to a visitor who sent these filters."""
    programme = visit.programme
    asked = asked_reports(programme.code, visit.now.date())
    rows = units_due(visit, asked.due, asked.periods, asked.units)
    named = [(each, {"country": each.unit.country or REGIONAL, "period": each.period.period.code}) for each in rows]
    countries = [(each.code, localized(each.name)) for each in programme.countries]
    periods = [(each, each) for each in dict.fromkeys(keys["period"] for _, keys in named)]
    known = (
        ("country", gettext("Country"), [*countries, (REGIONAL, gettext("Regional"))]),
        ("period", gettext("Period"), periods),
    )
    filters = filters_shown(known, [keys for _, keys in named], sent)
    kept = [each for each, keys in named if all(one.lets(keys) for one in filters)]
    names = {each.code: each.name for each in programme.countries}
    states = report_queries.waiting(programme.code)
    return {
        "rows": Paginator(kept, ROWS_A_PAGE).get_page(sent.get("page", "")),
        "filters": filters,
        "is_filtered": any(each.chosen for each in filters),
        "late": [(each or REGIONAL, names.get(each), number) for each, number in late_countries(asked.due)],
        "states": [(label(REPORT_STATES, state), number) for state, number in states.items()],
        "rules_periods": visit.may(Deed.PERIOD_RULE),
        "plans": [each for each in workplans.workplans(programme.code) if each.in_force],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, programme: str, period: str, unit: str, pillar: str) -> HttpResponse:
    """Show the report form of a pillar; on POST report what is filled in, or show why not with all that was typed."""
    visit = opened(request, programme, Deed.RESULT_REPORT)
    of = named(visit, period, unit)
    _, found, one = of
    if not is_ours(visit, one):
        raise PermissionDenied
    told = {each.indicator: each for each in report_queries.reports(programme, period, unit)}
    asked = next((each for at, each in by_pillar(of, told) if at.code == pillar), [])
    if not asked:
        raise Http404
    form = _Form(visit, found, one, visit.programme.pillar(pillar), asked, told)
    if request.method != "POST":
        return _form(request, form)
    answer = report_results(
        period=period,
        unit=unit,
        results=read_form(asked, request.POST),
        as_draft="draft" in request.POST,
        by=visit.actor,
        key=request.POST.get("key", "")[:200],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _form(request, form, refused=answer, status=status_of(answer))
    if isinstance(answer, Stale):
        return _form(request, form, is_stale=True, status=409)
    words = (
        gettext("Kept as a draft.") if answer.state == "draft" else gettext("Reported. Attach evidence to each value.")
    )
    messages.success(request, words)
    return redirect("unit_report", programme, period, unit)


@dataclass(frozen=True, slots=True)
class _Form:
    """What a form is about: who fills it in, for which period and unit, what is asked, and what was told before."""

    visit: Visit
    period: PeriodFound
    unit: ReportingUnit
    pillar: Pillar
    asked: Sequence[IndicatorDefinition]
    told: Mapping[str, ReportInShort]


def _form(
    request: HttpRequest, form: _Form, *, refused: Refused | None = None, status: int = 200, **told: Any
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    faults: dict[str, list[dict[str, str]]] = {}
    for reason in refused.reasons if refused else ():
        faults.setdefault(str(reason.facts.get("indicator", "")), []).append(sentence(reason.code, reason.facts))
    return show(
        request,
        "results/fill.html",
        form.visit,
        tab="results",
        status=status,
        period=form.period,
        unit=form.unit,
        pillar=form.pillar,
        indicators=[
            shown_form(each, form.unit, form.visit.programme, form.told.get(each.code), sent, faults.get(each.code, ()))
            for each in form.asked
        ],
        reasons=[fault for each in faults.values() for fault in each],
        key=new_key(),
        **told,
    )
