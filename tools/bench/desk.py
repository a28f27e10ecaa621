"""The amendment desk on one busy day: 300 lines, 400 proposals, and what a page or a file of them costs.

    python -m tools.bench.desk

The draft is computed anew after each of many decisions (P-03; bar: 100 ms at the 95th of a hundred, or 5 % of the whole
recompute), once from base and proposals as they come out of the cache. The redline of two versions is compared word by
word in both languages. The document with tracked changes has 200 rows (P-15) and stands beside a bare table of the same
texts by python-docx; the peer of the catalogue, python-redlines, needs a .NET runtime and is not run here. Times are
those of the processor in milliseconds: median, and the 95th of a hundred.
"""

import platform
import random
import statistics
import sys
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from time import process_time

from docx import Document

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.workplans.changes import apply, diff
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Move, Operation, Write
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.redline import redline
from maslahat.publishing.redline_docx import redline_docx
from tests.publishing.redlines import a_redline
from tools.bench.merge import RULES, as_plan, edited, forgetful, made_rows

LINES, PROPOSALS, DECISIONS = 300, 400, 60
BAR = 100.0


def proposed(base: Plan, number: int, chance: random.Random) -> ChangeSet:
    """Return one proposal: a few cells of one or two lines, now and then a new line, a move or a deletion."""
    operations: list[Operation] = []
    for line in chance.sample(base.lines, chance.choice((1, 1, 2))):
        key = chance.choice((("title", "en"), ("description", "ru"), ("participants",), ("budget", "JPN", "USD")))
        after = {"participants": 100 + number, "budget": Decimal(1_000 * number)}.get(key[0], f"Wording {number}")
        operations.append(Write(line.id, key, line.cells.get(key), after))  # type: ignore[arg-type]
    kind, line = chance.randrange(10), chance.choice(base.lines)
    if kind == 0:
        operations.insert(0, Insert(Line(LineId(f"new-{number}"), line.output, line.cells), line.id))
    elif kind == 1 and all(line.id != each.line for each in operations if isinstance(each, Write)):
        was = place_on(base, line.id)
        operations.insert(0, Move(line.id, line.output, None, was.output, was.after))
    elif kind == 2 and all(line.id != each.line for each in operations if isinstance(each, Write)):
        operations.append(Delete(line.id, line))
    return ChangeSet(ProposalRef(f"P{number}"), number, PartyCode("KG"), base.version_id, tuple(operations))


def timed(rounds: int, prepare: Callable[[], object], run: Callable[[], object]) -> tuple[float, float]:
    """Return median and 95th of a hundred of the processor time of a run, in milliseconds."""
    taken = []
    for _ in range(rounds):
        prepare()
        start = process_time()
        run()
        taken.append((process_time() - start) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def draft_after_decisions() -> float:
    """Print what one more decision costs while the last proposals are agreed one by one; return the 95th."""
    base = as_plan(made_rows(LINES))
    chance = random.Random(1)  # noqa: S311 - chance here makes cases, not secrets
    sets = [proposed(base, number, chance) for number in range(1, PROPOSALS + 1)]
    agreed = sets[: PROPOSALS - DECISIONS]
    waiting = iter(sets[PROPOSALS - DECISIONS :])
    median, slow = timed(DECISIONS, lambda: agreed.append(next(waiting)), lambda: consolidate(base, agreed, (), RULES))
    whole, _ = timed(9, lambda: None, lambda: consolidate(forgetful(base), agreed, (), RULES))
    found = consolidate(base, sets, (), RULES)
    print(f"{LINES} lines, {PROPOSALS} proposals ({len(found.conflicts)} conflicts, {len(found.held)} held):", end=" ")
    print(f"one decision {median:.1f} ms, 95th {slow:.1f} (bar: {BAR:.0f}); all from nothing {whole:.1f}")
    return slow


def redline_of_versions() -> None:
    """Print what the redline of two versions costs, at two sizes."""
    for count in (LINES, 10 * LINES):
        base = made_rows(count)
        plans = [as_plan(rows) for rows in (base, edited(base, 1, set())[0])]
        changed = len(redline(plans[0], plans[1]).changed)
        if apply(plans[0], diff(plans[0], plans[1])) != plans[1]:
            raise SystemExit("the difference does not lead from one version to the other")
        known, slow = timed(20, lambda: None, lambda plans=plans: redline(plans[0], plans[1]))  # type: ignore[misc]
        print(f"{count} lines, {changed} changed: redline {known:.1f} ms, 95th {slow:.1f}")


def tracked_changes(count: int = 200) -> None:
    """Print what a document with tracked changes costs beside a bare table of the same texts."""
    base = made_rows(count)
    other = {name: dict(cells) for name, cells in base.items()}
    for name in list(other)[: 16 * 12 : 12]:
        other[name] |= {("title", "en"): f"Another course {name}", ("participants",): 77, ("lead",): "UNDP"}
    plans = [as_plan(rows) for rows in (base, other)]
    view = a_redline(plans[0], plans[1])
    ours, slow = timed(7, lambda: None, lambda: redline_docx(view))
    least, _ = timed(7, lambda: None, lambda: bare_table(plans[1]))
    print(f"{count} rows, 48 cells changed: DOCX with tracked changes {ours:.0f} ms, 95th {slow:.0f};", end=" ")
    print(f"bare table of python-docx {least:.0f} ms, ratio {ours / least:.2f}")


def bare_table(plan: Plan) -> bytes:
    """Return the plan as nothing but a table of six columns."""
    document = Document()
    table = document.add_table(rows=len(plan.lines), cols=6)
    for row, line in zip(table.rows, plan.lines, strict=True):
        texts = (line.id, *line.title.texts.values(), line.one("lead"), *line.quarters, line.one("risk"))
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = str(text)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def main() -> int:
    """Measure all three; 1 if a decision is over the bar."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, processor time")
    slow = draft_after_decisions()
    redline_of_versions()
    tracked_changes()
    return int(slow > BAR)


if __name__ == "__main__":
    sys.exit(main())
