"""A clock that jumps forward is not believed; one that steps back is."""

from datetime import UTC, datetime, timedelta

import pytest

from maslahat.domain.shared.steady_clock import SteadyClock

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
HOUR = 3_600 * 10**9


@pytest.mark.covers("R-24")
@pytest.mark.parametrize(
    ("jump", "believed"),
    [(timedelta(0), 2), (timedelta(hours=1), 2), (timedelta(days=1), 2), (timedelta(hours=-1), 1)],
)
def test_the_wall_clock_counts_but_not_ahead_of_what_the_machine_has_counted(jump, believed):
    clock = SteadyClock(START, tick=7)

    assert clock.read(START + timedelta(hours=2) + jump, 7 + 2 * HOUR) == START + timedelta(hours=believed)
