"""The difference of two plans as operations, and operations brought into a plan: ``apply(a, diff(a, b)) == b``."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from operator import lt
from typing import NamedTuple

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import text_hash
from maslahat.domain.workplans.allocation import NotAllocated, astray, misshapen
from maslahat.domain.workplans.fields import SOURCE_LANGUAGE, TRANSLATED_FROM, CellKey, Value
from maslahat.domain.workplans.operations import (
    PLAN_TEXTS,
    WHOLE_SET,
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
from maslahat.domain.workplans.placement import Place, arranged, longest_in_order, place_on
from maslahat.domain.workplans.plan import Line, Plan


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
    """Return the line that an operation is about: of a join, the line that stays."""
    match operation:
        case Insert(line) | Restore(line) | Join(line):
            return line.id
        case _:
            return operation.line


def subjects(operation: Operation) -> tuple[LineId, ...]:
    """Return every line that stands before an operation and that it changes, takes away or puts elsewhere."""
    match operation:
        case Insert() | Restore():
            return ()
        case Join(_, before):
            return tuple(line.id for line in before)
        case _:
            return (operation.line,)


def created(operation: Operation) -> tuple[Line, ...]:
    """Return the lines that an operation brings: a new or restored one, the parts of a split."""
    match operation:
        case Insert(line) | Restore(line):
            return (line,)
        case Split(_, _, _, parts):
            return parts
        case _:
            return ()


def diff(before: Plan, after: Plan) -> tuple[Operation, ...]:
    """Return the operations that lead from one plan to the other, with the fewest possible moves.

    Years and parties of the plans are not compared. Two texts do not tell that a line was split, joined or restored:
    such changes show as lines that come, go and change.
    """
    is_same_head = before.title == after.title and before.preamble == after.preamble
    writes: list[Operation] = [] if is_same_head else cell_changes(before.texts, after.texts)
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
    """Return the plan with all these operations done.

    Anchors resolve on the order of ``plan`` (see placement). Raises StaleOperation if an operation does not fit what
    stands there, NotAllocated if a split or join does not hand on all that there was.
    """
    ordered = list(operations)
    made = _Made({}, {}, set(), {})
    for operation in sorted(ordered, key=_phase):
        check(plan, made.lines, operation)
        _do(plan, made, operation)
    for line_id, changes in made.cells.items():
        made.lines[line_id] = _now(plan, made, line_id).with_cells(changes)
    places = list(_places(ordered))
    follow_leaders(plan, made.lines, made.trailing, {line for line, _ in places})
    texts = made.lines.pop(PLAN_TEXTS, None)
    lines = arranged(plan, made.lines, places, made.gone, made.trailing) if made.lines or made.gone else plan.lines
    done = plan.with_lines(lines)
    return done.with_texts(texts) if texts else done


class _Made(NamedTuple):
    lines: dict[LineId, Line]
    cells: dict[LineId, dict[CellKey, Value | None]]
    gone: set[LineId]
    trailing: dict[LineId, tuple[LineId, ...]]


def _now(plan: Plan, made: _Made, line: LineId) -> Line:
    found = made.lines.get(line) or plan.find(line)
    if found is None:
        raise KeyError(line)
    return found


def _do(plan: Plan, made: _Made, operation: Operation) -> None:
    match operation:
        case Insert(line) | Restore(line):
            made.lines[line.id] = line
        case Split(line_id, _, survivor, parts):
            made.lines.update({line_id: survivor, **{part.id: part for part in parts}})
            made.trailing[line_id] = tuple(part.id for part in parts)
        case Join(survivor, before):
            made.lines[survivor.id] = survivor
            made.gone.update(line.id for line in before if line.id != survivor.id)
        case Move(line_id, output):
            made.lines[line_id] = moved(_now(plan, made, line_id), output)
        case Write():
            made.cells.setdefault(operation.line, {}).update(written_cells(operation))
        case Delete(line_id):
            made.gone.add(line_id)


def follow_leaders(
    plan: Plan,
    lines: dict[LineId, Line],
    trailing: dict[LineId, tuple[LineId, ...]],
    placed: AbstractSet[LineId],
) -> None:
    """Let the parts of each split line stand with it, wherever it went; parts that were put elsewhere stay there."""
    for leader, parts in trailing.items():
        trailing[leader] = tuple(part for part in parts if part not in placed)
        for part in trailing[leader]:
            lines[part] = moved(lines[part], (lines.get(leader) or plan.line(leader)).output)


def _places(operations: Iterable[Operation]) -> Iterator[tuple[LineId, Place]]:
    for operation in operations:
        if isinstance(operation, Insert | Restore):
            yield operation.line.id, Place(operation.line.output, operation.after)
        elif isinstance(operation, Move):
            yield operation.line, Place(operation.output, operation.after)


def _phase(operation: Operation) -> int:
    if isinstance(operation, Insert | Restore):
        return 0
    return 1 if isinstance(operation, Split | Join) else 3 if isinstance(operation, Delete) else 2


def moved(line: Line, output: str) -> Line:
    """Return the line under another output (or itself, if it is there already)."""
    return line if line.output == output else Line(line.id, output, line.cells)


def check(plan: Plan, added: Mapping[LineId, Line], operation: Operation) -> None:
    """Raise StaleOperation if the value an operation was written against is not the one that stands there.

    ``added`` are lines that are not in the plan but come into it with the operations. Raises NotAllocated for a split
    or join that does not hand on all that there was.
    """
    for line in created(operation):
        if line.id in added or plan.find(line.id) is not None:
            raise StaleOperation(operation, "the line is there already")
    for name in subjects(operation):
        standing_line = added.get(name) or plan.find(name)
        if standing_line is None:
            raise StaleOperation(operation, "there is no such line")
        if why := stale(plan, standing_line, operation):
            raise StaleOperation(operation, why)
    if isinstance(operation, Split | Join):
        _check_allocation(operation)


def _check_allocation(operation: Split | Join) -> None:
    if why := misshapen(operation):
        raise StaleOperation(operation, why)
    if faults := astray(operation):
        raise NotAllocated(operation, faults)


def stale(plan: Plan, line: Line, operation: Operation) -> str:
    """Return what an operation on this line takes for granted and is not so, or an empty text."""
    match operation:
        case Write(_, key, before):
            return (
                "" if key[0] in fields_of(line.id) and standing(line, key) == before else "another value stands there"
            )
        case Delete(_, was):
            return "" if line == was or line.id not in plan else "the line has changed"
        case Split(_, was) if line != was:
            return "the line has changed"
        case Join(_, before) if line not in before:
            return "the line has changed"
        case Move(line_id, _, _, output, after):
            stays = line_id not in plan or place_on(plan, line_id) == Place(output, after)
            return "" if stays else "the line stands in another place"
    return ""


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
