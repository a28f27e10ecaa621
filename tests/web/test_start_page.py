"""The start page: one list for every role, the nearest last day first, in a fixed number of queries."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.drafts import forget_what_was_read
from maslahat.actions.workplans import table_draft
from tests.actions.results_asked import a_reported_programme, must
from tests.cast import L1, Cast, raise_budget, small_plan

pytestmark = pytest.mark.django_db

PAGE = "/SMALL/waiting/"


def tables(cast: Cast, code: str, year: int) -> Cast:
    """Table the small plan once more under another code and year, and return the cast at this plan."""
    plan = replace(small_plan(), code=code, year=year)
    must(table_draft(plan=plan, by=cast("secretariat"), **cast.told()))
    return replace(cast, plan=code)


def asked_for(reader, page: str = PAGE) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert reader.read(page)
    return len(asked)


def cold_and_warm(reader) -> tuple[int, int]:
    """Return how much the page asks when plans are not in memory, and when they are; all else is."""
    asked_for(reader)
    forget_what_was_read()
    return asked_for(reader), asked_for(reader)


@pytest.mark.covers("R96", "P-18")
@pytest.mark.parametrize("who", ["secretariat", "head-aa", "donor", "cso-bb"])
def test_the_start_page_asks_as_much_of_four_plans_as_of_one(reader, who):
    cast = a_reported_programme()
    one = tables(cast, "JWP", 2023)
    one.tabled("head-aa", raise_budget(L1, "150"))
    reader.signs_in_as(who)
    with_one = cold_and_warm(reader)
    for year in (2022, 2024, 2025):
        tables(cast, f"JWP{year}", year).file("head-bb", raise_budget(L1, "150"))
    cold, warm = cold_and_warm(reader)

    assert (cold, warm) == with_one
    assert warm <= 12
    assert cold <= 30


@pytest.mark.covers("R96")
def test_matters_are_sifted_by_what_they_belong_to(cast, reader):
    ref = cast.file("head-aa", raise_budget(L1, "150")).ref
    number = cast.asks("head-aa", "Is one course enough?")
    page = reader.signs_in_as("secretariat").read(f"{PAGE}?kind=proposal")

    assert ref in page
    assert f"/discussions/{number}/" not in page
    assert ref in reader.read(f"{PAGE}?kind=nonsense")


@pytest.mark.covers("R96")
def test_a_page_without_matters_says_what_will_come_to_it_for_the_role(cast, reader):
    of_the_head = reader.signs_in_as("head-cc").read(PAGE)
    of_the_donor = reader.signs_in_as("donor").read(PAGE)

    assert "Nothing waits for you" in of_the_head
    assert "State the position of your party on the finalized plan" in of_the_head
    assert "Nothing waits for you" in of_the_donor
    assert "State the position of your party on the finalized plan" not in of_the_donor
