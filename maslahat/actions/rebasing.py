"""A proposal written on the newest draft, put in terms of the tabled base into which all proposals are brought."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.allocation import join_on, split_on
from maslahat.domain.workplans.changes import standing
from maslahat.domain.workplans.operations import Delete, Insert, Join, Move, Operation, Restore, Split, Write
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import Line, Plan


def aimed_at_base(
    operations: Iterable[Operation], seen: Plan, base: Plan, created: Mapping[LineId, Line]
) -> tuple[Operation, ...]:
    """Return operations written on the draft ``seen`` with what the tabled base says as what stood before.

    Each proposal says what it changes on one and the same base: where an agreed one changes it too, the two meet as
    equals (K2, K3). Even what leads back to the text of the base is kept, since it opposes the agreed proposal. Lines
    that other proposals create (``created``) are read from those: this one then waits for them (K9).
    """
    return tuple(_aimed(each, seen, base, created) for each in operations)


def _aimed(operation: Operation, seen: Plan, base: Plan, created: Mapping[LineId, Line]) -> Operation:
    match operation:
        case Insert() | Restore():
            return replace(operation, after=_anchor(operation.after, seen, base, created))
        case Split():
            return split_on(operation, _there(operation.line, base, created))
        case Join():
            return join_on(operation, tuple(_there(one.id, base, created) for one in operation.before))
    line = _there(operation.line, base, created)
    match operation:
        case Write(_, key):
            return replace(operation, before=standing(line, key))
        case Delete():
            return replace(operation, before=line)
        case Move():
            was = place_on(base, operation.line) if operation.line in base else None
            return replace(
                operation,
                after=_anchor(operation.after, seen, base, created),
                output_before=was.output if was else line.output,
                after_before=was.after if was else None,
            )


def _there(line: LineId, base: Plan, created: Mapping[LineId, Line]) -> Line:
    return base.find(line) or created[line]


def _anchor(after: LineId | None, seen: Plan, base: Plan, created: Mapping[LineId, Line]) -> LineId | None:
    while after is not None and after in seen and after not in base and after not in created:
        after = seen.before(after)
    return after
