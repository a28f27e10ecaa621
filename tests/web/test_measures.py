"""The page of three measures: what each rests on, and no number where there is no base."""

from datetime import date

import pytest

from maslahat.actions.results.progressing import report_progress
from tests.actions.results_asked import (
    TRAINED,
    an_asked_programme,
    an_indicator,
    must,
    number,
    opens,
    reports,
    told,
    with_indicators,
)
from tests.cast import L1, L2, a_tabled_plan, retitle

pytestmark = pytest.mark.django_db

PAGE = "/SMALL/results/measures/"


@pytest.mark.covers("R88")
def test_an_open_proposal_is_listed_and_counts_in_no_average(reader):
    cast = a_tabled_plan(document=with_indicators())
    found = cast.tabled("head-bb", retitle(L1, "A better title"))

    page = reader.signs_in_as("head-aa").read(f"{PAGE}?year=2023")

    assert f"/SMALL/workplans/JWP/proposals/{found.ref}/" in page
    assert "<dt>Median</dt><dd>no base</dd>" in page


@pytest.mark.covers("R88")
def test_a_disposed_proposal_gives_the_median_and_leads_to_its_record(reader):
    cast = a_tabled_plan(document=with_indicators())
    found = cast.tabled("head-bb", retitle(L1, "A better title"))
    cast.dispose(found.ref)

    page = reader.signs_in_as("head-aa").read(f"{PAGE}?year=2023")

    assert "<dt>Median</dt><dd>0</dd>" in page


@pytest.mark.covers("R88")
def test_what_cannot_be_told_is_listed_with_the_reason_and_gives_no_share(reader):
    cast = an_asked_programme()
    must(reports(cast, told(number("7"))))

    page = reader.signs_in_as("head-aa").read(f"{PAGE}?year=2022")

    assert "Explain this number" in page
    assert "No workplan of this year" in page


@pytest.mark.covers("R96")
def test_the_public_reads_no_measure_before_results_are_published(reader):
    a_tabled_plan(document=with_indicators())

    reader.read(PAGE)

    assert reader.status == 403


def with_a_target_of_2023():
    """Return the small programme whose first indicator has a target of 10 for 2023."""
    document = with_indicators()
    more = {"targets": [{"year": 2023, "value": 10}], "disaggregation": ["sex"], "counts_people": True}
    document["pillars"][0]["outcomes"][0]["outputs"][0]["indicators"][0] = an_indicator(TRAINED, **more)
    return document


def a_year_of_work(counted="8"):
    """Return the cast whose first line of 100 dollars is closed and whose second goes on, with so many trained."""
    cast = a_tabled_plan(document=with_a_target_of_2023())
    cast.endorse()
    must(opens(cast, "2023", due_on=date(2024, 2, 15)))
    must(reports(cast, told(number(counted)), period="2023"))
    words = {"problem": {}, "next_step": {}, "by": cast("expert")}
    for line, status in ((L1, "closed"), (L2, "implementation")):
        on = {"workplan": "JWP", "line": line, "standing": 0, "status": status}
        must(report_progress(**on | words | cast.told()))
    return cast


@pytest.mark.covers("R88")
def test_a_cost_is_the_money_of_closed_lines_by_what_was_counted_and_shows_both(reader):
    a_year_of_work("8")

    page = reader.signs_in_as("expert").read(f"{PAGE}?year=2023")

    assert "12.5 USD for one: 100 divided by 8" in page


@pytest.mark.covers("R88")
def test_the_years_of_the_programme_stand_side_by_side_and_each_number_opens_its_list(reader):
    a_year_of_work("10")

    page = reader.signs_in_as("expert").read(PAGE)

    assert '<a href="?year=2023&amp;list=met#met">1<span class="unseen"> Met, 2023</span></a>' in page
    assert '<a href="?year=2023&amp;list=targets#targets">100<' in page
    assert page.count("<svg") >= 1
    opened = reader.read(f"{PAGE}?year=2023&list=met")
    assert '<details id="met" open>' in opened
    assert '<details id="unmeasured">' in opened


@pytest.mark.covers("R88")
def test_pillars_and_countries_are_told_apart_and_no_country_is_measured_by_a_target_of_all(reader):
    a_year_of_work("10")

    page = reader.signs_in_as("expert").read(f"{PAGE}?year=2023")

    assert '<a href="?year=2023&amp;pillar=P1&amp;list=cost#cost">1<' in page
    assert "pillar=P2&amp;list=met" not in page
    assert "country=AA&amp;list=unmeasured" in page
    assert "country=AA&amp;list=met" not in page
