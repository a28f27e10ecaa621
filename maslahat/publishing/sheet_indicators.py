"""The indicators of a workbook that came back: what differs, line by line."""

from collections.abc import Collection, Sequence
from itertools import count

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.plan import Plan
from maslahat.publishing.sheet_cells import says_as_before
from maslahat.publishing.sheet_columns import DELETE, NEW_ROW, SEPARATOR, indicators_of
from maslahat.publishing.sheet_reading.reading import Cell
from maslahat.publishing.sheet_table import Table

Changes = dict[CellKey, str | None]


def read_indicators(table: Table, plan: Plan, lines: Collection[str]) -> dict[str, Changes]:
    """Return what the sheet of indicators changes: {line id, or name of a new line: {cell: new words or None}}.

    ``lines`` are the lines and new lines that the sheet of lines speaks of.
    """
    return _Indicators(table, plan, lines).read()


class _Indicators:
    def __init__(self, table: Table, plan: Plan, lines: Collection[str]) -> None:
        self.table, self.plan, self.lines = table, plan, lines
        self.known = {line.id: indicators_of(line) for line in plan.lines}
        self.seen: dict[tuple[str, str], int] = {}
        self.added: dict[str, set[str]] = {}
        self.changes: dict[str, Changes] = {}

    def read(self) -> dict[str, Changes]:
        for row, cells in self.table.rows:
            line, indicator = self.table.text(cells, "line"), self.table.text(cells, "id")
            if line and indicator:
                self._standing(row, cells, line, indicator)
            elif line or indicator:
                self.table.fault("id_missing", row, "id", line=(line or indicator)[:40])
            else:
                self._new(row, cells)
        return self.changes

    def _standing(self, row: int, cells: Sequence[Cell], line: str, indicator: str) -> None:
        parts = self.known.get(LineId(line), {}).get(indicator)
        if parts is None:
            self.table.fault("indicator_unknown", row, "id", value=f"{line} {indicator}"[:80])
            return
        if (first := self.seen.setdefault((line, indicator), row)) != row:
            self.table.fault("row_twice", row, "id", other=first + 1)
            return
        code = self.plan.printed_codes[LineId(line)]
        if self.table.text(cells, "of").partition(SEPARATOR)[0] not in ("", code):
            self.table.fault("not_changeable", row, "of")
        if self.table.given(row, cells, "do") == DELETE:
            self._put(line, {("indicators", indicator, part): None for part in parts})
            return
        for key, column in self.table.columns.items():
            if not column.cell or says_as_before(column, parts.get(column.cell[0]), self.table.cell(cells, key)):
                continue
            told = self.table.given(row, cells, key)
            if told != parts.get(column.cell[0]):
                self._put(line, {("indicators", indicator, column.cell[0]): None if told is None else str(told)})

    def _new(self, row: int, cells: Sequence[Cell]) -> None:
        told = {
            column.cell[0]: self.table.given(row, cells, key)
            for key, column in self.table.columns.items()
            if column.cell
        }
        if self.table.given(row, cells, "do") == DELETE:
            self.table.fault("new_and_deleted", row, "do")
        line = self._line(row, cells)
        if not any(words for part, words in told.items() if part.startswith("text:")):
            self.table.fault("indicator_text_missing", row, "text:en")
        if line:
            taken = self.added.setdefault(line, set(self.known.get(LineId(line), {})))
            indicator = next(f"I{number}" for number in count(1) if f"I{number}" not in taken)
            taken.add(indicator)
            self._put(line, {("indicators", indicator, part): str(words) for part, words in told.items() if words})

    def _line(self, row: int, cells: Sequence[Cell]) -> str:
        code = self.table.text(cells, "of").partition(SEPARATOR)[0].strip()
        if code.startswith(NEW_ROW) and code in self.lines:
            return code
        line = next((line for line, printed in self.plan.printed_codes.items() if printed == code), None)
        if line is None:
            self.table.fault("indicator_of_no_line", row, "of", value=code[:60] or "–")
        return line or ""

    def _put(self, line: str, changes: Changes) -> None:
        self.changes.setdefault(line, {}).update(changes)
