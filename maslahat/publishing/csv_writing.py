"""Rows of comma-separated values for spreadsheets: one at a time, and text that is only ever text."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

BOM = "\ufeff"
"""Mark at the beginning of a file by which spreadsheets know that it is UTF-8."""

MARKED = ("=", "+", "-", "@", "\t", "\r", "'")
"""Signs at the start of a cell that a spreadsheet would take for a formula, and the mark that prevents it."""


def as_text(text: str) -> str:
    """Return a text so that no spreadsheet takes it for a formula: ``'`` before it where it begins like one.

    A text that begins with ``'`` gets one more, so that taking one away always gives the text back.
    """
    return f"'{text}" if text.startswith(MARKED) else text


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield each row as a line of RFC 4180, as soon as it is there; nothing is held in memory."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in rows:
        writer.writerow(row)
        yield written.getvalue()
        written.seek(0)
        written.truncate()
