"""The workbook of changes: what became of each line in words, old values in notes with who asked, nothing that runs."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText

from maslahat.domain.workplans.plan import Plan
from maslahat.publishing.redline_view import RedlineView
from maslahat.publishing.redline_xlsx import redline_xlsx
from tests.domain.workplans.generated import plans, revisions
from tests.publishing.plans import a_plan
from tests.publishing.redlines import CHANGED, GONE, MOVED, NEW, ONE_SIDED, a_redline, edited, two_versions

CHANGES = "Changes · Изменения"


def table(view: RedlineView) -> dict[str, dict[str, Any]]:
    """Return the cells of each line by its permanent id and the English heading of the column."""
    sheet = load_workbook(BytesIO(redline_xlsx(view)), rich_text=True)[CHANGES]
    rows = list(sheet.iter_rows())
    heads = [str(cell.value).split("\n")[0] for cell in rows[0]]
    return {str(row[0].value): dict(zip(heads, row, strict=True)) for row in rows[1:]}


def marked(words: CellRichText) -> list[tuple[str, str]]:
    """Return the runs of a rich text as (mark, words)."""
    return [
        ("struck" if run.font.strike else "underlined" if run.font.u else "", run.text)
        for run in words
        if not isinstance(run, str)
    ]


def changed(before: Plan, **cells: object) -> dict[str, Any]:
    """Return the cells of the first line of a plan once these cells of it changed."""
    after = before.with_lines([edited(before.lines[0], **cells), *before.lines[1:]])
    return table(a_redline(before, after))[before.lines[0].id]


@pytest.mark.covers("E30", "E32")
def test_a_column_says_what_became_of_each_line_in_both_languages():
    found = {line: cells["What changed"].value for line, cells in table(a_redline()).items()}

    assert found[CHANGED.id] == "changed\nизменено"
    assert found[NEW] == "added\nдобавлено"
    assert found[GONE.id] == "removed\nисключено"
    assert found[MOVED.id] == "moved, was 1.1.1-03\nперенесено, прежний код 1.1.1-03"
    assert sum(said is None for said in found.values()) == len(found) - 5
    assert found[ONE_SIDED.id] == found[CHANGED.id]


def test_words_that_went_are_struck_and_words_that_came_underlined():
    words = changed(a_plan(2), title_en="Activity renamed 0")["Title (en)"].value

    assert ("struck", "number ") in marked(words)
    assert ("underlined", "renamed ") in marked(words)


def test_an_amount_stays_a_number_and_its_note_holds_the_old_one_and_who_asked():
    cell = table(a_redline())[CHANGED.id]["JPN, USD"]

    assert cell.value == 2500
    assert cell.comment is not None
    assert cell.comment.author == "Kyrgyz Republic, Republic of Uzbekistan"
    assert cell.comment.text.split("\n") == [
        "Was: 1000.25",
        "Было: 1000.25",
        "Proposed by Kyrgyz Republic, Republic of Uzbekistan, 26 October 2022",
        "Предложено: Кыргызская Республика, Республика Узбекистан, 26 октября 2022 г.",
    ]


def test_a_cell_that_did_not_change_has_no_note_and_no_colour():
    cells = table(a_redline())[CHANGED.id]

    assert cells["Gender"].comment is None
    assert cells["Gender"].fill.fill_type is None
    assert cells["JPN, USD"].fill.fill_type == "solid"
    assert "Title (en), Title (ru), Countries" in cells["Changed columns"].value


def as_it_reads_now(value: CellRichText | str) -> str:
    """Return the text of a cell without the words that are struck out."""
    pieces = [value] if isinstance(value, str) else value
    return "".join(each if isinstance(each, str) else "" if each.font.strike else each.text for each in pieces)


@settings(max_examples=25, deadline=None)
@given(plans().flatmap(lambda base: revisions(base).map(lambda after: (base, after))))
def test_every_title_that_changed_keeps_the_old_one_in_its_note_and_reads_as_the_new_one(pair):
    before, after = pair
    cells = table(a_redline(before, after))

    for line in after.lines:
        then = before.line(line.id).title.texts if line.id in before else {}
        now = line.title.texts
        if line.id in before and then.get("en", "") != now.get("en", "") and then.get("en") and now.get("en"):
            cell = cells[line.id]["Title (en)"]
            assert f"Was: {then['en']}" in cell.comment.text
            assert now["en"].split()[0] in as_it_reads_now(cell.value)


@pytest.mark.covers("R90")
def test_a_reader_who_may_not_see_amounts_finds_none_in_the_workbook():
    data = redline_xlsx(a_redline(sees_money=False))
    with ZipFile(BytesIO(data)) as file:
        words = "".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xml"))

    assert "2500" not in words
    assert "JPN" not in words
    assert "Amounts that your role may not see are left out." in words
    assert "Effect on totals · Влияние на и" not in load_workbook(BytesIO(data)).sheetnames


@pytest.mark.covers("E94", "S-05")
@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", '=HYPERLINK("http://x")', "+7 \u202e\u0001<b>"])
def test_words_that_look_like_a_formula_stay_words_in_cells_and_notes(words):
    before = a_plan(1)
    data = redline_xlsx(a_redline(before, before.with_lines([edited(before.lines[0], title_en=words, title_ru=words)])))

    with ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}

    assert not any(b"<f>" in part or b"TargetMode" in part for part in parts.values())
    assert not any("\u202e".encode() in part or b"\x01" in part for part in parts.values())
    back = redline_xlsx(a_redline(before.with_lines([edited(before.lines[0], title_en=words)]), before))
    assert load_workbook(BytesIO(back))[CHANGES].max_row == 2


@pytest.mark.covers("R-23")
def test_the_same_redline_gives_the_same_workbook():
    assert redline_xlsx(a_redline()) == redline_xlsx(a_redline())


def test_totals_fingerprints_and_the_title_of_the_plan_have_their_sheets():
    view = a_redline()
    book = load_workbook(BytesIO(redline_xlsx(view)))
    effect, about = ([cell for row in book[name].values for cell in row] for name in book.sheetnames[1:])

    assert "Donor: Government of Japan" in effect
    assert "Joint workplan for 2023, revised" in about
    assert " ".join(view.found.before[place : place + 4] for place in range(0, 64, 4)) in about


def test_what_was_emptied_is_struck_through_and_what_was_filled_underlined():
    emptied = changed(a_plan(1), lead=None)["Lead agency"]
    filled = changed(a_plan(1), risk="high", participants=None)

    assert (emptied.value, emptied.font.strike) == ("UNODC-ROCA", True)
    assert filled["Risk (en)"].font.u == "single"
    assert (filled["Participants"].value, filled["Participants"].font.strike) == ("20", True)


def test_a_text_too_long_for_a_cell_and_an_empty_plan_are_still_workbooks():
    before = a_plan(1)
    long = edited(before.lines[0], title_en="слово " * 4_000)
    other = edited(before.lines[0], title_en="other " * 4_000)
    versions = two_versions()

    assert redline_xlsx(a_redline(before.with_lines([long]), before.with_lines([other])))
    assert table(a_redline(before.with_lines([]), before.with_lines([]))) == {}
    assert table(a_redline(versions[0], replace(versions[0], title=versions[1].title)))
