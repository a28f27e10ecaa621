"""Participants from a spreadsheet: the empty list to take away, a report on every row, then all or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.applicants import Applicant
from maslahat.actions.meetings.registration import register_list
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.csv_sheets import is_workbook, read_csv
from maslahat.publishing.participant_sheet import (
    PARTICIPANTS,
    ApplicantRead,
    RegistrationView,
    participant_csv,
    participant_workbook,
    read_participants,
)
from maslahat.publishing.sheet_reading.reading import SheetRefused, Sheets, read_sheets
from maslahat.publishing.sheet_table import Faults
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit
from maslahat.web.workplans.files import attachment
from maslahat.web.workplans.workbooks import LIMITS, FaultShown, brought_back, carried, faults_shown
from maslahat.words.attendance import FUNCTIONS, MODES
from maslahat.words.labels import label


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row of the list as the report shows it."""

    row: int
    party: LocalizedText
    name: str
    function: str
    office: LocalizedText
    mode: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the list would do: everybody whom it registers, or what is wrong in it, and what carries it on."""

    rows: Sequence[RowRead] = ()
    faults: Sequence[FaultShown] = ()
    carried: str = ""


@require_safe
def participant_sheet(request: HttpRequest, programme: str, meeting: str, suffix: str) -> HttpResponse:
    """Return the empty list of participants of a meeting as a workbook or as CSV."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_REGISTER)
    if suffix not in ("xlsx", "csv"):
        raise Http404
    content = participant_csv() if suffix == "csv" else participant_workbook(_view(visit, found), visit.now)
    return attachment(content, f"{found.code}-register.{suffix}")


@require_http_methods(["GET", "HEAD", "POST"])
def participant_list(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Say how a list is made; show a report on every row of one that was sent; register everybody on it."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_REGISTER)
    if request.method != "POST":
        return _page(request, visit, found)
    return _register(request, visit, found) if request.POST.get("deed") == "register" else _read(request, visit, found)


def _read(request: HttpRequest, visit: Visit, found: MeetingFound) -> HttpResponse:
    sent = _sheets(request)
    if isinstance(sent, Refused):
        return _page(request, visit, found, status=422, reasons=said_as(sent))
    sheets, is_csv = sent
    faults, own = Faults(), "" if visit.actor.role is Role.SECRETARIAT else visit.actor.party
    read = read_participants(sheets, _view(visit, found), own, faults, is_csv=is_csv)
    if faults.found:
        return _page(request, visit, found, status=422, report=Report(faults=faults_shown(faults.found)))
    if not read:
        return _page(request, visit, found, report=Report())
    signed = carried(visit, f"participants:{found.code}", {"rows": [_document(each) for each in read]})
    if isinstance(signed, Refused):
        return _page(request, visit, found, status=422, reasons=said_as(signed))
    return _page(request, visit, found, report=Report([_row(visit, each) for each in read], carried=signed))


def _register(request: HttpRequest, visit: Visit, found: MeetingFound) -> HttpResponse:
    told = brought_back(visit, f"participants:{found.code}", request.POST.get("carried", ""))
    if told is None:
        return _page(request, visit, found, status=409, is_lost=True)
    rows: list[dict[str, Any]] = told["rows"]
    key = request.POST.get("key", "")[:200]
    asked = [_applicant(each) for each in rows]
    answer = register_list(meeting=found.code, applicants=asked, by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused):
        return _page(request, visit, found, status=status_of(answer), wrong=_by_row(answer, rows))
    if isinstance(answer, Stale):
        return _page(request, visit, found, status=409, is_lost=True)
    count = answer.last - answer.first + 1
    words = ngettext("%(number)s person is registered.", "%(number)s people are registered.", count)
    messages.success(request, words % {"number": count})
    return redirect("participants", visit.programme.code, found.code)


def _by_row(refused: Refused, rows: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, str]]]:
    """Return each reason with the row of the spreadsheet that it is about, 0 for the list as a whole."""

    def row_of(reason: Reason) -> int:
        place = reason.facts.get("place", 0)
        return int(rows[int(place) - 1]["row"]) if place else 0

    return [(row_of(each), said_as(Refused((each,)))[0]) for each in refused.reasons]


def _sheets(request: HttpRequest) -> tuple[Sheets, bool] | Refused:
    file = request.FILES.get("workbook")
    if file is None or not hasattr(file, "read"):
        return Refused.because("file_missing")
    data = file.read()
    try:
        return (read_sheets(data), False) if is_workbook(data) else (read_csv(data, PARTICIPANTS), True)
    except SheetRefused as refused:
        return Refused((Reason(refused.code, refused.facts),))


def _view(visit: Visit, found: MeetingFound) -> RegistrationView:
    of, own_only = visit.programme, not visit.may(Deed.PARTICIPANT_REGISTER, own=False)
    return RegistrationView(
        programme=of.code,
        meeting=found.code,
        parties={each.code: each.name for each in of.parties if not own_only or each.code == visit.actor.party},
        institutions={each.code: each.name for each in of.institutions},
        category_of={each.code: each.category for each in of.institutions},
        categories={each.code: each.name for each in of.categories},
        language=(get_language() or "en").split("-")[0],
    )


_CARRIED = ("row", "party", "name", "institution", "category", "language", "needs", "username")


def _document(each: ApplicantRead) -> dict[str, Any]:
    codes = {"function": each.function.value, "sex": each.sex.value, "mode": each.mode.value}
    return {**{name: getattr(each, name) for name in _CARRIED}, **codes, "office": dict(each.office)}


def _applicant(told: dict[str, Any]) -> Applicant:
    same = ("party", "institution", "category", "language", "username", "function", "sex", "mode", "office")
    return Applicant(name=Secret(told["name"]), needs=Secret(told["needs"]), **{name: told[name] for name in same})


def _row(visit: Visit, each: ApplicantRead) -> RowRead:
    names = {str(party.code): party.name for party in visit.programme.parties}
    office = LocalizedText.of(next(iter(each.office), "en"), **each.office)
    party = names.get(each.party, LocalizedText())
    return RowRead(each.row, party, each.name, label(FUNCTIONS, each.function), office, label(MODES, each.mode))


def _page(request: HttpRequest, visit: Visit, found: MeetingFound, *, status: int = 200, **told: Any) -> HttpResponse:
    told |= {"limits": LIMITS, "key": new_key(), "on_behalf": visit.actor.role is Role.SECRETARIAT}
    template = "meetings/participant_list.html"
    return show_meeting(request, template, visit, found, page="participants", status=status, **told)
