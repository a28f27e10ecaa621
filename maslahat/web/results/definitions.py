"""Pages of definitions: an indicator with the history of its versions, a code list, and the forms that change them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.defining import define_code_list, define_indicator
from maslahat.domain.results.indicators import CodeList
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.journal import queries as journal
from maslahat.stores.results import queries
from maslahat.stores.results.definition_reading import DefinitionFound
from maslahat.web.proposals.forms import SpokenForm
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.forms import CodesForm, DefinitionForm, codes_form, definition_form
from maslahat.web.results.measured import history, parts
from maslahat.web.revalidation import revalidated
from maslahat.web.visits import Visit, later, same_page, show, visit_of


@require_safe
@revalidated
def indicator(request: HttpRequest, programme: str, indicator: str) -> HttpResponse:
    """Show how an indicator is measured, and every version of it with what it changed."""
    visit = visit_of(request, programme)
    if not queries.was_ever_measured(programme, indicator):
        raise Http404
    same = same_page(request, visit, journal.newest_hash(programme))
    told = later(lambda: _measured(visit, indicator), *_MEASURED)
    return show(request, "results/indicator.html", visit, tab="programme", code=indicator, same_page=same, **told)


_MEASURED = ("definition", "is_in_force", "parts", "lists", "versions", "may_define")


def _measured(visit: Visit, indicator: str) -> dict[str, Any]:
    """Return what the page of an indicator tells."""
    found = _versions(visit, indicator)
    last = found[-1]
    return {
        "definition": last.definition,
        "is_in_force": last.is_in_force,
        "parts": [each for each in parts(last.definition, visit.programme) if each.says],
        "lists": [*last.definition.dimensions, *filter(None, [last.definition.scale])],
        "versions": history(found, visit.programme),
        "may_define": visit.may(Deed.INDICATOR_DEFINE) and last.is_in_force,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def define(request: HttpRequest, programme: str, indicator: str) -> HttpResponse:
    """Show the form with the definition as it stands; on POST lay down a new version, or show why not."""
    visit = _opened(request, programme)
    found = _versions(visit, indicator)[-1]
    lists, years = (
        queries.code_lists(programme),
        range(visit.programme.starts_on.year, visit.programme.ends_on.year + 1),
    )
    told: dict[str, Any] = {"languages": visit.programme.languages, "years": years}
    if request.method != "POST":
        return _define_page(request, visit, found, definition_form(found.definition, lists, told))
    form = DefinitionForm(request.POST, lists=lists, **told)
    if not form.is_valid():
        return _define_page(request, visit, found, form, status=422)
    answer = define_indicator(
        indicator=indicator,
        version=form.cleaned_data["version"],
        asked=form.asked(),
        reason=form.cleaned_data["reason"],
        by=visit.actor,
        key=form.cleaned_data["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused | Stale):
        return _define_page(request, visit, found, form, **_why(answer))
    messages.success(
        request, gettext("It is laid down. What was reported before keeps the version it was reported under.")
    )
    return redirect("indicator", programme, indicator)


@require_http_methods(["GET", "HEAD", "POST"])
def code_list(request: HttpRequest, programme: str, code_list: str) -> HttpResponse:
    """Show the codes of a list and the indicators that use it; on POST lay down other codes, or show why not."""
    visit = visit_of(request, programme)
    found = next((each for each in queries.code_lists(programme) if each.code == code_list), None)
    if found is None:
        raise Http404
    languages = visit.programme.languages
    may_define = visit.may(Deed.INDICATOR_DEFINE)
    if request.method != "POST":
        return _list_page(request, visit, found, form=codes_form(found, languages) if may_define else None)
    if not may_define:
        raise PermissionDenied
    form = CodesForm(request.POST, languages=languages)
    if not form.is_valid():
        return _list_page(request, visit, found, form=form, status=422)
    clean = form.cleaned_data
    answer = define_code_list(
        code_list=code_list,
        version=clean["version"],
        codes=clean["codes"],
        reason=clean["reason"],
        by=visit.actor,
        key=clean["key"],
        now=visit.now,
    )
    if isinstance(answer, Refused | Stale):
        return _list_page(request, visit, found, form=form, **_why(answer))
    messages.success(
        request, gettext("It is laid down. What was reported before keeps the version it was reported under.")
    )
    return redirect("code_list", programme, code_list)


def _opened(request: HttpRequest, programme: str) -> Visit:
    visit = visit_of(request, programme)
    if not visit.may(Deed.INDICATOR_DEFINE):
        raise PermissionDenied
    return visit


def _versions(visit: Visit, indicator: str) -> tuple[DefinitionFound, ...]:
    found = queries.history(visit.programme.code, indicator)
    if not found:
        raise Http404
    return found


def _why(answer: Refused | Stale) -> dict[str, Any]:
    if isinstance(answer, Stale):
        return {"status": 409, "stale_version": answer.current}
    return {"status": status_of(answer), "reasons": said_as(answer)}


def _define_page(
    request: HttpRequest, visit: Visit, found: DefinitionFound, form: SpokenForm, **told: Any
) -> HttpResponse:
    definition = found.definition
    return show(request, "results/define.html", visit, tab="programme", definition=definition, form=form, **told)


def _list_page(
    request: HttpRequest, visit: Visit, found: CodeList, *, form: SpokenForm | None, **told: Any
) -> HttpResponse:
    defined = queries.definitions(visit.programme.code)
    users = [each for each in defined if found in (*each.dimensions, each.scale)]
    return show(request, "results/code_list.html", visit, tab="programme", found=found, users=users, form=form, **told)
