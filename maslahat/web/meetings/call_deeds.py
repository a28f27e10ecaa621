"""The buttons of the panel of calls: each is one deed; a refusal is shown with everything that was typed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from maslahat.actions.meetings.call_outcomes import CallDecided, PositionTaken
from maslahat.actions.meetings.calls import ask_for_time, move_call, open_call
from maslahat.actions.meetings.closing_calls import close_call
from maslahat.actions.meetings.positions import answer_roll, take_position
from maslahat.actions.meetings.rulings import appeal_ruling, rule_on_procedure
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.shared.deeds import Deed
from maslahat.web.governance.left_words import left_to_successor
from maslahat.web.meetings.calls_page import show_calls
from maslahat.web.meetings.opening import open_meeting_page
from maslahat.web.preferences import page_to_return_to
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit, visit_of
from maslahat.web.waiting import do
from maslahat.words.calls import RESULTS
from maslahat.words.labels import label


@require_POST
def call_deed(request: HttpRequest, programme: str, meeting: str, name: str) -> HttpResponse:
    """Do the deed of this name with what the form says, and return to where the reader was; else show why not."""
    visit, sent = visit_of(request, programme), request.POST
    if name == "position" and not visit.may(Deed.CALL_POSITION) and (left := _left(request, visit)):
        return left
    visit, found = open_meeting_page(request, programme, meeting, Deed.CALL_READ)
    if name not in CALL_DEEDS:
        raise Http404
    told: dict[str, Any] = {"meeting": meeting, "by": visit.actor, "key": sent.get("key", "")[:200], "now": visit.now}
    run, wanted = CALL_DEEDS[name]
    told |= {each: _fact(visit, sent, each) for each in wanted}
    answer: object
    if name == "position":
        answer = do(request, take_position, told, presumed=_recorded(told), shows=_said)
    else:
        answer = run(**told)
    if name == "position" and isinstance(answer, Refused) and (left := _left(request, visit)):
        return left
    if isinstance(answer, Refused | Stale):
        status = status_of(answer) if isinstance(answer, Refused) else 409
        reasons = said_as(answer) if isinstance(answer, Refused) else ()
        is_stale = isinstance(answer, Stale)
        return show_calls(
            request, visit, found, status=status, reasons=reasons, is_stale=is_stale, kept=_typed(visit, sent)
        )
    messages.success(request, _said(answer))
    return HttpResponseRedirect(page_to_return_to(request))


def _recorded(told: Mapping[str, Any]) -> PositionTaken:
    """Return what nearly always comes of a position: it counts."""
    return PositionTaken(told["meeting"], 0, told["by"].party, told["kind"], "counts")


def _left(request: HttpRequest, visit: Visit) -> HttpResponse | None:
    return left_to_successor(request, visit, request.POST.get("fingerprint", ""))


def _said(answer: object) -> str:
    if isinstance(answer, CallDecided):
        return gettext("It is recorded: %(result)s.") % {"result": label(RESULTS, answer.result)}
    if isinstance(answer, PositionTaken) and answer.weight == "not_effective":
        return gettext("Kept without effect: only the speaker of your seat binds it. The chair sees both.")
    if isinstance(answer, PositionTaken) and answer.weight == "comment":
        return gettext("Kept as a comment: your party does not decide.")
    return gettext("It is recorded.")


CALL_DEEDS: Mapping[str, tuple[Callable[..., object], tuple[str, ...]]] = {
    "open": (
        open_call,
        ("kind", "ref", "fingerprint", "method", "chair", "text", "seconds", "present", "notified"),
    ),
    "extend": (partial(move_call, act="extend"), ("call", "row_version", "seconds")),
    "pause": (partial(move_call, act="pause"), ("call", "row_version")),
    "resume": (partial(move_call, act="resume"), ("call", "row_version")),
    "time": (ask_for_time, ("call",)),
    "close": (close_call, ("call", "row_version", "fingerprint", "present", "give_up")),
    "position": (take_position, ("fingerprint", "kind", "text", "lines", "whole", "channel")),
    "answer": (answer_roll, ("call", "answer", "channel")),
    "rule": (rule_on_procedure, ("text", "present")),
    "appeal": (appeal_ruling, ("call", "text")),
}
"""Every deed by the last part of its address: the action, and what it is told from the form."""

_NUMBERS = ("call", "row_version", "seconds")
_TICKS = ("give_up", "whole")
_LISTS = ("lines", "notified")


def _fact(visit: Visit, sent: QueryDict, name: str) -> object:
    if name in _NUMBERS:
        return _number(sent, name)
    if name in _TICKS:
        return bool(sent.get(name))
    if name in _LISTS:
        return tuple(sent.getlist(name))[:1000]
    if name == "text":
        return _words(visit, sent)
    return _seen(sent) if name == "present" else sent.get(name, "")[:80]


def _seen(sent: QueryDict) -> tuple[str, ...]:
    """Return the seats that the chair ticked beside those that the screen showed as checked in.

    Whoever was checked in when the form was made and has been lost since is not counted for that tick (E51).
    """
    shown = set(sent.get("shown", "").split(","))
    return tuple(party for party in sent.getlist("present")[:100] if party not in shown)


def _words(visit: Visit, sent: QueryDict) -> dict[str, str]:
    found = {each: sent.get(f"text_{each}", "").strip() for each in visit.programme.languages}
    return {language: text for language, text in found.items() if text}


def _typed(visit: Visit, sent: QueryDict) -> list[tuple[str, str]]:
    return list(_words(visit, sent).items())


def _number(sent: QueryDict, name: str) -> int:
    raw = sent.get(name, "")
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 9 else 0
