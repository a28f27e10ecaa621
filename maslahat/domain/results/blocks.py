"""Arrays of whole numbers of which some are missing, and how they become one: sums, the highest, the lowest.

Sums are products with a matrix of zeros and ones. Doubles are used for them only where no sum can reach 2**53: below
that every whole number is a double, so that nothing is ever rounded. Above, it is 64 bits, then Python's own numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.columns import LARGEST, Whole, size
from maslahat.domain.shared.kinds import Kind

Flags = NDArray[np.bool_]

WHOLE_IN_A_DOUBLE = 2**53


@dataclass(frozen=True, slots=True)
class Way:
    """How numbers become one: ``best`` is None where they are added up, else the function that picks from two."""

    best: Any
    neutral: int

    def joined(self, one: Whole, other: Whole) -> Whole:
        """Return the two arrays as one, place by place."""
        made: Whole = one + other if self.best is None else self.best(one, other)
        return made

    def along(self, numbers: Whole, axis: int) -> Whole:
        """Return one number for each line of the array along this axis."""
        made: Whole
        if self.best is None:
            made = numbers.sum(axis=axis)
        else:
            made = self.best.reduce(numbers, axis=axis, initial=self.neutral)
        return made


@dataclass(frozen=True, slots=True)
class Block:
    """Numbers of the same observations, which of them are there, and how they become one. The rest are neutral."""

    measures: tuple[Whole, ...]
    there: Flags
    way: Way

    def only(self, flags: Flags) -> "Block":
        """Return the block with those numbers alone that are flagged."""
        measures = tuple(np.where(flags, measure, self.way.neutral) for measure in self.measures)
        return Block(measures, self.there & flags, self.way)

    def at(self, place: int) -> "Block":
        """Return the part of the block at this place of the first axis."""
        return Block(tuple(each[place] for each in self.measures), self.there[place], self.way)

    def replaced(self, other: "Block", flags: Flags) -> "Block":
        """Return the block with the other's numbers, there or not, where flagged."""
        pairs = zip(self.measures, other.measures, strict=True)
        measures = tuple(np.where(flags, new, old) for old, new in pairs)
        return Block(measures, np.where(flags, other.there, self.there), self.way)

    def joined(self, other: "Block") -> "Block":
        """Return two blocks of one form as one, place by place."""
        pairs = zip(self.measures, other.measures, strict=True)
        return Block(tuple(self.way.joined(*pair) for pair in pairs), self.there | other.there, self.way)

    def through(self, members: Flags) -> "Block":
        """Return the block in which the last axis is that of the sets; ``members`` is [place, set]."""
        there = self.there.astype(np.float32) @ members.astype(np.float32) > 0
        return Block(tuple(self._through(each, members) for each in self.measures), there, self.way)

    def over_first(self, members: Flags) -> "Block":
        """Return the block in which the first axis is that of the sets; ``members`` is [set, place]."""
        shape = (len(members), *self.there.shape[1:])
        flat = Block(tuple(_flat(each) for each in self.measures), _flat(self.there), self.way).together(members)
        return Block(tuple(each.reshape(shape) for each in flat.measures), flat.there.reshape(shape), self.way)

    def together(self, members: Flags) -> "Block":
        """Return the block in which the last axis but one is that of the sets; ``members`` is [set, place]."""
        flags = members.astype(np.float32)
        return Block(
            tuple(self._together(each, members) for each in self.measures),
            np.matmul(flags, self.there.astype(np.float32)) > 0,
            self.way,
        )

    def _together(self, measure: Whole, members: Flags) -> Whole:
        made: Whole
        if self.way.best is None:
            made = np.matmul(members.astype(measure.dtype), measure)
            return made
        made = np.stack([self.way.along(measure[..., one, :], -2) for one in members], axis=-2)
        return made

    def _through(self, measure: Whole, members: Flags) -> Whole:
        made: Whole
        if self.way.best is None:
            made = measure @ members.astype(measure.dtype)
            return made
        sets = [self.way.along(measure[..., members[:, at]], -1) for at in range(members.shape[1])]
        made = np.stack(sets, axis=-1)
        return made


def _flat(numbers: NDArray[Any]) -> NDArray[Any]:
    return numbers.reshape(len(numbers), -1)


def any_inside(members: Flags, flags: Flags) -> Flags:
    """Return for each set whether any place of the first axis that is in it is flagged; ``members`` is [set, place]."""
    found = members.astype(np.float32) @ _flat(flags).astype(np.float32) > 0
    return found.reshape(len(members), *flags.shape[1:])


def stacked(blocks: Sequence[Block]) -> Block:
    """Return blocks of one form and way as one with an axis more, the first."""
    measures = zip(*(each.measures for each in blocks), strict=True)
    return Block(tuple(map(np.stack, measures)), np.stack([each.there for each in blocks]), blocks[0].way)


def way_of(kind: Kind, measures: Sequence[Whole]) -> Way:
    """Return how numbers of a kind become one; the neutral number lies below all of them, or above, or is 0."""
    if kind not in (Kind.HIGHEST, Kind.LOWEST):
        return Way(None, 0)
    beyond = 1 + max((abs(int(end)) for each in measures if len(each) for end in (each.min(), each.max())), default=0)
    return Way(np.maximum, -beyond) if kind is Kind.HIGHEST else Way(np.minimum, beyond)


def exact(measure: Whole) -> type[Any]:
    """Return the cheapest form of number in which none of the sums of these is rounded."""
    largest = size(measure)
    if measure.dtype == np.object_ or largest >= LARGEST:
        return np.object_
    return np.float64 if largest < WHOLE_IN_A_DOUBLE else np.int64


def whole(measure: Whole) -> Whole:
    """Return sums made of ``exact`` numbers in 64 bits or Python's own numbers, never in doubles."""
    return measure.astype(np.int64) if measure.dtype == np.float64 else measure
