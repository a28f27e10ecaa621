"""Concerns: conflicts that comparing keys does not find, since they turn on who is touched, who owns it, what it says.

`workplans_and_decisions` §5, K11 to K13. They hold no proposal back; they are seen while it is discussed, and the hard
ones stand in the way of a final text.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.workplans.conflicts import Conflict, ConflictClass, conflict_id
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.operations import ChangeSet


class Severity(StrEnum):
    """How much a concern weighs: told only, in the way of a final text, or in the way until somebody consents."""

    SOFT = "soft"
    ENDORSEMENT = "endorsement"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Concern:
    """A conflict with its severity, the lines it is about, and the parties whose word is waited for."""

    conflict: Conflict
    severity: Severity
    lines: tuple[LineId, ...] = ()
    waits_for: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Tell whether the text cannot be made final while this stands."""
        return self.severity is not Severity.SOFT


class Stance(StrEnum):
    """What a party says to another's proposal that touches it: concurs, objects, or takes back what it said."""

    CONCUR = "concur"
    OBJECT = "object"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Concurrence:
    """What a party said to a proposal: to the exact text of it, whose fingerprint is ``subject``."""

    proposal: ProposalRef
    party: PartyCode
    kind: Stance
    subject: str


@dataclass(frozen=True, slots=True)
class Voices:
    """Who stands where: the country of each proposal's author, its supporters, and what parties said to proposals.

    ``said`` is in order of time; the last word of a party on a proposal counts.
    """

    country_of: Mapping[ProposalRef, str] = field(default_factory=lambda: MappingProxyType({}))
    supporters: Mapping[ProposalRef, AbstractSet[str]] = field(default_factory=lambda: MappingProxyType({}))
    said: tuple[Concurrence, ...] = ()

    def stances(self, change_set: ChangeSet) -> dict[str, Stance]:
        """Return where each party stands on this very text; who stands behind a proposal concurs."""
        found = dict.fromkeys(self.supporters.get(change_set.proposal, ()), Stance.CONCUR)
        words = [one for one in self.said if one.proposal == change_set.proposal]
        subject = subject_of(change_set) if words else ""
        for one in words:
            if one.subject == subject:
                found[one.party] = one.kind
        return {party: stance for party, stance in found.items() if stance is not Stance.NONE}


def subject_of(change_set: ChangeSet) -> str:
    """Return the fingerprint of what a proposal does: a word on it falls away as soon as it does something else."""
    return fingerprint(change_set_document(change_set))


def party_concern(
    kind: ConflictClass,
    change_set: ChangeSet,
    party: str,
    lines: Iterable[LineId],
    severity: Severity,
    rule: str,
    *,
    has_spoken: bool,
) -> Concern:
    """Return the concern that a proposal touches what a party has a say in; ``rule`` tells how that party stands."""
    found = tuple(dict.fromkeys(lines))
    line = found[0] if len(found) == 1 else None
    name = conflict_id(kind, line, None, change_set.proposal, party)
    conflict = Conflict(name, kind, line, None, (), (change_set.proposal,), None, rule, party)
    waits = severity is not Severity.SOFT and not has_spoken
    return Concern(conflict, severity, found, (party,) if waits else ())
