"""What the secretariat and advisers do with proposals before a decision: table, discuss, park, return, recommend."""

from collections.abc import Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, about, hold_proposal
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import moved, not_possible, say
from maslahat.actions.outcomes import ProposalBacked, ProposalMoved, Refused, Stale
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.workplans.proposals import (
    Circumstances,
    Disposition,
    NotPossible,
    ProposalDeed,
    ProposalState,
    next_state,
)
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import save, save_proposals


@deed(Deed.PROPOSAL_TABLE)
def table_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    by: Actor,
    key: str,
    now: datetime,
    translation_waived: bool = False,
    on_behalf: bool = False,
) -> ProposalMoved | Refused | Stale:
    """Put a proposal before the parties.

    It needs its headline in every language of the programme, unless the chair waives that. An observer's proposal
    needs the support of a deciding party, unless the secretariat tables it ``on_behalf`` of the observer (E45).
    """
    asked = hold_proposal(by, Deed.PROPOSAL_TABLE, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    languages = programmes.programme(by.programme).languages
    known = Circumstances(
        all_languages=translation_waived or all(asked.proposal.headline.texts.get(each) for each in languages),
        by_deciding_party=on_behalf or not asked.proposal.is_comment,
    )
    state = next_state(ProposalState(asked.proposal.state), ProposalDeed.TABLE, known)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    save.move_proposal(asked.proposal.id, state=state.value)
    detail = {"translation_waived": translation_waived, "on_behalf": on_behalf}
    return moved(asked, Deed.PROPOSAL_TABLE, by=by, now=now, detail=detail)


@deed(Deed.PROPOSAL_RETURN)
def return_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalMoved | Refused | Stale:
    """Give a proposal back to its author with what is missing, by language."""
    asked = hold_proposal(by, Deed.PROPOSAL_RETURN, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    state = next_state(ProposalState(asked.proposal.state), ProposalDeed.RETURN)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    text = say(reason, required=True)
    if isinstance(text, Refused):
        return text
    save.move_proposal(asked.proposal.id, state=state.value, reason=text)
    return moved(asked, Deed.PROPOSAL_RETURN, by=by, now=now, detail={"reason": text.document()})


@deed(Deed.PROPOSAL_DISCUSS)
def discuss_proposal(
    *, workplan: str, proposal: str, row_version: int, by: Actor, key: str, now: datetime
) -> ProposalMoved | Refused | Stale:
    """Open the discussion of a proposal, or take it up again after it was parked."""
    return _turn(workplan, proposal, row_version, ProposalDeed.OPEN, {}, by=by, now=now)


@deed(Deed.PROPOSAL_DISCUSS)
def park_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalMoved | Refused | Stale:
    """Set a proposal aside for the moment: its words stand in the draft in square brackets."""
    return _turn(workplan, proposal, row_version, ProposalDeed.PARK, reason, by=by, now=now)


def _turn(
    workplan: str,
    proposal: str,
    row_version: int,
    step: ProposalDeed,
    reason: Mapping[str, str],
    *,
    by: Actor,
    now: datetime,
) -> ProposalMoved | Refused | Stale:
    asked = hold_proposal(by, Deed.PROPOSAL_DISCUSS, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    state = next_state(ProposalState(asked.proposal.state), step)
    text = say(reason)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    if isinstance(text, Refused):
        return text
    save.move_proposal(asked.proposal.id, state=state.value, reason=text)
    return moved(asked, Deed.PROPOSAL_DISCUSS, by=by, now=now, detail={"step": step.value, "reason": text.document()})


@deed(Deed.PROPOSAL_RECOMMEND)
def recommend_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    advice: str,
    note: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalBacked | Refused | Stale:
    """Advise on a proposal; ``advice`` is a disposition that the adviser recommends, ``note`` says why by language."""
    asked = hold_proposal(by, Deed.PROPOSAL_RECOMMEND, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    if advice not in tuple(Disposition) or advice == Disposition.WITHDRAWN:
        return Refused.because("unknown_disposition", value=advice[:40])
    text = say(note)
    if isinstance(text, Refused):
        return text
    save_proposals.advice(
        proposal=asked.proposal.id, person=by.person, role=by.role.value, advice=advice, note=text, now=now
    )
    save.touch_proposal(asked.proposal.id)
    save.touch(asked.workplan.id)
    detail = {"advice": advice, "note": text.document()}
    tell(by=by, right=Deed.PROPOSAL_RECOMMEND, about=about(asked.workplan, proposal), now=now, detail=detail)
    return ProposalBacked(asked.proposal.ref, by.party, f"recommends:{advice}", row_version + 1)
