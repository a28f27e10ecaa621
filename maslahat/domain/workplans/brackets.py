"""Square brackets: where the draft keeps its words and other words wait beside them, each with who wants them.

In brackets stand the wishes of proposals that were parked, that wait for capitals, or that collide with one another
(E03): the draft says what it said before, and nothing of theirs is lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE, Gone, Option, Wanted
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.footprint import Footprint, follows_text, footprint
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import Plan


@dataclass(frozen=True, slots=True)
class Bracket:
    """One place of the draft with what stands there and what else is wanted, the first proposal first.

    ``key`` is a cell of the line, or PLACE or WHOLE_LINE. A new line stands nowhere yet: its ``standing`` is None.
    """

    line: LineId
    key: CellKey
    standing: Wanted
    options: tuple[Option, ...]


def brackets(draft: Plan, waiting: Iterable[ChangeSet]) -> tuple[Bracket, ...]:
    """Return every place of this draft that the waiting change sets want otherwise, in order of line and cell."""
    marks = footprint(sorted(waiting, key=lambda each: (each.number, each.proposal)))
    found = [*_cells(draft, marks), *_lines(draft, marks)]
    last = len(draft.lines)
    return tuple(sorted(found, key=lambda each: (draft.places.get(each.line, last), each.line, each.key)))


def _cells(draft: Plan, marks: Footprint) -> Iterable[Bracket]:
    for (line, key), wishes in marks.writes.items():
        if line in draft and not follows_text(key):
            standing = draft.line(line).cells.get(key)
            yield from _bracket(line, key, standing, wishes)


def _lines(draft: Plan, marks: Footprint) -> Iterable[Bracket]:
    for line, inserts in marks.inserts.items():
        if line not in draft:
            yield from _bracket(line, WHOLE_LINE, None, {ref: each.line for ref, each in inserts.items()})
    for line, deletes in marks.deletes.items():
        if line in draft:
            yield from _bracket(line, WHOLE_LINE, Gone.KEPT, dict.fromkeys(deletes, Gone.DELETED))
    for line, moves in marks.moves.items():
        if line in draft:
            yield from _bracket(line, PLACE, place_on(draft, line), moves)


def _bracket(line: LineId, key: CellKey, standing: Wanted, wishes: Mapping[ProposalRef, Wanted]) -> Iterable[Bracket]:
    options: list[tuple[Wanted, list[ProposalRef]]] = []
    for ref, wanted in wishes.items():
        if wanted == standing:
            continue
        same = next((refs for value, refs in options if value == wanted), None)
        if same is None:
            options.append((wanted, [ref]))
        else:
            same.append(ref)
    if options:
        yield Bracket(line, key, standing, tuple(Option(value, tuple(refs)) for value, refs in options))
