"""How the work on the lines of a plan goes by the last word on each: its progress, or else the note on its status."""

from collections.abc import Mapping
from fractions import Fraction

from maslahat.actions.results.known import DONE
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import queries as workplans


def statuses_told(workplan: int) -> Mapping[LineId, str]:
    """Return the status of each line of a plan (its row id) that anything was told of."""
    noted = {line: each.status for line, each in workplans.statuses(workplan).items()}
    return noted | {LineId(line): each.status for line, each in progress_queries.progress(workplan).items()}


def money_of_done(plan: Plan, statuses: Mapping[LineId, str]) -> Mapping[tuple[str, str], Fraction]:
    """Return {(output, currency): money available} of lines told as done; money still sought is none."""
    found: dict[tuple[str, str], Fraction] = {}
    for line in plan.lines:
        if statuses.get(line.id) not in DONE:
            continue
        for (source, currency), amount in line.budget.items():
            if source != TO_BE_MOBILIZED:
                found[line.output, currency] = found.get((line.output, currency), Fraction(0)) + Fraction(amount)
    return found
