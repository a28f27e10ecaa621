"""Results as anybody reads them without signing in: the pages of the newest published edition."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from maslahat.actions.results.published import public_report
from maslahat.domain.results.annual_report import AnnualReport, Basis, PrintedBranch, PrintedIndicator
from maslahat.domain.results.status import Status
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_words import figure_words, target_words
from maslahat.publishing.result_words import behind_in_print, phrase, provisional_words
from maslahat.web.results.printed_indicator import PrintedIndicatorShown
from maslahat.web.results.standing_words import finding_in_words, progress_in_words
from maslahat.web.results.tree import StandingShown
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import label
from maslahat.words.standings import STATUSES


@dataclass(frozen=True, slots=True)
class RowShown:
    """One indicator in a list; ``expected`` counts the units that were to report, None where that is not told."""

    code: str
    name: LocalizedText
    address: str
    figure: str
    target: str
    progress: str
    provisional: str
    reported: int
    expected: int | None
    behind: str
    standing: StandingShown | None


@dataclass(frozen=True, slots=True)
class PartShown:
    """A pillar, outcome or output with its indicators and what stands under it."""

    code: str
    name: LocalizedText
    indicators: tuple[RowShown, ...]
    parts: tuple["PartShown", ...]


@require_safe
def published_results(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what is published by pillar and output; until then that nothing is, and where targets stand."""
    visit = visit_of(request, programme)
    report = public_report(programme)
    parts = () if report is None else tuple(_part(visit, each) for each in report.pillars)
    return show(request, "results/published.html", visit, tab="results", parts=parts, **_edition(report))


@require_safe
def published_indicator(request: HttpRequest, programme: str, indicator: str) -> HttpResponse:
    """Show one indicator by year, country and split; 404 if no published edition has it."""
    visit = visit_of(request, programme)
    report = public_report(programme)
    found = next((each for each in report.indicators if each.code == indicator), None) if report else None
    if report is None or found is None:
        raise Http404
    return show(
        request,
        "results/published_indicator.html",
        visit,
        tab="results",
        **_edition(report),
        now=_row(visit, found),
        **PrintedIndicatorShown(visit, report, found).told(),
    )


def _edition(report: AnnualReport | None) -> dict[str, Any]:
    """Return what a page says of the edition whose figures it shows."""
    if report is None:
        return {"edition": None}
    return {
        "edition": report,
        "scope": str(report.scope),
        "published_at": datetime.fromisoformat(report.published_at),
        "is_verified": report.basis is Basis.VERIFIED,
    }


def _part(visit: Visit, branch: PrintedBranch) -> PartShown:
    rows = tuple(_row(visit, each) for each in branch.indicators)
    return PartShown(branch.code, branch.name, rows, tuple(_part(visit, each) for each in branch.branches))


def _row(visit: Visit, indicator: PrintedIndicator) -> RowShown:
    language = get_language() or "en"
    coverage = indicator.figure.coverage
    return RowShown(
        indicator.code,
        indicator.name,
        reverse("published_indicator", args=(visit.programme.code, indicator.code)),
        figure_words(indicator, language),
        target_words(indicator, language),
        progress_in_words(indicator.progress, language) if indicator.progress else phrase("withheld", language),
        provisional_words(indicator.provisional, language),
        len(coverage.reported) if coverage else 0,
        coverage.expected if coverage else None,
        behind_in_print(coverage, language),
        _standing(indicator, language),
    )


def _standing(indicator: PrintedIndicator, language: str) -> StandingShown | None:
    found = indicator.finding
    if found is None:
        return None
    status = Status(found.status)
    return StandingShown(status.value, label(STATUSES, status), finding_in_words(found, language))
