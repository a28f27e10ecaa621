"""The screen of the hall: what is before the meeting, very large, in two languages; and the links that lead to it."""

from secrets import token_urlsafe

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.actor import Actor, Secret
from maslahat.actions.meetings.screens import end_screen, open_screen
from maslahat.actions.outcomes import Refused
from maslahat.domain.governance.seats import PartyKind
from maslahat.domain.meetings.stream import Audience
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.stores.meetings import queries, screens
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.hall import hall_sides
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.panels import panels_of
from maslahat.web.meetings.room import PART, facts_of, live_told, read_in_order, state_for
from maslahat.web.meetings.room_facts import Place
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit, visit_of


@require_safe
def screen(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the hall screen to somebody who is signed in: the same as everybody in the hall sees on the wall."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.ROOM_READ)
    return _screen(request, visit, found, live_told(visit, found, 0))


@require_safe
def screen_by_link(request: HttpRequest, programme: str, meeting: str, link: str) -> HttpResponse:
    """Show the hall screen to whoever has the word of a link that holds; 404 to everybody else."""
    visit, found = _by_link(request, programme, meeting, link)
    told = live_told(visit, found, 0)
    told["stream"] = f"{told['stream']}?link={link}"
    told["state_address"] = reverse("screen_state", args=(programme, meeting, link))
    return _screen(request, visit, found, told)


@require_safe
def screen_state(request: HttpRequest, programme: str, meeting: str, link: str) -> HttpResponse:
    """Return how the meeting stands to a screen that no stream reaches, or 304."""
    _, found = _by_link(request, programme, meeting, link)
    return state_for(request, found, Audience.ROOM)


@require_safe
def links(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the links that were made for screens, and the form for another one."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.SCREEN_LINK)
    return _links(request, visit, found)


@require_POST
def make_link(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Make a link for a screen and show its address, this once."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.SCREEN_LINK)
    word = token_urlsafe(24)
    place, key = request.POST.get("place", ""), request.POST.get("key", "")
    answer = open_screen(meeting=meeting, place=place, word=Secret(word), by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused):
        return _links(request, visit, found, status=status_of(answer), reasons=said_as(answer), place=place[:120])
    address = request.build_absolute_uri(reverse("screen_by_link", args=(programme, meeting, word)))
    return _links(request, visit, found, address=address)


@require_POST
def end_link(request: HttpRequest, programme: str, meeting: str, screen: int) -> HttpResponse:
    """Take a link back."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.SCREEN_LINK)
    key = request.POST.get("key", "")
    answer = end_screen(meeting=meeting, screen=screen, by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused):
        return _links(request, visit, found, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The link leads nowhere any more."))
    return redirect("screen_links", programme, meeting)


def _links(
    request: HttpRequest, visit: Visit, found: MeetingFound, *, status: int = 200, **told: object
) -> HttpResponse:
    made = screens.screens(found.id)
    return show_meeting(
        request, "meetings/screens.html", visit, found, page="room", status=status, made=made, key=new_key(), **told
    )


def _by_link(request: HttpRequest, programme: str, meeting: str, link: str) -> tuple[Visit, MeetingFound]:
    visit = visit_of(request, programme)
    found = queries.meeting(programme, meeting)
    if found is None or not screens.is_screen(found.id, link):
        raise Http404
    return visit, found


def _screen(request: HttpRequest, visit: Visit, found: MeetingFound, told: dict[str, object]) -> HttpResponse:
    number, now = read_in_order(found, Audience.ROOM)
    facts = facts_of(_nobody(visit), now, Place.SCREEN)
    context = {
        **told,
        "number": number,
        "programme": visit.programme,
        "meeting": now,
        "subject": facts.subject,
        "sides": hall_sides(facts),
        "panels": panels_of(facts),
        "this_page": request.get_full_path(),
    }
    part = "meetings/screen_parts.html" if PART in request.headers else "meetings/screen.html"
    answer = render(request, part, context)
    answer["Referrer-Policy"] = "no-referrer"  # the address of a screen is its key
    return answer


def _nobody(visit: Visit) -> Visit:
    """Return the eyes of the hall: nobody in particular, with the least rights of all who sit there (E90)."""
    code = visit.programme.code
    eyes = Actor(code, 0, "", "", PartyKind.PUBLIC.value, "", Role.UN_PARTNER, None, visit.now)
    return Visit(visit.programme, eyes, visit.now)
