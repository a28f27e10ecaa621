"""The grid of countries by pillars as a table to take away: a row for each cell, as CSV and as a workbook (R93).

Numbers are exact; of people the largest figure is told, with the unit of count and of how many figures (ADR 0033). What
a cell does not tell is empty, and the column beside it says why.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from maslahat.domain.insight.results_grid import PeopleCounted, ResultsCell
from maslahat.domain.results.status import Status
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.totals import Sum
from maslahat.publishing.columns import Entry
from maslahat.publishing.csv_writing import BOM, as_text, csv_lines
from maslahat.publishing.phrases import LANGUAGES, PHRASES, Pair
from maslahat.publishing.workbook import Book

TOTAL = "_T"
"""Stands for all countries or all pillars, as the code of a total in SDMX; an empty code says that none is named."""

MONEY: Sequence[tuple[str, Pair]] = (
    ("required", ("Required", "Требуется")),
    ("available", ("Available", "Имеется")),
    ("to_be_mobilized", ("To be mobilized", "Подлежит мобилизации")),
)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One cell: a country under a pillar, by code and name; TOTAL stands for all. ``results`` None: not shown."""

    country: str
    country_name: LocalizedText
    pillar: str
    pillar_name: LocalizedText
    sum: Sum
    results: ResultsCell | None
    practices: int


@dataclass(frozen=True, slots=True)
class GridTaken:
    """The grid of a year as one reader may see it; without currencies no money is shown. ``units`` names units of
    count by their codes."""

    year: int
    title: LocalizedText
    rows: tuple[GridRow, ...]
    currencies: tuple[str, ...]
    units: dict[str, LocalizedText]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    heading: Pair
    entry: Callable[[GridRow], Entry]
    width: int = 12


def grid_csv(taken: GridTaken) -> str:
    """Return the table as comma-separated values, one row a cell; numbers have a point and no blanks."""
    return BOM + "".join(csv_lines(_lines(taken)))


def grid_xlsx(taken: GridTaken, as_of: datetime) -> bytes:
    """Return the table as a workbook, headings in both languages; ``as_of`` is the date inside the file."""
    book, columns = Book(), _columns(taken)
    title = taken.title.in_language("en")
    book.file.set_properties({"title": f"{title}, {taken.year}", "created": as_of.replace(tzinfo=None)})
    sheet = book.file.add_worksheet(f"{taken.year}")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.head(sheet, 0, [each.heading for each in columns])
    for row, told in enumerate(taken.rows, start=1):
        look = "strong" if TOTAL in (told.country, told.pillar) else "text"
        for place, column in enumerate(columns):
            book.put(sheet, row, place, column.entry(told), look)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 4)
    sheet.autofilter(0, 0, len(taken.rows), len(columns) - 1)
    sheet.repeat_rows(0)
    return book.finished()


def _lines(taken: GridTaken) -> Iterator[list[str]]:
    columns = _columns(taken)
    yield [each.name for each in columns]
    for row in taken.rows:
        yield [_spelled(each.entry(row)) for each in columns]


def _spelled(entry: Entry) -> str:
    if entry is None or isinstance(entry, str):
        return as_text(entry or "")
    return f"{entry:f}" if isinstance(entry, Decimal) else str(entry)


def _columns(taken: GridTaken) -> list[_Column]:
    return [
        *_places(),
        _Column("lines", PHRASES["lines"], lambda row: row.sum.lines, 8),
        *(_money(name, words, currency) for currency in taken.currencies for name, words in MONEY),
        *_results(),
        *_people(taken),
        _Column("stories", ("Stories", "Описания"), _of(lambda cell: len(cell.stories)), 9),
        _Column("practices", ("Good practices", "Положительный опыт"), lambda row: row.practices, 11),
    ]


def _places() -> Iterator[_Column]:
    yield _Column("country", ("Country, code", "Страна, код"), lambda row: row.country, 8)
    for language in LANGUAGES:
        yield _Column(f"country_name_{language}", ("Country", "Страна"), _name("country_name", language), 18)
    yield _Column("pillar", ("Pillar, code", "Компонент, код"), lambda row: row.pillar, 8)
    for language in LANGUAGES:
        yield _Column(f"pillar_name_{language}", ("Pillar", "Компонент"), _name("pillar_name", language), 36)


def _name(field: str, language: str) -> Callable[[GridRow], Entry]:
    return lambda row: str(getattr(row, field).texts.get(language, ""))


def _money(name: str, words: Pair, currency: str) -> _Column:
    heading = (f"{words[0]}, {currency}", f"{words[1]}, {currency}")
    return _Column(f"{name}_{currency}", heading, lambda row: getattr(row.sum, name).get(currency), 15)


def _of(entry: Callable[[ResultsCell], Entry]) -> Callable[[GridRow], Entry]:
    """Return what a cell of results tells; nothing where there is none, or nothing is reported there."""
    return lambda row: entry(row.results) if row.results is not None and row.results.measured else None


def _results() -> Iterator[_Column]:
    yield _Column("indicators", ("Indicators", "Показатели"), _of(lambda cell: cell.measured), 11)
    yield _Column("reported", ("Reported", "Данные представлены"), _of(lambda cell: cell.reported), 12)
    yield _Column("with_target", ("With a target here", "С целевым значением"), _of(lambda cell: len(cell.stands)))
    words: Sequence[tuple[Status, Pair]] = (
        (Status.ON_TRACK, ("On track", "По плану")),
        (Status.AT_RISK, ("At risk", "Под угрозой")),
        (Status.OFF_TRACK, ("Off track", "Отстаёт")),
        (Status.NO_DATA, ("No data", "Нет данных")),
    )
    for status, heading in words:
        yield _Column(status.value, heading, _standing(status), 10)


def _standing(status: Status) -> Callable[[GridRow], Entry]:
    return _of(lambda cell: cell.stands.count(status) if cell.stands else None)


def _people(taken: GridTaken) -> Iterator[_Column]:
    yield _Column("people", ("People: largest figure", "Люди: наибольшее значение"), _of(_number), 14)
    for side, language in enumerate(LANGUAGES):
        heading = (("Unit of count", "Единица учёта")[side],) * 2
        yield _Column(f"people_unit_{language}", heading, _unit(taken, language), 12)
    yield _Column("people_compared", ("Of so many figures", "Из числа значений"), _compared, 11)
    yield _Column("people_state", ("State", "Состояние"), _of(lambda cell: _state(cell.people)), 13)


def _number(cell: ResultsCell) -> Entry:
    largest = cell.people.largest
    number = None if largest is None else largest.figure.number
    return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)


def _unit(taken: GridTaken, language: str) -> Callable[[GridRow], Entry]:
    def unit(cell: ResultsCell) -> Entry:
        largest = cell.people.largest
        code = largest.definition.unit if largest else ""
        return taken.units[code].texts.get(language, code) if code in taken.units else code

    return _of(unit)


def _compared(row: GridRow) -> Entry:
    return _of(lambda cell: len(cell.people.compared) or None)(row)


def _state(people: PeopleCounted) -> str:
    """Return ``reported``, ``withheld`` or ``not_reported``, or nothing where nobody is counted."""
    if people.largest is not None:
        return "reported"
    if people.withheld:
        return "withheld"
    return "not_reported" if people.figures else ""
