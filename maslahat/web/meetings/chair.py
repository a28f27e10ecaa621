"""The chair's desk: what is before the meeting, what is still to decide, and putting the next thing on every screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.meetings.subjects import agenda_places, set_subject
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.shared.deeds import Deed
from maslahat.web.meetings.opening import open_meeting_page
from maslahat.web.meetings.room import show_room
from maslahat.web.meetings.room_facts import Place
from maslahat.web.meetings.still_open import still_open
from maslahat.web.numbers_sent import number_sent
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of


@require_safe
def chair(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the desk: the agenda, what is still to decide, and the panels of each topic."""
    return _desk(request, programme, meeting)


@require_POST
def put(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Put an item, a line and a proposal before the meeting; else show why not and how it stands now."""
    visit, _ = open_meeting_page(request, programme, meeting, Deed.SUBJECT_SET)
    sent = request.POST
    answer = set_subject(
        meeting=meeting,
        row_version=number_sent(sent.get("row_version", "")),
        item=number_sent(sent.get("item", "")),
        line=sent.get("line", "")[:80],
        proposal=sent.get("proposal", "")[:80],
        by=visit.actor,
        key=sent.get("key", ""),
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _desk(request, programme, meeting, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _desk(request, programme, meeting, status=409, is_stale=True)
    messages.success(request, gettext("It is on every screen."))
    return redirect("chair", programme, meeting)


def _desk(request: HttpRequest, programme: str, meeting: str, *, status: int = 200, **told: object) -> HttpResponse:
    visit, found = open_meeting_page(request, programme, meeting, Deed.SUBJECT_SET)
    return show_room(
        request,
        visit,
        found,
        place=Place.CHAIR,
        status=status,
        make=lambda facts: {
            "still": still_open(facts),
            "agenda": [(each, *told) for each, told in agenda_places(visit.programme, found).items()],
            "key": new_key(),
        },
        **told,
    )
