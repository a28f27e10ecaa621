"""Rules that proposals break together (K10): found on the draft, with the names of those who contributed."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import (
    PLACE,
    WHOLE_LINE,
    Amend,
    Choice,
    Conflict,
    ConflictClass,
    ConflictId,
    conflict_id,
)
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.rules import BrokenRule, PlanChange, PlanRules, Rule, broken_rules

_IDENTITY = ("title", "countries", "quarters")
_CEILINGS = (Rule.PILLAR_CEILING, Rule.DONOR_CEILING)


class Breaches:
    """Finds the rules that a draft breaks and mends them with amended amounts, where that was decided."""

    def __init__(
        self,
        base: Plan,
        rules: PlanRules,
        origin: dict[Cell, tuple[ProposalRef, ...]],
        decided: dict[Cell, ConflictId],
        settled: Sequence[Conflict],
    ) -> None:
        self.base = base
        self.rules = rules
        self.origin = origin
        self.decided = decided
        self.settled = {conflict.id: conflict for conflict in settled}

    def settle(
        self, draft: Plan, chosen: Mapping[ConflictId, Choice]
    ) -> tuple[Plan, tuple[Conflict, ...], tuple[Conflict, ...]]:
        """Return the draft with amended amounts, the rules still broken, and those that the amendments mended."""
        broken = self._conflicts(draft)
        amendments = [(conflict, choice) for conflict in broken if isinstance(choice := chosen.get(conflict.id), Amend)]
        if not amendments:
            return draft, broken, ()
        authors = {cell: self._who(cell) for _, choice in amendments for cell in _cells(choice)}
        for conflict, choice in amendments:
            self.settled[conflict.id] = conflict
            draft = self._amended(draft, conflict.id, choice)
        self.origin.update({cell: names for cell, names in authors.items() if names})
        still = self._conflicts(draft)
        names = {_named(conflict) for conflict in still}
        mended = [conflict for conflict in broken if _named(conflict) not in names]
        return draft, still, tuple(mended)

    def _amended(self, draft: Plan, conflict: ConflictId, choice: Amend) -> Plan:
        changes: dict[LineId, dict[CellKey, Value | None]] = {}
        for line, key, value in choice.cells:
            if line in draft:
                changes.setdefault(line, {})[key] = value
                self.decided[line, key] = conflict
        lines = [line.with_cells(changes[line.id]) if line.id in changes else line for line in draft.lines]
        return draft.with_lines(lines)

    def _conflicts(self, draft: Plan) -> tuple[Conflict, ...]:
        found = []
        for broken in broken_rules(draft, self.rules, PlanChange(self.base, {**self.origin, **self.decided})):
            proposals = self._contributors(draft, broken)
            if proposals:
                kind, line = ConflictClass.K10_RULE_BROKEN, broken.line
                names = (broken.rule, broken.subject, broken.limit, *sorted(broken.among), *sorted(proposals))
                name = conflict_id(kind, line, None, *names)
                about = (broken.rule.value, broken.subject, broken.found, broken.limit)
                found.append(Conflict(name, kind, line, None, (), proposals, None, *about, among=broken.among))
        return tuple(found)

    def _contributors(self, draft: Plan, broken: BrokenRule) -> tuple[ProposalRef, ...]:
        """Name the proposals without which the rule would not be broken like this: nobody, if the base did it."""
        cells = [cell for cell in broken.cells if broken.rule not in _CEILINGS or self._has_grown(draft, cell)]
        lines = {line for line, key in cells}
        if broken.rule is Rule.SHARES:
            cells += [cell for cell in (*self.origin, *self.decided) if cell[0] in lines and cell[1][0] == "shares"]
        elif broken.rule is Rule.DUPLICATE:
            touched = (*self.origin, *self.decided)
            cells += [cell for cell in touched if cell[0] in lines and cell[1][0] in (*_IDENTITY, *PLACE)]
        elif broken.rule is Rule.PILLAR_CEILING:
            cells += [(line, PLACE) for line in sorted(lines) if self._has_come(draft.line(line))]
        return tuple(sorted({name for cell in cells for name in self._who(cell)}))

    def _who(self, cell: Cell) -> tuple[ProposalRef, ...]:
        by_decision = self.settled[self.decided[cell]].proposals if cell in self.decided else ()
        return by_decision or self.origin.get(cell, ()) or self._adders(cell)

    def _adders(self, cell: Cell) -> tuple[ProposalRef, ...]:
        return () if cell[0] in self.base or cell[1] == PLACE else self.origin.get((cell[0], WHOLE_LINE), ())

    def _has_grown(self, draft: Plan, cell: Cell) -> bool:
        line, key = cell
        if line not in self.base or self._has_come(draft.line(line)):
            return True
        before = Decimal(self.base.line(line).cells.get(key, Decimal(0)))
        return Decimal(draft.line(line).cells[key]) > before

    def _has_come(self, line: Line) -> bool:
        """Tell whether a line came into its pillar from another."""
        pillars = self.rules.pillar_of
        return line.id in self.base and pillars.get(self.base.line(line.id).output) != pillars.get(line.output)


def _cells(choice: Amend) -> Iterator[Cell]:
    yield from ((line, key) for line, key, _ in choice.cells)


def _named(conflict: Conflict) -> tuple[str, str, LineId | None, tuple[LineId, ...]]:
    """Name a broken rule apart from the figures in it and from who broke it."""
    return conflict.rule, conflict.subject, conflict.line, conflict.among
