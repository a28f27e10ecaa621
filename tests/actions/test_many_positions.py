"""However much was said before, a position is heard by what can count, and costs the same."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.meetings.call_outcomes import PositionTaken
from maslahat.actions.outcomes import PlanFinalised, PositionStated
from maslahat.domain.governance.positions import latest_positions
from maslahat.stores.governance import load, queries
from tests.actions.calls import Room
from tests.cast import a_tabled_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def final():
    cast = a_tabled_plan()
    assert isinstance(cast.finalise(), PlanFinalised)
    return cast


def test_what_can_count_is_the_last_word_of_each_party_at_every_instant(final):
    began = final.now
    for minute, (username, kind) in enumerate(
        [
            ("head-aa", "endorse"),
            ("head-bb", "not_yet"),
            ("head-aa", "not_yet"),
            ("alternate-aa", "endorse"),
            ("head-bb", "endorse"),
        ]
    ):
        final.now = began + timedelta(minutes=minute)
        assert isinstance(final.say(username, kind), PositionStated)

    everything = queries.said(final.workplan.id).positions
    for minute in range(-1, 6):
        at = began + timedelta(minutes=minute)
        counting = load.counting(final.workplan.id, final.draft, at)
        assert latest_positions(counting, final.draft, at) == latest_positions(everything, final.draft, at)
        assert len(counting) <= 2
    assert load.last_number(final.workplan.id) == 5


def test_the_tenth_position_on_a_plan_asks_the_database_as_much_as_the_second(final):
    final.say("head-aa", "not_yet")
    with CaptureQueriesContext(connection) as second:
        final.say("head-bb", "not_yet")
    for _ in range(7):
        final.say("head-aa", "not_yet")

    with CaptureQueriesContext(connection) as tenth:
        assert final.say("head-bb", "not_yet").position == 10

    assert len(tenth) == len(second)


def test_the_tenth_word_on_a_call_asks_the_database_as_much_as_the_second():
    room = Room()
    room.opens()
    room.says("head-aa")
    asked = []
    for turn in range(9):
        with CaptureQueriesContext(connection) as each:
            assert isinstance(room.says("head-aa" if turn % 2 else "head-bb"), PositionTaken)
        asked.append(len(each))

    assert len(set(asked)) == 1
