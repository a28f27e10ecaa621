"""Small counts of people on the pages inside: whoever does not work on a figure reads it as the public will."""

import re
from pathlib import Path

import pytest
from django.core.cache import caches

import maslahat.web
from tests.actions.results_asked import TRAINED, an_asked_programme, must, number, reports, told
from tests.cast import Cast
from tests.prepared import prepared

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R70")]

TREE = "/SMALL/results/?year=2022"
FIGURES = f"/SMALL/results/figures/{TRAINED}/"
EXPLAINED = f"{FIGURES}explained/"
REPORT = "/SMALL/results/reports/2022/AA/"
HIDDEN = "not shown"


@prepared
def a_counted_programme() -> Cast:
    """Return the cast: AA counted 40 people with 3 women, BB 20 with 9 women, CC 3 men."""
    cast = an_asked_programme()
    must(reports(cast, told(number("40"), number("3", ("sex", "f")), number("37", ("sex", "m")))))
    for unit, all_of_them, women, men in (("BB", "20", "9", "11"), ("CC", "3", "0", "3")):
        cells = (number(all_of_them), number(women, ("sex", "f")), number(men, ("sex", "m")))
        must(reports(cast, told(*cells), unit=unit, who="monitor"))
    return cast


@pytest.fixture
def reported() -> Cast:
    return a_counted_programme()


@pytest.mark.parametrize("who", ["donor", "head-bb"])
def test_a_small_count_of_another_side_is_not_shown_in_table_chart_or_map(reported, reader, who):
    page = reader.signs_in_as(who).read(f"{FIGURES}?year=2022")

    assert (f"CC: {HIDDEN}" in page) is (who == "head-bb")  # a donor sees no country, and a chart of none is not drawn
    assert "CC: 3" not in page
    assert f">{HIDDEN}</a>" in page


def test_no_other_figure_of_the_page_gives_it_away(reported, reader):
    page = reader.signs_in_as("donor").read(f"{FIGURES}?year=2022")

    assert ("AA: 40" in page) + ("BB: 20" in page) + (">63<" in page) < 3


@pytest.mark.parametrize("who", ["monitor", "secretariat", "coordinator"])
def test_who_works_on_all_figures_sees_all_of_them(reported, reader, who):
    page = reader.signs_in_as(who).read(f"{FIGURES}?year=2022")

    assert "AA: 40; BB: 20; CC: 3" in page
    assert HIDDEN not in page


def test_each_side_sees_its_own(reported, reader):
    page = reader.signs_in_as("head-aa").read(f"{FIGURES}?year=2022&country=AA")

    assert ">3</a>" in page
    assert ">37</a>" in page


def test_what_a_split_leaves_is_told_to_everybody_who_sees_the_total_and_all_parts(db, reader):
    cast = an_asked_programme()
    must(reports(cast, told(number("40"), number("10", ("sex", "f")), number("23", ("sex", "m")))))

    page = reader.signs_in_as("donor").read(f"{FIGURES}?year=2022")

    assert "Reported without this split: 7" in page


def test_nothing_is_said_of_what_a_split_leaves_where_a_part_is_not_shown(reported, reader):
    page = reader.signs_in_as("donor").read(f"{FIGURES}?year=2022")

    assert "Reported without this split" not in page
    assert "more than the total" not in page


def test_progress_and_status_do_not_tell_what_the_figure_does_not(reported, reader):
    page = reader.signs_in_as("donor").read("/SMALL/results/?year=2022&country=CC")

    assert f">{HIDDEN}<" in page
    assert ">3<" not in page


@pytest.mark.parametrize("asked", ["area=CC&period=2022", "period=2022", "area=AA&period=2022&cell=sex:f"])
def test_the_explanation_lists_no_report_to_one_who_may_not_read_them(reported, reader, asked):
    page = reader.signs_in_as("donor").read(f"{EXPLAINED}?{asked}")

    assert reader.status == 200
    assert "The reports behind this number are shown to those who work on it" in page
    assert ">3<" not in page
    assert ">37<" not in page


def test_the_explanation_tells_what_each_unit_adds_as_far_as_all_may_see_it(reported, reader):
    page = reader.signs_in_as("donor").read(f"{EXPLAINED}?period=2022")

    assert ">63<" in page
    assert f">{HIDDEN}</td>" in page
    assert not [each for each in (">40</td>", ">20</td>", ">3</td>") if each in page]


@pytest.mark.parametrize("page", [TREE, FIGURES, f"{EXPLAINED}?area=AA&period=2022&cell=sex:f", REPORT])
@pytest.mark.parametrize("who", ["donor", "head-bb", "monitor", "secretariat"])
def test_a_page_kept_for_one_reader_is_not_given_to_one_with_other_rights(reported, reader, page, who):
    alone = reader.signs_in_as(who).read(page)
    caches["pages"].clear()
    for before in ("monitor", "donor", "head-aa", "head-bb", "secretariat"):
        reader.signs_in_as(before).read(page)

    assert without_keys(reader.signs_in_as(who).read(page)) == without_keys(alone)


def without_keys(page: str) -> str:
    """Return a page without what is new each time: the keys of its forms."""
    return re.sub(r'name="(key|csrfmiddlewaretoken)" value="[^"]*"|nonce="[^"]*"', "", page)


def test_what_no_page_shows_is_not_explained_to_all_either(reported, reader):
    page = reader.signs_in_as("donor").read(f"{EXPLAINED}?area=AA&period=2022&cell=sex:m")

    assert ">37<" not in page


def test_a_report_shows_its_values_to_its_sides_alone(reported, reader):
    one = f"{REPORT}on/{TRAINED}/"
    seen = {who: reader.signs_in_as(who).read(one) for who in ("donor", "head-bb", "head-aa", "monitor")}

    assert {who: "<dd>37</dd>" in page for who, page in seen.items()} == {
        "donor": False,
        "head-bb": False,
        "head-aa": True,
        "monitor": True,
    }


def test_the_report_of_a_country_shows_small_counts_to_its_sides_alone(reported, reader):
    theirs, ours = (reader.signs_in_as(who).read(REPORT) for who in ("donor", "head-aa"))

    assert HIDDEN in theirs
    assert ">40" not in theirs
    assert ">40" in ours


def test_the_page_says_in_russian_what_is_not_shown(reported, reader):
    page = reader.reads_in("ru").signs_in_as("donor").read(f"{FIGURES}?year=2022")

    assert "не раскрывается" in page


def test_no_page_reads_figures_but_with_the_eyes_of_its_visitor():
    sources = Path(maslahat.web.__file__).parent.rglob("*.py")
    reading = [each.name for each in sources if "results_known(" in each.read_text(encoding="utf-8")]

    assert reading == ["small_counts.py"]
