"""The tables of many indicators added up along the tree of results: indicator, output, outcome, pillar, programme.

Only what counts the same thing may be added up; the caller says which indicators those are by giving no others. A
corrected table changes the sums on its own way to the root and nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from maslahat.domain.results.columns import LARGEST, Whole, size
from maslahat.domain.results.figure_table import FigureTable

Path = tuple[str, ...]
"""The codes of a node and of all above it, from below the root; the root's is empty."""


class NotAddedUp(ValueError):
    """Tables of other areas, periods or cells, or of values that are no single numbers, have no sum."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What a node's indicators are together by period, area and cell, and how many units' reports make each sum."""

    numbers: Whole
    reported: Whole


@dataclass(frozen=True, slots=True)
class FigureTree:
    """Tables with the node that each hangs on, and the sums of all nodes in units of 10 to the power of -``places``.

    ``bound`` is what no sum of figures of these tables exceeds, in that unit.
    """

    tables: tuple[FigureTable, ...]
    paths: tuple[Path, ...]
    branches: Mapping[Path, Branch]
    places: int
    bound: int

    def with_table(self, at: int, table: FigureTable) -> "FigureTree":
        """Return the tree with another table in this place, as if it had been there from the beginning.

        Only the sums on the way from this table to the root are made anew.
        """
        old = self.tables[at]
        tables = (*self.tables[:at], table, *self.tables[at + 1 :])
        bound = self.bound - _bound(old, self.places) + _bound(table, self.places)
        if table.places != old.places or max(bound, self.bound) > LARGEST:
            return figure_tree(tables, self.paths)
        less, more = (each.measures[0].astype(np.int64) * 10 ** (self.places - each.places) for each in (old, table))
        branches = dict(self.branches)
        for path in _upwards(self.paths[at]):
            was = branches[path]
            branches[path] = Branch(was.numbers - less + more, was.reported - old.coverage[0] + table.coverage[0])
        return replace(self, tables=tables, branches=branches, bound=bound)


def figure_tree(tables: Sequence[FigureTable], paths: Sequence[Path]) -> FigureTree:
    """Return the sums of these tables, each of which hangs on the node of its path.

    Raises NotAddedUp if they are not of the same areas, periods and cells, or their values are no single numbers.
    """
    if len({(table.areas, table.periods, table.cells) for table in tables}) > 1:
        raise NotAddedUp("the tables are not of the same areas, periods and cells")
    if any(len(table.measures) != 1 for table in tables):
        raise NotAddedUp("ratios and averages are not added up over indicators")
    places = max((table.places for table in tables), default=0)
    bound = sum(_bound(table, places) for table in tables)
    form = np.int64 if bound <= LARGEST else np.object_
    branches: dict[Path, Branch] = {}
    for path, table in zip(paths, tables, strict=True):
        numbers = table.measures[0].astype(form) * 10 ** (places - table.places)
        _add(branches, path, Branch(numbers, table.coverage[0]))
    for depth in range(max(map(len, branches), default=0), 0, -1):
        for path in [path for path in branches if len(path) == depth]:
            _add(branches, path[:-1], branches[path])
    return FigureTree(tuple(tables), tuple(paths), branches, places, bound)


def _add(branches: dict[Path, Branch], path: Path, more: Branch) -> None:
    was = branches.get(path)
    if was is not None:
        more = Branch(was.numbers + more.numbers, was.reported + more.reported)
    branches[path] = more


def _upwards(path: Path) -> Sequence[Path]:
    """Return a path and those of all nodes above it, up to the root."""
    return [path[:depth] for depth in range(len(path), -1, -1)]


def _bound(table: FigureTable, places: int) -> int:
    """Return what no figure of a table exceeds, in units of 10 to the power of -``places``; 0 if it has none."""
    factor: int = 10 ** max(places - table.places, 0)
    return size(table.measures[0].reshape(-1), 1) * factor
