"""All observations of one indicator in columns of codes and whole numbers, from which its figures are computed at once.

A value stands as a whole number of its smallest decimal place: 12.50 and 3 as 1250 and 300 with two places. Whole
numbers of 64 bits hold it, or Python's own where those are too small; never a binary fraction (ADR 0025).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, Observation
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roster import Roster
from maslahat.domain.results.values import Mean, Number, Ratio, State, Value
from maslahat.domain.shared.kinds import Kind

Whole = NDArray[Any]
"""Whole numbers: of 64 bits, or Python's own where a value might not fit."""

Codes = NDArray[np.integer[Any]]
"""Places in a table of names, in the smallest form that holds them."""

STATES = (State.REPORTED, State.NOT_REPORTED, State.NOT_APPLICABLE)

MEASURES: Mapping[Kind, int] = MappingProxyType(
    {
        Kind.COUNT: 1,
        Kind.STOCK: 1,
        Kind.RUNNING_TOTAL: 1,
        Kind.RATIO: 2,
        Kind.AVERAGE: 2,
        Kind.HIGHEST: 1,
        Kind.LOWEST: 1,
    }
)
"""How many numbers one value of a kind is; the other kinds are no numbers and have no columns."""

LARGEST = 2**63 - 1


class NotInColumns(ValueError):
    """The values are no numbers, or two observations have one key; the message says where."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The observations of one indicator, one row each.

    ``unit``, ``period``, ``cell`` and ``state`` are places in ``roster``, ``periods``, ``cells`` and STATES.
    ``measures`` holds one column of numbers, two for a ratio or a mean, in units of 10 to the power of -``places``.
    """

    definition: IndicatorDefinition
    roster: Roster
    periods: tuple[Period, ...]
    cells: tuple[Cell, ...]
    unit: Codes
    period: Codes
    cell: Codes
    state: Codes
    measures: tuple[Whole, ...]
    places: int = 0

    def __len__(self) -> int:
        return len(self.unit)


def columns(definition: IndicatorDefinition, observations: Iterable[Observation], roster: Roster) -> Columns:
    """Return the columns of the observations of this indicator; those of other indicators are passed over.

    Raises NotInColumns for an indicator whose values are no numbers.
    """
    if definition.kind not in MEASURES:
        raise NotInColumns(f"{definition.code}: values of kind {definition.kind} are no numbers")
    rows = [each for each in observations if each.indicator == definition.code]
    empty = (Decimal(0),) * MEASURES[definition.kind]
    parts = [empty if row.value is None else numbers_of(row.value) for row in rows]
    places = max((places_of(part) for each in parts for part in each), default=0)
    periods = tuple(sorted({row.period for row in rows}))
    cells = tuple(sorted({row.cell for row in rows}))
    return Columns(
        definition,
        roster,
        periods,
        cells,
        codes((row.unit for row in rows), tuple(roster.place)),
        codes((row.period for row in rows), periods),
        codes((row.cell for row in rows), cells),
        codes((row.state for row in rows), STATES),
        tuple(whole_numbers([scaled(each[at], places) for each in parts]) for at in range(len(empty))),
        places,
    )


def numbers_of(value: Value) -> tuple[Decimal, ...]:
    """Return the numbers that a value is made of. Raises NotInColumns for a value that is none."""
    match value:
        case Number(number):
            return (number,)
        case Ratio(numerator, denominator):
            return (numerator, denominator)
        case Mean(total, number):
            return (total, Decimal(number))
        case _:
            raise NotInColumns(f"{value} is no number")


def codes(values: Iterable[Any], names: Sequence[Any]) -> Codes:
    """Return the place of each value among the names, in as few bytes as hold them."""
    place = {name: at for at, name in enumerate(names)}
    return np.fromiter((place[value] for value in values), np.min_scalar_type(max(len(names) - 1, 0)))


def whole_numbers(numbers: Sequence[int]) -> Whole:
    """Return the numbers in 64 bits each, or as Python's own if the sum of their sizes does not fit there."""
    fits = sum(map(abs, numbers)) <= LARGEST
    return np.array(numbers, np.int64 if fits else np.object_)


def corrected(held: Columns, observation: Observation) -> Columns:
    """Return the columns with this observation in the place of the one with its key, or added to them."""
    if observation.period not in held.periods or observation.cell not in held.cells:
        held = _widened(held, observation)
    parts = (Decimal(0),) * len(held.measures) if observation.value is None else numbers_of(observation.value)
    held = _finer(held, max(map(places_of, parts)))
    key = (
        held.roster.place[observation.unit],
        held.periods.index(observation.period),
        held.cells.index(observation.cell),
    )
    found = np.flatnonzero((held.unit == key[0]) & (held.period == key[1]) & (held.cell == key[2]))
    at = int(found[0]) if len(found) else len(held)
    new = [scaled(part, held.places) for part in parts]
    return replace(
        held,
        unit=_put(held.unit, at, key[0]),
        period=_put(held.period, at, key[1]),
        cell=_put(held.cell, at, key[2]),
        state=_put(held.state, at, STATES.index(observation.state)),
        measures=tuple(_put_whole(column, at, one) for column, one in zip(held.measures, new, strict=True)),
    )


def _widened(held: Columns, observation: Observation) -> Columns:
    """Name a period and a cell that no row had before."""
    periods = tuple(sorted({*held.periods, observation.period}))
    cells = tuple(sorted({*held.cells, observation.cell}))
    return replace(
        held,
        periods=periods,
        cells=cells,
        period=codes((held.periods[at] for at in held.period.tolist()), periods),
        cell=codes((held.cells[at] for at in held.cell.tolist()), cells),
    )


def _finer(held: Columns, places: int) -> Columns:
    """Write all numbers with more decimal places, if so many are needed."""
    if places <= held.places:
        return held
    factor = 10 ** (places - held.places)
    measures = tuple(whole_numbers([one * factor for one in column.tolist()]) for column in held.measures)
    return replace(held, measures=measures, places=places)


def _put(column: Codes, at: int, new: int) -> Codes:
    """Return a copy with this code in this row, which may be the one after the last."""
    dtype = np.promote_types(column.dtype, np.min_scalar_type(new))
    copy = np.empty(max(len(column), at + 1), dtype)
    copy[: len(column)] = column
    copy[at] = new
    return copy


def _put_whole(column: Whole, at: int, new: int) -> Whole:
    """Return a copy with this number in this row, as Python's own numbers if the sum of all might no longer fit."""
    fits = column.dtype != np.object_ and size(column) + abs(new) <= LARGEST
    copy = np.empty(max(len(column), at + 1), np.int64 if fits else np.object_)
    copy[: len(column)] = column
    copy[at] = new
    return copy


def size(column: Whole, terms: int | None = None) -> int:
    """Return what no sum of so many numbers of this column exceeds; without ``terms``, of all of them once."""
    if not len(column):
        return 0
    return max(abs(int(column.max())), abs(int(column.min()))) * (len(column) if terms is None else terms)


def decimal_of(whole: int, places: int) -> Decimal:
    """Return the number that stands as this whole number in a column or a sum of one."""
    return Decimal(f"{whole}E-{places}")


def places_of(number: Decimal) -> int:
    """Return how many decimal places a number is written with. Raises NotInColumns if it is none (NaN, infinity)."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise NotInColumns(f"{number} is no number")
    return max(0, -exponent)


def scaled(number: Decimal, places: int) -> int:
    """Return the number as a whole number of this decimal place, exactly, whatever the precision of the context."""
    sign, digits, exponent = number.as_tuple()
    whole: int = int("".join(map(str, digits))) * 10 ** (int(exponent) + places)
    return -whole if sign else whole
