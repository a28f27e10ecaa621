"""The register of decisions of a meeting: what was decided, what earlier meetings left, entering and following up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.meetings.registering_decisions import follow_up_decision, record_decision, take_in_decisions
from maslahat.actions.meetings.telling import meeting_record
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.decisions import Decision
from maslahat.domain.meetings.record import MeetingRecord, civil_society_part
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.record_forms import DecisionForm, NoteForm
from maslahat.web.meetings.record_links import record_address
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.words.labels import label
from maslahat.words.records import DECISION_STATES


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision in the reader's words, with where its record stands and the form to follow it up, if there is one."""

    decision: Decision
    owner: LocalizedText
    state: str
    state_label: str
    address: str
    notes: tuple[tuple[str, LocalizedText, Any], ...]
    form: SpokenForm | None


@require_safe
def decisions(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the register of decisions of a meeting, and what its earlier meetings left to be done."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.DECISION_READ)
    return _page(request, visit, found)


@require_POST
def enter(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Enter a decision, or show the register with everything that was typed."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.DECISION_RECORD)
    form = _decision_form(visit, found, _record(visit, found), data=request.POST)
    if not form.is_valid():
        return _page(request, visit, found, form=form, status=422)
    clean = form.cleaned_data
    answer = record_decision(
        meeting=meeting,
        text=form.texts("text"),
        item=int(clean["item"] or 0),
        owner=clean["owner"],
        due_on=clean["due_on"].isoformat() if clean["due_on"] else "",
        is_internal=clean["is_internal"],
        by=visit.actor,
        key=clean["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused | Stale):
        return _page(request, visit, found, form=form, **_why(answer))
    messages.success(request, gettext("It stands in the register."))
    return redirect("decisions", programme, meeting)


@require_POST
def take_in(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Take in what the record says the committee decided and the register does not hold yet."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.DECISION_RECORD)
    key = request.POST.get("key", "")[:200]
    answer = take_in_decisions(meeting=meeting, by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused | Stale):
        return _page(request, visit, found, **_why(answer))
    count = len(answer.decisions)
    said = ngettext("%(count)s decision was taken in.", "%(count)s decisions were taken in.", count)
    messages.success(request, said % {"count": count})
    return redirect("decisions", programme, meeting)


@require_POST
def note(request: HttpRequest, programme: str, meeting: str, number: int) -> HttpResponse:
    """Note what became of a decision, or show the register with everything that was typed."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.DECISION_READ)
    if not visit.may(Deed.DECISION_FOLLOW_UP):
        raise PermissionDenied
    series = "i" if f"i{number}-key" in request.POST else "n"
    form = NoteForm(request.POST, prefix=f"{series}{number}", languages=visit.programme.languages)
    if not form.is_valid():
        return _page(request, visit, found, faulty=form, status=422)
    clean = form.cleaned_data
    answer = follow_up_decision(
        meeting=meeting,
        number=number,
        notes=clean["notes"],
        state=clean["state"],
        text=form.texts("text"),
        is_internal=clean["internal"],
        by=visit.actor,
        key=clean["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused | Stale):
        return _page(request, visit, found, faulty=form, **_why(answer))
    messages.success(request, gettext("It is noted."))
    return redirect("decisions", programme, meeting)


def _why(answer: Refused | Stale) -> dict[str, Any]:
    if isinstance(answer, Stale):
        return {"status": 409, "is_stale": True}
    return {"status": status_of(answer), "reasons": said_as(answer)}


def _record(visit: Visit, found: MeetingFound) -> MeetingRecord:
    is_public = not visit.may(Deed.MINUTES_READ)
    return meeting_record(visit.programme, found, visit.now, for_public=is_public)


def _page(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    *,
    form: SpokenForm | None = None,
    faulty: SpokenForm | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    record = _record(visit, found)
    may_record = visit.may(Deed.DECISION_RECORD)
    return show_meeting(
        request,
        "meetings/decisions.html",
        visit,
        found,
        page="decisions",
        status=status,
        rows=[_shown(visit, found, record, each, faulty) for each in record.decisions],
        arising=[_shown(visit, found, record, each, None, is_own=False) for each in record.arising],
        part=civil_society_part(record.proposals),
        form=(form or _decision_form(visit, found, record)) if may_record else None,
        key=new_key(),
        may_record=may_record,
        sees_minutes=visit.may(Deed.MINUTES_READ),
        **told,
    )


def _decision_form(
    visit: Visit, found: MeetingFound, record: MeetingRecord, data: Mapping[str, Any] | None = None
) -> DecisionForm:
    return DecisionForm(
        data,
        languages=visit.programme.languages,
        items=[(str(each.number), f"{each.number}. {localized(each.title)}") for each in record.agenda],
        parties=[(str(each.code), localized(each.name)) for each in visit.programme.parties],
        initial={"key": new_key(), "item": str(found.subject.item or "")},
    )


def _shown(
    visit: Visit,
    found: MeetingFound,
    record: MeetingRecord,
    decision: Decision,
    faulty: SpokenForm | None,
    *,
    is_own: bool = True,
) -> DecisionShown:
    state = decision.state(visit.now.date())
    owns = decision.owner == visit.actor.party
    may_note = is_own and visit.may(Deed.DECISION_FOLLOW_UP, own=owns)
    return DecisionShown(
        decision=decision,
        owner=record.parties.get(decision.owner, LocalizedText()),
        state=state.value,
        state_label=label(DECISION_STATES, state),
        address=record_address(visit.programme.code, found.code, found.workplan, decision.source),
        notes=tuple((label(DECISION_STATES, each.state), each.text, each.noted_at) for each in decision.follow_ups),
        form=_note_form(visit, decision, faulty) if may_note else None,
    )


def _note_form(visit: Visit, decision: Decision, faulty: SpokenForm | None) -> SpokenForm:
    prefix = f"{'i' if decision.is_internal else 'n'}{decision.number}"
    if faulty is not None and faulty.prefix == prefix:
        return faulty
    last = decision.follow_ups[-1].state.value if decision.follow_ups else "open"
    initial = {"key": new_key(), "notes": len(decision.follow_ups), "state": last, "internal": decision.is_internal}
    return NoteForm(prefix=prefix, languages=visit.programme.languages, initial=initial)
