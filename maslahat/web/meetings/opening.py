"""Somebody opens a page of one meeting: whether there is such a meeting, and the frame around every page of it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from maslahat.domain.programmes.meetings import Meeting
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import label
from maslahat.words.meetings import MEETING_STATES


def open_meeting_page(
    request: HttpRequest, programme: str, meeting: str, deed: Deed = Deed.MEETING_READ
) -> tuple[Visit, MeetingFound]:
    """Return who comes and the meeting; raise Http404 without such a meeting, PermissionDenied without the right."""
    visit = visit_of(request, programme)
    found = queries.meeting(programme, meeting)
    if found is None:
        raise Http404
    if not visit.may(deed):
        raise PermissionDenied
    return visit, found


def agreed_in_advance(visit: Visit, found: MeetingFound) -> Meeting | None:
    """Return what the programme's own data tells of a meeting, or None if it was called later."""
    return next((each for each in visit.programme.meetings if each.code == found.code), None)


def show_meeting(
    request: HttpRequest,
    template: str,
    visit: Visit,
    meeting: MeetingFound,
    *,
    page: str,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    """Return a page of the meeting inside its frame; ``page`` names the current one among the pages of the meeting."""
    told = {
        "meeting": meeting,
        "meeting_page": page,
        "state_label": label(MEETING_STATES, meeting.state),
        "agreed": agreed_in_advance(visit, meeting),
        "may_run": visit.may(Deed.MEETING_OPEN),
        "at_the_table": visit.may(Deed.FLOOR_READ),
        **context,
    }
    return show(request, template, visit, tab="meetings", status=status, **told)
