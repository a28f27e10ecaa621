"""The columns of the workbook in which a plan is edited: what each is called, what it holds and what may stand there.

Writer and reader share this table, so that what is written can be read (format ``maslahat.plansheet/1``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from maslahat.domain.workplans.fields import SOURCE_LANGUAGE, TO_BE_MOBILIZED, CellKey
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.publishing.columns import Entry, in_language
from maslahat.publishing.phrases import LANGUAGES, PHRASES, Pair
from maslahat.publishing.sheet_phrases import SHEET_PHRASES
from maslahat.publishing.spelling import name_of
from maslahat.publishing.view import Names, NameTable

PLAN_SHEET_FORMAT = "maslahat.plansheet/1"
LINES, INDICATORS, ABOUT, CODES = "Lines · Пункты", "Indicators · Показатели", "About · Сведения", "Codes · Коды"
"""Names of the sheets."""

KEEP, DELETE, FIRST, MARK, NEW_ROW = "keep", "delete", "first", "x", "new-"
SEPARATOR = " · "
"""Stands between a code and its name in a drop-down list."""

SPARE_SOURCES = 2
QUARTERS = ("Q1", "Q2", "Q3", "Q4")


class Writes(StrEnum):
    """What a cell of a column is: shown only, a choice from a list, words, a mark, several codes, or a number.

    WHOLE, AMOUNT and PERCENT are numbers of a plan; NUMBER is any number, with every digit.
    """

    SHOWN = "shown"
    CHOICE = "choice"
    WORDS = "words"
    MARK = "mark"
    CODES = "codes"
    WHOLE = "whole"
    AMOUNT = "amount"
    PERCENT = "percent"
    NUMBER = "number"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its key in the first row, its heading, and the cell of a line that it holds.

    ``cell`` is empty for what is no cell of a line (id, deed, output, place, further money); for CODES it names the
    field. ``options`` names the list that offers the values. Locked columns are there to recognize the row by.
    """

    key: str
    heading: Pair
    width: int
    writes: Writes
    cell: CellKey = ()
    options: str = ""
    is_locked: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetView:
    """What a workbook is made of: a plan, the names behind its codes, and the language of the drop-down lists.

    ``version`` is the fingerprint of the plan, empty for a workbook in which a new plan is written; ``label`` its
    printed name. ``currencies`` are those in which money may be asked.
    """

    plan: Plan
    names: Names
    version: str
    label: str
    currencies: tuple[str, ...]
    language: str = "en"
    options: Mapping[str, Mapping[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", dict(_lists(self)))


def option(view: SheetView, options: str, code: str) -> str:
    """Return a code as its drop-down list shows it: ``training · Training``; the code alone if it has no name."""
    name = view.options.get(options, {}).get(code, "")
    return f"{code}{SEPARATOR}{name}" if name and name != code else code


def line_columns(view: SheetView) -> list[SheetColumn]:
    """Return the columns of the sheet of lines, in order."""
    names = view.names
    return [
        SheetColumn("id", PHRASES["line_id"], 38, Writes.SHOWN, is_locked=True, is_hidden=True),
        SheetColumn("code", PHRASES["code"], 11, Writes.SHOWN, is_locked=True),
        SheetColumn("do", SHEET_PHRASES["deed"], 14, Writes.CHOICE, options="deeds"),
        SheetColumn("output", PHRASES["output"], 28, Writes.CHOICE, options="outputs"),
        *_texts("title", 44),
        *_single("type", 18),
        SheetColumn("lead", PHRASES["lead"], 22, Writes.CHOICE, ("lead",), "bodies"),
        SheetColumn("partners", _several("partners"), 24, Writes.CODES, ("partners",), "bodies"),
        *_marks("countries", names.countries, view),
        *_marks("quarters", {}, view),
        *_money(view),
        *_shares(view),
        *_markers(view),
        SheetColumn("participants", PHRASES["participants"], 12, Writes.WHOLE, ("participants",)),
        SheetColumn("women_share", PHRASES["women_share"], 10, Writes.PERCENT, ("women_share",)),
        SheetColumn("sdg_targets", _several("sdg_targets"), 16, Writes.CODES, ("sdg_targets",), "sdg_targets"),
        *_beneficiaries(view),
        *_single("scope", 18),
        *_single("modality", 18),
        *_single("risk", 14),
        *_texts("description", 50),
        *_texts("comment", 36),
        SheetColumn("after", SHEET_PHRASES["after"], 24, Writes.CHOICE, options="places"),
        SheetColumn("language", SHEET_PHRASES["first_language"], 12, Writes.CHOICE, options="languages"),
        SheetColumn("continues", PHRASES["continues"], 38, Writes.CODE, ("continues",)),
    ]


def indicator_columns(view: SheetView) -> list[SheetColumn]:
    """Return the columns of the sheet of indicators, in order. ``cell`` names the part of the indicator."""
    del view
    words = SHEET_PHRASES
    return [
        SheetColumn("line", PHRASES["line_id"], 38, Writes.SHOWN, is_locked=True, is_hidden=True),
        SheetColumn("id", words["indicator_id"], 12, Writes.SHOWN, is_locked=True),
        SheetColumn("of", words["of_line"], 24, Writes.CHOICE, options="lines"),
        SheetColumn("do", words["deed_of_indicator"], 14, Writes.CHOICE, options="deeds"),
        *_in_each(words["indicator_text"], "text", 44),
        SheetColumn("unit", words["unit"], 14, Writes.WORDS, ("unit",)),
        SheetColumn("baseline", words["baseline"], 14, Writes.WORDS, ("baseline",)),
        SheetColumn("target", words["target"], 14, Writes.WORDS, ("target",)),
        *_in_each(words["means"], "means", 36),
    ]


def written(view: SheetView, column: SheetColumn, line: Line) -> Entry:
    """Return what the workbook says of a line in this column."""
    if column.writes is Writes.MARK:
        return MARK if column.cell in line.cells else None
    if column.writes is Writes.CODES:
        return "; ".join(line.elements(column.cell[0])) or None
    if column.cell:
        value = line.cells.get(column.cell)
        return option(view, column.options, str(value)) if value is not None and column.options else value
    told: dict[str, Entry] = {
        "id": line.id,
        "code": view.plan.printed_codes.get(line.id),
        "do": option(view, "deeds", KEEP),
        "output": option(view, "outputs", line.output),
        "language": option(view, "languages", str(line.cells.get(("title", SOURCE_LANGUAGE), ""))) or None,
    }
    return told.get(column.key)


def indicators_of(line: Line) -> dict[str, dict[str, str]]:
    """Return the indicators of a line: {id: {part: words}}, in order of id."""
    found: dict[str, dict[str, str]] = {}
    for (indicator, part), words in line.entries("indicators").items():
        found.setdefault(indicator, {})[part] = words
    return found


def _texts(name: str, width: int) -> Iterator[SheetColumn]:
    for side, language in enumerate(LANGUAGES):
        heading = in_language(PHRASES[name], side)
        yield SheetColumn(f"{name}:{language}", heading, width, Writes.WORDS, (name, language))


def _in_each(heading: Pair, part: str, width: int) -> Iterator[SheetColumn]:
    for side, language in enumerate(LANGUAGES):
        key = f"{part}:{language}"
        yield SheetColumn(key, in_language(heading, side), width, Writes.WORDS, (key,))


def _several(name: str) -> Pair:
    english, russian = (SHEET_PHRASES["several"][side].format(name=PHRASES[name][side]) for side in (0, 1))
    return english, russian


def _single(name: str, width: int) -> Iterator[SheetColumn]:
    yield SheetColumn(name, PHRASES[name], width, Writes.CHOICE, (name,), name)


def _marks(name: str, table: NameTable, view: SheetView) -> Iterator[SheetColumn]:
    used = {key[1] for line in view.plan.lines for key in line.cells if key[0] == name}
    known = tuple(table) or QUARTERS
    for code in (*known, *sorted(used - set(known))):
        heading = name_of(table, code) if table else (code, code.replace("Q", "кв. "))
        yield SheetColumn(f"{name}:{code}", heading, 12 if table else 6, Writes.MARK, (name, code), "marks")


def _money(view: SheetView) -> Iterator[SheetColumn]:
    used = {(key[1], key[2]) for line in view.plan.lines for key, _ in line.money()}
    used |= {(TO_BE_MOBILIZED, currency) for currency in view.currencies}
    for source, currency in sorted(used, key=lambda key: (key[1], key[0] == TO_BE_MOBILIZED, key[0])):
        name = PHRASES["to_be_mobilized"] if source == TO_BE_MOBILIZED else (source, source)
        heading = f"{name[0]}, {currency}", f"{name[1]}, {currency}"
        yield SheetColumn(f"budget:{source}:{currency}", heading, 15, Writes.AMOUNT, ("budget", source, currency))
    for place in range(1, SPARE_SOURCES + 1):
        for key, width, writes, options in _FURTHER:
            heading = tuple(text.format(place=place) for text in SHEET_PHRASES[f"further_{key}"])  # type: ignore[assignment]
            yield SheetColumn(f"{key}:{place}", heading, width, writes, (), options)


_FURTHER = (
    ("source", 18, Writes.CHOICE, "sources"),
    ("currency", 9, Writes.CHOICE, "currencies"),
    ("amount", 15, Writes.AMOUNT, ""),
)


def _shares(view: SheetView) -> Iterator[SheetColumn]:
    used = {key[1] for line in view.plan.lines for key in line.cells if key[0] == "shares"}
    known = tuple(view.names.countries)
    for code in (*known, *sorted(used - set(known))):
        name = name_of(view.names.countries, code)
        english, russian = (SHEET_PHRASES["share"][side].format(country=name[side]) for side in (0, 1))
        yield SheetColumn(f"shares:{code}", (english, russian), 12, Writes.PERCENT, ("shares", code))


def _markers(view: SheetView) -> Iterator[SheetColumn]:
    used = {key[1] for line in view.plan.lines for key in line.cells if key[0] == "markers"}
    known = tuple(view.names.markers)
    for code in (*known, *sorted(used - set(known))):
        heading = name_of(view.names.markers, code)
        yield SheetColumn(f"markers:{code}", heading, 18, Writes.CHOICE, ("markers", code), f"marker:{code}")


def _beneficiaries(view: SheetView) -> Iterator[SheetColumn]:
    """Yield the column of groups served, where the programme names any or a line does."""
    name = "beneficiaries"
    if view.names.beneficiaries or any(line.elements(name) for line in view.plan.lines):
        yield SheetColumn(name, _several(name), 24, Writes.CODES, (name,), name)


def _lists(view: SheetView) -> Iterator[tuple[str, dict[str, str]]]:
    names, side = view.names, LANGUAGES.index(view.language) if view.language in LANGUAGES else 0
    words = {key: pair[side] for key, pair in SHEET_PHRASES.items()}

    def told(table: NameTable) -> dict[str, str]:
        return {code: name_of(table, code)[side] for code in table}

    yield "deeds", {KEEP: words["keep"], DELETE: words["delete"]}
    yield "outputs", told(names.outputs)
    yield "type", told(names.types)
    yield "scope", told(names.scopes)
    yield "modality", told(names.modalities)
    yield "risk", told(names.risks)
    yield "bodies", told(names.institutions)
    yield "sdg_targets", told(names.sdg_targets)
    yield "beneficiaries", told(names.beneficiaries)
    yield "marks", {MARK: ""}
    yield "sources", {**told(names.donors), TO_BE_MOBILIZED: PHRASES["to_be_mobilized"][side]}
    yield "currencies", dict.fromkeys(view.currencies, "")
    yield "languages", {language: words[f"in_{language}"] for language in LANGUAGES}
    for marker in view.names.markers:
        yield f"marker:{marker}", told(names.marker_steps.get(marker, {}))
    titles = {
        view.plan.printed_codes[line.id]: line.title.in_language(view.language)[:60].replace("\n", " ")
        for line in view.plan.lines
    }
    yield "lines", titles
    yield "places", {FIRST: words["first"], **titles}
