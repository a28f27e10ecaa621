"""How long a printed plan takes beside a bare typst table of the same words, untagged and unadorned.

Run ``python -m tools.bench.pdf [LINES]`` from the root of the repository. Prints the best of five and the ratio.
"""

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import typst

from maslahat.publishing.columns import printed_columns
from maslahat.publishing.glyphs import FONTS
from maslahat.publishing.pdf import endorsed_plan_pdf
from maslahat.publishing.view import EndorsedPlanView
from tests.publishing.plans import a_plan, an_endorsed

ROUNDS = 5
_BARE = Path(__file__).with_name("bare_table.typ")


def bare(view: EndorsedPlanView) -> bytes:
    """Return the plan as nothing but a table of texts."""
    columns = printed_columns(view)
    rows = [[column.heading[0] for column in columns]]
    rows += [[str(column.entry(line) or "") for column in columns] for line in view.plan.lines]
    data = {"data": json.dumps(rows, ensure_ascii=False)}
    return typst.compile(
        _BARE,
        format="pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs=data,
        pdf_tags=False,
    )


def timed(render: Callable[[EndorsedPlanView], bytes], lines: int) -> float:
    """Return the seconds that one rendering takes; typst remembers what it has set, so each needs a new process."""
    view = an_endorsed(a_plan(lines))
    start = time.perf_counter()
    render(view)
    return time.perf_counter() - start


def best(render: Callable[[EndorsedPlanView], bytes], lines: int) -> float:
    """Return the shortest of ROUNDS runs in seconds."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as processes:
        return min(processes.map(timed, [render] * ROUNDS, [lines] * ROUNDS))


def main(lines: int) -> None:
    """Measure both and print them."""
    ours, theirs = best(endorsed_plan_pdf, lines), best(bare, lines)
    print(f"{lines} lines: plan {ours:.3f} s, bare typst {theirs:.3f} s, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
