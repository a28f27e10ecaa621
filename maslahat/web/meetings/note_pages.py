"""Notes of breakout groups by country and topic: written, mended, and turned into a proposal that keeps its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from maslahat.actions.meetings.breakouts import mend_note, note_became_proposal, write_note
from maslahat.actions.outcomes import ProposalFiled, RebaseOffered, Refused, Stale
from maslahat.actions.wishes import Add
from maslahat.domain.meetings.breakouts import BreakoutNote
from maslahat.domain.programmes.parties import Country
from maslahat.domain.programmes.pillars import Pillar
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import calling
from maslahat.stores.meetings.calling_reading import NoteFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.in_force import plan_seen
from maslahat.web.meetings.calling_forms import NoteForm, NoteProposalForm
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.web.workplans.bodies import body_name

LONGEST_HEADLINE = 200


@dataclass(frozen=True, slots=True)
class NoteSeen:
    """A note with the names behind its codes."""

    found: NoteFound
    country: LocalizedText
    topic: LocalizedText
    wrote: LocalizedText

    @property
    def note(self) -> BreakoutNote:
        return self.found.note


@dataclass(frozen=True, slots=True)
class Cell:
    """The notes on one country and one topic."""

    pillar: Pillar
    notes: tuple[NoteSeen, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the notes of all groups, country by topic; on POST write one."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.NOTE_READ)
    if request.method != "POST":
        asked = {name: request.GET.get(name, "")[:80] for name in ("country", "topic")}
        return _page(request, visit, found, NoteForm(programme=visit.programme, initial={"key": new_key(), **asked}))
    if not visit.may(Deed.NOTE_WRITE):
        raise PermissionDenied
    form = NoteForm(request.POST, programme=visit.programme)
    if not form.is_valid():
        return _page(request, visit, found, form, status=422)
    answer = write_note(meeting=meeting, item=0, **_written(visit, form))
    if isinstance(answer, Refused | Stale):
        reasons = said_as(answer) if isinstance(answer, Refused) else []
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return _page(request, visit, found, form, status=status, reasons=reasons)
    return redirect("note", programme, meeting, answer.note)


def _written(visit: Visit, form: NoteForm) -> dict[str, Any]:
    told = form.cleaned_data
    words = {"country": told["country"], "topic": told["topic"], "text": form.texts("text")}
    return {**words, "by": visit.actor, "key": told["key"], "now": visit.now}


def _page(
    request: HttpRequest, visit: Visit, found: MeetingFound, form: NoteForm, *, status: int = 200, **told: object
) -> HttpResponse:
    seen = [_seen(visit, each) for each in calling.notes(found.id)]
    return show_meeting(
        request,
        "meetings/notes.html",
        visit,
        found,
        page="agenda",
        status=status,
        table=_table(visit, seen),
        pillars=visit.programme.pillars,
        count=len(seen),
        form=form if visit.may(Deed.NOTE_WRITE) else None,
        **told,
    )


def _table(visit: Visit, notes: Iterable[NoteSeen]) -> list[tuple[Country, list[Cell]]]:
    known = list(notes)
    return [
        (
            country,
            [
                Cell(pillar, tuple(e for e in known if (e.note.country, e.note.topic) == (country.code, pillar.code)))
                for pillar in visit.programme.pillars
            ],
        )
        for country in visit.programme.countries
    ]


def _seen(visit: Visit, found: NoteFound) -> NoteSeen:
    programme, note = visit.programme, found.note
    countries = {each.code: each.name for each in programme.countries}
    topics = {each.code: each.name for each in programme.pillars}
    return NoteSeen(
        found,
        countries.get(note.country, LocalizedText()),
        topics.get(note.topic, LocalizedText()),
        body_name(programme, note.wrote),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, programme: str, meeting: str, note: int) -> HttpResponse:
    """Show one note with what may become of it; on POST mend it."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.NOTE_READ)
    if request.method != "POST":
        return _note_page(request, visit, found, note)
    form = NoteForm(request.POST, programme=visit.programme)
    if not form.is_valid():
        return _note_page(request, visit, found, note, form=form, status=422)
    version = form.cleaned_data["row_version"] or 0
    answer = mend_note(meeting=meeting, note=note, row_version=version, **_written(visit, form))
    if isinstance(answer, Refused):
        reasons = said_as(answer)
        return _note_page(request, visit, found, note, form=form, status=status_of(answer), reasons=reasons)
    if isinstance(answer, Stale):
        return _note_page(request, visit, found, note, form=form, status=409, is_stale=True)
    messages.success(request, gettext("The note is kept as you wrote it."))
    return redirect("note", programme, meeting, note)


@require_POST
def propose(request: HttpRequest, programme: str, meeting: str, note: int) -> HttpResponse:
    """File the proposal that comes out of a note; else show the note, why not, and what was typed."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.NOTE_READ)
    wanted = _found_or_404(found, note)
    form = _proposal_form(visit, wanted, request.POST)
    if not form.is_valid():
        return _note_page(request, visit, found, note, proposing=form, status=422)
    told = form.cleaned_data
    answer = note_became_proposal(
        meeting=meeting,
        note=note,
        row_version=told["row_version"],
        workplan=found.workplan,
        base=told["base"],
        wishes=_wishes(wanted.note, told["output"], form.texts("headline")),
        headline=form.texts("headline"),
        rationale=form.texts("rationale"),
        by=visit.actor,
        key=told["key"],
        now=visit.now,
    )
    match answer:
        case ProposalFiled():
            messages.success(request, gettext("The note has become a proposal; each names the other."))
            return redirect("proposal", programme, found.workplan, answer.proposal)
        case Refused():
            reasons = said_as(answer)
            return _note_page(request, visit, found, note, proposing=form, status=status_of(answer), reasons=reasons)
        case RebaseOffered() | Stale():
            return _note_page(request, visit, found, note, proposing=form, status=409, is_stale=True)


def _wishes(note: BreakoutNote, output: str, title: dict[str, str]) -> tuple[Add, ...]:
    if not output:
        return ()
    return (Add(output, None, {("countries", note.country): True}, {"title": title}, next(iter(title), "en")),)


def _found_or_404(found: MeetingFound, number: int) -> NoteFound:
    wanted = next((each for each in calling.notes(found.id) if each.note.number == number), None)
    if wanted is None:
        raise Http404
    return wanted


def _note_page(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    number: int,
    *,
    form: NoteForm | None = None,
    proposing: NoteProposalForm | None = None,
    status: int = 200,
    **told: object,
) -> HttpResponse:
    wanted = _found_or_404(found, number)
    is_open, plan = wanted.note.proposal is None, _plan(visit, found)
    own = visit.actor.party == wanted.note.wrote or visit.actor.role is Role.SECRETARIAT
    may_mend = is_open and own and visit.may(Deed.NOTE_WRITE)
    may_propose = is_open and plan is not None and visit.may(Deed.PROPOSAL_PROPOSE, plan.stage)
    may_propose = may_propose and visit.may(Deed.NOTE_WRITE)
    return show_meeting(
        request,
        "meetings/note.html",
        visit,
        found,
        page="agenda",
        status=status,
        seen=_seen(visit, wanted),
        form=_fresh(visit, wanted, form) if may_mend else None,
        proposing=_proposal_form(visit, wanted, sent=None, plan=plan, typed=proposing) if may_propose else None,
        **told,
    )


def _plan(visit: Visit, found: MeetingFound) -> WorkplanFound | None:
    plan = plans.workplan(visit.programme.code, found.workplan) if found.workplan else None
    return plan_seen(visit, plan, Deed.PLAN_READ) if plan else None


def _fresh(visit: Visit, found: NoteFound, typed: NoteForm | None) -> NoteForm:
    if typed is not None and typed.errors:
        return typed
    words = {f"text_{language}": text for language, text in found.note.text.texts.items()}
    sent = {name: typed.data.get(name, "") for name in typed.fields} if typed else {}
    held = {"country": found.note.country, "topic": found.note.topic, **words, **sent}
    initial = {**held, "key": new_key(), "row_version": found.row_version}
    return NoteForm(programme=visit.programme, initial=initial)


def _proposal_form(
    visit: Visit,
    found: NoteFound,
    sent: Any = None,
    *,
    plan: WorkplanFound | None = None,
    typed: NoteProposalForm | None = None,
) -> NoteProposalForm:
    if typed is not None and typed.errors:
        return typed
    topic = visit.programme.pillar(found.note.topic) if _knows(visit, found.note.topic) else None
    outputs = [(each.code, f"{each.code} {localized(each.name)}") for each in (topic.outputs if topic else ())]
    told: dict[str, Any] = {"outputs": outputs, "languages": visit.programme.languages, "prefix": "proposal"}
    if sent is not None:
        return NoteProposalForm(sent, **told)
    words = found.note.text.texts
    initial: dict[str, Any] = {f"headline_{language}": _first(text) for language, text in words.items()}
    initial |= {f"rationale_{language}": text for language, text in words.items()}
    if typed:
        initial |= {name: typed.data.get(typed.add_prefix(name), "") for name in typed.fields}
    base = plan.current.version_id if plan else ""
    return NoteProposalForm(
        initial={**initial, "key": new_key(), "row_version": found.row_version, "base": base}, **told
    )


def _knows(visit: Visit, pillar: str) -> bool:
    return pillar in {each.code for each in visit.programme.pillars}


def _first(text: str) -> str:
    """Return the first sentence of a note, as far as it may be a headline."""
    return text.partition("\n")[0].partition(". ")[0].rstrip(".")[:LONGEST_HEADLINE]
