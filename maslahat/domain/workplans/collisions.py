"""Finding conflicts: the footprints of all proposals compared, class by class (`workplans_and_decisions` §5)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.shared.texts import says_the_same
from maslahat.domain.workplans.conflicts import (
    PLACE,
    WHOLE_LINE,
    Conflict,
    ConflictClass,
    Gone,
    Option,
    Wanted,
    conflict_id,
    option_names,
)
from maslahat.domain.workplans.fields import CHANGEABLE, CellKey, Kind, Value
from maslahat.domain.workplans.footprint import Footprint, follows_text
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import PLAN_TEXTS, Plan

_Thing = TypeVar("_Thing")


def collisions(base: Plan, marks: Footprint) -> tuple[Conflict, ...]:
    """Return every conflict between these proposals, in order of line and cell: K2, K3 and K6."""
    found = [*_divergent_cells(base, marks), *_divergent_lines(marks), *_divergent_places(base, marks)]
    found += _edits_of_deleted(marks)
    if len(found) < 2:
        return tuple(found)
    order = {PLAN_TEXTS: -1, **base.places}
    return tuple(sorted(found, key=lambda one: (order.get(one.line or LineId(""), len(order)), one.key or (), one.id)))


def _divergent_cells(base: Plan, marks: Footprint) -> Iterator[Conflict]:
    for (line, key), wanted in marks.writes.items():
        if len(wanted) > 1 and not follows_text(key):
            options = _options(wanted, _reads_alike if CHANGEABLE[key[0]].kind is Kind.TEXT else _equals)
            if len(options) > 1:
                here = base.find(line)
                standing = here.cells.get(key) if here else None
                yield _divergence(ConflictClass.K2_DIVERGENT, line, key, options, standing)


def _divergent_lines(marks: Footprint) -> Iterator[Conflict]:
    for line, wanted in marks.inserts.items():
        if len(wanted) > 1:
            options = _options({proposal: insert.line for proposal, insert in wanted.items()}, _equals)
            if len(options) > 1:
                yield _divergence(ConflictClass.K2_DIVERGENT, line, WHOLE_LINE, options, None)


def _divergent_places(base: Plan, marks: Footprint) -> Iterator[Conflict]:
    for line, wanted in marks.moves.items():
        if len(wanted) > 1:
            options = _options(wanted, _equals)
            if len(options) > 1:
                standing = place_on(base, line) if line in base else None
                yield _divergence(ConflictClass.K6_MOVE_VERSUS_MOVE, line, PLACE, options, standing)


def _divergence(
    kind: ConflictClass, line: LineId, key: CellKey, options: tuple[Option, ...], standing: Wanted
) -> Conflict:
    name = conflict_id(kind, line, key, *option_names(options))
    return Conflict(name, kind, line, key, options, _all_of(options), standing)


def _edits_of_deleted(marks: Footprint) -> Iterator[Conflict]:
    for line, deleting in marks.deletes.items():
        editing = tuple(proposal for proposal in marks.edits.get(line, ()) if proposal not in deleting)
        if editing:
            options = (Option(Gone.DELETED, tuple(deleting)), Option(Gone.KEPT, editing))
            kind = ConflictClass.K3_EDIT_VERSUS_DELETE
            name = conflict_id(kind, line, None, "deleted", *sorted(deleting), "kept", *sorted(editing))
            yield Conflict(name, kind, line, None, options, _all_of(options), Gone.KEPT)


def _options(wanted: Mapping[ProposalRef, _Thing], is_same: Callable[[_Thing, _Thing], bool]) -> tuple[Option, ...]:
    groups: list[tuple[_Thing, list[ProposalRef]]] = []
    for proposal, value in wanted.items():
        for chosen, proposals in groups:
            if is_same(chosen, value):
                proposals.append(proposal)
                break
        else:
            groups.append((value, [proposal]))
    return tuple(Option(value, tuple(proposals)) for value, proposals in groups)  # type: ignore[arg-type]


def _equals(one: object, other: object) -> bool:
    return one == other


def _reads_alike(one: Value | None, other: Value | None) -> bool:
    return one == other or (isinstance(one, str) and isinstance(other, str) and says_the_same(one, other))


def _all_of(options: Iterable[Option]) -> tuple[ProposalRef, ...]:
    return tuple(dict.fromkeys(proposal for option in options for proposal in option.proposals))
