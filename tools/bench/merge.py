"""The three-way merge beside a bare merge of dictionaries that knows no conflict class, no order and no author.

    python -m tools.bench.merge [LINES …]

Both merge the same three texts, each read by itself from its canonical bytes: the bare merge from dictionaries with
keys of its own, as a reader of JSON makes them. First they must give the same answer; then they run in turn, and the
ratio of their medians is printed: this merge / the bare one; the bar (P-01) is 3. ``just read``: nothing of the plans
has been computed before. ``base known``: sums of the base are still remembered. Times are those of the processor, so
that other work on the machine counts little; ``wall`` is the ratio by the clock. Peak memory is that of a process of
its own which reads the three files as `maslahat plan merge` does and merges them; the bar is 1 GB at 100,000 lines.
"""

import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from maslahat.domain.shared.canonical import canonical_bytes, read_canonical
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.merge import merge
from maslahat.domain.workplans.plan import Line, Plan, read_plan
from maslahat.domain.workplans.rules import Ceiling, CeilingOf, PlanRules

OUTPUTS = [f"{pillar}.{output}" for pillar in range(1, 6) for output in range(1, 9)]
RULES = PlanRules(
    2023,
    {output: f"P{output[0]}" for output in OUTPUTS},
    tuple(Ceiling(CeilingOf.PILLAR, f"P{pillar}", "USD", Decimal(10**12)) for pillar in range(1, 6)),
)
BAR = 3.0

MOST_MEMORY = 1000
"""Megabytes at 100,000 lines."""


Rows = dict[str, dict[Any, Any]]


def made_rows(count: int) -> Rows:
    """Return so many lines of 15 cells each, the output among them."""
    found: Rows = {}
    for number in range(count):
        found[f"line-{number:06d}"] = {
            ("@output",): OUTPUTS[number * len(OUTPUTS) // count],
            ("title", "en"): f"Training course number {number} for officers of the border service",
            ("title", "ru"): f"Учебный курс номер {number} для сотрудников пограничной службы",
            ("title", "@source"): "en",
            ("description", "en"): f"Description of activity {number}",
            ("lead",): f"UNODC-{number % 7}",
            ("type",): "training",
            ("quarters", f"Q{number % 4 + 1}"): True,
            ("countries", "KZ"): True,
            ("countries", "KG"): True,
            ("budget", "JPN", "USD"): Decimal(number * 100),
            ("budget", "TBM", "USD"): Decimal(number),
            ("markers", "gender"): number % 4,
            ("participants",): number % 50,
            ("risk",): "low",
        }
    return found


def edited(base: Rows, seed: int, taboo: set[str]) -> tuple[Rows, set[str]]:
    """Return another text: one line in fifty edited, one in three hundred gone; lines in ``taboo`` stay as they are."""
    chance = random.Random(seed)  # noqa: S311 - chance here makes cases, not secrets
    names = [name for name in base if name not in taboo]
    changed = chance.sample(names, max(2, len(base) // 50))
    gone = set(chance.sample(names, max(1, len(base) // 300))) - set(changed)
    found = {name: dict(cells) for name, cells in base.items() if name not in gone}
    for name in changed:
        found[name]["title", "en"] = f"Another course {seed} {name}"
        found[name]["participants",] = 1000 + seed
        found[name]["budget", "JPN", "USD"] = Decimal(7_000_000 + seed)
    return found, {*changed, *gone}


def as_plan(rows: Rows) -> Plan:
    """Return the rows as a plan."""
    lines = tuple(
        Line(LineId(name), cells["@output",], {key: value for key, value in cells.items() if key != ("@output",)})
        for name, cells in rows.items()
    )
    return Plan("P", "J", 2023, LocalizedText(), LocalizedText(), (), lines)


def bare(base: Rows, ours: Rows, theirs: Rows) -> tuple[Rows, list[tuple[str, Any]]]:
    """Merge dictionaries cell by cell, ours first: the limit."""
    merged: Rows = {}
    conflicts: list[tuple[str, Any]] = []
    for name, mine in ours.items():
        other = theirs.get(name)
        if mine == other:
            merged[name] = mine
        elif name in base:
            line(name, base[name], mine, other, (merged, conflicts))
        else:
            merged[name] = mine
    for name, other in theirs.items():
        if name not in ours:
            if name not in base:
                merged[name] = other
            elif other != base[name]:
                conflicts.append((name, None))
    return merged, conflicts


def line(
    name: str,
    was: dict[Any, Any],
    mine: dict[Any, Any],
    other: dict[Any, Any] | None,
    found: tuple[Rows, list[tuple[str, Any]]],
) -> None:
    """Merge one line that the sides do not write alike."""
    merged, conflicts = found
    if other == was:
        merged[name] = mine
    elif mine == was:
        if other is not None:
            merged[name] = other
    elif other is None:
        conflicts.append((name, None))
        merged[name] = mine
    else:
        merged[name] = cells(name, was, mine, other, conflicts)


def cells(
    name: str, was: dict[Any, Any], mine: dict[Any, Any], other: dict[Any, Any], conflicts: list[tuple[str, Any]]
) -> dict[Any, Any]:
    """Merge the cells of one line that both sides changed."""
    found = {}
    for key in {**was, **mine, **other}:
        before, left, right = was.get(key), mine.get(key), other.get(key)
        if left != right and left != before and right != before:
            conflicts.append((name, key))
        value = right if left == before else left
        if value is not None:
            found[key] = value
    return found


def medians(rounds: int, *runs: tuple[Callable[[], Any], Callable[[Any], object]]) -> list[tuple[float, float]]:
    """Run the functions in turn, each on what its first part prepares; return the median (processor, wall) seconds."""
    times: list[list[tuple[float, float]]] = [[] for _ in runs]
    for _ in range(rounds):
        for (prepare, run), taken in zip(runs, times, strict=True):
            made = prepare()
            start, wall = process_time(), perf_counter()
            run(made)
            taken.append((process_time() - start, perf_counter() - wall))
    return [(statistics.median(one for one, _ in taken), statistics.median(two for _, two in taken)) for taken in times]


def as_rows(plan: Plan) -> Rows:
    """Return a plan as plain dictionaries with keys of their own."""
    return {
        line.id: {("@output",): line.output, **{(*key,): value for key, value in line.cells.items()}}
        for line in plan.lines
    }


def measure(count: int, *, clashing: bool) -> float:
    """Compare the two merges on so many lines; print the ratios and return that on plans just read."""
    base = made_rows(count)
    ours, touched = edited(base, 1, set())
    theirs, _ = edited(base, 2, touched)
    if clashing:
        for name in [name for name in sorted(touched) if name in ours][: max(2, count // 500)]:
            theirs[name]["title", "en"] = "A third wording"
    written = [canonical_bytes(as_plan(rows).document()) for rows in (base, ours, theirs)]
    plans, others = ([read_plan(read_canonical(text)) for text in written] for _ in range(2))
    rows = [as_rows(plan) for plan in others]
    merged, conflicts = bare(*rows)
    found = merge(plans[0], plans[1], plans[2], RULES)
    if sorted((str(one.line), one.key) for one in found.conflicts) != sorted(conflicts):
        raise SystemExit("the two disagree on conflicts")
    if not clashing and found.plan != as_plan(merged):
        raise SystemExit("the two disagree on the text")
    limit, cold, warm = medians(
        15 if count <= 10_000 else 5,
        (lambda: rows, lambda made: bare(*made)),
        (lambda: [forgetful(plan) for plan in plans], lambda made: merge(made[0], made[1], made[2], RULES)),
        (lambda: plans, lambda made: merge(made[0], made[1], made[2], RULES)),
    )
    print(f"{count:7d} lines, {f'{len(conflicts)} conflicts':13s} bare {limit[0] * 1000:8.2f} ms", end="   ")
    for name, taken in (("just read", cold), ("base known", warm)):
        ratio, by_clock = taken[0] / limit[0], taken[1] / limit[1]
        print(f"{name} {taken[0] * 1000:8.2f} ms, ratio {ratio:4.2f} (wall {by_clock:4.2f})", end="   ")
    print()
    return cold[0] / limit[0]


def forgetful(plan: Plan) -> Plan:
    """Return the plan as if it had just been read: nothing that was once computed of it is remembered."""
    return plan.with_lines(Line(line.id, line.output, line.cells) for line in plan.lines)


_CHILD = """
import sys
from pathlib import Path
from maslahat.publishing.plan_files import read_plan_file
from tools.bench.merge import RULES, merge
merge(*(read_plan_file(Path(file)) for file in sys.argv[1:]), RULES)
status = Path("/proc/self/status").read_text()
print(next(row.split()[1] for row in status.splitlines() if row.startswith("VmHWM")))
"""


def peak_memory(count: int) -> None:
    """Print the most memory that a process of its own needs to read three texts of so many lines and merge them."""
    base = made_rows(count)
    ours, touched = edited(base, 1, set())
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{place}.json" for place in range(3)]
        for file, rows in zip(files, (base, ours, edited(base, 2, touched)[0]), strict=True):
            file.write_bytes(canonical_bytes(as_plan(rows).document()))
        call = [sys.executable, "-c", _CHILD, *map(str, files)]
        told = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    print(f"{count:7d} lines: peak memory {int(told) // 1024} MB (bar: {MOST_MEMORY} MB at 100000 lines)")


def main(sizes: list[int]) -> int:
    """Measure at each size; 1 if the first is over the bar."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, 15 cells a line")
    ratios = [max(measure(count, clashing=clashing) for clashing in (False, True)) for count in sizes]
    if Path("/proc/self/status").exists():
        peak_memory(sizes[-1])
    print(f"bar: {BAR:.0f}; slope of the ratio from {sizes[0]} to {sizes[-1]} lines: {ratios[-1] / ratios[0]:.2f}")
    return int(ratios[0] > BAR)


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [1_000, 10_000]))
