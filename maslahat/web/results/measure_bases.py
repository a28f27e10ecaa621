"""What the three measures rest on for a year, a country and a pillar: proposals, money, indicators (R88)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from maslahat.actions.results.known import ResultsKnown
from maslahat.actions.results.work_told import money_of_done, work_told
from maslahat.domain.insight.results_tree import Measured, Moment
from maslahat.domain.results.responsiveness import (
    Costed,
    CostPerResult,
    Disposition,
    Handled,
    TargetsMet,
    cost_per_result,
    days_to_disposition,
    targets_met,
)
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.kinds import Kind
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound
from maslahat.web.in_force import plan_seen
from maslahat.web.proposals.impacts import touched_countries
from maslahat.web.proposals.seeking import touched_pillars
from maslahat.web.visits import Visit

_COUNTED = (Kind.COUNT, Kind.RUNNING_TOTAL)
"""Only of what is counted one by one a unit has a cost."""


@dataclass(frozen=True, slots=True)
class Base:
    """A year, with a country and a pillar by their codes; empty for all of them."""

    year: int
    country: str = ""
    pillar: str = ""


@dataclass(frozen=True, slots=True)
class _Touching:
    proposal: ProposalFound
    countries: frozenset[str]
    pillars: frozenset[str]


@dataclass(frozen=True)
class Bases:
    """All that a visitor may see behind the measures; each year is read once, however many numbers rest on it."""

    visit: Visit
    known: ResultsKnown
    _plans: dict[int, WorkplanFound] = field(default_factory=dict)
    _proposals: dict[int, tuple[_Touching, ...]] = field(default_factory=dict)
    _money: dict[int, Mapping[tuple[str, str], Fraction]] = field(default_factory=dict)
    _measured: dict[tuple[int, str], tuple[Measured, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, visit: Visit, known: ResultsKnown) -> "Bases":
        """Return the bases for a visitor, with the plans that are open to it."""
        seen = (plan_seen(visit, each, Deed.PLAN_READ) for each in workplans.workplans(visit.programme.code))
        plans: dict[int, WorkplanFound] = {}
        for each in seen:
            if each is not None:
                plans.setdefault(each.year, each)
        return cls(visit, known, plans)

    def plan(self, year: int) -> WorkplanFound | None:
        """Return the plan of a year as the visitor may see it; None if there is none."""
        return self._plans.get(year)

    def proposals(self, base: Base) -> Mapping[str, ProposalFound] | None:
        """Return the proposals that touch a country and a pillar, by reference; None where they are not open."""
        plan = self.plan(base.year)
        if plan is None or not self.visit.may(Deed.PROPOSAL_READ, plan.stage):
            return None
        if base.year not in self._proposals:
            self._proposals[base.year] = tuple(self._touching(plan))
        return {
            str(each.proposal.ref): each.proposal
            for each in self._proposals[base.year]
            if base.country in ("", *each.countries) and base.pillar in ("", *each.pillars)
        }

    def disposition(self, base: Base) -> Disposition | None:
        """Return the days from proposal to disposition; None where proposals are not open."""
        found = self.proposals(base)
        return None if found is None else days_to_disposition(_handled(found.values()), self.visit.now.date())

    def costs(self, base: Base) -> Sequence[tuple[str, CostPerResult]] | None:
        """Return what a unit of each result cost, by currency.

        None where the money is not open, and for one country: money of lines that several share is not told apart.
        """
        plan = self.plan(base.year)
        if plan is None or base.country or not self.visit.may(Deed.FUNDING_READ, plan.stage, own=False):
            return None
        if base.year not in self._money:
            lines = workplans.plan(plan.current.version_id)
            self._money[base.year] = money_of_done(lines, work_told(plan.id))
        spent = self._money[base.year]
        counted = [each for each in self.measured(base) if each.definition.kind in _COUNTED]
        told = []
        for currency in sorted({currency for _, currency in spent}):
            served = [each for each in counted if (each.definition.result, currency) in spent]
            if served:
                told.append((currency, cost_per_result(_costed(each, spent, currency) for each in served)))
        return told

    def measured(self, base: Base) -> Sequence[Measured]:
        """Return how the indicators of a country and a pillar stand in a year."""
        place = base.year, base.country
        if place not in self._measured:
            at = Moment(base.year, self.visit.now.date(), self.known.cycle)
            self._measured[place] = self.known.measured(at, {}, base.country)
        pillars = self.visit.programme.pillars
        codes = {each.code for one in pillars if base.pillar in ("", one.code) for each in one.indicators}
        return [each for each in self._measured[place] if each.definition.code in codes]

    def targets(self, base: Base) -> TargetsMet:
        """Return which targets were met."""
        return targets_met((each.definition.code, each.progress) for each in self.measured(base))

    def _touching(self, plan: WorkplanFound) -> Iterable[_Touching]:
        text, programme = workplans.plan(plan.base.version_id), self.visit.programme
        for each in workplans.proposals(plan.id):
            if not each.is_comment:
                yield _Touching(each, touched_countries(text, each), touched_pillars(programme, text, each))


def _costed(each: Measured, spent: Mapping[tuple[str, str], Fraction], currency: str) -> Costed:
    return Costed(each.definition.code, spent[each.definition.result, currency], each.figure.number)


def _handled(found: Iterable[ProposalFound]) -> list[Handled]:
    return [
        Handled(str(each.ref), each.filed_at.date(), each.decided_at.date() if each.decided_at else None)
        for each in found
    ]
