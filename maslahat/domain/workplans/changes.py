"""The difference of two plans as operations, and operations brought into a plan: ``apply(a, diff(a, b)) == b``."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from operator import lt
from typing import NamedTuple, TypeVar

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import says_the_same, text_hash
from maslahat.domain.workplans.fields import FIELDS, SOURCE_LANGUAGE, TRANSLATED_FROM, CellKey, Kind, Value
from maslahat.domain.workplans.operations import WHOLE_SET, Delete, Insert, Move, Operation, Write
from maslahat.domain.workplans.placement import Place, arranged, longest_in_order, place_on
from maslahat.domain.workplans.plan import Line, Plan

_Key = TypeVar("_Key")
_Done = TypeVar("_Done", Write, Move, Insert)


class StaleOperation(ValueError):
    """An operation was written against something else than what stands in the plan."""

    def __init__(self, operation: Operation, why: str) -> None:
        super().__init__(f"{subject(operation)}: {why}")
        self.operation = operation
        self.why = why


class Contradiction(ValueError):
    """One set of operations wants two things at once; ``operations`` are the two that cannot go together."""

    def __init__(self, one: Operation, other: Operation) -> None:
        super().__init__(f"{subject(one)} is spoken of twice")
        self.operations = (one, other)


def subject(operation: Operation) -> LineId:
    """Return the line that an operation is about."""
    return operation.line.id if isinstance(operation, Insert) else operation.line


def diff(before: Plan, after: Plan) -> tuple[Operation, ...]:
    """Return the operations that lead from one plan's lines to the other's, with the fewest possible moves.

    Titles, preambles and parties of the plans are not compared.
    """
    writes: list[Operation] = []
    stayed: list[int] = []
    is_in_place = True
    lines, place_of = before.lines, before.places.get
    for line in after.lines:
        place = place_of(line.id)
        if place is not None:
            stayed.append(place)
            was = lines[place]
            if was is not line:
                if was.cells != line.cells:
                    writes += cell_changes(was, line)
                if was.output != line.output:
                    is_in_place = False
    gone = before.places.keys() - after.places.keys() if len(stayed) < len(lines) else ()
    deletes = [Delete(lines[place].id, lines[place]) for place in sorted(before.places[line] for line in gone)]
    if is_in_place and all(map(lt, stayed, islice(stayed, 1, None))):
        added = [] if len(stayed) == len(after.lines) else _added(before, after)
        return (*added, *writes, *deletes)
    return (*_placements(before, after), *writes, *deletes)


def cell_changes(before: Line, after: Line) -> list[Operation]:
    """Return one Write for each cell that differs, in order of key."""
    keys = sorted(key for key in {**before.cells, **after.cells} if before.cells.get(key) != after.cells.get(key))
    return [Write(after.id, key, before.cells.get(key), after.cells.get(key)) for key in keys]


def _added(before: Plan, after: Plan) -> list[Operation]:
    """Return the new lines of a plan in which no line moved."""
    found: list[Operation] = []
    anchor: Line | None = None
    there = before.places
    for line in after.lines:
        if line.id in there:
            anchor = line
        else:
            found.append(Insert(line, anchor.id if anchor and anchor.output == line.output else None))
    return found


def _placements(before: Plan, after: Plan) -> list[Operation]:
    stayed = [line for line in after.lines if line.id in before and before.line(line.id).output == line.output]
    kept = longest_in_order([before.places[line.id] for line in stayed])
    found: list[Operation] = []
    anchor: LineId | None = None
    output = None
    for line in after.lines:
        if line.output != output:
            output, anchor = line.output, None
        if line.id not in before:
            found.append(Insert(line, anchor))
        elif before.places[line.id] in kept and before.line(line.id).output == output:
            anchor = line.id
        else:
            was = place_on(before, line.id)
            found.append(Move(line.id, line.output, anchor, was.output, was.after))
    return found


def apply(plan: Plan, operations: Iterable[Operation]) -> Plan:
    """Return the plan with all these operations done; raise StaleOperation if one does not fit what stands there.

    Anchors resolve on the order of ``plan`` (see placement).
    """
    ordered = list(operations)
    lines: dict[LineId, Line] = {}
    cells: dict[LineId, dict[CellKey, Value | None]] = {}
    gone: set[LineId] = set()
    for operation in sorted(ordered, key=_phase):
        check(plan, lines, operation)
        match operation:
            case Insert(line):
                lines[line.id] = line
            case Move(line_id, output):
                lines[line_id] = moved(lines.get(line_id) or plan.line(line_id), output)
            case Write():
                cells.setdefault(operation.line, {}).update(written_cells(operation))
            case Delete(line_id):
                gone.add(line_id)
    for line_id, changes in cells.items():
        lines[line_id] = (lines.get(line_id) or plan.line(line_id)).with_cells(changes)
    return plan.with_lines(arranged(plan, lines, list(_places(ordered)), gone))


def _places(operations: Iterable[Operation]) -> Iterator[tuple[LineId, Place]]:
    for operation in operations:
        if isinstance(operation, Insert):
            yield operation.line.id, Place(operation.line.output, operation.after)
        elif isinstance(operation, Move):
            yield operation.line, Place(operation.output, operation.after)


def _phase(operation: Operation) -> int:
    return 0 if isinstance(operation, Insert) else 2 if isinstance(operation, Delete) else 1


def moved(line: Line, output: str) -> Line:
    """Return the line under another output (or itself, if it is there already)."""
    return line if line.output == output else Line(line.id, output, line.cells)


def check(plan: Plan, added: Mapping[LineId, Line], operation: Operation) -> None:
    """Raise StaleOperation if the value an operation was written against is not the one that stands there.

    ``added`` are lines that are not in the plan but come into it with the operations.
    """
    line = added.get(subject(operation)) or (plan.line(subject(operation)) if subject(operation) in plan else None)
    if isinstance(operation, Insert):
        if line is not None:
            raise StaleOperation(operation, "the line is there already")
    elif line is None:
        raise StaleOperation(operation, "there is no such line")
    elif why := _stale(plan, line, operation):
        raise StaleOperation(operation, why)


def _stale(plan: Plan, line: Line, operation: Write | Delete | Move) -> str:
    match operation:
        case Write(_, key, before):
            return "" if standing(line, key) == before else "another value stands there"
        case Delete(_, was):
            return "" if line == was or line.id not in plan else "the line has changed"
        case Move(line_id, _, _, output, after):
            stays = line_id not in plan or place_on(plan, line_id) == Place(output, after)
            return "" if stays else "the line stands in another place"


def standing(line: Line, key: CellKey) -> Value | None:
    """Return the value of a cell; for a whole set its elements in order of code, joined by blanks."""
    if key[1:] == (WHOLE_SET,):
        return " ".join(line.elements(key[0])) or None
    return line.cells.get(key)


def written_cells(write: Write) -> dict[CellKey, Value | None]:
    """Return the cells that a write sets; a whole set becomes its elements, present and absent."""
    if write.key[1:] != (WHOLE_SET,):
        return {write.key: write.after}
    before, after = str(write.before or "").split(), str(write.after or "").split()
    found: dict[CellKey, Value | None] = {(write.key[0], element): None for element in before}
    return found | {(write.key[0], element): True for element in after}


class _Seen(NamedTuple):
    writes: dict[tuple[LineId, CellKey], Write]
    places: dict[LineId, Move]
    inserts: dict[LineId, Insert]
    deletes: dict[LineId, Delete]


def tidy(plan: Plan, operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return the operations as they are kept: ``before`` read from the plan, and nothing that changes nothing.

    Dropped are writes of the same value, texts that differ only in spaces, Unicode form or ё/е (E37), and moves to the
    place where the line stands (E31). Writes to a line that the same operations add become part of that line. Raises
    StaleOperation for a line that the plan does not have, Contradiction if two operations cannot go together.
    """
    seen = _Seen({}, {}, {}, {})
    for operation in operations:
        _take(plan, seen, operation)
    for (line, _), write in seen.writes.items():
        if line in seen.deletes:
            raise Contradiction(write, seen.deletes[line])
    for line, move in seen.places.items():
        if line in seen.deletes:
            raise Contradiction(move, seen.deletes[line])
    return (
        *seen.inserts.values(),
        *(move for move in seen.places.values() if not _stays(plan, move)),
        *(write for _, write in sorted(seen.writes.items()) if not changes_nothing(write)),
        *seen.deletes.values(),
    )


def _take(plan: Plan, seen: _Seen, operation: Operation) -> None:
    line = subject(operation)
    if isinstance(operation, Insert):
        _put(seen.inserts, line, operation)
        return
    if isinstance(operation, Write) and line in seen.inserts:
        added = seen.inserts[line]
        seen.inserts[line] = Insert(added.line.with_cells(written_cells(operation)), added.after)
        return
    if line not in plan:
        raise StaleOperation(operation, "there is no such line")
    if isinstance(operation, Write):
        before = standing(plan.line(line), operation.key)
        _put(seen.writes, (line, operation.key), Write(line, operation.key, before, operation.after))
    elif isinstance(operation, Delete):
        seen.deletes[line] = Delete(line, plan.line(line))
    else:
        was = place_on(plan, line)
        _put(seen.places, line, Move(line, operation.output, operation.after, was.output, was.after))


def _put(kept: dict[_Key, _Done], key: _Key, operation: _Done) -> None:
    if kept.setdefault(key, operation) != operation:
        raise Contradiction(kept[key], operation)


def _stays(plan: Plan, move: Move) -> bool:
    return move.after == move.line or place_on(plan, move.line) == Place(move.output, move.after)


def changes_nothing(write: Write) -> bool:
    """Tell whether a write leaves the cell as it was, or as it reads."""
    if write.before == write.after:
        return True
    if isinstance(write.before, str) and isinstance(write.after, str) and FIELDS[write.key[0]].kind is Kind.TEXT:
        return len(write.key) == 2 and write.key[1] != SOURCE_LANGUAGE and says_the_same(write.before, write.after)
    return False


def reworded(line: Line, name: str, wording: Mapping[str, str]) -> tuple[Write, ...]:
    """Return the writes by which a text field gets new words: {language: clean text, empty to take it away}.

    Languages that are not given keep their words and are from then on translations of an older text: they show as out
    of date until somebody renders them anew (E34). All given languages count as saying the same.
    """
    text = line.text(name)
    new = {language: words for language, words in wording.items() if words != text.texts.get(language, "")}
    if not new:
        return ()
    texts = {language: words for language, words in {**text.texts, **wording}.items() if words}
    source = text.source if text.source in wording else next(iter(new))
    cells: dict[CellKey, Value | None] = {(name, language): words or None for language, words in new.items()}
    cells[(name, SOURCE_LANGUAGE)] = source if texts else None
    cells[(name, TRANSLATED_FROM, source)] = None
    for language in wording:
        if language != source:
            made_from = text_hash(texts[source]) if language in texts and source in texts else None
            cells[(name, TRANSLATED_FROM, language)] = made_from
    return tuple(
        Write(line.id, key, line.cells.get(key), value)
        for key, value in sorted(cells.items())
        if line.cells.get(key) != value
    )
