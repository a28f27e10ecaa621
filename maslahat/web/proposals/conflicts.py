"""The page of conflicts: open ones side by side, for the secretariat to settle; settled ones stay in the record."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.resolving import resolve_conflict
from maslahat.domain.shared.rights import Deed
from maslahat.domain.workplans.conflicts import Conflict
from maslahat.web.proposals.collisions import ConflictShown, Showing
from maslahat.web.proposals.differences import money_seen_by
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_draft, show_plan
from maslahat.web.proposals.resolving import (
    AmountShown,
    BadChoice,
    ChoiceShown,
    amounts_of,
    choices_for,
    read_choice,
    takes_other_value,
)
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class OpenShown:
    """An open conflict with the form to settle it; without choices it is settled by deciding on its proposals."""

    shown: ConflictShown
    choices: tuple[ChoiceShown, ...]
    takes_value: bool
    amounts: tuple[AmountShown, ...]
    key: str
    typed: dict[str, str]


@require_safe
def conflicts(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the conflicts of the draft, open and settled."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    return _page(request, visit, screen)


@require_POST
def resolve(request: HttpRequest, programme: str, workplan: str, conflict: str) -> HttpResponse:
    """Settle one conflict; else show all as they stand now, why not, and everything that was typed."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    if not visit.may(Deed.CONFLICT_RESOLVE, screen.workplan.stage):
        raise PermissionDenied
    every = (*screen.consolidation.conflicts, *screen.consolidation.settled)
    target = next((each for each in every if each.id == conflict), None)
    if target is None:
        raise Http404
    typed = {name: str(value).replace("\x00", "") for name, value in request.POST.items()}
    try:
        choice = read_choice(screen, target, typed)
    except BadChoice as fault:
        return _page(request, visit, screen, status=422, about=conflict, typed=typed, fault=_fault(str(fault)))
    answer = resolve_conflict(
        workplan=workplan,
        conflict=conflict,
        draft=typed.get("draft", "")[:64],
        choice=choice,
        reason=_reason(screen, typed),
        by=visit.actor,
        key=typed.get("key", ""),
        now=visit.now,
    )
    if isinstance(answer, Refused | Stale):
        _, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
        status = status_of(answer) if isinstance(answer, Refused) else 409
        return _page(request, visit, screen, status=status, about=conflict, typed=typed, answer=answer)
    messages.success(request, gettext("The conflict is settled and the draft is drawn up anew."))
    return redirect("conflicts", programme, workplan)


def _reason(screen: DraftOnScreen, typed: dict[str, str]) -> dict[str, str]:
    found = {each: typed.get(f"reason_{each}", "") for each in screen.programme.languages}
    return {language: text for language, text in found.items() if text.strip()}


def _fault(value: str) -> str:
    if not value:
        return gettext("Choose one of the ways to settle the conflict.")
    return gettext("The value “%(value)s” cannot stand in this cell.") % {"value": value}


def _page(
    request: HttpRequest,
    visit: Visit,
    screen: DraftOnScreen,
    *,
    status: int = 200,
    about: str = "",
    typed: dict[str, str] | None = None,
    fault: str = "",
    answer: Refused | Stale | None = None,
) -> HttpResponse:
    stage = screen.workplan.stage
    showing = Showing(screen, money_seen_by(visit, stage))
    resolves = visit.may(Deed.CONFLICT_RESOLVE, stage)
    kept = typed or {}
    languages = [(each, language_name(each)) for each in screen.programme.languages]
    return show_plan(
        request,
        "conflicts/list.html",
        visit,
        screen.workplan,
        page="conflicts",
        status=status,
        open=[
            _open(screen, showing, each, kept if each.id == about else {}, resolves=resolves)
            for each in screen.consolidation.conflicts
        ],
        settled=showing.all(screen.consolidation.settled, settled=True),
        resolves=resolves,
        draft=screen.workplan.current.version_id,
        fault=fault,
        reasons=said_as(answer) if isinstance(answer, Refused) else (),
        is_stale=isinstance(answer, Stale),
        about=about,
        kept=[(name, kept[f"reason_{code}"]) for code, name in languages if kept.get(f"reason_{code}")],
        languages=languages,
        longest=LONGEST_RATIONALE,
    )


def _open(
    screen: DraftOnScreen, showing: Showing, conflict: Conflict, typed: dict[str, str], *, resolves: bool
) -> OpenShown:
    shown = showing.one(conflict)
    if not resolves:
        return OpenShown(shown, (), False, (), "", {})
    return OpenShown(
        shown,
        choices_for(screen, conflict),
        takes_other_value(conflict),
        tuple(
            AmountShown(each.name, each.line, each.key, each.label, typed.get(each.name, each.value))
            for each in amounts_of(screen, conflict)
        ),
        new_key(),
        typed,
    )
