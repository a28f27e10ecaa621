"""A workbook being written: few looks, exact numbers, and text that is only ever text."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from maslahat.publishing.columns import Entry
from maslahat.publishing.phrases import PHRASES, Pair

Looks = Mapping[str, Mapping[str, Any]]
"""Formats of the writer by name of the look."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST_CELL = 32_767
"""Most characters that a spreadsheet cell can hold."""

ACCENT = "#17456B"
LOOKS: Looks = {
    "text": {"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#B9C3CD"},
    "whole": {"valign": "top", "bottom": 4, "bottom_color": "#B9C3CD", "num_format": "#,##0"},
    "amount": {"valign": "top", "bottom": 4, "bottom_color": "#B9C3CD", "num_format": "#,##0.00"},
    "head": {"text_wrap": True, "valign": "vcenter", "bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT},
    "title": {"bold": True, "font_size": 14, "font_color": ACCENT},
    "plain": {"valign": "top"},
    "strong": {"text_wrap": True, "valign": "top", "bold": True},
    "strong_amount": {"valign": "top", "bold": True, "num_format": "#,##0.00"},
    "strong_whole": {"valign": "top", "bold": True, "num_format": "#,##0"},
}


class Book:
    """A workbook being written, with its few looks. Text is only ever written as text."""

    def __init__(self, looks: Looks | None = None) -> None:
        """Begin an empty workbook; ``looks`` are further looks by name, as formats of the writer."""
        self.bytes = BytesIO()
        self.file = Workbook(self.bytes, _OPTIONS)
        plain, known = {"font_name": "Arial", "font_size": 9}, {**LOOKS, **(looks or {})}
        self.looks = {name: self.file.add_format({**plain, **look}) for name, look in known.items()}
        self.guarded = {
            name: self.file.add_format({**plain, **look, "quote_prefix": True}) for name, look in known.items()
        }

    def put(self, sheet: Worksheet, row: int, column: int, entry: Entry, look: str = "text") -> None:
        """Write one cell. Text that a spreadsheet might take for a formula is marked as text (quotePrefix)."""
        if entry is None or entry == "":
            sheet.write_blank(row, column, None, self.looks[look])
        elif isinstance(entry, str):
            self._put_text(sheet, row, column, entry, look)
        elif _is_exact(entry):
            number = look if look not in {"text", "strong"} else _look_of(entry, look)
            sheet.write_number(row, column, entry, self.looks[number])
        else:
            self._put_text(sheet, row, column, f"{entry:f}", look)

    def _put_text(self, sheet: Worksheet, row: int, column: int, text: str, look: str) -> None:
        looks = self.guarded if text.lstrip(" \n")[:1] in {"=", "+", "-", "@", "\t", "\r"} else self.looks
        sheet.write_string(row, column, _fitting(text), looks[look])

    def head(self, sheet: Worksheet, row: int, headings: Sequence[Pair]) -> None:
        """Write a row of headings, English over Russian."""
        for column, heading in enumerate(headings):
            self.put(sheet, row, column, "\n".join(dict.fromkeys(heading)), "head")
        sheet.set_row(row, 54)

    def finished(self) -> bytes:
        """Return the workbook as a file; nothing can be written afterwards."""
        self.file.close()
        return self.bytes.getvalue()


def _fitting(text: str) -> str:
    if len(text) <= LONGEST_CELL:
        return text
    note = " ".join(PHRASES["cut"])
    return f"{text[: LONGEST_CELL - len(note) - 1]} {note}"


def _look_of(number: int | Decimal, look: str) -> str:
    kind = "whole" if isinstance(number, int) else "amount"
    return f"strong_{kind}" if look == "strong" else kind


def _is_exact(number: int | Decimal) -> bool:
    """Tell whether a spreadsheet, which keeps binary numbers of 15 digits, gives this number back unchanged."""
    return Decimal(f"{float(number):.15g}") == number


def height(widths: Sequence[int], entries: Sequence[Entry], most: float = 409.0) -> float:
    """Return the height of a row in points that shows all its words; spreadsheets differ in guessing it.

    ``widths`` are those of the columns in characters, 0 for a hidden one.
    """
    rows = [
        sum(-(-max(len(part), 1) // width) for part in str(entry or "").split("\n"))
        for width, entry in zip(widths, entries, strict=True)
        if width
    ]
    return min(12.5 * max(rows, default=1), most)
