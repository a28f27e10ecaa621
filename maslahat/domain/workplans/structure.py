"""Conflicts over whole lines: several divide, join or delete one line, or change what another takes away or divides."""

from collections.abc import Iterator, Mapping, Sequence

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.collisions import all_of, equals, in_order, options_of
from maslahat.domain.workplans.conflicts import (
    WHOLE_LINE,
    Conflict,
    ConflictClass,
    Gone,
    Joined,
    Option,
    Parts,
    Wanted,
    conflict_id,
    option_names,
)
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.footprint import Footprint, follows_text
from maslahat.domain.workplans.operations import Split
from maslahat.domain.workplans.plan import Plan


def structural(base: Plan, marks: Footprint) -> tuple[Conflict, ...]:
    """Return the conflicts over whole lines, in order of line and cell: K3, K4 and K5."""
    found = list(_edits_of_deleted(marks))
    if marks.splits or marks.joins:
        found += (*_contests(marks), *_edits_of_joined(marks), *_edits_of_split(base, marks))
    return in_order(base, found)


def parts_of(split: Split) -> Parts:
    """Return the lines that a split makes, the one that keeps the id first."""
    return Parts((split.survivor, *split.parts))


def _contests(marks: Footprint) -> Iterator[Conflict]:
    """Yield one K4 for every line that several want to divide, join or delete differently (E17, E20).

    Where the same proposals meet alike on more than one line, they meet once.
    """
    kind = ConflictClass.K4_STRUCTURE
    seen: set[tuple[object, ...]] = set()
    for line in sorted({*marks.splits, *marks.joins}):
        claims: dict[ProposalRef, Wanted] = {one: parts_of(split) for one, split in marks.splits.get(line, {}).items()}
        for one, join in marks.joins.get(line, {}).items():
            claims[one] = Joined(join.survivor, tuple(sorted(was.id for was in join.before)))
        claims |= dict.fromkeys(marks.deletes.get(line, {}), Gone.DELETED)
        options = options_of(claims, equals)
        if len(options) > 1:
            names = option_names(options)
            meeting = (*names, *(option.proposals for option in options))
            if meeting not in seen:
                seen.add(meeting)
                name = conflict_id(kind, line, None, *names)
                yield Conflict(name, kind, line, WHOLE_LINE, options, all_of(options))


def _edits_of_deleted(marks: Footprint) -> Iterator[Conflict]:
    for line, deleting in marks.deletes.items():
        editing = tuple(proposal for proposal in marks.edits.get(line, ()) if proposal not in deleting)
        if editing:
            yield _edited(line, [(Gone.DELETED, tuple(deleting)), (Gone.KEPT, editing)], ())


def _edits_of_joined(marks: Footprint) -> Iterator[Conflict]:
    """Yield one K3 for every joined line that others edit: the line that stays is asked about too (E22)."""
    editing: dict[LineId, dict[ProposalRef, None]] = {}
    for (line, key), wanted in marks.writes.items():
        if line in marks.joins:
            asked = (one for one, value in wanted.items() if _is_lost(marks, (line, key), one, value))
            editing.setdefault(line, {}).update(dict.fromkeys(asked))
    for line, joining in marks.joins.items():
        goes = any(join.survivor.id != line for join in joining.values())
        moving = marks.moves.get(line, {}) if goes else {}
        editors = tuple(one for one in {**editing.get(line, {}), **moving} if one not in joining)
        if editors:
            proposed = tuple(dict.fromkeys(join.survivor.id for join in joining.values()))
            yield _edited(line, [(Gone.JOINED, tuple(joining)), (Gone.KEPT, editors)], proposed)


def _is_lost(marks: Footprint, cell: Cell, proposal: ProposalRef, value: Value | None) -> bool:
    """Tell whether a join would lose an edit: its line goes, or will say something else in that cell."""
    line, key = cell
    if (cell, proposal) in marks.given or follows_text(key):
        return False
    return any(join.survivor.id != line or join.survivor.cells.get(key) != value for join in marks.joins[line].values())


def _edited(
    line: LineId, sides: Sequence[tuple[Gone, tuple[ProposalRef, ...]]], proposed: tuple[LineId, ...]
) -> Conflict:
    kind = ConflictClass.K3_EDIT_VERSUS_DELETE
    options = tuple(Option(gone, proposals) for gone, proposals in sides)
    names = [name for gone, proposals in sides for name in (gone.value, *sorted(proposals))]
    name = conflict_id(kind, line, None, *names)
    return Conflict(name, kind, line, None, options, all_of(options), Gone.KEPT, proposed=proposed)


def _edits_of_split(base: Plan, marks: Footprint) -> Iterator[Conflict]:
    """Yield one K5 for every cell of a split line that others edit, unless all parts say the same as the edit (E19)."""
    for (line, key), wanted in marks.writes.items():
        splitting = marks.splits.get(line)
        if splitting and not follows_text(key):
            divisions: dict[ProposalRef, Parts] = {one: parts_of(split) for one, split in splitting.items()}
            lines = [part for parts in divisions.values() for part in parts.lines]
            editing = {
                one: value
                for one, value in wanted.items()
                if one not in splitting
                and ((line, key), one) not in marks.given
                and any(part.cells.get(key) != value for part in lines)
            }
            if editing:
                yield _asked(base, marks, (line, key), divisions, editing)


def _asked(
    base: Plan,
    marks: Footprint,
    cell: Cell,
    divisions: Mapping[ProposalRef, Parts],
    editing: Mapping[ProposalRef, Value | None],
) -> Conflict:
    line, key = cell
    kind = ConflictClass.K5_EDIT_VERSUS_SPLIT
    options = (*options_of(divisions, equals), *options_of(editing, equals))
    here = base.find(line) or next(iter(marks.makers.get(line, {}).values()), None)
    standing = here.cells.get(key) if here else None
    proposed = _heirs(next(iter(divisions.values())), key, standing)
    name = conflict_id(kind, line, key, *option_names(options))
    return Conflict(name, kind, line, key, options, all_of(options), standing, proposed=proposed)


def _heirs(parts: Parts, key: CellKey, standing: Value | None) -> tuple[LineId, ...]:
    """Return the parts that an edit would naturally go to: all that inherited the value, or the one that bears it."""
    if key[0] in ("budget", "indicators"):
        bearing = tuple(part.id for part in parts.lines if any(own[:2] == key[:2] for own in part.cells))
        return bearing if len(bearing) == 1 else ()
    return parts.ids if all(part.cells.get(key) == standing for part in parts.lines) else ()
