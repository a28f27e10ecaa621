"""Calendars for any calendar program: one of a whole programme and one of each meeting with its agenda, for everybody.

Calendar programs do not sign in: to them both tell what the public may know. Who is signed in and takes the file away
finds in it what else this person may read: until when capitals confirm proposals and delegations correct the minutes.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from maslahat.actions.meetings.arranged import arranged, series_of
from maslahat.domain.meetings.appointments import Appointment
from maslahat.domain.shared.deeds import Deed
from maslahat.publishing.calendar_files import calendar_file
from maslahat.stores.governance import queries as governance
from maslahat.stores.meetings import attendance_queries, calling, queries, record_queries
from maslahat.stores.meetings.record_queries import CorrectionsDue
from maslahat.stores.workplans import queries as plans
from maslahat.web.meetings.appointments_seen import (
    deadlines_of_plan,
    of_agenda,
    of_corrections,
    of_meeting,
    of_referrals,
    of_registration,
)
from maslahat.web.meetings.opening import open_meeting_page
from maslahat.web.paper_files import taken_away
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit, visit_of
from maslahat.words.zones import zone


@require_safe
def calendar(request: HttpRequest, programme: str) -> HttpResponse:
    """Return the calendar of a programme: its meetings, and the deadlines on plans that the reader may see."""
    visit = visit_of(request, programme)
    latest, due = calling.revisions_in(programme), _corrections_due(visit)
    found: list[Appointment] = []
    for each in series_of(visit.programme, queries.meetings(programme)):
        found.append(of_meeting(request, visit, each))
        if each.meeting.id in latest:
            found += of_agenda(request, visit, each, latest[each.meeting.id])
        if each.meeting.id in due:
            found.append(of_corrections(request, visit, each, due[each.meeting.id]))
    for plan in plans.workplans(programme):
        if visit.may(Deed.PLAN_READ, plan.stage):
            said = governance.silences(plan.id)
            found += deadlines_of_plan(request, visit, plan, plans.adjustments(plan.id), said)
        if visit.may(Deed.PROPOSAL_READ, plan.stage):
            found += of_referrals(request, visit, plan, plans.proposals(plan.id))
    return _file(visit, found, programme, localized(visit.programme.name))


@require_safe
def meeting_calendar(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Return the calendar of one meeting: the meeting, every item with a planned time, and the end of registration."""
    visit, held = open_meeting_page(request, programme, meeting)
    now = arranged(visit.programme, held)
    found = [of_meeting(request, visit, now)]
    if now.revisions:
        found += of_agenda(request, visit, now, now.revisions[-1])
    deadline = attendance_queries.terms(held.id).deadline_at
    if deadline is not None:
        found.append(of_registration(request, visit, now, deadline))
    due = _corrections_due(visit)
    if held.id in due:
        found.append(of_corrections(request, visit, now, due[held.id]))
    return _file(visit, found, f"{programme}-{meeting}", localized(now.arrangements.title))


def _corrections_due(visit: Visit) -> dict[int, CorrectionsDue]:
    return record_queries.corrections_due(visit.programme.code) if visit.may(Deed.MINUTES_READ) else {}


def _file(visit: Visit, found: list[Appointment], code: str, name: str) -> HttpResponse:
    language = get_language() or visit.programme.languages[0]
    answer = taken_away(calendar_file(name, found, language, zone), f"{code}.ics")
    answer["Cache-Control"] = "private, max-age=300"  # one address tells it in the language of whoever asks
    return answer
