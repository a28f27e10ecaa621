"""The participants of a meeting: the list as far as one may see it, filters in the address, numbers, the workbook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.meetings.listing import listed, numbers
from maslahat.actions.meetings.personal_data import erase_names
from maslahat.actions.meetings.registration import admit_all, arrange_attendance
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.participants import AttendanceMode, RegistrationState
from maslahat.domain.meetings.turnout import Dimension, Turnout
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.participant_list import Listed, ParticipantListView, participants_csv, participants_xlsx
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings import quorum_panel
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.participant_forms import TermsForm
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.web.workplans.files import attachment
from maslahat.words.attendance import DIMENSIONS, FUNCTIONS, MODES, PRESENCES, REGISTRATION_STATES, SEXES
from maslahat.words.labels import label

ROWS_A_PAGE = 50
LONGEST_SEARCH = 100
HERE, AWAY = "here", "away"


@dataclass(frozen=True, slots=True)
class Sought:
    """What the address asks for; anything unknown finds nothing rather than everything."""

    party: str
    category: str
    mode: str
    state: str
    presence: str
    text: str
    sort: str

    @property
    def is_anything(self) -> bool:
        return any((self.party, self.category, self.mode, self.state, self.presence, self.text))


@dataclass(frozen=True, slots=True)
class RowShown:
    """One participant in the list, with the words of its codes."""

    of: Listed
    party: LocalizedText
    function: str
    mode: str
    state: str
    presence: str


SORTS: Mapping[str, Callable[[Listed], Any]] = {
    "": lambda each: each.number,
    "name": lambda each: (each.name == "", each.name.casefold(), each.number),
    "party": lambda each: (each.party, each.number),
    "badge": lambda each: (each.badge == "", each.badge, each.number),
    "arrived": lambda each: (each.came_at is None, each.came_at.timestamp() if each.came_at else 0, each.number),
}
"""Orders of the list; hidden names are empty here already, so that no order tells of them."""


FILES: Mapping[str, Callable[[ParticipantListView], bytes]] = {"xlsx": participants_xlsx, "csv": participants_csv}
"""Writer of each kind of file by the ending of its name."""


@require_safe
def participants(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the participants of a meeting, fifty a page: all, or those that the address asks for (see Sought)."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_READ)
    return _page(request, visit, found)


@require_safe
def participants_file(request: HttpRequest, programme: str, meeting: str, suffix: str) -> HttpResponse:
    """Return the list as a workbook, with the numbers, or as CSV; it holds what the page would show this visitor."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_READ)
    rows = _answering(listed(visit.programme, found.id, visit.actor, visit.now), _sought(request))
    of = visit.programme
    view = ParticipantListView(
        meeting=LocalizedText.of(en=found.code, ru=found.code),
        as_of=visit.now,
        rows=rows,
        numbers=numbers(found.id),
        parties={each.code: each.name for each in of.parties},
        countries={each.code: each.name for each in of.countries},
        categories={each.code: each.name for each in of.categories},
        shows_needs=any(each.is_full for each in rows),
    )
    if suffix not in FILES:
        raise Http404
    return attachment(FILES[suffix](view), f"{found.code}-participants.{suffix}")


@require_POST
def attendance_terms(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Set what the meeting asks of those who come, or show again what was typed with everything that is wrong."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_ARRANGE)
    form = TermsForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, found, status=422, terms_form=form)
    answer = arrange_attendance(
        meeting=found.code,
        row_version=form.cleaned_data["row_version"],
        deadline=form.deadline_at(),
        self_check_in=form.cleaned_data["self_check_in"],
        join_address=form.cleaned_data["join_address"],
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _page(request, visit, found, status=status_of(answer), reasons=said_as(answer), terms_form=form)
    if isinstance(answer, Stale):
        return _page(request, visit, found, status=409)
    messages.success(request, gettext("It is recorded."))
    return redirect("participants", programme, meeting)


@require_POST
def admit_listed(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Admit everybody whom the list showed as waiting, or say why nobody is."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_ADMIT)
    sent = request.POST.get("numbers", "")[:10_000].split(",")
    numbers_sent = [int(each) for each in sent if each.isascii() and each.isdigit() and len(each) < 7]
    key = request.POST.get("key", "")[:200]
    answer = admit_all(meeting=found.code, numbers=numbers_sent, by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused):
        return _page(request, visit, found, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _page(request, visit, found, status=409)
    words = ngettext("%(number)s person is admitted.", "%(number)s people are admitted.", answer.people)
    messages.success(request, words % {"number": answer.people})
    return redirect("participants", programme, meeting)


@require_POST
def erase_participant_names(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Erase names, needs and credentials of everybody after the meeting."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.PARTICIPANT_ERASE)
    key = request.POST.get("key", "")[:200]
    answer = erase_names(meeting=found.code, by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused):
        return _page(request, visit, found, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _page(request, visit, found, status=409)
    messages.success(request, gettext("The names are erased."))
    return redirect("participants", programme, meeting)


def _page(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    *,
    status: int = 200,
    terms_form: TermsForm | None = None,
    **told: Any,
) -> HttpResponse:
    everybody, sought = listed(visit.programme, found.id, visit.actor, visit.now), _sought(request)
    answering = _answering(everybody, sought)
    rows = Paginator(answering, ROWS_A_PAGE).get_page(request.GET.get("page", ""))
    asked = attendance_queries.terms(found.id)
    told |= {
        "rows": [row_shown(visit.programme, each) for each in rows],
        "list": rows,
        "all": len(everybody),
        "waiting": [str(each.number) for each in answering if each.state is RegistrationState.APPLIED],
        "has_badges": any(each.badge for each in everybody),
        "sought": sought,
        "choices": _choices(visit.programme, everybody),
        "terms": asked,
        "own": _own(visit, found),
        "turnout": _told(visit.programme, turnout := numbers(found.id)),
        "key": new_key(),
        "registered": turnout.registered,
        "came": turnout.came,
        "quorum": quorum_panel.told(visit.programme, found.id, visit.now),
        **may_here(visit),
    }
    if visit.may(Deed.PARTICIPANT_ARRANGE):
        initial = {
            "key": new_key(),
            "row_version": asked.row_version,
            "deadline": asked.deadline_at,
            "self_check_in": asked.self_check_in,
            "join_address": asked.join_address,
        }
        told["terms_form"] = terms_form or TermsForm(initial=initial)
    return show_meeting(request, "meetings/participants.html", visit, found, page="participants", status=status, **told)


def may_here(visit: Visit) -> dict[str, bool]:
    """Return which deeds of registration a page may lead this visitor to."""
    return {
        "may_register": visit.may(Deed.PARTICIPANT_REGISTER),
        "may_admit": visit.may(Deed.PARTICIPANT_ADMIT),
        "may_check_in": visit.may(Deed.PARTICIPANT_CHECK_IN),
        "may_erase": visit.may(Deed.PARTICIPANT_ERASE),
    }


def row_shown(programme: Programme, each: Listed) -> RowShown:
    """Return a participant with the words of its codes in the reader's language."""
    names = {party.code: party.name for party in programme.parties}
    return RowShown(
        each,
        names.get(each.party, LocalizedText()),  # type: ignore[call-overload]
        label(FUNCTIONS, each.function),
        label(MODES, each.mode),
        label(REGISTRATION_STATES, each.state),
        str(PRESENCES[each.presence]) if each.presence else "",
    )


def _own(visit: Visit, found: MeetingFound) -> Any:
    return attendance_queries.participant_of(found.id, visit.actor.person) if visit.actor.person else None


def _sought(request: HttpRequest) -> Sought:
    told = request.GET.dict()
    return Sought(*(str(told.get(name, "")).strip()[:LONGEST_SEARCH] for name in Sought.__slots__))


def _answering(everybody: Sequence[Listed], sought: Sought) -> list[Listed]:
    found = [each for each in everybody if _matches(each, sought)]
    return sorted(found, key=SORTS.get(sought.sort, SORTS[""]))


def _matches(each: Listed, sought: Sought) -> bool:
    checks = (
        (sought.party, each.party),
        (sought.category, each.category_code),
        (sought.mode, each.mode.value),
        (sought.state, each.state.value),
        (sought.presence, HERE if each.is_present else AWAY),
    )
    if any(wanted and wanted != value for wanted, value in checks):
        return False
    words = [each.badge, each.name, *each.office.texts.values(), *each.institution.texts.values()]
    return sought.text.casefold() in "\n".join([*words, *each.category.texts.values()]).casefold()


def _choices(programme: Programme, everybody: Sequence[Listed]) -> dict[str, list[tuple[str, str]]]:
    parties, categories = {each.party for each in everybody}, {each.category_code for each in everybody}
    return {
        "party": [(each.code, localized(each.name)) for each in programme.parties if each.code in parties],
        "category": [(each.code, localized(each.name)) for each in programme.categories if each.code in categories],
        "mode": [(each.value, label(MODES, each)) for each in AttendanceMode],
        "state": [(each.value, label(REGISTRATION_STATES, each)) for each in RegistrationState],
        "presence": [(HERE, gettext("here now")), (AWAY, gettext("not here now"))],
        "sort": [
            ("", gettext("as registered")),
            ("badge", gettext("by badge")),
            ("name", gettext("by name")),
            ("party", gettext("by party")),
            ("arrived", gettext("by arrival")),
        ],
    }


def _told(programme: Programme, found: Turnout) -> list[tuple[str, list[tuple[str, int, int]]]]:
    names: Mapping[Dimension, Mapping[str, str]] = {
        Dimension.MODE: {code: str(words) for code, words in MODES.items()},
        Dimension.SEX: {code: str(words) for code, words in SEXES.items()},
        Dimension.COUNTRY: {each.code: localized(each.name) for each in programme.countries},
        Dimension.CATEGORY: {each.code: localized(each.name) for each in programme.categories},
    }
    none = gettext("none")
    return [
        (
            label(DIMENSIONS, dimension),
            [(names[dimension].get(row.code, row.code) or none, row.registered, row.came) for row in rows],
        )
        for dimension, rows in found.by.items()
    ]
