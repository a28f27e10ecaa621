"""One line of a workplan: its texts side by side, its cells, who proposed each word, and how far its work has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from maslahat.actions.outcomes import Refused
from maslahat.actions.workplans import STATUS_LIST, set_line_status
from maslahat.domain.governance.reservations import ReservationStanding, ReservationState, standings
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import subject, subjects
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.plan import Line
from maslahat.stores.governance import queries as governance
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound, StatusFound
from maslahat.web.bracketed import brackets_of
from maslahat.web.concerned import of_line
from maslahat.web.discussed import discussion_of
from maslahat.web.refusals import said_as, status_of
from maslahat.web.visits import show
from maslahat.web.workplans.bodies import source_name
from maslahat.web.workplans.history import history_of
from maslahat.web.workplans.lineage import lineage_of
from maslahat.web.workplans.opening import OPEN_STATES, Opened, opened
from maslahat.web.workplans.served_seen import GroupsSeen, groups_seen
from maslahat.web.workplans.status_form import StatusForm
from maslahat.words.labels import PROPOSAL_STATES, label


@dataclass(frozen=True, slots=True)
class Gift:
    """One entry of a budget and who proposed it; ``source`` is None where the money is still to be mobilized."""

    source: LocalizedText | None
    currency: str
    amount: Decimal
    proposals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposalOnLine:
    """A proposal that touches the line, with its state in words."""

    proposal: ProposalFound
    party: LocalizedText
    state_label: str
    is_open: bool


@require_safe
def line(request: HttpRequest, programme: str, workplan: str, line: str) -> HttpResponse:
    """Show a line of the newest version, or of the one in the address."""
    return _page(request, opened(request, programme, workplan), line)


@require_POST
def line_status(request: HttpRequest, programme: str, workplan: str, line: str) -> HttpResponse:
    """Note how far the work of a line has come, or show again what was typed with everything that is wrong."""
    found = opened(request, programme, workplan)
    form = StatusForm(request.POST, programme=found.visit.programme)
    if not form.is_valid():
        return _page(request, found, line, status=422, form=form)
    told = form.cleaned_data
    answer = set_line_status(
        workplan=workplan,
        line=line,
        status=told["status"],
        note=form.note,
        by=found.visit.actor,
        key=told["key"],
        now=found.visit.now,
    )
    if isinstance(answer, Refused):
        return _page(request, found, line, status=status_of(answer), form=form, refused=answer)
    messages.success(request, gettext("The status is noted. The text of the plan has not changed."))
    return redirect("line", programme, workplan, line)


def _page(
    request: HttpRequest,
    found: Opened,
    line_id: str,
    *,
    status: int = 200,
    form: StatusForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    text, is_gone = _line_of(found, LineId(line_id))
    now = found.plan.printed_codes.get(text.id, "")
    was = found.printed_before.get(text.id, "")
    history = history_of(found, text)
    return show(
        request,
        "workplans/line.html",
        found.visit,
        tab="workplans",
        status=status,
        found=found,
        workplan=found.workplan,
        line=text,
        is_gone=is_gone,
        code=now or was,
        was=was if was != now and now else "",
        is_new=not was,
        **_above(found.visit.programme, text),
        history=history,
        gifts=_gifts(found, text, history.origin),
        proposals=_proposals_on(found, text.id),
        standing=_status(found, text),
        groups=_groups(found, text),
        names_people=found.visit.may(Deed.PERSON_READ, own=False),
        status_form=form or _status_form(found, text, is_gone=is_gone),
        reservations=_reservations(found, text),
        lineage=lineage_of(found, text),
        **_debated(found, text),
        reasons=said_as(refused) if refused else (),
        crumbs=[(gettext("Workplan"), _plan_address(found)), (now or was, "")],
    )


def _debated(found: Opened, line: Line) -> dict[str, Any]:
    """Return what is still debated about the line: words in brackets, discussions, concerns of others."""
    told = discussion_of(found.visit, found.draft, line=line.id)
    if found.is_newest:
        told |= {"brackets": brackets_of(found.visit, found.draft, line.id)}
        told |= of_line(found.visit, found.draft, line.id) if found.proposals else {}
    return told


def _above(programme: Programme, line: Line) -> dict[str, Any]:
    """Return the pillar with its place (from 1) and the output that the line stands under, if they are known."""
    pillar = programme.pillar_of.get(line.output)
    if pillar is None:
        return {"pillar": None}
    place = [each.code for each in programme.pillars].index(pillar) + 1
    return {"pillar": programme.pillar(pillar), "place": place, "output": programme.output(line.output)}


def _plan_address(found: Opened) -> str:
    return reverse("workplan", args=[found.visit.programme.code, found.workplan.code])


def _line_of(found: Opened, line: LineId) -> tuple[Line, bool]:
    """Return the line and whether it is no longer in the opened version; raise Http404 for one that never was."""
    if line in found.plan:
        return found.plan.line(line), False
    base = queries.plan(found.workplan.base.version_id)
    if line not in base:
        raise Http404
    return base.line(line), True


def _gifts(found: Opened, line: Line, origin: Mapping[Cell, tuple[str, ...]]) -> tuple[Gift, ...]:
    programme = found.visit.programme
    return tuple(
        Gift(source_name(programme, source), currency, amount, origin.get((line.id, ("budget", source, currency)), ()))
        for (source, currency), amount in sorted(line.budget.items())
        if found.sees_money_of(source)
    )


def _proposals_on(found: Opened, line: LineId) -> Sequence[ProposalOnLine]:
    parties = {str(party.code): party.name for party in found.visit.programme.parties}
    return [
        ProposalOnLine(
            each,
            parties.get(each.party, LocalizedText()),
            label(PROPOSAL_STATES, each.state),
            each.state in OPEN_STATES,
        )
        for each in found.proposals
        if any(line in (subject(operation), *subjects(operation)) for operation in each.effective.operations)
    ]


def _status(found: Opened, line: Line) -> tuple[StatusFound, LocalizedText | str] | None:
    noted = queries.statuses(found.workplan.id).get(line.id)
    if noted is None:
        return None
    return noted, found.visit.programme.label(STATUS_LIST, noted.status) or noted.status


def _groups(found: Opened, line: Line) -> GroupsSeen | None:
    """Return the groups of an endorsed line with what was told of each; None where the visitor reads no results."""
    may = found.workplan.in_force is not None and found.visit.may(Deed.RESULT_READ)
    if not may or not line.elements("beneficiaries"):
        return None
    told = progress_queries.done_for(found.workplan.id).get(line.id, frozenset())
    return groups_seen(found.visit.programme, line, told)


def _status_form(found: Opened, line: Line, *, is_gone: bool) -> StatusForm | None:
    actor = found.visit.actor
    own = bool(actor.country) and actor.country in line.countries
    if is_gone or not found.visit.may(Deed.LINE_SET_STATUS, found.workplan.stage_in_force, own=own):
        return None
    return StatusForm(programme=found.visit.programme, initial={"key": str(uuid4())})


def _reservations(found: Opened, line: Line) -> Sequence[tuple[LocalizedText, ReservationStanding]]:
    if not found.visit.may(Deed.POSITION_READ, found.workplan.stage):
        return ()
    said = governance.said(found.workplan.id)
    programme = found.visit.programme
    entered = [each for each in said.reservations if each.subject == found.version.version_id]
    return [
        (programme.party(each.reservation.seat).name, each)
        for each in standings(entered, said.liftings, {one.id for one in found.plan.lines})
        if each.state is ReservationState.STANDS
        and (each.reservation.is_on_the_whole or line.id in each.reservation.lines)
    ]
