"""A clock that is believed no further than the machine itself has counted: a jump forward closes nothing too early.

``tick`` is what the machine counts since it was started, in nanoseconds; nobody can set it (R-24). Where the wall clock
runs behind it, the wall clock is believed: what is due is only done later, and holds since its deadline all the same.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class SteadyClock:
    """The two clocks read together once: the wall clock (aware UTC) and the count."""

    wall: datetime
    tick: int

    def read(self, wall: datetime, tick: int) -> datetime:
        """Return the instant to go by: the wall clock, but not ahead of the time counted since the first reading."""
        counted = self.wall + timedelta(microseconds=max(0, tick - self.tick) // 1000)
        return min(wall, counted)
