"""A sheet that came back as a table: columns found by their keys, rows that say anything, faults with their cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from maslahat.publishing.sheet_cells import CellFault, CellRefused, Fact, Given, given, place
from maslahat.publishing.sheet_columns import ABOUT, NEW_ROW, SheetColumn
from maslahat.publishing.sheet_reading.reading import Cell, Number, Sheets

NEW_NAME = re.compile(rf"{NEW_ROW}[1-9][0-9]{{0,3}}")
"""Name that the workbook gives to a row for something new."""

FIRST_ROW = 2
"""Rows above the first thing: the keys, the headings."""


@dataclass
class Faults:
    """Everything that is wrong in a workbook, gathered while it is read."""

    found: list[CellFault] = field(default_factory=list)

    def add(self, code: str, sheet: str = "", cell: str = "", /, **facts: Fact) -> None:
        """Add one fault, at a cell, on a sheet or of the file as a whole."""
        self.found.append(CellFault(sheet, cell, code, facts))


@dataclass
class Table:
    """One sheet: where each column stands, and its rows (from 0) with anything in them."""

    sheet: str
    places: Mapping[str, int]
    columns: Mapping[str, SheetColumn]
    rows: Sequence[tuple[int, Sequence[Cell]]]
    options: Mapping[str, Mapping[str, str]]
    faults: Faults

    def cell(self, cells: Sequence[Cell], key: str) -> Cell:
        """Return what stands in a row under a key."""
        column = self.places.get(key, -1)
        return cells[column] if 0 <= column < len(cells) else None

    def text(self, cells: Sequence[Cell], key: str) -> str:
        """Return what stands in a row under a key, as text without spaces around it."""
        cell = self.cell(cells, key)
        return cell.strip() if isinstance(cell, str) else cell.digits if isinstance(cell, Number) else ""

    def fault(self, code: str, row: int, key: str, /, **facts: Fact) -> None:
        """Add a fault at the cell of a row under a key."""
        self.faults.add(code, self.sheet, place(row, self.places.get(key, 0)), **facts)

    def given(self, row: int, cells: Sequence[Cell], key: str) -> Given:
        """Return what a cell gives, None where it is empty or cannot be read; then the fault is added."""
        column = self.columns[key]
        try:
            return given(column, self.cell(cells, key), self.options.get(column.options))
        except CellRefused as refused:
            self.fault(refused.code, row, key, **refused.facts)
            return None


def read_table(
    sheets: Sheets,
    sheet: str,
    columns: Sequence[SheetColumn],
    options: Mapping[str, Mapping[str, str]],
    faults: Faults,
) -> Table | None:
    """Return a sheet as a table, or None with a fault if it or one of its columns is missing.

    Rows that hold nothing but the name of a row for something new (``new-1``) are left out.
    """
    rows = sheets.get(sheet)
    if not rows:
        faults.add("sheet_missing", sheet)
        return None
    places: dict[str, int] = {}
    for column, key in enumerate(rows[0]):
        if isinstance(key, str) and (key := key.strip()):
            if key in places:
                faults.add("column_twice", sheet, place(0, column), column=key[:60])
            places.setdefault(key, column)
    known = {column.key: column for column in columns}
    missing = [column for column in columns if column.key not in places]
    for column_missing in missing:
        faults.add("column_missing", sheet, heading=" · ".join(column_missing.heading))
    _look_at_others(sheet, rows, {places[key] for key in known if key in places}, faults)
    if missing:
        return None
    kept = [(row, cells) for row, cells in enumerate(rows) if row >= FIRST_ROW and _says_anything(cells)]
    return Table(sheet, places, known, kept, options, faults)


def _says_anything(cells: Sequence[Cell]) -> bool:
    return any(_is_filled(cell) and not (isinstance(cell, str) and NEW_NAME.fullmatch(cell.strip())) for cell in cells)


def _is_filled(cell: Cell) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def _look_at_others(sheet: str, rows: Sequence[Sequence[Cell]], known: set[int], faults: Faults) -> None:
    seen: set[int] = set()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if column not in known and column not in seen and _is_filled(cell):
                seen.add(column)
                faults.add("column_unknown", sheet, place(row, column))


def facts_of(sheets: Sheets) -> dict[str, str]:
    """Return what a workbook says of itself on its sheet ABOUT, by key; nothing if it has no such sheet."""
    found: dict[str, str] = {}
    for cells in sheets.get(ABOUT, ()):
        if len(cells) > 1 and isinstance(cells[0], str) and cells[0].strip():
            value = cells[1]
            text = value if isinstance(value, str) else value.digits if isinstance(value, Number) else ""
            found.setdefault(cells[0].strip(), text.strip())
    return found


def look_at_facts(found: Mapping[str, str], wanted: Mapping[str, str], faults: Faults) -> bool:
    """Add a fault for the first thing that a workbook says of itself and that is not as wanted; tell whether it fits.

    The format comes first: a workbook of another kind is not looked at further.
    """
    for key, value in wanted.items():
        if found.get(key, "") != value:
            faults.add(f"wrong_{key}", ABOUT if found else "", found=found.get(key, "")[:80] or "–", wanted=value)
            return False
    return True
