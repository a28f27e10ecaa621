"""The series of meetings, and one meeting as a whole: when, where, how it stands, and the acts of the chair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.meetings.running import move_meeting, open_meeting
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.arrangements import MeetingKind
from maslahat.domain.meetings.meeting import ACTS, MeetingAct, MeetingState
from maslahat.domain.programmes.meetings import Meeting
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.arranged_seen import ArrangedSeen, arranged_seen, series_seen
from maslahat.web.meetings.opening import agreed_in_advance, open_meeting_page, show_meeting
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import label
from maslahat.words.meetings import CHAIR_ACTS, MEETING_STATES


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the series, with what the programme's data tells of it."""

    arranged: ArrangedSeen
    agreed: Meeting | None

    @property
    def found(self) -> MeetingFound:
        return self.arranged.found.meeting

    @property
    def state_label(self) -> str:
        return label(MEETING_STATES, self.found.state)


@require_safe
def meetings(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the series of meetings, newest first."""
    visit = visit_of(request, programme)
    seen = series_seen(visit, queries.meetings(programme))
    rows = [MeetingRow(each, agreed_in_advance(visit, each.found.meeting)) for each in seen]
    may_call, doubled = visit.may(Deed.MEETING_CALL), _doubled(rows)
    return show(request, "meetings/list.html", visit, tab="meetings", rows=rows, doubled=doubled, may_call=may_call)


def _doubled(rows: Sequence[MeetingRow]) -> list[tuple[int, list[str]]]:
    """Return each year with more than one annual meeting, and their codes (R25)."""
    annual: dict[int, list[str]] = {}
    for each in rows:
        if each.arranged.found.arrangements.kind is MeetingKind.ANNUAL:
            annual.setdefault(each.found.held_on.year, []).append(each.found.code)
    return [(year, sorted(codes)) for year, codes in annual.items() if len(codes) > 1]


@require_safe
def meeting(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show a meeting as a whole, with the acts of the chair for those who may do them."""
    visit, found = open_meeting_page(request, programme, meeting)
    return _page(request, visit, found)


@require_POST
def act(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Open, adjourn, resume or close the meeting, or show why not, with everything that was typed."""
    visit, found = open_meeting_page(request, programme, meeting)
    sent = request.POST
    version = sent.get("row_version", "")
    told: dict[str, Any] = {
        "meeting": meeting,
        "row_version": int(version) if version.isascii() and version.isdigit() else 0,
        "by": visit.actor,
        "key": sent.get("key", "")[:200],
        "now": visit.now,
    }
    typed = {each: sent.get(f"inaugurated_by_{each}", "").strip() for each in visit.programme.languages}
    if sent.get("act") == MeetingAct.OPEN:
        office = {language: words for language, words in typed.items() if words}
        answer = open_meeting(inaugurated_by=office, **told)
    else:
        answer = move_meeting(act=sent.get("act", "")[:20], **told)
    if isinstance(answer, Refused):
        return _page(request, visit, found, status=status_of(answer), reasons=said_as(answer), typed=typed)
    if isinstance(answer, Stale):
        return _page(request, visit, found, status=409, is_stale=True, typed=typed)
    messages.success(request, gettext("It is recorded."))
    return redirect("meeting", programme, meeting)


def _page(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    *,
    status: int = 200,
    typed: Mapping[str, str] | None = None,
    **told: object,
) -> HttpResponse:
    words = typed or {}
    acts = [
        (each.value, label(CHAIR_ACTS, each)) for state, each in ACTS if state is found.state and each in CHAIR_ACTS
    ]
    return show_meeting(
        request,
        "meetings/show.html",
        visit,
        found,
        page="meeting",
        status=status,
        arranged=arranged_seen(visit, found),
        may_arrange=visit.may(Deed.MEETING_CALL) and found.state is not MeetingState.CLOSED,
        may_read_letters=visit.may(Deed.LETTER_READ),
        may_open=visit.may(Deed.MEETING_OPEN) and (found.state, MeetingAct.OPEN) in ACTS,
        acts=acts if visit.may(Deed.MEETING_CLOSE) else [],
        languages=[(each, language_name(each), words.get(each, "")) for each in visit.programme.languages],
        key=new_key(),
        **told,
    )
