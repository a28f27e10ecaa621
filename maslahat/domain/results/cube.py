"""Every figure of one indicator at once: each area, each period, total and splits (results §3, ADR 0025).

The figures are those of the rule that computes one at a time (``roll_up``), which also says what they rest on. Here the
observations stand in one array of period × unit × cell, and the same steps are taken for all: cells into the totals
that are wanted, periods into windows, units into areas.
"""

from collections.abc import Sequence

import numpy as np

from maslahat.domain.results.blocks import Block, Flags, whole
from maslahat.domain.results.columns import Columns, Whole
from maslahat.domain.results.cube_overlaps import without_overlaps
from maslahat.domain.results.cube_spans import windows_over
from maslahat.domain.results.cube_units import COUNTED, MISSING, REPORTED, Contributions, contributions
from maslahat.domain.results.cube_views import reported_in, view_of
from maslahat.domain.results.figure_table import FigureTable
from maslahat.domain.results.observations import COUNTRY, Cell, Overlap
from maslahat.domain.results.periods import Period

Summed = tuple[Block, tuple[Whole, ...]]
"""Of some areas [window, area, wanted]: their numbers, and how many units are in each of the states COUNTED,
and how many of those that reported are behind."""


def figure_table(
    held: Columns,
    overlaps: Sequence[Overlap] = (),
    *,
    areas: Sequence[str],
    periods: Sequence[Period],
    cells: Sequence[Cell] = ((),),
    cycle: Period,
) -> FigureTable:
    """Return the figures of all these areas, periods and cells, each as ``roll_up`` computes it.

    ``areas`` are codes of countries and units, and the empty text for the programme; ``cycle`` is the programme's, from
    whose start a total to date counts. Raises NotInColumns for two observations with one key, ValueError for a cell by
    country (a country is an area).
    """
    wanted = tuple(cells)
    if any(dimension == COUNTRY for cell in wanted for dimension, _ in cell):
        raise ValueError("the figure of a country is asked for by its area, not by a cell")
    windows = tuple(held.definition.window(period, cycle) for period in periods)
    reported = reported_in(held, wanted)
    over = (windows_over(reported.periods, windows), held.definition.rules.across_periods, held.definition.frequency)
    alike = [area for area in held.roster.closed(tuple(areas)) if area not in reported.shares]
    parts = {area: contributions(view_of(reported, area), *over) for area in areas if area not in alike}
    if alike:
        parts[""] = contributions(view_of(reported, ""), *over)
    sums = [_summed(parts[""], held.roster.membership(tuple(alike)))] if alike else []
    apart = [area for area in areas if area not in alike]
    sums += [_summed(parts[area], np.ones((1, len(parts[area].units)), bool)) for area in apart]
    block, counts = _in_order(sums, [[*alike, *apart].index(area) for area in areas])
    numbers = tuple(whole(each) for each in block.measures)
    coverage = (counts[0], counts[1], counts[2], counts[3])
    table = FigureTable(held.definition, tuple(areas), tuple(periods), wanted, numbers, coverage, held.places)
    return without_overlaps(table, overlaps, held.roster, parts, windows) if overlaps else table


def _summed(found: Contributions, members: Flags) -> Summed:
    """Return what the members of each set of units are together, and how many of them are in which state."""
    flags = members.astype(np.float32)
    named = COUNTED if (found.state > MISSING).any() else (REPORTED,)
    counts = [np.matmul(flags, (found.state == state).astype(np.float32)).astype(np.int64) for state in named]
    if named is not COUNTED:
        counts += [members.sum(axis=1)[:, None] - counts[0], np.zeros_like(counts[0])]
    counts.append(np.matmul(flags, found.behind.astype(np.float32)).astype(np.int64))
    return found.block.together(members), tuple(counts)


def _in_order(parts: Sequence[Summed], order: list[int]) -> Summed:
    if len(parts) == 1 and order == sorted(order):
        return parts[0]
    blocks = [block for block, _ in parts]
    measures = zip(*(each.measures for each in blocks), strict=True)
    counts = zip(*(found for _, found in parts), strict=True)
    there = _taken([each.there for each in blocks], order)
    block = Block(tuple(_taken(each, order) for each in measures), there, blocks[0].way)
    return block, tuple(_taken(each, order) for each in counts)


def _taken(arrays: Sequence[Whole], order: list[int]) -> Whole:
    return np.concatenate(arrays, axis=1)[:, order]
