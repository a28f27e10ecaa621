"""What one proposal makes of each line it touches: the line as it stood and as it would stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.changes import created as brought
from maslahat.domain.workplans.changes import moved, written_cells
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.operations import (
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
from maslahat.domain.workplans.plan import Line, Plan


@dataclass(frozen=True, slots=True)
class TouchedLine:
    """One line before and after a proposal; None where it is not there."""

    line: LineId
    before: Line | None
    after: Line | None

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """Return the cells that differ, in order of key."""
        old = self.before.cells if self.before else {}
        new = self.after.cells if self.after else {}
        return tuple(sorted(key for key in {**old, **new} if old.get(key) != new.get(key)))

    @property
    def countries(self) -> frozenset[str]:
        """Return the countries of the line, before or after."""
        return frozenset(country for line in (self.before, self.after) if line for country in line.countries)


def touched(base: Plan, change_set: ChangeSet, created: Mapping[LineId, Line] | None = None) -> tuple[TouchedLine, ...]:
    """Return the lines that a proposal touches, in the order in which it speaks of them.

    ``created`` are lines that other proposals bring (K9). Lines known to nobody are left out.
    """
    own = {line.id for operation in change_set.operations for line in brought(operation)}
    known = {line: text for line, text in (created or {}).items() if line not in own}
    found: dict[LineId, TouchedLine] = {}
    for operation in change_set.operations:
        for line, after in _outcomes(base, known, found, operation):
            stood = base.find(line) or known.get(line)
            before = found[line].before if line in found else stood
            found[line] = TouchedLine(line, before, after)
    return tuple(found.values())


def _outcomes(
    base: Plan, known: Mapping[LineId, Line], found: Mapping[LineId, TouchedLine], operation: Operation
) -> Iterator[tuple[LineId, Line | None]]:
    match operation:
        case Insert(line) | Restore(line):
            yield line.id, line
        case Split(_, _, survivor, parts):
            yield from ((line.id, line) for line in (survivor, *parts))
        case Join(survivor, before):
            yield survivor.id, survivor
            yield from ((line.id, None) for line in before if line.id != survivor.id)
        case Delete(line_id):
            yield line_id, None
        case Write(line_id) | Move(line_id):
            now = found[line_id].after if line_id in found else base.find(line_id)
            if standing := now or known.get(line_id):
                yield line_id, _changed(standing, operation)


def _changed(line: Line, operation: Write | Move) -> Line:
    return line.with_cells(written_cells(operation)) if isinstance(operation, Write) else moved(line, operation.output)
