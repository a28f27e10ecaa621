"""A list of proposals as a workbook: a row for each change, many proposals in one (``maslahat.proposalsheet/1``)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from maslahat.domain.shared.ids import LineId
from maslahat.publishing.columns import in_language
from maslahat.publishing.phrases import LANGUAGES, PHRASES
from maslahat.publishing.sheet_book import SHEET_LOOKS, write_about, write_codes, write_table
from maslahat.publishing.sheet_cells import CellFault, CellRefused, given
from maslahat.publishing.sheet_columns import (
    ABOUT,
    CODES,
    FIRST,
    SEPARATOR,
    SheetColumn,
    SheetView,
    Writes,
    line_columns,
)
from maslahat.publishing.sheet_phrases import REGISTER_GUIDE, SHEET_PHRASES
from maslahat.publishing.sheet_plan import RowRead, take
from maslahat.publishing.sheet_reading.reading import Cell, Sheets
from maslahat.publishing.sheet_table import NEW_NAME, Faults, Table, read_table
from maslahat.publishing.workbook import Book

REGISTER_FORMAT = "maslahat.proposalsheet/1"
REGISTER = "Proposals · Предложения"
EMPTY_ROWS = 400
DELETE_LINE, OUTPUT, AFTER = "delete", "output", "after"
"""What may stand in the column of the field beside the fields of a line."""

_BUDGET = re.compile(r"budget:([^:\s]{1,40}):([A-Z]{3})")


@dataclass
class EntryRead:
    """One proposal of the list: its number there, party and texts, what it asks line by line, and its first row."""

    number: str
    row: int
    party: str = ""
    headline: dict[str, str] = field(default_factory=dict)
    rationale: dict[str, str] = field(default_factory=dict)
    rows: dict[str, RowRead] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegisterRead:
    """All proposals of a list in the order of their first rows, and all that is wrong in it."""

    entries: tuple[EntryRead, ...]
    faults: tuple[CellFault, ...]


def register_columns() -> list[SheetColumn]:
    """Return the columns of the list, in order."""
    words = SHEET_PHRASES
    texts = [
        SheetColumn(f"{name}:{language}", in_language(words[name], side), width, Writes.WORDS)
        for name, width in (("headline", 34), ("rationale", 40))
        for side, language in enumerate(LANGUAGES)
    ]
    return [
        SheetColumn("proposal", words["proposal"], 11, Writes.WORDS),
        SheetColumn("party", PHRASES["party"], 20, Writes.CHOICE, options="parties"),
        *texts,
        SheetColumn("line", words["of_line"], 24, Writes.CHOICE, options="lines"),
        SheetColumn("field", PHRASES["field"], 24, Writes.CHOICE, options="fields"),
        SheetColumn("value", words["value"], 50, Writes.WORDS),
    ]


def register_lists(view: SheetView) -> dict[str, Mapping[str, str]]:
    """Return the lists of codes for the columns of the list of proposals."""
    side = int(view.language == "ru")
    fields = {column.key: column.heading[side] for column in line_columns(view) if column.cell}
    more = {name: SHEET_PHRASES[phrase][side] for name, phrase in _BESIDE.items()}
    parties = {code: text.in_language(view.language) for code, text in view.names.parties.items()}
    return {"parties": parties, "lines": view.options["lines"], "fields": {**more, **fields}}


_BESIDE = {DELETE_LINE: "delete", OUTPUT: "to_output", AFTER: "after"}


def register_workbook(view: SheetView, as_of: datetime) -> bytes:
    """Return an empty list of proposals on a version of a plan, to be filled in."""
    book = Book(SHEET_LOOKS)
    book.file.set_properties({"title": view.plan.code, "keywords": view.version, "created": as_of.replace(tzinfo=None)})
    sheets = {name: book.file.add_worksheet(name) for name in (REGISTER, ABOUT, CODES)}
    ranges = write_codes(book, sheets[CODES], {**view.options, **register_lists(view)})
    columns = register_columns()
    write_table(book, sheets[REGISTER], columns, [[None] * len(columns)] * EMPTY_ROWS, ranges)
    write_about(book, sheets[ABOUT], REGISTER_FORMAT, view, REGISTER_GUIDE)
    return book.finished()


def read_register(sheets: Sheets, view: SheetView, faults: Faults) -> RegisterRead:
    """Return the proposals of a list that was made from the version ``view``, with every bad cell."""
    table = read_table(sheets, REGISTER, register_columns(), register_lists(view), faults)
    if table is None:
        return RegisterRead((), tuple(faults.found))
    entries = _Register(view, table).read()
    return RegisterRead(tuple(entries), tuple(faults.found))


class _Register:
    def __init__(self, view: SheetView, table: Table) -> None:
        self.view, self.table = view, table
        self.fields = {column.key: column for column in line_columns(view) if column.cell}
        self.entries: dict[str, EntryRead] = {}
        self.seen: dict[tuple[str, str, str], int] = {}
        self.of_code = {code: line for line, code in view.plan.printed_codes.items()}

    def read(self) -> Iterable[EntryRead]:
        for row, cells in self.table.rows:
            number = self.table.text(cells, "proposal")
            if not number or len(number) > 40:
                self.table.fault("number_missing", row, "proposal")
                continue
            entry = self.entries.setdefault(number, EntryRead(number, row + 1))
            self._texts(entry, row, cells)
            self._operation(entry, row, cells)
        return self.entries.values()

    def _texts(self, entry: EntryRead, row: int, cells: Sequence[Cell]) -> None:
        party = str(self.table.given(row, cells, "party") or "")
        if party and entry.party and party != entry.party:
            self.table.fault("said_otherwise", row, "party", other=entry.row)
        entry.party = entry.party or party
        for name, kept in (("headline", entry.headline), ("rationale", entry.rationale)):
            for language in LANGUAGES:
                words = str(self.table.given(row, cells, f"{name}:{language}") or "")
                if words and kept.setdefault(language, words) != words:
                    self.table.fault("said_otherwise", row, f"{name}:{language}", other=entry.row)

    def _operation(self, entry: EntryRead, row: int, cells: Sequence[Cell]) -> None:
        code = self.table.text(cells, "line").partition(SEPARATOR)[0].strip()
        key = self.table.text(cells, "field").partition(SEPARATOR)[0].strip()
        if not code and not key:
            return
        line, is_new = self.of_code.get(code), NEW_NAME.fullmatch(code) is not None
        if line is None and not is_new:
            self.table.fault("line_code_unknown", row, "line", value=code[:60] or "–", version=self.view.label)
            return
        name = str(line or code)
        if (first := self.seen.setdefault((entry.number, name, key), row)) != row:
            self.table.fault("row_twice", row, "field", other=first + 1)
        read = entry.rows.setdefault(name, RowRead(row + 1, name, line))
        try:
            self._take(read, key, self.table.cell(cells, "value"))
        except CellRefused as refused:
            place = "field" if refused.code == "field_unknown" else "value"
            self.table.fault(refused.code, row, place, **refused.facts)

    def _take(self, read: RowRead, key: str, cell: Cell) -> None:
        if key == DELETE_LINE:
            read.is_deleted = True
        elif key == OUTPUT:
            read.output = str(given(_OUTPUT, cell, self.view.options["outputs"]) or "") or None
        elif key == AFTER:
            code = str(given(_AFTER, cell, self.view.options["places"]) or "")
            read.after = code if code in ("", FIRST) else self.of_code[code]
        else:
            column = self._column(key)
            line = self.view.plan.line(LineId(read.line)) if read.line else None
            take(read, column, line, given(column, cell, self.view.options.get(column.options)))

    def _column(self, key: str) -> SheetColumn:
        column = self.fields.get(key)
        found = _BUDGET.fullmatch(key)
        if column is None and found and found[1] in self.view.options["sources"]:
            column = SheetColumn(key, (key, key), 10, Writes.AMOUNT, ("budget", found[1], found[2]))
        if column is None:
            raise CellRefused("field_unknown", value=key[:60] or "–")
        return column


_OUTPUT = SheetColumn(OUTPUT, PHRASES["output"], 10, Writes.CHOICE, options="outputs")
_AFTER = SheetColumn(AFTER, SHEET_PHRASES["after"], 10, Writes.CHOICE, options="places")
