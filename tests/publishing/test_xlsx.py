"""The workbook holds every value of the plan exactly, and nothing in it runs."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.totals import totals
from maslahat.publishing.xlsx import workplan_xlsx
from tests.publishing.plans import a_draft, a_line, a_plan, an_endorsed, with_title

PLAN, TOTALS, POSITIONS, ABOUT = (
    "Plan · План",
    "Totals · Итоги",
    "Parties and positions · Стороны "[:31],
    "About · Сведения",
)


def table(data: bytes) -> list[dict[str, object]]:
    """Return the plan sheet as one mapping a line, by the English heading."""
    rows = list(load_workbook(BytesIO(data))[PLAN].iter_rows(values_only=True))
    heads = [str(head).split("\n")[0] for head in rows[0]]
    return [dict(zip(heads, row, strict=True)) for row in rows[1:]]


def test_every_value_of_every_line_can_be_read_back():
    view = an_endorsed(a_plan(83))

    for line, row in zip(view.plan.lines, table(workplan_xlsx(view)), strict=True):
        assert row["Permanent id"] == line.id
        assert row["Code"] == view.plan.printed_codes[line.id]
        assert (row["Title (en)"], row["Title (ru)"]) == (line.title.texts["en"], line.title.texts["ru"])
        assert row["Countries"] == ", ".join(line.countries)
        assert [quarter for quarter in ("Q1", "Q2", "Q3", "Q4") if row[quarter]] == list(line.quarters)
        assert row["Lead agency"] == line.one("lead")
        assert Decimal(str(row["JPN, USD"])) == line.budget["JPN", "USD"]
        assert Decimal(str(row["To be mobilized, USD"])) == line.budget["TBM", "USD"]
        assert Decimal(str(row["Required, USD"])) == sum(line.budget.values())
        assert row["Gender"] == line.entries("markers")["gender",]
        assert row["Participants"] == line.one("participants")


def test_a_second_reader_finds_the_same_values():
    data = workplan_xlsx(an_endorsed(a_plan(83)))
    ours = [["" if cell is None else cell for cell in row] for row in load_workbook(BytesIO(data))[PLAN].values]

    theirs = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(PLAN).to_python()

    assert theirs == ours


def test_totals_are_those_of_the_domain():
    view = an_endorsed(a_plan(83))
    whole = totals(view.plan, view.names.pillar_of).whole

    rows = list(load_workbook(BytesIO(workplan_xlsx(view)))[TOTALS].values)
    total = next(row for row in rows if row[1] == "Total")

    assert total[3:5] == (83, "USD")
    assert Decimal(str(total[5])) == whole.required["USD"]
    assert Decimal(str(total[6])) == whole.available["USD"]
    assert Decimal(str(total[7])) == whole.to_be_mobilized["USD"]


@pytest.mark.parametrize("cell", ["=1+1", "+7 727", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")'])
@pytest.mark.covers("E94", "S-05")
def test_words_that_look_like_a_formula_stay_words(cell):
    view = with_title(an_endorsed(a_plan(1)), en=cell, ru=cell)

    found = next(
        each
        for row in load_workbook(BytesIO(workplan_xlsx(view)))[PLAN].iter_rows(min_row=2)
        for each in row
        if each.value == cell
    )

    assert found.data_type == "s"
    assert found.quotePrefix


@pytest.mark.covers("S-05")
def test_the_file_holds_no_formula_and_no_link_out():
    view = with_title(an_endorsed(a_plan(3)), en="=1", ru="http://elsewhere.example")

    with ZipFile(BytesIO(workplan_xlsx(view))) as file:
        parts = {name: file.read(name) for name in file.namelist()}

    assert not any(b"<f>" in part or b"TargetMode" in part for part in parts.values())
    assert not any("externalLink" in name or "vba" in name for name in parts)


@pytest.mark.covers("R-23")
def test_the_same_view_gives_the_same_bytes():
    assert workplan_xlsx(an_endorsed(a_plan(40))) == workplan_xlsx(an_endorsed(a_plan(40)))


def test_an_amount_too_long_for_a_spreadsheet_number_is_written_as_text():
    view = a_draft(a_plan(0))
    line = a_line(1).with_cells({("budget", "JPN", "USD"): Decimal("9999999999999.99")})
    huge = [replace(line, id=LineId(f"line-{place}")) for place in range(30)]

    rows = list(load_workbook(BytesIO(workplan_xlsx(replace(view, plan=view.plan.with_lines(huge)))))[TOTALS].values)

    total = next(row for row in rows if row[1] == "Total")
    assert total[6] == "299999999999999.70"


@pytest.mark.covers("R51", "R52")
def test_parties_positions_and_reservations_have_their_sheet():
    rows = list(load_workbook(BytesIO(workplan_xlsx(an_endorsed(a_plan(3)))))[POSITIONS].values)
    turkmenistan = next(row for row in rows if row[0] == "Turkmenistan")

    assert turkmenistan[4:6] == ("Endorses with a reservation", "Одобряет с оговоркой")
    assert any("Не ранее внесения изменений в закон." in row for row in rows)


def test_what_the_file_is_stands_on_its_last_sheet():
    view = an_endorsed(a_plan(3))

    cells = [cell for row in load_workbook(BytesIO(workplan_xlsx(view)))[ABOUT].values for cell in row]

    assert view.plan.version_id in cells
    assert any("2 of 3 lines" in str(cell) for cell in cells)


def test_the_sheet_is_ready_to_filter_and_to_print():
    sheet = load_workbook(BytesIO(workplan_xlsx(an_endorsed(a_plan(9)))))[PLAN]

    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref is not None
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.column_dimensions["A"].hidden


def test_an_empty_plan_is_still_a_workbook():
    assert table(workplan_xlsx(a_draft(a_plan(0)))) == []


def test_currencies_are_never_added_together():
    view = a_draft(a_plan(2))
    lines = [line.with_cells({("budget", "JPN", "KZT"): Decimal("7.00")}) for line in view.plan.lines]

    rows = list(load_workbook(BytesIO(workplan_xlsx(replace(view, plan=view.plan.with_lines(lines)))))[TOTALS].values)

    assert {row[4]: row[6] for row in rows if row[1] == "Total"} == {"KZT": 14, "USD": 2001.5}
