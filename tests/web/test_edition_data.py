"""Each published edition as data: of the programme, a pillar, a country and a donor, for everybody, from one source."""

import csv
import json
import re
from io import StringIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from maslahat.actions.results.annual_record import forget_drafts
from maslahat.domain.results.annual_report import Scope, ScopeKind
from maslahat.publishing.schemas import schema
from tests.actions.editions_drafted import begins, publishes
from tests.actions.results_asked import TRAINED, an_asked_programme, must, number, reports, told
from tests.cast import Cast
from tests.prepared import prepared
from tests.web.pages import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R70", "R94")]

SCOPES = (Scope(ScopeKind.PROGRAMME), Scope(ScopeKind.PILLAR, "P1"), Scope(ScopeKind.COUNTRY, "AA"))
VALIDATOR = Draft202012Validator(schema("public_results"))


def address(scope: Scope, name: str = "") -> str:
    return f"/SMALL/results/annual/2022/{scope}/1/{name}"


@prepared
def published_on_everything() -> Cast:
    """Return the cast after AA told of 3 women and 37 men, BB of 9 and 11, and each scope had its edition."""
    cast = an_asked_programme()
    for unit, women, men in (("AA", "3", "37"), ("BB", "9", "11")):
        cells = (number(str(int(women) + int(men))), number(women, ("sex", "f")), number(men, ("sex", "m")))
        must(reports(cast, told(*cells), unit=unit, who="monitor"))
    for scope in SCOPES:
        must(begins(cast, scope.kind.value, scope.code))
        must(publishes(cast, scope))
    return cast


@pytest.fixture
def published() -> Cast:
    forget_drafts()
    return published_on_everything()


def read_json(reader: Reader, scope: Scope) -> Any:
    return json.loads(reader.read(address(scope, "results.json")))


def read_csv(reader: Reader, scope: Scope) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(reader.read(address(scope, "results.csv")).removeprefix("\ufeff"))))


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_an_edition_is_data_for_everybody_and_says_what_it_is_about(published, reader, scope):
    document = read_json(reader, scope)

    assert list(VALIDATOR.iter_errors(document)) == []
    assert (document["edition"]["scope"]["kind"], document["edition"]["scope"]["code"]) == (scope.kind, scope.code)
    assert {row["scope"] for row in read_csv(reader, scope)} == {str(scope)}


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_page_json_and_sheet_of_an_edition_show_the_same_numbers(published, reader, scope):
    figures = [each for each in read_json(reader, scope)["figures"] if each["indicator"] == TRAINED]
    rows = [row for row in read_csv(reader, scope) if row["indicator"] == TRAINED]
    page = reader.read(address(scope, f"indicators/{TRAINED}/"))

    assert [row["value"] for row in rows] == [each.get("number") or "" for each in figures]
    cells = {each for each in re.findall(r'<td class="number"[^>]*>([^<]*)</td>', page) if each.isdigit()}
    assert cells <= {each["number"] for each in figures if each.get("number")}


def test_no_edition_shows_what_another_withholds(published, reader):
    shown, hidden = set(), set()
    for scope in SCOPES:
        for each in read_json(reader, scope)["figures"]:
            key = (each["indicator"], each["area"], each["period"], tuple(each["cell"].items()))
            (hidden if each["withheld"] else shown).add(key)

    assert hidden
    assert not shown & hidden


@pytest.mark.parametrize("name", ["results.json", "results.csv"])
def test_an_edition_in_work_is_no_data_yet(reader, name):
    cast = an_asked_programme()
    must(reports(cast, told(number("40"))))
    must(begins(cast))
    reader.signs_in_as("monitor").read(address(SCOPES[0], name))

    assert reader.status == 404


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_the_page_of_an_edition_leads_to_its_data(published, reader, scope):
    page = reader.read(address(scope))

    for name in ("results.json", "results.csv"):
        assert f'href="{address(scope, name)}"' in page
