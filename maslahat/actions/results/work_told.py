"""How the work on the lines of a plan goes by the last word on each: its progress, or else the note on its status."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from maslahat.actions.lines_done import CANCELLED, counts_as_done, groups_served
from maslahat.domain.results.annual_report import Course
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import queries as workplans


@dataclass(frozen=True, slots=True)
class WorkTold:
    """The last word on a line: its status, empty if none was told, what is in the way and what comes next.

    ``done_for`` are the beneficiary groups for which its work is done (R76).
    """

    status: str = ""
    done_for: frozenset[str] = frozenset()
    problem: LocalizedText = field(default_factory=LocalizedText)
    next_step: LocalizedText = field(default_factory=LocalizedText)

    def is_done(self, line: Line) -> bool:
        """Tell whether the line counts as done: by its status, and for all groups that it names."""
        return counts_as_done(self.status, groups_served(line, self.done_for))

    def course(self, line: Line) -> Course:
        """Return how the work on the line goes, whatever words the programme has for it."""
        if not self.status:
            return Course.NOT_TOLD
        if self.is_done(line):
            return Course.DONE
        return Course.CANCELLED if self.status == CANCELLED else Course.UNDER_WAY


UNTOLD = WorkTold()
"""Nothing was told of a line."""


def work_told(workplan: int) -> Mapping[LineId, WorkTold]:
    """Return what stands of each line of a plan (its row id) that anything was told of."""
    noted = {line: WorkTold(each.status) for line, each in workplans.statuses(workplan).items()}
    return noted | {
        LineId(line): WorkTold(each.status, each.done_for, each.problem, each.next_step)
        for line, each in progress_queries.progress(workplan).items()
    }


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
