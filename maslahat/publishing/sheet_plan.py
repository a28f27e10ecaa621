"""The workbook of a plan that came back: for each row only what differs from the version that it was made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import FIELDS, CellKey, Kind, Value, ValueRefused
from maslahat.domain.workplans.plan import Line
from maslahat.publishing.sheet_cells import CellFault, CellRefused, Given, says_as_before
from maslahat.publishing.sheet_columns import (
    DELETE,
    FIRST,
    INDICATORS,
    LINES,
    NEW_ROW,
    SPARE_SOURCES,
    SheetColumn,
    SheetView,
    Writes,
    indicator_columns,
    line_columns,
    written,
)
from maslahat.publishing.sheet_indicators import read_indicators
from maslahat.publishing.sheet_reading.reading import Cell, Sheets
from maslahat.publishing.sheet_table import NEW_NAME, Faults, Table, read_table

_ADDED_BELOW = 10_000
"""A new line in a row that the workbook did not number is named after its row, above all numbers it gives."""


@dataclass
class RowRead:
    """What one row asks: of a line of the plan, or for a new one (``line`` None) that bears the name ``name``.

    ``cells`` and ``words`` hold only what differs; ``output`` and ``after`` are None where the row leaves the line in
    its place; ``after`` is FIRST or the id of a line. ``row`` counts as a spreadsheet does.
    """

    row: int
    name: str
    line: LineId | None
    is_deleted: bool = False
    output: str | None = None
    after: str | None = None
    cells: dict[CellKey, Value | None] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    source: str = ""

    @property
    def says_anything(self) -> bool:
        """Tell whether the row asks for anything."""
        return bool(self.line is None or self.is_deleted or self.output or self.after or self.cells or self.words)


@dataclass(frozen=True, slots=True)
class PlanRead:
    """All that a workbook asks, and all that is wrong in it."""

    rows: tuple[RowRead, ...]
    faults: tuple[CellFault, ...]


def read_plan_workbook(sheets: Sheets, view: SheetView, faults: Faults) -> PlanRead:
    """Return what a workbook asks of the version ``view`` that it was made from, with every bad cell."""
    lines = read_table(sheets, LINES, line_columns(view), view.options, faults)
    indicators = read_table(sheets, INDICATORS, indicator_columns(view), view.options, faults)
    if lines is None or indicators is None:
        return PlanRead((), tuple(faults.found))
    found: dict[str, RowRead] = {}
    reader = _Reader(view, lines)
    for row, cells in lines.rows:
        if (read := reader.row(row, cells)) is not None and found.setdefault(read.name, read) is not read:
            lines.fault("row_twice", row, "id" if read.line else "code", other=found[read.name].row)
    for name, changes in read_indicators(indicators, view.plan, found).items():
        found.setdefault(name, RowRead(0, name, LineId(name))).cells.update(changes)
    for read in found.values():
        if read.is_deleted and (read.cells or read.words or read.output or read.after):
            lines.fault("deleted_and_changed", read.row - 1, "do")
    return PlanRead(tuple(read for read in found.values() if read.says_anything), tuple(faults.found))


@dataclass
class _Reader:
    view: SheetView
    table: Table

    def row(self, row: int, cells: Sequence[Cell]) -> RowRead | None:
        read = self._begin(row, cells)
        if read is None:
            return None
        line = self.view.plan.line(read.line) if read.line else None
        read.is_deleted = self.table.given(row, cells, "do") == DELETE
        if line is None and read.is_deleted:
            self.table.fault("new_and_deleted", row, "do")
        for column in self.table.columns.values():
            if column.cell and not (line and self._is_as_before(column, line, cells)):
                self._take(read, column, line, self.table.given(row, cells, column.key), row)
        self._further_money(read, line, row, cells)
        self._place(read, line, row, cells)
        self._language(read, line, row, cells)
        if line is None:
            self._look_at_new(read, row)
        return read

    def _begin(self, row: int, cells: Sequence[Cell]) -> RowRead | None:
        """Recognize the row by its id and its code."""
        line, code = self.table.text(cells, "id"), self.table.text(cells, "code")
        printed = self.view.plan.printed_codes
        if line and line not in self.view.plan:
            self.table.fault("line_unknown", row, "id", value=line[:80])
            return None
        if line and code and printed[LineId(line)] != code:
            self.table.fault("id_and_code_differ", row, "code", line=code[:40], found=printed[LineId(line)])
            return None
        if not line and code in printed.values():
            self.table.fault("id_missing", row, "id", line=code[:40])
            return None
        name = line or (code if NEW_NAME.fullmatch(code) else f"{NEW_ROW}{_ADDED_BELOW + row + 1}")
        return RowRead(row + 1, name, LineId(line) if line else None)

    def _is_as_before(self, column: SheetColumn, line: Line, cells: Sequence[Cell]) -> bool:
        return says_as_before(column, written(self.view, column, line), self.table.cell(cells, column.key))

    def _take(self, read: RowRead, column: SheetColumn, line: Line | None, told: Given, row: int) -> None:
        try:
            take(read, column, line, told)
        except CellRefused as refused:
            self.table.fault(refused.code, row, column.key, **refused.facts)

    def _further_money(self, read: RowRead, line: Line | None, row: int, cells: Sequence[Cell]) -> None:
        for place in range(1, SPARE_SOURCES + 1):
            keys = [f"{part}:{place}" for part in ("source", "currency", "amount")]
            source, currency, amount = (self.table.given(row, cells, key) for key in keys)
            if source is None and amount is None:
                continue
            currency = currency or self.view.currencies[0]
            budget = ("budget", str(source), str(currency))
            if source is None or amount is None:
                self.table.fault("money_not_whole", row, keys[0 if source is None else 2])
            elif read.cells.get(budget) is not None or (line and budget in line.cells):
                self.table.fault("money_twice", row, keys[0], source=str(source), currency=str(currency))
            else:
                read.cells[budget] = FIELDS["budget"].read(amount)

    def _place(self, read: RowRead, line: Line | None, row: int, cells: Sequence[Cell]) -> None:
        output = self.table.given(row, cells, "output")
        if output is None and line is None:
            self.table.fault("output_missing", row, "output")
        elif line is None or (output is not None and output != line.output):
            read.output = str(output)
        after = self.table.given(row, cells, "after")
        if after is None:
            return
        under = read.output or (line.output if line else "")
        read.after = FIRST if after == FIRST else self._line_with(str(after))
        if after != FIRST and self.view.plan.line(LineId(read.after)).output != under:
            self.table.fault("after_elsewhere", row, "after", line=str(after), output=under)

    def _line_with(self, code: str) -> str:
        return next(line for line, printed in self.view.plan.printed_codes.items() if printed == code)

    def _language(self, read: RowRead, line: Line | None, row: int, cells: Sequence[Cell]) -> None:
        if line is None:
            title = read.words.get("title", {})
            read.source = str(self.table.given(row, cells, "language") or next((side for side in title), ""))
        elif not self._is_as_before(self.table.columns["language"], line, cells):
            self.table.fault("not_changeable", row, "language")

    def _look_at_new(self, read: RowRead, row: int) -> None:
        if not any(read.words.get("title", {}).values()):
            self.table.fault("title_missing_here", row, "title:en")


def take(read: RowRead, column: SheetColumn, line: Line | None, told: Given) -> None:
    """Note in ``read`` what a cell asks of a line (None: a new one), if it differs; raise CellRefused if it cannot."""
    name = column.cell[0]
    if column.writes is Writes.CODES:
        wanted = set(told) if isinstance(told, tuple) else set()
        standing = set(line.elements(name)) if line else set()
        read.cells.update({(name, code): True for code in wanted - standing})
        read.cells.update({(name, code): None for code in standing - wanted})
    elif FIELDS[name].kind is Kind.TEXT:
        words = str(told or "")
        if words != (str(line.cells.get(column.cell, "")) if line else ""):
            read.words.setdefault(name, {})[column.cell[1]] = words
    elif (value := _value(column, told)) != (line.cells.get(column.cell) if line else None):
        read.cells[column.cell] = value


def _value(column: SheetColumn, told: Given) -> Value | None:
    if told is None or isinstance(told, bool | tuple):
        return True if told is True else None
    try:
        return FIELDS[column.cell[0]].read(told)
    except ValueRefused as fault:
        raise CellRefused("code_unknown", value=str(told)[:60], allowed="–") from fault
