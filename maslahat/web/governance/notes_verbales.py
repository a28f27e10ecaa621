"""The page of notes verbales on a plan: entering a signed paper, confirming or returning one, and the paper itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.notes_verbales import Paper, confirm_note, enter_note, return_note
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.rulebook import decision_rule
from maslahat.domain.governance.notes_verbales import MOST_BYTES, NoteVerbaleState
from maslahat.domain.governance.positions import PositionKind
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance.notes_verbales import NoteFound, notes, paper
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.governance.words_said import words_said
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_plan, party_name, show_plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit
from maslahat.words.decisions import NOTE_STATES, POSITIONS
from maslahat.words.labels import label


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note verbale on the page; ``lines`` are (code, title), ``is_mine`` asks for another pair of eyes."""

    number: int
    party: LocalizedText
    kind: str
    text: LocalizedText
    lines: tuple[tuple[str, LocalizedText], ...]
    whole: bool
    file_name: str
    document: str
    state: str
    state_label: str
    entered_at: datetime
    words: LocalizedText
    is_mine: bool


@require_http_methods(["GET", "HEAD", "POST"])
def notes_verbales(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the notes verbales on a plan; on POST enter, confirm or return one (``deed``)."""
    visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    if not visit.may(Deed.NOTE_VERBALE_READ):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, visit, found)
    answer = _asked(request, visit, workplan)
    if isinstance(answer, Refused | Stale):
        _, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
        return _page(request, visit, found, answer=answer)
    messages.success(request, gettext("It is recorded."))
    return redirect("notes_verbales", programme, workplan)


@require_safe
def note_paper(request: HttpRequest, programme: str, workplan: str, note: int) -> HttpResponse:
    """Return the signed paper of a note verbale as it was sent, as a file to keep."""
    visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    if not visit.may(Deed.NOTE_VERBALE_READ):
        raise PermissionDenied
    content = paper(found.id, note)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="note-verbale-{note}.pdf"'
    return response


def _asked(request: HttpRequest, visit: Visit, workplan: str) -> object:
    sent = request.POST
    told: dict[str, Any] = {"workplan": workplan, "by": visit.actor, "key": sent.get("key", ""), "now": visit.now}
    text = words_said(sent, visit.programme.languages)
    if sent.get("deed") == "enter":
        file = request.FILES.get("paper")
        name = file.name or "" if file else ""
        return enter_note(
            party=sent.get("party", ""),
            subject=sent.get("subject", "")[:64],
            kind=sent.get("kind", ""),
            paper=Paper.of(name, file.read() if file else b""),
            text=text,
            lines=sent.getlist("lines"),
            whole=bool(sent.get("whole")),
            meeting=sent.get("meeting", "")[:80],
            **told,
        )
    number = sent.get("note", "")
    note = int(number) if number.isdecimal() and len(number) < len(str(MOST_BYTES)) else 0
    if sent.get("deed") == "confirm":
        return confirm_note(note=note, document=sent.get("document", "")[:64], **told)
    return return_note(note=note, text=text, **told)


def _page(
    request: HttpRequest, visit: Visit, found: WorkplanFound, *, answer: Refused | Stale | None = None
) -> HttpResponse:
    is_final = found.stage == Stage.FINALIZED
    plan, sent = queries.plan(found.current.version_id), request.POST
    codes = {str(each.id): (plan.printed_codes[each.id], each.title) for each in plan.lines}
    chosen = frozenset(sent.getlist("lines"))
    status = status_of(answer) if isinstance(answer, Refused) else 409 if answer else 200
    return show_plan(
        request,
        "governance/notes_verbales.html",
        visit,
        found,
        page="endorse",
        status=status,
        version=found.current,
        shown=[_shown(visit, each, codes) for each in notes(found.id)],
        may_enter=is_final and visit.may(Deed.NOTE_VERBALE_ENTER, found.stage),
        may_check=is_final and visit.may(Deed.NOTE_VERBALE_CHECK, found.stage),
        parties=[(code, party_name(visit.programme, str(code))) for code in decision_rule(visit.programme).parties],
        kinds=[(each.value, label(POSITIONS, each)) for each in PositionKind if each is not PositionKind.NOT_YET],
        meetings=[each for each in visit.programme.meetings if each.plan == found.code],
        lines=[(line, code, title, line in chosen) for line, (code, title) in codes.items()],
        languages=[(each, language_name(each), sent.get(f"text_{each}", "")) for each in visit.programme.languages],
        typed=sent,
        key=new_key(),
        longest=LONGEST_RATIONALE,
        megabytes=MOST_BYTES // 1024 // 1024,
        reasons=said_as(answer) if isinstance(answer, Refused) else (),
        is_stale=isinstance(answer, Stale),
    )


def _shown(visit: Visit, note: NoteFound, codes: dict[str, tuple[str, LocalizedText]]) -> NoteShown:
    return NoteShown(
        number=note.number,
        party=party_name(visit.programme, str(note.party)),
        kind=label(POSITIONS, note.kind),
        text=note.text,
        lines=tuple(codes[str(line)] for line in note.lines if str(line) in codes),
        whole=note.whole,
        file_name=note.file_name,
        document=note.document,
        state=note.state.value,
        state_label=label(NOTE_STATES, note.state),
        entered_at=note.entered_at,
        words=note.words,
        is_mine=note.state is NoteVerbaleState.ENTERED and note.entered_by == visit.actor.person,
    )
