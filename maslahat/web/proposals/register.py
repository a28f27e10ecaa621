"""The register of proposals: which there are, whose, on whose support, how they stand and why; filters in the URL."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.proposals.opening import open_draft, party_name, show_plan
from maslahat.web.proposals.seeking import Sought, answering, sought_in
from maslahat.web.visits import same_page
from maslahat.words.decisions import DISPOSITIONS
from maslahat.words.labels import PROPOSAL_STATES, label

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class RowShown:
    """One proposal of the register; ``supporters`` stand behind it beside its author, ``waits`` tells of conflicts."""

    ref: str
    headline: LocalizedText
    party: LocalizedText
    supporters: tuple[LocalizedText, ...]
    state: str
    state_label: str
    is_comment: bool
    disposition: str
    reason: LocalizedText
    merged_into: str
    conflicts: int


@dataclass(frozen=True, slots=True)
class RegisterShown:
    """One page of the register, and what it can be filtered by."""

    page: Page[ProposalFound]
    rows: list[RowShown]
    counts: list[tuple[str, str, int]]
    states: list[tuple[str, str]]
    parties: list[tuple[str, LocalizedText]]
    dispositions: list[tuple[str, str]]
    open_conflicts: int


@require_safe
def proposals(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the proposals on a plan, fifty a page: all, or those that the address asks for (see Sought)."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    sought = sought_in(request.GET.dict())
    return show_plan(
        request,
        "proposals/list.html",
        visit,
        screen.workplan,
        page="proposals",
        all=len(screen.proposals),
        sought=sought,
        same_page=same_page(request, visit, screen.record),
        make_register=lambda: _register(screen, sought, request.GET.get("page", "")),
    )


def _register(screen: DraftOnScreen, sought: Sought, number: str) -> RegisterShown:
    found = Paginator(answering(screen, sought), ROWS_A_PAGE).get_page(number)
    programme = screen.programme
    return RegisterShown(
        page=found,
        rows=[_row(screen, each) for each in found],
        counts=_counts(screen.proposals),
        states=_states(screen.proposals),
        parties=[(code, party_name(programme, code)) for code in sorted({p.party for p in screen.proposals})],
        dispositions=[(code, str(name)) for code, name in DISPOSITIONS.items()],
        open_conflicts=len(screen.consolidation.conflicts),
    )


def _row(screen: DraftOnScreen, proposal: ProposalFound) -> RowShown:
    return RowShown(
        ref=proposal.ref,
        headline=proposal.headline,
        party=party_name(screen.programme, proposal.party),
        supporters=tuple(party_name(screen.programme, each) for each in proposal.sponsors[1:]),
        state=proposal.state,
        state_label=label(PROPOSAL_STATES, proposal.state),
        is_comment=proposal.is_comment,
        disposition=label(DISPOSITIONS, proposal.disposition) if proposal.disposition else "",
        reason=proposal.reason,
        merged_into=proposal.merged_into,
        conflicts=sum(proposal.ref in each.proposals for each in screen.consolidation.conflicts),
    )


def _states(found: Sequence[ProposalFound]) -> list[tuple[str, str]]:
    known = {each.state for each in found}
    return [(each.value, label(PROPOSAL_STATES, each)) for each in ProposalState if each in known]


def _counts(found: Sequence[ProposalFound]) -> list[tuple[str, str, int]]:
    counted = Counter(each.state for each in found)
    whole = [("", gettext("all proposals"), len(found))] if found else []
    return whole + [(code, name, counted[code]) for code, name in _states(found)]
