"""The report of a unit on a period as a file to take away: PDF and DOCX, in each language of the programme (R43)."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from maslahat.domain.programmes.pillars import Pillar
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.values import State
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.unit_report_paper import PillarTold, ToldLine, UnitReport, unit_report_paper
from maslahat.web.paper_files import language_or_404, paper_bytes, taken_away
from maslahat.web.results.gate import opened
from maslahat.web.results.reports_seen import told_in_words
from maslahat.web.results.unit_reports import RowSeen, UnitReportSeen, languages_of, named, report_seen
from maslahat.web.templatetags.texts import localized
from maslahat.words.labels import label
from maslahat.words.results import PERIOD_STATES


@require_safe
def unit_report_file(
    request: HttpRequest, programme: str, period: str, unit: str, language: str, suffix: str
) -> HttpResponse:
    """Return the report of a unit as the reader may see it, in the language asked for and not in the reader's own."""
    visit = opened(request, programme)
    language = language_or_404(language, languages_of(visit.programme))
    of = named(visit, period, unit)
    _, at, one = of
    with override(language):
        seen = report_seen(visit, of)
        report = UnitReport(
            programme=visit.programme.name,
            unit=one.name,
            period=at.period.code,
            period_state=label(PERIOD_STATES, at.state),
            due_on=at.due_on,
            pillars=tuple(_pillar(visit.programme, *each) for each in seen.pillars),
            as_of=visit.now,
            is_illustrative=_is_illustrative(visit.programme, seen),
        )
        content = paper_bytes(unit_report_paper(report, language), suffix)
    return taken_away(content, f"{programme}-{report.period}-{unit}-{language}.{suffix}")


def _pillar(programme: Programme, pillar: Pillar, rows: Iterable[RowSeen]) -> PillarTold:
    return PillarTold(pillar.name, tuple(_line(programme, each) for each in rows))


def _line(programme: Programme, row: RowSeen) -> ToldLine:
    definition, report = row.definition, row.report
    unit = programme.label("units", definition.unit) or LocalizedText.of(en=definition.unit)
    if report is None:
        return ToldLine(definition.code, definition.name, unit)
    whole = report.told_in(())
    return ToldLine(
        definition.code,
        definition.name,
        unit,
        whole.state if whole else State.NOT_REPORTED,
        row.told,
        "" if row.is_hidden else _split(row, definition),
        row.state,
        report.narrative,
        report.papers,
    )


def _split(row: RowSeen, definition: IndicatorDefinition) -> str:
    parts = [each for each in row.report.told if each.cell] if row.report else []
    return "; ".join(f"{_cell(each.cell, definition)}: {told_in_words(definition, each)}" for each in parts)


def _cell(cell: Cell, definition: IndicatorDefinition) -> str:
    lists = {each.code: each for each in definition.dimensions}
    names = (lists[name].names.get(code) if name in lists else None for name, code in cell)
    return ", ".join(localized(name) if name else code for name, (_, code) in zip(names, cell, strict=True))


def _is_illustrative(programme: Programme, seen: UnitReportSeen) -> bool:
    rows = (row for _, each in seen.pillars for row in each)
    return any(programme.is_illustrative(f"indicator:{row.definition.code}") for row in rows)
