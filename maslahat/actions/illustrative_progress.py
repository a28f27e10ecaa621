"""Illustrative progress on the lines of the endorsed plan, so that what a result costs can be shown (R88, R92).

Told through the deed that people use, on the day after the illustrative results; which lines are told as done follows
from their quarters, and every word says that it is invented. A line that names beneficiary groups has one left (R76).
"""

from datetime import UTC, datetime

from maslahat.actions.illustrative_results import MONITORING
from maslahat.actions.reference import ensure_reference_programme
from maslahat.actions.replay.stage import Stage
from maslahat.actions.results.annual_facts import plan_of
from maslahat.actions.results.progressing import report_progress
from maslahat.domain.results.periods import Period
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import queries as workplans

BEGINS = datetime(2023, 7, 11, 4, tzinfo=UTC)

YEAR = 2023

INVENTED = {
    "en": "Illustrative: how this line goes is invented.",
    "ru": "Для иллюстрации: ход работы по этому пункту вымышлен.",
}
"""What is told as the next step on every line: the list of the programme has no word for an invented status."""


def tell_illustrative_progress(now: datetime) -> int:
    """Tell how the lines go that have begun, unless something was told, and return of how many.

    None where no plan of the year is in force: before it is endorsed a plan has no progress. Raises ReplayStopped
    where a deed is not done.
    """
    programme = ensure_reference_programme(now).code
    found = plan_of(programme, YEAR)
    if found is None or found.in_force is None or progress_queries.progress(found.id):
        return 0
    stage, told = Stage(programme, "progress", BEGINS), 0
    for line in workplans.plan(found.in_force.version_id).lines:
        quarters = sorted(Period.read(f"{YEAR}-{each}") for each in line.elements("quarters"))
        if not quarters or quarters[0].starts_on > BEGINS.date():
            continue
        is_over, groups = quarters[-1].ends_on < BEGINS.date(), line.elements("beneficiaries")
        named = {"workplan": found.code, "line": line.id, "standing": 0, "done_for": groups[:-1] if is_over else ()}
        status = "closed" if is_over and not groups else "implementation"
        stage.do(report_progress, MONITORING, **named, status=status, problem={}, next_step=INVENTED)
        told += 1
    return told
