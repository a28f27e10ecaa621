"""Finding conflicts: the footprints of all proposals compared, class by class (`workplans_and_decisions` §5)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.shared.texts import says_the_same
from maslahat.domain.workplans.conflicts import (
    PLACE,
    WHOLE_LINE,
    Conflict,
    ConflictClass,
    Option,
    Wanted,
    conflict_id,
    option_names,
)
from maslahat.domain.workplans.fields import CHANGEABLE, CellKey, Kind, Value
from maslahat.domain.workplans.footprint import Footprint, follows_text, stated
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import PLAN_TEXTS, Plan

_Thing = TypeVar("_Thing")


def collisions(base: Plan, marks: Footprint) -> tuple[Conflict, ...]:
    """Return every conflict over cells and places between these proposals, in order of line and cell: K2 and K6."""
    return in_order(base, [*_divergent_cells(base, marks), *_divergent_lines(marks), *_divergent_places(base, marks)])


def in_order(base: Plan, conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts in order of line and cell: the plan's own texts first, new lines last."""
    if len(conflicts) < 2:
        return tuple(conflicts)
    order = {PLAN_TEXTS: -1, **base.places}
    last = len(order)
    return tuple(sorted(conflicts, key=lambda one: (order.get(one.line or LineId(""), last), one.key or (), one.id)))


def _divergent_cells(base: Plan, marks: Footprint) -> Iterator[Conflict]:
    for (line, key), wanted in marks.writes.items():
        if len(wanted) > 1 and not follows_text(key):
            options = options_of(wanted, _reads_alike if CHANGEABLE[key[0]].kind is Kind.TEXT else equals)
            if len(options) > 1:
                here = stated(base, marks, line)
                standing = here.cells.get(key) if here else None
                yield _divergence(ConflictClass.K2_DIVERGENT, line, key, options, standing)


def _divergent_lines(marks: Footprint) -> Iterator[Conflict]:
    for line, wanted in marks.inserts.items():
        if len(wanted) > 1:
            options = options_of({proposal: insert.line for proposal, insert in wanted.items()}, equals)
            if len(options) > 1:
                yield _divergence(ConflictClass.K2_DIVERGENT, line, WHOLE_LINE, options, None)


def _divergent_places(base: Plan, marks: Footprint) -> Iterator[Conflict]:
    for line, wanted in marks.moves.items():
        if len(wanted) > 1:
            options = options_of(wanted, equals)
            if len(options) > 1:
                standing = place_on(base, line) if line in base else None
                yield _divergence(ConflictClass.K6_MOVE_VERSUS_MOVE, line, PLACE, options, standing)


def _divergence(
    kind: ConflictClass, line: LineId, key: CellKey, options: tuple[Option, ...], standing: Wanted
) -> Conflict:
    name = conflict_id(kind, line, key, *option_names(options))
    return Conflict(name, kind, line, key, options, all_of(options), standing)


def options_of(wanted: Mapping[ProposalRef, _Thing], is_same: Callable[[_Thing, _Thing], bool]) -> tuple[Option, ...]:
    """Return what is on the table, each thing once with all who want it, in order of their proposals."""
    groups: list[tuple[_Thing, list[ProposalRef]]] = []
    for proposal, value in wanted.items():
        for chosen, proposals in groups:
            if is_same(chosen, value):
                proposals.append(proposal)
                break
        else:
            groups.append((value, [proposal]))
    return tuple(Option(value, tuple(proposals)) for value, proposals in groups)  # type: ignore[arg-type]


def equals(one: object, other: object) -> bool:
    """Tell whether two things are the same."""
    return one == other


def _reads_alike(one: Value | None, other: Value | None) -> bool:
    return one == other or (isinstance(one, str) and isinstance(other, str) and says_the_same(one, other))


def all_of(options: Iterable[Option]) -> tuple[ProposalRef, ...]:
    """Return everybody who wants one of these options."""
    return tuple(dict.fromkeys(proposal for option in options for proposal in option.proposals))
