"""The rows of a redline: line by line, field by field, word by word, in both languages side by side."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import groupby

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.fields import FIELDS, PLAN_FIELDS, CellKey, Kind, Value
from maslahat.domain.workplans.plan import Line, natural_order
from maslahat.domain.workplans.redline import LineChange, LineRedline
from maslahat.domain.workplans.wording import Change
from maslahat.publishing.changed_cells import cell_name, cell_value
from maslahat.publishing.phrases import LANGUAGES, PHRASES, Pair, phrase
from maslahat.publishing.redline_pieces import Side, listed, replaced, worded
from maslahat.publishing.redline_view import Credit, RedlineView
from maslahat.publishing.spelling import coded

_IN_LANGUAGES = ("text", "means")
"""Parts of an indicator that are written in each language."""

_KINDS = {(True, True): Change.SAME, (False, True): Change.ADDED, (True, False): Change.REMOVED}

TOLD_AS_KIN = ("derived_from",)
"""Fields that the status of a line tells in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One field then and now in both languages; ``note`` says what is wrong with a side, empty if nothing is."""

    label: Pair
    sides: tuple[Side, Side]
    note: Pair = ("", "")
    is_text: bool = False

    @property
    def is_alike(self) -> bool:
        """Tell whether the row needs no languages, as amounts do."""
        first, second = ([(piece.kind, piece.text) for piece in side] for side in self.sides)
        return first == second and not self.is_text

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Return whose wishes changed this row."""
        changed = (piece for side in self.sides for piece in side if piece.kind is not Change.SAME)
        return tuple(dict.fromkeys(piece.credit for piece in changed))


@dataclass(frozen=True, slots=True)
class RedlinedLine:
    """One line that differs: its code then and now, what became of it in words, and its rows."""

    line: LineRedline
    code: Side
    status: Pair
    rows: tuple[Row, ...]
    credit: Credit

    @property
    def kind(self) -> LineChange:
        return self.line.kind

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Return whose wish it was that the line came, went or moved; nobody's if it did not."""
        came_or_went = self.kind in (LineChange.ADDED, LineChange.REMOVED)
        return (self.credit,) if came_or_went or self.line.is_moved else ()

    def further_credits(self, row: Row) -> tuple[Credit, ...]:
        """Return whose wishes a row tells beside those told of the whole line."""
        return tuple(credit for credit in row.credits if credit not in self.credits)


@dataclass(frozen=True, slots=True)
class RedlinedOutput:
    """The lines that differ under one output, in order."""

    pillar: str
    output: str
    lines: tuple[RedlinedLine, ...]


def redlined_outputs(view: RedlineView) -> Iterator[RedlinedOutput]:
    """Yield what differs, output by output; an output under which nothing happened is left out."""
    names = view.after.names
    changed = sorted(view.found.changed, key=lambda line: natural_order(line.text.output))
    for output, lines in groupby(changed, key=lambda line: line.text.output):
        yield RedlinedOutput(names.pillar_of.get(output, ""), output, tuple(redlined_line(view, one) for one in lines))


def plan_rows(view: RedlineView) -> tuple[Row, ...]:
    """Return what changed in the title and the preamble of the plan itself."""
    before, after = view.before.plan.texts, view.after.plan.texts
    both = _Both(view, before, after, frozenset(view.found.stale_texts))
    return tuple(both.text(name) for name in PLAN_FIELDS if before.text(name) != after.text(name))


def redlined_line(view: RedlineView, line: LineRedline) -> RedlinedLine:
    """Return one line with a row for its title, changed or not, and one for every other field that changed."""
    both = _Both(view, *_then_and_now(view, line), frozenset(line.stale))
    rows = [
        both.row(key)
        for key in dict.fromkeys(
            [("title",), *(row_key(cell.key) for cell in line.cells if cell.key[0] not in TOLD_AS_KIN)]
        )
    ]
    if line.is_moved and both.then.output != both.now.output:
        rows.insert(0, both.place())
    placed = view.credit((line.line, PLACE), (line.line, WHOLE_LINE))
    code = replaced(line.code_before, line.code_after, placed)
    return RedlinedLine(line, code, status_of(view, line), tuple(rows), placed)


def _then_and_now(view: RedlineView, line: LineRedline) -> tuple[Line, Line]:
    nothing = Line(line.line, line.text.output, {})
    before, after = view.before.plan, view.after.plan
    return (
        before.line(line.line) if line.line in before else nothing,
        after.line(line.line) if line.line in after else nothing,
    )


def status_of(view: RedlineView, line: LineRedline) -> Pair:
    """Return in words what became of a line: ``changed, moved, was 2.1.3, split into 2.1.4``."""
    said = [PHRASES[line.kind.value]]
    if line.is_moved and line.kind is not LineChange.MOVED:
        said.append(PHRASES["moved"])
    if line.was and line.code_after:
        said.append(phrase("was_code", code=line.was))
    said += [phrase(how.value, codes=", ".join(codes)) for how, codes in view.kin.get(line.line, ())]
    return ", ".join(each[0] for each in said), ", ".join(each[1] for each in said)


def row_key(key: CellKey) -> CellKey:
    """Return the row in which a cell stands: languages of a text and elements of a set share one."""
    spec = FIELDS[key[0]]
    if spec.kind in (Kind.TEXT, Kind.SET):
        return key[:1]
    return (*key[:2], key[2].partition(":")[0]) if spec.name == "indicators" else key


def in_language(row: CellKey, language: str) -> CellKey:
    """Return the cell of a row of texts that holds this language."""
    return (*row[:2], f"{row[2]}:{language}") if row[0] == "indicators" else (row[0], language)


@dataclass(frozen=True, slots=True)
class _Both:
    """One line then and now, about to be told row by row; ``stale`` are its (field, language) left behind (K11)."""

    view: RedlineView
    then: Line
    now: Line
    stale: Set[tuple[str, str]]

    def row(self, key: CellKey) -> Row:
        """Return the row of a field, of one key of a map, or of one part of an indicator."""
        spec = FIELDS[key[0]]
        if spec.kind is Kind.TEXT:
            return self.text(spec.name)
        if spec.kind is Kind.SET:
            return Row(PHRASES[spec.name], self._elements(spec.name))
        label = cell_name(self.view.after.names, key)
        if spec.name == "indicators":
            has_languages = key[2] in _IN_LANGUAGES
            keys = [in_language(key, language) if has_languages else key for language in LANGUAGES]
            return Row(label, (self._words(keys[0]), self._words(keys[1])), is_text=has_languages)
        before, after = (self._said(key, one.cells.get(key)) for one in (self.then, self.now))
        credit = self._credit(key)
        return Row(label, (replaced(before[0], after[0], credit), replaced(before[1], after[1], credit)))

    def text(self, name: str) -> Row:
        """Return the row of a text: both languages, whichever of them changed."""
        english, russian = (self._words((name, language)) for language in LANGUAGES)
        return Row(PHRASES[name], (english, russian), self._note(name), is_text=True)

    def place(self) -> Row:
        """Return the row that tells under which output the line stood and stands."""
        credit = self.view.credit((self.now.id, PLACE))
        before, after = (coded(self.view.after.names.outputs, one.output) for one in (self.then, self.now))
        sides = (replaced(before[0], after[0], credit), replaced(before[1], after[1], credit))
        return Row(PHRASES["output"], sides)

    def _words(self, key: CellKey) -> Side:
        before, after = (str(one.cells.get(key, "")) for one in (self.then, self.now))
        return worded(before, after, self._credit(key))

    def _elements(self, name: str) -> tuple[Side, Side]:
        told: list[tuple[Change, Pair, Credit]] = []
        for element in sorted({*self.then.elements(name), *self.now.elements(name)}):
            key = (name, element)
            kind = _KINDS[key in self.then.cells, key in self.now.cells]
            told.append((kind, cell_value(self.view.after.names, key, True), self._credit(key)))
        return (
            listed((kind, names[0], credit) for kind, names, credit in told),
            listed((kind, names[1], credit) for kind, names, credit in told),
        )

    def _said(self, key: CellKey, value: Value | None) -> Pair:
        return ("", "") if value is None else cell_value(self.view.after.names, key, value)

    def _credit(self, key: CellKey) -> Credit:
        return self.view.credit((self.now.id, key), (self.now.id, WHOLE_LINE))

    def _note(self, name: str) -> Pair:
        text = self.now.text(name) or self.then.text(name)
        english, russian = (self._side_note(name, text, side) for side in (0, 1))
        return english, russian

    def _side_note(self, name: str, text: LocalizedText, side: int) -> str:
        if text and LANGUAGES[side] not in text.texts:
            return PHRASES["not_translated"][side]
        return PHRASES["stale"][side] if (name, LANGUAGES[side]) in self.stale else ""
