"""What the peers do with the same texts; run by the Python of their own environment, which has nothing of ours.

Reads three JSON files of rows ({line: {cell: value}}), then for each word on standard input (``daff merge``) does that
once and answers with one line of JSON: seconds of the processor, and what it found, to be compared.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

Rows = dict[str, dict[str, Any]]


def daff_tables(*texts: Rows) -> list[Any]:
    """Return the texts as tables of daff, one row a line, one column a cell."""
    daff = import_module("daff")
    columns = list(dict.fromkeys(cell for rows in texts for cells in rows.values() for cell in cells))
    return [
        daff.PythonTableView(
            [["id", *columns], *([name, *(cells.get(cell) for cell in columns)] for name, cells in rows.items())]
        )
        for rows in texts
    ]


def daff_flags() -> Any:
    """Return how daff is to compare: by the id of the line, saying nothing of rows that stay."""
    flags = import_module("daff").CompareFlags()
    flags.addPrimaryKey("id")
    return flags


def daff_merge(tables: list[Any]) -> Any:
    """Merge as daff does; the second table becomes the merged one."""
    return import_module("daff").Merger(tables[0], tables[1], tables[2], daff_flags()).apply()


def daff_merged(tables: list[Any], conflicts: Any) -> Any:
    """Return the number of conflicts and the merged rows."""
    header, *rows = tables[1].data
    merged = {row[0]: {c: v for c, v in zip(header[1:], row[1:], strict=True) if v is not None} for row in rows}
    return {"conflicts": conflicts, "rows": merged}


def daff_diff(tables: list[Any]) -> Any:
    """Compare base and second text as daff does, to the table that it shows."""
    daff = import_module("daff")
    shown = daff.PythonTableView([])
    daff.TableDiff(daff.compareTables(tables[0], tables[1], daff_flags()).align(), daff_flags()).hilite(shown)
    return shown


def dictdiffer_diff(texts: list[Rows]) -> Any:
    """Return the difference of base and second text as dictdiffer tells it."""
    return list(import_module("dictdiffer").diff(texts[0], texts[1]))


def deepdiff_diff(texts: list[Rows]) -> Any:
    """Return the difference of base and second text as deepdiff tells it."""
    return import_module("deepdiff").DeepDiff(texts[0], texts[1])


def changed_cells(found: Any) -> int:
    """Return how many cells a difference of dictdiffer or deepdiff changes."""
    if isinstance(found, list):
        return sum(1 for kind, _, _ in found if kind == "change")
    return len(found.get("values_changed", ())) + len(found.get("type_changes", ()))


Told = Callable[[Any, Any], Any]
RUNS: dict[str, tuple[Callable[..., Any], Callable[[Any], Any], Told]] = {
    "daff merge": (daff_tables, daff_merge, daff_merged),
    "daff diff": (daff_tables, daff_diff, lambda *_: {"changed": None}),
    "dictdiffer diff": (
        lambda *texts: list(texts),
        dictdiffer_diff,
        lambda _, found: {"changed": changed_cells(found)},
    ),
    "deepdiff diff": (lambda *texts: list(texts), deepdiff_diff, lambda _, found: {"changed": changed_cells(found)}),
}


def main(files: list[str]) -> None:
    """Answer until nothing more is asked."""
    texts = [json.loads(Path(file).read_text("utf-8")) for file in files]
    for asked in sys.stdin:
        prepare, run, told = RUNS[asked.strip()]
        made = prepare(*texts)
        start = process_time()
        found = run(made)
        taken = process_time() - start
        sys.stdout.write(json.dumps({"seconds": taken, **told(made, found)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
