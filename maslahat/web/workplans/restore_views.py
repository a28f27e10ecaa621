"""Bringing back a line that an earlier version of the plan had."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.unsent import wished_in
from maslahat.actions.wishes import Kept
from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.workplans.operations import Restore
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.workplans import queries
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import show
from maslahat.web.workplans.change_views import plan_to_change, unsent_of
from maslahat.web.workplans.keeping import opened_to_propose
from maslahat.web.workplans.opening import Opened
from maslahat.web.workplans.structure import kept


@dataclass(frozen=True, slots=True)
class Deleted:
    """A line that the plan no longer has, as the newest version that had it told it; ``code`` was printed there.

    ``is_of_round`` tells that it stands in the text on which this round began, so that undoing the agreed proposal
    which took it out is the way to bring it back (E39).
    """

    line: Line
    after: LineId | None
    version: VersionId
    label: str
    code: str
    is_asked: bool
    is_of_round: bool


@require_http_methods(["GET", "HEAD", "POST"])
def restore_line(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the lines that earlier versions had and this one has not; keep the wish that one of them comes back."""
    found = opened_to_propose(request, programme, workplan)
    if isinstance(found, HttpResponse):
        return found
    plan = plan_to_change(found, unsent_of(found))
    gone = deleted_lines(found, plan)
    if request.method != "POST":
        return _page(request, found, plan, gone)
    chosen = gone.get(LineId(request.POST.get("line", "")))
    if chosen is None or chosen.is_of_round:
        return _page(request, found, plan, gone, status=422, is_unknown=True)
    wish = Kept(Restore(chosen.line, chosen.after, chosen.version))
    answer = kept(request, found, plan, chosen.line.id, (wish,))
    if isinstance(answer, Refused):
        return _page(request, found, plan, gone, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        return _page(request, found, plan, gone, status=409, is_stale=True)
    return answer


def deleted_lines(found: Opened, plan: Plan) -> Mapping[LineId, Deleted]:
    """Return every line that an earlier version had and the plan has not, as the newest such version told it."""
    asked = {each.about for each in wished_in(unsent_of(found)) if isinstance(each.wish, Kept)}
    gone: dict[LineId, Deleted] = {}
    began = queries.plan(found.workplan.base.version_id)
    place = next(each.number for each in found.workplan.versions if each.version_id == plan.version_id)
    earlier = [each for each in found.workplan.versions if each.number < place]
    for version in sorted(earlier, key=lambda each: each.number, reverse=True):
        text = queries.plan(version.version_id)
        for line in text.lines:
            if line.id not in plan and line.id not in gone:
                told = (
                    version.version_id,
                    version.label,
                    text.printed_codes[line.id],
                    line.id in asked,
                    line.id in began,
                )
                gone[line.id] = Deleted(line, next(_leaders(text, plan, line), None), *told)
    return gone


def _leaders(text: Plan, plan: Plan, line: Line) -> Iterator[LineId]:
    """Yield the lines before this one in the old text that still stand under its output, the nearest first."""
    before = text.before(line.id)
    while before:
        if before in plan and plan.line(before).output == line.output:
            yield before
        before = text.before(before)


def _page(
    request: HttpRequest,
    found: Opened,
    plan: Plan,
    gone: Mapping[LineId, Deleted],
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    told = {"found": found, "workplan": found.workplan, "base": plan.version_id, "gone": gone.values(), **more}
    return show(request, "workplans/restore.html", found.visit, tab="workplans", status=status, **told)
