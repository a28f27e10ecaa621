"""The guarded process: takes a workbook on standard input, answers with its cells as JSON on standard output."""

import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from maslahat.publishing.sheet_reading import limits
from maslahat.publishing.sheet_reading.scan import NotTaken, scan


def answer(data: bytes) -> dict[str, Any]:
    """Return ``{"sheets": {name: rows}}`` or ``{"refused": code, "facts": …}`` for the bytes of a workbook.

    A cell is null, text, or a list of a kind and its value as text: ``n`` number (15 digits, as a spreadsheet shows),
    ``b`` yes or no, ``d`` date or time.
    """
    try:
        scan(data)
        return {"sheets": _sheets(data)}
    except NotTaken as fault:
        return {"refused": fault.code, "facts": fault.facts}


def _sheets(data: bytes) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    found: dict[str, list[list[Any]]] = {}
    left, cells = limits.MOST_CHARACTERS, limits.MOST_CELLS
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            cells -= sum(map(len, rows))
            if cells < 0:
                raise NotTaken("too_many_cells", most=limits.MOST_CELLS)
            found[name] = [[_cell(value) for value in row] for row in rows]
            left -= sum(len(value) for row in found[name] for value in row if isinstance(value, str))
            if left < 0:
                raise NotTaken("too_much_text", most=limits.MOST_CHARACTERS)
    except (CalamineError, ValueError, OSError) as fault:
        if isinstance(fault, NotTaken):
            raise
        raise NotTaken("file_damaged") from fault
    return found


def _cell(value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return ["b", "yes" if value else "no"]
    if isinstance(value, int | float):
        return ["n", f"{value:.15g}"]
    if isinstance(value, datetime | date | time):
        return ["d", value.isoformat()]
    return ["d", str(value)] if isinstance(value, timedelta) else str(value)


def guard_oneself() -> None:
    """Bound what this process may use, before it looks at anything."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, limits.CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def main() -> None:
    """Read standard input to its end, at most one byte more than a file may have, and answer."""
    guard_oneself()
    told = answer(sys.stdin.buffer.read(limits.LARGEST_FILE + 1))
    sys.stdout.write(json.dumps(told, ensure_ascii=True, separators=(",", ":")))


if __name__ == "__main__":
    main()
