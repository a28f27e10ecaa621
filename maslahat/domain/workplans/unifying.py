"""Proposals that split a line alike bring the same lines: their new ids become one (E18)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import FIELDS, CellKey, Holds, Value
from maslahat.domain.workplans.footprint import Footprint
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Join, Move, Operation, Restore, Split, Write
from maslahat.domain.workplans.plan import Line

Names = Mapping[LineId, LineId]


def unified(change_sets: Sequence[ChangeSet], marks: Footprint) -> Sequence[ChangeSet] | None:
    """Return the change sets with one set of ids for splits that are alike, or None if there are none.

    Of splits with the same content, whatever the order of the parts, the ids of the one submitted first count, and
    everything else that speaks of the others' lines follows. ``marks`` is the footprint of these change sets.
    """
    if not any(len(wanted) > 1 for wanted in marks.splits.values()):
        return None
    names: dict[LineId, LineId] = {}
    first: dict[int, Split] = {}
    for wanted in marks.splits.values():
        known: dict[bytes, Split] = {}
        for split in wanted.values():
            leader = known.setdefault(_content(split), split)
            if leader is not split:
                first[id(split)] = leader
                pairs = zip(_by_content(split.parts), _by_content(leader.parts), strict=True)
                names |= {mine.id: theirs.id for mine, theirs in pairs if mine.id != theirs.id}
    if not first:
        return None
    return [
        replace(one, operations=tuple(_renamed(first.get(id(each), each), names) for each in one.operations))
        for one in change_sets
    ]


def _content(split: Split) -> bytes:
    parts = [_said(part) for part in _by_content(split.parts)]
    return canonical_bytes([split.survivor.document(), *(part.decode("utf-8") for part in parts)])


def _said(line: Line) -> bytes:
    return canonical_bytes({**line.document(), "id": ""})


def _by_content(parts: Sequence[Line]) -> list[Line]:
    return sorted(parts, key=_said)


def _renamed(operation: Operation, names: Names) -> Operation:
    match operation:
        case Write(line):
            return replace(operation, line=names[line]) if line in names else operation
        case Move(line, output, after, output_before, after_before):
            anchors = _anchor(after, names), _anchor(after_before, names)
            return Move(names.get(line, line), output, anchors[0], output_before, anchors[1])
        case Delete(line, before):
            return Delete(names.get(line, line), _line(before, names))
        case Insert() | Restore():
            return replace(operation, line=_line(operation.line, names), after=_anchor(operation.after, names))
        case Split(line, before, survivor, parts):
            lines = tuple(_line(part, names) for part in parts)
            return Split(names.get(line, line), _line(before, names), _line(survivor, names), lines)
        case Join(survivor, joined):
            return Join(_line(survivor, names), tuple(_line(one, names) for one in joined))


def _anchor(after: LineId | None, names: Names) -> LineId | None:
    return None if after is None else names.get(after, after)


def _line(line: Line, names: Names) -> Line:
    spoken: dict[CellKey, Value | None] = {
        key: names[LineId(str(value))]
        for key, value in line.cells.items()
        if FIELDS[key[0]].holds is Holds.LINE and value in names
    }
    if line.id not in names and not spoken:
        return line
    return Line(names.get(line.id, line.id), line.output, line.with_cells(spoken).cells)
