"""Pages of figures: the tree, one indicator, and the number explained; who reads them, and what they say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.results.known import forget_what_was_known
from tests.actions.results_asked import TRAINED, an_asked_programme, must, number, reports, told, with_indicators
from tests.actions.test_illustrative_results import NOON, illustrated
from tests.cast import Cast, a_tabled_plan
from tests.web.pages import Reader

pytestmark = pytest.mark.django_db

TREE = "/SMALL/results/"
FIGURES = f"/SMALL/results/figures/{TRAINED}/"
EXPLAINED = f"{FIGURES}explained/"


@pytest.fixture
def reported() -> Cast:
    """AA counted 7 with 3 women and 2 men, BB counted nobody, CC has not reported."""
    cast = an_asked_programme()
    cells = (number("7"), number("3", ("sex", "f")), number("2", ("sex", "m")))
    must(reports(cast, told(*cells)))
    must(reports(cast, told(number("0")), unit="BB", who="monitor"))
    return cast


@pytest.mark.covers("R58")
def test_the_tree_tells_figure_coverage_status_and_the_clause_that_decided(reported, reader):
    page = reader.signs_in_as("head-aa").read(f"{TREE}?year=2022")

    assert TRAINED in page
    assert ">7<" in page
    assert "2 of 3" in page
    assert "Nobody can tell: no target for this year." in page


@pytest.mark.covers("R58")
def test_one_value_changes_the_status_of_its_output_and_the_page_says_why(reported, reader):
    reader.signs_in_as("head-aa")
    must(reports(reported, told(number("1")), unit="CC", who="monitor"))

    page = reader.read(f"{TREE}?year=2025")

    assert "Decided by" in page


def test_a_country_is_shown_by_itself(reported, reader):
    page = reader.signs_in_as("head-aa").read(f"{TREE}?year=2022&country=BB")

    assert ">0<" in page
    assert ">7<" not in page
    assert "1 of 1" in page


def test_a_reported_zero_and_nothing_reported_are_two_words(reported, reader):
    page = reader.signs_in_as("head-aa").read(f"{FIGURES}?year=2022")

    assert ">0</a>" in page
    assert ">not reported</a>" in page


def test_beside_each_chart_stands_a_table_with_the_same_figures(reported, reader):
    page = reader.signs_in_as("head-aa").read(f"{FIGURES}?year=2022")

    assert page.count('role="img"') == 2
    assert page.count("<table") == 3
    assert "AA: 7; BB: 0; CC: not reported" in page


def test_the_split_shows_what_was_reported_without_it(reported, reader):
    page = reader.signs_in_as("head-aa").read(f"{FIGURES}?year=2022&country=AA")

    assert "Reported without this split: 2" in page


def test_a_year_for_which_nobody_reported_yet_shows_no_figure(reported, reader):
    page = reader.signs_in_as("head-aa").read(f"{FIGURES}?year=2022")

    assert "2022: 7; 2023: not reported; 2024: not reported; 2025: not reported" in page


def test_a_year_of_which_only_some_quarters_were_reported_says_so(reader):
    illustrated(NOON)

    page = reader.signs_in_as("head-kg").read("/PCA-2022-2025/results/figures/1.1.3.i2/?year=2023")

    assert "2 of 4 periods reported" in page


@pytest.mark.covers("R-18")
def test_coverage_says_who_reported_a_part_of_the_year_on_every_page(reader):
    illustrated(NOON)
    reader.signs_in_as("head-kg")

    figures = reader.read("/PCA-2022-2025/results/figures/1.1.3.i2/?year=2023")
    explained = reader.read("/PCA-2022-2025/results/figures/1.1.3.i2/explained/?period=2023")

    assert " in part</span>" in figures
    assert "Not all months are reported by:" in explained
    assert "2 of 4 periods in full, last reported 2023-Q2" in explained


@pytest.mark.covers("R58")
def test_a_progress_of_half_a_year_is_said_to_be_provisional(reader):
    illustrated(NOON)
    reader.signs_in_as("head-kg")

    figures = reader.read("/PCA-2022-2025/results/figures/1.1.3.i2/?year=2023")
    tree = reader.read("/PCA-2022-2025/results/?year=2023")

    assert "provisional, 2 of 4 periods reported" in figures
    assert "provisional, 2 of 4 periods reported" in tree


def test_a_total_that_only_still_stands_says_as_of_when(reader):
    illustrated(NOON)

    page = reader.signs_in_as("head-kg").read("/PCA-2022-2025/results/figures/1.1.1.i2/?year=2023")

    assert "as of 2023-Q2" in page


@pytest.mark.covers("R93")
def test_the_grid_says_how_results_stand_in_each_country_under_each_pillar_and_leads_there(reported, reader):
    page = reader.signs_in_as("head-aa").read("/SMALL/results/grid/?year=2022")

    assert '"/SMALL/results/?year=2022&amp;country=AA#branch-p1">' in page
    assert "reported: 1 of 3" in page
    assert "reported: 0 of 3" in page
    assert "reports nothing here" in page
    assert "no lines" in page
    assert 'id="branch-p1"' in reader.read("/SMALL/results/?year=2022&country=AA")


@pytest.mark.covers("R93")
def test_the_overview_holds_the_same_grid_with_lines_and_results_for_those_with_a_seat(reader):
    a_tabled_plan(document=with_indicators())

    page = reader.signs_in_as("head-aa").read("/SMALL/")

    assert '"/SMALL/results/?year=2023&amp;country=AA#branch-p1">' in page
    assert '"/SMALL/workplans/JWP/?pillar=P1&amp;country=AA">' in page
    assert "reported: 0 of 3" in page


@pytest.mark.covers("R93")
def test_the_total_of_a_pillar_in_the_grid_is_rolled_up_anew(reported, reader):
    page = reader.signs_in_as("head-aa").read("/SMALL/results/grid/?year=2022")

    foot = page[page.index("<tfoot>") :]
    assert "reported: 1 of 3" in foot
    assert "reported: 3 of 9" not in foot


@pytest.mark.covers("R93")
def test_the_public_sees_no_result_in_the_grid_before_it_is_published(reported, reader):
    assert "grid-results" not in reader.read("/SMALL/")


def test_every_number_of_the_page_leads_to_its_explanation(reported, reader):
    page = reader.signs_in_as("head-aa").read(f"{FIGURES}?year=2022")

    assert f"{EXPLAINED}?area=AA&amp;period=2022" in page
    assert f"{EXPLAINED}?period=2022&amp;cell=sex%3Af" in page


def test_a_number_is_explained_by_its_rule_its_reports_and_who_is_missing(reported, reader):
    page = reader.signs_in_as("monitor").read(f"{EXPLAINED}?period=2022")

    assert "sum of the units" in page
    assert "2 of 3 units reported." in page
    assert "Not reported by:" in page
    assert "parts 5, total 7, 2 without split" in page


@pytest.mark.parametrize(
    "asked", ["area=QQ", "period=never", "period=2031", "cell=sex:x", "cell=sea:f", "cell=sex", "cell=a:b:c"]
)
def test_what_is_no_figure_of_the_programme_is_not_found(reported, reader, asked):
    reader.signs_in_as("head-aa").read(f"{EXPLAINED}?{asked}")

    assert reader.status == 404


def test_an_unknown_indicator_is_not_found(reported, reader):
    for page in ("figures/9.9.i9/", "figures/9.9.i9/explained/"):
        reader.signs_in_as("head-aa").read(f"/SMALL/results/{page}")
        assert reader.status == 404


@pytest.mark.covers("R96")
@pytest.mark.parametrize("page", [TREE, FIGURES, EXPLAINED])
def test_the_public_reads_no_figure_before_it_is_published(reported, reader, page):
    words = reader.read(page)

    assert reader.status == 403
    assert "Indicator 1.1.1.i1" not in words


@pytest.mark.parametrize("page", [TREE, FIGURES, EXPLAINED])
def test_the_pages_speak_russian(reported, reader, page):
    words = reader.reads_in("ru").signs_in_as("head-aa").read(f"{page}?year=2022&period=2022")

    assert reader.status == 200
    assert "Охват отчётностью" in words


@pytest.mark.covers("R93")
def test_more_reports_ask_no_more_queries(reported, reader):
    reader.signs_in_as("head-aa")
    before = _queries(reader)
    must(reports(reported, told(number("1")), unit="CC", who="monitor"))

    assert _queries(reader) == before
    assert before <= 30


def _queries(reader: Reader) -> int:
    forget_what_was_known()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        reader.read(f"{TREE}?year=2022")
    return len(asked)


def test_a_quarter_asks_for_what_is_due_in_a_quarter_alone(reader):
    illustrated(NOON)
    reader.signs_in_as("focal-kg")

    page = reader.read("/PCA-2022-2025/results/reports/2023-Q2/KG/") + reader.read(
        "/PCA-2022-2025/results/reports/2023-Q2/KG/fill/P1/"
    )

    assert "1.1.1.i2" in page
    assert "1.1.1.i1" not in page
