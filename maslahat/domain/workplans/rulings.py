"""What the decisions on conflicts mean for the draft: which value, which place, which line stays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import (
    WHOLE_LINE,
    Amend,
    ApplyTo,
    Choice,
    Conflict,
    ConflictClass,
    ConflictId,
    DeleteLine,
    GiveTo,
    Gone,
    KeepStanding,
    Option,
    Parts,
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
    """All decisions that fit a conflict over a cell. ``cells`` also holds those on places and on new lines."""

    cells: dict[Cell, Ruling] = field(default_factory=dict)
    settled: tuple[Conflict, ...] = ()
    open: tuple[Conflict, ...] = ()


def suits(conflict: Conflict, choice: Choice) -> bool:
    """Tell whether a conflict can be settled in this way."""
    if conflict.kind is ConflictClass.K10_RULE_BROKEN or conflict.rule:
        return isinstance(choice, Amend) and bool(choice.cells) and conflict.kind is ConflictClass.K10_RULE_BROKEN
    match choice:
        case TakeOption(proposal):
            return conflict.kind in _BY_OPTION and proposal in conflict.proposals
        case TakeValue():
            return conflict.kind is ConflictClass.K2_DIVERGENT and conflict.key != WHOLE_LINE
        case KeepStanding():
            is_new_line = conflict.kind is ConflictClass.K2_DIVERGENT and conflict.key == WHOLE_LINE
            return conflict.kind in _BY_OPTION and not is_new_line
        case DeleteLine():
            goes = any(option.wanted in (Gone.DELETED, Gone.JOINED) for option in conflict.options)
            return conflict.kind in _OF_WHOLE_LINES and goes
        case GiveTo(lines):
            return conflict.kind is ConflictClass.K5_EDIT_VERSUS_SPLIT and _can_receive(conflict, lines)
        case ApplyTo(line):
            return conflict.kind is ConflictClass.K3_EDIT_VERSUS_DELETE and bool(line)
    return False


def _can_receive(conflict: Conflict, lines: tuple[LineId, ...]) -> bool:
    """Tell whether these are parts of the split, and only one if the edit is about money."""
    parts = {line for option in conflict.options if isinstance(option.wanted, Parts) for line in option.wanted.ids}
    is_money = (conflict.key or ())[:1] == ("budget",)
    return bool(lines) and set(lines) <= parts and (len(lines) == 1 or not is_money)


_OF_WHOLE_LINES = (ConflictClass.K3_EDIT_VERSUS_DELETE, ConflictClass.K4_STRUCTURE)
_BY_OPTION = (
    *_OF_WHOLE_LINES,
    ConflictClass.K2_DIVERGENT,
    ConflictClass.K5_EDIT_VERSUS_SPLIT,
    ConflictClass.K6_MOVE_VERSUS_MOVE,
)


def choices(resolutions: Iterable[Resolution]) -> Mapping[ConflictId, Choice]:
    """Return what was chosen for each conflict; raise ContradictoryResolutions if two decisions disagree."""
    found: dict[ConflictId, Choice] = {}
    for resolution in resolutions:
        if found.setdefault(resolution.conflict, resolution.choice) != resolution.choice:
            raise ContradictoryResolutions(resolution.conflict)
    return found


def rule_on(conflicts: Sequence[Conflict], chosen: Mapping[ConflictId, Choice]) -> Rulings:
    """Return the rulings on these conflicts over cells and places, and which of them are settled and which open."""
    cells: dict[Cell, Ruling] = {}
    still_open: list[Conflict] = []
    settled: list[Conflict] = []
    for conflict in conflicts:
        choice = chosen.get(conflict.id)
        if choice is None or not suits(conflict, choice):
            still_open.append(conflict)
        else:
            settled.append(conflict)
            cells[conflict.line or LineId(""), conflict.key or ()] = _ruling(conflict, choice)
    return Rulings(cells, tuple(settled), tuple(still_open))


def _ruling(conflict: Conflict, choice: Choice) -> Ruling:
    match choice:
        case TakeOption(proposal):
            option = next(option for option in conflict.options if proposal in option.proposals)
        case TakeValue(value):
            same = (option for option in conflict.options if option.wanted == value)
            option = next(same, Option(value, ()))
        case _:
            option = Option(conflict.standing, ())
    return Ruling(conflict.id, choice, option.wanted, option.proposals)
