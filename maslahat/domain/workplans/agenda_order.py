"""In which order to discuss what stands against each other: furthest removed from the base first.

`workplans_and_decisions` §5, precedence: neither the time of arrival nor the country counts. The order is a suggestion;
the chair may change it, with a reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.changes import subject
from maslahat.domain.workplans.conflicts import Conflict
from maslahat.domain.workplans.fields import FIELDS, Kind
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Join, Move, Operation, Restore, Split, Write


class Distance(IntEnum):
    """How far a change leads away from the base; the furthest comes first."""

    DELETION = 1
    STRUCTURE = 2
    PARENT = 3
    BUDGET = 4
    COUNTRIES = 5
    QUARTERS = 6
    AGENCY = 7
    INDICATORS = 8
    TEXT = 9
    OTHER = 10


_FIELDS: Mapping[str, Distance] = MappingProxyType(
    {
        "budget": Distance.BUDGET,
        "shares": Distance.BUDGET,
        "countries": Distance.COUNTRIES,
        "quarters": Distance.QUARTERS,
        "lead": Distance.AGENCY,
        "partners": Distance.AGENCY,
        "indicators": Distance.INDICATORS,
    }
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A proposal's place in the discussion and the reason for it: how far its furthest change leads, on which line."""

    proposal: ProposalRef
    number: int
    distance: Distance
    line: LineId | None


@dataclass(frozen=True, slots=True)
class ConflictTurn:
    """A conflict's place in the discussion: the turns of the proposals that take part in it, the first speaks first."""

    conflict: Conflict
    turns: tuple[Turn, ...]

    @property
    def distance(self) -> Distance:
        """Return how far the furthest wish in this conflict leads from the base: the reason for its place."""
        return self.turns[0].distance if self.turns else Distance.OTHER


def distance(operation: Operation) -> Distance:
    """Return how far one operation leads from the base (§5: delete, join or split, parent, budget, …, text, others)."""
    match operation:
        case Delete():
            return Distance.DELETION
        case Join() | Split():
            return Distance.STRUCTURE
        case Move():
            return Distance.OTHER if operation.output == operation.output_before else Distance.PARENT
        case Write(_, key):
            if key[0] in _FIELDS:
                return _FIELDS[key[0]]
            is_text = key[0] not in FIELDS or FIELDS[key[0]].kind is Kind.TEXT
            return Distance.TEXT if is_text and not follows_text(key) else Distance.OTHER
        case Insert() | Restore():
            return Distance.OTHER


def discussion_order(change_sets: Iterable[ChangeSet], line: LineId | None = None) -> tuple[Turn, ...]:
    """Return the proposals in the suggested order of discussion, each with the reason for its place.

    With ``line`` only what is done to that line counts. Ties are broken by the number of submission. A proposal that
    does nothing there comes last.
    """
    turns = (_turn(one, line) for one in change_sets)
    return tuple(sorted(turns, key=lambda turn: (turn.distance, turn.number, turn.proposal)))


def conflict_order(conflicts: Sequence[Conflict], change_sets: Iterable[ChangeSet]) -> tuple[ConflictTurn, ...]:
    """Return conflicts in the suggested order of discussion, and inside each the proposals that take part in it.

    Of two conflicts that lead equally far, the one with the proposal submitted first comes first.
    """
    known = {one.proposal: one for one in change_sets}
    found = []
    for conflict in conflicts:
        partners = [known[proposal] for proposal in conflict.proposals if proposal in known]
        found.append(ConflictTurn(conflict, discussion_order(partners, conflict.line)))
    return tuple(sorted(found, key=_rank))


def _turn(change_set: ChangeSet, line: LineId | None) -> Turn:
    done = [one for one in change_set.operations if line is None or subject(one) == line]
    furthest = min(done, key=distance, default=None)
    if furthest is None:
        return Turn(change_set.proposal, change_set.number, Distance.OTHER, line)
    return Turn(change_set.proposal, change_set.number, distance(furthest), subject(furthest))


def _rank(one: ConflictTurn) -> tuple[int, int, str]:
    return one.distance, min((turn.number for turn in one.turns), default=0), one.conflict.id
