"""What parties do with proposals: propose, support, withdraw, take over one that was withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, about, hold_plan, hold_proposal
from maslahat.actions.doing import deed, tell
from maslahat.actions.filing import Ready, ready_to_file, reference
from maslahat.actions.moving import moved, not_possible, say
from maslahat.actions.outcomes import (
    ProposalBacked,
    ProposalFiled,
    ProposalMoved,
    RebaseOffered,
    Refused,
    Stale,
)
from maslahat.actions.rulebook import deciding_parties
from maslahat.actions.wishes import Wish
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.proposals import (
    Circumstances,
    Disposition,
    NotPossible,
    ProposalDeed,
    ProposalState,
    next_state,
)
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save, save_proposals
from maslahat.stores.workplans.shapes import WorkplanFound


@deed(Deed.PROPOSAL_PROPOSE)
def propose_change(
    *,
    workplan: str,
    base: str,
    wishes: Sequence[Wish],
    headline: Mapping[str, str],
    rationale: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
    written_on: str = "",
    ref: str = "",
    supersedes: Sequence[str] = (),
) -> ProposalFiled | RebaseOffered | Refused | Stale:
    """File a proposal for the person's party; a form sent twice files one (E73).

    ``base`` is the fingerprint of the version on the screen; what stood there before is read here, not trusted from
    the form. If the draft moved on meanwhile and no wish touches what moved, a rebase is offered: sending the same
    form with the new ``base`` (and the old one as ``written_on``) confirms it (E33). An observer's proposal is a
    comment until a deciding party supports it (E45, R86). ``headline`` and ``rationale`` map language to text;
    ``ref`` is the number of the proposal in the party's own list, if it handed one in. ``supersedes`` are references of
    proposals to which this one is a compromise text: they give way once it is agreed.
    """
    found = hold_plan(by, Deed.PROPOSAL_PROPOSE, workplan)
    if isinstance(found, Refused):
        return found
    programme = programmes.programme(by.programme)
    proposals = load.proposals(found.id)
    given = reference(by, [each.ref for each in proposals], ref)
    if unknown := sorted(set(supersedes) - {each.ref for each in proposals}):
        return Refused.because("unknown_proposal", proposal=", ".join(unknown)[:80])
    ready = ready_to_file(found, programme, proposals, given, base=base, wishes=wishes, texts=(headline, rationale))
    if not isinstance(ready, Ready):
        return ready
    number = found.proposals_filed + 1
    change_set = ChangeSet(given, number, PartyCode(by.party), found.base.version_id, ready.operations)
    is_comment = by.party not in deciding_parties(programme)
    file_change_set(found, change_set, ready, is_comment=is_comment, supersedes=tuple(supersedes), by=by, now=now)
    return ProposalFiled(given, number, 1, base, len(ready.operations), written_on, ready.dropped, is_comment)


def file_change_set(
    found: WorkplanFound,
    change_set: ChangeSet,
    ready: Ready,
    *,
    is_comment: bool,
    by: Actor,
    now: datetime,
    supersedes: tuple[str, ...] = (),
    country: str | None = None,
    right: Deed = Deed.PROPOSAL_PROPOSE,
) -> None:
    """Store a proposal that is ready and tell the journal of it.

    ``country`` is that of the proposing party if somebody else files it, ``right`` the one by which it is filed.
    """
    row = save.proposal(
        workplan=found.id,
        change_set=change_set,
        country=by.country if country is None else country,
        person=by.person,
        role=by.role.value,
        state=ProposalState.SUBMITTED.value,
        headline=ready.headline,
        rationale=ready.rationale,
        is_comment=is_comment,
        now=now,
    )
    save_proposals.lineage(row, supersedes=supersedes)
    save.touch(found.id)
    detail = {
        "change_set": change_set_document(change_set),
        "headline": ready.headline.document(),
        "rationale": ready.rationale.document(),
        "is_comment": is_comment,
        "supersedes": list(supersedes),
    }
    name = Deed.PROPOSAL_PROPOSE.value
    tell(by=by, right=right, about=about(found, change_set.proposal), now=now, detail=detail, name=name)


@deed(Deed.PROPOSAL_SUPPORT)
def support_proposal(
    *, workplan: str, proposal: str, row_version: int, by: Actor, key: str, now: datetime
) -> ProposalBacked | Refused | Stale:
    """Put the person's party behind another party's proposal; a deciding party's support lifts a comment (R86)."""
    asked = hold_proposal(by, Deed.PROPOSAL_SUPPORT, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    if asked.proposal.party == by.party:
        return Refused.because("own_proposal", proposal=asked.proposal.ref)
    save_proposals.support(proposal=asked.proposal.id, party=by.party, person=by.person, kind="support", now=now)
    lifts = asked.proposal.is_comment and by.party in deciding_parties(programmes.programme(by.programme))
    save.move_proposal(asked.proposal.id, state=asked.proposal.state, is_comment=False if lifts else None)
    save.touch(asked.workplan.id)
    tell(by=by, right=Deed.PROPOSAL_SUPPORT, about=about(asked.workplan, proposal), now=now)
    return ProposalBacked(asked.proposal.ref, by.party, "support", row_version + 1)


@deed(Deed.PROPOSAL_WITHDRAW)
def withdraw_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalMoved | Refused | Stale:
    """Take back the party's own proposal, until a decision on it has begun (E38, E41)."""
    asked = hold_proposal(by, Deed.PROPOSAL_WITHDRAW, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    known = Circumstances(amended_by_others=asked.proposal.amended is not None)
    state = next_state(ProposalState(asked.proposal.state), ProposalDeed.WITHDRAW, known)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    text = say(reason)
    if isinstance(text, Refused):
        return text
    save.move_proposal(
        asked.proposal.id,
        state=state.value,
        disposition=Disposition.WITHDRAWN.value,
        reason=text,
        decided_at=now,
    )
    return moved(asked, Deed.PROPOSAL_WITHDRAW, by=by, now=now, detail={"reason": text.document()})


@deed(Deed.PROPOSAL_TAKE_OVER)
def take_over_proposal(
    *, workplan: str, proposal: str, row_version: int, by: Actor, key: str, now: datetime
) -> ProposalMoved | Refused | Stale:
    """Make a withdrawn proposal the person's party's own: same reference, the former author stays in it (E40)."""
    asked = hold_proposal(by, Deed.PROPOSAL_TAKE_OVER, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    programme = programmes.programme(by.programme)
    known = Circumstances(by_deciding_party=by.party in deciding_parties(programme))
    state = next_state(ProposalState(asked.proposal.state), ProposalDeed.TAKE_OVER, known)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    former = asked.proposal.party
    save_proposals.new_author(
        proposal=asked.proposal.id,
        former=former,
        party=by.party,
        country=by.country,
        person=by.person,
        role=by.role.value,
        now=now,
    )
    save.reopen_proposal(asked.proposal.id, state.value)
    return moved(asked, Deed.PROPOSAL_TAKE_OVER, by=by, now=now, detail={"former": former})
