"""The reports of one indicator as an array, and as each area sees them (``areas``)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.blocks import Block, Flags, exact, way_of
from maslahat.domain.results.columns import STATES, Columns, NotInColumns
from maslahat.domain.results.cube_splits import lattice, over_cells
from maslahat.domain.results.observations import COUNTRY, Cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roster import Roster
from maslahat.domain.results.values import State


@dataclass(frozen=True, slots=True)
class Reported:
    """All reports of one indicator [period, unit, cell], and the cells that are wanted of them.

    ``said`` holds where a unit said that a cell is NOT_REPORTED or NOT_APPLICABLE; it is empty if none did. ``shares``
    are by country the cells in which regional units split what they report for it; ``order`` is that of the dimensions,
    and ``asked`` [unit] tells who is to report.
    """

    roster: Roster
    periods: tuple[Period, ...]
    cells: tuple[Cell, ...]
    wanted: tuple[Cell, ...]
    order: tuple[str, ...]
    asked: Flags
    block: Block
    said: Mapping[State, Flags]
    shares: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class View:
    """The units of an area, by their places in the roster, and their reports as the area sees them.

    ``readings`` [period, unit, wanted] is what each unit said of each wanted cell; ``reported`` [period, unit] where it
    has a value in any cell that the area sees, ``told`` where in any cell at all. ``denied`` and ``due`` [period, unit,
    wanted]: it said that the cell does not apply, or that a value is to come; None where no unit said so. ``larger``
    names by unit the larger ones of the area that count in its totals. ``left_out`` [unit]: it counts in none.
    ``guest`` [unit]: it belongs to the area only where it ``spoke`` of it [period, unit], as a regional unit does to a
    country. ``asked`` [unit]: it is to report at all.
    """

    units: tuple[int, ...]
    readings: Block
    reported: Flags
    told: Flags
    denied: Flags | None
    due: Flags | None
    larger: Mapping[int, tuple[int, ...]]
    left_out: Flags
    guest: Flags
    spoke: Flags
    asked: Flags


def reported_in(held: Columns, wanted: tuple[Cell, ...]) -> Reported:
    """Return the reports of these columns as an array. Raises NotInColumns for two observations with one key."""
    periods, cells = held.periods or (Period(0, 0),), held.cells or ((),)
    shape = (len(periods), len(held.roster), len(cells))
    place = _place(held, shape)
    rows: slice | Flags = slice(None)
    said = {}
    if held.state.any():
        rows = held.state == STATES.index(State.REPORTED)
        said = {state: _flags(place[held.state == STATES.index(state)], shape) for state in STATES[1:]}
    way = way_of(held.definition.kind, held.measures)
    measures = []
    for measure in held.measures:
        numbers = np.full(shape, way.neutral, exact(measure))
        numbers.reshape(-1)[place[rows]] = measure[rows]
        measures.append(numbers)
    block = Block(tuple(measures), _flags(place[rows], shape), way)
    order = tuple(each.code for each in held.definition.dimensions)
    asked = held.roster.among(held.definition.reporters)
    return Reported(held.roster, periods, cells, wanted, order, asked, block, said, _shares(cells))


def _place(held: Columns, shape: tuple[int, int, int]) -> NDArray[np.intp]:
    """Return the place of each row in an array of this shape. Raises NotInColumns if two have the same."""
    place = held.period.astype(np.intp)
    for codes, width in ((held.unit, shape[1]), (held.cell, shape[2])):
        place *= width
        place += codes
    if len(place) and np.bincount(place).max() > 1:
        raise NotInColumns(f"{held.definition.code}: two observations have one key")
    return place


def _flags(place: NDArray[np.intp], shape: tuple[int, int, int]) -> Flags:
    flags = np.zeros(shape, bool)
    flags.reshape(-1)[place] = True
    return flags


def _shares(cells: tuple[Cell, ...]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for at, cell in enumerate(cells):
        for dimension, code in cell:
            if dimension == COUNTRY:
                found[code] = (*found.get(code, ()), at)
    return found


def view_of(reported: Reported, area: str) -> View:
    """Return the reports as an area sees them: the programme, a country with shares of regional units, or a unit."""
    roster = reported.roster
    view = _seen(reported, area, roster.members(area), is_share=False)
    if not roster.is_one_unit(area) and area in reported.shares:
        view = _beside(view, _seen(reported, area, roster.regional, is_share=True))
    own = view.units
    left_out = view.left_out.copy()
    alone = roster.shown_alone(area)
    if alone in own:
        left_out[own.index(alone)] = False
    return replace(view, larger=_larger(roster, own, left_out), left_out=left_out)


def _larger(roster: Roster, own: tuple[int, ...], left_out: Flags) -> Mapping[int, tuple[int, ...]]:
    """Return by unit of an area the larger ones of it that count in its totals."""
    if not roster.larger:
        return {}
    here = {at: place for place, at in enumerate(own) if not left_out[place]}
    found = {at: tuple(here[each] for each in roster.larger.get(at, ()) if each in here) for at in own}
    return {own.index(at): larger for at, larger in found.items() if larger}


def _seen(reported: Reported, area: str, units: tuple[int, ...], *, is_share: bool) -> View:
    """Return the reports of these units: all, or their shares of the area as cells that name no country."""
    places = list(reported.shares[area]) if is_share else list(range(len(reported.cells)))
    named = tuple(reported.cells[at] for at in places)
    if is_share:
        named = tuple(tuple(pair for pair in cell if pair[0] != COUNTRY) for cell in named)
    how = lattice(named, reported.wanted, reported.order)
    is_all = not is_share and len(units) == len(reported.roster)
    block = reported.block if is_all else _part(reported.block, units, places)
    said = {state: flags[:, units][:, :, places] for state, flags in reported.said.items()}
    there = spoke = _any_cell(block.there)
    for flags in said.values():
        spoke = spoke | _any_cell(flags)
    return View(
        units,
        over_cells(block, how),
        there,
        _any_cell(reported.block.there[:, units]) if is_share else there,
        _meeting(said.get(State.NOT_APPLICABLE), how.holds),
        _meeting(said.get(State.NOT_REPORTED), how.holds | how.lies),
        {},
        reported.roster.left_out[list(units)],
        np.full(len(units), is_share),
        spoke,
        reported.asked[list(units)],
    )


def _any_cell(flags: Flags) -> Flags:
    """Return [period, unit] whether any cell is flagged."""
    found: Flags = np.logical_or.reduce(flags, axis=2)
    return found


def _part(block: Block, units: tuple[int, ...], cells: list[int]) -> Block:
    measures = tuple(each[:, units][:, :, cells] for each in block.measures)
    return Block(measures, block.there[:, units][:, :, cells], block.way)


def _meeting(said: Flags | None, members: Flags) -> Flags | None:
    """Return [period, unit, wanted] whether a unit said so of a cell that is a member of the wanted one's."""
    if said is None or not said.any():
        return None
    found: Flags = said.astype(np.float32) @ members.astype(np.float32) > 0
    return found


def _beside(one: View, other: View) -> View:
    """Return the units of both views as those of one."""
    pairs = zip(one.readings.measures, other.readings.measures, strict=True)
    there = _side_by_side(one.readings.there, other.readings.there)
    readings = Block(tuple(_side_by_side(*pair) for pair in pairs), there, one.readings.way)
    return View(
        one.units + other.units,
        readings,
        _side_by_side(one.reported, other.reported),
        _side_by_side(one.told, other.told),
        _said_by_either(one, other, one.denied, other.denied),
        _said_by_either(one, other, one.due, other.due),
        {},
        _side_by_side(one.left_out, other.left_out, axis=0),
        _side_by_side(one.guest, other.guest, axis=0),
        _side_by_side(one.spoke, other.spoke),
        _side_by_side(one.asked, other.asked, axis=0),
    )


def _said_by_either(one: View, other: View, first: Flags | None, second: Flags | None) -> Flags | None:
    if first is None and second is None:
        return None
    pairs = ((first, one.readings.there), (second, other.readings.there))
    left, right = (np.zeros_like(like) if flags is None else flags for flags, like in pairs)
    return _side_by_side(left, right)


def _side_by_side(one: NDArray[Any], other: NDArray[Any], axis: int = 1) -> NDArray[Any]:
    return np.concatenate([one, other], axis=axis)
