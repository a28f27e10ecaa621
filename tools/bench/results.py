"""The whole results table, a query of a dashboard and a late correction, beside DuckDB and beside a bare array.

    python -m tools.bench.results [OBSERVATIONS …] [--rounds N]

One programme: a tree of 5 levels down to 192 indicators × 20 countries and all × 12 quarters and all × total and each
code of three crossed dimensions; values have cents, no two observations have one key. DuckDB computes the table with
one SQL statement from a table of its own, the bare array with one ``bincount`` and sums along its axes: neither knows
rules, states or coverage. First all sides must give the same figures, cell by cell; then they run in turn, and medians
by the clock are compared. Bars: P-04 to P-07 of the test catalogue. P-06 is a query of a dashboard by the road that the
product takes: from the table that it holds, and from it after a correction, which computes one indicator anew. From
bare observations no page and no address answers a query; what that would cost is printed without a bar. Memory is that
of a process of its own which makes the observations and our table of them, and nothing else.
"""

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time

import duckdb
import numpy as np

from maslahat.domain.results.columns import Columns, corrected
from maslahat.domain.results.cube import figure_table
from maslahat.domain.results.figure_documents import branch_document
from maslahat.domain.results.figure_table import FigureTable
from maslahat.domain.results.figure_tree import FigureTree, figure_tree
from maslahat.domain.results.observations import Observation
from maslahat.domain.results.values import Number
from tools.bench.results_data import CELLS, COUNTRIES, CYCLE, LEVELS, PERIODS, PLACES, SINGLE, Made, made
from tools.bench.results_peers import FLAT_SQL, Duck, bare, by_duck, by_level, table_sql

SIZES = (100_000, 1_000_000, 10_000_000)
BARS = {1_000_000: {"duckdb": 0.5, "bare": 2.5, "query": 2.0}, 10_000_000: {"duckdb": 1.0}}
CORRECTION_BAR, SLOWEST_CORRECTION, MEMORY_BAR = 0.02, 5, 1000
"""Of the whole table; milliseconds of processor time at p95; megabytes."""

AREAS = ("", *COUNTRIES)
WINDOWS = (*PERIODS, CYCLE)
WANTED = ((), *SINGLE)
BY_SEX = SINGLE[-3:]
FLAT_ROADS = {
    "flat": "from the table that is held",
    "flat late": "after a correction of one indicator",
    "flat anew": "from bare observations, a road that the product does not take",
}
FLAT_NAMES = ("output", "country", "period", "sex", "v")


def table_of(held: Columns) -> FigureTable:
    """Return all figures of one indicator."""
    return figure_table(held, areas=AREAS, periods=WINDOWS, cells=WANTED, cycle=CYCLE)


def ours(data: Made) -> FigureTree:
    """Return the whole results table."""
    return figure_tree([table_of(held) for held in data.columns], data.paths)


def flat(tree: FigureTree) -> str:
    """Return as JSON what a chart asks for: outputs by country, quarter and sex."""
    paths = list(dict.fromkeys(path[:2] for path in tree.paths))
    return json.dumps(branch_document(tree, paths, COUNTRIES, PERIODS, BY_SEX))


def flat_anew(data: Made) -> str:
    """Return the same, computed from the observations."""
    tables = [figure_table(held, areas=COUNTRIES, periods=PERIODS, cells=BY_SEX, cycle=CYCLE) for held in data.columns]
    return flat(figure_tree(tables, data.paths))


def late(data: Made, tree: FigureTree, at: int) -> FigureTree:
    """Return the tree after one reported value of the indicator at this place was corrected."""
    held = data.columns[at]
    row = len(held) // 2
    value = Number(Decimal(int(held.measures[0][row]) + 1).scaleb(-held.places))
    unit, period = held.roster.units[held.unit[row]].code, PERIODS[held.period[row]]
    new = Observation("late", held.definition.code, unit, period, CELLS[held.cell[row]], value=value)
    return tree.with_table(at, table_of(corrected(held, new)))


def checked(data: Made, duck: Duck) -> FigureTree:
    """Return our table after all sides have given the same figures, and a corrected one that computed anew."""
    tree = ours(data)
    for found in (bare(data), by_duck(duck.run(table_sql()))):
        if not all(map(np.array_equal, by_level(tree), found)):
            raise SystemExit("the sides do not find the same figures")
    rows, document = duck.run(FLAT_SQL), json.loads(flat(tree))
    if json.loads(flat_anew(data)) != document:
        raise SystemExit("a query on the table and one on the observations do not find the same")
    for output, country, period, sex, number in zip(*(rows[name].tolist() for name in FLAT_NAMES), strict=True):
        if Decimal(document["figures"][output][period][country][sex]) != Decimal(number).scaleb(-PLACES):
            raise SystemExit("the query of the dashboard does not find what DuckDB finds")
    after = late(data, tree, 5)
    anew = figure_tree(after.tables, data.paths)
    if (
        not all(map(np.array_equal, by_level(after), by_level(anew)))
        or by_level(after)[0][0, 0, -1, 0] == (by_level(tree)[0][0, 0, -1, 0])
    ):
        raise SystemExit("a correction does not lead where computing anew does")
    return tree


def measure(count: int, rounds: int) -> dict[str, float]:
    """Compare all sides on so many observations, print what each took, and return the medians in seconds."""
    data = made(count)
    duck = Duck(data)
    tree = checked(data, duck)
    turns = iter(range(10**9))
    runs: dict[str, Callable[[], object]] = {
        "ours": lambda: ours(data),
        "duckdb": lambda: duck.run(table_sql()),
        "bare": lambda: bare(data),
        "flat": lambda: flat(tree),
        "flat late": lambda: flat(late(data, tree, 11 * next(turns) % LEVELS[-1])),
        "flat anew": lambda: flat_anew(data),
        "flat duckdb": lambda: duck.run(FLAT_SQL),
        "late": lambda: late(data, tree, 11 * next(turns) % LEVELS[-1]),
    }
    times: dict[str, list[float]] = {name: [] for name in (*runs, "busy")}
    for _ in range(rounds):
        for name, run in runs.items():
            times[name] += [_seconds(run, perf_counter) for _ in range(20 if name == "late" else 1)]
        times["busy"] += [_seconds(runs["late"], process_time) for _ in range(20)]
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    medians["slowest"] = sorted(times["busy"])[len(times["busy"]) * 19 // 20]
    _print(len(data.plain["value"]), count, medians)
    return medians


def _seconds(run: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    run()
    return clock() - start


def _print(rows: int, count: int, medians: dict[str, float]) -> None:
    own = medians["ours"]
    print(f"{rows} observations, {sum(LEVELS) * len(AREAS) * len(WINDOWS) * len(WANTED)} figures")
    print(f"  whole table            {own * 1000:9.1f} ms")
    bars = BARS.get(count, {})
    for name in ("duckdb", "bare"):
        _against(f"  / {name}", own / medians[name], bars.get(name), f"{medians[name] * 1000:9.1f} ms")
    duck = f"{medians['flat duckdb'] * 1000:9.1f} ms without JSON"
    for name, what in FLAT_ROADS.items():
        print(f"  dashboard query, JSON  {medians[name] * 1000:9.1f} ms, {what}")
        bar = bars.get("query") if name != "flat anew" else None
        _against("  / duckdb", medians[name] / medians["flat duckdb"], bar, duck)
    print(f"  a late correction      {medians['late'] * 1000:9.2f} ms")
    _against("  / whole table", medians["late"] / own, CORRECTION_BAR, "")
    _against("  ms of processor, p95", medians["slowest"] * 1000, SLOWEST_CORRECTION, "")


def _against(what: str, ratio: float, bar: float | None, note: str) -> None:
    verdict = "no bar" if bar is None else f"bar {bar}: {'met' if ratio <= bar else 'MISSED'}"
    print(f"  {what:20s} {ratio:9.3f}  {verdict:18s} {note}")


def _peak() -> int:
    """Return the most megabytes this process held; what getrusage tells holds those of the process that began it."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def memory(count: int) -> int:
    """Return the megabytes that a process took at most which makes the observations and the table, and prints them."""
    call = [sys.executable, "-m", "tools.bench.results", str(count), "--only-memory"]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    return int(done.stdout)


def main() -> int:
    """Measure at each size, and print how the time grows from one to the next."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("observations", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only-memory", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only_memory:
        ours(made(asked.observations[0], plain=False))
        print(_peak())
        return 0
    python = f"Python {platform.python_version()}, numpy {np.__version__}, DuckDB {duckdb.__version__}"
    print(f"{os.cpu_count()} cores, {platform.machine()}, {python}; medians of {asked.rounds} runs in turn")
    found = {}
    for count in asked.observations:
        found[count] = measure(count, asked.rounds)
        taken = memory(count)
        print(f"  memory                 {taken:9d} MB  bar {MEMORY_BAR}: {'met' if taken <= MEMORY_BAR else 'MISSED'}")
    for small, large in pairwise(asked.observations):
        slopes = (f"{name} {_slope(small, large, name, found):.2f}" for name in ("ours", "duckdb", "bare", "late"))
        print(f"slope from {small} to {large} (1 is linear): {', '.join(slopes)}")
    return 0


def _slope(small: int, large: int, name: str, found: dict[int, dict[str, float]]) -> float:
    return math.log(found[large][name] / found[small][name]) / math.log(large / small)


if __name__ == "__main__":
    sys.exit(main())
