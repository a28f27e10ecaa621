"""Changing a line in place, taking one out, adding one: each goes into the reader's own unsent proposal."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.unsent import NEW, put_wishes, wished_in
from maslahat.actions.wishes import Add, Divide, Drop, Wish
from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import UnsentFound
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import show
from maslahat.web.workplans.keeping import laid_by, opened_to_propose
from maslahat.web.workplans.line_form import Ground, LineForm, initial_of
from maslahat.web.workplans.opening import Opened
from maslahat.web.workplans.wishing import as_wished, wish_for_new, wished_line, wishes_about

CHANGE, DROP, UNDO = "change", "drop", "undo"


@require_http_methods(["GET", "HEAD", "POST"])
def change_line(request: HttpRequest, programme: str, workplan: str, line: str) -> HttpResponse:
    """Show a line as a form, with what the reader wished before; keep what is wished now."""
    found = opened_to_propose(request, programme, workplan)
    if isinstance(found, HttpResponse):
        return found
    kept = unsent_of(found)
    plan = plan_to_change(found, kept)
    if LineId(line) not in plan:
        raise Http404
    standing = plan.line(LineId(line))
    ground = Ground(found.visit.programme, plan, found.sees_all_money)
    if request.method != "POST":
        if any(each.about == line and isinstance(each.wish, Divide) for each in wished_in(kept)):
            return redirect("split_line", programme, workplan, line)
        wished = wished_line(found.workplan, plan, standing.id, wished_in(kept))
        initial = {**initial_of(wished, ground.programme), "base": plan.version_id}
        form = LineForm(laid_by(request), ground=ground, line=standing, initial=initial)
        return _page(request, found, form, standing)
    if request.POST.get("deed") in (DROP, UNDO):
        wishes: Sequence[Wish] = (Drop(standing.id),) if request.POST["deed"] == DROP else ()
        return _kept(request, found, LineForm(request.POST, ground=ground, line=standing), standing, line, wishes)
    form = LineForm(request.POST, ground=ground, line=standing)
    if not form.is_valid():
        return _page(request, found, form, standing, status=422)
    return _kept(request, found, form, standing, line, wishes_about(form, standing))


@require_http_methods(["GET", "HEAD", "POST"])
def add_line(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show an empty line under an output as a form, or a new line wished for before; keep what is wished now."""
    found = opened_to_propose(request, programme, workplan)
    if isinstance(found, HttpResponse):
        return found
    kept = unsent_of(found)
    plan = plan_to_change(found, kept)
    ground = Ground(found.visit.programme, plan, found.sees_all_money)
    about = _new_name(request, kept)
    if request.method != "POST":
        initial = {**_initial_of_new(request, found, plan, kept, about), "base": plan.version_id}
        form = LineForm(laid_by(request), ground=ground, line=None, initial=initial)
        return _page(request, found, form, None, about=about)
    form = LineForm(request.POST, ground=ground, line=None)
    if not form.is_valid():
        return _page(request, found, form, None, about=about, status=422)
    return _kept(request, found, form, None, about, (wish_for_new(form),))


def unsent_of(found: Opened) -> UnsentFound | None:
    """Return what the visitor wishes and has not sent."""
    return queries.unsent(found.workplan.id, found.visit.actor.person, found.visit.actor.party)


def plan_to_change(found: Opened, kept: UnsentFound | None) -> Plan:
    """Return the text that wishes are written on: that of earlier wishes, else the newest."""
    return (
        queries.plan(VersionId(kept.base)) if kept and kept.wishes else queries.plan(found.workplan.current.version_id)
    )


def _kept(
    request: HttpRequest, found: Opened, form: LineForm, standing: Line | None, about: str, wishes: Sequence[Wish]
) -> HttpResponse:
    base = request.POST.get("base", "")
    if base != form.ground.plan.version_id and (standing is None or not _reads_alike(base, form, standing)):
        return _page(request, found, _on_new_base(request, form), standing, about=about, status=409, is_stale=True)
    answer = put_wishes(
        workplan=found.workplan.code,
        base=form.ground.plan.version_id,
        about=about,
        wishes=wishes,
        by=found.visit.actor,
        now=found.visit.now,
    )
    match answer:
        case Refused():
            return _page(request, found, form, standing, about=about, status=status_of(answer), refused=answer)
        case Stale():
            return _page(request, found, _on_new_base(request, form), standing, about=about, status=409, is_stale=True)
    if answer.changed:
        messages.success(request, gettext("It is in your proposal. Nothing is sent yet."))
    else:
        messages.info(request, gettext("Nothing is asked of this line any more: all is as it stands in the plan."))
    return redirect("wishes", found.visit.programme.code, found.workplan.code)


def _reads_alike(base: str, form: LineForm, standing: Line) -> bool:
    """Tell whether the line was the same in the version that the form was opened on."""
    try:
        before = queries.plan(VersionId(base))
    except LookupError:
        return False
    return before.code == form.ground.plan.code and standing.id in before and before.line(standing.id) == standing


def _on_new_base(request: HttpRequest, form: LineForm) -> LineForm:
    typed = request.POST.copy()
    typed["base"] = form.ground.plan.version_id
    return LineForm(typed, ground=form.ground, line=form.line)


def _new_name(request: HttpRequest, kept: UnsentFound | None) -> str:
    names = [each["about"] for each in (kept.wishes if kept else ()) if each["wish"] == "add"]
    asked = request.POST.get("about") or request.GET.get("about", "")
    if asked in names:
        return str(asked)
    numbers = [int(name.removeprefix(NEW)) for name in names]
    return f"{NEW}{max(numbers, default=0) + 1}"


def _initial_of_new(
    request: HttpRequest, found: Opened, plan: Plan, kept: UnsentFound | None, about: str
) -> dict[str, object]:
    own = [each for each in wished_in(kept) if each.about == about and isinstance(each.wish, Add)]
    after = as_wished(found.workplan, plan, own) if own else None
    if not isinstance(after, Plan):
        return {"output": request.GET.get("output", "")}
    line = next(line for line in after.lines if line.id not in plan)
    return {**initial_of(line, found.visit.programme), "after": own[0].wish.after or "first"}  # type: ignore[union-attr]


def _page(
    request: HttpRequest,
    found: Opened,
    form: LineForm,
    standing: Line | None,
    *,
    about: str = "",
    status: int = 200,
    is_stale: bool = False,
    refused: Refused | None = None,
) -> HttpResponse:
    told = {
        "found": found,
        "workplan": found.workplan,
        "form": form,
        "line": standing,
        "about": about,
        "code": form.ground.plan.printed_codes[standing.id] if standing else "",
        "is_stale": is_stale,
        "is_asked": standing is not None and any(each.about == standing.id for each in wished_in(unsent_of(found))),
        "reasons": said_as(refused) if refused else (),
    }
    return show(request, "workplans/change.html", found.visit, tab="workplans", status=status, **told)
