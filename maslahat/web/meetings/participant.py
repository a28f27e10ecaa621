"""One participant: registering, changing, admitting, refusing, cancelling, credentials, a new badge."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from maslahat.actions.meetings import personal_data, presence, registration
from maslahat.actions.meetings.listing import listed, sight_of
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.participants import BRINGS_CREDENTIALS, Sight, steps_from
from maslahat.domain.meetings.presence import Channel
from maslahat.domain.shared.deeds import Deed
from maslahat.publishing.participant_list import Listed
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.attendance_reading import ParticipantFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.participant_forms import ParticipantForm, as_typed
from maslahat.web.meetings.participants import may_here, row_shown
from maslahat.web.numbers_sent import number_sent
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.words.attendance import SEXES
from maslahat.words.labels import label

CONTENT_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}


@require_http_methods(["GET", "HEAD", "POST"])
def register_participant(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the form for registering somebody; on POST register, or show again what was typed with what is wrong."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_REGISTER)
    if request.method != "POST":
        return _form_page(request, visit, found, _form(visit))
    form = _form(visit, request)
    if not form.is_valid():
        return _form_page(request, visit, found, form, status=422)
    answer = registration.register_participant(
        meeting=found.code,
        applicant=form.applicant(),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _form_page(request, visit, found, form, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _form_page(request, visit, found, form, status=409)
    told = gettext("Registered under number %(number)s. The secretariat decides on admission.")
    messages.success(request, told % {"number": answer.number})
    return redirect("participant", programme, meeting, answer.number)


@require_safe
def participant(request: HttpRequest, programme: str, meeting: str, registration: int) -> HttpResponse:
    """Show one participant as far as the visitor may see, with what the visitor may do."""
    visit, found, each = _opened(request, programme, meeting, registration)
    return _page(request, visit, found, each)


@require_POST
def participant_deed(request: HttpRequest, programme: str, meeting: str, registration: int) -> HttpResponse:
    """Do what the pressed button asks with a registration, or show why not, with everything that was typed."""
    visit, found, each = _opened(request, programme, meeting, registration)
    name = request.POST.get("deed", "")[:20]
    if name == "change":
        return _change(request, visit, found, each)
    run = _RUNS.get(name)
    if run is None:
        raise Http404
    told = {"meeting": found.code, "number": registration, "by": visit.actor, "now": visit.now}
    answer = run(request, {**told, "key": request.POST.get("key", "")[:200]})
    if isinstance(answer, Refused):
        return _page(request, visit, found, each, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _page(request, visit, found, each, status=409, is_stale=True)
    messages.success(request, gettext("It is recorded."))
    return redirect("desk" if request.POST.get("from") == "desk" else "participant", *_place(request, found, each))


def _place(request: HttpRequest, found: MeetingFound, each: ParticipantFound) -> tuple[Any, ...]:
    programme = found.programme
    return (programme, found.code) if request.POST.get("from") == "desk" else (programme, found.code, each.number)


def _change(request: HttpRequest, visit: Visit, found: MeetingFound, each: ParticipantFound) -> HttpResponse:
    form = _form(visit, request)
    if not form.is_valid():
        return _page(request, visit, found, each, status=422, form=form)
    answer = registration.change_participant(
        meeting=found.code,
        number=each.number,
        row_version=_row_version(request),
        applicant=form.applicant(),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _page(request, visit, found, each, status=status_of(answer), reasons=said_as(answer), form=form)
    if isinstance(answer, Stale):
        return _page(request, visit, found, each, status=409, is_stale=True, form=form)
    messages.success(request, gettext("It is recorded."))
    return redirect("participant", found.programme, found.code, each.number)


@require_safe
def credentials_file(request: HttpRequest, programme: str, meeting: str, registration: int) -> HttpResponse:
    """Return the credentials of a head or alternate to the secretariat or the own party, as a file to take away."""
    visit, found, each = _opened(request, programme, meeting, registration)
    if sight_of(visit.programme, each, visit.actor) is not Sight.FULL:
        raise PermissionDenied
    filed = attendance_queries.credentials(each.id)
    if filed is None:
        raise Http404
    name = f"{found.code}-{each.number}-credentials.{filed.kind}"
    name = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in name)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(filed.content, content_type=CONTENT_TYPES[filed.kind], headers=headers)


def _decide(request: HttpRequest, told: dict[str, Any], *, admits: bool) -> Any:
    reason = {language: request.POST.get(f"reason_{language}", "").strip() for language in ("en", "ru")}
    said = {language: words for language, words in reason.items() if words}
    return registration.decide_registration(admits=admits, reason=said, row_version=_row_version(request), **told)


def _file(request: HttpRequest, told: dict[str, Any]) -> Any:
    sent = request.FILES.get("document")
    if sent is None or not hasattr(sent, "read"):
        return Refused.because("file_missing")
    document = personal_data.Document(sent.read())
    return personal_data.file_credentials(document=document, sha256=document.sha256, **told)


def _channel(request: HttpRequest) -> str:
    return request.POST.get("channel", Channel.ROOM.value)[:20]


_RUNS: dict[str, Callable[[HttpRequest, dict[str, Any]], Any]] = {
    "admit": lambda request, told: _decide(request, told, admits=True),
    "refuse": lambda request, told: _decide(request, told, admits=False),
    "cancel": lambda request, told: registration.cancel_registration(row_version=_row_version(request), **told),
    "credentials": _file,
    "badge": lambda request, told: personal_data.replace_badge(row_version=_row_version(request), **told),
    "check_in": lambda request, told: presence.check_in(channel=_channel(request), **told),
    "leave": lambda request, told: presence.note_leaving(channel=_channel(request), **told),
}
"""What the buttons of a participant do, by their name."""


def _row_version(request: HttpRequest) -> int:
    return number_sent(request.POST.get("row_version", ""))


def _opened(
    request: HttpRequest, programme: str, meeting: str, number: int
) -> tuple[Visit, MeetingFound, ParticipantFound]:
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_READ)
    each = attendance_queries.participant(found.id, number)
    if each is None or _seen(visit, found, each) is None:
        raise Http404
    return visit, found, each


def _seen(visit: Visit, found: MeetingFound, each: ParticipantFound) -> Listed | None:
    rows = listed(visit.programme, found.id, visit.actor, visit.now)
    return next((row for row in rows if row.number == each.number), None)


def _form(visit: Visit, request: HttpRequest | None = None, each: ParticipantFound | None = None) -> ParticipantForm:
    of, own_only = visit.programme, not visit.may(Deed.PARTICIPANT_REGISTER, own=False)
    parties = [party for party in of.parties if not own_only or party.code == visit.actor.party]
    initial = {"key": new_key(), "party": visit.actor.party, **(as_typed(each) if each else {})}
    return ParticipantForm(
        request.POST if request else None,
        parties=[(party.code, localized(party.name)) for party in parties],
        institutions=[(one.code, localized(one.name)) for one in of.institutions],
        categories=[(one.code, localized(one.name)) for one in of.categories],
        initial=initial,
    )


def _form_page(
    request: HttpRequest, visit: Visit, found: MeetingFound, form: ParticipantForm, *, status: int = 200, **told: Any
) -> HttpResponse:
    terms = attendance_queries.terms(found.id)
    told |= {"form": form, "terms": terms}
    template = "meetings/register_participant.html"
    return show_meeting(request, template, visit, found, page="participants", status=status, **told)


def _page(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    each: ParticipantFound,
    *,
    status: int = 200,
    form: ParticipantForm | None = None,
    **told: Any,
) -> HttpResponse:
    seen = _seen(visit, found, each)
    if seen is None:
        raise Http404
    own = each.party == visit.actor.party
    told |= {
        **may_here(visit),
        "row": row_shown(visit.programme, seen),
        "each": seen,
        "sex": label(SEXES, seen.sex) if seen.sex else "",
        "refusal": each.refusal if seen.is_full else None,
        "row_version": each.row_version,
        "steps": [step.value for step in steps_from(each.state)],
        "may_change": visit.may(Deed.PARTICIPANT_REGISTER, own=own),
        "may_file": visit.may(Deed.PARTICIPANT_CREDENTIAL, own=own) and each.function in BRINGS_CREDENTIALS,
        "brings_credentials": each.function in BRINGS_CREDENTIALS,
        "languages": [(code, language_name(code)) for code in ("en", "ru")],
        "key": new_key(),
    }
    if told["may_change"]:
        told["form"] = form or _form(visit, each=each)
    return show_meeting(request, "meetings/participant.html", visit, found, page="participants", status=status, **told)
