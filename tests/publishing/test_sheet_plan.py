"""A workbook that comes back asks for what differs from the version it was made from, and names every bad cell."""

from datetime import date
from decimal import Decimal

import pytest

from maslahat.domain.workplans.plan import Line
from maslahat.publishing.sheet_columns import ABOUT, INDICATORS, LINES
from maslahat.publishing.sheet_plan import read_plan_workbook
from maslahat.publishing.sheet_table import Faults, facts_of, look_at_facts
from tests.publishing.plans import a_line
from tests.publishing.sheets import a_view, cells_of, changed, put, read_back

FULL = a_line(3).with_cells(
    {
        ("description", "en"): "Two weeks",
        ("description", "ru"): "Две недели",
        ("description", "@source"): "en",
        ("comment", "ru"): "Примечание",
        ("comment", "@source"): "ru",
        ("risk",): "high",
        ("shares", "TM"): Decimal("60.50"),
        ("shares", "KZ"): Decimal("39.50"),
        ("indicators", "I1", "text:en"): "Officers trained",
        ("indicators", "I1", "text:ru"): "Обучено сотрудников",
        ("indicators", "I1", "baseline"): "0",
        ("indicators", "I1", "target"): "40",
        ("indicators", "I1", "unit"): "people",
        ("indicators", "I1", "means:ru"): "Отчёты",
        ("continues",): "00000000-0000-5000-8000-000000000001",
    }
)


def only(read):
    """Return the one row that a workbook asks anything of."""
    assert read.faults == ()
    (row,) = read.rows
    return row


def faults(read):
    return [(fault.code, fault.sheet, fault.cell) for fault in read.faults]


def test_an_unchanged_workbook_asks_for_nothing():
    view = a_view(FULL, a_line(4), a_line(8))

    read = read_back(view)

    assert (read.rows, read.faults) == ((), ())


@pytest.mark.parametrize(
    ("key", "typed", "cell", "value"),
    [
        ("type", None, ("type",), None),
        ("lead", "KZ-MIA · Ministry, KZ", ("lead",), "KZ-MIA"),
        ("lead", "KG-MIA", ("lead",), "KG-MIA"),
        ("countries:TJ", "x", ("countries", "TJ"), True),
        ("countries:TJ", "х", ("countries", "TJ"), True),
        ("countries:TM", None, ("countries", "TM"), None),
        ("quarters:Q1", True, ("quarters", "Q1"), True),
        ("budget:JPN:USD", 100000.0, ("budget", "JPN", "USD"), Decimal("100000.00")),
        ("budget:JPN:USD", 0.1 + 0.2, ("budget", "JPN", "USD"), Decimal("0.30")),
        ("budget:JPN:USD", "1 000,50", ("budget", "JPN", "USD"), Decimal("1000.50")),
        ("budget:TBM:USD", None, ("budget", "TBM", "USD"), None),
        ("shares:TM", 60, ("shares", "TM"), Decimal("60.00")),
        ("markers:gender", "1", ("markers", "gender"), 1),
        ("markers:gender", 0, ("markers", "gender"), 0),
        ("participants", 41.0, ("participants",), 41),
        ("women_share", 50.5, ("women_share",), Decimal("50.50")),
        ("beneficiaries", "police · Police", ("beneficiaries", "police"), True),
        ("sdg_targets", None, ("sdg_targets", "16.4"), None),
        ("partners", "TM-MIA; UZ-MIA · Ministry, UZ", ("partners", "UZ-MIA"), True),
        ("risk", "low", ("risk",), "low"),
    ],
)
def test_one_changed_cell_is_one_wish(key, typed, cell, value):
    row = only(read_back(a_view(FULL), put(key, typed)))

    assert (row.line, row.cells, row.words, row.output, row.after) == (FULL.id, {cell: value}, {}, None, None)
    assert type(row.cells[cell]) is type(value)


@pytest.mark.parametrize("name", ["title", "description", "comment"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_text_is_changed_in_its_own_language(name, language):
    row = only(read_back(a_view(FULL), put(f"{name}:{language}", "Другое / other")))

    assert (row.words, row.cells) == ({name: {language: "Другое / other"}}, {})


@pytest.mark.covers("E37")
@pytest.mark.parametrize("typed", ["Activity number 3 ", "Activity number\u00a03", "\nActivity number 3"])
def test_spaces_at_the_ends_and_no_break_spaces_are_no_change(typed):
    assert read_back(a_view(FULL), put("title:en", typed)).rows == ()


@pytest.mark.parametrize(
    ("key", "typed"),
    [("participants", "23"), ("budget:JPN:USD", "1 003,25"), ("countries:TM", "X"), ("type", "training"), ("do", None)],
)
def test_the_same_said_in_another_way_is_no_change(key, typed):
    assert read_back(a_view(FULL), put(key, typed)).rows == ()


def test_a_line_is_taken_out_by_saying_so_and_not_by_taking_its_row_away():
    view = a_view(FULL, a_line(4))

    row = only(read_back(view, put("do", "delete · delete")))

    assert (row.line, row.is_deleted) == (FULL.id, True)
    assert read_back(view, lambda book: book[LINES].delete_rows(3)).rows == ()


def test_a_line_is_moved_by_its_output_and_by_the_line_before_it():
    view = a_view(a_line(1), a_line(6), a_line(2))

    row = only(read_back(view, put("output", "3.1.1 · Output 3"), put("after", "3.1.1-01")))

    assert (row.line, row.output, row.after) == (a_line(1).id, "3.1.1", a_line(2).id)


def test_a_new_line_comes_from_a_row_below():
    changes = (
        put("output", "4.1.1 · Output 4", 5),
        put("title:ru", "Новое", 5),
        put("language", "ru", 5),
        put("countries:UZ", "x", 5),
        put("source:1", "JPN · Government of Japan", 5),
        put("amount:1", 50, 5),
    )

    row = only(read_back(a_view(FULL), *changes))

    assert (row.name, row.line, row.output, row.source) == ("new-2", None, "4.1.1", "ru")
    assert row.words == {"title": {"ru": "Новое"}}
    assert row.cells == {("countries", "UZ"): True, ("budget", "JPN", "USD"): Decimal("50.00")}


def test_indicators_are_changed_added_and_taken_out_on_the_second_sheet():
    view = a_view(FULL)

    more = only(read_back(view, put("target", "50", 3, INDICATORS)))
    gone = only(read_back(view, put("do", "delete", 3, INDICATORS)))
    new = only(read_back(view, put("of", "4.1.1-01", 9, INDICATORS), put("text:en", "Posts", 9, INDICATORS)))

    assert more.cells == {("indicators", "I1", "target"): "50"}
    assert set(gone.cells.values()) == {None}
    assert len(gone.cells) == 6
    assert new.cells == {("indicators", "I2", "text:en"): "Posts"}


def test_sorted_rows_and_columns_in_another_order_change_nothing():
    view = a_view(*(a_line(number) for number in range(4, 12)), FULL)

    def shuffle(book):
        for name in (LINES, INDICATORS):
            sheet = book[name]
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            order = list(reversed(range(len(rows[0]))))
            rows = rows[:2] + list(reversed(rows[2:]))
            for row, cells in enumerate(rows, start=1):
                for place, old in enumerate(order, start=1):
                    sheet.cell(row, place).value = cells[old]
                sheet.row_dimensions[row].hidden = row > 4

    assert (read_back(view, shuffle).rows, read_back(view, shuffle).faults) == ((), ())


@pytest.mark.covers("E93", "E94")
@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("type", "party", "code_unknown"),
        ("countries:TJ", "maybe", "not_a_mark"),
        ("budget:JPN:USD", "much", "not_a_number"),
        ("budget:JPN:USD", 10.005, "too_many_decimals"),
        ("budget:JPN:USD", -5, "amount_out_of_range"),
        ("budget:JPN:USD", "1e400", "amount_out_of_range"),
        ("women_share", 101, "not_a_percentage"),
        ("participants", 2.5, "not_a_whole_number"),
        ("title:en", "x" * 10_001, "text_too_long"),
        ("partners", "TM-MIA, UZ-MIA", "code_unknown"),
        ("sdg_targets", 16.1, "code_as_number"),
        ("source:1", "JPN", "money_not_whole"),
        ("output", "9.9.9", "code_unknown"),
        ("after", "9.9.9-01", "code_unknown"),
        ("language", "ru", "not_changeable"),
        ("id", "00000000-0000-5000-8000-000000000009", "line_unknown"),
        ("id", None, "id_missing"),
        ("code", "7.7.7-07", "id_and_code_differ"),
    ],
)
def test_a_bad_cell_is_named_with_its_place(key, typed, code):
    read = read_back(a_view(FULL), put(key, typed))
    column = cells_of(changed(a_view(FULL)))[LINES][0].index(key)

    ((found, sheet, cell),) = [each for each in faults(read) if each[1] == LINES]

    assert (found, sheet) == (code, LINES)
    assert cell.endswith("3")
    assert column == _column(cell) or code == "money_not_whole"


def _column(cell: str) -> int:
    letters = cell.rstrip("0123456789")
    return sum((ord(letter) - 64) * int(26**place) for place, letter in enumerate(reversed(letters))) - 1


def test_a_date_is_refused_where_a_number_or_text_belongs():
    read = read_back(a_view(FULL), put("title:en", date(2023, 1, 5)), put("participants", date(2023, 1, 5)))

    assert {code for code, _, _ in faults(read)} == {"is_a_day"}
    assert len(read.faults) == 2


def test_all_bad_cells_are_named_at_once():
    read = read_back(a_view(FULL, a_line(4)), put("type", "?"), put("lead", "?", 4), put("participants", "?", 4))

    assert [(code, cell) for code, _, cell in faults(read)] == [
        ("code_unknown", "G3"),
        ("code_unknown", "H4"),
        ("not_a_number", "AH4"),
    ]


def test_a_row_that_stands_twice_a_missing_column_and_a_foreign_one_are_named():
    def copy(book):
        for cell in list(book[LINES][3]):
            book[LINES].cell(20, cell.column).value = cell.value

    twice = read_back(a_view(FULL), copy)
    missing = read_back(a_view(FULL), put("type", "another", 1))
    gone = read_back(a_view(FULL), lambda book: book.remove(book[INDICATORS]))

    assert faults(twice) == [("row_twice", LINES, "A20")]
    assert {code for code, _, _ in faults(missing)} == {"column_missing", "column_unknown"}
    assert faults(gone) == [("sheet_missing", INDICATORS, "")]


def test_a_new_row_needs_an_output_and_a_title():
    read = read_back(a_view(FULL), put("lead", "KZ-MIA", 6))

    assert [code for code, _, _ in faults(read)] == ["output_missing", "title_missing_here"]


def test_a_line_cannot_go_and_change_at_once():
    read = read_back(a_view(FULL), put("do", "delete"), put("title:en", "Other"))

    assert [code for code, _, _ in faults(read)] == ["deleted_and_changed"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("format", "maslahat.plansheet/9", "wrong_format"),
        ("programme", "OTHER", "wrong_programme"),
        ("workplan", "JWP-2029", "wrong_workplan"),
        ("year", "2029", "wrong_year"),
    ],
)
def test_a_workbook_of_something_else_is_told_apart(key, value, code):
    view, found = a_view(FULL), Faults()
    wanted = {"format": "maslahat.plansheet/1", "programme": "TEST", "workplan": "JWP-2023", "year": "2023"}

    def forge(book):
        for row in book[ABOUT].iter_rows(max_row=6):
            row[1].value = value if row[0].value == key else row[1].value

    fits = look_at_facts(facts_of(cells_of(changed(view, forge))), wanted, found)

    assert not fits
    assert [fault.code for fault in found.found] == [code]


def test_a_value_that_the_programme_does_not_know_but_the_plan_holds_stays():
    line = Line(FULL.id, FULL.output, {**FULL.cells, ("lead",): "GONE", ("countries", "XX"): True})

    assert read_back(a_view(line)).rows == ()
    assert only(read_back(a_view(line), put("participants", 7))).cells == {("participants",): 7}


def test_an_empty_sheet_of_lines_is_no_workbook_of_a_plan():
    read = read_plan_workbook({LINES: []}, a_view(FULL), Faults())

    assert faults(read) == [("sheet_missing", LINES, ""), ("sheet_missing", INDICATORS, "")]
