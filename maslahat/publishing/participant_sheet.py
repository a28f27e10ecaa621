"""The workbook in which a party writes whom it registers for a meeting (``maslahat.participants/1``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from maslahat.domain.meetings.participants import AttendanceMode, Function, Sex
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.columns import in_language
from maslahat.publishing.participant_phrases import FUNCTIONS, MODES, PARTICIPANT_PHRASES, SEXES
from maslahat.publishing.phrases import LANGUAGES, Pair
from maslahat.publishing.sheet_book import SHEET_LOOKS, write_codes, write_facts, write_table
from maslahat.publishing.sheet_columns import ABOUT, CODES, SheetColumn, Writes
from maslahat.publishing.sheet_phrases import PARTICIPANT_GUIDE, SHEET_PHRASES
from maslahat.publishing.sheet_reading.reading import Cell, Sheets
from maslahat.publishing.sheet_table import Faults, Table, facts_of, look_at_facts, read_table
from maslahat.publishing.workbook import Book

PARTICIPANTS_FORMAT = "maslahat.participants/1"
PARTICIPANTS = "Participants · Участники"
EMPTY_ROWS = 300
LONGEST_NAME = 160
LONGEST_OFFICE = 200
LONGEST_NEEDS = 500

_FORMULA = ("=", "+", "@", "\t")


@dataclass(frozen=True, slots=True)
class RegistrationView:
    """What the workbook is made of: the meeting, and the parties and institutions that may be chosen.

    ``institutions`` are codes with their names, ``category_of`` the kind of each; ``language`` is that of the lists.
    """

    programme: str
    meeting: str
    parties: Mapping[str, LocalizedText]
    institutions: Mapping[str, LocalizedText]
    category_of: Mapping[str, str]
    categories: Mapping[str, LocalizedText]
    language: str = "en"

    def lists(self) -> dict[str, Mapping[str, str]]:
        """Return the lists of codes with their names, for the drop-down lists and for reading."""
        side = int(self.language == "ru")

        def named(table: Mapping[str, LocalizedText]) -> dict[str, str]:
            return {code: name.in_language(self.language) for code, name in table.items()}

        def fixed(table: Mapping[str, Pair]) -> dict[str, str]:
            return {str(code): pair[side] for code, pair in table.items()}

        return {
            "parties": named(self.parties),
            "functions": fixed(FUNCTIONS),
            "institutions": named(self.institutions),
            "categories": named(self.categories),
            "sexes": fixed(SEXES),
            "modes": fixed(MODES),
            "languages": {code: SHEET_PHRASES[f"in_{code}"][side] for code in LANGUAGES},
        }


@dataclass(frozen=True, slots=True)
class ApplicantRead:
    """One row of the list: whom a party registers. ``row`` counts as the spreadsheet does."""

    row: int
    party: str
    name: str
    function: Function
    office: Mapping[str, str]
    institution: str
    category: str
    sex: Sex
    mode: AttendanceMode
    language: str
    needs: str
    username: str


@dataclass
class _Reading:
    view: RegistrationView
    table: Table
    own: str
    seen: dict[tuple[str, str], int] = field(default_factory=dict)


def participant_columns() -> list[SheetColumn]:
    """Return the columns of the list, in order."""
    words = PARTICIPANT_PHRASES
    return [
        SheetColumn("party", words["party"], 22, Writes.CHOICE, options="parties"),
        SheetColumn("name", words["name"], 30, Writes.WORDS),
        SheetColumn("function", words["function"], 24, Writes.CHOICE, options="functions"),
        *(
            SheetColumn(f"office:{language}", in_language(words["office"], side), 40, Writes.WORDS)
            for side, language in enumerate(LANGUAGES)
        ),
        SheetColumn("institution", words["institution"], 34, Writes.CHOICE, options="institutions"),
        SheetColumn("category", words["category"], 28, Writes.CHOICE, options="categories"),
        SheetColumn("sex", words["sex"], 14, Writes.CHOICE, options="sexes"),
        SheetColumn("mode", words["mode"], 16, Writes.CHOICE, options="modes"),
        SheetColumn("language", words["language"], 14, Writes.CHOICE, options="languages"),
        SheetColumn("needs", words["needs"], 40, Writes.WORDS),
        SheetColumn("username", words["username"], 20, Writes.WORDS),
    ]


def participant_workbook(view: RegistrationView, as_of: datetime) -> bytes:
    """Return an empty list of participants of a meeting, to be filled in. The same view gives the same bytes."""
    book, columns = Book(SHEET_LOOKS), participant_columns()
    book.file.set_properties({"title": view.meeting, "keywords": view.programme, "created": as_of.replace(tzinfo=None)})
    sheets = {name: book.file.add_worksheet(name) for name in (PARTICIPANTS, ABOUT, CODES)}
    ranges = write_codes(book, sheets[CODES], view.lists())
    write_table(book, sheets[PARTICIPANTS], columns, [[None] * len(columns)] * EMPTY_ROWS, ranges)
    write_facts(book, sheets[ABOUT], _facts(view), PARTICIPANT_GUIDE)
    return book.finished()


def participant_csv() -> bytes:
    """Return the empty list as CSV: a row of keys, a row of headings."""
    columns = participant_columns()
    rows = [[column.key for column in columns], [" / ".join(column.heading) for column in columns]]
    return b"\xef\xbb\xbf" + "".join(";".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows).encode()


def _facts(view: RegistrationView) -> dict[str, str]:
    return {"format": PARTICIPANTS_FORMAT, "programme": view.programme, "meeting": view.meeting}


def read_participants(
    sheets: Sheets, view: RegistrationView, own: str, faults: Faults, *, is_csv: bool = False
) -> tuple[ApplicantRead, ...]:
    """Return whom a list registers; every bad cell is added to ``faults``, and then nobody may be registered.

    ``own`` is the party that registers: its rows need not name it and may name no other; empty for the secretariat,
    which names a party in every row. A CSV file says nothing of itself: it is taken for a list of this meeting.
    """
    if not is_csv and not look_at_facts(facts_of(sheets), _facts(view), faults):
        return ()
    table = read_table(sheets, PARTICIPANTS, participant_columns(), view.lists(), faults)
    if table is None:
        return ()
    reading = _Reading(view, table, own)
    return tuple(_applicant(reading, row, cells) for row, cells in table.rows)


def _applicant(reading: _Reading, row: int, cells: Sequence[Cell]) -> ApplicantRead:
    table = reading.table
    institution = _code(table, row, cells, "institution")
    office = {language: _words(table, row, cells, f"office:{language}", LONGEST_OFFICE) for language in LANGUAGES}
    if not any(office.values()):
        table.fault("participant_office_missing", row, "office:en")
    name, party = _words(table, row, cells, "name", LONGEST_NAME), _party(reading, row, cells)
    _look_for_twin(reading, row, party, name)
    return ApplicantRead(
        row=row + 1,
        party=party,
        name=name,
        function=Function(_code(table, row, cells, "function") or Function.DELEGATE),
        office={language: words for language, words in office.items() if words},
        institution=institution,
        category=_category(reading, row, cells, institution),
        sex=Sex(_code(table, row, cells, "sex") or Sex.NOT_STATED),
        mode=AttendanceMode(_code(table, row, cells, "mode") or AttendanceMode.ROOM),
        language=_code(table, row, cells, "language") or LANGUAGES[0],
        needs=_words(table, row, cells, "needs", LONGEST_NEEDS),
        username=_words(table, row, cells, "username", LONGEST_NAME),
    )


def _code(table: Table, row: int, cells: Sequence[Cell], key: str) -> str:
    return str(table.given(row, cells, key) or "")


def _words(table: Table, row: int, cells: Sequence[Cell], key: str, most: int) -> str:
    text = str(table.given(row, cells, key) or "")
    if text.startswith(_FORMULA):
        table.fault("participant_formula", row, key)
    if len(text) > most:
        table.fault("text_too_long", row, key, most=most, found=len(text))
    return " ".join(text.split())


def _party(reading: _Reading, row: int, cells: Sequence[Cell]) -> str:
    party = _code(reading.table, row, cells, "party")
    if not party and not reading.own:
        reading.table.fault("participant_party_missing", row, "party")
    if reading.own and party not in ("", reading.own):
        reading.table.fault("participant_not_your_party", row, "party", value=party)
    return party or reading.own


def _category(reading: _Reading, row: int, cells: Sequence[Cell], institution: str) -> str:
    said, known = _code(reading.table, row, cells, "category"), reading.view.category_of.get(institution, "")
    if known and said not in ("", known):
        reading.table.fault("participant_category_other", row, "category", value=said)
    if not known and not said:
        reading.table.fault("participant_category_missing", row, "category")
    return known or said


def _look_for_twin(reading: _Reading, row: int, party: str, name: str) -> None:
    if name and (first := reading.seen.setdefault((party, name.casefold()), row)) != row:
        reading.table.fault("row_twice", row, "name", other=first + 1)
