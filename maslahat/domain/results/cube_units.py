"""What all units contribute to an area at once: their reports, without those a larger unit holds (``unit_figures``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.blocks import Block, Flags, any_inside, stacked
from maslahat.domain.results.cube_lateness import lacking, months_told, months_told_inside, old
from maslahat.domain.results.cube_spans import Inside, Windows, latest_last, over_periods
from maslahat.domain.results.cube_views import View
from maslahat.domain.results.periods import Period
from maslahat.domain.results.unit_figures import is_covered
from maslahat.domain.shared.kinds import AcrossPeriods

COUNTED = (REPORTED, MISSING, NOT_APPLICABLE) = (0, 1, 2)
"""The state of a unit in a figure, where it is named at all."""

UNNAMED = 3
"""Another unit stands for this one, or it is left out."""

Holders = Mapping[int, Sequence[Period]]
"""By unit, the periods for which larger units of the area reported."""


@dataclass(frozen=True, slots=True)
class Contributions:
    """What each unit is worth in each window and wanted cell [window, unit, wanted], and its state there.

    ``units`` are their places in the roster. ``behind`` flags who counts without having reported the whole window.
    """

    units: tuple[int, ...]
    block: Block
    state: NDArray[np.int8]
    behind: Flags


def contributions(view: View, windows: Windows, rule: AcrossPeriods, frequency: int) -> Contributions:
    """Return what the units of an area contribute in each window."""
    if windows.is_plain and not view.larger and rule is not AcrossPeriods.LATEST:
        holders: list[Holders] = []
        block = view.readings.over_first(windows.holds)
        late = lacking(windows, months_told(view, windows), frequency)
    else:
        holders = [_holders(view, within, rule) for within in windows.inside]
        made = [_in_window(view, *pair, rule) for pair in zip(windows.inside, holders, strict=True)]
        block = stacked([each for each, _ in made])
        late = old(view, windows, frequency)
        if rule is not AcrossPeriods.LATEST:
            pairs = zip(windows.inside, (taken for _, taken in made), strict=True)
            late = lacking(windows, np.stack([months_told_inside(view, *pair) for pair in pairs]), frequency)
    if view.left_out.any():
        block = block.only(~view.left_out[:, None])
    return Contributions(view.units, block, _state(view, windows, block.there, holders), block.there & late)


def _holders(view: View, within: Inside, rule: AcrossPeriods) -> Holders:
    found = {}
    for unit, larger in view.larger.items():
        standing = [(at, period, each) for each in larger for at, period in _standing(view, within, each, rule)]
        periods = sorted({period for at, period, each in standing if view.reported[at, each]})
        if periods:
            found[unit] = periods
    return found


def _standing(view: View, within: Inside, unit: int, rule: AcrossPeriods) -> Inside:
    """Return the periods of a unit of which a value can stand: where the latest counts, the last that it told of."""
    told = [(at, period) for at, period in within if view.told[at, unit]]
    return sorted(told, key=latest_last)[-1:] if rule is AcrossPeriods.LATEST else told


def _in_window(view: View, within: Inside, holders: Holders, rule: AcrossPeriods) -> tuple[Block, Flags]:
    readings = view.readings
    if holders:
        counts = np.ones(view.reported.shape, bool)
        for unit, periods in holders.items():
            for at, period in within:
                counts[at, unit] = rule is not AcrossPeriods.LATEST and not is_covered(period, periods)
        readings = readings.only(counts[:, :, None])
    return over_periods(readings, view.told, within, rule)


def _state(view: View, windows: Windows, there: Flags, holders: Sequence[Holders]) -> NDArray[np.int8]:
    """Return who is named as what: a unit is not missing whose report a larger one holds, or whose parts report."""
    state = (~there).view(np.int8)
    if view.denied is not None:
        says_no = any_inside(windows.holds, view.denied) & ~there
        if view.due is not None:
            says_no &= ~any_inside(windows.holds, view.due)
        state[says_no] = NOT_APPLICABLE
    if holders:
        state[_stood_for(view, there, holders) & ~there] = UNNAMED
    if not view.asked.all():
        state[~view.asked[:, None] & ~there] = UNNAMED
    if view.left_out.any():
        state[:, view.left_out] = UNNAMED
    if view.guest.any():
        state[view.guest & ~any_inside(windows.meets, view.spoke)] = UNNAMED
    return state


def _stood_for(view: View, there: Flags, holders: Sequence[Holders]) -> Flags:
    found = np.zeros_like(there)
    for row, held in enumerate(holders):
        found[row, list(held)] = True
    for unit, larger in view.larger.items():
        for each in larger:
            found[:, each] |= there[:, unit]
    return found
