"""The page of three measures: what each rests on, and no number where there is no base."""

import pytest

from tests.actions.results_asked import an_asked_programme, must, number, reports, told, with_indicators
from tests.cast import L1, a_tabled_plan, retitle

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
