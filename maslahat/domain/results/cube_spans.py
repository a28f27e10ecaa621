"""The periods of many units at once: a reported year before its quarters, or the last that has a value (``spans``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np

from maslahat.domain.results.blocks import Block, Flags
from maslahat.domain.results.periods import Period
from maslahat.domain.shared.kinds import AcrossPeriods

KEPT = 256

Inside = Sequence[tuple[int, Period]]
"""The whole periods inside a window, each with its place among all."""


@dataclass(frozen=True, slots=True)
class Windows:
    """How reported periods lie to the windows that are wanted: which are ``inside`` whole, and which share a month.

    ``holds`` and ``meets`` say the same as flags [window, period]. ``is_plain``: no two of the periods share a month.
    """

    windows: tuple[Period, ...]
    periods: tuple[Period, ...]
    inside: tuple[Inside, ...]
    holds: Flags
    meets: Flags
    is_plain: bool


@lru_cache(KEPT)
def windows_over(periods: tuple[Period, ...], windows: tuple[Period, ...]) -> Windows:
    """Return how these periods lie to these windows."""
    holds = np.array([[window.holds(period) for period in periods] for window in windows], bool)
    meets = np.array([[window.meets(period) for period in periods] for window in windows], bool)
    inside = tuple(tuple((int(at), periods[at]) for at in np.flatnonzero(row)) for row in holds)
    is_plain = not any(one.meets(other) for one, other in combinations(periods, 2))
    return Windows(windows, periods, inside, holds, meets, is_plain)


def over_periods(readings: Block, told: Flags, within: Inside, rule: AcrossPeriods) -> tuple[Block, Flags]:
    """Return for readings [period, unit, wanted] what those inside one window are together [unit, wanted], and which.

    ``told`` [period, unit] tells where a unit has a value in any cell, seen or not: the last such period is the LATEST.
    """
    made = readings.at(0).only(np.zeros_like(readings.there[0]))
    if rule is AcrossPeriods.LATEST:
        return _latest(made, readings, told, within), readings.there
    return _longest(made, readings, within)


def latest_last(each: tuple[int, Period]) -> tuple[int, int]:
    """Return what orders periods by their end, the longest last of those that end together."""
    return each[1].last, each[1].months


def _latest(made: Block, readings: Block, told: Flags, within: Inside) -> Block:
    """Take unit by unit the period that ends last, the longest of those."""
    for at, _ in sorted(within, key=latest_last):
        made = made.replaced(readings.at(at), told[at][:, None])
    return made


def _longest(made: Block, readings: Block, within: Inside) -> tuple[Block, Flags]:
    """Take periods of which no two share a month, the longest first."""
    taken: list[tuple[Period, Flags]] = []
    used = np.zeros_like(readings.there)
    for at, period in sorted(within, key=lambda each: (-each[1].months, each[1].first)):
        one = readings.at(at)
        if meeting := [flags for other, flags in taken if other.meets(period)]:
            one = one.only(~np.logical_or.reduce(meeting))
        taken.append((period, one.there))
        used[at] = one.there
        made = made.joined(one)
    return made, used
