"""Whether a split hands on all that its line had, and a join all that its lines had: to the cent, no indicator lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.operations import Join, Split
from maslahat.domain.workplans.plan import NOTHING, Line


@dataclass(frozen=True, slots=True)
class MoneyLeft:
    """Money of one source and currency that is not handed on as it was.

    ``difference`` is what is left over (E21: 500 unallocated); below zero, what is handed out too much.
    """

    line: LineId
    source: str
    currency: str
    difference: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorAstray:
    """An indicator of a split line that stands on no part, or on several; ``lines`` are those it stands on."""

    line: LineId
    indicator: str
    lines: tuple[LineId, ...]


Astray = MoneyLeft | IndicatorAstray


class NotAllocated(ValueError):
    """A split or join does not hand on exactly what there was; ``faults`` name every amount and indicator."""

    def __init__(self, operation: Split | Join, faults: Sequence[Astray]) -> None:
        super().__init__("; ".join(map(in_words, faults)))
        self.operation = operation
        self.faults = tuple(faults)


def misshapen(operation: Split | Join) -> str:
    """Return why this is no split or join at all, whatever the plan says, or an empty text."""
    if isinstance(operation, Join):
        names = {line.id for line in operation.before}
        is_join = len(names) == len(operation.before) > 1 and operation.survivor.id in names
        return "" if is_join else "the line that stays is not one of several that are joined"
    names = {operation.survivor.id, *(part.id for part in operation.parts)}
    if not operation.parts or len(names) != len(operation.parts) + 1:
        return "nothing is split off, or one line twice"
    ids = {operation.line, operation.before.id, operation.survivor.id}
    outputs = {operation.before.output, operation.survivor.output, *(part.output for part in operation.parts)}
    return "" if len(ids) == len(outputs) == 1 else "the parts do not stand with the line that is split"


def in_words(fault: Astray) -> str:
    """Return one fault in the plain English of logs and refused files."""
    match fault:
        case MoneyLeft(_, source, currency, difference):
            return f"{source} {currency}: {difference} left over"
        case IndicatorAstray(_, indicator, lines):
            return f"indicator {indicator} stands on {len(lines)} of the lines"


def astray(operation: Split | Join) -> tuple[Astray, ...]:
    """Return all that a split or join does not hand on exactly once (E21, E23), in order of source and indicator."""
    if isinstance(operation, Join):
        return tuple(_money(operation.survivor.id, operation.before, [operation.survivor]))
    made = [operation.survivor, *operation.parts]
    return (*_money(operation.line, [operation.before], made), *_indicators(operation.before, made))


def _money(line: LineId, before: Iterable[Line], after: Iterable[Line]) -> Iterator[MoneyLeft]:
    had, have = budget_of(before), budget_of(after)
    for source, currency in sorted({*had, *have}):
        left = had.get((source, currency), NOTHING) - have.get((source, currency), NOTHING)
        if left:
            yield MoneyLeft(line, source, currency, left)


def _indicators(before: Line, made: Sequence[Line]) -> Iterator[IndicatorAstray]:
    for indicator in sorted({key[0] for key in before.entries("indicators")}):
        bearing = tuple(line.id for line in made if _bears(line, indicator))
        if len(bearing) != 1:
            yield IndicatorAstray(before.id, indicator, bearing)


def _bears(line: Line, indicator: str) -> bool:
    return any(key[0] == "indicators" and key[1] == indicator for key in line.cells)


def budget_of(lines: Iterable[Line]) -> dict[tuple[str, str], Decimal]:
    """Return what these lines need together, by source and currency: only like with like is added (E23)."""
    found: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        for (_, source, currency), amount in line.money():
            found[source, currency] = found.get((source, currency), NOTHING) + amount
    return found


def split_on(split: Split, before: Line) -> Split:
    """Return the same split of the line as it stood in another text, where others had not changed it yet.

    What the line had there beyond what is handed on goes to the line that keeps the id; what it had not is taken from
    that line first, then from the parts in their order. So the change that others made is left for them to make.
    """
    made = [dict(line.cells) for line in (split.survivor, *split.parts)]
    for fault in _money(before.id, [before], [split.survivor, *split.parts]):
        key, left = ("budget", fault.source, fault.currency), fault.difference
        for cells in made:
            has = Decimal(cells.get(key, NOTHING))
            new = has + left if has + left > 0 else NOTHING
            left -= new - has
            cells.pop(key, None)
            if new:
                cells[key] = new
    for astray_one in _indicators(before, [split.survivor, *split.parts]):
        if not astray_one.lines:
            made[0] |= {
                key: before.cells[key] for key in before.cells if key[:2] == ("indicators", astray_one.indicator)
            }
    lines = [
        Line(line.id, before.output, cells) for line, cells in zip((split.survivor, *split.parts), made, strict=True)
    ]
    return Split(split.line, before, lines[0], tuple(lines[1:]))


def join_on(join: Join, before: tuple[Line, ...]) -> Join:
    """Return the same join of the lines as they stood in another text: their money there, the rest as stated."""
    there = next(line for line in before if line.id == join.survivor.id)
    money: dict[CellKey, Value | None] = dict.fromkeys(key for key, _ in join.survivor.money())
    money |= {("budget", *key): amount for key, amount in budget_of(before).items()}
    return Join(Line(there.id, there.output, join.survivor.with_cells(money).cells), before)


def joined(survivor: Line, others: Iterable[Line], stated: Mapping[CellKey, Value | None]) -> Join:
    """Return the join of these lines: budgets summed, everything else as the survivor had it or as ``stated``.

    The other lines' indicators come along; where two lines use one name for an indicator, the later one is renamed.
    """
    lines = (survivor, *others)
    cells: dict[CellKey, Value | None] = {("budget", *key): amount for key, amount in sorted(budget_of(lines).items())}
    names = {key[1] for key in survivor.cells if key[0] == "indicators"}
    for line in lines[1:]:
        cells |= _renamed(line, names)
    return Join(survivor.with_cells(cells | dict(stated)), lines)


def _renamed(line: Line, taken: set[str]) -> dict[CellKey, Value]:
    found: dict[CellKey, Value] = {}
    for name in sorted({key[1] for key in line.cells if key[0] == "indicators"}):
        new, count = name, 2
        while new in taken:
            new, count = f"{name}-{count}", count + 1
        taken.add(new)
        found |= {
            ("indicators", new, *key[2:]): line.cells[key] for key in line.cells if key[:2] == ("indicators", name)
        }
    return found
