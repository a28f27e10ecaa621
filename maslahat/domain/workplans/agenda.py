"""What is discussed together and in which order: conflicts that hang together, the furthest from the base first.

Conflicts hang together when they share a proposal or a line: deciding one can change what the others mean. The chair
may put another order in place of the suggested one (`workplans_and_decisions` §5, precedence).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.agenda_order import ConflictTurn, Distance
from maslahat.domain.workplans.conflicts import Conflict, ConflictId
from maslahat.domain.workplans.fields import FIELDS, Kind


@dataclass(frozen=True, slots=True)
class ConflictGroup:
    """Conflicts that are discussed together, in order; there is always one at least."""

    turns: tuple[ConflictTurn, ...]

    @property
    def id(self) -> ConflictId:
        """Return the id of the conflict that is discussed first."""
        return self.turns[0].conflict.id

    @property
    def distance(self) -> Distance:
        """Return how far the furthest wish in the group leads from the base: the reason for its suggested place."""
        return min(turn.distance for turn in self.turns)

    @property
    def proposals(self) -> tuple[ProposalRef, ...]:
        """Return the proposals that take part, each once, in order of discussion."""
        return tuple(dict.fromkeys(ref for turn in self.turns for ref in turn.conflict.proposals))

    def __contains__(self, conflict: object) -> bool:
        return any(turn.conflict.id == conflict for turn in self.turns)


def companions(conflict: Conflict, conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts over the same text in other languages between the same sides: one decision fits them all."""
    if conflict.key is None or conflict.key[0] not in FIELDS or FIELDS[conflict.key[0]].kind is not Kind.TEXT:
        return ()
    sides = {frozenset(option.proposals) for option in conflict.options}
    return tuple(
        other
        for other in conflicts
        if other.id != conflict.id
        and (other.line, other.kind, (other.key or ("",))[0]) == (conflict.line, conflict.kind, conflict.key[0])
        and {frozenset(option.proposals) for option in other.options} == sides
    )


def conflict_groups(turns: Sequence[ConflictTurn], chosen: Sequence[ConflictId] = ()) -> tuple[ConflictGroup, ...]:
    """Return conflicts in groups. ``turns`` are in the suggested order; ``chosen`` names those that the chair wants
    first, in order (a name that is not among the conflicts any more does nothing). The groups follow their first."""
    place = {conflict: number for number, conflict in enumerate(chosen)}
    ordered = sorted(turns, key=lambda turn: place.get(turn.conflict.id, len(place)))
    groups: list[tuple[set[ProposalRef | LineId], list[ConflictTurn]]] = []
    for turn in ordered:
        bonds: set[ProposalRef | LineId] = {*turn.conflict.proposals}
        if turn.conflict.line:
            bonds.add(turn.conflict.line)
        met = [group for group in groups if group[0] & bonds]
        if not met:
            groups.append((bonds, [turn]))
            continue
        first, *others = met
        first[0].update(bonds, *(each[0] for each in others))
        first[1].extend((*(one for each in others for one in each[1]), turn))
        groups = [group for group in groups if group not in others]
    position = {turn.conflict.id: number for number, turn in enumerate(ordered)}
    return tuple(
        ConflictGroup(tuple(sorted(group, key=lambda turn: position[turn.conflict.id]))) for _, group in groups
    )
