"""The grid of countries by pillars as a file to take away, as its reader may see it (R93)."""

from collections.abc import Iterator, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maslahat.domain.insight.results_grid import ALL, CellKey, ResultsCell
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.totals import NOWHERE, Sum, Totals, totals
from maslahat.publishing.grid_files import TOTAL, GridRow, GridTaken, grid_csv, grid_xlsx
from maslahat.stores.workplans import queries as workplans
from maslahat.web.results.gate import opened
from maslahat.web.results.grid import plan_of
from maslahat.web.results.grid_told import NO_PLAN
from maslahat.web.results.in_grid import cells_of, practices_in
from maslahat.web.results.tree import asked_for

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Kind of each file by the ending of its name."""


_NO_COUNTRY = LocalizedText.of(en="No country named", ru="Страна не указана")
_EVERYWHERE = LocalizedText.of(en="All countries", ru="Все страны")
_WHOLE = LocalizedText.of(en="All pillars", ru="Все компоненты")


@require_safe
def grid_file(request: HttpRequest, programme: str, suffix: str) -> HttpResponse:
    """Return the grid of a year: a row for each country under each pillar, and the totals."""
    if suffix not in KINDS:
        raise Http404
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    plan = plan_of(visit, asked.year)
    text = workplans.plan(plan.current.version_id) if plan else None
    found = totals(text, visit.programme.pillar_of) if text else NO_PLAN
    shows_money = plan is not None and visit.may(Deed.FUNDING_READ, plan.stage, own=False)
    taken = GridTaken(
        asked.year,
        visit.programme.name,
        tuple(_rows(visit.programme, found, cells_of(visit, asked), practices_in(visit.programme.code))),
        tuple(found.whole.required) if shows_money else (),
        {each.code: each.name for each in visit.programme.code_lists.get("units", ())},
    )
    content = grid_csv(taken).encode("utf-8") if suffix == "csv" else grid_xlsx(taken, visit.now)
    name = f"{visit.programme.code}-countries-by-pillars-{asked.year}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=KINDS[suffix], headers=headers)


def _rows(
    programme: Programme, found: Totals, cells: Mapping[CellKey, ResultsCell], practices: Mapping[CellKey, int]
) -> Iterator[GridRow]:
    """Yield a row for each country under each pillar, then its total; what names no country; all countries."""
    countries = [(each.code, each.name, each.code) for each in programme.countries]
    if NOWHERE in found.countries:
        countries.append((NOWHERE, _NO_COUNTRY, ""))
    for code, name, shown in countries:
        sums = {each.code: found.grid.get((code, each.code), Sum()) for each in programme.pillars}
        known = {} if code == NOWHERE else cells
        yield from _row_of(
            programme, (code, shown, name), {**sums, ALL: found.countries.get(code, Sum())}, known, practices
        )
    yield from _row_of(programme, (ALL, TOTAL, _EVERYWHERE), {**found.pillars, ALL: found.whole}, cells, practices)


def _row_of(
    programme: Programme,
    country: tuple[str, str, LocalizedText],
    sums: Mapping[str, Sum],
    cells: Mapping[CellKey, ResultsCell],
    practices: Mapping[CellKey, int],
) -> Iterator[GridRow]:
    code, shown, name = country
    for pillar, word, title in (
        *((each.code, each.code, each.name) for each in programme.pillars),
        (ALL, TOTAL, _WHOLE),
    ):
        key = (code, pillar)
        number = practices.get(key, 0) if cells else 0
        yield GridRow(shown, name, word, title, sums.get(pillar, Sum()), cells.get(key), number)
