"""Pages of discussions: the list with its filters, one thread and what may be said in it, beginning a new one."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from maslahat.actions.discussions import add_remark, assign_expert, open_thread, reopen_thread, resolve_thread
from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.outcomes import Refused, Stale, ThreadMoved
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.stores.discussions import queries
from maslahat.stores.discussions.reading import ThreadFound
from maslahat.stores.workplans import queries as plans
from maslahat.web.discussed import ThreadShown, shelf_of, shown, topic_cell
from maslahat.web.discussions.forms import OpenForm
from maslahat.web.discussions.offers import KINDS, offers, sent_form
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.proposals.opening import open_draft, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit
from maslahat.words.fields import FIELD_NAMES

Answer = ThreadMoved | Refused | Stale
RUNS: Mapping[str, Callable[..., Answer]] = {
    "remark": add_remark,
    "assign": assign_expert,
    "resolve": resolve_thread,
    "reopen": reopen_thread,
}
WAYS = ("open", "resolved", "mine")


@require_safe
def threads(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the discussions of a plan: all, or those that ``?state=open|resolved|mine&line=&proposal=`` asks for."""
    visit, screen = open_draft(request, programme, workplan, Deed.THREAD_READ)
    everything = shown(visit, shelf_of(screen), queries.threads(screen.workplan.id))
    state, line, proposal = (request.GET.get(name, "")[:80] for name in ("state", "line", "proposal"))
    tests: Mapping[str, Callable[[ThreadShown], bool]] = {
        "open": lambda each: each.is_open,
        "resolved": lambda each: not each.is_open,
        "mine": lambda each: each.waits_for_me,
    }
    found = [each for each in everything if (not line or each.line == line)]
    found = [each for each in found if (not proposal or each.proposal == proposal)]
    counts = {name: sum(map(test, found)) for name, test in tests.items()}
    rows = [each for each in found if tests[state](each)] if state in tests else found
    return show_plan(
        request,
        "discussions/list.html",
        visit,
        screen.workplan,
        page="threads",
        rows=rows,
        all=len(found),
        state=state if state in tests else "",
        counts=counts,
        kept={"line": line, "proposal": proposal},
        may_speak=visit.may(Deed.THREAD_SPEAK, screen.workplan.stage),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_thread(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the form for a new discussion of ``?line=`` or ``?proposal=``; on POST begin it."""
    visit, screen = open_draft(request, programme, workplan, Deed.THREAD_READ)
    if not visit.may(Deed.THREAD_SPEAK, screen.workplan.stage):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else request.GET
    line, proposal = sent.get("line", "")[:80], sent.get("proposal", "")[:80]
    _known_or_404(screen, line, proposal)
    told: dict[str, Any] = {"languages": screen.programme.languages, "cells": _cells(line)}
    if request.method != "POST":
        initial = {"key": new_key(), "line": line, "proposal": proposal, "cell": sent.get("cell", "")[:200]}
        return _new_page(request, visit, screen, OpenForm(initial=initial, **told))
    form = OpenForm(request.POST, **told)
    if not form.is_valid():
        return _new_page(request, visit, screen, form, status=422)
    answer = open_thread(
        workplan=workplan,
        line=line,
        cell=tuple(form.cleaned_data.get("cell", "").split()),
        proposal=proposal,
        text=form.texts("text"),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _new_page(request, visit, screen, form, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The discussion is open. It holds up the final text until it has ended."))
    return redirect("thread", programme, workplan, answer.thread)


def _known_or_404(screen: DraftOnScreen, line: str, proposal: str) -> None:
    is_line = bool(line) and LineId(line) in plans.plan(screen.workplan.current.version_id)
    is_proposal = proposal in {each.ref for each in screen.proposals}
    if is_line == is_proposal:
        raise Http404


def _cells(line: str) -> list[tuple[str, str]]:
    """Return every field of the line, as something that a question may be about."""
    if not line:
        return []
    return [(name, topic_cell((name,))) for name in FIELD_NAMES]


def _new_page(
    request: HttpRequest, visit: Visit, screen: DraftOnScreen, form: OpenForm, *, status: int = 200, **told: Any
) -> HttpResponse:
    line, proposal = str(form["line"].value() or ""), str(form["proposal"].value() or "")
    plan = plans.plan(screen.workplan.current.version_id)
    about = plan.line(LineId(line)).title if line else shelf_of(screen).headlines.get(proposal)
    code = plan.printed_codes[LineId(line)] if line else proposal
    told |= {"form": form, "about": about, "code": code, "line": line, "proposal": proposal}
    return show_plan(request, "discussions/new.html", visit, screen.workplan, page="threads", status=status, **told)


@require_safe
def thread(request: HttpRequest, programme: str, workplan: str, thread: int) -> HttpResponse:
    """Show a discussion with everything said in it and what the reader may do."""
    visit, screen = open_draft(request, programme, workplan, Deed.THREAD_READ)
    return _page(request, visit, screen, thread)


@require_POST
def say(request: HttpRequest, programme: str, workplan: str, thread: int, deed: str) -> HttpResponse:
    """Do what the form asks; else show the discussion as it stands now, why not, and everything that was typed."""
    visit, screen = open_draft(request, programme, workplan, Deed.THREAD_READ)
    if deed not in KINDS:
        raise Http404
    form = sent_form(deed, visit, request.POST)
    if not form.is_valid():
        return _page(request, visit, screen, thread, faulty=(deed, form), status=422)
    more = {name: form.cleaned_data[name] for name in ("entries", "expert") if name in form.cleaned_data}
    answer = RUNS[deed](
        workplan=workplan,
        thread=thread,
        text=form.texts("text"),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
        **more,
    )
    if isinstance(answer, Refused):
        reasons, status = said_as(answer), status_of(answer)
        return _page(request, visit, screen, thread, faulty=(deed, form), reasons=reasons, status=status)
    if isinstance(answer, Stale):
        return _page(request, visit, screen, thread, faulty=(deed, form), status=409, is_stale=True)
    messages.success(request, gettext("Recorded in discussion %(number)s.") % {"number": thread})
    return redirect("thread", programme, workplan, thread)


def _found(screen: DraftOnScreen, number: int) -> ThreadFound:
    found = next((each for each in queries.threads(screen.workplan.id) if each.thread.number == number), None)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    visit: Visit,
    screen: DraftOnScreen,
    number: int,
    *,
    faulty: tuple[str, SpokenForm] | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    found = _found(screen, number)
    offered = offers(visit, screen, found, faulty)
    words = faulty[1].data if faulty and all(each.name != faulty[0] for each in offered) else {}
    told |= {
        "thread": shown(visit, shelf_of(screen), [found])[0],
        "offers": offered,
        "kept": [text for name, text in words.items() if name.startswith(f"{(faulty or ('',))[0]}-text_") and text],
    }
    return show_plan(request, "discussions/show.html", visit, screen.workplan, page="threads", status=status, **told)
