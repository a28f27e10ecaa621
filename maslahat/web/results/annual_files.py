"""An annual report as a file to take away: PDF and DOCX, in each language, with what was restated since (R94)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maslahat.actions.results.annual_record import restated
from maslahat.publishing.annual_paper import Restated, annual_paper
from maslahat.web.paper_files import language_or_404, paper_bytes, taken_away
from maslahat.web.results.annual_pages import edition_found, report_of
from maslahat.web.results.unit_reports import languages_of
from maslahat.web.visits import visit_of


@require_safe
def annual_file(
    request: HttpRequest, programme: str, *, year: int, scope: str, revision: int, language: str, suffix: str
) -> HttpResponse:
    """Return an edition in the language asked for: whoever reads its page takes its file; a draft says it is one."""
    visit = visit_of(request, programme)
    language = language_or_404(language, languages_of(visit.programme))
    found = edition_found(visit, year, scope, revision)
    changed = Restated(visit.now.date(), restated(programme, found))
    shapes = {each.code: each.iso3 for each in visit.programme.countries}
    content = paper_bytes(annual_paper(report_of(visit, found), language, changed, shapes), suffix)
    return taken_away(content, f"annual_report_{programme}_{year}_{scope}_{revision}_{language}.{suffix}")
