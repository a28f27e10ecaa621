"""The grid as a file to take away: a row for each cell, as its reader may see it."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from tests.actions.results_asked import with_indicators
from tests.cast import Cast, a_tabled_plan
from tests.web.pages import Reader
from tests.web.test_small_counts import a_counted_programme

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R93")]

FILE = "/SMALL/results/grid/cells"
TOTAL = "_T"


@pytest.fixture
def counted() -> Cast:
    """AA counted 40 people, BB 20, CC 3."""
    return a_counted_programme()


def taken(reader: Reader, year: int = 2022) -> dict[tuple[str, str], dict[str, str]]:
    """Return the rows of the CSV file by country and pillar."""
    text = reader.client.get(f"{FILE}.csv?year={year}").content.decode("utf-8-sig")
    return {(row["country"], row["pillar"]): row for row in csv.DictReader(StringIO(text))}


def test_a_row_tells_of_a_cell_what_the_page_tells(counted, reader):
    rows = taken(reader.signs_in_as("monitor"))

    one = rows["AA", "P1"]
    assert (one["people"], one["people_unit_en"], one["people_state"]) == ("40", "persons", "reported")
    assert (one["indicators"], one["reported"]) == ("3", "1")
    assert rows[TOTAL, TOTAL]["people"] == "63"
    assert len(rows) == (3 + 1) * (len({pillar for _, pillar in rows}))


@pytest.mark.covers("R70")
def test_a_small_count_of_another_side_is_in_no_row(counted, reader):
    rows = taken(reader.signs_in_as("donor"))

    assert {rows["CC", pillar]["people_state"] for pillar in ("P1", TOTAL)} == {"withheld"}
    assert {rows["CC", pillar]["people"] for pillar in ("P1", TOTAL)} == {""}
    assert len({rows[each, "P1"]["people"] for each in ("AA", "BB", TOTAL)} - {""}) < 3


def test_lines_and_money_of_the_plan_stand_in_the_rows_for_whoever_may_see_money(reader):
    a_tabled_plan(document=with_indicators())
    ours = taken(reader.signs_in_as("secretariat"), 2023)
    theirs = taken(reader.signs_in_as("donor"), 2023)

    assert int(ours[TOTAL, TOTAL]["lines"]) > 0
    assert any(name.startswith("required_") for name in ours[TOTAL, TOTAL])
    assert not any(name.startswith("required_") for name in theirs[TOTAL, TOTAL])


def test_the_workbook_holds_the_same_rows_under_headings_in_both_languages(counted, reader):
    answer = reader.signs_in_as("monitor").client.get(f"{FILE}.xlsx?year=2022")

    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert "Lines\nПункты" in rows[0]
    assert len(rows) == len(taken(reader)) + 1
    at = rows[0].index("People: largest figure\nЛюди: наибольшее значение")
    assert rows[1][at] == 40


def test_the_public_takes_no_grid_away(counted, reader):
    reader.read(f"{FILE}.csv?year=2022")

    assert reader.status == 403


def test_another_kind_of_file_is_not_found(counted, reader):
    reader.signs_in_as("monitor").read(f"{FILE}.ods?year=2022")

    assert reader.status == 404


def test_the_page_leads_to_its_files(counted, reader):
    page = reader.signs_in_as("monitor").read("/SMALL/results/grid/?year=2022")

    assert f'"{FILE}.xlsx?year=2022"' in page
    assert f'"{FILE}.csv?year=2022"' in page
