"""The reporting form written as a workbook: drop-downs, locked ids and names, cells that fit the indicator alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell
from maslahat.publishing.columns import Entry
from maslahat.publishing.form_phrases import FORM_GUIDE
from maslahat.publishing.observations_told import NUMBERS, parts_told
from maslahat.publishing.phrases import LANGUAGES
from maslahat.publishing.reporting_form import (
    PART_OF,
    SPLITS,
    VALUES,
    CellTold,
    FormRow,
    FormView,
    form_columns,
    mark_of,
    split_columns,
    split_id,
    value_columns,
)
from maslahat.publishing.results_phrases import KINDS
from maslahat.publishing.sheet_book import FIRST_ROW, SHEET_LOOKS, write_codes, write_facts, write_table
from maslahat.publishing.sheet_columns import ABOUT, CODES, SEPARATOR, SheetColumn
from maslahat.publishing.workbook import Book

_A4 = 9


def reporting_form(view: FormView, as_of: datetime) -> bytes:
    """Return the form as a workbook; ``as_of`` is the date inside the file. The same view gives the same bytes."""
    book = Book(SHEET_LOOKS)
    title = f"{view.programme} {view.unit} {view.period}"
    book.file.set_properties({"title": title, "keywords": view.unit, "created": as_of.replace(tzinfo=None)})
    sheets = {name: book.file.add_worksheet(name) for name in (VALUES, SPLITS, ABOUT, CODES)}
    ranges = write_codes(book, sheets[CODES], view.options)
    whole = [(row, (), _values_row(view, row)) for row in view.rows]
    parts = [(row, here, _split_row(view, row, here)) for row in view.rows for here in row.cells]
    _write(book, sheets[VALUES], form_columns(view), whole, ranges)
    _write(book, sheets[SPLITS], split_columns(view), parts, ranges)
    write_facts(book, sheets[ABOUT], {**view.facts(), "language": view.language}, FORM_GUIDE)
    for name in (ABOUT, CODES):
        _fit_a4(sheets[name], 1)
    sheets[VALUES].activate()
    return book.finished()


_Rows = Sequence[tuple[FormRow, Cell, Mapping[str, Entry]]]


def _write(
    book: Book, sheet: Worksheet, columns: Sequence[SheetColumn], rows: _Rows, ranges: Mapping[str, str]
) -> None:
    def is_shut(place: int, column: SheetColumn) -> bool:
        row = rows[place][0]
        return not row.is_open or (column.key in PART_OF and column.key not in value_columns(row.definition.kind))

    write_table(
        book, sheet, columns, ([told.get(each.key) for each in columns] for _, _, told in rows), ranges, is_shut
    )
    step = next(place for place, column in enumerate(columns) if column.key == "step")
    for place, (row, _, _) in enumerate(rows, start=FIRST_ROW):
        if row.definition.scale is not None and row.is_open:
            source = {"validate": "list", "source": ranges[row.definition.scale.code]}
            sheet.data_validation(place, step, place, step, source)
    _fit_a4(sheet, 2)
    sheet.repeat_rows(1)
    sheet.repeat_columns(0, 1)


def _fit_a4(sheet: Worksheet, pages_wide: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_footer("&L&7&A&R&8&P / &N")


def _values_row(view: FormView, row: FormRow) -> dict[str, Entry]:
    definition = row.definition
    unit = view.units.get(definition.unit)
    return {
        "indicator": definition.code,
        "name": definition.name.in_language(view.language),
        "kind": KINDS[definition.kind][view.side],
        "unit": unit.in_language(view.language) if unit else definition.unit,
        "period": view.period,
        "target": _target(view, definition),
        "last": row.last,
        **_cell_told(view, definition, row.told.get(())),
        **{f"narrative:{each}": row.narrative.texts.get(each) for each in LANGUAGES},
        "id": definition.code,
        "version": str(row.row_version),
        "definition": str(definition.version),
        "mark": mark_of(row.told, row.narrative.texts),
    }


def _split_row(view: FormView, row: FormRow, here: Cell) -> dict[str, Entry]:
    return {
        "indicator": row.definition.code,
        "cell": view.part(row.definition, here),
        "name": row.definition.name.in_language(view.language),
        **_cell_told(view, row.definition, row.told.get(here)),
        "id": split_id(row.definition.code, here),
    }


def _cell_told(view: FormView, definition: IndicatorDefinition, told: CellTold | None) -> dict[str, Entry]:
    if told is None:
        return {}
    parts = {name.replace("text_", "text:"): words for name, words in parts_told(told.value).items()}
    if "answer" in parts:
        parts["answer"] = _option(view.options["answers"], parts["answer"])
    if "step" in parts and definition.scale is not None:
        parts["step"] = _option(view.options[definition.scale.code], parts["step"])
    values = {key: Decimal(each) if key in NUMBERS else each for key, each in parts.items()}
    return {"state": _option(view.options["states"], told.state.value), "reason": told.reason, **values}


def _option(names: Mapping[str, str], code: str) -> str:
    name = names.get(code, "")
    return f"{code}{SEPARATOR}{name}" if name and name != code else code


def _target(view: FormView, definition: IndicatorDefinition) -> Entry:
    target = definition.target(int(view.period[:4]))
    if target is None or target.value is None:
        return None
    return view.word("target_to_date").format(value=f"{target.value:f}") if target.is_to_date else target.value
