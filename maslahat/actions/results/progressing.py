"""Progress of a line of the endorsed plan: its status, what is in the way, what comes next, by group (R92, R76)."""

from collections.abc import Collection, Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, refused_here
from maslahat.actions.doing import deed, tell
from maslahat.actions.lines_done import groups_served, not_done_yet
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.outcomes import ProgressReported
from maslahat.actions.workplans import STATUS_LIST
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.plan import Line
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import progress_queries, save_progress
from maslahat.stores.results.save_progress import NewProgress
from maslahat.stores.workplans import load


@deed(Deed.PROGRESS_REPORT)
def report_progress(
    *,
    workplan: str,
    line: str,
    standing: int,
    status: str,
    problem: Mapping[str, str],
    next_step: Mapping[str, str],
    done_for: Collection[str] = (),
    by: Actor,
    key: str,
    now: datetime,
) -> ProgressReported | Refused | Stale:
    """Tell how work on a line comes along; a problem is told with what comes next.

    ``done_for`` are the beneficiary groups of the line for which the work is done; while one is left, the line cannot
    be told as done (R76).

    ``standing`` is the last word on the screen (its row id), 0 if there was none. What is told is tied to the
    endorsed text that promised the line; the fingerprint of the plan does not change (E84).
    """
    found = load.workplan(by.programme, workplan)
    if found is None or found.in_force is None:
        return Refused.because("unknown_workplan", workplan=workplan[:80])
    plan = load.plan(found.in_force.version_id)
    if LineId(line) not in plan:
        return Refused.because("unknown_line", line=line[:80])
    own = bool(by.country) and by.country in plan.line(LineId(line)).countries
    if refused := refused_here(by, Deed.PROGRESS_REPORT, found, own=own, in_force=True):
        return refused
    last = progress_queries.progress(found.id).get(line)
    if (last.id if last else 0) != standing:
        return Stale(f"progress:{line}", str(standing), last.status if last else "")
    if refused := _refused(by.programme, plan.line(LineId(line)), status, done_for):
        return refused
    stuck, onward = say(problem), say(next_step)
    if isinstance(stuck, Refused) or isinstance(onward, Refused):
        return stuck if isinstance(stuck, Refused) else Refused.because("bad_value", field="reason", why="")
    if stuck and not onward:
        return Refused.because("problem_without_next_step")
    version = found.in_force.version_id
    groups = tuple(sorted(set(done_for)))
    new = NewProgress(found.id, line, version, status, stuck, onward, groups, last.id if last else None)
    save_progress.progress(new, person=by.person, party=by.party, role=by.role.value, now=now)
    detail: dict[str, Document] = {"line": line, "version": version, "status": status}
    detail |= {"problem": stuck.document(), "next_step": onward.document(), "done_for": list(groups)}
    tell(by=by, right=Deed.PROGRESS_REPORT, about=about(found), now=now, detail=detail)
    return ProgressReported(line, status, version)


def _refused(programme: str, line: Line, status: str, done_for: Collection[str]) -> Refused | None:
    """Return why a line cannot be told so: no such status, a group that it does not name, or done too early."""
    if status not in {term.code for term in programmes.programme(programme).code_lists.get(STATUS_LIST, ())}:
        return Refused.because("unknown_code", field="status", value=status[:40])
    unknown = sorted(set(done_for) - set(line.elements("beneficiaries")))
    if unknown:
        return Refused.because("unknown_group", group=unknown[0][:40])
    return not_done_yet(status, groups_served(line, done_for))
