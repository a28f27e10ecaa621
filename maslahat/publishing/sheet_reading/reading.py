"""A workbook read in a process of its own, whose death is a refusal."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import maslahat
from maslahat.publishing.sheet_reading import limits
from maslahat.publishing.sheet_reading.scan import MEGABYTE

_ROOT = str(Path(maslahat.__file__).parents[1])
_COMMAND = (sys.executable, "-s", "-m", "maslahat.publishing.sheet_reading")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell, as the digits that a spreadsheet shows of it."""

    digits: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date or time in a cell."""

    written: str


Cell = str | bool | Number | Day | None
Rows = list[list[Cell]]
Sheets = Mapping[str, Rows]
"""Every sheet of a workbook by name, each row from column A, each sheet from row 1."""


class SheetRefused(ValueError):
    """A file cannot be read as a workbook; ``code`` names the reason, ``facts`` fill in its sentence."""

    def __init__(self, code: str, facts: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = dict(facts or {})


def read_sheets(data: bytes) -> Sheets:
    """Return the cells of an XLSX workbook; raise SheetRefused for anything else, for limits, for a reader that dies.

    The process gets the bytes and nothing else: no environment, no open file, bounded memory and time.
    """
    if len(data) > limits.LARGEST_FILE:
        raise SheetRefused("file_too_large", {"most": limits.LARGEST_FILE // MEGABYTE})
    try:
        done = subprocess.run(  # noqa: S603 - our own module, with nothing of the sender in the command
            _COMMAND,
            input=data,
            capture_output=True,
            timeout=limits.WALL_SECONDS,
            check=False,
            cwd=_ROOT,
            env={"PYTHONPATH": _ROOT, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as fault:
        raise SheetRefused("reader_too_slow", {"seconds": limits.WALL_SECONDS}) from fault
    except OSError as fault:
        raise SheetRefused("reader_died") from fault
    return told_by(done.stdout if done.returncode == 0 else b"")


def told_by(answer: bytes) -> Sheets:
    """Return the sheets that the process answered with; raise SheetRefused for its refusal, or if it said nothing."""
    try:
        told: dict[str, Any] = json.loads(answer)
    except ValueError as fault:
        raise SheetRefused("reader_died") from fault
    if "refused" in told:
        raise SheetRefused(told["refused"], told["facts"])
    return {name: [[_cell(value) for value in row] for row in rows] for name, rows in told["sheets"].items()}


def _cell(value: Any) -> Cell:
    match value:
        case ["n", str(digits)]:
            return Number(digits)
        case ["b", answer]:
            return bool(answer == "yes")
        case ["d", str(written)]:
            return Day(written)
    return value if isinstance(value, str) else None
