"""What changed between two texts of a plan, as pages show it: line by line, word by word, and in money."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import FIELDS, CellKey, Kind
from maslahat.domain.workplans.kinship import Kin, kinships
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.proposers import proposers
from maslahat.domain.workplans.redline import CellChange, LineChange, LineRedline, Redline, redline
from maslahat.domain.workplans.totals import Shift, effect
from maslahat.domain.workplans.wording import Segment, compared
from maslahat.publishing.changed_cells import cell_name, cell_value
from maslahat.publishing.gathering import names_in
from maslahat.publishing.phrases import LANGUAGES, PHRASES, Pair
from maslahat.publishing.redline_rows import TOLD_AS_KIN, in_language, row_key
from maslahat.publishing.view import Names
from maslahat.web.templatetags.marks import quarter_in_words
from maslahat.web.templatetags.texts import reading_language
from maslahat.web.visits import Visit
from maslahat.words.decisions import KINSHIPS, LINE_CHANGES, PARTS
from maslahat.words.labels import label

SeesCell = Callable[[CellKey], bool]


@dataclass(frozen=True, slots=True)
class SideShown:
    """A text in one language word by word; ``state`` is ``stale`` or ``missing``, empty if nothing is wrong with it."""

    language: str
    segments: tuple[Segment, ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell then and now. Texts come as ``sides``: the language of the reader first, the others beside it.

    ``by`` are the names of those who asked for the change, where the line does not name them.
    """

    name: str
    sides: tuple[SideShown, ...] = ()
    before: str = ""
    after: str = ""
    had: bool = False
    has: bool = False
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineShown:
    """What became of one line: ``kind`` is a LineChange, ``label`` the word for it; ``was`` is its former code.

    ``kin`` says in words what it was split or joined into or comes of.
    """

    id: str
    kind: str
    label: str
    code: str
    was: str
    output: str
    title: LocalizedText
    is_moved: bool
    is_gone: bool
    cells: tuple[CellShown, ...]
    kin: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One required amount then and now. ``part`` says of what it is a part, ``name`` of which."""

    part: str
    name: LocalizedText
    currency: str
    before: Decimal
    after: Decimal
    by: Decimal


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that differs. ``counts`` are (code, word, number) by what became of lines; ``own`` is of the plan."""

    lines: tuple[LineShown, ...]
    figures: tuple[FigureShown, ...]
    counts: tuple[tuple[str, str, int], ...]
    shows_money: bool
    own: tuple[CellShown, ...] = ()


def differences(
    visit: Visit, stage: str, before: Plan, after: Plan, change_sets: Sequence[ChangeSet] = (), *, named: bool = False
) -> Differences:
    """Return what a visitor may see of the difference between two texts; money only with the right to it (R90).

    ``change_sets`` are the proposals that led from one to the other: they tell which lines were joined and, if the
    parties are to be ``named``, who proposed each change (E01).
    """
    found, programme = redline(before, after), visit.programme
    shows_money = visit.may(Deed.FUNDING_READ, stage, own=False)
    counts, kin = found.counts(), kinships(before, after, change_sets)
    asked = _asked(programme, found, change_sets) if named else {}
    lines = _Lines(programme, (before, after), money_seen_by(visit, stage), kin, asked)
    return Differences(
        tuple(lines.line(each) for each in found.changed),
        figures(programme, effect(before, after, programme.pillar_of)) if shows_money else (),
        tuple((kind.value, label(LINE_CHANGES, kind), counts[kind]) for kind in LineChange if counts[kind]),
        shows_money,
        lines.own(found),
    )


def _asked(programme: Programme, found: Redline, change_sets: Sequence[ChangeSet]) -> dict[Cell, tuple[str, ...]]:
    """Return the names of the parties that asked for each change, in the reader's language."""
    parties = {str(each.code): each.name.in_language(reading_language()) for each in programme.parties}
    by_ref = {each.proposal: parties.get(each.party, each.party) for each in change_sets}
    asked = proposers(found, change_sets).items()
    return {cell: tuple(dict.fromkeys(by_ref[ref] for ref in refs)) for cell, refs in asked}


def money_seen_by(visit: Visit, stage: str) -> SeesCell:
    """Return which cells the visitor may see: amounts of others only with the right to see money by line."""
    if visit.may(Deed.FUNDING_READ, stage, own=False):
        return lambda _: True
    own = visit.actor.party if visit.may(Deed.FUNDING_READ, stage, own=True) else ""
    return lambda key: key[0] != "budget" or (bool(own) and key[1] == own)


def figures(programme: Programme, shifts: Sequence[Shift]) -> tuple[FigureShown, ...]:
    """Return shifts of money with the names of what they are parts of."""
    tables: Mapping[str, Mapping[str, LocalizedText]] = {
        "pillar": {each.code: each.name for each in programme.pillars},
        "country": {each.code: each.name for each in programme.countries},
        "donor": {each.code: each.name for each in programme.donors},
    }
    return tuple(
        FigureShown(label(PARTS, each.part), _named(tables, each), each.currency, each.before, each.after, each.by)
        for each in shifts
    )


def _named(tables: Mapping[str, Mapping[str, LocalizedText]], shift: Shift) -> LocalizedText:
    if shift.part == "quarter":
        return LocalizedText.of(reading_language(), **{reading_language(): quarter_in_words(shift.code)})
    return tables.get(shift.part, {}).get(shift.code, LocalizedText())


def said(pair: Pair) -> str:
    """Return the side of a pair of printed words that the reader of this page reads."""
    language = reading_language()
    return pair[LANGUAGES.index(language)] if language in LANGUAGES else pair[0]


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of one line then and now, in the languages of the programme, that of the reader first."""

    then: Line
    now: Line
    languages: tuple[str, ...]
    stale: Set[tuple[str, str]] = frozenset()

    def sides(self, row: CellKey) -> tuple[SideShown, ...]:
        """Return every language of a row of texts; one that did not change stands beside the one that did."""
        return tuple(self._side(row, language) for language in self.languages)

    def _side(self, row: CellKey, language: str) -> SideShown:
        key = in_language(row, language)
        before, after = (str(one.cells.get(key, "")) for one in (self.then, self.now))
        state = "stale" if (row[0], language) in self.stale else ""
        return SideShown(language, compared(before, after), state if before or after else "missing")


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of one comparison, about to be shown to one reader. ``asked`` names who asked for each cell."""

    programme: Programme
    texts: tuple[Plan, Plan]
    sees: SeesCell
    kin: Mapping[LineId, Kin]
    asked: Mapping[Cell, tuple[str, ...]]

    def line(self, line: LineRedline) -> LineShown:
        """Return one line; who asked is told of the line if all in it was asked by the same, else of each cell."""
        whole = self.asked.get((line.line, WHOLE_LINE)) or self.asked.get((line.line, PLACE), ())
        cells = tuple(self._cells(line))
        asked = {each.by for each in cells if each.by} | ({whole} if whole else set())
        return LineShown(
            id=str(line.line),
            kind=line.kind.value,
            label=label(LINE_CHANGES, line.kind),
            code=line.code_after or line.code_before,
            was=line.was if line.code_after else "",
            output=line.text.output,
            title=line.text.title,
            is_moved=line.is_moved and line.kind is not LineChange.MOVED,
            is_gone=line.kind is LineChange.REMOVED,
            cells=tuple(replace(each, by=()) for each in cells) if len(asked) == 1 else cells,
            kin=tuple(f"{label(KINSHIPS, how)} {', '.join(codes)}" for how, codes in self.kin.get(line.line, ())),
            by=whole if len(asked) != 1 else asked.pop(),
        )

    def own(self, found: Redline) -> tuple[CellShown, ...]:
        """Return what changed in the title and the preamble of the plan."""
        before, after = (each.texts for each in self.texts)
        texts = _Texts(before, after, self._languages(), frozenset(found.stale_texts))
        rows = dict.fromkeys(row_key(cell.key) for cell in found.texts)
        return tuple(self._text(texts, row, said(PHRASES[row[0]]), found.texts) for row in rows)

    def _languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((reading_language(), *self.programme.languages)))

    def _texts(self, line: LineRedline) -> _Texts:
        nothing = Line(line.line, line.text.output, {})
        then, now = (each.line(line.line) if line.line in each else nothing for each in self.texts)
        return _Texts(then, now, self._languages(), frozenset(line.stale))

    def _cells(self, line: LineRedline) -> Iterator[CellShown]:
        names, texts = names_in(self.programme), self._texts(line)
        seen = [cell for cell in line.cells if self.sees(cell.key) and cell.key[0] not in TOLD_AS_KIN]
        told: set[CellKey] = set()
        for cell in seen:
            row = row_key(cell.key)
            if cell.language and row not in told:
                told.add(row)
                name = PHRASES[row[0]] if FIELDS[row[0]].kind is Kind.TEXT else cell_name(names, row)
                yield self._text(texts, row, said(name), seen)
            elif not cell.language:
                yield replace(_cell(names, cell), by=self.asked.get((line.line, cell.key), ()))

    def _text(self, texts: _Texts, row: CellKey, name: str, cells: Iterable[CellChange]) -> CellShown:
        keys = [(texts.now.id, cell.key) for cell in cells if row_key(cell.key) == row]
        asked = dict.fromkeys(party for key in keys for party in self.asked.get(key, ()))
        return CellShown(name, texts.sides(row), by=tuple(asked))


def _cell(names: Names, cell: CellChange) -> CellShown:
    name = said(cell_name(names, cell.key))
    if cell.segments:
        return CellShown(name, (SideShown("", cell.segments),))
    before, after = (said(cell_value(names, cell.key, value)) for value in (cell.before, cell.after))
    return CellShown(name, (), before, after, cell.before is not None, cell.after is not None)
