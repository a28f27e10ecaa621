"""The workbook in which a plan is edited says all that the plan says, and locks what it is recognized by."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import FIELDS, Kind
from maslahat.domain.workplans.plan import text_cells
from maslahat.publishing.sheet_book import plan_workbook
from maslahat.publishing.sheet_columns import ABOUT, CODES, INDICATORS, LINES, SheetView, line_columns
from tests.publishing.plans import NOON, a_line, a_plan, the_names

SAID_BY_DEEDS = {"derived_from"}
"""Fields that nobody types: a split or a join writes them."""

FORMULAS = ("=1+1", "+7 701", "-5", "@SUM(A1)", '=HYPERLINK("http://evil.example")')


def a_view(*lines, language="en"):
    plan = a_plan(0).with_lines(lines) if lines else a_plan(12)
    return SheetView(plan, the_names(), plan.version_id, "B", ("USD",), language)


def opened(view):
    return load_workbook(BytesIO(plan_workbook(view, NOON)))


def table(sheet):
    """Return a sheet as one mapping a row, by the keys of its hidden first row."""
    keys, _headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(keys, row, strict=True)) for row in rows]


def test_every_value_of_a_line_stands_under_its_own_key():
    line = a_line(3)

    row = table(opened(a_view(line))[LINES])[0]

    assert (row["id"], row["code"], row["output"]) == (line.id, "4.1.1-01", "4.1.1 · Output 4")
    assert (row["title:en"], row["title:ru"]) == ("Activity number 3", "Мероприятие номер 3")
    assert [row[f"countries:{code}"] for code in ("TM", "KZ", "TJ")] == ["x", "x", None]
    assert [row[f"quarters:Q{number}"] for number in (1, 2, 3, 4)] == [None, None, None, "x"]
    assert Decimal(str(row["budget:JPN:USD"])) == line.budget["JPN", "USD"]
    assert (row["budget:TBM:USD"], row["markers:gender"], row["lead"]) == (
        500,
        "3",
        "UNODC-ROCA · Regional Office for Central Asia",
    )
    assert (row["partners"], row["sdg_targets"], row["do"]) == ("TM-MIA", "16.4", "keep")


def test_the_lists_speak_the_language_of_the_reader_and_headings_both():
    book = opened(a_view(a_line(3), language="ru"))

    row = table(book[LINES])[0]

    assert (row["do"], row["type"]) == ("keep · оставить", "training · Обучение")
    assert "Title (en)\nНазвание (англ.)" in [cell.value for cell in book[LINES][2]]


def test_ids_codes_and_headings_are_locked_and_what_may_change_is_not():
    sheet = opened(a_view(a_line(3)))[LINES]
    keys = [cell.value for cell in sheet[1]]

    locked = {key for key, cell in zip(keys, sheet[3], strict=True) if cell.protection.locked}

    assert sheet.protection.sheet
    assert locked == {"id", "code"}
    assert all(cell.protection.locked for cell in (*sheet[1], *sheet[2]))


def test_the_workbook_says_which_version_it_was_made_from():
    view = a_view(a_line(3))
    book = opened(view)

    facts = {row[0]: row[1] for row in book[ABOUT].iter_rows(max_row=6, values_only=True)}

    assert book[ABOUT].protection.sheet
    assert facts == {
        "format": "maslahat.plansheet/1",
        "programme": "TEST",
        "workplan": "JWP-2023",
        "year": "2023",
        "version": view.plan.version_id,
        "label": "B",
    }


def test_every_choice_has_a_drop_down_list_of_codes_with_their_names():
    book = opened(a_view(a_line(3)))
    sheet, codes = book[LINES], book[CODES]
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in codes.columns}

    formulas = [each.formula1 for each in sheet.data_validations.dataValidation if each.type == "list"]

    assert lists["type"] == ["training · Training"]
    assert lists["sources"] == ["JPN · Government of Japan", "TBM · To be mobilized"]
    assert all(formula.startswith(f"'{CODES}'!$") for formula in formulas)
    assert len(formulas) >= 15


def test_there_are_rows_for_new_lines_with_a_list_of_outputs():
    rows = table(opened(a_view(a_line(3)))[LINES])

    assert [row["code"] for row in rows[1:4]] == ["new-1", "new-2", "new-3"]
    assert all(value is None for key, value in rows[1].items() if key != "code")


def test_an_indicator_has_a_row_on_the_second_sheet():
    line = a_line(3).with_cells({("indicators", "I1", "text:en"): "Officers", ("indicators", "I1", "target"): "40"})

    row = table(opened(a_view(line))[INDICATORS])[0]

    assert (row["line"], row["id"], row["of"]) == (line.id, "I1", "4.1.1-01 · Activity number 3")
    assert (row["text:en"], row["text:ru"], row["target"]) == ("Officers", None, "40")


def test_every_field_of_a_line_has_a_column():
    shown = {column.cell[0] for column in line_columns(a_view(a_line(3))) if column.cell}

    assert shown | {"indicators"} | SAID_BY_DEEDS == set(FIELDS)
    assert {FIELDS[name].kind for name in shown} == set(Kind)


@pytest.mark.covers("E94")
@pytest.mark.parametrize("words", FORMULAS)
def test_no_text_becomes_a_formula(words):
    line = a_line(3)
    line = replace(line, cells={**line.cells, **text_cells("title", LocalizedText.of(en=words, ru=words))})

    data = plan_workbook(a_view(line), NOON)

    cell = load_workbook(BytesIO(data))[LINES]["E3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)
    assert not any(b"<f>" in ZipFile(BytesIO(data)).read(f"xl/worksheets/sheet{place}.xml") for place in (1, 2, 3, 4))


def test_the_same_view_gives_the_same_bytes():
    assert plan_workbook(a_view(), NOON) == plan_workbook(a_view(), NOON)
