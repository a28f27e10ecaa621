"""Reports taken away as tables: what was chosen, and nothing that is not for the reader's eyes."""

import json

import pytest

from maslahat.actions.results.telling import CellTold
from tests.actions.results_asked import LAW, TRAINED, a_reported_programme, must, reports, told
from tests.publishing.tables_read import rows

pytestmark = pytest.mark.django_db

PAGE = "/SMALL/results/reports/take-away/"


def table(reader, form="csv", **asked):
    answer = reader.client.get(f"{PAGE}observations.{form}", asked)
    assert answer.status_code == 200
    return rows([answer.getvalue().decode("utf-8-sig")])


@pytest.mark.covers("R92", "R70")
def test_who_verifies_takes_away_every_report_in_both_forms(reader):
    a_reported_programme()
    reader.signs_in_as("coordinator")

    found = [(row["indicator"], row["cell"], row["state"], row["number"]) for row in table(reader)]
    sdmx = [(row["SEX"], row["OBS_VALUE"], row["OBS_STATUS"]) for row in table(reader, "sdmx.csv")]

    assert found == [(TRAINED, "", "reported", "12"), (TRAINED, "sex=f", "reported", "5")]
    assert sdmx == [("_T", "12", "A"), ("f", "5", "A")]


@pytest.mark.covers("R70")
def test_counts_of_people_are_withheld_from_others_and_silence_is_not(reader):
    cast = a_reported_programme()
    must(reports(cast, told(told_nothing(), row_version=0, indicator=LAW)))
    reader.signs_in_as("head-bb")

    csv = [(row["indicator"], row["state"], row["number"]) for row in table(reader)]
    sdmx = [(row["PART"], row["OBS_VALUE"], row["OBS_STATUS"]) for row in table(reader, "sdmx.csv")]

    assert csv == [(TRAINED, "withheld", ""), (TRAINED, "withheld", ""), (LAW, "not_reported", "")]
    assert sdmx == [("NUMBER", "", "Q"), ("NUMBER", "", "Q"), ("STEP", "", "O")]
    assert "withheld" in reader.read(PAGE)


def told_nothing():
    return CellTold((), "not_reported", {})


@pytest.mark.parametrize(
    ("asked", "rows_found"),
    [
        ({"indicator": TRAINED}, 2),
        ({"indicator": LAW}, 0),
        ({"period": "2022"}, 2),
        ({"period": "2023"}, 0),
        ({"area": "AA"}, 2),
        ({"area": "BB"}, 0),
        ({"area": "nobody"}, 0),
    ],
)
def test_the_address_narrows_what_is_taken_away(reader, asked, rows_found):
    a_reported_programme()
    reader.signs_in_as("coordinator")

    assert len(table(reader, **asked)) == rows_found


def test_the_links_of_the_page_keep_what_was_chosen(reader):
    a_reported_programme()

    page = reader.signs_in_as("coordinator").read(f"{PAGE}?indicator={TRAINED}")

    assert f"observations.csv?indicator={TRAINED}&amp;period=&amp;area=" in page
    assert reader.client.get(f"{PAGE}observations.pdf").status_code == 404


def test_the_number_of_queries_does_not_depend_on_the_rows(reader, django_assert_num_queries):
    a_reported_programme()
    reader.signs_in_as("coordinator")
    table(reader)
    with django_assert_num_queries(9):
        table(reader)


def test_the_structure_of_the_sdmx_table_is_linked_beside_it_and_names_countries_and_its_day(reader):
    a_reported_programme()
    reader.signs_in_as("coordinator")

    answer = reader.client.get(f"{PAGE}observations.structure.json")
    structure = json.loads(answer.getvalue())

    assert f'href="{PAGE}observations.structure.json"' in reader.read(PAGE)
    assert answer["Content-Type"].startswith("application/vnd.sdmx.structure+json")
    (areas,) = [each for each in structure["data"]["codelists"] if each["id"] == "CL_REF_AREA"]
    assert {"AA", "BB", "_T"} <= {each["id"] for each in areas["codes"]}
    assert structure["meta"]["prepared"] > "2022"
