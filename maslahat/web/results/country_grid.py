"""The one grid: countries down, pillars across; in each cell lines and money of the workplan, and results."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.totals import NOWHERE, Sum, Totals
from maslahat.web.results.in_grid import CellShown

Results = Mapping[tuple[str, str], CellShown]


@dataclass(frozen=True, slots=True)
class Cell:
    """The figures of one country under one pillar, with the query of the filtered workplan; amounts by currency.

    ``results`` is None for whoever may not read them, and for lines that name no country.
    """

    sum: Sum
    query: str
    pillar: str
    place: int
    results: CellShown | None = None

    @property
    def money(self) -> tuple[tuple[str, Mapping[str, object]], ...]:
        """Return (currency, {required, available, to_be_mobilized}) for each currency of the cell."""
        required = self.sum.required
        return tuple(
            (
                currency,
                {
                    "required": required[currency],
                    "available": self.sum.available.get(currency),
                    "to_be_mobilized": self.sum.to_be_mobilized.get(currency),
                },
            )
            for currency in required
        )


@dataclass(frozen=True, slots=True)
class GridRow:
    """One country (or what no country is named for), its cell under each pillar, and its total."""

    name: LocalizedText | None
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows, the total of each pillar, and the total of the plan: lines of several countries count once there."""

    rows: tuple[GridRow, ...]
    pillars: tuple[Cell, ...]
    whole: Cell


def grid(programme: Programme, found: Totals, results: Results) -> Grid:
    """Return the table of a plan's totals and of results in the programme's order of countries and pillars.

    ``results`` is empty for a visitor who may not read them.
    """
    names: list[tuple[str, LocalizedText | None]] = [(each.code, each.name) for each in programme.countries]
    if any(country == NOWHERE for country, _ in found.grid):
        names.append((NOWHERE, None))
    rows = tuple(_row(programme, found, results if name else {}, code, name) for code, name in names)
    pillars = tuple(
        _cell(found.pillars.get(pillar.code, Sum()), results, place, pillar=pillar.code)
        for place, pillar in enumerate(programme.pillars, 1)
    )
    return Grid(rows, pillars, _cell(found.whole, results, 0))


def _row(programme: Programme, found: Totals, results: Results, country: str, name: LocalizedText | None) -> GridRow:
    cells = tuple(
        _cell(found.grid.get((country, pillar.code), Sum()), results, place, pillar=pillar.code, country=country)
        for place, pillar in enumerate(programme.pillars, 1)
    )
    return GridRow(name, cells, _cell(found.countries.get(country, Sum()), results, 0, country=country))


def _cell(found: Sum, results: Results, place: int, pillar: str = "", country: str = "") -> Cell:
    wanted = {"pillar": pillar, "country": country}
    query = urlencode({name: value for name, value in wanted.items() if value})
    return Cell(found, f"?{query}" if query else "", pillar, place, results.get((country, pillar)))
