"""The operations of one proposal put in order: read against the plan, checked against each other, the idle dropped."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import says_the_same
from maslahat.domain.workplans.allocation import NotAllocated, astray
from maslahat.domain.workplans.changes import Contradiction, StaleOperation, created, standing, written_cells
from maslahat.domain.workplans.fields import CHANGEABLE, SOURCE_LANGUAGE, CellKey, Kind
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.operations import (
    PLAN_TEXTS,
    Delete,
    Insert,
    Join,
    Move,
    Operation,
    Restore,
    Split,
    Write,
    fields_of,
)
from maslahat.domain.workplans.placement import Place, place_on
from maslahat.domain.workplans.plan import Line, Plan

_Key = TypeVar("_Key")
_Done = TypeVar("_Done", bound=Operation)

DERIVED_FROM: CellKey = ("derived_from",)
"""The cell by which a part of a split names the line it comes from."""


def tidy(plan: Plan, operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return the operations as they are kept: ``before`` read from the plan, and nothing that changes nothing.

    Dropped are writes of the same value, texts that differ only in spaces, Unicode form or ё/е (E37), and moves to the
    place where the line stands (E31). Writes to a line that the same operations add, split or join become part of it.
    Raises StaleOperation for a line that the plan does not have (or has, though it is to come), Contradiction if two
    operations cannot go together, NotAllocated if a split or join does not hand on all that there was (E21).
    """
    seen = _Seen(plan)
    for operation in operations:
        seen.take(operation)
    return seen.kept()


@dataclass
class _Seen:
    """What one set of operations wants, kind by kind. ``claimed`` names the operation that a line's fate hangs on."""

    plan: Plan
    writes: dict[tuple[LineId, CellKey], Write] = field(default_factory=dict)
    places: dict[LineId, Move] = field(default_factory=dict)
    inserts: dict[LineId, Insert | Restore] = field(default_factory=dict)
    deletes: dict[LineId, Delete] = field(default_factory=dict)
    splits: dict[LineId, Split] = field(default_factory=dict)
    joins: dict[LineId, Join] = field(default_factory=dict)
    claimed: dict[LineId, Operation] = field(default_factory=dict)
    made: dict[LineId, Operation] = field(default_factory=dict)

    def take(self, operation: Operation) -> None:
        """Take one more operation; raise if it does not fit the plan or those taken before."""
        match operation:
            case Insert() | Restore():
                self._come(operation)
                self.inserts[operation.line.id] = operation
            case Write():
                self._write(operation)
            case Delete(line):
                now = Delete(line, self._standing(operation, line))
                self._claim(now, line)
                self.deletes[line] = now
            case Move(line, output, after):
                was = place_on(self.plan, self._standing(operation, line).id)
                _put(self.places, line, Move(line, output, after, was.output, was.after))
            case Split():
                self._split(operation)
            case Join():
                self._join(operation)

    def kept(self) -> tuple[Operation, ...]:
        """Return the operations in the order in which they are kept."""
        writes = [self._folded(write) for _, write in sorted(self.writes.items())]
        for line, move in self.places.items():
            fate = self.claimed.get(line)
            if isinstance(fate, Delete) or (isinstance(fate, Join) and fate.survivor.id != line):
                raise Contradiction(move, fate)
        structural: list[Split | Join] = [*self.splits.values(), *self.joins.values()]
        for operation in structural:
            if faults := astray(operation):
                raise NotAllocated(operation, faults)
        return (
            *self.inserts.values(),
            *self.splits.values(),
            *self.joins.values(),
            *(move for move in self.places.values() if not _stays(self.plan, move)),
            *(write for write in writes if write is not None and not changes_nothing(write)),
            *self.deletes.values(),
        )

    def _standing(self, operation: Operation, line: LineId) -> Line:
        if line not in self.plan:
            raise StaleOperation(operation, "there is no such line")
        return self.plan.line(line)

    def _come(self, operation: Operation) -> None:
        """Note the lines that an operation brings: none of them may stand in the plan, or come twice."""
        for line in created(operation):
            if line.id in self.plan or line.id == PLAN_TEXTS:
                raise StaleOperation(operation, "the line is there already")
            other = self.made.setdefault(line.id, operation)
            if other != operation:
                raise Contradiction(other, operation)

    def _claim(self, operation: Operation, *lines: LineId) -> None:
        for line in lines:
            if self.claimed.setdefault(line, operation) != operation:
                raise Contradiction(self.claimed[line], operation)

    def _split(self, operation: Split) -> None:
        line = operation.line
        was = self._standing(operation, line)
        if not operation.parts:
            raise StaleOperation(operation, "nothing is split off")
        survivor = Line(line, was.output, operation.survivor.cells)
        parts = tuple(Line(part.id, was.output, {DERIVED_FROM: line, **part.cells}) for part in operation.parts)
        now = Split(line, was, survivor, parts)
        if len({line, *(part.id for part in parts)}) != len(parts) + 1:
            raise Contradiction(now, now)
        self._claim(now, line)
        self._come(now)
        self.splits[line] = now

    def _join(self, operation: Join) -> None:
        names = dict.fromkeys(line.id for line in operation.before)
        before = tuple(self._standing(operation, name) for name in names)
        survivor = operation.survivor.id
        if survivor not in names or len(names) < 2:
            raise StaleOperation(operation, "there is nothing to join")
        now = Join(Line(survivor, self.plan.line(survivor).output, operation.survivor.cells), before)
        self._claim(now, *names)
        self.joins[survivor] = now

    def _write(self, write: Write) -> None:
        line, maker = write.line, self.made.get(write.line)
        if write.key[0] not in fields_of(line):
            raise StaleOperation(write, "there is no such field")
        if isinstance(maker, Insert):
            added = Insert(_rewritten(maker.line, write), maker.after)
            self.inserts[line] = self.made[line] = added
        elif isinstance(maker, Split):
            self._write_part(maker, write)
        else:
            was = maker.line if isinstance(maker, Restore) else self.plan.find(line)
            if was is None:
                raise StaleOperation(write, "there is no such line")
            now = Write(line, write.key, standing(was, write.key), write.after)
            _put(self.writes, (line, write.key), now)

    def _write_part(self, split: Split, write: Write) -> None:
        parts = tuple(
            _rewritten(part, write) if part.id == write.line else part for part in self.splits[split.line].parts
        )
        self._replace(Split(split.line, split.before, self.splits[split.line].survivor, parts))

    def _replace(self, now: Split | Join) -> None:
        if isinstance(now, Split):
            self.splits[now.line] = self.claimed[now.line] = now
            self.made.update({part.id: now for part in now.parts})
        else:
            self.joins[now.survivor.id] = now
            self.claimed.update({line.id: now for line in now.before})

    def _folded(self, write: Write) -> Write | None:
        """Return the write, or None once it has become part of the split or join of its line."""
        match self.claimed.get(write.line):
            case None:
                return write
            case Split(line, before, survivor, parts):
                self._replace(Split(line, before, _rewritten(survivor, write), parts))
                return None
            case Join(survivor, before) if survivor.id == write.line:
                self._replace(Join(_rewritten(survivor, write), before))
                return None
            case fate:
                raise Contradiction(write, fate)


def _rewritten(line: Line, write: Write) -> Line:
    """Return the line with what a write says; a text that has lost its words leaves nothing behind."""
    new = line.with_cells(written_cells(write))
    name = write.key[0]
    of_text = [key for key in new.cells if key[0] == name]
    is_empty = CHANGEABLE[name].kind is Kind.TEXT and all(follows_text(key) for key in of_text)
    return new.with_cells(dict.fromkeys(of_text)) if is_empty and of_text else new


def _put(kept: dict[_Key, _Done], key: _Key, operation: _Done) -> None:
    if kept.setdefault(key, operation) != operation:
        raise Contradiction(kept[key], operation)


def _stays(plan: Plan, move: Move) -> bool:
    return move.after == move.line or place_on(plan, move.line) == Place(move.output, move.after)


def changes_nothing(write: Write) -> bool:
    """Tell whether a write leaves the cell as it was, or as it reads."""
    if write.before == write.after:
        return True
    if isinstance(write.before, str) and isinstance(write.after, str) and CHANGEABLE[write.key[0]].kind is Kind.TEXT:
        return len(write.key) == 2 and write.key[1] != SOURCE_LANGUAGE and says_the_same(write.before, write.after)
    return False
