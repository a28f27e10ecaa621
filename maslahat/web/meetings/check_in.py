"""Checking in: the desk with its search, the page behind the QR code of a badge, and the badges themselves."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.meetings.badge_codes import code_of, participant_behind
from maslahat.actions.meetings.listing import listed, numbers
from maslahat.actions.meetings.presence import check_in as note_arrival
from maslahat.actions.meetings.presence import check_oneself_in
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.participants import RegistrationState
from maslahat.domain.meetings.presence import Channel
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.badges import Badge, BadgeSheet, badges_pdf
from maslahat.publishing.participant_list import Listed
from maslahat.publishing.phrases import day_in_words
from maslahat.stores.meetings import attendance_queries, queries
from maslahat.stores.meetings.attendance_reading import ParticipantFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.participants import row_shown
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit, visit_of
from maslahat.web.workplans.files import attachment

LONGEST_SEARCH = 80
MOST_FOUND = 30


@require_safe
def desk(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show whom the desk looks for, by badge number, name or office, with a button for each; without JavaScript."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_CHECK_IN)
    text = request.GET.get("text", "").strip()[:LONGEST_SEARCH]
    everybody = sorted(
        (each for each in _admitted(visit, found) if _answers(each, text)), key=lambda each: each.is_present
    )
    told: dict[str, Any] = {
        "text": text,
        "rows": [row_shown(visit.programme, each) for each in everybody[:MOST_FOUND]],
        "more": max(0, len(everybody) - MOST_FOUND),
        "came": numbers(found.id).came,
        "key": new_key(),
    }
    return show_meeting(request, "meetings/desk.html", visit, found, page="participants", **told)


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, programme: str, meeting: str, code: str) -> HttpResponse:
    """Show the bearer of a badge what its code is for; an officer confirms, or the bearer where that is allowed."""
    visit, found = visit_of(request, programme), queries.meeting(programme, meeting)
    each = participant_behind(found.id, code) if found else None
    if found is None or each is None:
        raise Http404
    if request.method != "POST":
        return _badge_page(request, visit, found, each, code)
    told: dict[str, Any] = {
        "meeting": found.code,
        "by": visit.actor,
        "key": request.POST.get("key", "")[:200],
        "now": visit.now,
    }
    if visit.may(Deed.PARTICIPANT_CHECK_IN, own=False):
        channel = Channel.ROOM.value
        answer = note_arrival(number=each.number, channel=channel, **told)
    else:
        answer = check_oneself_in(code=code, **told)
    if isinstance(answer, Refused):
        return _badge_page(request, visit, found, each, code, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _badge_page(request, visit, found, each, code, status=409)
    return redirect("check_in", programme, meeting, code)


def _badge_page(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    each: ParticipantFound,
    code: str,
    *,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    parties = {str(party.code): party.name for party in visit.programme.parties}
    categories = {category.code: category.name for category in visit.programme.categories}
    presence = attendance_queries.presences(found.id, visit.now).get(each.id)
    is_officer = visit.may(Deed.PARTICIPANT_CHECK_IN, own=False)
    seen = next(
        (row for row in listed(visit.programme, found.id, visit.actor, visit.now) if row.number == each.number), None
    )
    told |= {
        "code": code,
        "badge": each.badge_number,
        "name": seen.name if seen and is_officer else "",
        "party": parties.get(each.party, LocalizedText()),
        "category": categories.get(each.category, LocalizedText()),
        "is_admitted": each.state is RegistrationState.ADMITTED,
        "presence": presence,
        "is_officer": is_officer,
        "may_confirm": is_officer or attendance_queries.terms(found.id).self_check_in,
        "key": new_key(),
    }
    return show_meeting(request, "meetings/check_in.html", visit, found, page="", status=status, **told)


@require_safe
def badges(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Return the badges of everybody admitted whom the visitor may print, eight on a sheet; of ``?party=`` alone."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_READ)
    printable = [each for each in _admitted(visit, found) if _may_print(visit, each)]
    if not visit.may(Deed.PARTICIPANT_CHECK_IN) and not visit.may(Deed.PARTICIPANT_REGISTER):
        raise PermissionDenied
    party = request.GET.get("party", "")[:80]
    rows = [each for each in printable if party in ("", each.party)]
    if not rows:
        raise Http404
    return _sheet(request, visit, found, rows, "badges")


@require_safe
def badge(request: HttpRequest, programme: str, meeting: str, registration: int) -> HttpResponse:
    """Return one badge."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_READ)
    chosen = [each for each in _admitted(visit, found) if each.number == registration]
    if not chosen:
        raise Http404
    if not _may_print(visit, chosen[0]):
        raise PermissionDenied
    return _sheet(request, visit, found, chosen, f"badge-{chosen[0].badge}")


def _admitted(visit: Visit, found: MeetingFound) -> list[Listed]:
    rows = listed(visit.programme, found.id, visit.actor, visit.now)
    return [each for each in rows if each.state is RegistrationState.ADMITTED]


def _may_print(visit: Visit, each: Listed) -> bool:
    return visit.may(Deed.PARTICIPANT_CHECK_IN, own=False) or visit.may(
        Deed.PARTICIPANT_REGISTER, own=each.party == visit.actor.party
    )


def _answers(each: Listed, text: str) -> bool:
    if text.isdigit():
        return each.badge.lstrip("0") == text.lstrip("0")
    words = [each.name, *each.office.texts.values(), *each.category.texts.values(), each.party]
    return text.casefold() in "\n".join(words).casefold()


def _sheet(request: HttpRequest, visit: Visit, found: MeetingFound, rows: Sequence[Listed], name: str) -> HttpResponse:
    """Return badges as PDF. Staff of sensitive institutions stay unnamed on what others carry about (R35)."""
    of, registered = visit.programme, {each.number: each for each in attendance_queries.participants(found.id)}
    places = {each.code: place for place, each in enumerate(of.categories)}
    hidden = {each.code for each in of.categories if each.is_sensitive}
    parties = {str(each.code): each.name for each in of.parties}
    shown = [
        Badge(
            number=each.badge,
            name="" if each.category_code in hidden else each.name,
            office=LocalizedText() if each.category_code in hidden else each.office,
            party=parties.get(each.party, LocalizedText()),
            category=each.category,
            place=places.get(each.category_code, 0),
            function=each.function,
            mode=each.mode,
            address=_address(request, found, registered[each.number]),
        )
        for each in rows
    ]
    day = day_in_words(found.held_on)
    title = LocalizedText.of(en=f"{found.code}, {day[0]}", ru=f"{found.code}, {day[1]}")
    content = badges_pdf(BadgeSheet(of.name, title, found.code, visit.now, shown))
    return attachment(content, f"{found.code}-{name}.pdf")


def _address(request: HttpRequest, found: MeetingFound, each: ParticipantFound) -> str:
    path = reverse("check_in", args=[found.programme, found.code, code_of(found.id, each)])
    return request.build_absolute_uri(path)
