"""What one unit reported for a cell in one period: the total as reported, else its parts, with what differs (§2).

A coarser cell that is reported is the figure of that cell, and finer ones are its split. Where a cell is not reported,
the coarsest parts that are make it, each filled up by finer ones that do not lie in it: nobody counts twice, and
nothing that was reported falls out because another part of the split is missing (ADR 0021).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from maslahat.domain.results.adding import MADE_OF_PARTS, made_one, unlike
from maslahat.domain.results.figures import Difference
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell, Observation
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Value
from maslahat.domain.shared.kinds import Kind

Placed = tuple[Cell, Observation]
"""An observation and the cell it stands in, seen from the area that is asked about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a unit reported for a cell in a period: its value, the observations that make it, and those that split it.

    ``value`` is None where parts were reported of which no total follows.
    """

    period: Period
    value: Value | None
    counted: tuple[Observation, ...]
    split: tuple[Observation, ...]
    differences: tuple[Difference, ...]


def lies_in(part: Cell, whole: Cell) -> bool:
    """Tell whether a cell is the other one or a part of it."""
    return not whole or set(whole) <= set(part)


def dimensions_of(cell: Cell) -> tuple[str, ...]:
    """Return the dimensions that a cell names."""
    return tuple(dimension for dimension, _ in cell)


def read_cell(definition: IndicatorDefinition, period: Period, placed: Sequence[Placed], wanted: Cell) -> Reading:
    """Return what one unit's reports of one period say about a cell that all of them lie in; there is at least one."""
    levels = _levels(definition, placed)
    exact = levels.pop(dimensions_of(wanted), None)
    if exact is not None:
        total = exact[0][1]
        split = tuple(each for level in levels.values() for _, each in level)
        return Reading(
            period, total.value, (total,), split, tuple(_differences(definition.kind, total, wanted, levels))
        )
    if definition.kind is Kind.TEXT:
        told = tuple(each for _, each in placed)
        return Reading(period, told[0].value, told, (), ())
    if definition.kind not in MADE_OF_PARTS:
        return Reading(period, None, (), tuple(each for _, each in placed), ())
    counted = _cover(levels.values())
    kept = {each.cell for each in counted}
    rest = tuple(each for _, each in placed if each.cell not in kept)
    return Reading(period, made_one(definition.kind, _values(counted)), tuple(counted), rest, ())


def _levels(definition: IndicatorDefinition, placed: Sequence[Placed]) -> dict[tuple[str, ...], list[Placed]]:
    """Return the reports by the dimensions they name: fewest first, then as the indicator declares them."""
    order: Mapping[str, int] = {each.code: place for place, each in enumerate(definition.dimensions)}
    found: dict[tuple[str, ...], list[Placed]] = {}
    for each in placed:
        found.setdefault(dimensions_of(each[0]), []).append(each)

    def coarsest_first(level: tuple[str, ...]) -> tuple[int, list[tuple[int, str]]]:
        return len(level), sorted((-1 if name == COUNTRY else order.get(name, len(order)), name) for name in level)

    return {level: found[level] for level in sorted(found, key=coarsest_first)}


def _cover(levels: Iterable[Sequence[Placed]]) -> list[Observation]:
    """Return reports of which no two lie in one another or cross, the coarsest first."""
    taken: list[Placed] = []
    for level in levels:
        taken += [each for each in level if all(_are_apart(each[0], other) for other, _ in taken)]
    return [each for _, each in taken]


def _are_apart(one: Cell, other: Cell) -> bool:
    codes = dict(one)
    return any(codes.get(dimension, code) != code for dimension, code in other)


def _differences(
    kind: Kind, total: Observation, wanted: Cell, levels: Mapping[tuple[str, ...], Sequence[Placed]]
) -> Iterator[Difference]:
    if kind not in MADE_OF_PARTS or total.value is None:
        return
    known = dimensions_of(wanted)
    for level, placed in levels.items():
        parts = made_one(kind, _values(each for _, each in placed))
        if found := unlike(parts, total.value):
            by = tuple(name for name in level if name not in known)
            yield Difference(total.unit, total.period, by, *found)


def _values(observations: Iterable[Observation]) -> list[Value]:
    return [each.value for each in observations if each.value is not None]
