"""A proposal brought from the version it was written on to another one (K0, E33): a preview its author confirms."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.changes import created, standing, subjects
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.footprint import first_lines
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Join, Move, Operation, Restore, Split, Write
from maslahat.domain.workplans.placement import Place, place_on
from maslahat.domain.workplans.plan import Line, Plan


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that changed meanwhile where the proposal wants to change it too: value then, now, and as wanted."""

    line: LineId
    key: CellKey
    then: Value | Line | Place | None
    now: Value | Line | Place | None
    wanted: Value | Line | Place | None


@dataclass(frozen=True, slots=True)
class Rebased:
    """The proposal says the same on the new base. ``dropped`` are operations whose result stands there already."""

    change_set: ChangeSet
    dropped: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class NeedsAuthor:
    """The text underneath has changed. ``preview`` is the proposal as it would be if its author insists."""

    preview: ChangeSet
    dropped: tuple[Operation, ...]
    clashes: tuple[Clash, ...]


def rebase(
    change_set: ChangeSet, old_base: Plan, new_base: Plan, coming: Collection[LineId] = ()
) -> Rebased | NeedsAuthor:
    """Return the change set as written against the new base, or what its author has to look at first.

    ``coming`` are lines that other proposals add to the new base: what is done to them stays as it is (K9). An anchor
    that is gone falls back to its nearest predecessor on the old base that is still there.
    """
    kept: list[Operation] = []
    dropped: list[Operation] = []
    clashes: list[Clash] = []
    own = first_lines([change_set])
    others = {line for line in (*own, *coming) if line not in new_base}
    for operation in change_set.operations:
        if any(line in others for line in subjects(operation)):
            kept.append(operation)
            continue
        moved_on, clash = _on(operation, others, old_base, new_base)
        if clash:
            clashes.append(clash)
        if moved_on is None:
            dropped.append(operation)
        else:
            kept.append(moved_on)
    preview = replace(change_set, base=new_base.version_id, operations=tuple(kept))
    if clashes:
        return NeedsAuthor(preview, tuple(dropped), tuple(clashes))
    return Rebased(preview, tuple(dropped))


def _on(
    operation: Operation, others: set[LineId], old_base: Plan, new_base: Plan
) -> tuple[Operation | None, Clash | None]:
    match operation:
        case Insert() | Restore():
            return _insert(operation, others, old_base, new_base)
        case Write():
            return _write(operation, new_base)
        case Delete():
            return _delete(operation, new_base)
        case Move():
            return _move(operation, others, old_base, new_base)
        case Split() | Join():
            return _structure(operation, old_base, new_base)


def _insert(
    operation: Insert | Restore, others: set[LineId], old_base: Plan, new_base: Plan
) -> tuple[Operation | None, Clash | None]:
    if operation.line.id in new_base:
        now = new_base.line(operation.line.id)
        clash = Clash(operation.line.id, WHOLE_LINE, None, now, operation.line)
        return None, None if now == operation.line else clash
    after = _anchor(Place(operation.line.output, operation.after), others, old_base, new_base)
    return replace(operation, after=after), None


def _write(operation: Write, new_base: Plan) -> tuple[Operation | None, Clash | None]:
    line = new_base.find(operation.line)
    if line is None:
        return None, Clash(operation.line, operation.key, operation.before, None, operation.after)
    now = standing(line, operation.key)
    if now == operation.before:
        return operation, None
    if now == operation.after:
        return None, None
    clash = Clash(operation.line, operation.key, operation.before, now, operation.after)
    return replace(operation, before=now), clash


def _delete(operation: Delete, new_base: Plan) -> tuple[Operation | None, Clash | None]:
    if operation.line not in new_base:
        return None, None
    now = new_base.line(operation.line)
    if now == operation.before:
        return operation, None
    return Delete(operation.line, now), Clash(operation.line, WHOLE_LINE, operation.before, now, None)


def _move(
    operation: Move, others: set[LineId], old_base: Plan, new_base: Plan
) -> tuple[Operation | None, Clash | None]:
    then, wanted = Place(operation.output_before, operation.after_before), Place(operation.output, operation.after)
    if operation.line not in new_base:
        return None, Clash(operation.line, PLACE, then, None, wanted)
    now = place_on(new_base, operation.line)
    if now == wanted:
        return None, None
    after = _anchor(wanted, others, old_base, new_base)
    moved_on = replace(operation, after=after, output_before=now.output, after_before=now.after)
    return moved_on, None if _is_in_place(operation.line, then, old_base, new_base) else Clash(
        operation.line, PLACE, then, now, wanted
    )


def _structure(operation: Split | Join, old_base: Plan, new_base: Plan) -> tuple[Operation | None, Clash | None]:
    """Return a split or join if its lines still read as they did: how money is handed on cannot be guessed anew (E33).

    What was done already is dropped; else the author has to state it again.
    """
    made = (operation.survivor, *created(operation))
    if all(line.id in new_base and new_base.line(line.id) == line for line in made) and _is_done(operation, new_base):
        return None, None
    then = [line for line in _whole(operation) if new_base.find(line.id) != line]
    there = [line for line in created(operation) if line.id in new_base]
    if not then and not there:
        return operation, None
    line = (then or there)[0]
    return None, Clash(line.id, WHOLE_LINE, old_base.find(line.id), new_base.find(line.id), operation.survivor)


def _whole(operation: Split | Join) -> tuple[Line, ...]:
    return operation.before if isinstance(operation, Join) else (operation.before,)


def _is_done(operation: Split | Join, new_base: Plan) -> bool:
    """Tell whether the lines that a join takes away are gone."""
    return not any(line.id in new_base for line in _whole(operation) if line.id != operation.survivor.id)


def _is_in_place(line: LineId, then: Place, old_base: Plan, new_base: Plan) -> bool:
    """Tell whether a line stands where it stood: new and lost neighbours do not count."""
    if new_base.line(line).output != then.output:
        return False
    before = [one.id for one in old_base.lines if one.output == then.output and one.id in new_base]
    after = [one.id for one in new_base.lines if one.output == then.output and one.id in old_base]
    before = [one for one in before if one in after]
    after = [one for one in after if one in before]
    return line in before and before[: before.index(line)] == after[: after.index(line)]


def _anchor(place: Place, others: set[LineId], old_base: Plan, new_base: Plan) -> LineId | None:
    after = place.after
    if after is not None and after in others:
        return after
    while after is not None and not (after in new_base and new_base.line(after).output == place.output):
        after = old_base.before(after) if after in old_base else None
    return after
