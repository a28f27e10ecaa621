"""What agreeing to proposals, or settling a conflict, would do to the plan: figures before and after, nothing decided.

Everything is computed from two drafts and stored nowhere. A proposal that a conflict holds changes no figure: the
impact names what holds it instead. Lines say in which quarters work is done, not in which weeks, so that an agency in
two places at once can be told by quarter only; public holidays are told by day (R12, R13, R16, R89).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.shared.money import CENT
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import Conflict, Resolution
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.rules import BrokenRule, Ceiling, CeilingOf, PlanRules, Rule, broken_rules
from maslahat.domain.workplans.totals import ZERO, Shift, Sum, Totals, compared, totals


@dataclass(frozen=True, slots=True)
class Count:
    """A number of lines before and after. ``part`` is ``plan``, ``target``, ``unmeasured`` (lines without an
    indicator) or ``unmarked`` (lines that leave the marker ``code`` empty)."""

    part: str
    code: str
    before: int
    after: int

    @property
    def by(self) -> int:
        """Return the difference: more is positive."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class MarkerShare:
    """The money in one currency on lines whose marker reaches ``lowest`` (significant or more), and its share."""

    marker: str
    lowest: int
    currency: str
    before: Decimal
    after: Decimal
    share_before: Decimal
    share_after: Decimal

    @property
    def by(self) -> Decimal:
        """Return by how many percentage points the share changes."""
        return self.share_after - self.share_before


@dataclass(frozen=True, slots=True)
class CeilingUse:
    """What is planned under one ceiling before and after; ``left`` below zero is by how much it is broken."""

    ceiling: Ceiling
    before: Decimal
    after: Decimal

    @property
    def left(self) -> Decimal:
        """Return what may still be planned under the ceiling."""
        return self.ceiling.amount - self.after

    @property
    def was_broken(self) -> bool:
        """Tell whether the draft breaks it already."""
        return self.before > self.ceiling.amount

    @property
    def is_broken(self) -> bool:
        """Tell whether it would be broken."""
        return self.after > self.ceiling.amount


@dataclass(frozen=True, slots=True)
class Workload:
    """An agency that leads work in several countries in one quarter, with the lines it leads there."""

    lead: str
    quarter: str
    countries: tuple[str, ...]
    lines: tuple[LineId, ...]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday of a country; ``is_estimated`` where the day follows the moon and is not yet decreed."""

    country: str
    on: date
    name: LocalizedText
    is_estimated: bool = False

    @property
    def quarter(self) -> str:
        """Return the quarter of the calendar year in which the day lies."""
        return f"Q{(self.on.month + 2) // 3}"


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The public holidays of a country in a quarter in which these lines plan work there."""

    country: str
    quarter: str
    holidays: tuple[Holiday, ...]
    lines: tuple[LineId, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that would differ. ``money``, ``counts``, ``shares`` and ``ceilings`` hold what stays alike as well.

    ``broken`` and ``mended`` are rules, ``workloads`` only those that the change brings or enlarges. ``lines`` are new
    or changed, ``gone`` are no more. ``conflicts`` are all that would be open, ``held`` who of the wanted would wait.
    """

    money: tuple[Shift, ...]
    counts: tuple[Count, ...]
    shares: tuple[MarkerShare, ...]
    ceilings: tuple[CeilingUse, ...]
    broken: tuple[BrokenRule, ...]
    mended: tuple[BrokenRule, ...]
    workloads: tuple[Workload, ...]
    days_off: tuple[DaysOff, ...]
    lines: tuple[LineId, ...]
    gone: tuple[LineId, ...]
    conflicts: tuple[Conflict, ...]
    held: tuple[ProposalRef, ...]

    def count(self, part: str, code: str = "") -> Count:
        """Return one number of lines; nothing before and after if the plan has none of it."""
        found = (each for each in self.counts if (each.part, each.code) == (part, code))
        return next(found, Count(part, code, 0, 0))

    @property
    def moved_money(self) -> tuple[Shift, ...]:
        """Return the amounts that differ, the whole plan's first."""
        return tuple(each for each in self.money if each.by)

    @property
    def targets(self) -> tuple[Count, ...]:
        """Return the SDG targets that lines before or after contribute to."""
        return tuple(each for each in self.counts if each.part == "target")


@dataclass(frozen=True, slots=True)
class ImpactTerms:
    """By what an impact is measured: the plan's rules, for each marker the lowest code that weighs as significant, and
    the public holidays of the countries in the year of the plan."""

    rules: PlanRules
    significant: Mapping[str, int]
    calendar: Sequence[Holiday] = ()


def as_if_agreed(
    base: Plan,
    agreed: Iterable[ChangeSet],
    wanted: Iterable[ChangeSet],
    resolutions: Iterable[Resolution],
    rules: PlanRules,
) -> Consolidation:
    """Return the draft as it would be if the wanted proposals were agreed too; one that is agreed already counts once.

    Raises what ``consolidate`` raises.
    """
    found = {one.proposal: one for one in (*wanted, *agreed)}
    return consolidate(base, found.values(), resolutions, rules)


def impact(
    before: Consolidation, after: Consolidation, terms: ImpactTerms, wanted: Iterable[ProposalRef] = ()
) -> Impact:
    """Return what differs between a draft and what would become of it (spec §5, K2 "effect on totals")."""
    was, will = before.plan, after.plan
    markers = tuple(sorted(terms.significant))
    old, new = (totals(plan, terms.rules.pillar_of, markers) for plan in (was, will))
    lines = tuple(line.id for line in will.lines if line.id not in was or was.line(line.id) != line)
    broken, mended = _rules(was, will, terms.rules)
    return Impact(
        money=compared(old, new),
        counts=_counts(was, will, old, new, markers),
        shares=tuple(share for marker in markers for share in _shares(marker, terms.significant[marker], old, new)),
        ceilings=tuple(_use(ceiling, old, new) for ceiling in terms.rules.ceilings),
        broken=broken,
        mended=mended,
        workloads=_workloads(was, will, frozenset(lines)),
        days_off=days_off([will.line(line) for line in lines], terms.calendar),
        lines=lines,
        gone=tuple(line.id for line in was.lines if line.id not in will),
        conflicts=after.conflicts,
        held=tuple(ref for ref in dict.fromkeys(wanted) if ref in after.held),
    )


def days_off(lines: Iterable[Line], calendar: Sequence[Holiday]) -> tuple[DaysOff, ...]:
    """Return the holidays that fall into the quarters of these lines in their countries, by country and quarter."""
    there: dict[tuple[str, str], list[LineId]] = {}
    for line in lines:
        for country in line.countries:
            for quarter in line.quarters:
                there.setdefault((country, quarter), []).append(line.id)
    found = []
    for (country, quarter), planned in sorted(there.items()):
        days = sorted(
            (day for day in calendar if (day.country, day.quarter) == (country, quarter)), key=lambda day: day.on
        )
        if days:
            found.append(DaysOff(country, quarter, tuple(days), tuple(planned)))
    return tuple(found)


def _rules(was: Plan, will: Plan, rules: PlanRules) -> tuple[tuple[BrokenRule, ...], tuple[BrokenRule, ...]]:
    old, new = (broken_rules(plan, rules) for plan in (was, will))
    known = {_named(each) for each in old}
    still = {_named(each) for each in new}
    broken = tuple(each for each in new if _named(each) not in known)
    return broken, tuple(each for each in old if _named(each) not in still)


def _named(broken: BrokenRule) -> tuple[str, str, tuple[LineId, ...]]:
    """Name a broken rule apart from the figures in it; lines tell apart only where the rule is one of lines."""
    is_of_lines = broken.rule not in (Rule.PILLAR_CEILING, Rule.DONOR_CEILING)
    lines = tuple(sorted({line for line, _ in broken.cells})) if is_of_lines else ()
    return broken.rule.value, f"{broken.subject} {broken.limit}", lines


def _counts(was: Plan, will: Plan, old: Totals, new: Totals, markers: Sequence[str]) -> tuple[Count, ...]:
    targets_old, targets_new = _targets(was), _targets(will)
    return (
        Count("plan", "", len(was.lines), len(will.lines)),
        Count("unmeasured", "", len(unmeasured(was)), len(unmeasured(will))),
        *(Count("unmarked", each, _unmarked(old, each), _unmarked(new, each)) for each in markers),
        *(
            Count("target", each, targets_old.get(each, 0), targets_new.get(each, 0))
            for each in sorted({*targets_old, *targets_new}, key=_target_order)
        ),
    )


def unmeasured(plan: Plan) -> tuple[LineId, ...]:
    """Return the lines that no indicator measures, in order of the plan."""
    return tuple(line.id for line in plan.lines if not any(key[0] == "indicators" for key in line.cells))


def _unmarked(found: Totals, marker: str) -> int:
    return found.markers.get((marker, None), Sum()).lines


def _targets(plan: Plan) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in plan.lines:
        for target in line.elements("sdg_targets"):
            found[target] = found.get(target, 0) + 1
    return found


def _target_order(target: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (1000, part) for part in target.split("."))


def _shares(marker: str, lowest: int, old: Totals, new: Totals) -> list[MarkerShare]:
    before, after = (_weighty(found, marker, lowest) for found in (old, new))
    wholes = old.whole.required, new.whole.required
    return [
        MarkerShare(
            marker,
            lowest,
            currency,
            before.get(currency, ZERO),
            after.get(currency, ZERO),
            _per_cent(before.get(currency, ZERO), wholes[0].get(currency, ZERO)),
            _per_cent(after.get(currency, ZERO), wholes[1].get(currency, ZERO)),
        )
        for currency in sorted({*wholes[0], *wholes[1]})
    ]


def _weighty(found: Totals, marker: str, lowest: int) -> dict[str, Decimal]:
    money: dict[str, Decimal] = {}
    for (name, code), part in found.markers.items():
        if name == marker and code is not None and code >= lowest:
            for currency, amount in part.required.items():
                money[currency] = money.get(currency, ZERO) + amount
    return money


def _per_cent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(CENT) if whole else ZERO


def _use(ceiling: Ceiling, old: Totals, new: Totals) -> CeilingUse:
    planned = []
    for found in (old, new):
        parts = found.pillars if ceiling.of is CeilingOf.PILLAR else found.donors
        planned.append(parts.get(ceiling.code, Sum()).required.get(ceiling.currency, ZERO))
    return CeilingUse(ceiling, planned[0], planned[1])


def _workloads(was: Plan, will: Plan, changed: frozenset[LineId]) -> tuple[Workload, ...]:
    old = {(each.lead, each.quarter): each for each in workloads(was)}
    found = []
    for each in workloads(will):
        before = old.get((each.lead, each.quarter))
        more = before is None or not set(each.countries) <= set(before.countries) or len(each.lines) > len(before.lines)
        if more and changed & set(each.lines):
            found.append(each)
    return tuple(found)


def workloads(plan: Plan) -> tuple[Workload, ...]:
    """Return each agency that leads two lines or more in one quarter which together lie in several countries."""
    led: dict[tuple[str, str], list[Line]] = {}
    for line in plan.lines:
        for quarter in line.quarters if line.one("lead") else ():
            led.setdefault((str(line.one("lead")), quarter), []).append(line)
    found = []
    for (lead, quarter), lines in sorted(led.items()):
        places = {line.countries for line in lines}
        countries = tuple(sorted({country for place in places for country in place}))
        if len(places) > 1 and len(countries) > 1:
            found.append(Workload(lead, quarter, countries, tuple(line.id for line in lines)))
    return tuple(found)
