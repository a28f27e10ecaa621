"""Splitting a line: who gets what of it goes into the reader's own unsent proposal."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.unsent import wished_in
from maslahat.actions.wishes import Divide
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.plan import Line
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import show
from maslahat.web.workplans.change_views import plan_to_change, unsent_of
from maslahat.web.workplans.keeping import laid_by, opened_to_propose
from maslahat.web.workplans.line_form import Ground
from maslahat.web.workplans.opening import Opened
from maslahat.web.workplans.split_form import MOST_PARTS, SplitForm, initial_of_division
from maslahat.web.workplans.structure import kept


@require_http_methods(["GET", "HEAD", "POST"])
def split_line(request: HttpRequest, programme: str, workplan: str, line: str) -> HttpResponse:
    """Show how a line may be split, with what the reader wished before; keep what is wished now."""
    found = opened_to_propose(request, programme, workplan)
    if isinstance(found, HttpResponse):
        return found
    unsent = unsent_of(found)
    plan = plan_to_change(found, unsent)
    if LineId(line) not in plan:
        raise Http404
    standing = plan.line(LineId(line))
    ground = Ground(found.visit.programme, plan, found.sees_all_money)
    if not ground.shows_money:
        return _page(request, found, None, standing, code=plan.printed_codes[standing.id])
    told: dict[str, Any] = {"ground": ground, "line": standing}
    if request.method != "POST":
        wished = (each.wish for each in wished_in(unsent) if each.about == line)
        before = next((each for each in wished if isinstance(each, Divide)), None)
        initial: dict[str, Any] = {"parts": 1, "base": plan.version_id}
        if before:
            initial |= initial_of_division(before, standing, ground.programme.languages)
        typed = laid_by(request)
        count = _count(typed) if typed else int(initial["parts"])
        form = SplitForm(typed, parts=count, initial=initial, **told)
        return _page(request, found, form, standing, code=plan.printed_codes[standing.id])
    return _posted(request, found, told)


def _posted(request: HttpRequest, found: Opened, told: dict[str, Any]) -> HttpResponse:
    count, plan, standing = _count(request.POST), told["ground"].plan, told["line"]
    code = plan.printed_codes[standing.id]
    if request.POST.get("deed") == "more":
        count = min(count + 1, MOST_PARTS)
        typed = {name: request.POST.get(name, "") for name in request.POST}
        return _page(
            request, found, SplitForm(parts=count, initial=typed | {"parts": count}, **told), standing, code=code
        )
    form = SplitForm(request.POST, parts=count, **told)
    if not form.is_valid():
        return _page(request, found, form, standing, code=code, status=422)
    answer = kept(request, found, plan, standing.id, (form.wish(),))
    if isinstance(answer, Refused):
        return _page(request, found, form, standing, code=code, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        typed = {name: request.POST.get(name, "") for name in request.POST} | {"base": plan.version_id}
        fresh = SplitForm(typed, parts=count, **told)
        return _page(request, found, fresh, standing, code=code, status=409, is_stale=True)
    return answer


def _count(typed: Mapping[str, Any]) -> int:
    told = str(typed.get("parts", ""))
    return min(max(int(told), 1), MOST_PARTS) if told.isascii() and told.isdigit() and len(told) < 3 else 1


def _page(
    request: HttpRequest, found: Opened, form: SplitForm | None, line: Line, *, status: int = 200, **more: Any
) -> HttpResponse:
    told = {"found": found, "workplan": found.workplan, "form": form, "line": line, **more}
    return show(request, "workplans/split.html", found.visit, tab="workplans", status=status, **told)
