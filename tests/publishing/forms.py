"""Reporting forms for tests: made of a few indicators, filled in, read back."""

import json
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from maslahat.domain.results.observations import Cell
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.form_reading import FormRead, language_of, read_form
from maslahat.publishing.form_writing import reporting_form
from maslahat.publishing.reporting_form import SPLITS, VALUES, FormRow, FormView, offered_cells
from maslahat.publishing.sheet_reading.__main__ import answer
from maslahat.publishing.sheet_reading.reading import told_by
from maslahat.publishing.sheet_table import Faults
from tests.domain.results.reports import AGE, LAW, SEX, indicator
from tests.publishing.sheets import saved

NOON = datetime(2023, 7, 1, 12, tzinfo=UTC)
COUNTRIES = {code: LocalizedText.of(en=f"Land {code}", ru=f"Страна {code}") for code in ("KZ", "KG")}


def a_row(kind: Kind = Kind.COUNT, code: str = "1.1.a", told=None, *, is_regional: bool = False, **more) -> FormRow:
    """Return the row of an indicator split by sex and age, with what stands of it."""
    definition = indicator(kind, code=code, dimensions=(SEX, AGE), scale=LAW if kind is Kind.SCALE else None)
    cells = offered_cells(definition, is_regional, tuple(COUNTRIES), told or {})
    return FormRow(definition, int(bool(told)), told or {}, cells=cells, **more)


def a_form(*rows: FormRow, language: str = "en", **changed) -> FormView:
    asked = {"programme": "SMALL", "unit": "KZ-GOV", "period": "2023", "units": {}, "countries": COUNTRIES}
    return FormView(**{**asked, "rows": rows or (a_row(),), "language": language, **changed})


def written(view: FormView) -> bytes:
    return reporting_form(view, NOON)


def filled(data: bytes, *cells: tuple[str, int, str, Any]) -> bytes:
    """Return a form with (sheet, row from 0 below the headings, key, value) written into it."""
    book = load_workbook(BytesIO(data))
    for sheet, row, key, value in cells:
        keys = [cell.value for cell in book[sheet][1]]
        book[sheet].cell(row + 3, keys.index(key) + 1).value = value
    return saved(book)


def value(row: int, **cells: Any) -> list[tuple[str, int, str, Any]]:
    return [(VALUES, row, key.replace("__", ":"), each) for key, each in cells.items()]


def split(row: int, **cells: object) -> list[tuple[str, int, str, object]]:
    return [(SPLITS, row, key, each) for key, each in cells.items()]


def read(data: bytes, view: FormView) -> tuple[FormRead, list[tuple[str, str]]]:
    sheets, faults = told_by(json.dumps(answer(data)).encode()), Faults()
    assert language_of(sheets) == view.language
    found = read_form(sheets, view, faults)
    return found, [(each.cell, each.code) for each in faults.found]


def told(found: FormRead) -> dict[Cell, object]:
    """Return what the one changed row tells, by cell."""
    (row,) = found.changed
    return dict(row.told)
