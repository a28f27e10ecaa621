"""Pages of statements: the list with its filters, one with every wording, filing, and clearance for quoting."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from maslahat.actions.meetings.statements import clear_statement, file_statement, party_of, revise_statement
from maslahat.actions.meetings.subjects import agenda_places
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.statements import Clearance, Statement
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import statement_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.meetings.floor_seen import party_name
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.meetings.statement_forms import ClearForm, FileForm, FilterForm, ReviseForm
from maslahat.web.meetings.statement_seen import statement_seen
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit

FILTERS = ("item", "party", "mode", "clearance")


@require_safe
def statements(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the statements of a meeting: all, or those that ``?item=&party=&mode=&clearance=`` asks for."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.STATEMENT_READ)
    everything = statement_queries.statements(found.id)
    items = agenda_places(visit.programme, found)
    parties = {each.party: localized(party_name(visit, each.party)) for each in everything}
    filters = FilterForm(request.GET, items=_item_choices(items), parties=sorted(parties.items()))
    asked = {name: request.GET.get(name, "")[:80] for name in FILTERS}
    rows = [statement_seen(visit, items, each) for each in everything if _answers(each, asked)]
    return show_meeting(
        request,
        "meetings/statements.html",
        visit,
        found,
        page="statements",
        rows=rows,
        all=len(everything),
        filters=filters,
        may_file=visit.may(Deed.STATEMENT_FILE),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_statement(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the form for a statement (``?item=``); on POST file it, and with it what its own party lets others quote."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.STATEMENT_READ)
    if not visit.may(Deed.STATEMENT_FILE):
        raise PermissionDenied
    told = _file_choices(visit, found)
    if request.method != "POST":
        initial = {"key": new_key(), "item": request.GET.get("item", "0")[:3], "language": visit.programme.languages[0]}
        if not visit.may(Deed.STATEMENT_FILE, own=False):
            initial |= {f"office_{language}": words for language, words in visit.actor.office.items()}
        return _new_page(request, visit, found, FileForm(initial=initial, **told))
    form = FileForm(request.POST, **told)
    if not form.is_valid():
        return _new_page(request, visit, found, form, status=422)
    clean, key = form.cleaned_data, form.cleaned_data["key"]
    answer = file_statement(
        meeting=meeting,
        office=form.texts("office"),
        text=form.texts("text"),
        summary=form.texts("summary"),
        by=visit.actor,
        key=key,
        now=visit.now,
        **{name: clean.get(name, "") for name in ("item", "institution", "party", "language", "mode")},
    )
    if isinstance(answer, Refused | Stale):
        reasons = said_as(answer) if isinstance(answer, Refused) else []
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return _new_page(request, visit, found, form, status=status, reasons=reasons)
    messages.success(request, gettext("Statement %(number)s is filed.") % {"number": answer.statement})
    if (wanted := clean.get("clearance") or Clearance.NONE) != Clearance.NONE:
        _clear_with(request, visit, meeting, answer.statement, wanted, key)
    return redirect("statement", programme, meeting, answer.statement)


def _clear_with(request: HttpRequest, visit: Visit, meeting: str, number: int, wanted: str, key: str) -> None:
    cleared = clear_statement(
        meeting=meeting,
        statement=number,
        version=1,
        clearance=wanted,
        by=visit.actor,
        key=f"{key[:180]}-clear",
        now=visit.now,
    )
    if isinstance(cleared, Refused):
        messages.warning(request, " ".join(each["words"] for each in said_as(cleared)))


@require_safe
def statement(request: HttpRequest, programme: str, meeting: str, statement: int) -> HttpResponse:
    """Show one statement with every wording, and what the reader may do with it."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.STATEMENT_READ)
    return _page(request, visit, found, statement)


@require_POST
def revise(request: HttpRequest, programme: str, meeting: str, statement: int) -> HttpResponse:
    """File a new wording; else show the statement as it stands, why not, and everything that was typed."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.STATEMENT_READ)
    form = ReviseForm(request.POST, prefix="revise", languages=visit.programme.languages)
    if not form.is_valid():
        return _page(request, visit, found, statement, revising=form, status=422)
    answer = revise_statement(
        meeting=meeting,
        statement=statement,
        version=form.cleaned_data["version"],
        text=form.texts("text"),
        summary=form.texts("summary"),
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    return _answered(request, visit, found, statement, answer, revising=form)


@require_POST
def clear(request: HttpRequest, programme: str, meeting: str, statement: int) -> HttpResponse:
    """Say what may be quoted; else show the statement as it stands and why not."""
    visit, found = open_meeting_page(request, programme, meeting, Deed.STATEMENT_READ)
    form = ClearForm(request.POST, prefix="clear")
    if not form.is_valid():
        return _page(request, visit, found, statement, clearing=form, status=422)
    answer = clear_statement(
        meeting=meeting,
        statement=statement,
        version=form.cleaned_data["version"],
        clearance=form.cleaned_data["clearance"],
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    return _answered(request, visit, found, statement, answer)


def _answers(each: Statement, asked: Mapping[str, str]) -> bool:
    is_so = {
        "item": str(each.item),
        "party": each.party,
        "mode": each.mode.value,
        "clearance": each.clearance.value,
    }
    return all(not wanted or is_so[name] == wanted for name, wanted in asked.items())


def _item_choices(items: Mapping[int, tuple[int, LocalizedText]]) -> list[tuple[str, str]]:
    return [(str(each), f"{place}. {localized(title)}") for each, (place, title) in items.items()]


def _file_choices(visit: Visit, found: MeetingFound) -> dict[str, Any]:
    programme, files_for_all = visit.programme, visit.may(Deed.STATEMENT_FILE, own=False)
    institutions = [
        (each.code, localized(each.name))
        for each in programme.institutions
        if files_for_all or party_of(programme, each.code) == visit.actor.party
    ]
    parties = [(each.code, localized(each.name)) for each in programme.parties] if files_for_all else []
    return {
        "languages": programme.languages,
        "items": _item_choices(agenda_places(programme, found)),
        "institutions": sorted(institutions, key=lambda pair: pair[1]),
        "parties": parties,
        "clears": visit.may(Deed.STATEMENT_CLEAR) and not files_for_all,
    }


def _new_page(
    request: HttpRequest, visit: Visit, found: MeetingFound, form: FileForm, *, status: int = 200, **told: Any
) -> HttpResponse:
    told |= {"form": form}
    return show_meeting(request, "meetings/new_statement.html", visit, found, page="statements", status=status, **told)


def _answered(
    request: HttpRequest,
    visit: Visit,
    found: MeetingFound,
    number: int,
    answer: object,
    *,
    revising: SpokenForm | None = None,
) -> HttpResponse:
    if isinstance(answer, Refused):
        reasons, status = said_as(answer), status_of(answer)
        return _page(request, visit, found, number, revising=revising, status=status, reasons=reasons)
    if isinstance(answer, Stale):
        return _page(request, visit, found, number, revising=revising, status=409, is_stale=True)
    messages.success(request, gettext("It is recorded."))
    return redirect("statement", visit.programme.code, found.code, number)


def _page(
    request: HttpRequest,
    visit: Visit,
    meeting: MeetingFound,
    number: int,
    *,
    revising: SpokenForm | None = None,
    clearing: SpokenForm | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    found = statement_queries.statement(meeting.id, number)
    if found is None:
        raise Http404
    own = found.party == visit.actor.party
    return show_meeting(
        request,
        "meetings/statement.html",
        visit,
        meeting,
        page="statements",
        status=status,
        each=statement_seen(visit, agenda_places(visit.programme, meeting), found),
        revise_form=_revise_form(visit, found, revising) if visit.may(Deed.STATEMENT_FILE, own=own) else None,
        clear_form=(clearing or _clear_form(found)) if visit.may(Deed.STATEMENT_CLEAR, own=own) else None,
        **told,
    )


def _revise_form(visit: Visit, found: Statement, sent: SpokenForm | None) -> SpokenForm:
    """Return the form with the words that count, or as it was sent, for the version that counts now."""
    if sent is not None and sent.errors:
        return sent
    current = found.current
    words = {f"text_{each}": current.text.texts.get(each, "") for each in visit.programme.languages}
    words |= {f"summary_{each}": current.summary.texts.get(each, "") for each in visit.programme.languages}
    typed = {each: sent.data.get(sent.add_prefix(each), "") for each in sent.fields} if sent else {}
    initial = {**words, **typed, "key": new_key(), "version": current.number}
    return ReviseForm(prefix="revise", languages=visit.programme.languages, initial=initial)


def _clear_form(found: Statement) -> ClearForm:
    initial = {"key": new_key(), "version": found.current.number, "clearance": found.clearance.value}
    return ClearForm(prefix="clear", initial=initial)
