"""One proposal on one page: what it changes, with whom it collides, what was advised, done and decided, what may be."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import Contradiction, StaleOperation, apply
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import TAKES_EFFECT, ProposalState
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.concerned import of_proposal
from maslahat.web.discussed import discussion_of
from maslahat.web.proposals.collisions import ConflictShown, Showing
from maslahat.web.proposals.differences import Differences, differences, money_seen_by
from maslahat.web.proposals.history import history
from maslahat.web.proposals.impacts import COUNTS, of_one
from maslahat.web.proposals.lineage import lineage
from maslahat.web.proposals.offers import offers
from maslahat.web.proposals.opening import open_draft, party_name, show_plan
from maslahat.web.proposals.redline_files import KINDS
from maslahat.web.visits import Visit
from maslahat.web.workplans.restored import comes_back
from maslahat.words.decisions import DISPOSITIONS
from maslahat.words.labels import PROPOSAL_STATES, ROLES, label

LIVING = (
    ProposalState.SUBMITTED,
    ProposalState.TABLED,
    ProposalState.UNDER_DISCUSSION,
    ProposalState.PARKED,
    *TAKES_EFFECT,
)
"""States in which a proposal may still have its way, so that another can collide with it."""


@dataclass(frozen=True, slots=True)
class SupportShown:
    """A party behind the proposal; ``kind`` is author, former_author or support."""

    party: LocalizedText
    kind: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class AdviceShown:
    """What an adviser recommended, in which role, and why."""

    role: str
    advice: str
    note: LocalizedText
    given_at: datetime


@dataclass(frozen=True, slots=True)
class FateShown:
    """How the proposal stands: the words for its state and disposition, and the lines that came of it."""

    state_label: str
    disposition: str
    lines: tuple[tuple[str, str, LocalizedText], ...]


@require_safe
def proposal(request: HttpRequest, programme: str, workplan: str, ref: str) -> HttpResponse:
    """Show one proposal of a plan."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    return page_of(request, visit, screen, ref)


def page_of(
    request: HttpRequest, visit: Visit, screen: DraftOnScreen, ref: str, *, status: int = 200, **told: Any
) -> HttpResponse:
    """Return the page of one proposal; ``told`` adds what a deed left to say. Raises Http404 without the proposal."""
    found = find(screen, ref)
    if not visit.may(Deed.PROPOSAL_READ, screen.workplan.stage):
        raise PermissionDenied
    context = _standing(visit, screen, found) | {
        "history": history(visit, f"proposal:{screen.workplan.code}/{ref}")
        if visit.may(Deed.JOURNAL_READ, screen.workplan.stage)
        else (),
        "offers": offers(visit, screen, found),
        **lineage(visit, screen, found, lambda change_set: _changed(visit, screen, change_set)),
        **discussion_of(visit, screen, proposal=ref),
        **of_proposal(visit, screen, found),
    }
    return show_plan(
        request,
        "proposals/show.html",
        visit,
        screen.workplan,
        page="proposals",
        status=status,
        **context | told,
    )


def _standing(visit: Visit, screen: DraftOnScreen, found: ProposalFound) -> dict[str, Any]:
    """Return what the proposal is and how it stands: words, changes, supporters, advice, conflicts, impact, fate."""
    sees = money_seen_by(visit, screen.workplan.stage)
    return {
        "proposal": found,
        "author": party_name(screen.programme, found.party),
        "author_role": label(ROLES, found.role),
        "supports": _supports(screen, found),
        "advice": [
            AdviceShown(label(ROLES, each.role), label(DISPOSITIONS, each.advice), each.note, each.given_at)
            for each in found.advice
        ],
        "proposed": _changed(visit, screen, found.change_set),
        "kinds": tuple(KINDS),
        "amended": _changed(visit, screen, found.amended) if found.amended else None,
        "conflicts": _conflicts(screen, found, Showing(screen, sees)),
        "fate": _fate(screen, found),
        "impact": of_one(visit, screen, found),
        "may_be_measured": found.state in COUNTS,
    }


def find(screen: DraftOnScreen, ref: str) -> ProposalFound:
    """Return the proposal with this reference; raise Http404 if the plan has none."""
    found = next((each for each in screen.proposals if each.ref == ref), None)
    if found is None:
        raise Http404
    return found


def _supports(screen: DraftOnScreen, found: ProposalFound) -> list[SupportShown]:
    return [SupportShown(party_name(screen.programme, each.party), each.kind, each.given_at) for each in found.supports]


def _changed(visit: Visit, screen: DraftOnScreen, change_set: ChangeSet) -> Differences:
    found = differences(visit, screen.workplan.stage, *texts_around(screen, change_set), (change_set,))
    back = comes_back(change_set.operations, screen.workplan.versions)
    lines = (
        replace(each, kin=(*each.kin, back[LineId(each.id)])) if LineId(each.id) in back else each
        for each in found.lines
    )
    return replace(found, lines=tuple(lines))


def texts_around(screen: DraftOnScreen, change_set: ChangeSet) -> tuple[Plan, Plan]:
    """Return the text that a change set speaks of, and that text with all of it that fits."""
    before = _ground(screen, change_set)
    return before, _with(before, change_set)


def _ground(screen: DraftOnScreen, change_set: ChangeSet) -> Plan:
    """Return the text that the proposal speaks of: the base, with lines that other proposals bring if it needs them."""
    base = queries.plan(change_set.base)
    try:
        apply(base, change_set.operations)
    except (StaleOperation, Contradiction):
        others = [
            each.effective
            for each in screen.proposals
            if each.ref != change_set.proposal and ProposalState(each.state) in TAKES_EFFECT
        ]
        return consolidate(base, others, [each.resolution for each in screen.resolutions], screen.rules).plan
    return base


def _with(plan: Plan, change_set: ChangeSet) -> Plan:
    """Return the text with every operation that fits it; what does not fit is a conflict and is shown as one."""
    try:
        return apply(plan, change_set.operations)
    except (StaleOperation, Contradiction):
        for operation in change_set.operations:
            try:
                plan = apply(plan, (operation,))
            except (StaleOperation, Contradiction):
                continue
        return plan


def _conflicts(screen: DraftOnScreen, found: ProposalFound, showing: Showing) -> tuple[ConflictShown, ...]:
    """Return the conflicts of the proposal, open ones first; also those that agreeing to it would bring."""
    settled = [each for each in screen.consolidation.settled if found.ref in each.proposals]
    standing = [each for each in screen.consolidation.conflicts if found.ref in each.proposals]
    known = {each.id for each in (*settled, *standing)}
    base = queries.plan(screen.workplan.base.version_id)
    living = [each.effective for each in screen.proposals if ProposalState(each.state) in LIVING]
    coming = consolidate(base, living, [each.resolution for each in screen.resolutions], screen.rules).conflicts
    ahead = [each for each in coming if found.ref in each.proposals and each.id not in known]
    return showing.all((*standing, *ahead)) + showing.all(settled, settled=True)


def _fate(screen: DraftOnScreen, found: ProposalFound) -> FateShown:
    draft = screen.consolidation
    ids = dict.fromkeys(line for (line, _), refs in draft.origin.items() if found.ref in refs and line in draft.plan)
    lines = tuple((str(each), draft.plan.printed_codes[each], draft.plan.line(each).title) for each in ids)
    disposition = label(DISPOSITIONS, found.disposition) if found.disposition else ""
    return FateShown(label(PROPOSAL_STATES, found.state), disposition, lines)
