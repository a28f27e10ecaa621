"""Figures for programs: the same as on the pages, in the same eyes; page by page, each with its explanation."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from jsonschema import Draft202012Validator

from maslahat.actions.results.telling import CellTold
from maslahat.publishing.schemas import schema
from maslahat.web.results import figures_data
from tests.actions.results_asked import LAW, TRAINED, an_asked_programme, must, number, reports, told
from tests.cast import Cast
from tests.prepared import prepared
from tests.web.pages import Reader
from tools.print_formats import EXAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R70", "R92")]

LIST = "/SMALL/results/figures.json"
YEAR = {"indicator": TRAINED, "period": "2022"}
SEEN, EXPLAINED = (Draft202012Validator(schema(name)) for name in ("figures_seen", "explanation"))


@prepared
def counted() -> Cast:
    """Return the cast: AA counted 40 people with 3 women, BB nobody; CC said nothing of people and has no such law."""
    cast = an_asked_programme()
    must(reports(cast, told(number("40"), number("3", ("sex", "f")), number("37", ("sex", "m")))))
    must(reports(cast, told(number("0")), unit="BB", who="monitor"))
    must(reports(cast, told(CellTold((), "not_reported", {}, "")), unit="CC", who="monitor"))
    for unit in ("AA", "BB", "CC"):
        law = told(CellTold((), "not_applicable", {}, "No parliament"), indicator=LAW)
        must(reports(cast, law, unit=unit, who="monitor"))
    return cast


@pytest.fixture
def reported() -> Cast:
    return counted()


def read(reader: Reader, **asked: str) -> Any:
    return json.loads(reader.read(f"{LIST}?{urlencode(asked)}"))


def by_area(document: Any) -> dict[str, tuple[bool, str, str | None]]:
    return {each["area"]: (each["withheld"], each["state"], each["number"]) for each in document["figures"]}


def test_zero_nothing_reported_and_not_applicable_stay_apart(reported, reader):
    reader.signs_in_as("monitor")

    people = by_area(read(reader, **YEAR, cell=""))
    law = by_area(read(reader, indicator=LAW, period="2022"))

    assert people["AA"] == (False, "reported", "40")
    assert people["BB"] == (False, "reported", "0")
    assert people["CC"] == (False, "not_reported", None)
    assert law["AA"] == (False, "not_applicable", None)


def test_a_small_count_is_withheld_from_who_does_not_work_on_it_and_no_other_state(reported, reader):
    found = by_area(read(reader.signs_in_as("donor"), **YEAR, cell="sex:f"))

    assert found["AA"] == (True, "reported", None)
    assert found["CC"] == (False, "not_reported", None)
    assert by_area(read(reader.signs_in_as("monitor"), **YEAR, cell="sex:f"))["AA"] == (False, "reported", "3")


@pytest.mark.parametrize("who", ["monitor", "donor"])
def test_every_figure_has_an_explanation_that_fits_its_schema_and_tells_the_same(reported, reader, who):
    document = read(reader.signs_in_as(who), **YEAR)

    assert list(SEEN.iter_errors(document)) == []
    for each in document["figures"]:
        steps = json.loads(reader.read(each["explained"]))
        outcome = steps["steps"][-1]["figure"]
        assert list(EXPLAINED.iter_errors(steps)) == []
        assert (outcome["state"], outcome["number"]) == (each["state"], each["number"])
        assert outcome.get("withheld", False) is each["withheld"]
        if who == "donor":
            assert [step["step"] for step in steps["steps"]] == ["rule", "outcome"]


def test_pages_lead_to_all_figures_each_once(reported, reader, monkeypatch):
    monkeypatch.setattr(figures_data, "PAGE_SIZE", 7)
    reader.signs_in_as("monitor")
    address, found, total = f"{LIST}?period=2022", [], 0
    while address:
        document = json.loads(reader.read(address))
        found += [(each["indicator"], each["area"], str(each["cell"])) for each in document["figures"]]
        address, total = document["next"], document["total"]

    assert len(found) == len(set(found)) == total


@pytest.mark.parametrize("asked", ["page=0", "page=99", "page=x", "page=1e3"])
def test_a_page_that_is_not_there_is_not_found(reported, reader, asked):
    reader.signs_in_as("monitor").read(f"{LIST}?{asked}")

    assert reader.status == 404


def test_a_program_that_has_the_figures_is_told_that_nothing_changed(reported, reader):
    reader.signs_in_as("monitor").read(LIST)
    name = reader.last["ETag"]

    assert reader.client.get(LIST, headers={"If-None-Match": name}).status_code == 304
    assert reader.signs_in_as("donor").client.get(LIST, headers={"If-None-Match": name}).status_code == 200


def test_without_a_seat_nothing_is_read(reported, reader):
    reader.read(LIST)

    assert reader.status == 403


def test_the_example_is_what_the_server_answers(reported, reader):
    written = json.loads((EXAMPLES / "figures_seen.json").read_text("utf-8"))

    assert written == read(reader.signs_in_as("donor"), **YEAR)
