"""The workbook in which a plan is edited and comes back: a row for each line, both languages, lists, locked ids."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from maslahat.domain.shared.texts import LONGEST_TEXT
from maslahat.publishing.columns import Entry
from maslahat.publishing.phrases import Pair
from maslahat.publishing.sheet_columns import (
    ABOUT,
    CODES,
    INDICATORS,
    KEEP,
    LINES,
    NEW_ROW,
    PLAN_SHEET_FORMAT,
    SheetColumn,
    SheetView,
    Writes,
    indicator_columns,
    indicators_of,
    line_columns,
    option,
    written,
)
from maslahat.publishing.sheet_phrases import GUIDE, SHEET_PHRASES
from maslahat.publishing.workbook import LOOKS, Book, height

SPARE_ROWS = 40
"""Empty rows below the lines, and below the indicators, for new ones."""

TALLEST_ROW = 100
"""Height in points beyond which the words of a row are read in the line above the table."""

FIRST_ROW = 2
"""Rows above the first line: the keys of the columns (hidden), the headings."""

_OPEN: Mapping[str, Any] = {**LOOKS["text"], "locked": False, "border": 4, "border_color": "#B9C3CD"}
SHEET_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "open": {**_OPEN, "num_format": "@"},
    "open_whole": {**_OPEN, "num_format": "#,##0"},
    "open_amount": {**_OPEN, "num_format": "#,##0.00"},
    "open_number": _OPEN,
    "open_mark": {**_OPEN, "align": "center"},
    "shut": {**LOOKS["text"], "bg_color": "#E4E8EC", "font_color": "#4A5560"},
}
_LOOK_OF = {
    Writes.WHOLE: "open_whole",
    Writes.AMOUNT: "open_amount",
    Writes.PERCENT: "open_amount",
    Writes.NUMBER: "open_number",
    Writes.MARK: "open_mark",
}
_ALLOWED = {
    "sort": True,
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}


def plan_workbook(view: SheetView, as_of: datetime) -> bytes:
    """Return a plan as a workbook to be edited; ``as_of`` is the date inside the file. Same view, same bytes."""
    book = Book(SHEET_LOOKS)
    book.file.set_properties({"title": view.plan.code, "keywords": view.version, "created": as_of.replace(tzinfo=None)})
    sheets = {name: book.file.add_worksheet(name) for name in (LINES, INDICATORS, ABOUT, CODES)}
    ranges = write_codes(book, sheets[CODES], _with_new_lines(view))
    columns = line_columns(view)
    rows = [*_line_rows(view, columns), *_new_rows(columns)]
    write_table(book, sheets[LINES], columns, rows, ranges)
    columns = indicator_columns(view)
    write_table(book, sheets[INDICATORS], columns, _indicator_rows(view, columns), ranges)
    write_about(book, sheets[ABOUT], PLAN_SHEET_FORMAT, view, GUIDE)
    sheets[LINES].activate()
    return book.finished()


def _with_new_lines(view: SheetView) -> Mapping[str, Mapping[str, str]]:
    new = {f"{NEW_ROW}{place}": SHEET_PHRASES["new_line"][view.language == "ru"] for place in range(1, SPARE_ROWS + 1)}
    return {**view.options, "lines": {**view.options["lines"], **new}}


def _line_rows(view: SheetView, columns: Sequence[SheetColumn]) -> Iterable[list[Entry]]:
    for line in view.plan.lines:
        yield [written(view, column, line) for column in columns]


def _new_rows(columns: Sequence[SheetColumn]) -> Iterable[list[Entry]]:
    for place in range(1, SPARE_ROWS + 1):
        yield [f"{NEW_ROW}{place}" if column.key == "code" else None for column in columns]


def _indicator_rows(view: SheetView, columns: Sequence[SheetColumn]) -> Iterable[list[Entry]]:
    for line in view.plan.lines:
        for indicator, parts in indicators_of(line).items():
            place: dict[str, Entry] = {
                "line": line.id,
                "id": indicator,
                "of": option(view, "lines", view.plan.printed_codes[line.id]),
                "do": option(view, "deeds", KEEP),
            }
            yield [parts.get(column.cell[0]) if column.cell else place[column.key] for column in columns]
    for _ in range(SPARE_ROWS):
        yield [None] * len(columns)


def write_codes(book: Book, sheet: Worksheet, lists: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Write the lists of codes, one a column, and return for each the reference that a drop-down list takes."""
    found: dict[str, str] = {}
    for place, (name, codes) in enumerate((name, codes) for name, codes in lists.items() if codes):
        book.put(sheet, 0, place, name, "head")
        shown = [f"{code} · {words}" if words and words != code else code for code, words in codes.items()]
        for row, text in enumerate(shown, start=1):
            book.put(sheet, row, place, text, "shut")
        sheet.set_column(place, place, 34)
        letter = xl_col_to_name(place)
        found[name] = f"='{CODES}'!${letter}$2:${letter}${len(shown) + 1}"
    sheet.freeze_panes(1, 0)
    sheet.protect("", _ALLOWED)
    return found


def write_table(
    book: Book,
    sheet: Worksheet,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Entry]],
    ranges: Mapping[str, str],
    is_shut: Callable[[int, SheetColumn], bool] = lambda _row, _column: False,
) -> None:
    """Write a sheet to be filled in: hidden keys, headings, a row for each thing, drop-down lists, locked ids.

    ``is_shut`` tells which further cells are locked, by place of the row and column.
    """
    sheet.set_row(0, None, None, {"hidden": True})
    for place, column in enumerate(columns):
        book.put(sheet, 0, place, column.key, "shut")
        sheet.set_column(place, place, column.width, None, {"hidden": column.is_hidden})
    book.head(sheet, 1, [column.heading for column in columns])
    looks = ["shut" if column.is_locked else _LOOK_OF.get(column.writes, "open") for column in columns]
    widths = [0 if column.is_hidden else column.width for column in columns]
    row = FIRST_ROW - 1
    for row, entries in enumerate(rows, start=FIRST_ROW):
        for place, entry in enumerate(entries):
            is_locked = is_shut(row - FIRST_ROW, columns[place])
            book.put(sheet, row, place, entry, "shut" if is_locked else looks[place])
        sheet.set_row(row, height(widths, entries, TALLEST_ROW))
    for place, column in enumerate(columns):
        if allowed := _allowed(column, ranges):
            sheet.data_validation(FIRST_ROW, place, max(row, FIRST_ROW), place, allowed)
    sheet.autofilter(1, 0, max(row, FIRST_ROW), len(columns) - 1)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.repeat_rows(1)
    sheet.protect("", _ALLOWED)


def _allowed(column: SheetColumn, ranges: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what a spreadsheet lets people type into a cell of this column; None for anything."""
    if column.is_locked:
        return None
    if column.writes in (Writes.CHOICE, Writes.MARK):
        return {"validate": "list", "source": ranges[column.options]} if column.options in ranges else None
    if column.writes is Writes.WORDS:
        return {"validate": "length", "criteria": "<=", "value": LONGEST_TEXT}
    if column.writes is Writes.PERCENT:
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
    if column.writes is Writes.NUMBER:
        return {"validate": "decimal", "criteria": "between", "minimum": -1e24, "maximum": 1e24}
    if column.writes is Writes.AMOUNT:
        return {"validate": "decimal", "criteria": ">=", "value": 0}
    if column.writes is Writes.WHOLE:
        return {"validate": "integer", "criteria": ">=", "value": 0}
    return None


def write_about(book: Book, sheet: Worksheet, form: str, view: SheetView, guide: Sequence[str]) -> None:
    """Write by what the workbook is recognized when it comes back, and how it is filled in."""
    facts = {
        "format": form,
        "programme": view.plan.programme,
        "workplan": view.plan.code,
        "year": str(view.plan.year),
        "version": view.version,
        "label": view.label,
    }
    write_facts(book, sheet, facts, guide)


def write_facts(book: Book, sheet: Worksheet, facts: Mapping[str, str], guide: Sequence[str]) -> None:
    """Write what a workbook says of itself, by key, and below it how it is filled in (names of sentences)."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 2, 70)
    for row, (key, value) in enumerate(facts.items()):
        for place, text in enumerate((key, value, "\n".join(SHEET_PHRASES[key]))):
            book.put(sheet, row, place, text, "shut")
    row = len(facts) + 1
    book.put(sheet, row, 1, " · ".join(SHEET_PHRASES["how"]), "title")
    for below, pair in enumerate(_sentences(guide), start=row + 1):
        book.put(sheet, below, 1, pair[0])
        book.put(sheet, below, 2, pair[1])
    sheet.protect("", _ALLOWED)


def _sentences(guide: Sequence[str]) -> list[Pair]:
    return [SHEET_PHRASES[name] for name in guide]
