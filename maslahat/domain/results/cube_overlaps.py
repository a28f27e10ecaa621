"""Overlaps taken off the sums of a table, by the rule that takes them off one figure (``overlapping``)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from maslahat.domain.results.adding import ADD_UP
from maslahat.domain.results.areas import Area, Reports
from maslahat.domain.results.columns import LARGEST, places_of, scaled
from maslahat.domain.results.cube_units import REPORTED, Contributions
from maslahat.domain.results.figure_table import FigureTable, Place
from maslahat.domain.results.observations import Overlap
from maslahat.domain.results.overlapping import net
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roster import Roster
from maslahat.domain.shared.kinds import AcrossUnits


def without_overlaps(
    table: FigureTable,
    overlaps: Sequence[Overlap],
    roster: Roster,
    parts: Mapping[str, Contributions],
    windows: Sequence[Period],
) -> FigureTable:
    """Return the table with overlaps taken off its sums, where all their units count.

    ``parts`` tell by area who counts, those of the programme where an area is missing.
    """
    declared = [each for each in overlaps if each.indicator == table.definition.code]
    if (
        not declared
        or table.definition.kind not in ADD_UP
        or table.definition.rules.across_units is not AcrossUnits.SUM
    ):
        return table
    taken: dict[Place, Decimal] = {}
    reports = Reports(table.definition, (), roster.units)
    for column, name in enumerate(table.areas):
        counted = _counted(roster, parts, name)
        for row, window in enumerate(windows):
            area = Area(reports, name, window)
            for at, wanted in enumerate(table.cells):
                here = counted(row, at)
                if any(each.units <= here for each in declared):
                    number, found = net(area, wanted, Decimal(0), here, declared)
                    if found:
                        taken[row, column, at] = number
    return _less(table, taken)


def _counted(roster: Roster, parts: Mapping[str, Contributions], area: str) -> Callable[[int, int], frozenset[str]]:
    """Return a function that tells who counts at the place of a window and of a wanted cell."""
    found = parts.get(area) or parts[""]
    members = set(roster.members(area)) if area not in parts else set(found.units)
    return lambda row, at: frozenset(
        roster.units[unit].code
        for place, unit in enumerate(found.units)
        if unit in members and found.state[row, place, at] == REPORTED
    )


def _less(table: FigureTable, taken: Mapping[Place, Decimal]) -> FigureTable:
    """Return the table with these numbers, which are negative, added to its sums."""
    places = max([table.places, *(places_of(number) for number in taken.values())])
    factor = 10 ** (places - table.places)
    sums = table.measures[0].astype(np.object_) * factor
    gross = {place: int(sums[place]) for place in taken}
    for place, number in taken.items():
        sums[place] += scaled(number, places)
    fits = all(abs(each) <= LARGEST for each in sums.flat)
    return replace(table, measures=(sums.astype(np.int64) if fits else sums,), places=places, gross=gross)
