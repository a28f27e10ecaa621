"""Pages of the agenda: as it was published, and as the secretariat prepares it, item by item."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from maslahat.actions.meetings.agenda import NEW, move_item, publish_agenda, put_item, take_out_item
from maslahat.actions.meetings.arranged import Arranged, arranged
from maslahat.actions.meetings.outcomes import AgendaChanged, AgendaPublished
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import calling
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.arranged_seen import items_seen
from maslahat.web.meetings.calling_forms import DocumentForm, ItemForm, item_as_typed
from maslahat.web.meetings.calling_pages import number_in
from maslahat.web.meetings.documents_seen import documents_seen
from maslahat.web.meetings.links_seen import links_of
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.proposals.forms import new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit


@require_safe
def agenda(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the agenda in its latest revision, or in the one that ``?revision=`` asks for, with its documents."""
    visit, found = open_meeting_page(request, programme, meeting)
    return agenda_page(request, visit, found)


def agenda_page(
    request: HttpRequest, visit: Visit, found: MeetingFound, *, status: int = 200, **told: object
) -> HttpResponse:
    """Return the page of the agenda, with what may be put up there."""
    now = arranged(visit.programme, found)
    wanted = number_in(request.GET.get("revision", "")) if "revision" in request.GET else now.revision
    if "revision" in request.GET and not 1 <= wanted <= now.revision:
        raise Http404
    items = now.revisions[wanted - 1].items if wanted else now.agenda
    told.setdefault("document_form", _document_form(visit, now))
    return show_meeting(
        request,
        "meetings/agenda.html",
        visit,
        found,
        page="agenda",
        status=status,
        arranged=now,
        items=items_seen(visit, now, items),
        links=links_of(visit, found),
        revision=wanted,
        revisions=now.revisions,
        published=now.revisions[wanted - 1] if wanted else None,
        documents=documents_seen(visit, calling.documents(found.id)),
        may_prepare=visit.may(Deed.AGENDA_PUBLISH),
        may_put_up=visit.may(Deed.DOCUMENT_PUBLISH),
        at_table=visit.may(Deed.NOTE_READ),
        may_read_letters=visit.may(Deed.LETTER_READ),
        **told,
    )


def _document_form(visit: Visit, now: Arranged) -> DocumentForm | None:
    if not visit.may(Deed.DOCUMENT_PUBLISH):
        return None
    return new_document_form(visit, now, initial={"key": new_key()})


def new_document_form(visit: Visit, now: Arranged, *told: Any, **named: Any) -> DocumentForm:
    """Return the form by which a document is put up for an item of the agenda."""
    items = [(str(each.id), f"{place}. {localized(each.title)}") for place, each in enumerate(now.draft, start=1)]
    return DocumentForm(*told, items=items, languages=visit.programme.languages, **named)


@require_safe
def prepare(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the agenda that is worked on: every item with its place, and what would be published."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.AGENDA_PUBLISH)
    return _prepare_page(request, visit, found)


def _prepare_page(
    request: HttpRequest, visit: Visit, found: MeetingFound, *, status: int = 200, **told: object
) -> HttpResponse:
    now = arranged(visit.programme, found)
    items = items_seen(visit, now, now.draft)
    return show_meeting(
        request,
        "meetings/prepare.html",
        visit,
        found,
        page="agenda",
        status=status,
        arranged=now,
        items=items,
        key=new_key(),
        next_revision=now.revision + 1,
        is_published=bool(now.revisions) and now.revisions[-1].items == now.draft,
        **told,
    )


@require_POST
def change(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Move an item, take one out, or publish the agenda; else show why not."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.AGENDA_PUBLISH)
    sent = request.POST
    told: dict[str, Any] = {
        "meeting": meeting,
        "row_version": number_in(sent.get("row_version", "")),
        "by": visit.actor,
        "key": sent.get("key", "")[:200],
        "now": visit.now,
    }
    deed, item = sent.get("deed", ""), number_in(sent.get("item", ""))
    answer: AgendaChanged | AgendaPublished | Refused | Stale
    match deed:
        case "move":
            answer = move_item(item=item, number=number_in(sent.get("number", "")), **told)
        case "take_out":
            answer = take_out_item(item=item, **told)
        case "publish":
            answer = publish_agenda(**told)
        case _:
            raise Http404
    if isinstance(answer, Refused):
        return _prepare_page(request, visit, found, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _prepare_page(request, visit, found, status=409, is_stale=True)
    if deed == "publish":
        messages.success(request, gettext("The agenda is published."))
        return redirect("agenda", programme, meeting)
    return redirect("prepare_agenda", programme, meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, programme: str, meeting: str, item: int) -> HttpResponse:
    """Show an item of the agenda that is worked on, as a form (0: a new one); on POST put it there."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.AGENDA_PUBLISH)
    now, links = arranged(visit.programme, found), links_of(visit, found)
    standing = next((each for each in now.draft if each.id == item), None)
    if item != NEW and standing is None:
        raise Http404
    codes: Mapping[str, str] = {str(line): code for line, code in links.codes.items()}
    told: dict[str, Any] = {"programme": visit.programme, "codes": codes}
    if request.method != "POST":
        typed = item_as_typed(standing, codes, visit.programme.languages) if standing else {}
        initial = {**typed, "key": new_key(), "row_version": now.row_version}
        return _item_page(request, visit, found, item, ItemForm(initial=initial, **told))
    form = ItemForm(request.POST, **told)
    if not form.is_valid():
        return _item_page(request, visit, found, item, form, status=422)
    answer = put_item(
        meeting=meeting,
        row_version=form.cleaned_data["row_version"],
        item=form.item(item),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused):
        return _item_page(request, visit, found, item, form, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _item_page(request, visit, found, item, form, status=409, is_stale=True)
    return redirect("prepare_agenda", programme, meeting)


def _item_page(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    item: int,
    form: ItemForm,
    *,
    status: int = 200,
    **told: object,
) -> HttpResponse:
    return show_meeting(
        request, "meetings/item.html", visit, found, page="agenda", status=status, form=form, item=item, **told
    )
