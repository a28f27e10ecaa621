"""The pages of conflicts: the agenda of those that are open, and the desk on which the secretariat settles one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.resolving import reorder_discussion, resolve_conflict, revise_resolution, withdraw_resolution
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.workplans.agenda import ConflictGroup
from maslahat.domain.workplans.conflicts import Choice
from maslahat.stores.workplans import queries
from maslahat.web.numbers_sent import number_sent
from maslahat.web.proposals.collisions import ConflictShown, Showing
from maslahat.web.proposals.desk import Desk, conflict_on, groups_of, may_settle, once_each
from maslahat.web.proposals.differences import money_seen_by
from maslahat.web.proposals.forms import language_name, new_key
from maslahat.web.proposals.opening import open_draft, party_name, show_plan, version_name
from maslahat.web.proposals.resolving import BadChoice, choice_fits_companions, read_choice
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import Visit
from maslahat.words.decisions import DISTANCES
from maslahat.words.labels import ROLES, label

Typed = dict[str, str]


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Conflicts that are settled together, with the reason for their place and the parties that take part."""

    id: str
    place: int
    because: str
    parties: tuple[Any, ...]
    conflicts: tuple[ConflictShown, ...]


@require_safe
def conflicts(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the conflicts of the draft, open ones in the order of discussion, and the settled ones."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    return _agenda(request, visit, screen)


@require_safe
def conflict(request: HttpRequest, programme: str, workplan: str, conflict: str) -> HttpResponse:
    """Show one conflict on the desk, with the effect of every choice."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    return _desk(request, visit, screen, conflict)


@require_POST
def decide(request: HttpRequest, programme: str, workplan: str, conflict: str) -> HttpResponse:
    """Settle a conflict, or put another decision in place of the one on the screen; else show why not, as typed."""
    visit, screen, typed = _opened_to_settle(request, programme, workplan)
    target = conflict_on(screen, conflict)
    if target is None:
        raise Http404
    try:
        choice = read_choice(screen, target, typed)
    except BadChoice as fault:
        return _desk(request, visit, screen, conflict, status=422, typed=typed, fault=_fault(str(fault)))
    told = {"workplan": workplan, "conflict": conflict, "choice": choice} | _told(visit, screen, typed)
    number = number_sent(typed.get("number", ""))
    answer = (
        revise_resolution(**told, number=number)
        if number
        else resolve_conflict(**told, with_companions=choice_fits_companions(choice))
    )
    if isinstance(answer, Refused | Stale):
        _, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
        return _desk(request, visit, screen, conflict, typed=typed, answer=answer, choice=choice)
    messages.success(request, gettext("The conflict is settled and the draft is drawn up anew."))
    return redirect("conflict", programme, workplan, conflict)


@require_POST
def reopen(request: HttpRequest, programme: str, workplan: str, conflict: str) -> HttpResponse:
    """Take back the decision on the screen; else show why not, as typed."""
    visit, screen, typed = _opened_to_settle(request, programme, workplan)
    told = _told(visit, screen, typed)
    number = number_sent(typed.get("number", ""))
    answer = withdraw_resolution(workplan=workplan, conflict=conflict, number=number, **told)
    if isinstance(answer, Refused | Stale):
        _, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
        return _desk(request, visit, screen, conflict, typed=typed, answer=answer)
    messages.success(request, gettext("The decision is taken back and the conflict is open again."))
    return redirect("conflicts", programme, workplan)


@require_POST
def reorder(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Change the order of discussion, or go back to the suggested one; else show why not, as typed."""
    visit, screen, typed = _opened_to_settle(request, programme, workplan)
    groups = groups_of(screen)
    wanted = () if "suggested" in typed else _places(groups, typed)
    if wanted is None:
        fault = gettext("Give every place as a whole number.")
        return _agenda(request, visit, screen, status=422, typed=typed, fault=fault)
    told = _told(visit, screen, typed)
    del told["draft"]
    number = number_sent(typed.get("number", ""))
    answer = reorder_discussion(workplan=workplan, number=number, conflicts=wanted, **told)
    if isinstance(answer, Refused | Stale):
        _, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
        return _agenda(request, visit, screen, typed=typed, answer=answer)
    messages.success(request, gettext("The order of discussion is changed."))
    return redirect("conflicts", programme, workplan)


def _opened_to_settle(request: HttpRequest, programme: str, workplan: str) -> tuple[Visit, DraftOnScreen, Typed]:
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    if not may_settle(visit, screen):
        raise PermissionDenied
    return visit, screen, {name: str(value).replace("\x00", "") for name, value in request.POST.items()}


def _told(visit: Visit, screen: DraftOnScreen, typed: Typed) -> dict[str, Any]:
    found = {each: typed.get(f"reason_{each}", "") for each in screen.programme.languages}
    reason = {language: text for language, text in found.items() if text.strip()}
    told = {"draft": typed.get("draft", "")[:64], "reason": reason, "key": typed.get("key", "")}
    return told | {"by": visit.actor, "now": visit.now}


def _places(groups: tuple[ConflictGroup, ...], typed: Typed) -> tuple[str, ...] | None:
    """Return the conflicts in the order of the places typed, group by group; None if a place is no number."""
    written = {group.id: typed.get(f"place-{group.id}", str(place)) for place, group in enumerate(groups, 1)}
    if not all(each.strip().isascii() and each.strip().isdigit() and len(each) < 7 for each in written.values()):
        return None
    ordered = sorted(groups, key=lambda group: int(written[group.id]))
    return tuple(turn.conflict.id for group in ordered for turn in group.turns)


def _fault(value: str) -> str:
    if not value:
        return gettext("Choose one of the ways to settle the conflict.")
    return gettext("The value “%(value)s” cannot stand in this cell.") % {"value": value}


def _status(answer: Refused | Stale | None, status: int) -> int:
    return 409 if isinstance(answer, Stale) else status_of(answer) if isinstance(answer, Refused) else status


def _desk(
    request: HttpRequest,
    visit: Visit,
    screen: DraftOnScreen,
    conflict: str,
    *,
    status: int = 200,
    typed: Typed | None = None,
    fault: str = "",
    answer: Refused | Stale | None = None,
    choice: Choice | None = None,
) -> HttpResponse:
    target = conflict_on(screen, conflict)
    if target is None and answer is None:
        raise Http404
    kept = typed or {}
    languages = [(each, language_name(each), kept.get(f"reason_{each}", "")) for each in screen.programme.languages]
    told: dict[str, Any] = {}
    if target is not None:
        desk = Desk(visit, screen, target)
        told = {"desk": desk.laid_out(kept), "second_choice": desk.said(choice) if choice is not None else ""}
    return show_plan(
        request,
        "conflicts/desk.html",
        visit,
        screen.workplan,
        page="conflicts",
        status=_status(answer, status),
        resolves=may_settle(visit, screen),
        draft=screen.workplan.current.version_id,
        draft_name=version_name(screen.workplan.current),
        typed=kept,
        fault=fault,
        reasons=said_as(answer) if isinstance(answer, Refused) else (),
        stale=_stale(screen, answer),
        languages=languages,
        longest=LONGEST_RATIONALE,
        **told,
    )


def _stale(screen: DraftOnScreen, answer: Refused | Stale | None) -> dict[str, str]:
    """Return what moved since the page was opened: the draft, with the names of both, or the decision."""
    if not isinstance(answer, Stale):
        return {}
    if answer.about != "draft":
        return {"about": "decision"}
    seen = next((each for each in screen.workplan.versions if each.version_id == answer.expected), None)
    return {"about": "draft", "seen": version_name(seen) if seen else gettext("another draft")}


def _agenda(
    request: HttpRequest,
    visit: Visit,
    screen: DraftOnScreen,
    *,
    status: int = 200,
    typed: Typed | None = None,
    fault: str = "",
    answer: Refused | Stale | None = None,
) -> HttpResponse:
    showing = Showing(screen, money_seen_by(visit, screen.workplan.stage))
    order = queries.discussion_order(screen.workplan.id)
    kept = typed or {}
    return show_plan(
        request,
        "conflicts/list.html",
        visit,
        screen.workplan,
        page="conflicts",
        status=_status(answer, status),
        groups=[_group(screen, showing, place, each) for place, each in enumerate(groups_of(screen), 1)],
        settled=showing.all(screen.consolidation.settled, settled=True),
        resolves=may_settle(visit, screen),
        order=order,
        order_role=label(ROLES, order.role) if order else "",
        order_number=order.number if order else 0,
        fault=fault,
        reasons=said_as(answer) if isinstance(answer, Refused) else (),
        is_stale=isinstance(answer, Stale),
        languages=[(each, language_name(each), kept.get(f"reason_{each}", "")) for each in screen.programme.languages],
        longest=LONGEST_RATIONALE,
        key=new_key(),
    )


def _group(screen: DraftOnScreen, showing: Showing, place: int, group: ConflictGroup) -> GroupShown:
    parties = dict.fromkeys(showing.by_ref[ref].party for ref in group.proposals if ref in showing.by_ref)
    return GroupShown(
        id=group.id,
        place=place,
        because=label(DISTANCES, group.distance),
        parties=tuple(party_name(screen.programme, each) for each in parties),
        conflicts=showing.all(once_each([turn.conflict for turn in group.turns])),
    )
