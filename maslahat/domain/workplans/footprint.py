"""What change sets touch: which cells, places and lines each of them writes, side by side for comparison."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.changes import standing
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import FIELDS, SOURCE_LANGUAGE, CellKey, Kind, Value
from maslahat.domain.workplans.operations import WHOLE_SET, ChangeSet, Delete, Insert, Move, Operation, Write
from maslahat.domain.workplans.placement import Place, place_on
from maslahat.domain.workplans.plan import Line, Plan


@dataclass(frozen=True, slots=True)
class Footprint:
    """All that several change sets write, in order of their numbers.

    ``turns`` is the precedence of a proposal's insert or move of a line: (number, place in the change set).
    """

    writes: dict[Cell, dict[ProposalRef, Value | None]] = field(default_factory=dict)
    moves: dict[LineId, dict[ProposalRef, Place]] = field(default_factory=dict)
    inserts: dict[LineId, dict[ProposalRef, Insert]] = field(default_factory=dict)
    deletes: dict[LineId, dict[ProposalRef, Line]] = field(default_factory=dict)
    edits: dict[LineId, dict[ProposalRef, None]] = field(default_factory=dict)
    turns: dict[tuple[LineId, ProposalRef], tuple[int, int]] = field(default_factory=dict)


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


def _take(found: Footprint, change_set: ChangeSet, turn: int, operation: Insert | Move | Delete) -> None:
    proposal = change_set.proposal
    match operation:
        case Insert(line):
            found.inserts.setdefault(line.id, {})[proposal] = operation
            found.turns[line.id, proposal] = (change_set.number, turn)
        case Move(line_id, output, after):
            found.moves.setdefault(line_id, {})[proposal] = Place(output, after)
            found.edits.setdefault(line_id, {})[proposal] = None
            found.turns[line_id, proposal] = (change_set.number, turn)
        case Delete(line_id, before):
            found.deletes.setdefault(line_id, {})[proposal] = before


def _spread(found: Footprint, whole: list[tuple[ProposalRef, Write]], order: list[ProposalRef]) -> None:
    spoken: dict[tuple[LineId, str], dict[str, None]] = {}
    for line, key in found.writes:
        if FIELDS[key[0]].kind is Kind.SET:
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


def follows_text(key: CellKey) -> bool:
    """Tell whether a cell only says how the languages of a text hang together: it follows the words beside it."""
    return len(key) > 1 and FIELDS[key[0]].kind is Kind.TEXT and (len(key) == 3 or key[1] == SOURCE_LANGUAGE)


def is_stale(base: Plan, created: dict[LineId, Line], operation: Operation) -> bool:
    """Tell whether an operation was written against something else than what the base, or a new line, says."""
    if isinstance(operation, Insert):
        return operation.line.id in base
    line = base.line(operation.line) if operation.line in base else created.get(operation.line)
    if line is None:
        return False
    match operation:
        case Write(_, key, before):
            return standing(line, key) != before
        case Delete(_, before):
            return line != before
        case Move(line_id, _, _, output, after):
            return line_id in base and place_on(base, line_id) != Place(output, after)


def needed_lines(base: Plan, change_set: ChangeSet) -> Iterator[LineId]:
    """Yield the lines that a change set works on though neither the base nor the change set itself has them (K9)."""
    own = {operation.line.id for operation in change_set.operations if isinstance(operation, Insert)}
    for operation in change_set.operations:
        if not isinstance(operation, Insert) and operation.line not in base and operation.line not in own:
            yield operation.line


def first_lines(change_sets: Iterable[ChangeSet]) -> dict[LineId, Line]:
    """Return the lines that these change sets add; of two that add the same line, the first counts."""
    found: dict[LineId, Line] = {}
    for change_set in change_sets:
        for operation in change_set.operations:
            if isinstance(operation, Insert):
                found.setdefault(operation.line.id, operation.line)
    return found
