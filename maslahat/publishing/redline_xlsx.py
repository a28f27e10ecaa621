"""Two versions of a plan as a workbook: every line, changed cells marked, what stood there in a note with who asked.

Nothing is told by colour alone: a column says what became of the line, another names the columns that changed, words
that went are struck through and words that came underlined.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.plan import Line
from maslahat.domain.workplans.redline import LineChange, LineRedline
from maslahat.domain.workplans.totals import effect
from maslahat.domain.workplans.wording import Change, compared
from maslahat.publishing.columns import Column, Entry, columns_of, printed_columns
from maslahat.publishing.phrases import PHRASES, Pair, day_in_words, instant_in_words, phrase
from maslahat.publishing.redline_pieces import Piece, reads
from maslahat.publishing.redline_rows import plan_rows, status_of
from maslahat.publishing.redline_view import Credit, RedlineView
from maslahat.publishing.redline_words import shift_name
from maslahat.publishing.spelling import in_both, in_groups, plain, shown
from maslahat.publishing.workbook import LONGEST_CELL, LOOKS, Book

_FILLS = {"changed": "#FFF3CC", "added": "#E3F4E8", "removed": "#FBE9E7", "moved": "#E9EEF4"}
_WORDS: dict[str, dict[str, Any]] = {
    "plain_words": {},
    "added_words": {"underline": 1, "bold": True, "font_color": "#0B5D2A"},
    "removed_words": {"font_strikeout": True, "font_color": "#8A1C1C"},
}
_RUNS = {Change.SAME: "plain_words", Change.ADDED: "added_words", Change.REMOVED: "removed_words"}
_LONGEST_NOTE = 2_000
_FIRST = 6
"""How many columns stand before those of the plan: id, what changed, code, former code, columns, who asked."""


def redline_xlsx(view: RedlineView) -> bytes:
    """Return the redline as XLSX in both languages; amounts are exact, the same view gives the same bytes."""
    book = Book(_looks())
    _describe(book, view)
    _Lines(book, view).write()
    if view.shows_money:
        _effect_sheet(book, view)
    _about_sheet(book, view)
    return book.finished()


def _looks() -> dict[str, dict[str, Any]]:
    marked = {
        f"{name}_{kind}": {**LOOKS[name], "bg_color": fill}
        for name in ("text", "whole", "amount", "strong")
        for kind, fill in _FILLS.items()
    }
    gone = {**LOOKS["text"], "bg_color": _FILLS["removed"], "font_strikeout": True}
    changed = {**LOOKS["text"], "bg_color": _FILLS["changed"]}
    whole = {"gone": gone, "emptied": {**changed, "font_strikeout": True}, "come": {**changed, **_WORDS["added_words"]}}
    return {**marked, **whole, **_WORDS}


def _describe(book: Book, view: RedlineView) -> None:
    title = in_both(view.after.plan.title)
    book.file.set_properties(
        {
            "title": f"{PHRASES['redline'][0]}: {title[0]}"[:250],
            "subject": f"{PHRASES['redline'][1]}: {title[1]}"[:250],
            "author": view.after.programme_name.in_language("en"),
            "keywords": f"{view.found.before} {view.found.after}",
            "created": view.after.as_of.astimezone(UTC).replace(tzinfo=None),
        }
    )


def _sheet(book: Book, name: str, view: RedlineView) -> Worksheet:
    sheet = book.file.add_worksheet(" · ".join(PHRASES[name])[:31])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    told = f"{view.after.plan.code} · {' / '.join(PHRASES['redline'])}"
    sheet.set_header(f"&L&8{re.sub('&', '&&', told)[:180]}")
    sheet.set_footer(f"&L&7SHA-256 {view.found.before[:16]}… → {view.found.after[:16]}…&R&8&P / &N")
    return sheet


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of a line then and now, and whose wishes changed it."""

    column: int
    before: Entry
    after: Entry
    credits: tuple[Credit, ...]


class _Lines:
    """Writes the sheet of lines: those of the later version in its order, a removed one after what stood before it."""

    def __init__(self, book: Book, view: RedlineView) -> None:
        self.book, self.view = book, view
        self.sheet = _sheet(book, "redline", view)
        self.columns = _columns(view)

    def write(self) -> None:
        heads = ("line_id", "what_changed", "code", "former_code", "changed_columns", "proposed_by")
        widths = (38, 15, 11, 11, 34, 34)
        self.book.head(self.sheet, 0, [*(PHRASES[name] for name in heads), *(each.heading for each in self.columns)])
        for place, width in enumerate((*widths, *(each.width for each in self.columns))):
            hidden = place == 0 or (place >= _FIRST and self.columns[place - _FIRST].is_hidden)
            self.sheet.set_column(place, place, width, None, {"hidden": hidden})
        lines = self.view.found.lines
        for row, line in enumerate(lines, start=1):
            self._line(row, line)
        self.sheet.freeze_panes(1, 3)
        self.sheet.autofilter(0, 0, max(len(lines), 1), _FIRST + len(self.columns) - 1)
        self.sheet.repeat_rows(0)
        self.sheet.print_area(0, 0, max(len(lines), 1), _FIRST + len(printed_columns(self.view.after)) - 2)

    def _line(self, row: int, line: LineRedline) -> None:
        then, now = self._then_and_now(line)
        cells = list(self._cells(line, then, now))
        changed = [cell for cell in cells if cell.before != cell.after] if then and now else []
        kind = "" if line.kind is LineChange.SAME else line.kind.value
        look = f"text_{kind}" if kind else "text"
        asked = self._asked(line, changed)
        told = (
            line.line,
            "\n".join(status_of(self.view, line)) if kind else None,
            line.code_after or line.code_before,
            line.was if line.code_after else None,
            "\n".join(
                ", ".join(self.columns[each.column].heading[side] for each in changed) for side in (0, 1)
            ).strip(),
            "\n".join(self._named(credit) for credit in asked),
        )
        for column, entry in enumerate(told):
            self.book.put(self.sheet, row, column, _safe(entry), look)
        for cell in cells:
            self._cell(row, line, cell)
        self.sheet.set_row(row, self._height(cells, told))

    def _then_and_now(self, line: LineRedline) -> tuple[Line | None, Line | None]:
        before, after = self.view.before.plan, self.view.after.plan
        return (
            before.line(line.line) if line.line in before else None,
            after.line(line.line) if line.line in after else None,
        )

    def _cells(self, line: LineRedline, then: Line | None, now: Line | None) -> Iterator[_Cell]:
        for place, column in enumerate(self.columns):
            before, after = (column.entry(each) if each else None for each in (then, now))
            credits_given = self._credits(line, column, then) if then and now and before != after else ()
            yield _Cell(place, before, after, credits_given)

    def _credits(self, line: LineRedline, column: Column, then: Line) -> tuple[Credit, ...]:
        """Return whose wishes a column shows: those on the cells without which it would read as before."""
        stood = column.entry(then)
        keys = [cell.key for cell in line.cells if column.entry(then.with_cells({cell.key: cell.after})) != stood]
        cells = [(line.line, key) for key in keys] or [(line.line, PLACE)]
        return tuple(dict.fromkeys(self.view.credit(cell) for cell in cells))

    def _asked(self, line: LineRedline, changed: Sequence[_Cell]) -> tuple[Credit, ...]:
        if line.kind is LineChange.SAME:
            return ()
        found = [credit for cell in changed for credit in cell.credits]
        if line.is_moved:
            found.insert(0, self.view.credit((line.line, PLACE)))
        return tuple(dict.fromkeys(found)) or (self.view.credit((line.line, WHOLE_LINE)),)

    def _named(self, credit: Credit) -> str:
        return "\n".join(dict.fromkeys(self.view.authors(credit)))

    def _cell(self, row: int, line: LineRedline, cell: _Cell) -> None:
        place = _FIRST + cell.column
        if line.kind is LineChange.REMOVED:
            self.book.put(self.sheet, row, place, _in_words(cell.before), "gone")
        elif cell.before == cell.after or line.kind is LineChange.ADDED:
            self._plain(row, place, cell.after, "added" if line.kind is LineChange.ADDED else "")
        else:
            self._changed(row, place, cell)
            self._note(row, place, cell)

    def _plain(self, row: int, place: int, entry: Entry, kind: str) -> None:
        look = "text" if entry is None or isinstance(entry, str) else _number_look(entry)
        self.book.put(self.sheet, row, place, _safe(entry), f"{look}_{kind}" if kind else look)

    def _changed(self, row: int, place: int, cell: _Cell) -> None:
        if isinstance(cell.after, int | Decimal):
            self.book.put(self.sheet, row, place, cell.after, f"{_number_look(cell.after)}_changed")
        elif cell.after is None and not isinstance(cell.before, str):
            self.book.put(self.sheet, row, place, _in_words(cell.before), "emptied")
        else:
            self._words(row, place, _in_words(cell.before), _in_words(cell.after))

    def _words(self, row: int, place: int, before: str, after: str) -> None:
        """Write words with those struck through that went and those underlined that came."""
        segments = compared(before, after)
        if sum(len(segment.text) for segment in segments) > LONGEST_CELL:
            self.book.put(self.sheet, row, place, after, "text_changed")
            return
        if len(segments) == 1:
            self.book.put(self.sheet, row, place, after or before, "come" if after else "emptied")
            return
        parts: list[Any] = []
        for segment in segments:
            if parts and segment.kind is Change.ADDED and not parts[-1].endswith((" ", "\n")):
                parts += [self.book.looks["plain_words"], " "]
            parts += [self.book.looks[_RUNS[segment.kind]], segment.text]
        self.sheet.write_rich_string(row, place, *parts, self.book.guarded["text_changed"])

    def _note(self, row: int, place: int, cell: _Cell) -> None:
        was = _in_words(cell.before)
        said = [*phrase("was", value=was if was else PHRASES["blank"])]
        for credit in cell.credits:
            english, russian = self.view.authors(credit)
            day = day_in_words(credit.at)
            said += phrase("asked_by", party=(english, russian), day=day)
        text = shown("\n".join(said))[:_LONGEST_NOTE]
        author = shown(self.view.author(cell.credits[0])) if cell.credits else ""
        self.sheet.write_comment(row, place, text, {"author": author, "x_scale": 2.2, "y_scale": 1.4, "font_size": 9})

    def _height(self, cells: Sequence[_Cell], told: Sequence[Entry]) -> float:
        """Return the height of a row in points that shows all its words, those struck through as well."""
        widths = [(34, told[4]), (34, told[5]), (15, told[1])]
        for cell in cells:
            column = self.columns[cell.column]
            if not column.is_hidden:
                entries = (cell.before, cell.after) if cell.credits else (cell.after or cell.before,)
                widths.append((column.width, " ".join(map(_in_words, entries))))
        rows = [sum(-(-max(len(part), 1) // width) for part in str(entry or "").split("\n")) for width, entry in widths]
        return min(12.5 * max(rows), 409.0)


def _columns(view: RedlineView) -> list[Column]:
    """Return the columns that either version needs, without those that this sheet sets itself."""
    before = [replace(line, id=LineId(f"before:{line.id}")) for line in view.before.plan.lines]
    both = view.after.plan.with_lines([*view.after.plan.lines, *before])
    return columns_of(replace(view.after, plan=both))[2:]


def _number_look(entry: int | Decimal) -> str:
    return "whole" if isinstance(entry, int) else "amount"


def _in_words(entry: Entry) -> str:
    if entry is None:
        return ""
    if isinstance(entry, str):
        return shown(entry)
    return plain(entry) if isinstance(entry, Decimal) else str(entry)


def _safe(entry: Entry) -> Entry:
    return shown(entry) if isinstance(entry, str) else entry


def _effect_sheet(book: Book, view: RedlineView) -> None:
    sheet = _sheet(book, "effect_on_totals", view)
    sheet.set_column(0, 1, 48)
    sheet.set_column(2, 5, 18)
    heads = [("English", "Английский"), ("Russian", "Русский")]
    heads += [PHRASES[name] for name in ("currency", "before", "after", "difference")]
    book.head(sheet, 0, heads)
    shifts = effect(view.before.plan, view.after.plan, view.after.names.pillar_of)
    for row, shift in enumerate(shifts, start=1):
        entries: tuple[Entry, ...] = (*shift_name(view.after.names, shift), shift.currency)
        for place, entry in enumerate((*entries, shift.before, shift.after, shift.by)):
            book.put(sheet, row, place, entry)
    if not shifts:
        book.put(sheet, 1, 0, PHRASES["no_effect"][0])
        book.put(sheet, 1, 1, PHRASES["no_effect"][1])
    sheet.freeze_panes(1, 0)


def _about_sheet(book: Book, view: RedlineView) -> None:
    sheet = _sheet(book, "about", view)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 2, 70)
    for row, (name, words) in enumerate(_about(view)):
        book.put(sheet, row, 0, "\n".join(dict.fromkeys(name)), "strong")
        for place, text in enumerate(words, start=1):
            book.put(sheet, row, place, shown(text), "text")


def _about(view: RedlineView) -> Iterator[tuple[Pair, Pair]]:
    yield PHRASES["programme"], in_both(view.after.programme_name)
    yield PHRASES["workplan"], in_both(view.after.plan.title)
    for name, each, print_of in (("before", view.before, view.found.before), ("after", view.after, view.found.after)):
        label, fixed = in_both(each.label), instant_in_words(each.as_of)
        yield PHRASES[name], (f"{label[0]}\n{fixed[0]}", f"{label[1]}\n{fixed[1]}")
        yield PHRASES["fingerprint"], (in_groups(print_of), "")
    counts = view.found.counts()
    for kind in LineChange:
        yield PHRASES[kind.value], (str(counts[kind]), "")
    for changed in plan_rows(view):
        for name, without in (("before", Change.ADDED), ("after", Change.REMOVED)):
            label = f"{changed.label[0]}: {PHRASES[name][0]}", f"{changed.label[1]}: {PHRASES[name][1]}"
            yield label, _both_read(changed.sides, without)
    yield PHRASES["how_to_read"], PHRASES["read_cells"]
    if not view.shows_money:
        yield PHRASES["amounts"], PHRASES["money_not_shown"]
    if view.before.is_illustrative or view.after.is_illustrative:
        yield PHRASES["illustrative"], PHRASES["illustrative_note"]


def _both_read(sides: tuple[tuple[Piece, ...], tuple[Piece, ...]], without: Change) -> Pair:
    return reads(sides[0], without=without), reads(sides[1], without=without)
