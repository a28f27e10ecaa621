"""What change sets touch: which cells, places and lines each of them writes, side by side for comparison."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.changes import created, stale, standing, subjects
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import CHANGEABLE, SOURCE_LANGUAGE, CellKey, Kind, Value
from maslahat.domain.workplans.operations import (
    PLAN_TEXTS,
    WHOLE_SET,
    ChangeSet,
    Delete,
    Insert,
    Join,
    Move,
    Operation,
    Restore,
    Split,
    Write,
)
from maslahat.domain.workplans.placement import Place
from maslahat.domain.workplans.plan import Line, Plan


@dataclass(frozen=True, slots=True)
class Footprint:
    """All that several change sets write, in order of their numbers.

    ``inserts`` holds new and restored lines, ``makers`` who brings a line in whatever way; ``joins`` names a join under
    each of its lines. ``turns`` is the precedence of a proposal's insert or move: (its number, the place in it).
    ``given`` are edits that a decision has given to a cell of a split or joined line: nothing is left to ask there.
    """

    writes: dict[Cell, dict[ProposalRef, Value | None]] = field(default_factory=dict)
    moves: dict[LineId, dict[ProposalRef, Place]] = field(default_factory=dict)
    inserts: dict[LineId, dict[ProposalRef, Insert | Restore]] = field(default_factory=dict)
    makers: dict[LineId, dict[ProposalRef, Line]] = field(default_factory=dict)
    splits: dict[LineId, dict[ProposalRef, Split]] = field(default_factory=dict)
    joins: dict[LineId, dict[ProposalRef, Join]] = field(default_factory=dict)
    deletes: dict[LineId, dict[ProposalRef, Line]] = field(default_factory=dict)
    edits: dict[LineId, dict[ProposalRef, None]] = field(default_factory=dict)
    turns: dict[tuple[LineId, ProposalRef], tuple[int, int]] = field(default_factory=dict)
    given: set[tuple[Cell, ProposalRef]] = field(default_factory=set)


def footprint(change_sets: Sequence[ChangeSet]) -> Footprint:
    """Return what these change sets touch; whole-set writes count for every element that anybody speaks of (E07)."""
    found = Footprint()
    whole: list[tuple[ProposalRef, Write]] = []
    for change_set in change_sets:
        proposal = change_set.proposal
        for turn, operation in enumerate(change_set.operations):
            if isinstance(operation, Write):
                found.edits.setdefault(operation.line, {})[proposal] = None
                if operation.key[1:] == (WHOLE_SET,):
                    whole.append((proposal, operation))
                else:
                    found.writes.setdefault((operation.line, operation.key), {})[proposal] = operation.after
            else:
                _take(found, change_set, turn, operation)
    if whole:
        _spread(found, whole, [change_set.proposal for change_set in change_sets])
    return found


def _take(found: Footprint, change_set: ChangeSet, turn: int, operation: Operation) -> None:
    proposal = change_set.proposal
    for line in created(operation):
        found.makers.setdefault(line.id, {})[proposal] = line
    match operation:
        case Insert(line) | Restore(line):
            found.inserts.setdefault(line.id, {})[proposal] = operation
            found.turns[line.id, proposal] = (change_set.number, turn)
        case Move(line_id, output, after):
            found.moves.setdefault(line_id, {})[proposal] = Place(output, after)
            found.edits.setdefault(line_id, {})[proposal] = None
            found.turns[line_id, proposal] = (change_set.number, turn)
        case Delete(line_id, before):
            found.deletes.setdefault(line_id, {})[proposal] = before
        case Split(line_id):
            found.splits.setdefault(line_id, {})[proposal] = operation
        case Join(_, joined):
            for line in joined:
                found.joins.setdefault(line.id, {})[proposal] = operation


def _spread(found: Footprint, whole: list[tuple[ProposalRef, Write]], order: list[ProposalRef]) -> None:
    spoken: dict[tuple[LineId, str], dict[str, None]] = {}
    for line, key in found.writes:
        if CHANGEABLE[key[0]].kind is Kind.SET:
            spoken.setdefault((line, key[0]), {})[key[1]] = None
    for _, write in whole:
        for value in (write.before, write.after):
            spoken.setdefault((write.line, write.key[0]), {}).update(dict.fromkeys(str(value or "").split()))
    for proposal, write in whole:
        wanted = str(write.after or "").split()
        for element in spoken[write.line, write.key[0]]:
            value = True if element in wanted else None
            cell = (write.line, (write.key[0], element))
            wishes = found.writes.get(cell, {}) | {proposal: value}
            found.writes[cell] = {one: wishes[one] for one in order if one in wishes}


def stated(base: Plan, marks: Footprint, line: LineId) -> Line | None:
    """Return what a line says before anybody edits it: as a split or join makes it, as it was brought, or as it was."""
    for split in marks.splits.get(line, {}).values():
        return split.survivor
    for join in marks.joins.get(line, {}).values():
        if join.survivor.id == line:
            return join.survivor
    return base.find(line) or next(iter(marks.makers.get(line, {}).values()), None)


def follows_text(key: CellKey) -> bool:
    """Tell whether a cell only says how the languages of a text hang together: it follows the words beside it."""
    return len(key) > 1 and CHANGEABLE[key[0]].kind is Kind.TEXT and (len(key) == 3 or key[1] == SOURCE_LANGUAGE)


def is_stale(base: Plan, new: dict[LineId, Line], operation: Operation) -> bool:
    """Tell whether an operation was written against something else than what the base, or a new line, says."""
    if isinstance(operation, Write):
        line = base.find(operation.line) or new.get(operation.line)
        return line is not None and standing(line, operation.key) != operation.before
    if any(line.id in base for line in created(operation)):
        return True
    found = [(name, base.find(name)) for name in subjects(operation)]
    lines = [line or new.get(name) for name, line in found]
    if isinstance(operation, Delete) and lines[0] is not None:
        return lines[0] != operation.before
    return any(stale(base, line, operation) for line in lines if line is not None)


def needed_lines(base: Plan, change_set: ChangeSet) -> Iterator[LineId]:
    """Yield the lines that a change set works on though neither the base nor the change set itself has them (K9)."""
    places = base.places
    own: set[LineId] | None = None
    for operation in change_set.operations:
        for name in (operation.line,) if isinstance(operation, Write) else subjects(operation):
            if name not in places and name != PLAN_TEXTS:
                if own is None:
                    own = {line.id for one in change_set.operations for line in created(one)}
                if name not in own:
                    yield name


def first_lines(change_sets: Iterable[ChangeSet]) -> dict[LineId, Line]:
    """Return the lines that these change sets bring; of two that bring the same line, the first counts."""
    found: dict[LineId, Line] = {}
    for change_set in change_sets:
        for operation in change_set.operations:
            if not isinstance(operation, Write):
                for line in created(operation):
                    found.setdefault(line.id, line)
    return found


def placed(change_set: ChangeSet) -> Iterator[tuple[LineId, Place]]:
    """Yield where a change set puts lines: new, restored and moved ones."""
    for operation in change_set.operations:
        if isinstance(operation, Insert | Restore):
            yield operation.line.id, Place(operation.line.output, operation.after)
        elif isinstance(operation, Move):
            yield operation.line, Place(operation.output, operation.after)
