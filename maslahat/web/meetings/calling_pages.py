"""Pages on which a meeting is called and arranged, and on which the host says what it has seen to."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from maslahat.actions.meetings.arranged import arranged
from maslahat.actions.meetings.calling import arrange_meeting, call_meeting, see_to_duty
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import queries as plans
from maslahat.web.meetings.calling_forms import ArrangeForm, as_typed
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit, show, visit_of


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the form by which a new meeting is called; on POST call it."""
    visit = visit_of(request, programme)
    if not visit.may(Deed.MEETING_CALL):
        raise PermissionDenied
    if request.method != "POST":
        initial = {"key": new_key(), "row_version": 0, "organiser": visit.programme.agency, "form": "hybrid"}
        return _call_page(request, visit, _form(visit, is_new=True, initial=initial))
    form = _form(visit, request.POST, is_new=True)
    if not form.is_valid():
        return _call_page(request, visit, form, status=422)
    answer = call_meeting(meeting=form.cleaned_data["code"], **_asked(visit, form))
    if isinstance(answer, Refused):
        return _call_page(request, visit, form, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The meeting is called. Prepare its agenda next."))
    return redirect("meeting", programme, answer.meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show how a meeting is arranged, as a form; on POST arrange it otherwise."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.MEETING_CALL)
    now = arranged(visit.programme, found)
    if request.method != "POST":
        typed = as_typed(now.arrangements, visit.programme.languages)
        initial = {**typed, "key": new_key(), "row_version": now.row_version, "workplan": found.workplan}
        return _arrange_page(request, visit, found, _form(visit, is_new=False, initial=initial))
    form = _form(visit, request.POST, is_new=False)
    if not form.is_valid():
        return _arrange_page(request, visit, found, form, status=422)
    version = form.cleaned_data["row_version"]
    answer = arrange_meeting(meeting=meeting, row_version=version, **_asked(visit, form))
    if isinstance(answer, Refused):
        return _arrange_page(request, visit, found, form, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _arrange_page(request, visit, found, form, status=409, is_stale=True)
    messages.success(request, gettext("It is recorded."))
    return redirect("meeting", programme, meeting)


@require_POST
def duty(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Tick a duty of the host, or take the tick away; then show the meeting as it stands."""
    visit, _found = open_meeting_page(request, programme, meeting)
    sent = request.POST
    answer = see_to_duty(
        meeting=meeting,
        row_version=number_in(sent.get("row_version", "")),
        duty=sent.get("duty", "")[:40],
        is_done=sent.get("is_done") == "yes",
        by=visit.actor,
        key=sent.get("key", "")[:200],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        if status_of(answer) == 403:
            raise PermissionDenied
        messages.warning(request, " ".join(each["words"] for each in said_as(answer)))
    elif isinstance(answer, Stale):
        messages.warning(request, gettext("Somebody changed the meeting meanwhile. Look again and tick once more."))
    return redirect("meeting", programme, meeting)


def number_in(sent: str) -> int:
    """Return the whole number that a form carries, -1 if it carries none."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1


def _form(visit: Visit, sent: Any = None, *, is_new: bool, initial: dict[str, Any] | None = None) -> ArrangeForm:
    codes = [each.code for each in plans.workplans(visit.programme.code)]
    return ArrangeForm(sent, programme=visit.programme, plans=codes, is_new=is_new, initial=initial)


def _asked(visit: Visit, form: ArrangeForm) -> dict[str, Any]:
    told = form.cleaned_data
    return {
        "arrangements": form.arrangements,
        "workplan": told["workplan"],
        "second_in_year": told["second_in_year"],
        "by": visit.actor,
        "key": told["key"],
        "now": visit.now,
    }


def _call_page(
    request: HttpRequest, visit: Visit, form: ArrangeForm, *, status: int = 200, **told: object
) -> HttpResponse:
    return show(request, "meetings/call.html", visit, tab="meetings", status=status, form=form, **told)


def _arrange_page(
    request: HttpRequest, visit: Visit, found: MeetingFound, form: ArrangeForm, *, status: int = 200, **told: object
) -> HttpResponse:
    return show_meeting(
        request, "meetings/arrange.html", visit, found, page="meeting", status=status, form=form, **told
    )
