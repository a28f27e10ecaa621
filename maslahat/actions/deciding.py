"""What is decided on proposals: the disposition of each, and its reversal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, hold_proposal
from maslahat.actions.codes import unknown_codes
from maslahat.actions.doing import deed
from maslahat.actions.filing import new_line
from maslahat.actions.moving import agreed, moved, not_possible, reverted, say
from maslahat.actions.outcomes import ProposalMoved, Refused, Stale
from maslahat.actions.rebasing import aimed_at_base
from maslahat.actions.wishes import NotUnderstood, Wish, understand
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.footprint import first_lines
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.proposals import (
    DISPOSITION_DEEDS,
    TAKES_EFFECT,
    Circumstances,
    Disposition,
    NotPossible,
    ProposalDeed,
    ProposalState,
    next_state,
)
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save
from maslahat.stores.workplans.shapes import ProposalFound


@deed(Deed.PROPOSAL_DISPOSE)
def dispose_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    draft: str,
    disposition: str,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
    into: str = "",
    wishes: Sequence[Wish] = (),
) -> ProposalMoved | Refused | Stale:
    """Record what the parties decided on a proposal, seen beside the draft with this fingerprint (E80).

    ``disposition`` is accepted, accepted_amended (with the ``wishes`` on the draft that are accepted instead),
    merged (``into`` another proposal), fallen (``into`` names the adopted one that makes it meaningless, E42),
    deferred, declined or noted; all but plain acceptance give a reason by language.
    """
    asked = hold_proposal(by, Deed.PROPOSAL_DISPOSE, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    if draft != asked.workplan.current.version_id:
        return Stale("draft", draft[:64], asked.workplan.current.version_id)
    ruling = _ruling(asked, by, disposition=disposition, reason=reason, into=into, wishes=wishes)
    if isinstance(ruling, Refused):
        return ruling
    _record(asked, ruling, disposition, now)
    if ruling.state is ProposalState.AGREED:
        agreed(asked, by=by, now=now)
    detail = {"disposition": disposition, "into": into, **ruling.told()}
    return moved(asked, Deed.PROPOSAL_DISPOSE, by=by, now=now, detail=detail)


@dataclass(frozen=True, slots=True)
class _Ruling:
    state: ProposalState
    reason: LocalizedText
    amended: ChangeSet | None
    into: int | None

    def told(self) -> dict[str, Document]:
        amended = change_set_document(self.amended) if self.amended else None
        return {"reason": self.reason.document(), "amended": amended}


def _record(asked: Asked, ruling: _Ruling, disposition: str, now: datetime) -> None:
    save.move_proposal(
        asked.proposal.id,
        state=ruling.state.value,
        disposition=disposition,
        reason=ruling.reason,
        amended=ruling.amended,
        merged_into=ruling.into,
        decided_at=now,
    )


def _ruling(
    asked: Asked, by: Actor, *, disposition: str, reason: Mapping[str, str], into: str, wishes: Sequence[Wish]
) -> _Ruling | Refused:
    if disposition not in tuple(Disposition) or disposition == Disposition.WITHDRAWN:
        return Refused.because("unknown_disposition", value=disposition[:40])
    text = say(reason, required=disposition != Disposition.ACCEPTED)
    if isinstance(text, Refused):
        return text
    other = _other(asked, into, disposition)
    known = Circumstances(decided=True, other=other.ref if other else "")
    state = next_state(ProposalState(asked.proposal.state), DISPOSITION_DEEDS[Disposition(disposition)], known)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    amended = _amended(asked, by, wishes) if disposition == Disposition.ACCEPTED_AMENDED else None
    if isinstance(amended, Refused):
        return amended
    return _Ruling(state, text, amended, other.id if other else None)


def _other(asked: Asked, into: str, disposition: str) -> ProposalFound | None:
    """Return the proposal that takes this one's place: one it can be merged into, or an agreed one it falls for."""
    if disposition not in (Disposition.MERGED, Disposition.FALLEN):
        return None
    found = load.proposal(asked.workplan.id, into)
    if found is None or found.id == asked.proposal.id:
        return None
    if disposition == Disposition.FALLEN:
        return found if found.state in TAKES_EFFECT else None
    gone = (ProposalState.SUPERSEDED, ProposalState.WITHDRAWN, ProposalState.REVERTED)
    return None if found.state in gone else found


def _amended(asked: Asked, by: Actor, wishes: Sequence[Wish]) -> ChangeSet | Refused:
    found, ref = asked.workplan, asked.proposal.ref
    draft = load.plan(found.current.version_id)
    understood = understand(draft, wishes, lambda n: new_line(found, ref, n))
    if isinstance(understood, NotUnderstood):
        return Refused(understood.reasons)
    if reasons := unknown_codes(programmes.programme(by.programme), understood.operations):
        return Refused(reasons)
    created = first_lines(each.effective for each in load.proposals(found.id) if each.id != asked.proposal.id)
    operations = aimed_at_base(understood.operations, draft, load.plan(found.base.version_id), created)
    return replace(asked.proposal.change_set, operations=operations)


@deed(Deed.PROPOSAL_REVERT)
def revert_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalMoved | Refused | Stale:
    """Take an agreed proposal out of the draft by a decision of the chair, with the reason (E39)."""
    asked = hold_proposal(by, Deed.PROPOSAL_REVERT, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    state = next_state(ProposalState(asked.proposal.state), ProposalDeed.REVERT, Circumstances(decided=True))
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    text = say(reason, required=True)
    if isinstance(text, Refused):
        return text
    save.move_proposal(asked.proposal.id, state=state.value, reason=text, decided_at=now)
    reverted(asked, by=by, now=now)
    return moved(asked, Deed.PROPOSAL_REVERT, by=by, now=now, detail={"reason": text.document()})
