"""A list as comma-separated values, read as the one sheet of a workbook, within the same limits."""

import csv
from io import StringIO

from maslahat.publishing.sheet_reading import limits
from maslahat.publishing.sheet_reading.reading import Cell, SheetRefused, Sheets
from maslahat.publishing.sheet_reading.scan import MEGABYTE

_MOST = {"rows": limits.MOST_ROWS, "columns": limits.MOST_COLUMNS}
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def is_workbook(data: bytes) -> bool:
    """Tell whether the bytes begin as an archive or an old workbook does, so that they are no list of values."""
    return data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def read_csv(data: bytes, sheet: str) -> Sheets:
    """Return a CSV file as ``{sheet: rows}``; commas, semicolons or tabs part its cells, told by its first line.

    Raises SheetRefused for files too large, not in UTF-8 (or UTF-16 with its mark), or not to be read at all.
    """
    if len(data) > limits.LARGEST_FILE:
        raise SheetRefused("file_too_large", {"most": limits.LARGEST_FILE // MEGABYTE})
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise SheetRefused("csv_not_utf8") from fault
    if "\x00" in text:
        raise SheetRefused("file_damaged")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    return {sheet: _rows(text, delimiter)}


def _rows(text: str, delimiter: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if len(rows) >= limits.MOST_ROWS or len(cells) > limits.MOST_COLUMNS:
                raise SheetRefused("cell_too_far", {"cell": f"row {len(rows) + 1}", **_MOST})
            rows.append([cell or None for cell in cells])
    except csv.Error as fault:
        raise SheetRefused("file_damaged") from fault
    return rows
