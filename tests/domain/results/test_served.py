"""The groups of people that a line serves: five of six are not all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.served import GroupsServed
from tests.small_programme import GROUPS

CODES = st.frozensets(st.sampled_from(sorted(GROUPS)))


@pytest.mark.covers("R76")
def test_five_of_six_groups_are_not_all():
    served = GroupsServed.of(GROUPS, set(GROUPS) - {"lawyers"})

    assert (len(served.done), len(served.named), served.are_all_done) == (5, 6, False)


@pytest.mark.covers("R76")
@given(CODES, CODES)
def test_a_line_is_done_exactly_when_every_group_that_it_names_is(named, told):
    assert GroupsServed.of(named, told).are_all_done == (named <= told)


@pytest.mark.covers("R76")
@given(CODES, CODES)
def test_what_was_told_of_a_group_that_a_line_names_no_more_does_not_count(named, told):
    served = GroupsServed.of(named, told)

    assert served.done <= set(served.named)
    assert served == GroupsServed.of(named, told & named)
