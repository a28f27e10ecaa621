"""Workbooks for tests: made by us, changed as people change them, read back."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from maslahat.domain.workplans.plan import Line
from maslahat.publishing.sheet_book import plan_workbook
from maslahat.publishing.sheet_columns import LINES, SheetView
from maslahat.publishing.sheet_plan import PlanRead, read_plan_workbook
from maslahat.publishing.sheet_reading.__main__ import answer
from maslahat.publishing.sheet_reading.reading import Sheets, told_by
from maslahat.publishing.sheet_table import Faults
from tests.publishing.plans import NOON, a_plan, the_names

Change = Callable[[Workbook], Any]


def a_view(*lines: Line, language: str = "en") -> SheetView:
    """Return what a workbook is made of: these lines, or twelve made up."""
    plan = a_plan(0).with_lines(lines) if lines else a_plan(12)
    return SheetView(plan, the_names(), plan.version_id, "B", ("USD",), language)


def saved(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def changed(view: SheetView, *changes: Change) -> bytes:
    """Return the workbook of a view after somebody made these changes in it."""
    book = load_workbook(BytesIO(plan_workbook(view, NOON)))
    for change in changes:
        change(book)
    return saved(book)


def cells_of(data: bytes) -> Sheets:
    """Return the cells of a workbook, read in this process: for tests of what follows the guarded one."""
    import json

    return told_by(json.dumps(answer(data)).encode())


def put(key: str, value: Any, row: int = 3, sheet: str = LINES) -> Change:
    """Return the change by which somebody writes a value into a row (as a spreadsheet counts) under a key."""

    def change(book: Workbook) -> None:
        place = [cell.value for cell in book[sheet][1]].index(key) + 1
        book[sheet].cell(row, place).value = value

    return change


def read_back(view: SheetView, *changes: Change) -> PlanRead:
    """Return what the workbook of a view says after these changes."""
    return read_plan_workbook(cells_of(changed(view, *changes)), view, Faults())
