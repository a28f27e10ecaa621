"""The list of participants as a workbook or CSV: who takes part as far as the reader may see, and the numbers."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from xlsxwriter.worksheet import Worksheet

from maslahat.domain.meetings.participants import AttendanceMode, Function, RegistrationState, Sex
from maslahat.domain.meetings.presence import PresenceKind
from maslahat.domain.meetings.turnout import Dimension, Turnout
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.columns import Entry
from maslahat.publishing.csv_writing import as_text
from maslahat.publishing.participant_phrases import (
    FUNCTIONS,
    MODES,
    PARTICIPANT_PHRASES,
    PRESENCES,
    SEXES,
    STATES,
    participant_phrase,
)
from maslahat.publishing.phrases import Pair, instant_in_words
from maslahat.publishing.spelling import in_both, name_of
from maslahat.publishing.view import NameTable
from maslahat.publishing.workbook import Book, height

_WIDTHS = {"badge": 9, "name": 30, "office": 40, "institution": 34, "category": 28, "needs": 40, "arrived": 24}
_USUAL = 18


@dataclass(frozen=True, slots=True)
class Listed:
    """One participant as the reader may see them: what is not to be known is empty (R35).

    ``presence`` is the kind and channel of what happened last, None for who never came; ``came_at`` is aware UTC.
    ``sex``, ``needs`` and ``username`` are there for the secretariat and the own party alone (``is_full``).
    """

    number: int
    badge: str
    party: str
    name: str
    function: Function
    office: LocalizedText
    institution: LocalizedText
    category: LocalizedText
    mode: AttendanceMode
    state: RegistrationState
    is_hidden: bool
    is_full: bool = False
    country: str = ""
    category_code: str = ""
    presence: tuple[str, str] | None = None
    came_at: datetime | None = None
    needs: str = ""
    sex: Sex | None = None
    username: str = ""
    has_credentials: bool = False

    @property
    def is_present(self) -> bool:
        """Tell whether the participant is there."""
        return self.presence is not None and self.presence[0] in (PresenceKind.ARRIVED, PresenceKind.RETURNED)


@dataclass(frozen=True, slots=True)
class ParticipantListView:
    """A list of participants with its numbers. ``names`` are tables for party, country and category codes."""

    meeting: LocalizedText
    as_of: datetime
    rows: Sequence[Listed]
    numbers: Turnout
    parties: NameTable
    countries: NameTable
    categories: NameTable
    shows_needs: bool = False


def participants_xlsx(view: ParticipantListView) -> bytes:
    """Return the list as XLSX in both languages. The same view gives the same bytes."""
    book = Book()
    title = in_both(view.meeting)
    created = view.as_of.replace(tzinfo=None)
    book.file.set_properties({"title": title[0], "subject": title[1], "created": created})
    _list_sheet(book, view)
    _numbers_sheet(book, view)
    return book.finished()


def _list_sheet(book: Book, view: ParticipantListView) -> None:
    sheet, names = _sheet(book, "participants"), _columns(view)
    widths = [_WIDTHS.get(name, _USUAL) for name in names]
    book.head(sheet, 0, [PARTICIPANT_PHRASES[name] for name in names])
    for row, each in enumerate(view.rows, start=1):
        entries = _entries(view, each)
        for column, entry in enumerate(entries):
            book.put(sheet, row, column, entry)
        sheet.set_row(row, height(widths, entries))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(view.rows), 1), len(names) - 1)
    sheet.repeat_rows(0)


def participants_csv(view: ParticipantListView) -> bytes:
    """Return the list, without the numbers, as CSV in UTF-8; text that looks like a formula is marked as text."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow([" / ".join(PARTICIPANT_PHRASES[name]) for name in _columns(view)])
    for each in view.rows:
        texts = ["" if entry is None else str(entry) for entry in _entries(view, each)]
        rows.writerow([as_text(text) for text in texts])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _columns(view: ParticipantListView) -> list[str]:
    doubled = ("function", "office", "institution", "category", "mode", "state", "presence")
    names = ["badge", "party", "party", "name", *(name for each in doubled for name in (each, each)), "arrived"]
    return [*names, "needs"] if view.shows_needs else names


def _entries(view: ParticipantListView, each: Listed) -> list[Entry]:
    presence = PRESENCES.get(each.presence, ("", "")) if each.presence else ("", "")
    pairs: tuple[Pair, ...] = (
        FUNCTIONS[each.function],
        in_both(each.office),
        in_both(each.institution),
        in_both(each.category),
        MODES[each.mode],
        STATES[each.state],
        presence,
    )
    entries: list[Entry] = [each.badge, *name_of(view.parties, each.party), each.name]
    entries += [side for pair in pairs for side in pair]
    entries.append(instant_in_words(each.came_at)[0] if each.came_at else None)
    return [*entries, each.needs] if view.shows_needs else entries


def _numbers_sheet(book: Book, view: ParticipantListView) -> None:
    sheet, words = _sheet(book, "counts"), PARTICIPANT_PHRASES
    sheet.set_column(0, 1, 44)
    sheet.set_column(2, 3, 18)
    book.put(sheet, 0, 0, " · ".join(participant_phrase("as_of", instant=instant_in_words(view.as_of))), "title")
    head = [("English", "Английский"), ("Russian", "Русский"), words["registered"], words["came"]]
    book.head(sheet, 1, head)
    _put_row(book, sheet, 2, words["in_all"], view.numbers.registered, view.numbers.came, look="strong")
    row = 4
    for dimension, counted in view.numbers.by.items():
        book.put(sheet, row, 0, " · ".join(words[f"by_{dimension.value}"]), "title")
        book.head(sheet, row + 1, head)
        for place, each in enumerate(counted, start=row + 2):
            _put_row(book, sheet, place, _name(view, dimension, each.code), each.registered, each.came)
        row += len(counted) + 3


def _put_row(book: Book, sheet: Worksheet, row: int, name: Pair, *numbers: int, look: str = "text") -> None:
    entries: tuple[Entry, ...] = (*name, *numbers)
    for column, entry in enumerate(entries):
        book.put(sheet, row, column, entry, look)


def _name(view: ParticipantListView, dimension: Dimension, code: str) -> Pair:
    if not code:
        return PARTICIPANT_PHRASES["none"]
    fixed: Mapping[Dimension, Mapping[str, Pair]] = {Dimension.MODE: MODES, Dimension.SEX: SEXES}
    if dimension in fixed:
        return fixed[dimension][code]
    return name_of(view.countries if dimension is Dimension.COUNTRY else view.categories, code)


def _sheet(book: Book, name: str) -> Worksheet:
    sheet = book.file.add_worksheet(" · ".join(PARTICIPANT_PHRASES[name])[:31])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet
