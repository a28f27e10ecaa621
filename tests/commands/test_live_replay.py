"""The pace of a live replay: the meeting so many times faster, but never before a countdown has run out."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from maslahat.commands.management.commands.replay import Pace

TOLD = datetime(2022, 10, 26, 4, tzinfo=UTC)
LONG_AGO = datetime(2022, 1, 1, tzinfo=UTC)


def test_a_deed_waits_as_long_as_it_took_divided_by_the_speed():
    pace = Pace(1000, OutputWrapper(StringIO()))

    first = pace(TOLD, LONG_AGO)
    second = pace(TOLD + timedelta(seconds=50), LONG_AGO)

    assert second - first >= timedelta(milliseconds=50)


def test_a_deed_is_not_done_before_its_earliest_instant_however_fast_the_replay():
    pace = Pace(1000, OutputWrapper(StringIO()))
    earliest = datetime.now(UTC) + timedelta(milliseconds=80)

    assert pace(TOLD, earliest) >= earliest


@pytest.mark.parametrize("speed", ["0", "1001", "fast"])
def test_a_speed_that_makes_no_sense_is_refused(speed):
    with pytest.raises(CommandError, match="--speed"):
        call_command("replay", "PSC-2022", "--live", "--speed", speed)


def test_a_replay_that_is_not_live_says_where_it_writes():
    with pytest.raises(CommandError, match="--out"):
        call_command("replay", "PSC-2022")
