"""How far the work on a line has come for each of the groups of people that it serves (R76)."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupsServed:
    """The beneficiary groups that a line names, in order of code, and those of them for which the work is done."""

    named: tuple[str, ...] = ()
    done: frozenset[str] = frozenset()

    @classmethod
    def of(cls, named: Collection[str], told: Collection[str]) -> "GroupsServed":
        """Return how the groups stand; what was told of a group that the line names no more does not count."""
        return cls(tuple(sorted(set(named))), frozenset(told) & frozenset(named))

    @property
    def are_all_done(self) -> bool:
        """Tell whether no group is left: true of a line that names none. Five of six are not all."""
        return len(self.done) == len(self.named)
