"""The three-way merge and the difference of two plans beside programs that merge tables or compare dictionaries.

    python -m tools.bench.beside_peers [LINES …] [--rounds N] [--peers PYTHON]

The peers (daff, dictdiffer, deepdiff) are no dependencies of ours: unless ``--peers`` names a Python that has them,
they are installed from the package index into an environment that is thrown away. All sides read the same texts and
must first give the same answer; then they run in turn, and the medians of processor time are printed. dictdiffer and
deepdiff compare only; a three-way merge by their means needs two such differences, so that twice their time is the
least it would cost.
"""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

from maslahat.domain.shared.canonical import canonical_bytes, read_canonical
from maslahat.domain.workplans.changes import diff
from maslahat.domain.workplans.merge import merge
from maslahat.domain.workplans.operations import Write
from maslahat.domain.workplans.plan import Plan, read_plan
from tools.bench import peer_runs
from tools.bench.merge import RULES, Rows, as_plan, as_rows, edited, forgetful, made_rows

PEERS = ("daff==1.4.2", "dictdiffer==0.10.0", "deepdiff==9.1.0")
MERGE_BARS = {1_000: 5.0}
"""How many times faster than daff the merge has to be; from 10,000 lines on 8."""


class Peers:
    """The process of the peers: asked for one run, it tells the seconds and what it found."""

    def __init__(self, python: Path, files: list[Path]) -> None:
        call = [str(python), peer_runs.__file__, *map(str, files)]
        self.process = subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, what: str) -> dict[str, Any]:
        """Return what one run found and the ``seconds`` it took."""
        if self.process.stdin is None or self.process.stdout is None:
            raise SystemExit("the process of the peers has no pipes")
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        found: dict[str, Any] = json.loads(self.process.stdout.readline())
        return found

    def __enter__(self) -> "Peers":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()


def installed(folder: Path) -> Path:
    """Install the peers into a new environment in this folder and return its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEERS], check=True)
    return python


def plain(rows: Rows) -> dict[str, dict[str, Any]]:
    """Return the rows as JSON can hold them: cells named by one text, amounts as text."""
    return {
        name: {"|".join(key): str(value) if isinstance(value, Decimal) else value for key, value in cells.items()}
        for name, cells in rows.items()
    }


def measure(count: int, rounds: int, python: Path, folder: Path) -> None:
    """Compare all sides on so many lines and print what each took."""
    base = made_rows(count)
    ours, touched = edited(base, 1, set())
    texts = [base, ours, edited(base, 2, touched)[0]]
    files = [folder / f"{place}.json" for place in range(3)]
    plans = [read_plan(read_canonical(canonical_bytes(as_plan(rows).document()))) for rows in texts]
    for file, plan in zip(files, plans, strict=True):
        file.write_text(json.dumps(plain(as_rows(plan))), "utf-8")
    with Peers(python, files) as peers:
        _check(plans, peers)
        runs: dict[str, list[float]] = {}
        for _ in range(rounds):
            for name, seconds in _in_turn(plans, peers):
                runs.setdefault(name, []).append(seconds)
    _print(count, {name: statistics.median(taken) for name, taken in runs.items()})


def _check(plans: list[Plan], peers: Peers) -> None:
    found = peers.run("daff merge")
    merged = merge(plans[0], plans[1], plans[2], RULES)
    if found["conflicts"] != len(merged.conflicts) or found["rows"] != plain(as_rows(merged.plan)):
        raise SystemExit("daff and Maslahat disagree on the merged text")
    changed = sum(isinstance(operation, Write) for operation in diff(plans[0], plans[1]))
    if {peers.run(f"{peer} diff")["changed"] for peer in ("dictdiffer", "deepdiff")} != {changed}:
        raise SystemExit("the peers and Maslahat disagree on the changed cells")


def _in_turn(plans: list[Plan], peers: Peers) -> list[tuple[str, float]]:
    fresh = [forgetful(plan) for plan in plans]
    timed = [("merge", _seconds(lambda: merge(fresh[0], fresh[1], fresh[2], RULES)))]
    timed.append(("diff", _seconds(lambda: diff(plans[0], plans[1]))))
    return timed + [(name, float(peers.run(name)["seconds"])) for name in peer_runs.RUNS]


def _seconds(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


def _print(count: int, medians: dict[str, float]) -> None:
    ours = medians["merge"]
    bar = MERGE_BARS.get(count, 8.0)
    print(f"{count} lines: merge {ours * 1000:.1f} ms, diff {medians['diff'] * 1000:.1f} ms")
    daff = medians["daff merge"]
    print(f"  {'daff merge':16s} {daff * 1000:9.1f} ms: {daff / ours:6.1f} times ours (bar: {bar:.0f})")
    for name in ("dictdiffer diff", "deepdiff diff"):
        twice = 2 * medians[name]
        print(f"  {'2 × ' + name:16s} {twice * 1000:9.1f} ms: {twice / ours:6.1f} times our whole merge", end="")
        print(f"; one is {medians[name] / medians['diff']:.1f} times our diff")
    print(
        f"  {'daff diff':16s} {medians['daff diff'] * 1000:9.1f} ms:",
        f"{medians['daff diff'] / medians['diff']:6.1f} times our diff",
    )


def main() -> int:
    """Measure at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="a Python that has daff, dictdiffer and deepdiff")
    asked = parser.parse_args()
    python = f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}"
    print(f"{python}, 15 cells a line, processor time, medians of {asked.rounds}")
    with tempfile.TemporaryDirectory() as name:
        peers = asked.peers or installed(Path(name) / "peers")
        for count in asked.lines:
            measure(count, asked.rounds, peers, Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
