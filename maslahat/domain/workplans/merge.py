"""Proposals come together: the draft as a pure function of base, agreed change sets and decisions on conflicts.

The order in which proposals were agreed plays no part, a proposal agreed twice counts once, and taking one back is
computing the draft without it. Numbers are never added together: two who raise the same amount alike raise it once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.workplans.breaches import Breaches
from maslahat.domain.workplans.changes import diff, subject
from maslahat.domain.workplans.collisions import collisions, in_order
from maslahat.domain.workplans.conflicts import (
    PLACE,
    Conflict,
    ConflictClass,
    ConflictId,
    Option,
    Resolution,
    conflict_id,
)
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.draft import Draft
from maslahat.domain.workplans.footprint import Footprint, first_lines, footprint, is_stale, needed_lines, placed
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.rules import PlanRules, Rule
from maslahat.domain.workplans.rulings import choices, rule_on
from maslahat.domain.workplans.settling import settle
from maslahat.domain.workplans.unifying import unified

OURS, THEIRS = ProposalRef("ours"), ProposalRef("theirs")
"""Names of the two sides of a merge of whole plans."""

Reasons = dict[ProposalRef, dict[ConflictId, None]]
Building = Sequence[tuple[ProposalRef, tuple[LineId, ...]]]
"""Proposals with the lines that they build on and others bring."""


class TwoProposalsOneName(ValueError):
    """Two different change sets bear the same proposal reference; the message is that reference."""


def consolidate(
    base: Plan, accepted: Iterable[ChangeSet], resolutions: Iterable[Resolution], rules: PlanRules
) -> Consolidation:
    """Return the draft that these agreed proposals make of the base.

    A proposal takes effect as a whole or is held as a whole: while a conflict it takes part in is open (K2 to K6),
    while it was written on another base (K0), or while it builds on a line that does not come (K9). Proposals that a
    decision binds together take effect together. Broken rules (K10) are found on the draft and hold nobody. Raises
    TwoProposalsOneName, or ContradictoryResolutions if two decisions on one conflict differ.
    """
    ordered = _in_order(accepted)
    stale = [one for one in ordered if one.base != base.version_id]
    return _consolidate(base, ordered, stale, resolutions, rules)


def merge(
    base: Plan, ours: Plan, theirs: Plan, rules: PlanRules, resolutions: Sequence[Resolution] = ()
) -> Consolidation:
    """Return the three-way merge of two plans that were both made from ``base``, each side as one proposal."""
    sides = [
        ChangeSet(name, number, PartyCode(name), VersionId(""), diff(base, plan))
        for number, (name, plan) in enumerate(((OURS, ours), (THEIRS, theirs)), 1)
    ]
    return _consolidate(base, sides, [], resolutions, rules)


def _in_order(accepted: Iterable[ChangeSet]) -> list[ChangeSet]:
    found: dict[ProposalRef, ChangeSet] = {}
    for change_set in accepted:
        if found.setdefault(change_set.proposal, change_set) != change_set:
            raise TwoProposalsOneName(change_set.proposal)
    return sorted(found.values(), key=lambda one: (one.number, one.proposal))


def _consolidate(
    base: Plan,
    ordered: Sequence[ChangeSet],
    stale: Sequence[ChangeSet],
    resolutions: Iterable[Resolution],
    rules: PlanRules,
) -> Consolidation:
    chosen = choices(resolutions)
    astray = [*_stale(base, ordered, stale), *_homeless(ordered, rules)]
    blocking = [*astray, *_blocked(base, ordered, astray)]
    out = {proposal for conflict in blocking for proposal in conflict.proposals}
    fit: Sequence[ChangeSet] = [one for one in ordered if one.proposal not in out]
    marks = footprint(fit)
    if alike := unified(fit, marks):
        fit, marks = alike, footprint(alike)
    whole = settle(base, marks, [one.proposal for one in fit], chosen)
    marks = whole.marks
    rulings = rule_on(collisions(base, marks), chosen)
    open_conflicts = in_order(base, [*whole.open, *rulings.open])
    settled = in_order(base, [*whole.settled, *rulings.settled])
    building = [(one.proposal, lines) for one in fit if (lines := tuple(needed_lines(base, one)))]
    blocking += _forsaken(building, marks)
    reasons = _held([*blocking, *open_conflicts], settled)
    _hold_dependents(building, marks, reasons, settled)
    merged = tuple(one.proposal for one in fit if one.proposal not in reasons)
    draft = Draft(base, marks, rulings, frozenset(merged))
    plan = draft.write()
    breaches = Breaches(base, rules, draft.origin, draft.decided, settled)
    plan, broken, mended = breaches.settle(plan, chosen)
    return Consolidation(
        plan,
        merged,
        {one.proposal: tuple(reasons[one.proposal]) for one in ordered if one.proposal in reasons},
        (*blocking, *open_conflicts, *broken),
        (*settled, *mended),
        tuple(draft.notices),
        draft.origin,
        draft.decided,
        draft.shared,
    )


def _stale(base: Plan, ordered: Sequence[ChangeSet], stale: Sequence[ChangeSet]) -> list[Conflict]:
    """Return one K0 for each change set that was written against something else than this base."""
    created = first_lines(ordered)
    found = []
    for one in ordered:
        on_other_base = one in stale
        moot = [operation for operation in one.operations if is_stale(base, created, operation)]
        if on_other_base or moot:
            kind, line = ConflictClass.K0_STALE, subject(moot[0]) if moot else None
            name = conflict_id(kind, line, None, one.proposal, one.base, base.version_id if on_other_base else "")
            found.append(Conflict(name, kind, line, None, (), (one.proposal,)))
    return found


def _homeless(ordered: Sequence[ChangeSet], rules: PlanRules) -> list[Conflict]:
    """Return one K3 for each line that is to come or to move under an output that is no longer there (E28)."""
    found: list[Conflict] = []
    if not rules.pillar_of:
        return found
    kind = ConflictClass.K3_EDIT_VERSUS_DELETE
    for one in ordered:
        for line, place in placed(one):
            if place.output not in rules.pillar_of:
                name = conflict_id(kind, line, PLACE, "output", place.output, one.proposal)
                option = Option(place, (one.proposal,))
                about = (Rule.OUTPUT.value, place.output)
                found.append(Conflict(name, kind, line, PLACE, (option,), (one.proposal,), None, *about))
    return found


def _blocked(base: Plan, ordered: Sequence[ChangeSet], astray: Sequence[Conflict]) -> list[Conflict]:
    """Return one K9 for each line that proposals build on though no agreed proposal brings it."""
    blocked = {proposal for conflict in astray for proposal in conflict.proposals}
    needing = [one for one in ordered if one.proposal not in blocked]
    waiting = [(one, tuple(dict.fromkeys(needed_lines(base, one)))) for one in needing]
    waiting = [(one, lines) for one, lines in waiting if lines]
    if not waiting:
        return []
    missing: dict[LineId, dict[ProposalRef, None]] = {}
    is_done = False
    while not is_done:
        is_done = True
        there = first_lines(one for one in ordered if one.proposal not in blocked)
        for one, lines in waiting:
            lacking = [line for line in lines if line not in there]
            if lacking and one.proposal not in blocked:
                is_done = False
                blocked.add(one.proposal)
                missing.update({line: missing.get(line, {}) | {one.proposal: None} for line in lacking})
    return [_dependency(line, tuple(proposals)) for line, proposals in missing.items()]


def _dependency(line: LineId, proposals: tuple[ProposalRef, ...]) -> Conflict:
    kind = ConflictClass.K9_DEPENDENCY
    return Conflict(conflict_id(kind, line, None), kind, line, None, (), proposals)


def _forsaken(building: Building, marks: Footprint) -> list[Conflict]:
    """Return one K9 for each line that proposals build on though the split that would bring it was not chosen."""
    missing: dict[LineId, dict[ProposalRef, None]] = {}
    for proposal, lines in building:
        for line in lines:
            if line not in marks.makers:
                missing.setdefault(line, {})[proposal] = None
    return [_dependency(line, tuple(proposals)) for line, proposals in missing.items()]


def _held(open_conflicts: Iterable[Conflict], settled: Sequence[Conflict]) -> Reasons:
    reasons: Reasons = {}
    for conflict in open_conflicts:
        for proposal in conflict.proposals:
            reasons.setdefault(proposal, {})[conflict.id] = None
    _bind(reasons, settled)
    return reasons


def _bind(reasons: Reasons, settled: Sequence[Conflict]) -> None:
    """Hold together what a decision binds together: a settled conflict takes effect for all its proposals or none."""
    is_done = False
    while not is_done:
        is_done = True
        for conflict in settled:
            held = [proposal for proposal in conflict.proposals if proposal in reasons]
            if held and len(held) < len(conflict.proposals):
                is_done = False
                why = {name: None for proposal in held for name in reasons[proposal]}
                for proposal in conflict.proposals:
                    reasons.setdefault(proposal, dict(why))


def _hold_dependents(building: Building, marks: Footprint, reasons: Reasons, settled: Sequence[Conflict]) -> None:
    """Hold the proposals that build on lines of held proposals, for the same reasons (K9)."""
    is_done = False
    while not is_done:
        is_done = True
        for proposal, lines in building:
            held = [makers for line in lines if (makers := marks.makers.get(line, {})).keys() <= reasons.keys()]
            if held and proposal not in reasons:
                is_done = False
                reasons[proposal] = {name: None for makers in held for maker in makers for name in reasons[maker]}
                _bind(reasons, settled)


def without(accepted: Iterable[ChangeSet], proposal: ProposalRef) -> tuple[ChangeSet, ...]:
    """Return the agreed change sets less this one: consolidating them again is how a proposal is taken back (E39)."""
    return tuple(one for one in accepted if one.proposal != proposal)


def as_amended(change_set: ChangeSet, amended: ChangeSet | None) -> ChangeSet:
    """Return what counts of a proposal: the text that was accepted instead, if it was amended, under the same name."""
    return change_set if amended is None else replace(amended, proposal=change_set.proposal, number=change_set.number)


__all__ = ["OURS", "THEIRS", "Consolidation", "TwoProposalsOneName", "as_amended", "consolidate", "merge", "without"]
