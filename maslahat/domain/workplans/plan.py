"""A workplan as it stands in one version: lines in order, each line a set of cells."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import groupby
from sys import intern
from typing import Any, cast

from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.shared.texts import LocalizedText, TextRefused, clean, text_hash
from maslahat.domain.workplans.fields import (
    FIELDS,
    SOURCE_LANGUAGE,
    TRANSLATED_FROM,
    CellKey,
    Field,
    Kind,
    Value,
    ValueRefused,
    cell_key,
    spelled,
)

PLAN_FORMAT = "maslahat.plan/1"

PLAN_TEXTS = LineId("@plan")
"""Stands in the place of a line id for the plan's own texts: its title and its preamble."""

NOTHING = Decimal("0.00")

_HEAD: Mapping[str, type] = {"programme": str, "code": str, "year": int, "parties": list}
_KINDS = {str: "text", int: "a whole number", list: "a list"}
_CODE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f]{1,80}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class PlanRefused(ValueError):
    """A document is not a plan; ``faults`` lists every fault as (path, what is wrong)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {why}" for path, why in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Line:
    """One planned activity: a permanent id, the output it serves, and its cells (see FIELDS).

    Two lines are equal when id, output and all cells are. ``cells`` is never changed in place.
    """

    id: LineId
    output: str
    cells: Mapping[CellKey, Value]

    def with_cells(self, changes: Mapping[CellKey, Value | None]) -> "Line":
        """Return the line with these cells set, or taken away where the value is None."""
        cells = {key: value for key, value in {**self.cells, **changes}.items() if value is not None}
        return Line(self.id, self.output, cells)

    def one(self, name: str) -> Any:
        """Return the value of a single-cell field, or None if it is empty."""
        return self.cells.get((name,))

    def text(self, name: str) -> LocalizedText:
        """Return a text field with its languages."""
        texts, made_from = {}, {}
        for key, value in self.cells.items():
            if key[0] == name:
                if len(key) == 3:
                    made_from[key[2]] = str(value)
                elif key[1] != SOURCE_LANGUAGE:
                    texts[key[1]] = str(value)
        return LocalizedText(texts, str(self.cells.get((name, SOURCE_LANGUAGE), "")), made_from)

    def elements(self, name: str) -> tuple[str, ...]:
        """Return the elements of a set field in order of code."""
        return tuple(sorted(key[1] for key in self.cells if key[0] == name))

    def entries(self, name: str) -> dict[tuple[str, ...], Any]:
        """Return a map field as {key parts: value}, in order of key."""
        return {key[1:]: self.cells[key] for key in sorted(self.cells) if key[0] == name}

    @property
    def title(self) -> LocalizedText:
        return self.text("title")

    @property
    def countries(self) -> tuple[str, ...]:
        return self.elements("countries")

    @property
    def quarters(self) -> tuple[str, ...]:
        return self.elements("quarters")

    @property
    def budget(self) -> dict[tuple[str, str], Decimal]:
        """Return {(source, currency): amount}; the source is a donor's code or TO_BE_MOBILIZED."""
        return cast(dict[tuple[str, str], Decimal], self.entries("budget"))

    def money(self) -> list[tuple[CellKey, Decimal]]:
        """Return the cells of the budget in no particular order."""
        cells = self.cells
        return [(key, cast(Decimal, cells[key])) for key in cells if key[0] == "budget"]

    def folded_title(self) -> str:
        """Return the title as it is compared with those of other lines: letter case, spaces and ё/е do not count."""
        title = str(self.cells.get(("title", "en")) or self.cells.get(("title", "ru"), "")).casefold()
        if "ё" in title:
            title = title.replace("ё", "е")
        has_odd_blanks = "  " in title or "\n" in title or "\t" in title
        return " ".join(title.split()) if has_odd_blanks else title

    def document(self) -> dict[str, Document]:
        """Return the line as a JSON object: empty fields are left out, sets are sorted lists, maps are nested."""
        written: dict[str, Document] = {"id": self.id, "output": self.output}
        for name in FIELDS:
            found = _field_document(self, FIELDS[name])
            if found is not None and found != [] and found != {}:
                written[name] = found
        return written


@dataclass(frozen=True)
class Plan:
    """The whole text of a workplan version. Lines stand in order of output, then in the order agreed inside it.

    ``year`` is the calendar year planned for; ``parties`` are the codes of those who adopt the plan together.
    """

    programme: str
    code: str
    year: int
    title: LocalizedText
    preamble: LocalizedText
    parties: tuple[str, ...]
    lines: tuple[Line, ...]
    _index: dict[LineId, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lines = tuple(self.lines)
        outputs = [output for output, _ in groupby(line.output for line in lines)]
        if outputs != sorted(set(outputs), key=_place_of_output):
            lines = tuple(sorted(lines, key=lambda line: _place_of_output(line.output)))
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "_index", {line.id: place for place, line in enumerate(lines)})
        if len(self._index) != len(lines):
            raise PlanRefused([("lines", "a line stands twice")])

    def __contains__(self, line: object) -> bool:
        return line in self._index

    def line(self, line: LineId) -> Line:
        """Return the line with this id; raise KeyError if the plan has none."""
        return self.lines[self._index[line]]

    def find(self, line: LineId) -> Line | None:
        """Return the line with this id, the plan's own texts for PLAN_TEXTS, or None if there is no such line."""
        if line == PLAN_TEXTS:
            return self.texts
        place = self._index.get(line)
        return None if place is None else self.lines[place]

    @cached_property
    def texts(self) -> Line:
        """Return the plan's own title and preamble in the form of a line's cells."""
        cells = text_cells("title", self.title) | text_cells("preamble", self.preamble)
        return Line(PLAN_TEXTS, "", cells)

    @property
    def places(self) -> Mapping[LineId, int]:
        """Return how many lines stand before each line."""
        return self._index

    def before(self, line: LineId) -> LineId | None:
        """Return the line that stands just before this one under the same output, or None if it is the first."""
        place = self._index[line]
        if place and self.lines[place - 1].output == self.lines[place].output:
            return self.lines[place - 1].id
        return None

    def with_lines(self, lines: Iterable[Line]) -> "Plan":
        """Return the plan with these lines in place of its own."""
        return Plan(self.programme, self.code, self.year, self.title, self.preamble, self.parties, tuple(lines))

    def with_texts(self, texts: Line) -> "Plan":
        """Return the plan with this title and preamble in place of its own (see ``texts``)."""
        title, preamble = texts.text("title"), texts.text("preamble")
        return Plan(self.programme, self.code, self.year, title, preamble, self.parties, self.lines)

    @cached_property
    def money(self) -> Mapping[tuple[str, str, str], Decimal]:
        """Return what the plan needs by (output, source, currency)."""
        found: dict[tuple[str, str, str], Decimal] = {}
        for line in self.lines:
            for key, amount in line.cells.items():
                if key[0] == "budget":
                    place = (line.output, key[1], key[2])
                    found[place] = found.get(place, NOTHING) + cast(Decimal, amount)
        return found

    @cached_property
    def titles(self) -> Mapping[str, list[LineId]]:
        """Return the lines that bear each folded title, in order; lines without a title are left out."""
        found: dict[str, list[LineId]] = {}
        for line in self.lines:
            if title := line.folded_title():
                found.setdefault(title, []).append(line.id)
        return found

    @cached_property
    def printed_codes(self) -> Mapping[LineId, str]:
        """Return the code printed beside each line in this version, for example ``1.1.1-02``. It is no identity."""
        codes: dict[LineId, str] = {}
        count, output = 0, None
        for line in self.lines:
            count = count + 1 if line.output == output else 1
            output = line.output
            codes[line.id] = f"{output}-{count:02d}"
        return codes

    def head(self) -> dict[str, Document]:
        """Return what the plan is beside its texts and lines, as a JSON object."""
        return {"programme": self.programme, "code": self.code, "year": self.year, "parties": list(self.parties)}

    def document(self) -> dict[str, Document]:
        """Return the plan as a JSON object in the format PLAN_FORMAT; its canonical bytes are what is endorsed."""
        return {
            "format": PLAN_FORMAT,
            **self.head(),
            "title": text_document(self.title),
            "preamble": text_document(self.preamble),
            "lines": [line.document() for line in self.lines],
        }

    @cached_property
    def version_id(self) -> VersionId:
        """Return the fingerprint of this text: SHA-256 of its canonical form."""
        return VersionId(fingerprint(self.document()))


@lru_cache(maxsize=4096)
def natural_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that puts 1.2 before 1.10 and copes with letters."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"[.\-]", code))


def _place_of_output(output: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    return natural_order(output), output


def text_document(text: LocalizedText) -> dict[str, Document]:
    """Return a text as a JSON object with texts, source and translated_from."""
    return {"texts": dict(text.texts), "source": text.source, "translated_from": dict(text.translated_from)}


def text_cells(name: str, text: LocalizedText) -> dict[CellKey, Value]:
    """Return the cells of a text field."""
    cells: dict[CellKey, Value] = {cell_key(name, language): words for language, words in text.texts.items()}
    if text.source:
        cells[cell_key(name, SOURCE_LANGUAGE)] = text.source
    for language, made_from in text.translated_from.items():
        cells[cell_key(name, TRANSLATED_FROM, language)] = made_from
    return cells


def _field_document(line: Line, spec: Field) -> Document:
    if spec.kind is Kind.TEXT:
        text = line.text(spec.name)
        return text_document(text) if text else None
    if spec.kind is Kind.SET:
        return list(line.elements(spec.name))
    if spec.kind is Kind.CELL:
        value = line.one(spec.name)
        return None if value is None else spelled(value)
    nested: dict[str, Document] = {}
    for key, value in line.entries(spec.name).items():
        place = nested
        for part in key[:-1]:
            place = place.setdefault(part, {})
        place[key[-1]] = spelled(value)
    return nested


def read_plan(document: Document) -> Plan:
    """Return the plan that a JSON object in PLAN_FORMAT describes; raise PlanRefused with every fault found."""
    faults: list[tuple[str, str]] = []
    if not isinstance(document, dict) or document.get("format") != PLAN_FORMAT:
        raise PlanRefused([("format", f"is not {PLAN_FORMAT}")])
    entries = document.get("lines")
    lines = [
        read_line(entry, f"lines[{place}]", faults)
        for place, entry in enumerate(entries if isinstance(entries, list) else [])
    ]
    head = {name: document.get(name) for name in ("programme", "code", "year", "parties")}
    for name, wanted in _HEAD.items():
        if not isinstance(head[name], wanted) or isinstance(head[name], bool):
            faults.append((name, f"is not {_KINDS[wanted]}"))
    parties = head["parties"] if isinstance(head["parties"], list) else []
    if not all(isinstance(party, str) and _CODE.fullmatch(party) for party in parties):
        faults.append(("parties", "holds something that is not a code"))
    if not isinstance(entries, list):
        faults.append(("lines", "is not a list"))
    title = _read_text(document.get("title"), "title", faults)
    preamble = _read_text(document.get("preamble"), "preamble", faults)
    if faults:
        raise PlanRefused(faults)
    return Plan(
        document["programme"], document["code"], document["year"], title, preamble, tuple(parties), tuple(lines)
    )


def read_line(entry: Document, path: str, faults: list[tuple[str, str]]) -> Line:
    """Return the line that a JSON object describes; every fault is appended to ``faults`` as (path, why)."""
    if not isinstance(entry, dict):
        faults.append((path, "is not an object"))
        entry = {}
    cells: dict[CellKey, Value] = {}
    for name in sorted(set(entry) - {"id", "output"}):
        if name not in FIELDS:
            faults.append((f"{path}.{name}", "no such field"))
            continue
        try:
            cells.update(_read_field(FIELDS[name], entry[name], f"{path}.{name}", faults))
        except (ValueRefused, AttributeError, TypeError) as fault:
            faults.append((f"{path}.{name}", getattr(fault, "why", "has the wrong shape")))
    for name in ("id", "output"):
        found = entry.get(name)
        if not isinstance(found, str) or not _CODE.fullmatch(found) or found == PLAN_TEXTS:
            faults.append((f"{path}.{name}", "is missing or is not a code"))
    return Line(LineId(str(entry.get("id", ""))), intern(str(entry.get("output", ""))), cells)


def _read_field(spec: Field, raw: Document, path: str, faults: list[tuple[str, str]]) -> dict[CellKey, Value]:
    if spec.kind is Kind.TEXT:
        return text_cells(spec.name, _read_text(raw, path, faults))
    if spec.kind is Kind.CELL:
        return {cell_key(spec.name): spec.read(raw)}
    if spec.kind is Kind.SET:
        if not isinstance(raw, list):
            raise ValueRefused(spec.name, "is not a list")
        return {cell_key(spec.name, str(spec.read(element))): True for element in raw}
    return {cell_key(spec.name, *key): spec.read(value) for key, value in _leaves(raw, len(spec.key))}


def _leaves(raw: Document, depth: int) -> Iterable[tuple[tuple[str, ...], Document]]:
    for part, inner in raw.items():
        if not _CODE.fullmatch(part):
            raise ValueRefused(part, f"{part[:80]!r} is not a code")
        if depth == 1:
            yield (part,), inner
        else:
            yield from (((part, *rest), value) for rest, value in _leaves(inner, depth - 1))


def _read_text(raw: Document, path: str, faults: list[tuple[str, str]]) -> LocalizedText:
    match raw:
        case {"texts": dict(texts), "source": str(source), "translated_from": dict(made_from)}:
            pass
        case _:
            faults.append((path, "is not a text with texts, source and translated_from"))
            return LocalizedText()
    if not all(isinstance(value, str) for value in (*texts.values(), *made_from.values())):
        faults.append((path, "holds something that is not text"))
    elif not all(map(_LANGUAGE.fullmatch, (*texts, *made_from, *filter(None, (source,))))):
        faults.append((path, "names something that is not a language"))
    else:
        return _cleaned(texts, source, made_from, (path, faults))
    return LocalizedText()


def _cleaned(
    texts: dict[str, str], source: str, made_from: dict[str, str], told: tuple[str, list[tuple[str, str]]]
) -> LocalizedText:
    """Return the text in the one form that is stored (E37); a translation made from the source stays one."""
    try:
        clean_texts = {language: clean(words) for language, words in texts.items()}
    except TextRefused as fault:
        told[1].append((told[0], str(fault)))
        return LocalizedText()
    if clean_texts != texts and source in texts:
        then, now = text_hash(texts[source]), text_hash(clean_texts[source])
        made_from = {language: now if one == then else one for language, one in made_from.items()}
    return LocalizedText(clean_texts, source, made_from)
