"""What the decisions on conflicts mean for the draft: which value, which place, which line stays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import (
    WHOLE_LINE,
    Amend,
    Choice,
    Conflict,
    ConflictClass,
    ConflictId,
    DeleteLine,
    Gone,
    KeepStanding,
    Option,
    Resolution,
    TakeOption,
    TakeValue,
    Wanted,
)
from maslahat.domain.workplans.consolidation import Cell


class ContradictoryResolutions(ValueError):
    """Two decisions on one conflict choose differently; the message is the id of the conflict."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The decision on one conflict, ready to be used: what stands there, and whose wish it is (nobody's: none)."""

    conflict: ConflictId
    choice: Choice
    wanted: Wanted
    proposals: tuple[ProposalRef, ...]


@dataclass(frozen=True, slots=True)
class Rulings:
    """All decisions that fit a conflict. ``cells`` also holds those on places and on new lines."""

    cells: dict[Cell, Ruling] = field(default_factory=dict)
    deleted: dict[LineId, Ruling] = field(default_factory=dict)
    kept: dict[LineId, Ruling] = field(default_factory=dict)
    frozen: dict[LineId, Ruling] = field(default_factory=dict)
    settled: tuple[Conflict, ...] = ()
    open: tuple[Conflict, ...] = ()


def suits(conflict: Conflict, choice: Choice) -> bool:
    """Tell whether a conflict can be settled in this way."""
    match choice:
        case TakeOption(proposal):
            return conflict.kind in _BY_OPTION and proposal in conflict.proposals
        case TakeValue():
            return conflict.kind is ConflictClass.K2_DIVERGENT and conflict.key != WHOLE_LINE
        case KeepStanding():
            return conflict.kind in _BY_OPTION and conflict.key != WHOLE_LINE
        case DeleteLine():
            return conflict.kind is ConflictClass.K3_EDIT_VERSUS_DELETE
        case Amend(cells):
            return conflict.kind is ConflictClass.K10_RULE_BROKEN and bool(cells)


_BY_OPTION = (ConflictClass.K2_DIVERGENT, ConflictClass.K3_EDIT_VERSUS_DELETE, ConflictClass.K6_MOVE_VERSUS_MOVE)


def choices(resolutions: Iterable[Resolution]) -> Mapping[ConflictId, Choice]:
    """Return what was chosen for each conflict; raise ContradictoryResolutions if two decisions disagree."""
    found: dict[ConflictId, Choice] = {}
    for resolution in resolutions:
        if found.setdefault(resolution.conflict, resolution.choice) != resolution.choice:
            raise ContradictoryResolutions(resolution.conflict)
    return found


def rule_on(conflicts: Sequence[Conflict], chosen: Mapping[ConflictId, Choice]) -> Rulings:
    """Return the rulings on these conflicts, and which of them are settled and which open.

    When a line is to go, or to stay as the base has it, the conflicts inside that line are settled with it.
    """
    found = Rulings()
    undecided: list[Conflict] = []
    settled: list[Conflict] = []
    for conflict in conflicts:
        choice = chosen.get(conflict.id)
        if choice is None or not suits(conflict, choice):
            undecided.append(conflict)
        else:
            settled.append(conflict)
            _enter(found, conflict, choice)
    closed = found.deleted.keys() | found.frozen.keys()
    moot = [conflict for conflict in undecided if conflict.line in closed]
    still_open = tuple(conflict for conflict in undecided if conflict.line not in closed)
    return Rulings(found.cells, found.deleted, found.kept, found.frozen, (*settled, *moot), still_open)


def _enter(found: Rulings, conflict: Conflict, choice: Choice) -> None:
    line = conflict.line or LineId("")
    ruling = _ruling(conflict, choice)
    if conflict.kind is not ConflictClass.K3_EDIT_VERSUS_DELETE:
        found.cells[line, conflict.key or ()] = ruling
    elif ruling.wanted is Gone.DELETED:
        found.deleted[line] = ruling
    elif isinstance(choice, KeepStanding):
        found.frozen[line] = ruling
    else:
        found.kept[line] = ruling


def _ruling(conflict: Conflict, choice: Choice) -> Ruling:
    match choice:
        case TakeOption(proposal):
            option = next(option for option in conflict.options if proposal in option.proposals)
        case DeleteLine():
            option = next(option for option in conflict.options if option.wanted is Gone.DELETED)
        case TakeValue(value):
            same = (option for option in conflict.options if option.wanted == value)
            option = next(same, Option(value, ()))
        case _:
            option = Option(conflict.standing, ())
    return Ruling(conflict.id, choice, option.wanted, option.proposals)
