"""A list of proposals from a spreadsheet: what each would change is shown row by row, then all are filed or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.asking import refused_here
from maslahat.actions.outcomes import RebaseOffered, Refused, RegisterFiled, Stale
from maslahat.actions.registering import RegisterAsks, RegisterEntry, file_register, register_asks
from maslahat.actions.wish_documents import Wished, read_wishes, wish_document
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import show
from maslahat.web.workplans.asked import LineAsked, asked_between
from maslahat.web.workplans.opening import Opened, opened
from maslahat.web.workplans.workbooks import (
    LIMITS,
    FaultShown,
    brought_back,
    carried,
    faults_shown,
    said,
    sent_workbook,
)

_ABOUT = "list of proposals on"


@dataclass(frozen=True)
class EntryShown:
    """One proposal of the list as the page shows it."""

    number: str
    party: LocalizedText
    headline: dict[str, str]
    lines: tuple[LineAsked, ...]


@dataclass(frozen=True)
class ListShown:
    """What a list would do, what is wrong in it, and what carries it on."""

    asks: RegisterAsks
    entries: Sequence[EntryShown] = ()
    faults: Sequence[FaultShown] = ()
    reasons: Sequence[tuple[str, dict[str, str]]] = ()
    carried: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Say how a list of proposals is written; show what it would do; file all of it."""
    found = opened(request, programme, workplan)
    refusal = refused_here(found.visit.actor, Deed.PROPOSAL_REGISTER, found.workplan)
    if refusal is not None:
        return _page(request, found, status=403, reasons=said_as(refusal), is_closed=True)
    if not found.sees_all_money:
        raise PermissionDenied(gettext("These files hold money by line, which your role may not see."))
    if request.method != "POST":
        return _page(request, found)
    return _file(request, found) if request.POST.get("deed") == "file" else _read(request, found)


def _read(request: HttpRequest, found: Opened) -> HttpResponse:
    sheets = sent_workbook(request)
    if isinstance(sheets, Refused):
        return _page(request, found, status=422, reasons=said_as(sheets))
    asks = register_asks(found.workplan, sheets, get_language() or "en", found.visit.actor)
    if asks.faults or asks.reasons or not asks.entries:
        reasons = [(number, said([reason])[0]) for number, reason in asks.reasons]
        run = ListShown(asks, faults=faults_shown(asks.faults), reasons=reasons)
        return _page(request, found, status=422 if asks.faults or reasons else 200, run=run)
    told = {
        "base": str(asks.version and asks.version.version_id),
        "entries": [_spelled(each.entry) for each in asks.entries],
    }
    signed = carried(found.visit, f"{_ABOUT} {found.workplan.code}", told)
    if isinstance(signed, Refused):
        return _page(request, found, status=422, reasons=said_as(signed))
    return _page(request, found, run=ListShown(asks, _entries(found, asks), carried=signed), key=str(uuid4()))


def _entries(found: Opened, asks: RegisterAsks) -> list[EntryShown]:
    names: dict[LineId, str] = {}
    return [
        EntryShown(
            each.number,
            found.visit.programme.party(PartyCode(each.entry.party)).name,
            dict(each.entry.headline),
            asked_between(found, asks.plan, each.after, names).lines if asks.plan else (),
        )
        for each in asks.entries
    ]


def _spelled(entry: RegisterEntry) -> Document:
    wishes = [wish_document(Wished(getattr(wish, "line", ""), wish)) for wish in entry.wishes]
    texts = {"headline": dict(entry.headline), "rationale": dict(entry.rationale)}
    return {"party": entry.party, "wishes": wishes, **texts}


def _entry(told: Document) -> RegisterEntry:
    wishes = tuple(each.wish for each in read_wishes(told["wishes"]))
    return RegisterEntry(told["party"], told["headline"], told["rationale"], wishes)


def _file(request: HttpRequest, found: Opened) -> HttpResponse:
    words = request.POST.get("carried", "")
    told = brought_back(found.visit, f"{_ABOUT} {found.workplan.code}", words)
    if told is None:
        return _page(request, found, status=409, is_lost=True)
    base = request.POST.get("base") or told["base"]
    answer = file_register(
        workplan=found.workplan.code,
        base=base,
        entries=tuple(_entry(each) for each in told["entries"]),
        by=found.visit.actor,
        key=request.POST.get("key", ""),
        now=found.visit.now,
    )
    match answer:
        case RegisterFiled():
            number = len(answer.proposals)
            words = ngettext("%(number)s proposal is filed.", "%(number)s proposals are filed.", number)
            messages.success(request, words % {"number": number})
            return redirect("proposals", found.visit.programme.code, found.workplan.code)
        case Refused():
            return _page(request, found, status=status_of(answer), reasons=said_as(answer))
        case RebaseOffered():
            return _page(request, found, status=409, offer=answer, carried=words, key=str(uuid4()))
        case Stale():
            return _page(request, found, status=409, clashes=_codes(found, answer))


def _codes(found: Opened, stale: Stale) -> tuple[str, ...]:
    printed = found.plan.printed_codes
    return tuple(printed.get(LineId(line), line) for line in stale.about.split()[1:])


def _page(request: HttpRequest, found: Opened, *, status: int = 200, **told: Any) -> HttpResponse:
    asked: dict[str, Any] = {
        "found": found,
        "workplan": found.workplan,
        "limits": LIMITS,
        "on_behalf": found.visit.may(Deed.PROPOSAL_REGISTER, found.workplan.stage, own=False),
        **told,
    }
    return show(request, "workplans/register.html", found.visit, tab="workplans", status=status, **asked)
