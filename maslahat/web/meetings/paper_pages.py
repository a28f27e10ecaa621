"""What a meeting agreed on one page, and the papers of a meeting as files in each language."""

from collections.abc import Callable, Mapping

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maslahat.actions.meetings.listing import listed
from maslahat.actions.meetings.telling import meeting_record
from maslahat.domain.meetings.participants import RegistrationState
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.record_document import RecordDocument
from maslahat.publishing.record_docx import record_docx
from maslahat.publishing.record_papers import PaperMaker, ParticipantTold
from maslahat.publishing.record_pdf import record_pdf
from maslahat.stores.meetings import record_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.templatetags.texts import reading_language
from maslahat.web.visits import Visit

WRITERS: Mapping[str, tuple[str, Callable[[RecordDocument], bytes]]] = {
    "pdf": ("application/pdf", record_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", record_docx),
}
PRINTED = ("en", "ru")
"""The languages in which the fixed words of papers are there."""


@require_safe
def outcome(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show what the meeting agreed; to the public once it is closed and its plan is in force."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.DECISION_READ)
    maker = _maker(visit, found, reading_language())
    return show_meeting(
        request,
        "meetings/outcome.html",
        visit,
        found,
        page="decisions",
        paper=maker.outcome() if _has_outcome(maker) else None,
        record=maker.record,
        languages=[each for each in visit.programme.languages if each in PRINTED],
        sees_participants=visit.may(Deed.PARTICIPANT_READ),
    )


@require_safe
def paper(request: HttpRequest, programme: str, meeting: str, paper: str, language: str, suffix: str) -> HttpResponse:
    """Return the minutes, the outcome document or the list of participants as PDF or DOCX in one language."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.DECISION_READ)
    if suffix not in WRITERS or language not in PRINTED or language not in visit.programme.languages:
        raise Http404
    document = _document(visit, found, paper, language)
    kind, write = WRITERS[suffix]
    name = f"{paper}-{language}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(document), content_type=kind, headers=headers)


def _document(visit: Visit, found: MeetingFound, paper: str, language: str) -> RecordDocument:
    maker = _maker(visit, found, language)
    if paper == "outcome" and _has_outcome(maker):
        return maker.outcome()
    if paper == "minutes":
        known = record_queries.minutes(found.id)
        if not visit.may(Deed.MINUTES_READ):
            raise PermissionDenied
        if known is not None:
            return maker.minutes(known.minutes)
    if paper == "participants":
        if not visit.may(Deed.PARTICIPANT_READ):
            raise PermissionDenied
        return maker.participants(_people(visit, found))
    raise Http404


def _maker(visit: Visit, found: MeetingFound, language: str) -> PaperMaker:
    is_public = not visit.may(Deed.MINUTES_READ)
    record = meeting_record(visit.programme, found, visit.now, for_public=is_public)
    return PaperMaker(record, visit.programme.name, language, visit.now)


def _has_outcome(maker: PaperMaker) -> bool:
    return maker.record.plan is not None or bool(maker.record.decisions)


def _people(visit: Visit, found: MeetingFound) -> list[ParticipantTold]:
    """Return those who are admitted, by party, each by office or, where it is not told, by kind of institution."""
    names = {str(each.code): each.name for each in visit.programme.parties}
    places = {code: place for place, code in enumerate(names)}
    seen = listed(visit.programme, found.id, visit.actor, visit.now)
    admitted = [each for each in seen if each.state is RegistrationState.ADMITTED]
    return [
        ParticipantTold(
            names.get(each.party, LocalizedText.of(en=each.party)),
            each.category if each.is_hidden or not each.office else each.office,
            each.mode.value,
        )
        for each in sorted(admitted, key=lambda each: (places.get(each.party, len(places)), each.number))
    ]
