"""The peers of the bench of results: one SQL statement in DuckDB, and a bare array that knows no rule."""

import math
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from maslahat.domain.results.figure_tree import FigureTree
from tools.bench.results_data import CODES, COUNTRIES, LEVELS, PERIODS, Made

Whole = NDArray[np.int64]

FIRST = {"age": 1, "disability": 6, "sex": 8}
"""The column of the first code of each dimension; the total stands in column 0, the last code in 10."""

FLAT_SQL = (
    "SELECT indicator // 12 AS output, country, period, sex, sum(value)::BIGINT AS v, count(*) AS n FROM observations"
    " GROUP BY ALL"
)


def table_sql() -> str:
    """Return the SQL of the whole table: first the rows to the finest cells, then these up, the tree last."""
    fine = (
        f"{name} AS (SELECT indicator, country, period, {first} + {name} AS place, sum(value)::BIGINT AS v"  # noqa: S608
        " FROM observations GROUP BY ALL)"
        for name, first in FIRST.items()
    )
    levels = " UNION ALL ".join(f"SELECT {at} AS level, {LEVELS[-1] // nodes} AS f" for at, nodes in enumerate(LEVELS))
    return (
        f"WITH {', '.join(fine)}, parts AS (FROM age UNION ALL FROM disability UNION ALL FROM sex UNION ALL SELECT"  # noqa: S608
        " indicator, country, period, 0 AS place, sum(v)::BIGINT AS v FROM sex GROUP BY ALL),"
        f" sides AS (SELECT 0 AS a UNION ALL SELECT 1), levels AS ({levels}),"
        " p AS (SELECT indicator, country, CASE a WHEN 1 THEN -1 ELSE period END AS period, place, sum(v)::BIGINT AS v"
        " FROM parts, sides GROUP BY ALL),"
        " c AS (SELECT indicator, CASE a WHEN 1 THEN -1 ELSE country END AS country, period, place, sum(v)::BIGINT AS v"
        " FROM p, sides GROUP BY ALL)"
        " SELECT level, indicator // f AS node, place, country, period, sum(v)::BIGINT AS v FROM c, levels GROUP BY ALL"
    )


class Duck:
    """DuckDB with the observations in a table of its own."""

    def __init__(self, data: Made) -> None:
        self.connection = duckdb.connect()
        observations = data.plain
        self.connection.execute("CREATE TABLE observations AS SELECT * FROM observations")
        del observations

    def run(self, sql: str) -> dict[str, Any]:
        """Return the columns that a statement finds."""
        found: dict[str, Any] = self.connection.execute(sql).fetchnumpy()
        return found


def bare(data: Made) -> list[Whole]:
    """Return the sums by level [node, country or all, period or all, total and codes] as a bare array makes them."""
    shape = (LEVELS[-1], len(COUNTRIES), len(PERIODS), *(len(codes) for codes in CODES.values()))
    place = np.ravel_multi_index(tuple(data.plain[name] for name in ("indicator", "country", "period", *CODES)), shape)
    cube = np.bincount(place, weights=data.plain["value"], minlength=math.prod(shape)).reshape(shape)
    sides = [cube.sum(axis=(3, 4, 5))[..., None], *(cube.sum(axis=axes) for axes in ((4, 5), (3, 5), (3, 4)))]
    every = np.concatenate(sides, axis=3)
    every = np.concatenate([every.sum(axis=1, keepdims=True), every], axis=1)
    every = np.concatenate([every, every.sum(axis=2, keepdims=True)], axis=2)
    return [every.reshape(nodes, -1, *every.shape[1:]).sum(axis=1).astype(np.int64) for nodes in LEVELS]


def by_level(tree: FigureTree) -> list[Whole]:
    """Return our sums in the same order; 0 where nobody reported."""
    branches = [[tree.branches[path].numbers for path in _nodes(tree, depth)] for depth in range(4)]
    indicators = [table.measures[0] for table in tree.tables]
    return [np.stack(nodes).transpose(0, 2, 1, 3) for nodes in (*branches, indicators)]


def _nodes(tree: FigureTree, depth: int) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(path[:depth] for path in tree.paths))


def by_duck(rows: dict[str, Any]) -> list[Whole]:
    """Return the sums that DuckDB found in the same order; 0 where it has no row."""
    period = np.where(rows["period"] < 0, len(PERIODS), rows["period"])
    found = [np.zeros((nodes, len(COUNTRIES) + 1, len(PERIODS) + 1, 11), np.int64) for nodes in LEVELS]
    for level, sums in enumerate(found):
        at = rows["level"] == level
        sums[rows["node"][at], rows["country"][at] + 1, period[at], rows["place"][at]] = rows["v"][at]
    return found
