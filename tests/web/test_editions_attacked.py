"""All that is public of a year, read together: pages, JSON, sheets and papers of every edition and revision."""

import json
import re
from typing import Any

import pytest

from maslahat.actions.results.annual_record import forget_drafts
from maslahat.domain.results.annual_report import Scope, ScopeKind
from tests.actions.editions_drafted import begins, publishes
from tests.actions.results_asked import TRAINED, an_asked_programme, corrects, locks, must, number, reports, told
from tests.cast import Cast
from tests.prepared import prepared
from tests.publishing.papers import words_of_docx
from tests.web.pages import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R70", "R94")]

PROGRAMME, PILLAR, COUNTRY = Scope(ScopeKind.PROGRAMME), Scope(ScopeKind.PILLAR, "P1"), Scope(ScopeKind.COUNTRY, "AA")
EDITIONS = ((PROGRAMME, 1), (PILLAR, 1), (COUNTRY, 1), (PROGRAMME, 2), (COUNTRY, 2))
FIRST = {"AA": (21, 40), "BB": (22, 33), "CC": (19, 24)}


def cells(women: int, men: int) -> tuple[Any, ...]:
    return number(str(women + men)), number(str(women), ("sex", "f")), number(str(men), ("sex", "m"))


@prepared
def published_and_corrected() -> Cast:
    """Return the cast after three editions, the correction of AA from 61 people to 3 women, and two more editions."""
    cast = an_asked_programme()
    for unit, numbers in FIRST.items():
        must(reports(cast, told(*cells(*numbers)), unit=unit, who="monitor"))
    for scope, revision in EDITIONS[:3]:
        must(begins(cast, scope.kind.value, scope.code))
        must(publishes(cast, scope, revision))
    locks(cast)
    must(corrects(cast, *cells(3, 0)))
    for scope, revision in EDITIONS[3:]:
        must(begins(cast, scope.kind.value, scope.code))
        must(publishes(cast, scope, revision))
    return cast


@pytest.fixture
def published() -> Cast:
    forget_drafts()
    return published_and_corrected()


def home(scope: Scope, revision: int) -> str:
    return f"/SMALL/results/annual/2022/{scope}/{revision}/"


def data(reader: Reader, scope: Scope, revision: int) -> list[dict[str, Any]]:
    document = json.loads(reader.read(f"{home(scope, revision)}results.json"))
    return [each for each in document["figures"] if each["indicator"] == TRAINED]


def test_after_a_correction_to_few_people_no_total_is_shown_that_the_unchanged_countries_make_up(published, reader):
    now = {
        (each["area"], *each["cell"].values()): each.get("number")
        for each in data(reader, PROGRAMME, 2)
        if each["period"] == "2022"
    }

    assert (now["AA",], now["",], now["", "f"]) == (None, None, None)
    assert (now["BB",], now["CC",]) == ("55", "43")


def test_a_restatement_does_not_tell_what_the_next_revision_withholds(published, reader):
    page = reader.read(home(PROGRAMME, 1))

    restated = re.findall(r'<td class="number" data-label="Today">([^<]*)</td>', page)
    assert restated
    assert set(restated) == {"not shown"}


@pytest.mark.parametrize(("scope", "revision"), EDITIONS, ids=str)
def test_page_sheet_and_paper_tell_no_number_of_people_that_the_data_withhold(published, reader, scope, revision):
    open_numbers = {each["number"] for each in data(reader, scope, revision) if each.get("number")}
    page = reader.read(f"{home(scope, revision)}indicators/{TRAINED}/")
    sheet = reader.read(f"{home(scope, revision)}results.csv")
    paper = reader.client.get(f"{home(scope, revision)}report/en.docx").content

    on_page = set(re.findall(r'<td class="number"[^>]*>(\d+)</td>', page))
    in_sheet = {row.split(",")[-11] for row in sheet.splitlines() if f",{TRAINED}," in row}
    assert on_page <= open_numbers
    assert in_sheet - {""} <= open_numbers
    hidden = {"98", "101", "3"} - open_numbers if revision == 2 else set()
    assert not [each for each in hidden - {"3"} if re.search(rf"\b{each}\b", words_of_docx(paper))]
