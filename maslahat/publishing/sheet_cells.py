"""One cell of a workbook that came back, read as what its column holds; what cannot be read is said with its place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from xlsxwriter.utility import xl_rowcol_to_cell

from maslahat.domain.shared.money import LARGEST_AMOUNT, amount
from maslahat.domain.shared.texts import LONGEST_TEXT, TextRefused, clean
from maslahat.domain.workplans.fields import FIELDS, ValueRefused
from maslahat.publishing.columns import Entry
from maslahat.publishing.sheet_columns import MARK, SEPARATOR, SheetColumn, Writes
from maslahat.publishing.sheet_reading.reading import Cell, Day, Number

Fact = str | int
Given = str | int | Decimal | bool | tuple[str, ...] | None
"""What a cell gives: nothing, text or code, a number, a mark, or several codes in order of code."""

_YES = frozenset(
    {MARK, "х", "1", "yes", "true", "да", "истина", "+", "v", "✓", "●"}
)  # one of the first two is Cyrillic
_NO = frozenset({"0", "no", "false", "нет", "ложь", "-", "–"})
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009']")
_BEYOND = Decimal(10) ** 24
"""No number of that size is taken: the record holds 24 digits before the point."""

MOST_NAMED = 12
"""Most allowed values that a fault names."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in a workbook, and where: sheet and cell, both empty for the file as a whole."""

    sheet: str
    cell: str
    code: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


class CellRefused(ValueError):
    """A cell cannot be read; ``code`` names the reason, ``facts`` fill in its sentence."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def place(row: int, column: int) -> str:
    """Return the name of a cell as a spreadsheet shows it: ``place(2, 4)`` is ``E3``."""
    return str(xl_rowcol_to_cell(row, column))


def given(column: SheetColumn, cell: Cell, options: Mapping[str, str] | None = None) -> Given:
    """Return what a cell gives in this column; raise CellRefused if it cannot stand there.

    ``options`` are the codes of the column's list with their names; without them any code is taken.
    """
    if isinstance(cell, Day):
        raise CellRefused("is_a_day", value=cell.written[:40])
    text = _text(cell)
    if not text:
        return None
    return _READ[column.writes](column, cell, text, options or {})


def says_as_before(column: SheetColumn, before: Entry, now: Cell) -> bool:
    """Tell whether a cell still says what the workbook said when it was made (E37)."""
    if isinstance(now, Day):
        return False
    if column.writes in (Writes.WHOLE, Writes.AMOUNT, Writes.PERCENT):
        was, is_now = _decimal(_text(before if before is None else str(before))), _decimal(_text(now))
        return was == is_now if was is not None else _text(now) == ""
    was_text, is_text = _plain(_text(before if before is None else str(before))), _plain(_text(now))
    if column.writes is Writes.CHOICE:  # the names behind the codes are those of another language perhaps
        was_text, is_text = was_text.partition(SEPARATOR)[0], is_text.partition(SEPARATOR)[0]
    return was_text == is_text


def _plain(text: str) -> str:
    try:
        return clean(text)
    except TextRefused:
        return text


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "1" if cell else "0"
        case Number(digits):
            return digits
        case Day(written):
            return written
    return cell.replace("\u00a0", " ").strip()


def _words(_column: SheetColumn, _cell: Cell, text: str, _options: Mapping[str, str]) -> str:
    if len(text) > LONGEST_TEXT:
        raise CellRefused("text_too_long", most=LONGEST_TEXT, found=len(text))
    try:
        return clean(text)
    except TextRefused as fault:
        raise CellRefused("text_odd_sign") from fault


def _choice(column: SheetColumn, _cell: Cell, text: str, options: Mapping[str, str]) -> str:
    code = text.partition(SEPARATOR)[0].strip()
    return _known(code, options) if options else _code(column, code)


def _known(code: str, options: Mapping[str, str]) -> str:
    if code not in options:
        named = ", ".join(list(options)[:MOST_NAMED]) + (", …" if len(options) > MOST_NAMED else "")
        raise CellRefused("code_unknown", value=code[:60], allowed=named)
    return code


def _code(column: SheetColumn, code: str) -> str:
    try:
        return str(FIELDS[column.cell[0]].read(code)) if column.cell and column.cell[0] in FIELDS else code[:80]
    except ValueRefused as fault:
        raise CellRefused("code_unknown", value=code[:60], allowed="–") from fault


def _line(column: SheetColumn, _cell: Cell, text: str, _options: Mapping[str, str]) -> str:
    return _code(column, text)


def _mark(_column: SheetColumn, _cell: Cell, text: str, _options: Mapping[str, str]) -> bool | None:
    said = text.casefold()
    if said in _YES:
        return True
    if said in _NO:
        return None
    raise CellRefused("not_a_mark", value=text[:40])


def _codes(column: SheetColumn, cell: Cell, text: str, options: Mapping[str, str]) -> tuple[str, ...] | None:
    if isinstance(cell, Number):
        raise CellRefused("code_as_number", value=text[:40])
    parts = (part.partition(SEPARATOR)[0].strip() for part in re.split(r"[;\n]", text))
    found = {_known(part, options) if options else _code(column, part) for part in parts if part}
    return tuple(sorted(found)) or None


def _decimal(text: str) -> Decimal | None:
    digits = _BLANKS.sub("", text[:80])
    if digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _number(column: SheetColumn, _cell: Cell, text: str, _options: Mapping[str, str]) -> int | Decimal:
    number = _decimal(text)
    if number is None:
        raise CellRefused("not_a_number", value=text[:40])
    if column.writes is Writes.WHOLE:
        if not 0 <= number <= 1_000_000_000 or number != number.to_integral_value():
            raise CellRefused("not_a_whole_number", value=text[:40])
        return int(number)
    if abs(number) > LARGEST_AMOUNT or number < 0:
        raise CellRefused("amount_out_of_range", value=text[:40])
    if number != round(number, 2):
        raise CellRefused("too_many_decimals", value=text[:40])
    if column.writes is Writes.PERCENT and number > 100:
        raise CellRefused("not_a_percentage", value=text[:40])
    return amount(number)


def _any_number(_column: SheetColumn, _cell: Cell, text: str, _options: Mapping[str, str]) -> Decimal:
    number = _decimal(text)
    if number is None or number.copy_abs() >= _BEYOND:
        raise CellRefused("not_a_number", value=text[:40])
    return number


_READ: Mapping[Writes, Callable[[SheetColumn, Cell, str, Mapping[str, str]], Given]] = MappingProxyType(
    {
        Writes.SHOWN: _words,
        Writes.WORDS: _words,
        Writes.CHOICE: _choice,
        Writes.CODE: _line,
        Writes.MARK: _mark,
        Writes.CODES: _codes,
        Writes.WHOLE: _number,
        Writes.AMOUNT: _number,
        Writes.PERCENT: _number,
        Writes.NUMBER: _any_number,
    }
)
