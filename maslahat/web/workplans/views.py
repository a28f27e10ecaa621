"""The workplan as a page and as files; one of its lines."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from maslahat.domain.shared.deeds import Deed
from maslahat.stores.workplans import queries
from maslahat.web.in_force import plan_seen
from maslahat.web.visits import same_page, show, visit_of
from maslahat.web.workplans.files import FORMATS, file_of, register_of, sheet_of
from maslahat.web.workplans.filters import FilterForm, asked_in, matching_lines
from maslahat.web.workplans.opening import opened
from maslahat.web.workplans.table import table


@require_safe
def workplans(request: HttpRequest, programme: str) -> HttpResponse:
    """Lead to the newest workplan that the visitor may read, else to the overview, which says why there is none."""
    visit = visit_of(request, programme)
    plans = queries.workplans(programme)
    plan = next(filter(None, (plan_seen(visit, each, Deed.PLAN_READ) for each in plans)), None)
    return redirect("workplan", programme, plan.code) if plan else redirect("grid", programme)


@require_safe
def workplan(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the lines of a version that fit the filters of the address, grouped and added up."""
    found = opened(request, programme, workplan)
    asked = asked_in(request.GET.dict().items())
    lines = matching_lines(found, asked)
    kept = {name: value for name, value in asked.items() if name != "version"}
    return show(
        request,
        "workplans/show.html",
        found.visit,
        tab="workplans",
        found=found,
        workplan=found.workplan,
        lines=lines,
        make_table=lambda: table(found, lines),
        same_page=same_page(request, found.visit, found.draft.record),
        make_form=lambda: FilterForm({**asked, "version": found.version.label}, found),
        filters=kept,
        query=urlencode(kept),
        is_illustrative=any(found.visit.programme.is_illustrative(f"line:{line.id}") for line in found.plan.lines),
    )


@require_safe
def workplan_file(request: HttpRequest, programme: str, workplan: str, label: str, suffix: str) -> HttpResponse:
    """Hand over a version as a file: the table as CSV with the filters of the address, the whole as XLSX or PDF."""
    if suffix not in FORMATS:
        raise Http404
    found = opened(request, programme, workplan, label)
    return file_of(found, suffix, matching_lines(found, asked_in(request.GET.dict().items())))


@require_safe
def workplan_sheet(request: HttpRequest, programme: str, workplan: str, label: str) -> HttpResponse:
    """Hand over a version as the workbook in which it can be edited, with lists in the reader's language."""
    return sheet_of(opened(request, programme, workplan, label), get_language() or "en")


@require_safe
def register_sheet(request: HttpRequest, programme: str, workplan: str, label: str) -> HttpResponse:
    """Hand over an empty list of proposals on a version, to be filled in, with lists in the reader's language."""
    return register_of(opened(request, programme, workplan, label), get_language() or "en")
