"""Annual reports to read: what is published, what is in work, one edition, one of its indicators, its document."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from maslahat.actions.results.annual_record import published_report, restated, scope_names
from maslahat.actions.results.editions import draft_of, is_own
from maslahat.domain.results.annual_documents import annual_sha256
from maslahat.domain.results.annual_report import AnnualReport, Scope, ScopeKind
from maslahat.domain.shared.deeds import Deed
from maslahat.publishing.annual_paper_grid import grid_table
from maslahat.stores.results import edition_queries
from maslahat.stores.results.edition_reading import EditionFound
from maslahat.web.results.annual_shown import Edition, arguments_of
from maslahat.web.results.printed_indicator import PrintedIndicatorShown
from maslahat.web.results.unit_reports import languages_of
from maslahat.web.stored_files import stored_file
from maslahat.web.visits import Visit, show, visit_of
from maslahat.web.workplans.served_seen import printed_groups
from maslahat.words.editions import BASES, COURSES, SCOPES
from maslahat.words.labels import label


@require_safe
def annual_report(request: HttpRequest, programme: str, year: int, scope: str, revision: int) -> HttpResponse:
    """Show an edition: a published one to everybody, with what was restated since, one in work to the table."""
    visit = visit_of(request, programme)
    found = edition_found(visit, year, scope, revision)
    report = report_of(visit, found)
    shown = Edition(report, arguments_of(programme, found))
    before, after = shown.around()
    told: dict[str, Any] = {
        "report": report,
        "found": found,
        "languages": languages_of(visit.programme),
        "scope_label": label(SCOPES, found.scope.kind),
        "basis": label(BASES, found.basis),
        "before": before,
        "after": after,
        "branches": shown.branches(),
        "grid": grid_table(gettext("Countries by pillars"), report, shown.language),
        "lines": [(each, label(COURSES, each.course), printed_groups(each)) for each in report.lines],
        "restated": tuple(shown.restated(restated(programme, found))),
        "later": _later(visit, found),
        "seen": "" if found.published else annual_sha256(report),
        "may_write": not found.published and may_write(visit, found.scope),
        "may_publish": not found.published and visit.may(Deed.EDITION_PUBLISH),
    }
    return show(request, "results/annual.html", visit, tab="results", **told)


@require_safe
def annual_indicator(
    request: HttpRequest, programme: str, year: int, scope: str, revision: int, indicator: str
) -> HttpResponse:
    """Show one indicator of an edition: over the years, by country, by each dimension; a table to every chart."""
    visit = visit_of(request, programme)
    found = edition_found(visit, year, scope, revision)
    shown = Edition(report_of(visit, found), arguments_of(programme, found))
    printed = shown.indicator(indicator)
    if printed is None:
        raise Http404
    told: dict[str, Any] = {"report": shown.report, "found": found, "now": shown.row(printed)}
    told |= PrintedIndicatorShown(visit, shown.report, printed).told()
    return show(request, "results/annual_indicator.html", visit, tab="results", **told)


@require_safe
def annual_json(request: HttpRequest, programme: str, year: int, scope: str, revision: int) -> HttpResponse:
    """Give the canonical document of a published edition, byte for byte as it was published."""
    visit = visit_of(request, programme)
    found = edition_found(visit, year, scope, revision)
    if found.published is None:
        raise Http404
    name = f"annual_report_{programme}_{year}_{scope}_{revision}.json"
    kept = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Sha256": found.published.sha256}
    return stored_file(edition_queries.content(found.id), name, "application/json", **kept)


def edition_found(visit: Visit, year: int, scope: str, revision: int) -> EditionFound:
    """Return the edition of an address; raise Http404 if there is none, PermissionDenied if it is not for this reader.

    An edition in work is for those at the table.
    """
    kind, _, code = scope.partition("-")
    named = Scope(ScopeKind(kind), code) if kind in tuple(ScopeKind) else None
    if named is None or named not in scope_names(visit.programme):
        raise Http404
    found = edition_queries.edition(visit.programme.code, year, named, revision)
    if found is None:
        raise Http404
    if found.published is None and not visit.may(Deed.RESULT_READ):
        raise PermissionDenied(
            gettext("This report is in work. Whoever has a seat reads it here before it is published.")
        )
    return found


def report_of(visit: Visit, found: EditionFound) -> AnnualReport:
    """Return what an edition says: as published, or as it would be published now."""
    if found.published is not None:
        return published_report(found.id, found.published.sha256)
    return draft_of(visit.programme.code, found, visit.now).report


def may_write(visit: Visit, scope: Scope) -> bool:
    """Tell whether the visitor may write in the report on this."""
    return visit.may(Deed.EDITION_WRITE, own=is_own(visit.actor, scope))


def _later(visit: Visit, found: EditionFound) -> EditionFound | None:
    """Return the published edition that replaces this one, if there is one."""
    later = edition_queries.edition(visit.programme.code, found.year, found.scope, found.revision + 1)
    return later if later is not None and later.published is not None else None
