"""A new plan from a spreadsheet: what the draft would hold is shown first, then the secretariat tables it."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.importing_plans import PlanAsks, empty_plan, workbook_as_plan
from maslahat.actions.outcomes import PlanTabled, Refused
from maslahat.actions.workplans import table_draft
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.workplans.plan import Plan, read_plan
from maslahat.domain.workplans.totals import totals
from maslahat.publishing.gathering import sheet_view
from maslahat.publishing.sheet_book import plan_workbook
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit, show, visit_of
from maslahat.web.workplans.files import attachment
from maslahat.web.workplans.new_plan_form import NewPlanForm
from maslahat.web.workplans.workbooks import LIMITS, brought_back, carried, faults_shown, said, sent_workbook

_ABOUT = "new plan"


@require_safe
def empty_sheet(request: HttpRequest, programme: str) -> HttpResponse:
    """Hand over an empty workbook in which a new plan is written, with the programme's codes."""
    visit = visit_of(request, programme)
    if refused := _refused(request, visit):
        return refused
    view = sheet_view(visit.programme, empty_plan(visit.programme), "", get_language() or "en")
    return attachment(plan_workbook(view, visit.now.replace(hour=0, minute=0, second=0, microsecond=0)), "NEW.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def new_plan(request: HttpRequest, programme: str) -> HttpResponse:
    """Say how a new plan is written; show what a workbook would become; table it as a draft."""
    visit = visit_of(request, programme)
    if refused := _refused(request, visit):
        return refused
    if request.method != "POST":
        return _page(request, visit, NewPlanForm(programme=visit.programme))
    return _table(request, visit) if request.POST.get("deed") == "table" else _read(request, visit)


def _refused(request: HttpRequest, visit: Visit) -> HttpResponse | None:
    if visit.may(Deed.PLAN_TABLE, Stage.DRAFT):
        return None
    facts = {"deed": Deed.PLAN_TABLE.value, "role": visit.actor.role.value}
    reasons = said_as(Refused.because("no_right", **facts))
    return _page(request, visit, None, status=403, reasons=reasons)


def _read(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = NewPlanForm({**request.POST.dict(), "key": str(uuid4())}, programme=visit.programme)
    if not form.is_valid():
        return _page(request, visit, form, status=422)
    sheets = sent_workbook(request)
    if isinstance(sheets, Refused):
        return _page(request, visit, form, status=422, reasons=said_as(sheets))
    told = form.cleaned_data
    blank = empty_plan(visit.programme, told["code"], int(told["year"]), form.title)
    asks = workbook_as_plan(visit.programme, blank, sheets, get_language() or "en")
    if asks.plan is None:
        status = 422 if asks.faults or asks.reasons else 200
        faults, reasons = faults_shown(asks.faults), said(asks.reasons)
        return _page(request, visit, form, status=status, asks=asks, faults=faults, reasons=reasons)
    signed = carried(visit, _ABOUT, {"plan": asks.plan.document()})
    if isinstance(signed, Refused):
        return _page(request, visit, form, status=422, reasons=said_as(signed))
    return _page(request, visit, form, asks=asks, carried=signed, sums=_sums(visit, asks), key=told["key"])


def _sums(visit: Visit, asks: PlanAsks) -> Any:
    return totals(asks.plan, visit.programme.pillar_of).whole.required.items() if asks.plan else ()


def _table(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = NewPlanForm(programme=visit.programme)
    told = brought_back(visit, _ABOUT, request.POST.get("carried", ""))
    if told is None:
        return _page(request, visit, form, status=409, is_lost=True)
    plan: Plan = read_plan(told["plan"])
    answer = table_draft(plan=plan, by=visit.actor, key=request.POST.get("key", ""), now=visit.now)
    if not isinstance(answer, PlanTabled):
        return _page(request, visit, form, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The draft is tabled: the plan is open for proposals."))
    return redirect("workplan", visit.programme.code, plan.code)


def _page(
    request: HttpRequest, visit: Visit, form: NewPlanForm | None, *, status: int = 200, **told: Any
) -> HttpResponse:
    asked: dict[str, Any] = {"form": form, "limits": LIMITS, **told}
    return show(request, "workplans/new_plan.html", visit, tab="workplans", status=status, **asked)
