"""How a registration moves, and how many came of those who were expected."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.participants import (
    AttendanceMode,
    Function,
    Participant,
    RegistrationState,
    RegistrationStep,
    Sex,
    is_in_time,
    next_state,
    steps_from,
)
from maslahat.domain.meetings.presence import Channel
from maslahat.domain.meetings.turnout import Dimension, turnout

NOON = datetime(2022, 10, 20, 12, tzinfo=UTC)
PEOPLE = st.builds(
    Participant,
    number=st.integers(1, 500),
    party=st.sampled_from(("AA", "BB")),
    country=st.sampled_from(("", "AA", "BB")),
    category=st.sampled_from(("gov", "cso")),
    function=st.sampled_from(Function),
    mode=st.sampled_from(AttendanceMode),
    sex=st.sampled_from(Sex),
    state=st.sampled_from(RegistrationState),
)


def someone(number: int, **more) -> Participant:
    asked = {"party": "AA", "country": "AA", "category": "gov", "function": Function.DELEGATE}
    asked |= {"mode": AttendanceMode.ROOM, "sex": Sex.FEMALE, "state": RegistrationState.ADMITTED}
    return Participant(number=number, **asked | more)


@pytest.mark.covers("R32")
def test_a_registration_goes_from_applied_to_admitted_or_refused_and_ends_cancelled():
    ways = {(state, step): next_state(state, step) for state, step in product(RegistrationState, RegistrationStep)}

    assert {(str(state), str(step)): str(to) for (state, step), to in ways.items() if to} == {
        ("applied", "admit"): "admitted",
        ("applied", "refuse"): "refused",
        ("applied", "cancel"): "cancelled",
        ("admitted", "cancel"): "cancelled",
        ("refused", "admit"): "admitted",
        ("refused", "cancel"): "cancelled",
    }
    assert steps_from(RegistrationState.CANCELLED) == ()


def test_a_registration_at_the_deadline_itself_is_late():
    assert is_in_time(NOON, NOON - timedelta(microseconds=1))
    assert not is_in_time(NOON, NOON)
    assert is_in_time(None, NOON)


@pytest.mark.covers("R32")
def test_the_report_tells_those_who_came_and_not_those_who_were_expected():
    people = [someone(number) for number in range(1, 161)]
    came = {each.number: Channel.ONLINE if each.number > 140 else Channel.ROOM for each in people[:152]}

    found = turnout(people, came)

    assert (found.registered, found.came) == (160, 152)
    assert {row.code: (row.registered, row.came) for row in found.by[Dimension.MODE]} == {
        "online": (0, 12),
        "room": (160, 140),
    }


def test_refused_and_cancelled_registrations_are_in_no_count():
    gone = [someone(1, state=RegistrationState.REFUSED), someone(2, state=RegistrationState.CANCELLED)]

    assert turnout([*gone, someone(3)], {1: Channel.ROOM}).by[Dimension.SEX][0].registered == 1
    assert turnout(gone, {1: Channel.ROOM}).came == 0


@given(st.lists(PEOPLE, unique_by=lambda each: each.number), st.data())
def test_every_way_of_counting_adds_up_to_the_whole(people, data):
    channels = st.dictionaries(st.sampled_from([each.number for each in people] or [0]), st.sampled_from(Channel))
    found = turnout(people, data.draw(channels))

    for rows in found.by.values():
        assert sum(row.registered for row in rows) == found.registered
        assert sum(row.came for row in rows) == found.came
        assert max(Counter(row.code for row in rows).values(), default=1) == 1
