"""Documents before a meeting: put up, taken away as files that no browser runs, withdrawn."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.meetings.arranged import arranged
from maslahat.actions.meetings.papers import SentFile, put_up_document, withdraw_document
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import calling
from maslahat.web.meetings.agenda_pages import agenda_page, new_document_form
from maslahat.web.meetings.documents_seen import may_take_away
from maslahat.web.meetings.opening import open_meeting_page
from maslahat.web.refusals import said_as, status_of
from maslahat.web.stored_files import stored_file


@require_POST
def put_up(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Put up a file; else show the agenda, why not, and what was typed."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.DOCUMENT_PUBLISH)
    now = arranged(visit.programme, found)
    form = new_document_form(visit, now, request.POST, request.FILES)
    if not form.is_valid():
        return agenda_page(request, visit, found, status=422, document_form=form)
    told, sent = form.cleaned_data, form.cleaned_data["file"]
    answer = put_up_document(
        meeting=meeting,
        file=SentFile.of(sent.name or "", sent.read()) if sent else SentFile.of("", b""),
        title=form.texts("title"),
        kind=told["kind"],
        item=told["item"],
        is_public=told["is_public"],
        by=visit.actor,
        key=told["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused | Stale):
        reasons = said_as(answer) if isinstance(answer, Refused) else []
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return agenda_page(request, visit, found, status=status, reasons=reasons, document_form=form)
    messages.success(request, gettext("The document is put up."))
    return redirect("agenda", programme, meeting)


@require_safe
def document(request: HttpRequest, programme: str, meeting: str, document: int) -> HttpResponse:
    """Return a document as a file to take away; what the reader may not have answers as what does not exist."""
    visit, found = open_meeting_page(request, programme, meeting)
    wanted = next((each for each in calling.documents(found.id) if each.number == document), None)
    if wanted is None or not may_take_away(visit, wanted):
        raise Http404
    content = calling.content(found.id, document)
    return stored_file(content, wanted.name, wanted.media_type, ETag=f'"{wanted.sha256}"')


@require_POST
def withdraw(request: HttpRequest, programme: str, meeting: str, document: int) -> HttpResponse:
    """Withdraw a document that was put up by mistake."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.DOCUMENT_PUBLISH)
    key = request.POST.get("key", "")[:200]
    answer = withdraw_document(meeting=meeting, document=document, by=visit.actor, key=key, now=visit.now)
    if isinstance(answer, Refused):
        return agenda_page(request, visit, found, status=status_of(answer), reasons=said_as(answer))
    messages.success(request, gettext("The document is withdrawn."))
    return redirect("agenda", programme, meeting)
