"""How the work on the lines of a plan goes by the last word on each: its progress, or else the note on its status."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from maslahat.actions.lines_done import counts_as_done, groups_served
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import queries as workplans


@dataclass(frozen=True, slots=True)
class WorkTold:
    """The status of a line, empty if none was told, and the beneficiary groups for which its work is done (R76)."""

    status: str = ""
    done_for: frozenset[str] = frozenset()

    def is_done(self, line: Line) -> bool:
        """Tell whether the line counts as done: by its status, and for all groups that it names."""
        return counts_as_done(self.status, groups_served(line, self.done_for))


UNTOLD = WorkTold()
"""Nothing was told of a line."""


def work_told(workplan: int) -> Mapping[LineId, WorkTold]:
    """Return what stands of each line of a plan (its row id) that anything was told of."""
    noted = {line: WorkTold(each.status) for line, each in workplans.statuses(workplan).items()}
    told = progress_queries.progress(workplan)
    return noted | {LineId(line): WorkTold(each.status, each.done_for) for line, each in told.items()}


def money_of_done(plan: Plan, told: Mapping[LineId, WorkTold]) -> Mapping[tuple[str, str], Fraction]:
    """Return {(output, currency): money available} of lines told as done; money still sought is none."""
    found: dict[tuple[str, str], Fraction] = {}
    for line in plan.lines:
        if not told.get(line.id, UNTOLD).is_done(line):
            continue
        for (source, currency), amount in line.budget.items():
            if source != TO_BE_MOBILIZED:
                found[line.output, currency] = found.get((line.output, currency), Fraction(0)) + Fraction(amount)
    return found
