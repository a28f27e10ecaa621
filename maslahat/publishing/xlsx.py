"""A workplan as a workbook: the plan line by line, its totals, parties and positions, and what the file is."""

import re
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from maslahat.publishing.columns import Column, columns_of, printed_columns
from maslahat.publishing.figures import sheets
from maslahat.publishing.phrases import PHRASES, Pair
from maslahat.publishing.printed import printed_plan
from maslahat.publishing.view import EndorsedPlanView, PlanView
from maslahat.publishing.workbook import Book, height


def workplan_xlsx(view: PlanView) -> bytes:
    """Return a plan as an XLSX workbook in both languages; amounts are exact, the same view gives the same bytes."""
    book = Book()
    _describe(book, view)
    _plan_sheet(book, view)
    _totals_sheet(book, view)
    _parties_sheet(book, view)
    _about_sheet(book, view)
    return book.finished()


def _describe(book: Book, view: PlanView) -> None:
    book.file.set_properties(
        {
            "title": view.plan.title.in_language("en"),
            "subject": view.plan.title.in_language("ru"),
            "author": view.programme_name.in_language("en"),
            "keywords": view.plan.version_id,
            "created": view.as_of.replace(tzinfo=None),
        }
    )


def _sheet(book: Book, name: str, view: PlanView) -> Worksheet:
    sheet = book.file.add_worksheet(" · ".join(PHRASES[name])[:31])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    label = re.sub("&", "&&", f"{view.plan.code} · {' / '.join(_status(view))}")[:180]
    sheet.set_header(f"&L&8{label}")
    sheet.set_footer(f"&L&7SHA-256 {view.plan.version_id}&R&8&P / &N")
    return sheet


def _status(view: PlanView) -> Pair:
    return PHRASES["endorsed" if isinstance(view, EndorsedPlanView) else "draft_note"]


def _plan_sheet(book: Book, view: PlanView) -> None:
    sheet, columns = _sheet(book, "plan", view), columns_of(view)
    book.head(sheet, 0, [column.heading for column in columns])
    for row, line in enumerate(view.plan.lines, start=1):
        entries = [column.entry(line) for column in columns]
        for place, entry in enumerate(entries):
            book.put(sheet, row, place, entry)
        sheet.set_row(row, height([0 if column.is_hidden else column.width for column in columns], entries))
    _set_widths(sheet, columns)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(view.plan.lines), 1), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(len(view.plan.lines), 1), len(printed_columns(view)))


def _set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, None, {"hidden": column.is_hidden})


def _totals_sheet(book: Book, view: PlanView) -> None:
    sheet, row = _sheet(book, "totals", view), 0
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 2, 40)
    sheet.set_column(3, 20, 18)
    for table in sheets(view):
        book.put(sheet, row, 0, " · ".join(table.caption), "title")
        book.head(sheet, row + 1, [PHRASES["code"], ("English", "Английский"), ("Russian", "Русский"), *table.head])
        for below, entry in enumerate(table.rows, start=row + 2):
            look = "strong" if entry.is_total else "text"
            for place, value in enumerate((entry.code, *entry.name, *entry.values)):
                book.put(sheet, below, place, value, look)
        row += len(table.rows) + 3
    book.put(sheet, row, 0, "\n".join(PHRASES["totals_note"]), "plain")


def _parties_sheet(book: Book, view: PlanView) -> None:
    sheet, said = _sheet(book, "positions", view), printed_plan(view)
    sheet.set_column(0, 9, 32)
    heads = ("party", "takes_part_as", "position", "stated_by", "stated_at")
    book.head(sheet, 0, [pair for name in heads for pair in (PHRASES[name], PHRASES[name])])
    for row, party in enumerate(said["parties"], start=1):
        _put_pairs(book, sheet, row, [party[name] for name in ("name", "role", "position_in_full", "office", "stated")])
    row = len(said["parties"]) + 2
    book.put(sheet, row, 0, " · ".join(PHRASES["reservations"]), "title")
    for below, each in enumerate(said["reservations"], start=row + 1):
        _put_pairs(book, sheet, below, [each[name] for name in ("party", "lines", "text", "note")])


def _put_pairs(book: Book, sheet: Worksheet, row: int, pairs: Sequence[Pair]) -> None:
    for place, entry in enumerate(side for pair in pairs for side in pair):
        book.put(sheet, row, place, entry)


def _about_sheet(book: Book, view: PlanView) -> None:
    sheet, said = _sheet(book, "about", view), printed_plan(view)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 2, 80)
    rows: list[tuple[Pair, Sequence[str]]] = [
        (PHRASES["programme"], said["programme"]),
        (PHRASES["workplan"], said["title"]),
        (PHRASES["version"], ["\n".join(side) for side in said["statement"]]),
        (PHRASES["fingerprint"], [view.plan.version_id, ""]),
        (PHRASES["how_to_check"], ["\n".join(side) for side in said["check"]]),
    ]
    if said["illustrative"]:
        rows.insert(0, (PHRASES["illustrative"], said["illustrative"]))
    for row, (name, words) in enumerate(rows):
        book.put(sheet, row, 0, "\n".join(name), "strong")
        for place, text in enumerate(words, start=1):
            book.put(sheet, row, place, text)
