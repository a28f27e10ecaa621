"""Reading a meeting's story from its two files: the draft as tabled, and the proposals in readable form.

Lines are named by where they were born: ``A-1.1.4-01`` in the draft, ``PR-KG-01/0`` as the first line that a proposal
adds. Every fault of a file is named by path.
"""

from collections.abc import Mapping
from typing import Any

from maslahat.actions.replay.story import Fate, Filing, Ruling, Story
from maslahat.actions.wishes import Add, Drop, Edit, Shift, Wish
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.entries import Entry, Notes
from maslahat.domain.shared.ids import LineId, ProposalRef, mint_line_id
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import Amend, Choice, KeepStanding, TakeOption
from maslahat.domain.workplans.fields import FIELDS, CellKey, Field, Kind, Value, ValueRefused
from maslahat.domain.workplans.plan import Line, Plan, text_cells

DRAFT_FORMAT = "maslahat.draft/1"
STORY_FORMAT = "maslahat.story/1"

Cells = dict[CellKey, object]
Words = dict[str, Mapping[str, str]]


class StoryRefused(ValueError):
    """The data tell no story; ``faults`` lists every fault as (path, what is wrong)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {why}" for path, why in faults))
        self.faults = faults


def read_draft(data: Document, parties: tuple[str, ...], languages: tuple[str, ...]) -> Plan:
    """Return the plan that the data of a draft file describe; raise StoryRefused with every fault."""
    notes = Notes(languages)
    root = Entry.of(data, "", notes)
    root.choice("format", (DRAFT_FORMAT,))
    programme, code = root.code("programme"), root.code("code")
    lines = tuple(_line(entry, programme, code) for entry in root.entries("lines", required=True))
    year, title, preamble = root.whole("year", 1990, 2200), root.text("title"), root.text("preamble", required=False)
    if faults := notes.close():
        raise StoryRefused(faults)
    return Plan(programme, code, year, title, preamble, parties, lines)


def _line(entry: Entry, programme: str, plan: str) -> Line:
    born, output = entry.code("born"), entry.code("output")
    raw, words = _fields(entry)
    cells: dict[CellKey, Value] = {}
    for name, texts in words.items():
        cells |= text_cells(name, LocalizedText.of(**texts))
    for key, value in raw.items():
        spec = FIELDS[key[0]]
        try:
            cells[key] = bool(spec.read(key[1])) if spec.kind is Kind.SET else spec.read(value)
        except ValueRefused as fault:
            entry.fault(fault.field, fault.why)
    return Line(mint_line_id(programme, plan, born), output, cells)


def _fields(entry: Entry) -> tuple[Cells, Words]:
    cells: Cells = {}
    words: Words = {}
    for spec in FIELDS.values():
        if spec.kind is Kind.TEXT:
            if text := entry.text(spec.name, required=False):
                words[spec.name] = text.texts
        elif entry.has(spec.name):
            cells |= _cells(entry, spec)
    return cells, words


def _cells(entry: Entry, spec: Field) -> Cells:
    raw = entry.value(spec.name)
    if spec.kind is Kind.CELL:
        return {(spec.name,): raw}
    if spec.kind is Kind.MAP:
        return {(spec.name, *key): value for key, value in _leaves(raw, len(spec.key))}
    if isinstance(raw, Mapping):
        added = {(spec.name, str(each)): True for each in raw.get("add") or ()}
        return added | {(spec.name, str(each)): None for each in raw.get("remove") or ()}
    return {(spec.name, str(each)): True for each in raw}


def _leaves(raw: Any, depth: int) -> list[tuple[tuple[str, ...], object]]:
    if depth == 0:
        return [((), raw)]
    return [((str(part), *rest), value) for part, inner in raw.items() for rest, value in _leaves(inner, depth - 1)]


def read_story(data: Document, plan: Plan, languages: tuple[str, ...]) -> Story:
    """Return the story of a meeting on this tabled plan; raise StoryRefused with every fault."""
    notes = Notes(languages)
    root = Entry.of(data, "", notes)
    root.choice("format", (STORY_FORMAT,))
    if root.code("plan") != plan.code:
        root.fault("plan", f"is not {plan.code}")
    meeting = root.code("meeting")
    inaugurated_by = root.text("inaugurated_by")
    filings = tuple(_filing(entry, plan) for entry in root.entries("proposals", required=True))
    rulings = tuple(_ruling(entry, plan) for entry in root.entries("resolutions"))
    positions = tuple(str(name) for name in root.value("positions"))
    if faults := notes.close():
        raise StoryRefused(faults)
    return Story(meeting, plan, filings, rulings, positions, inaugurated_by)


def _filing(entry: Entry, plan: Plan) -> Filing:
    advice, fate = entry.entry("recommended"), entry.entry("disposition")
    return Filing(
        ref=entry.code("ref"),
        by=entry.code("by"),
        supported_by=entry.code("supported_by", required=False),
        headline=entry.text("headline"),
        rationale=entry.text("rationale"),
        wishes=_wishes(entry, plan),
        adviser=advice.code("by"),
        advice=advice.code("advice"),
        fate=Fate(
            fate.code("as"),
            fate.text("reason", required=False),
            fate.code("into", required=False),
            _wishes(fate, plan),
        ),
    )


def _wishes(entry: Entry, plan: Plan) -> tuple[Wish, ...]:
    return tuple(_wish(found, plan) for found in entry.entries("changes"))


def _wish(entry: Entry, plan: Plan) -> Wish:
    if entry.has("add"):
        added = entry.entry("add")
        output, after = added.code("output"), _named(added, "after", plan)
        return Add(output, after, *_fields(added))
    if entry.has("change"):
        changed = entry.entry("change")
        return Edit(_named(changed, "line", plan) or "", *_fields(changed))
    if entry.has("move"):
        moved = entry.entry("move")
        return Shift(_named(moved, "line", plan) or "", moved.code("output"), _named(moved, "after", plan))
    return Drop(_named(entry, "remove", plan) or "")


def _named(entry: Entry, name: str, plan: Plan) -> LineId | None:
    born = entry.words(name, required=False)
    return mint_line_id(plan.programme, plan.code, *born.split("/")) if born else None


def _ruling(entry: Entry, plan: Plan) -> Ruling:
    between = tuple(str(ref) for ref in entry.value("between"))
    for told in ("line", "field", "rule", "of"):
        entry.value(told, required=False)
    return Ruling(between, _choice(entry, plan), entry.text("reason"))


def _choice(entry: Entry, plan: Plan) -> Choice:
    if taken := entry.words("take"):
        return TakeOption(ProposalRef(taken))
    amended: list[tuple[LineId, CellKey, Value | None]] = []
    for found in entry.entries("amend"):
        line, (cells, _) = _named(found, "line", plan), _fields(found)
        amended += [(line or LineId(""), key, FIELDS[key[0]].read(value)) for key, value in cells.items()]
    return Amend(tuple(amended)) if amended else KeepStanding()
