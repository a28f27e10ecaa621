"""Annual reports to work on: all of them in a list, one begun, its narrative written, and the edition published."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.annual_record import scope_names
from maslahat.actions.results.editions import begin_edition, publish_edition, write_narrative
from maslahat.domain.results.annual_documents import annual_sha256
from maslahat.domain.results.annual_report import Scope, ScopeKind
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.results import edition_queries
from maslahat.stores.results.edition_reading import EditionFound
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.refusals import said_as, status_of
from maslahat.web.results.annual_forms import BeginEditionForm, NarrativeForm, PublishForm
from maslahat.web.results.annual_pages import edition_found, may_write, report_of
from maslahat.web.results.annual_shown import Edition, arguments_of
from maslahat.web.results.narrative_shown import NumbersShown
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.editions import BASES, SCOPES
from maslahat.words.labels import label


@require_http_methods(["GET", "HEAD", "POST"])
def annual_reports(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what is published, to the table what is in work, and to editors the form that begins one."""
    visit = visit_of(request, programme)
    if request.method != "POST":
        return _list(request, visit)
    if not visit.may(Deed.EDITION_DRAFT):
        raise PermissionDenied
    form = _begin_form(visit, request.POST)
    if not form.is_valid():
        return _list(request, visit, form=form, status=422)
    clean = form.cleaned_data
    kind, _, code = clean["scope"].partition("-")
    told: dict[str, Any] = {"by": visit.actor, "key": clean["key"], "now": visit.now}
    answer = begin_edition(scope_kind=kind, scope_code=code, year=clean["year"], basis=clean["basis"], **told)
    if isinstance(answer, Refused):
        return _list(request, visit, form=form, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _list(request, visit, form=form, status=409)
    return redirect("annual_report", programme, answer.year, answer.scope, answer.revision)


@require_http_methods(["GET", "HEAD", "POST"])
def write_section(
    request: HttpRequest, programme: str, year: int, scope: str, revision: int, section: str
) -> HttpResponse:
    """Show a section with its figures in words and the narrative in every language; on POST keep another wording."""
    visit = _opened(request, programme, Deed.EDITION_WRITE)
    found = edition_found(visit, year, scope, revision)
    if found.published is not None or section not in {each.name for each in report_of(visit, found).sections}:
        raise Http404
    if not may_write(visit, found.scope):
        raise PermissionDenied(gettext("A State writes in the report on itself."))
    if request.method != "POST":
        return _section(request, visit, found, section)
    form = NarrativeForm(request.POST, languages=visit.programme.languages)
    if not form.is_valid():
        return _section(request, visit, found, section, form=form, status=422)
    told: dict[str, Any] = {"by": visit.actor, "key": form.cleaned_data["key"], "now": visit.now}
    answer = write_narrative(
        **_named(found), section=section, standing=form.cleaned_data["standing"], texts=form.texts("text"), **told
    )
    if isinstance(answer, Refused):
        return _section(request, visit, found, section, form=form, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _section(request, visit, found, section, form=form, status=409, is_stale=True)
    messages.success(request, gettext("The narrative is kept."))
    return redirect("annual_report", *arguments_of(programme, found))


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, programme: str, year: int, scope: str, revision: int) -> HttpResponse:
    """Say what publishing does and what would be published; on POST publish it for good."""
    visit = _opened(request, programme, Deed.EDITION_PUBLISH)
    found = edition_found(visit, year, scope, revision)
    if found.published is not None:
        return redirect("annual_report", *arguments_of(programme, found))
    if request.method != "POST":
        return _publishing(request, visit, found)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _publishing(request, visit, found, status=422)
    told: dict[str, Any] = {"by": visit.actor, "key": form.cleaned_data["key"], "now": visit.now}
    clean = form.cleaned_data
    named = _named(found) | {"seen": clean["seen"], "numbers_confirmed": clean["numbers_confirmed"]}
    answer = publish_edition(**named, **told)
    if isinstance(answer, Refused):
        return _publishing(request, visit, found, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _publishing(request, visit, found, status=409, is_stale=True)
    messages.success(request, gettext("The report is published. It does not change any more."))
    return redirect("annual_report", *arguments_of(programme, found))


def _list(
    request: HttpRequest, visit: Visit, *, form: SpokenForm | None = None, status: int = 200, **told: Any
) -> HttpResponse:
    names = scope_names(visit.programme)
    rows = [
        (each, label(SCOPES, each.scope.kind), names[each.scope], label(BASES, each.basis))
        for each in edition_queries.editions(visit.programme.code)
        if each.scope in names
    ]
    told |= {
        "published": [row for row in rows if row[0].published is not None],
        "in_work": [row for row in rows if row[0].published is None],
        "sees_drafts": visit.may(Deed.RESULT_READ),
        "form": (form or _begin_form(visit)) if visit.may(Deed.EDITION_DRAFT) else None,
    }
    return show(request, "results/annual_list.html", visit, tab="results", status=status, **told)


def _begin_form(visit: Visit, sent: Any = None) -> BeginEditionForm:
    programme, language = visit.programme, get_language() or "en"
    named = [(each, name.in_language(language)) for each, name in scope_names(programme).items()]
    groups = [
        (label(SCOPES, kind), [(str(each), name) for each, name in named if each.kind is kind]) for kind in ScopeKind
    ]
    last = min(programme.ends_on.year, visit.now.year)
    years = range(last, programme.starts_on.year - 1, -1)
    return BeginEditionForm(sent, scopes=groups, years=years, initial={"key": new_key()})


def _section(
    request: HttpRequest,
    visit: Visit,
    found: EditionFound,
    name: str,
    *,
    form: SpokenForm | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    report = report_of(visit, found)
    section = report.section(name)
    if section is None:
        raise Http404
    languages = visit.programme.languages
    standing = {f"text_{each}": section.narrative.texts.get(each, "") for each in languages}
    initial = standing | {"key": new_key(), "standing": section.revision}
    told |= {
        "found": found,
        "section": section,
        "drafted": [(each, section.drafted.texts.get(each, "")) for each in languages if section.drafted],
        "numbers": NumbersShown.of(Edition(report, arguments_of(visit.programme.code, found)), name),
        "form": form or NarrativeForm(languages=languages, initial=initial),
        "party": visit.programme.party(section.party).name if section.party else None,
    }
    return show(request, "results/annual_section.html", visit, tab="results", status=status, **told)


def _publishing(
    request: HttpRequest, visit: Visit, found: EditionFound, *, status: int = 200, **told: Any
) -> HttpResponse:
    report = report_of(visit, found)
    languages = visit.programme.languages
    told |= {
        "found": found,
        "report": report,
        "basis": label(BASES, found.basis),
        "seen": annual_sha256(report),
        "numbers": NumbersShown.of(Edition(report, arguments_of(visit.programme.code, found))),
        "key": new_key(),
        "figures": sum(1 for _ in report.figures),
        "withheld": sum(each.is_withheld for each in report.figures),
        "unwritten": [
            each
            for each in report.sections
            if each.narrative and not all(each.narrative.texts.get(language) for language in languages)
        ],
    }
    return show(request, "results/annual_publish.html", visit, tab="results", status=status, **told)


def _named(found: EditionFound) -> dict[str, Any]:
    scope: Scope = found.scope
    return {
        "scope_kind": scope.kind.value,
        "scope_code": scope.code,
        "year": found.year,
        "revision": found.revision,
    }


def _opened(request: HttpRequest, programme: str, deed: Deed) -> Visit:
    visit = visit_of(request, programme)
    if not visit.may(deed):
        raise PermissionDenied
    return visit
