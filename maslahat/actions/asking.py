"""The questions every deed on a plan begins with: is there such a plan, may it be done now, is the screen new."""

from dataclasses import dataclass

from maslahat.actions.actor import Actor
from maslahat.actions.holding import waits_for_meeting
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import why_not
from maslahat.stores.workplans import load
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan that is held until the deed is done, and the proposal that the deed is about."""

    workplan: WorkplanFound
    proposal: ProposalFound


def hold_plan(
    by: Actor, right: Deed, workplan: str, *, own: bool = True, in_force: bool = False, translated: bool = True
) -> WorkplanFound | Refused:
    """Return the plan of the person's programme, held, if the deed may be done in its stage; else why not.

    With ``in_force`` the deed is on the text in force: what counts is its stage, also while it is being amended.
    Without ``translated`` the translations are left out: a deed that asks for none is quicker.
    """
    read = load.workplan if translated else load.workplan_untranslated
    found = read(by.programme, workplan)
    if found is None:
        return Refused.because("unknown_workplan", workplan=workplan[:80])
    refused = refused_here(by, right, found, own=own, in_force=in_force) or waits_for_meeting(by, right, found.code)
    return refused or found


def hold_proposal(by: Actor, right: Deed, workplan: str, ref: str, row_version: int) -> Asked | Refused | Stale:
    """Return a proposal of the plan, as it stood on the screen, if the deed may be done to it now; else why not.

    Whoever comes second with a deed that the first one made impossible is told how the proposal stands (E74).
    """
    found = load.workplan(by.programme, workplan)
    if found is None:
        return Refused.because("unknown_workplan", workplan=workplan[:80])
    proposal = load.proposal(found.id, ref)
    if proposal is None:
        return Refused.because("unknown_proposal", proposal=ref[:80])
    if proposal.row_version != row_version:
        return Stale(f"proposal:{proposal.ref}", str(row_version), proposal.state)
    own = proposal.party == by.party
    refused = refused_here(by, right, found, own=own, proposal_state=proposal.state)
    if refused := refused or waits_for_meeting(by, right, found.code):
        return refused
    return Asked(found, proposal)


def refused_here(
    by: Actor,
    right: Deed,
    found: WorkplanFound,
    *,
    own: bool = True,
    proposal_state: str | None = None,
    in_force: bool = False,
) -> Refused | None:
    """Return why this person may not do the deed in the plan's stage and the proposal's state, or None."""
    stage = found.stage_in_force if in_force else found.stage
    refusal = why_not(by.role, right, stage, own, proposal_state=proposal_state)
    if refusal is None:
        return None
    facts = {"deed": right.value, "role": by.role.value, "rule": refusal.rule, "stage": stage}
    if proposal_state is not None:
        facts["state"] = proposal_state
    return Refused.because(f"no_right_{refusal.because[0].value}", **facts)


def about(found: WorkplanFound, proposal: str = "") -> str:
    """Return the name under which the journal speaks of a plan, or of a proposal on it."""
    return f"proposal:{found.code}/{proposal}" if proposal else f"plan:{found.code}"
