"""The cells of many reports at once: each total that was asked for from the coarsest parts reported (``splits``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.blocks import Block, Flags
from maslahat.domain.results.observations import COUNTRY, Cell
from maslahat.domain.results.splits import dimensions_of, lies_in

KEPT = 512


@dataclass(frozen=True, slots=True)
class Lattice:
    """How reported cells lie to the wanted ones and to one another.

    ``lies`` [cell, wanted]: the cell is the wanted one or a part of it; ``holds``: the wanted one is a part of it, or
    it. ``touch`` [cell, cell]: they share people.
    ``levels``: the places of the cells that name the same dimensions, the coarsest first.
    """

    lies: Flags
    holds: Flags
    touch: Flags
    levels: tuple[NDArray[np.intp], ...]


@lru_cache(KEPT)
def lattice(cells: tuple[Cell, ...], wanted: tuple[Cell, ...], order: tuple[str, ...]) -> Lattice:
    """Return how the cells lie; ``order`` is that of the dimensions as the indicator declares them."""
    levels: dict[tuple[str, ...], list[int]] = {}
    for at, each in enumerate(cells):
        levels.setdefault(dimensions_of(each), []).append(at)

    def coarsest_first(level: tuple[str, ...]) -> tuple[int, list[tuple[int, str]]]:
        return len(level), sorted((_place(name, order), name) for name in level)

    shape = (len(cells), len(wanted))
    lies = np.array([[lies_in(each, whole) for whole in wanted] for each in cells], bool).reshape(shape)
    holds = np.array([[lies_in(part, each) for part in wanted] for each in cells], bool).reshape(shape)
    touch = np.zeros((len(cells), len(cells)), bool)
    if len(levels) > 1:
        touch[:] = [[_share(one, other) for other in cells] for one in cells]
    ordered = sorted(levels, key=coarsest_first)
    places = tuple(np.array(levels[level], np.intp) for level in ordered)
    return Lattice(lies, holds, touch, places)


def over_cells(held: Block, how: Lattice) -> Block:
    """Return for reports [period, unit, cell] what each says of each wanted cell [period, unit, wanted]."""
    made = held.through(how.lies)
    if len(how.levels) < 2:
        return made
    named = np.stack([held.there[:, :, level].any(axis=2) for level in how.levels])
    mixed = named.sum(axis=0) > 1
    if mixed.any():
        part = Block(tuple(each[mixed] for each in held.measures), held.there[mixed], held.way)
        for wanted in range(how.lies.shape[1]):
            covered = part.only(_cover(part.there, how, wanted))
            for whole, measure in zip(made.measures, covered.measures, strict=True):
                whole[mixed, wanted] = held.way.along(measure, 1)
    return made


def _cover(there: Flags, how: Lattice, wanted: int) -> Flags:
    """Return which cells make the wanted one: level by level, those that share nobody with what was taken before."""
    taken = np.zeros_like(there)
    for level in how.levels:
        inside = level[how.lies[level, wanted]]
        blocked = taken.astype(np.float32) @ how.touch[:, inside].astype(np.float32) > 0
        taken[:, inside] = there[:, inside] & ~blocked
    return taken


def _share(one: Cell, other: Cell) -> bool:
    codes = dict(one)
    return all(codes.get(dimension, code) == code for dimension, code in other)


def _place(name: str, order: Sequence[str]) -> int:
    if name == COUNTRY:
        return -1
    return order.index(name) if name in order else len(order)
