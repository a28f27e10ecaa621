"""Made-up observations for the bench of results: one programme, 192 indicators in a tree, 20 countries, 12 quarters."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.columns import Columns
from maslahat.domain.results.figure_tree import Path
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition, Rules
from maslahat.domain.results.observations import ReportingUnit, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roster import Roster
from maslahat.domain.shared.kinds import Direction, Kind
from maslahat.domain.shared.texts import LocalizedText

LEVELS = (1, 4, 16, 64, 192)
"""Nodes of the tree: programme, outcomes, outputs, activities, indicators."""

COUNTRIES = tuple(f"C{number:02}" for number in range(20))
PERIODS = tuple(Period.read(f"{year}-Q{quarter}") for year in (2022, 2023, 2024) for quarter in (1, 2, 3, 4))
CYCLE = Period.read("2022/2024")
CODES = {"age": tuple("01234"), "disability": ("no", "yes"), "sex": tuple("FMX")}
CELLS = tuple(cell(zip(CODES, codes, strict=True)) for codes in product(*CODES.values()))
SINGLE = tuple(cell([(name, code)]) for name, codes in CODES.items() for code in codes)
NONE = LocalizedText()
LISTS = tuple(CodeList(name, 1, NONE, dict.fromkeys(codes, NONE)) for name, codes in CODES.items())
SHAPE = tuple(map(len, CODES.values()))
PLACES = 2
"""Values have cents."""

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Made:
    """The same observations twice: as columns of ours, one indicator each, and as plain columns of codes for peers."""

    columns: tuple[Columns, ...]
    plain: dict[str, Whole]

    @property
    def paths(self) -> list[Path]:
        """Return the activity that each indicator hangs on."""
        return [(f"{number // 48}", f"{number // 12}", f"{number // 3}") for number in range(LEVELS[-1])]


def made(count: int, *, plain: bool = True) -> Made:
    """Return about so many observations, no two with one key: evenly many of each indicator, in order of chance.

    Without ``plain`` there are no columns for peers.
    """
    chance = np.random.default_rng(7)
    each = count // LEVELS[-1]
    room = len(COUNTRIES) * len(PERIODS) * len(CELLS)
    sites = -(-each * 11 // (room * 10))
    codes = tuple(f"{country}-{site}" for country in COUNTRIES for site in range(sites))
    roster = Roster([ReportingUnit(code, NONE, code.partition("-")[0]) for code in codes])
    country = np.array([COUNTRIES.index(unit.country) for unit in roster.units])
    found, codings = [], []
    for number in range(LEVELS[-1]):
        key = chance.permutation(room * sites)[:each]
        unit, rest = np.divmod(key, len(PERIODS) * len(CELLS))
        period, place = np.divmod(rest, len(CELLS))
        value = chance.integers(0, 1_000_000, each)
        coded = (unit.astype(np.min_scalar_type(len(roster))), period.astype(np.uint8), place.astype(np.uint8))
        state = np.zeros(each, np.uint8)
        found.append(Columns(_indicator(number), roster, PERIODS, CELLS, *coded, state, (value,), PLACES))
        if plain:
            codings.append((np.full(each, number), country[unit], period, *np.unravel_index(place, SHAPE), value))
    return Made(tuple(found), _plain(codings))


def _plain(codings: list[tuple[Whole, ...]]) -> dict[str, Whole]:
    if not codings:
        return {}
    *codes, values = (np.concatenate(column) for column in zip(*codings, strict=True))
    names = ("indicator", "country", "period", *CODES)
    return {name: row.astype(np.int32) for name, row in zip(names, codes, strict=True)} | {"value": values}


def _indicator(number: int) -> IndicatorDefinition:
    rules = Rules.customary(Kind.COUNT)
    return IndicatorDefinition(
        f"I{number:03}", 1, f"{number // 3}", NONE, NONE, "officers", Kind.COUNT, rules, Direction.UP, None, (), LISTS
    )
