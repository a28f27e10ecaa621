"""The redline of two versions: per line what came, went, moved or changed, cell by cell and word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.workplans.changes import diff
from maslahat.domain.workplans.fields import CHANGEABLE, CellKey, Holds, Value
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.operations import Move
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.wording import Segment, compared


class LineChange(StrEnum):
    """What became of a line. A line that moved and changed is ``changed``; ``is_moved`` tells the rest."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell then and now (None: empty). Words come as ``segments``; ``language`` is empty where there is none."""

    key: CellKey
    before: Value | None
    after: Value | None
    language: str = ""
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class LineRedline:
    """What became of one line. Codes are those printed then and now, empty where the line was not there.

    ``text`` is the line to show: as it is now, or as it was if it went. ``stale`` are the (field, language) pairs
    whose words no longer render the source text (K11).
    """

    line: LineId
    kind: LineChange
    code_before: str
    code_after: str
    text: Line
    is_moved: bool = False
    cells: tuple[CellChange, ...] = ()
    stale: tuple[tuple[str, str], ...] = ()

    @property
    def was(self) -> str:
        """Return the code once printed, if it differs from today's: "was 2.1.3" (E32)."""
        return self.code_before if self.code_before != self.code_after else ""


@dataclass(frozen=True, slots=True)
class Redline:
    """Every line of both versions: those of the later in its order, a removed one after what stood before it.

    ``texts`` is what changed in the plan's own title and preamble; ``stale_texts`` are the (field, language) pairs
    there whose words no longer render the source text.
    """

    before: VersionId
    after: VersionId
    lines: tuple[LineRedline, ...]
    texts: tuple[CellChange, ...] = ()
    stale_texts: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> tuple[LineRedline, ...]:
        """Return the lines to which something happened."""
        return tuple(line for line in self.lines if line.kind is not LineChange.SAME)

    def counts(self) -> dict[LineChange, int]:
        """Return how many lines of each kind there are."""
        return {kind: sum(line.kind is kind for line in self.lines) for kind in LineChange}


def redline(before: Plan, after: Plan) -> Redline:
    """Return what changed from one version to the other. A line that did not change costs one comparison."""
    moved = {operation.line for operation in diff(before, after) if isinstance(operation, Move)}
    removed: dict[LineId | None, list[Line]] = {}
    anchor: LineId | None = None
    for line in before.lines:
        if line.id in after:
            anchor = line.id
        else:
            removed.setdefault(anchor, []).append(line)
    found = [_removed(before, line) for line in removed.get(None, ())]
    for line in after.lines:
        found.append(_line(before, after, line, line.id in moved))
        found += (_removed(before, gone) for gone in removed.get(line.id, ()))
    own = tuple(_cells(before.texts, after.texts)), tuple(_stale(before.texts, after.texts))
    return Redline(before.version_id, after.version_id, tuple(found), *own)


def _line(before: Plan, after: Plan, line: Line, is_moved: bool) -> LineRedline:
    code = after.printed_codes[line.id]
    if line.id not in before:
        cells = tuple(_cells(Line(line.id, line.output, {}), line))
        return LineRedline(line.id, LineChange.ADDED, "", code, line, False, cells)
    was = before.line(line.id)
    old_code = before.printed_codes[line.id]
    if was is line or was.cells == line.cells:
        return LineRedline(line.id, LineChange.MOVED if is_moved else LineChange.SAME, old_code, code, line, is_moved)
    cells = tuple(_cells(was, line))
    return LineRedline(line.id, LineChange.CHANGED, old_code, code, line, is_moved, cells, tuple(_stale(was, line)))


def _removed(before: Plan, line: Line) -> LineRedline:
    cells = tuple(_cells(line, Line(line.id, line.output, {})))
    return LineRedline(line.id, LineChange.REMOVED, before.printed_codes[line.id], "", line, False, cells)


def _cells(before: Line, after: Line) -> Iterator[CellChange]:
    order = {name: place for place, name in enumerate(CHANGEABLE)}
    keys = {key for key in {**before.cells, **after.cells} if before.cells.get(key) != after.cells.get(key)}
    for key in sorted(keys, key=lambda key: (order[key[0]], key)):
        if not follows_text(key):
            yield cell_change(key, before.cells.get(key), after.cells.get(key))


def cell_change(key: CellKey, before: Value | None, after: Value | None) -> CellChange:
    """Return the change of one cell, word by word where the cell holds words."""
    if CHANGEABLE[key[0]].holds is not Holds.WORDS:
        return CellChange(key, before, after)
    language = key[-1].partition(":")[2] if key[0] == "indicators" else key[1]
    return CellChange(key, before, after, language, compared(str(before or ""), str(after or "")))


def _stale(before: Line, after: Line) -> Iterator[tuple[str, str]]:
    for name in sorted({key[0] for key in after.cells if follows_text(key)}):
        text = after.text(name)
        if text != before.text(name):
            yield from ((name, language) for language in sorted(text.texts) if not text.is_current(language))
