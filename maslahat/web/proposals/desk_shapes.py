"""What lies on the resolution desk: choices with their values, who wants them and why, decisions and contributions."""

from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import ConflictId
from maslahat.domain.workplans.wording import Segment
from maslahat.web.proposals.collisions import ConflictShown
from maslahat.web.proposals.differences import LineShown
from maslahat.web.proposals.dividing import AllocationShown
from maslahat.web.proposals.measuring import ImpactShown
from maslahat.web.proposals.resolving import AmountShown


@dataclass(frozen=True, slots=True)
class ValueShown:
    """What a choice would put there, in one language ("" where all read the same), marked against what stands."""

    language: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class WishShown:
    """A proposal in a conflict: who wants it, with whose support, why, and what was advised as (role, advice, note)."""

    ref: str
    headline: LocalizedText
    party: LocalizedText
    supporters: tuple[LocalizedText, ...]
    rationale: LocalizedText
    advice: tuple[tuple[str, str, LocalizedText], ...]


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """One way to settle the conflict. ``changes`` tell what becomes of the line; ``is_chosen`` is the one decided.

    ``throughout`` marks an impact that shows only if what hangs together goes the same way: a proposal takes effect as
    a whole, so that one decision of several moves nothing yet.
    """

    code: str
    heading: str
    values: tuple[ValueShown, ...]
    allocation: AllocationShown | None
    wishes: tuple[WishShown, ...]
    changes: tuple[LineShown, ...]
    impact: ImpactShown
    throughout: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ContributionShown:
    """What one proposal contributes to a broken rule: what it moves, against the draft without it."""

    wish: WishShown
    impact: ImpactShown | None


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision on the conflict: what was chosen and why, in which role; a former one with when and why it ended."""

    number: int
    choice: str
    reason: LocalizedText
    role: str
    at: datetime
    ended_at: datetime | None
    ended_reason: LocalizedText
    ended_role: str


@dataclass(frozen=True, slots=True)
class DeskShown:
    """Everything on the desk. ``alike`` are the places decided with it, ``others`` are conflicts of the same group;
    ``standing`` is the decision in force."""

    conflict: ConflictShown
    choices: tuple[ChoiceShown, ...]
    contributions: tuple[ContributionShown, ...]
    shows_values: bool
    takes_value: bool
    combined: ValueShown | None
    amounts: tuple[AmountShown, ...]
    targets: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    alike: tuple[str, ...]
    others: tuple[ConflictShown, ...]
    standing: DecisionShown | None
    former: tuple[DecisionShown, ...]
    before: ConflictId
    after: ConflictId
    place: int
    count: int
    key: str

    @property
    def can_be_settled(self) -> bool:
        """Whether there is anything to choose; else it is settled by deciding on the proposals themselves."""
        return bool(self.choices or self.amounts or self.takes_value or self.targets or self.parts)
