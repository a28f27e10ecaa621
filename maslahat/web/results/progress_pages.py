"""How work on the lines of an endorsed plan comes along: one list, and the form of a line (R92)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.progressing import report_progress
from maslahat.actions.workplans import STATUS_LIST
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.plan import Line
from maslahat.stores.results import progress_queries
from maslahat.stores.results.progress_queries import ProgressFound
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.gate import opened
from maslahat.web.visits import Visit, show
from maslahat.web.workplans.served_seen import groups_seen


@require_safe
def lines(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show every line of the plan in force with its status, what is in the way and what comes next."""
    visit = opened(request, programme)
    found = _plan(visit, workplan)
    told, rows = progress_queries.progress(found.id), []
    if found.in_force is not None:
        plan = workplans.plan(found.in_force.version_id)
        rows = [(each, told.get(each.id), _may(visit, found, each)) for each in plan.lines]
    shown = [
        (
            each,
            last,
            last and _status(visit, last.status),
            groups_seen(visit.programme, each, last.done_for if last else ()),
            may,
        )
        for each, last, may in rows
    ]
    return show(request, "results/line_progress.html", visit, tab="results", workplan=found, rows=shown)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, programme: str, workplan: str, line: UUID) -> HttpResponse:
    """Show the form of a line; on POST keep what is told, or show why not with everything that was typed."""
    visit = opened(request, programme, Deed.PROGRESS_REPORT)
    found = _plan(visit, workplan)
    if found.in_force is None:
        raise Http404
    plan = workplans.plan(found.in_force.version_id)
    if LineId(str(line)) not in plan:
        raise Http404
    one = plan.line(LineId(str(line)))
    if not _may(visit, found, one):
        raise PermissionDenied
    if request.method != "POST":
        return _form(request, visit, found, one)
    sent = request.POST
    standing = sent.get("standing", "")
    answer = report_progress(
        workplan=workplan,
        line=one.id,
        standing=int(standing) if standing.isascii() and standing.isdigit() and len(standing) < len("2" * 18) else 0,
        status=sent.get("status", ""),
        problem=_words(visit, request, "problem"),
        next_step=_words(visit, request, "next_step"),
        done_for=sent.getlist("done_for"),
        by=visit.actor,
        key=sent.get("key", "")[:200],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _form(request, visit, found, one, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _form(request, visit, found, one, status=409, is_stale=True)
    messages.success(request, gettext("It is recorded."))
    return redirect("line_progress", programme, workplan)


def _plan(visit: Visit, workplan: str) -> WorkplanFound:
    found = workplans.workplan(visit.programme.code, workplan)
    if found is None:
        raise Http404
    return found


def _may(visit: Visit, found: WorkplanFound, one: Line) -> bool:
    own = bool(visit.actor.country) and visit.actor.country in one.countries
    return visit.may(Deed.PROGRESS_REPORT, found.stage_in_force, own=own)


def _status(visit: Visit, code: str) -> Any:
    return visit.programme.label(STATUS_LIST, code) or code


def _words(visit: Visit, request: HttpRequest, name: str) -> dict[str, str]:
    found = {each: request.POST.get(f"{name}_{each}", "").strip() for each in visit.programme.languages}
    return {language: text for language, text in found.items() if text}


def _done_for(request: HttpRequest, last: ProgressFound | None) -> Collection[str]:
    if request.method == "POST":
        return request.POST.getlist("done_for")
    return last.done_for if last else ()


def _form(
    request: HttpRequest, visit: Visit, found: WorkplanFound, one: Line, *, status: int = 200, **told: Any
) -> HttpResponse:
    last, sent = progress_queries.progress(found.id).get(one.id), request.POST
    fields = [
        (name, each, sent.get(f"{name}_{each}", getattr(last, name).texts.get(each, "") if last else ""))
        for name in ("problem", "next_step")
        for each in visit.programme.languages
    ]
    return show(
        request,
        "results/line_progress_form.html",
        visit,
        tab="results",
        status=status,
        workplan=found,
        line=one,
        standing=sent.get("standing", last.id if last else 0),
        chosen=sent.get("status", last.status if last else ""),
        statuses=visit.programme.code_lists.get(STATUS_LIST, ()),
        fields=fields,
        groups=groups_seen(visit.programme, one, _done_for(request, last)),
        key=new_key(),
        **told,
    )
