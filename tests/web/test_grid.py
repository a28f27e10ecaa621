"""The grid of countries by pillars: people and stories in its cells, each with its records, for whom they are."""

import re
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.results.defining import Asked, define_indicator
from maslahat.actions.results.known import forget_what_was_known, results_known
from tests.actions.results_asked import (
    TRAINED,
    a_reported_programme,
    an_asked_programme,
    an_asked_programme_of,
    confirms,
    must,
    number,
    reports,
    told,
    verifies,
    with_indicators,
)
from tests.cast import Cast
from tests.prepared import prepared
from tests.web.pages import Reader
from tests.web.test_small_counts import a_counted_programme

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R93")]

GRID = "/SMALL/results/grid/?year=2022"
PEOPLE = "/SMALL/results/grid/people/?year=2022"
STORIES = "/SMALL/results/grid/stories/?year=2022"


@pytest.fixture
def counted() -> Cast:
    """AA counted 40 people, BB 20, CC 3."""
    return a_counted_programme()


def cells(page: str, row: str) -> list[str]:
    """Return the cells of a row of the grid without what marks them up."""
    found = re.search(rf'<tr><th scope="row">(?:<[^>]*>)*{row}.*?</tr>', page, re.DOTALL)
    assert found is not None, row
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in re.findall(r"<td.*?</td>", found[0], re.DOTALL)]


def test_a_cell_tells_the_people_counted_and_leads_to_their_figures(counted, reader):
    page = reader.signs_in_as("monitor").read(GRID)

    assert "40 persons" in cells(page, "AA")[0]
    assert "63 persons" in cells(page, "All countries")[0]
    assert '"/SMALL/results/grid/people/?year=2022&amp;country=AA&amp;pillar=P1">40 persons</a>' in page


def test_the_figures_behind_a_cell_stand_one_by_one_each_with_its_explanation(counted, reader):
    page = reader.signs_in_as("monitor").read(f"{PEOPLE}&country=AA&pillar=P1")

    assert f'"/SMALL/results/figures/{TRAINED}/explained/?area=AA&amp;period=2022">40</a>' in page
    assert "1 of 1" in page


def test_a_cell_in_which_nobody_is_counted_says_so(counted, reader):
    page = reader.signs_in_as("monitor").read(f"{PEOPLE}&pillar=P2")

    assert "Nobody is counted here" in page


def test_a_cell_of_which_nobody_reported_people_says_so(reader):
    an_asked_programme()

    page = reader.signs_in_as("monitor").read(GRID)

    assert "people: not reported" in cells(page, "AA")[0]


@pytest.mark.covers("R70")
@pytest.mark.parametrize("who", ["donor", "head-bb"])
def test_a_small_count_of_another_side_is_in_no_cell(counted, reader, who):
    page = reader.signs_in_as(who).read(GRID)

    assert "people: not shown" in cells(page, "CC")[0]
    assert "3 persons" not in page.replace("63 persons", "")


@pytest.mark.covers("R70")
def test_no_row_and_no_total_of_the_grid_gives_a_small_count_away(counted, reader):
    page = reader.signs_in_as("donor").read(GRID)

    shown = [number in page for number in ("40 persons", "20 persons", "63 persons")]
    assert sum(shown) < 3
    assert "not shown" in reader.read(f"{PEOPLE}&country=CC")


@pytest.mark.covers("R70")
def test_a_cell_says_of_people_what_the_page_of_the_figure_says(counted, reader):
    reader.signs_in_as("donor")
    for country in ("AA", "BB", "CC"):
        in_cell = cells(reader.read(GRID), country)[0]
        listed = reader.read(f"{PEOPLE}&country={country}")
        figure = re.search(r'explained/[^"]*">([^<]*)</a>', listed)
        assert figure is not None
        assert ("people: not shown" if figure[1] == "not shown" else f"{figure[1]} persons") in in_cell


def test_the_kept_table_of_one_reader_is_not_shown_to_another(counted, reader):
    ours = reader.signs_in_as("monitor").read(GRID)
    theirs = reader.signs_in_as("donor").read(GRID)

    assert "3 persons" in cells(ours, "CC")[0]
    assert "people: not shown" in cells(theirs, "CC")[0]


@prepared
def a_programme_with_own_targets() -> Cast:
    """Return the cast, with a target of 8 for AA alone; AA counted 8, BB 2."""
    document = with_indicators()
    own = {"country": "AA", "baseline": {"value": 0, "year": 2021}, "targets": [{"year": 2022, "value": 8}]}
    document["pillars"][0]["outcomes"][0]["outputs"][0]["indicators"][0]["country_targets"] = [own]
    cast = an_asked_programme_of(document)
    must(reports(cast, told(number("8"))))
    must(reports(cast, told(number("2")), unit="BB", who="monitor"))
    return cast


def test_a_cell_tells_on_track_where_the_country_has_targets_of_its_own(reader):
    a_programme_with_own_targets()

    page = reader.signs_in_as("monitor").read(GRID)

    assert "1 of 1 on track" in cells(page, "AA")[0]
    assert "no targets of its own" in cells(page, "BB")[0]
    assert "on track" not in cells(page, "All countries")[0]


def test_the_tree_and_the_figures_of_a_country_show_its_own_target(reader):
    a_programme_with_own_targets()
    reader.signs_in_as("monitor")

    tree = reader.read("/SMALL/results/?year=2022&country=AA")
    figures = reader.read(f"/SMALL/results/figures/{TRAINED}/?year=2022&country=AA")
    indicator = reader.read(f"/SMALL/results/indicators/{TRAINED}/")

    assert "100%" in tree
    assert figures.count('data-label="Target">8<') == 1
    assert "8 (2022), from 0 (2021)" in indicator


def test_what_people_lay_down_leaves_the_targets_of_a_country_as_they_are(reader):
    cast = a_programme_with_own_targets()
    meaning = {"en": "Each person once", "ru": "Каждый человек один раз"}
    asked = Asked(meaning, "count", "sum", "sum", "up", Decimal(0), 12, True, (), ("sex",))
    named = {"indicator": TRAINED, "version": 1, "reason": "So agreed", "by": cast("secretariat")}

    must(define_indicator(asked=asked, **named, **cast.told()))

    definition = results_known(cast.programme).definition(TRAINED)
    assert definition is not None
    assert (definition.targets, [each.country for each in definition.own_targets]) == ((), ["AA"])


def test_words_of_a_verified_report_are_a_story_of_its_cell(reader):
    cast = a_reported_programme()
    before = reader.signs_in_as("head-bb").read(GRID)
    must(confirms(cast))
    must(verifies(cast))

    after = reader.read(GRID)

    assert "no stories" in cells(before, "AA")[0]
    assert "1 story" in cells(after, "AA")[0]
    assert "no stories" in cells(after, "BB")[0]
    assert "1 story" in cells(after, "All countries")[0]


def test_stories_behind_a_cell_stand_with_their_report(reader):
    cast = a_reported_programme()
    must(confirms(cast))
    must(verifies(cast))

    page = reader.signs_in_as("head-bb").read(f"{STORIES}&country=AA&pillar=P1")

    assert "We counted" in page
    assert f'"/SMALL/results/reports/2022/AA/on/{TRAINED}/"' in page
    assert "Nothing was told in words here" in reader.read(f"{STORIES}&country=BB")


def test_the_public_reads_neither_people_nor_stories_before_they_are_published(counted, reader):
    for address in (PEOPLE, STORIES):
        page = reader.read(address)
        assert reader.status == 403
        assert "persons" not in page
        assert "We counted" not in page


@pytest.mark.parametrize("asked", ["country=QQ", "pillar=P9", "year=1999"])
def test_what_is_no_cell_of_the_programme_is_passed_over(counted, reader, asked):
    reader.signs_in_as("monitor").read(f"/SMALL/results/grid/people/?{asked}")

    assert reader.status == 200


@pytest.mark.parametrize("page", [GRID, PEOPLE, STORIES, "/SMALL/"])
def test_a_page_with_cells_asks_few_questions_however_much_was_reported(reader, page):
    cast = an_asked_programme()
    reader.signs_in_as("monitor")
    before = _questions(reader, page)
    for unit in ("BB", "CC"):
        must(reports(cast, told(number("30")), unit=unit, who="monitor"))

    assert _questions(reader, page) == before
    assert before <= 30


def test_a_grid_that_was_seen_is_not_made_again(counted, reader):
    reader.signs_in_as("monitor").read(GRID)

    assert _asked(reader, GRID) <= 12


def _questions(reader: Reader, page: str) -> int:
    forget_what_was_known()
    caches["pages"].clear()
    return _asked(reader, page)


def _asked(reader: Reader, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        reader.read(page)
    return len(asked)
