"""Published results as data for everybody: the newest edition over the programme, and each edition by itself."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from maslahat.actions.results.published import public_report
from maslahat.domain.results.annual_report import AnnualReport
from maslahat.publishing.public_results import public_csv, public_document
from maslahat.web.results.annual_pages import edition_found, report_of
from maslahat.web.visits import visit_of


@require_safe
def published_json(request: HttpRequest, programme: str) -> HttpResponse:
    """Return the published results as JSON; 404 until something is published."""
    return _as_json(_newest(request, programme))


@require_safe
def published_csv(request: HttpRequest, programme: str) -> HttpResponse:
    """Return the published results as comma-separated values; 404 until something is published."""
    return _as_csv(_newest(request, programme))


@require_safe
def edition_json(request: HttpRequest, programme: str, year: int, scope: str, revision: int) -> HttpResponse:
    """Return the figures of one published edition, of whatever scope, as JSON; 404 while it is in work."""
    return _as_json(_edition(request, programme, year, scope, revision))


@require_safe
def edition_csv(request: HttpRequest, programme: str, year: int, scope: str, revision: int) -> HttpResponse:
    """Return the figures of one published edition as comma-separated values; 404 while it is in work."""
    return _as_csv(_edition(request, programme, year, scope, revision))


def _newest(request: HttpRequest, programme: str) -> AnnualReport:
    visit_of(request, programme)
    report = public_report(programme)
    if report is None:
        raise Http404
    return report


def _edition(request: HttpRequest, programme: str, year: int, scope: str, revision: int) -> AnnualReport:
    visit = visit_of(request, programme)
    found = edition_found(visit, year, scope, revision)
    if found.published is None:
        raise Http404
    return report_of(visit, found)


def _as_json(report: AnnualReport) -> HttpResponse:
    return JsonResponse(public_document(report), json_dumps_params={"ensure_ascii": False, "indent": 1})


def _as_csv(report: AnnualReport) -> HttpResponse:
    about = f"_{report.scope}" if report.scope.code else ""
    name = content_disposition_header(True, f"{report.programme}_{report.year}{about}_results.csv") or "attachment"
    return HttpResponse(
        public_csv(report), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name}
    )
