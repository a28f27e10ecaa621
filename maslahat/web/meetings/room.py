"""The page of the room for everybody in it, on a phone as on a desk, and how it stands as JSON for who polls."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from maslahat.actions.meetings.subjects import subject_in_words
from maslahat.domain.meetings.stream import Audience
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import stream_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.in_force import draft_seen
from maslahat.web.meetings.hearing import note_asking
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.panels import panels_of
from maslahat.web.meetings.room_facts import Place, RoomFacts
from maslahat.web.meetings.standing import plan_before, standing
from maslahat.web.visits import Visit

PART = "X-Room-Part"
"""Header with which a page asks for its changing parts alone."""


@require_safe
def room(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show what is before the meeting and what the reader can do about it; to the public the agenda item alone."""
    visit, found = open_meeting_page(request, programme, meeting)
    return show_room(request, visit, found, place=Place.ROOM)


@require_safe
def state(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Return how the meeting stands, or 304 if nothing happened since the ETag that the reader has."""
    visit, found = open_meeting_page(request, programme, meeting)
    if audience_of(visit) is Audience.ROOM:
        note_asking(found.id, visit.actor.person, visit.now)
    return state_for(request, found, audience_of(visit))


@require_safe
def no_stream(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Say that no stream flows from here: the pages were started without the hub beside them, and are polled."""
    open_meeting_page(request, programme, meeting)
    return HttpResponse(status=421)


def show_room(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    *,
    place: Place,
    status: int = 200,
    make: Callable[[RoomFacts], Mapping[str, object]] = lambda _: {},
    **told: object,
) -> HttpResponse:
    """Return the room at one place, or its changing parts alone if the page asks for them; ``make`` adds to it."""
    audience = audience_of(visit)
    number, now = read_in_order(found, audience)
    facts = facts_of(visit, now, place)
    context = {
        **live_told(visit, now, number),
        "subject": facts.subject,
        "draft": facts.draft,
        "is_inside": audience is Audience.ROOM,
        "panels": panels_of(facts) if audience is Audience.ROOM else [],
        "may_conduct": visit.may(Deed.SUBJECT_SET),
        **make(facts),
        **told,
    }
    if PART in request.headers:
        about = {"programme": visit.programme, "actor": visit.actor, "meeting": now}
        return render(request, f"meetings/{place}_parts.html", about | context)
    return show_meeting(request, f"meetings/{place}.html", visit, now, page="room", status=status, **context)


def live_told(visit: Visit, found: MeetingFound, number: int) -> dict[str, object]:
    """Return what a page needs to follow the meeting: addresses, the number it begins at, the server's clock."""
    at = (visit.programme.code, found.code)
    return {
        "stream": reverse("stream", args=at),
        "state_address": reverse("room_state", args=at),
        "number": number,
        "clock": int(visit.now.timestamp() * 1000),
    }


def state_for(request: HttpRequest, found: MeetingFound, audience: Audience) -> HttpResponse:
    """Return how a meeting stands for an audience, or 304; the reader's own cache alone may keep it."""
    number, document = standing(found, audience)
    tag = f'"{audience.value}-{number}-{str(document["subject"].get("print", ""))[:16]}"'
    is_known = request.headers.get("If-None-Match", "").removeprefix("W/") == tag
    answer = HttpResponse(status=304) if is_known else JsonResponse(document)
    answer["ETag"], answer["Cache-Control"] = tag, "private, no-cache"
    return answer


def audience_of(visit: Visit) -> Audience:
    """Return as whom the visitor follows the meeting."""
    return Audience.ROOM if visit.may(Deed.ROOM_READ) else Audience.PUBLIC


def read_in_order(found: MeetingFound, audience: Audience) -> tuple[int, MeetingFound]:
    """Return the number of the latest event that an audience knows, and the meeting as it stands then or later."""
    last, public = stream_queries.newest(found.id)
    now = stream_queries.meeting_of_row(found.id)
    if now is None:
        raise Http404
    return (last if audience is Audience.ROOM else public), now


def facts_of(visit: Visit, found: MeetingFound, place: Place) -> RoomFacts:
    """Return what is told to every panel; a plan that the visitor may not read is none."""
    draft = plan_before(found)
    seen = draft_seen(visit, draft, Deed.PROPOSAL_READ) if draft else None
    may_know = visit.may(Deed.ROOM_READ)
    said = subject_in_words(visit.programme, found, draft if may_know else None)
    return RoomFacts(visit, found, said, seen, place)
