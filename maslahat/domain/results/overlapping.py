"""What is taken off a sum because several units reported the same people: gross, overlap and net (results §3)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from maslahat.domain.results.adding import exact_difference, exact_sum
from maslahat.domain.results.areas import Area
from maslahat.domain.results.observations import Cell, Observation, Overlap
from maslahat.domain.results.splits import Placed
from maslahat.domain.results.unit_figures import UnitReports, UnitSource, unit_figure
from maslahat.domain.results.values import Number


def net(
    area: Area, wanted: Cell, gross: Decimal, counted: frozenset[str], overlaps: Iterable[Overlap]
) -> tuple[Decimal, tuple[Overlap, ...]]:
    """Return what remains of a sum, and the overlaps taken off: those of which all units count, inside the window.

    Of several overlaps among the same units those count that would if they were reports of one unit: the total before
    its parts, the year before its quarters, or the last, as the indicator's rule says. At a country, an overlap among
    regional units counts only for the cell that names it.
    """
    groups: dict[tuple[str, ...], list[Overlap]] = {}
    for each in overlaps:
        if each.units <= counted:
            groups.setdefault(tuple(sorted(each.units)), []).append(each)
    taken: list[Overlap] = []
    for units in sorted(groups):
        taken += _of_group(area, wanted, sorted(groups[units], key=lambda each: (each.period, each.cell)))
    return exact_difference(gross, exact_sum([each.number for each in taken])), tuple(taken)


def _of_group(area: Area, wanted: Cell, group: Sequence[Overlap]) -> list[Overlap]:
    by_id = {str(place): each for place, each in enumerate(group)}
    placed: list[Placed] = []
    for name, each in by_id.items():
        here = _seen(area, each)
        if here is not None:
            stands = Observation(name, each.indicator, "", each.period, each.cell, value=Number(each.number))
            placed.append((here, stands))
    found = unit_figure(area.definition, UnitReports(UnitSource.of("", placed), area.window), wanted)
    return [by_id[each.id] for each in found.counted]


def _seen(area: Area, overlap: Overlap) -> Cell | None:
    share = area.share_of(overlap.cell)
    if share is not None or all(area.is_regional(unit) for unit in overlap.units):
        return share
    return overlap.cell
