"""Which units are behind in each window, for all of them at once: by the rule that tells it of one (``lateness``)."""

import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.blocks import Flags, any_inside
from maslahat.domain.results.cube_spans import Inside, Windows, latest_last
from maslahat.domain.results.cube_views import View

Months = NDArray[np.float32]
"""How many months [unit, wanted] are told of."""


def months_told(view: View, windows: Windows) -> Months:
    """Return how many months of each window are told of [window, unit, wanted], where no two periods share a month.

    A month is told of where the unit has a value for it, or says that it does not apply.
    """
    told = view.readings.there if view.denied is None else view.readings.there | view.denied
    weights = windows.holds * np.array([each.months for each in windows.periods], np.float32)
    months: Months = weights.astype(np.float32) @ told.reshape(len(told), -1).astype(np.float32)
    return months.reshape(len(weights), *told.shape[1:])


def months_told_inside(view: View, within: Inside, taken: Flags) -> Months:
    """Return how many months of one window are told of, where periods lie in one another; ``taken`` are those used."""
    places = [at for at, _ in within]
    told = taken[places] if view.denied is None else taken[places] | view.denied[places]
    months = sorted({month for _, each in within for month in range(each.first, each.last + 1)})
    holds = np.array([[each.first <= month <= each.last for _, each in within] for month in months], bool)
    if not months:
        return np.zeros(told.shape[1:], np.float32)
    found: Months = any_inside(holds, told).sum(axis=0, dtype=np.float32)
    return found


def lacking(windows: Windows, told: Months, frequency: int) -> Flags:
    """Return where less than a whole window is told of; never in one that is shorter than a reporting period."""
    whole = np.array([each.months if each.months >= frequency else 0 for each in windows.windows], np.float32)
    found: Flags = told < whole[:, None, None]
    return found


def old(view: View, windows: Windows, frequency: int) -> Flags:
    """Return [window, unit, 1] whose last value is from before the last reporting period of a window."""
    found = np.zeros((len(windows.windows), len(view.units), 1), bool)
    for row, (window, within) in enumerate(zip(windows.windows, windows.inside, strict=True)):
        for at, period in sorted(within, key=latest_last):
            is_old = window.months >= frequency and period.last <= window.last - frequency
            found[row, view.told[at], 0] = is_old
    return found
