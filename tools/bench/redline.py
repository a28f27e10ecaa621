"""How long a redline with tracked changes takes beside a bare table of the new words, written by the same library.

Run ``python -m tools.bench.redline [LINES]`` from the root of the repository. Prints the best of five and the ratio for
a plan in which six cells of every 25th line changed, and for one in which six cells of every line did (P-15). The bar
there is 0.11 s for the former: a fortieth of what python-redlines took for it, which is not installed here.
"""

import sys
import time
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

from docx import Document

from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.wording import Change
from maslahat.publishing.redline_docx import redline_docx
from maslahat.publishing.redline_pieces import reads
from maslahat.publishing.redline_rows import redlined_outputs
from maslahat.publishing.redline_view import RedlineView, redline_view
from tests.publishing.plans import a_draft, a_plan

ROUNDS = 5


def six_cells_changed(lines: int, every: int) -> RedlineView:
    """Return the comparison of a plan with the same in which six cells of every so many lines say something else."""
    before = a_plan(lines)
    other: dict[CellKey, Value] = {
        ("title", "en"): "Other words for officers",
        ("title", "ru"): "Другие слова для сотрудников",
        ("lead",): "KZ-MIA",
        ("countries", "TM"): True,
        ("budget", "JPN", "USD"): Decimal("7.00"),
        ("participants",): 7,
    }
    after = [line if place % every else line.with_cells(other) for place, line in enumerate(before.lines)]
    return redline_view(a_draft(before), a_draft(before.with_lines(after)))


def bare(view: RedlineView) -> bytes:
    """Return a document that is nothing but a table of the new words: no marks, no names, no looks."""
    rows = [row for output in redlined_outputs(view) for line in output.lines for row in line.rows]
    document, written = Document(), BytesIO()
    table = document.add_table(len(rows), 3)
    for cells, row in zip(table.rows, rows, strict=True):
        words = (row.label[0], *(reads(side, without=Change.REMOVED) for side in row.sides))
        for cell, text in zip(cells.cells, words, strict=True):
            cell.text = text
    document.save(written)
    return written.getvalue()


def best(write: Callable[[RedlineView], bytes], view: RedlineView) -> float:
    """Return the shortest of ROUNDS runs in seconds."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        write(view)
        found.append(time.perf_counter() - start)
    return min(found)


def main(lines: int) -> None:
    """Measure both, few changes and many, and print them."""
    for every in (25, 1):
        view = six_cells_changed(lines, every)
        ours, theirs = best(redline_docx, view), best(bare, view)
        changed = len(view.found.changed)
        print(f"{changed} of {lines} lines: redline {ours:.3f} s, bare table {theirs:.3f} s, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
