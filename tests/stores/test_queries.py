"""Reading for screens costs the same however much there is to read."""

import pytest

from maslahat.actions.drafts import draft_on_screen
from maslahat.stores.governance import queries as governance
from maslahat.stores.people import queries as people
from maslahat.stores.workplans import queries
from tests.cast import L1, SEATS, a_tabled_plan, raise_budget

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return a_tabled_plan()


def test_a_page_of_a_draft_takes_as_many_queries_for_ten_proposals_as_for_one(
    cast, django_assert_max_num_queries, django_assert_num_queries
):
    cast.tabled("head-aa", raise_budget(L1, "1"))
    with django_assert_max_num_queries(14) as one:
        draft_on_screen("SMALL", "JWP")

    for number in range(9):
        cast.tabled("cso-bb", raise_budget(L1, str(number + 2)))

    with django_assert_num_queries(len(one)):
        assert len(draft_on_screen("SMALL", "JWP").proposals) == 10


def test_people_and_seats_take_a_fixed_number_of_queries(cast, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert len(people.accreditations("SMALL")) == len(SEATS)
        assert len(people.people("SMALL")) == len(SEATS)
        assert len(people.parties("SMALL")) == 6


def test_what_does_not_exist_reads_as_nothing(cast):
    assert queries.workplan("SMALL", "NONE") is None
    assert queries.workplan("NONE", "JWP") is None
    assert governance.endorsement(cast.workplan.id) is None
    with pytest.raises(LookupError):
        queries.plan("0" * 64)


def test_a_page_reads_a_plan_again_only_after_somebody_did_something(cast, django_assert_num_queries):
    cast.tabled("head-aa", raise_budget(L1, "1"))
    first = draft_on_screen("SMALL", "JWP")

    with django_assert_num_queries(2):
        assert draft_on_screen("SMALL", "JWP") is first

    cast.tabled("cso-bb", raise_budget(L1, "2"))

    assert len(draft_on_screen("SMALL", "JWP").proposals) == 2
