"""The minutes of a meeting: read with the facts they rest on, edited, put before the delegations, corrected, agreed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from maslahat.actions.meetings.minuting import (
    agree_minutes,
    answer_correction,
    circulate_minutes,
    draft_the_minutes,
    file_correction,
    write_paragraph,
)
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.meetings.minutes import Correction, CorrectionState, MinutesState, Paragraph
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import record_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.meetings.record_reading import MinutesFound
from maslahat.web.meetings.floor_seen import party_name
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.record_forms import AnswerForm, CirculateForm, CorrectionForm, ParagraphForm
from maslahat.web.meetings.record_links import record_address
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit
from maslahat.words.labels import label
from maslahat.words.records import CORRECTION_STATES, MINUTES_STATES, SECTIONS

LONGEST_VERSION = 9


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """A correction in the reader's words, with the form to answer it, if the reader may."""

    correction: Correction
    party: LocalizedText
    state_label: str
    form: SpokenForm | None


@require_safe
def minutes(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the minutes of a meeting to those at the table."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.MINUTES_READ)
    return _page(request, visit, found)


@require_POST
def move(request: HttpRequest, programme: str, meeting: str, deed: str) -> HttpResponse:
    """Draft, circulate or agree the minutes, or show them as they stand and why not."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.MINUTES_READ)
    sent = request.POST
    version = sent.get("row_version", "")
    is_number = version.isascii() and version.isdigit() and len(version) <= LONGEST_VERSION
    told: dict[str, Any] = {"by": visit.actor, "key": sent.get("key", "")[:200], "now": visit.now}
    told |= {"meeting": meeting, "row_version": int(version) if is_number else 0}
    answer: object
    if deed == "draft":
        answer = draft_the_minutes(**told)
    elif deed == "agree":
        answer = agree_minutes(**told)
    elif deed == "circulate":
        form = CirculateForm(sent)
        if not form.is_valid():
            return _page(request, visit, found, circulate=form, status=422)
        deadline = form.cleaned_data["deadline"].replace(tzinfo=UTC)
        answer = circulate_minutes(deadline=deadline, **told)
    else:
        raise Http404
    if isinstance(answer, Refused | Stale):
        return _page(request, visit, found, **_why(answer))
    messages.success(request, gettext("It is recorded."))
    return redirect("minutes", programme, meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def paragraph(request: HttpRequest, programme: str, meeting: str, paragraph: int) -> HttpResponse:
    """Show one paragraph with its facts and corrections; on POST give it another wording, or ask for a correction."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.MINUTES_READ)
    known = record_queries.minutes(found.id)
    stands = known.minutes.paragraph(paragraph) if known else None
    if known is None or stands is None:
        raise Http404
    if request.method != "POST":
        return _one(request, visit, found, known, stands)
    kind = ParagraphForm if "revision" in request.POST else CorrectionForm
    form = kind(request.POST, languages=visit.programme.languages)
    if not form.is_valid():
        return _one(request, visit, found, known, stands, form=form, status=422)
    asked: dict[str, Any] = {"meeting": meeting, "paragraph": paragraph, "text": form.texts("text")}
    asked |= {"by": visit.actor, "key": form.cleaned_data["key"], "now": visit.now}
    answer: object
    if isinstance(form, ParagraphForm):
        answer = write_paragraph(revision=form.cleaned_data["revision"], **asked)
    else:
        answer = file_correction(**asked)
    if isinstance(answer, Refused | Stale):
        is_late = isinstance(answer, Refused) and "minutes_correction_late" in answer.codes
        late = form.texts("text") if is_late else {}
        return _one(request, visit, found, known, stands, form=form, late=late, **_why(answer))
    messages.success(request, gettext("It is recorded."))
    return redirect("minutes", programme, meeting)


@require_POST
def answer(request: HttpRequest, programme: str, meeting: str, correction: int) -> HttpResponse:
    """Take a correction in or decline it, or show its paragraph and why not."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.MINUTES_READ)
    if not visit.may(Deed.MINUTES_DRAFT):
        raise PermissionDenied
    known = record_queries.minutes(found.id)
    corrections = known.minutes.corrections if known else ()
    asked = next((each for each in corrections if each.number == correction), None)
    stands = known.minutes.paragraph(asked.paragraph) if known and asked else None
    if known is None or asked is None or stands is None:
        raise Http404
    form = AnswerForm(request.POST, prefix=f"c{correction}", languages=visit.programme.languages)
    if not form.is_valid():
        return _one(request, visit, found, known, stands, answering=form, status=422)
    outcome = answer_correction(
        meeting=meeting,
        correction=correction,
        takes_in=form.cleaned_data["takes_in"] == "yes",
        answer=form.texts("answer"),
        wording=form.texts("wording"),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(outcome, Refused | Stale):
        return _one(request, visit, found, known, stands, answering=form, **_why(outcome))
    messages.success(request, gettext("It is recorded."))
    return redirect("minutes", programme, meeting)


def _why(answer: Refused | Stale) -> dict[str, Any]:
    if isinstance(answer, Stale):
        return {"status": 409, "is_stale": True}
    return {"status": status_of(answer), "reasons": said_as(answer)}


def _page(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    *,
    circulate: SpokenForm | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    known = record_queries.minutes(found.id)
    may_draft = visit.may(Deed.MINUTES_DRAFT)
    state = known.minutes.state if known else None
    version = known.row_version if known else 0
    return show_meeting(
        request,
        "meetings/minutes.html",
        visit,
        found,
        page="minutes",
        status=status,
        known=known,
        minutes_label=label(MINUTES_STATES, state) if state else "",
        sections=_sections(known),
        open_corrections=_open(known),
        may_draft=may_draft and found.state is MeetingState.CLOSED and state in (None, MinutesState.DRAFT),
        circulate=(circulate or CirculateForm(initial={"key": new_key(), "row_version": version}))
        if may_draft and state is MinutesState.DRAFT
        else None,
        may_agree=visit.may(Deed.MINUTES_AGREE) and state is MinutesState.CIRCULATED,
        may_correct=visit.may(Deed.MINUTES_CORRECT) and state is MinutesState.CIRCULATED,
        may_edit=may_draft and state in (MinutesState.DRAFT, MinutesState.CIRCULATED),
        version=version,
        key=new_key(),
        **told,
    )


def _sections(known: MinutesFound | None) -> list[tuple[str, list[Paragraph]]]:
    paragraphs = known.minutes.paragraphs if known else ()
    return [
        (label(SECTIONS, section), list(part)) for section, part in groupby(paragraphs, key=lambda each: each.section)
    ]


def _open(known: MinutesFound | None) -> list[Correction]:
    return [each for each in known.minutes.corrections if each.state is CorrectionState.OPEN] if known else []


def _one(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    known: MinutesFound,
    stands: Paragraph,
    *,
    form: SpokenForm | None = None,
    answering: SpokenForm | None = None,
    late: Mapping[str, str] | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    state, programme = known.minutes.state, visit.programme
    may_edit = visit.may(Deed.MINUTES_DRAFT) and state is not MinutesState.AGREED
    may_correct = visit.may(Deed.MINUTES_CORRECT) and state is MinutesState.CIRCULATED
    facts = [(each, record_address(programme.code, found.code, found.workplan, each)) for each in stands.facts]
    return show_meeting(
        request,
        "meetings/minutes_paragraph.html",
        visit,
        found,
        page="minutes",
        status=status,
        paragraph=stands,
        section=label(SECTIONS, stands.section),
        facts=facts,
        window=known.minutes.window,
        corrections=[
            _correction(visit, stands, each, answering)
            for each in known.minutes.corrections
            if each.paragraph == stands.number
        ],
        edit_form=_edit_form(visit, stands, form) if may_edit else None,
        correct_form=_correct_form(visit, stands, form) if may_correct else None,
        late=dict(late or {}),
        key=new_key(),
        **told,
    )


def _edit_form(visit: Visit, stands: Paragraph, sent: SpokenForm | None) -> SpokenForm:
    if isinstance(sent, ParagraphForm):
        return sent
    words = {f"text_{language}": text for language, text in stands.text.texts.items()}
    initial = {"key": new_key(), "revision": stands.revision, **words}
    return ParagraphForm(initial=initial, languages=visit.programme.languages)


def _correct_form(visit: Visit, stands: Paragraph, sent: SpokenForm | None) -> SpokenForm:
    if isinstance(sent, CorrectionForm):
        return sent
    words = {f"text_{language}": text for language, text in stands.text.texts.items()}
    return CorrectionForm(initial={"key": new_key(), **words}, languages=visit.programme.languages)


def _correction(visit: Visit, stands: Paragraph, each: Correction, sent: SpokenForm | None) -> CorrectionShown:
    may_answer = visit.may(Deed.MINUTES_DRAFT) and each.state is CorrectionState.OPEN
    prefix, words = f"c{each.number}", {**stands.text.texts, **each.text.texts}
    initial = {"key": new_key(), **{f"wording_{language}": text for language, text in words.items()}}
    form = AnswerForm(prefix=prefix, initial=initial, languages=visit.programme.languages)
    if sent is not None and sent.prefix == prefix:
        form = sent  # type: ignore[assignment]
    party, state = party_name(visit, each.party), label(CORRECTION_STATES, each.state)
    return CorrectionShown(each, party, state, form if may_answer else None)
