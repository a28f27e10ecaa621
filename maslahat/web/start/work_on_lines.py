"""Lines of the plan that somebody works under, each with the last word on it, for the panels of the start page."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from maslahat.actions.lines_done import groups_served
from maslahat.actions.results.known import milestones_of
from maslahat.actions.results.work_told import UNTOLD, WorkTold, work_told
from maslahat.actions.workplans import STATUS_LIST
from maslahat.domain.insight.results_tree import Measured, Moment
from maslahat.domain.results.annual_report import Course
from maslahat.domain.results.status import Status
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.workplans import queries as workplans
from maslahat.web.results.small_counts import known_to
from maslahat.web.start.desk import Desk, PlanOnDesk
from maslahat.words.labels import label
from maslahat.words.served import groups_in_words
from maslahat.words.standings import STATUSES

Counted = tuple[tuple[str, str, int], ...]
"""(code, its word, how many), without zeros."""


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line with its page, its status in the reader's words, and for how many of its groups the work is done."""

    code: str
    title: LocalizedText
    address: str
    output: str
    course: Course
    status: LocalizedText | str
    groups: str
    problem: LocalizedText
    next_step: LocalizedText


@dataclass(frozen=True)
class Work:
    """A plan in the text that people work under, with what was told of each line."""

    desk: Desk
    on: PlanOnDesk
    text: Plan
    told: Mapping[LineId, WorkTold]

    def lines(self, wanted: Callable[[Line], bool]) -> list[tuple[Line, LineShown]]:
        """Return the lines that are wanted, as the page shows them."""
        return [(each, self._shown(each)) for each in self.text.lines if wanted(each)]

    def _shown(self, line: Line) -> LineShown:
        work, programme = self.told.get(line.id, UNTOLD), self.desk.visit.programme
        groups = groups_served(line, work.done_for)
        return LineShown(
            self.text.printed_codes[line.id],
            line.title,
            self.on.address("line", line.id),
            line.output,
            work.course(line),
            programme.label(STATUS_LIST, work.status) or work.status,
            groups_in_words(len(groups.done), len(groups.named)),
            work.problem,
            work.next_step,
        )

    def measured(self, outputs: Iterable[str], country: str = "") -> list[Measured]:
        """Return how the indicators of these outputs stand today; none for who may not read results."""
        visit = self.desk.visit
        if not visit.may(Deed.RESULT_READ):
            return []
        known, wanted = known_to(visit), frozenset(outputs)
        at = Moment(self.text.year, visit.now.date(), known.cycle)
        due = milestones_of(self.text, self.told, visit.now.date())
        found = (known.measured_one(each, at, due, country) for each in known.definitions if each.result in wanted)
        return [each for each in found if each is not None]


def work_of(desk: Desk) -> Work | None:
    """Return the newest plan in force, else the newest that the visitor may read; None if there is none."""
    plans = desk.plans
    found = next((each for each in plans if each.plan.in_force is not None), plans[0] if plans else None)
    if found is None:
        return None
    version = found.plan.in_force or found.plan.current
    return Work(desk, found, workplans.plan(version.version_id), work_told(found.plan.id))


def standings_of(measured: Iterable[Measured]) -> Counted:
    """Return how many of these indicators stand how."""
    found = Counter(each.standing.status for each in measured)
    return tuple((each.value, label(STATUSES, each), found[each]) for each in Status if found[each])
