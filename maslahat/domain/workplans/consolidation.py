"""The consolidated draft: what the plan says once all agreed proposals are in, and where every word comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import Conflict, ConflictClass, ConflictId, Notice
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.plan import Plan

Cell = tuple[LineId, CellKey]
"""One cell of the plan; the keys PLACE and WHOLE_LINE stand for a line's place and for a line added or deleted."""


@dataclass(frozen=True, slots=True)
class Consolidation:
    """A draft as a pure function of base, agreed change sets and resolutions.

    ``merged`` are the proposals that took effect, in order of number; ``held`` those that wait as a whole, with the
    conflicts they wait for. ``conflicts`` are open, ``settled`` have their resolution. ``origin`` names for every cell
    that differs from the base the proposals whose words stand there, ``decided`` the conflict whose resolution put
    there words of its own. ``shared`` names the sponsors of what several proposals want alike (K1).
    """

    plan: Plan
    merged: tuple[ProposalRef, ...]
    held: Mapping[ProposalRef, tuple[ConflictId, ...]]
    conflicts: tuple[Conflict, ...]
    settled: tuple[Conflict, ...]
    notices: tuple[Notice, ...]
    origin: Mapping[Cell, tuple[ProposalRef, ...]]
    decided: Mapping[Cell, ConflictId]
    shared: Mapping[Cell, tuple[ProposalRef, ...]]

    @property
    def broken(self) -> tuple[Conflict, ...]:
        """Return the open conflicts that do not hold a proposal but stand in the way of endorsement (K10)."""
        return tuple(conflict for conflict in self.conflicts if conflict.kind is ConflictClass.K10_RULE_BROKEN)
