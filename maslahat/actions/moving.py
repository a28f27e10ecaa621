"""The last steps of a deed that moves a proposal: the draft anew, the journal, the answer."""

from collections.abc import Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, about
from maslahat.actions.doing import tell
from maslahat.actions.drafts import redraft
from maslahat.actions.filing import LONGEST_RATIONALE
from maslahat.actions.outcomes import ProposalMoved, Reason, Refused
from maslahat.actions.wishes import read_text
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.proposals import (
    Circumstances,
    Disposition,
    NotPossible,
    ProposalDeed,
    ProposalState,
    next_state,
)
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save
from maslahat.words.answers import taken_up_in


def moved(
    asked: Asked,
    right: Deed,
    *,
    by: Actor,
    now: datetime,
    detail: Mapping[str, Document] | None = None,
) -> ProposalMoved:
    """Compute the draft anew after a proposal was moved, tell the journal, and answer how the proposal stands."""
    found = asked.workplan
    drafted = redraft(found, programmes.programme(by.programme), now)
    proposal = load.proposal(found.id, asked.proposal.ref) or asked.proposal
    told = {"state": proposal.state, "draft": drafted.version_id, **(detail or {})}
    tell(by=by, right=right, about=about(found, proposal.ref), now=now, detail=told)
    return ProposalMoved(proposal.ref, proposal.state, proposal.row_version, drafted.version_id, drafted.conflicts)


def agreed(asked: Asked, *, by: Actor, now: datetime) -> None:
    """Let the proposals give way that a compromise text supersedes, now that it is agreed."""
    text = asked.proposal
    if not text.supersedes:
        return
    known = Circumstances(decided=True, other=text.ref)
    for each in load.proposals(asked.workplan.id):
        if each.ref not in text.supersedes or each.id == text.id:
            continue
        state = next_state(ProposalState(each.state), ProposalDeed.SUPERSEDE, known)
        if isinstance(state, NotPossible):
            continue
        reason = taken_up_in(text.ref)
        save.move_proposal(
            each.id,
            state=state.value,
            disposition=Disposition.MERGED.value,
            reason=reason,
            merged_into=text.id,
            decided_at=now,
        )
        decided = {"state": state.value, "disposition": Disposition.MERGED.value, "into": text.ref}
        detail = {**decided, "reason": reason.document()}
        place = about(asked.workplan, each.ref)
        tell(by=by, right=Deed.PROPOSAL_DISPOSE, about=place, now=now, detail=detail, name="proposal.supersede")


def reverted(asked: Asked, *, by: Actor, now: datetime) -> None:
    """Bring back to the table the proposals that fell because of one whose decision is taken back (E43)."""
    for each in load.proposals(asked.workplan.id):
        if each.state == ProposalState.FALLEN and each.merged_into == asked.proposal.ref:
            save.reopen_proposal(each.id, ProposalState.TABLED.value)
            detail = {"state": ProposalState.TABLED.value, "because": asked.proposal.ref}
            place = about(asked.workplan, each.ref)
            tell(by=by, right=Deed.PROPOSAL_REVERT, about=place, now=now, detail=detail, name="proposal.restore")


def not_possible(refusal: NotPossible, state: ProposalState | str) -> Refused:
    """Return the refusal that names every guard in the way."""
    return Refused(tuple(Reason(f"guard_{guard.value}", {"state": str(state)}) for guard in refusal.reasons))


def say(texts: Mapping[str, str], *, required: bool = False) -> LocalizedText | Refused:
    """Return the reason that somebody gave, by language; required ones cannot be empty."""
    reasons: list[Reason] = []
    text = read_text(texts, "reason", LONGEST_RATIONALE, reasons)
    if required and not text and not reasons:
        reasons.append(Reason("reason_missing"))
    return Refused(tuple(reasons)) if reasons else text
