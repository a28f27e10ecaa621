"""From a spreadsheet: what a workbook asks is shown row by row, and goes into the reader's own unsent proposal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.importing import SheetAsks, workbook_asks
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.unsent import NEW, new_line, put_all
from maslahat.actions.wish_documents import read_wishes, wish_document
from maslahat.domain.shared.ids import LineId
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import show
from maslahat.web.workplans.asked import Asked, asked_between
from maslahat.web.workplans.change_views import unsent_of
from maslahat.web.workplans.keeping import opened_to_propose
from maslahat.web.workplans.opening import Opened
from maslahat.web.workplans.workbooks import (
    LIMITS,
    FaultShown,
    brought_back,
    carried,
    faults_shown,
    said,
    sent_workbook,
)


@dataclass(frozen=True)
class DryRun:
    """What the page shows of a workbook: what it would change, what is wrong in it, and what carries it on."""

    asks: SheetAsks
    asked: Asked | None = None
    faults: Sequence[FaultShown] = ()
    carried: str = ""
    clashes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the workbook says what the plan says."""
        return not (self.asks.wished or self.asks.faults or self.asks.reasons)

    @property
    def changes(self) -> int:
        """Count the rows of the table that tells what would change."""
        return sum(len(each.cells) + each.is_moved or 1 for each in self.asked.lines) if self.asked else 0


@require_http_methods(["GET", "HEAD", "POST"])
def spreadsheet(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Say how a plan is edited in a spreadsheet; show what a workbook would change; keep that as unsent proposal."""
    found = opened_to_propose(request, programme, workplan)
    if isinstance(found, HttpResponse):
        return found
    if not found.sees_all_money:
        raise PermissionDenied(gettext("These files hold money by line, which your role may not see."))
    if request.method != "POST":
        return _page(request, found)
    return _keep(request, found) if request.POST.get("deed") == "keep" else _read(request, found)


def _read(request: HttpRequest, found: Opened) -> HttpResponse:
    sheets = sent_workbook(request)
    if isinstance(sheets, Refused):
        return _page(request, found, status=422, reasons=said_as(sheets))
    run = _dry_run(found, workbook_asks(found.workplan, found.visit.programme, sheets, get_language() or "en"))
    if isinstance(run, Refused):
        return _page(request, found, status=422, reasons=said_as(run))
    reasons = said(run.asks.reasons)
    return _page(request, found, status=422 if run.faults or reasons else 200, run=run, reasons=reasons)


def _dry_run(found: Opened, asks: SheetAsks) -> DryRun | Refused:
    if not asks.can_be_kept or asks.plan is None or asks.after is None:
        return DryRun(asks, faults=faults_shown(asks.faults))
    told = {"base": asks.plan.version_id, "wishes": [wish_document(each) for each in asks.wished]}
    signed = carried(found.visit, found.workplan.code, told)
    if isinstance(signed, Refused):
        return signed
    new = [each.about for each in asks.wished if each.about.startswith(NEW)]
    names = {new_line(found.workplan, f"{about}-0"): about for about in new}
    printed = asks.plan.printed_codes
    lines = asks.moved.about.split()[1:] if isinstance(asks.moved, Stale) else []
    clashes = tuple(printed.get(LineId(line), line) for line in lines)
    return DryRun(asks, asked_between(found, asks.plan, asks.after, names), (), signed, clashes)


def _keep(request: HttpRequest, found: Opened) -> HttpResponse:
    told = brought_back(found.visit, found.workplan.code, request.POST.get("carried", ""))
    if told is None:
        return _page(request, found, status=409, is_lost=True)
    answer = put_all(
        workplan=found.workplan.code,
        base=told["base"],
        wished=read_wishes(told["wishes"]),
        by=found.visit.actor,
        now=found.visit.now,
    )
    match answer:
        case Refused():
            return _page(request, found, status=status_of(answer), reasons=said_as(answer))
        case Stale():
            return _page(request, found, status=409, is_other_base=True)
    messages.success(request, gettext("What the workbook asks is in your proposal. Nothing is sent yet."))
    return redirect("wishes", found.visit.programme.code, found.workplan.code)


def _page(request: HttpRequest, found: Opened, *, status: int = 200, **told: Any) -> HttpResponse:
    kept = unsent_of(found)
    asked: dict[str, Any] = {
        "found": found,
        "workplan": found.workplan,
        "limits": LIMITS,
        "has_wishes": bool(kept and kept.wishes),
        **told,
    }
    return show(request, "workplans/spreadsheet.html", found.visit, tab="workplans", status=status, **asked)
