"""docs/requirements.md says what works, and a row works only if a test proves it."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.house import ROOT, python_files, tree

ROWS = [f"R{number}" for number in range(1, 103)]
STATES = {"works", "partly", "not yet"}


def test_every_row_is_listed_once_in_order_with_a_known_state():
    listed = _listed()

    assert [row for row, _ in listed] == ROWS
    assert {row: state for row, state in listed if state not in STATES} == {}


def test_every_row_that_works_is_proved_by_a_test():
    proved = set(_covered())

    assert [row for row, state in _listed() if state == "works" and row not in proved] == []


def _listed() -> list[tuple[str, str]]:
    """Return (row, state) for each table row that begins with a number such as R49; the state is its last cell."""
    lines = (ROOT / "docs" / "requirements.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if line.startswith("|")]
    return [(row[0], _state(row)) for row in cells if re.fullmatch(r"R\d+", row[0])]


def _state(row: list[str]) -> str:
    return next((cell for cell in row if cell in STATES), row[-1])


def _covered() -> Iterator[str]:
    """Give every row named by a `covers(...)` mark, read from the source so that no test has to be collected."""
    for path in python_files("tests"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "covers":
                yield from (str(word.value) for word in node.args if isinstance(word, ast.Constant))
