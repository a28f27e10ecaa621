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
from maslahat.domain.shared.rights import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.proposals import NotPossible, ProposalState
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load


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
