"""What waits for somebody is one list, the nearest last day first; the table of rights says what may stand on it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.pending import Duty, MatterKind, PendingMatter, duties_of, in_order
from maslahat.domain.shared.rights import may

DAY = date(2023, 2, 15)


def matter(duty: Duty = Duty.REPORT, until: date | None = None) -> PendingMatter:
    return PendingMatter(duty, "/somewhere/", until=until)


def test_a_day_ends_with_its_last_minute_and_an_instant_at_itself():
    noon = datetime(2023, 2, 15, 12, tzinfo=UTC)

    assert matter(until=DAY).ends == datetime(2023, 2, 16, tzinfo=UTC)
    assert matter(until=noon).ends == noon
    assert matter().ends is None


@pytest.mark.covers("R96")
def test_the_nearest_last_day_comes_first_and_what_has_none_comes_last():
    late, hour = matter(until=date(2023, 1, 31)), matter(until=datetime(2023, 2, 15, 23, tzinfo=UTC))
    day, undated = matter(until=DAY), matter(Duty.ANSWER_SILENCE)

    assert in_order([undated, day, hour, late]) == (late, hour, day, undated)


def test_of_matters_without_a_last_day_the_more_pressing_duty_comes_first():
    position, word = matter(Duty.STATE_POSITION), matter(Duty.CONCUR)

    assert in_order([position, word]) == (word, position)


@given(st.lists(st.builds(matter, st.sampled_from(Duty), st.none() | st.dates(max_value=date(2100, 1, 1)))))
def test_the_order_loses_nothing_and_does_not_depend_on_who_gathered_first(matters):
    forth, back = in_order(matters), in_order(reversed(matters))

    assert sorted(forth, key=repr) == sorted(matters, key=repr)
    assert [(each.duty, each.until) for each in forth] == [(each.duty, each.until) for each in back]


@pytest.mark.covers("R96")
@pytest.mark.parametrize("role", Role)
def test_a_role_has_the_duties_whose_deeds_the_table_gives_it(role):
    duties = duties_of(role)

    assert {each for each in Duty if may(role, each.deed)} == set(duties)
    assert all(each.kind in MatterKind for each in duties)


def test_a_stranger_has_no_duty():
    assert duties_of(Role.PUBLIC) == ()
