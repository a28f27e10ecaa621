"""The grid of countries by pillars in an annual report: the same table on its page and in print (R93)."""

from collections.abc import Iterator

from maslahat.domain.results.annual_grid import ALL, PrintedCell, annual_grid
from maslahat.domain.results.annual_report import AnnualReport
from maslahat.publishing.annual_paper_phrases import told
from maslahat.publishing.annual_sentences import counted
from maslahat.publishing.papers import Table, on_side
from maslahat.publishing.result_words import number_words


def grid_table(title: str, report: AnnualReport, language: str) -> Table | None:
    """Return a row for each country, its cell under each pillar and in all; None where no countries stand apart."""
    found = annual_grid(report)
    if not found:
        return None
    pillars = [each.code for each in report.pillars]
    columns = [*pillars, *([ALL] if len(pillars) > 1 else [])]
    countries = list(dict.fromkeys(country for country, _ in found))
    rows = [
        (_place(report, country, language), *("\n".join(_said(found[country, each], language)) for each in columns))
        for country in countries
    ]
    numbered = (told("pillar", language, number=place) for place in range(1, len(pillars) + 1))
    whole = (told("all_pillars", language),) if len(pillars) > 1 else ()
    head = (told("country", language), *numbered, *whole)
    shares = (24, *(26 for _ in columns))
    notes = (told("grid_note", language),)
    return Table(title, head, tuple(rows), shares, notes=notes, has_total=True, is_dense=True)


def _place(report: AnnualReport, country: str, language: str) -> str:
    if country == ALL:
        return told("all_countries", language)
    name = report.places.get(country)
    return name.in_language(language) if name else country


def _said(cell: PrintedCell, language: str) -> Iterator[str]:
    """Yield what a cell tells, line by line; a cell without anything says so."""
    if cell.lines:
        yield on_side(counted("lines", cell.lines), language)
    if cell.expected:
        yield told("grid_given", language, part=cell.given, whole=cell.expected)
    if cell.judged:
        yield told("grid_on_track", language, part=cell.on_track, whole=cell.judged)
    if cell.people is not None:
        yield f"{number_words(cell.people, language)} {cell.unit.in_language(language)}"
    if cell.stories:
        yield told("grid_stories", language, number=cell.stories)
    if not (cell.lines or cell.expected):
        yield told("grid_nothing", language)
