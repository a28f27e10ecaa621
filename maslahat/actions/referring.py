"""Agreeing ad referendum: the parties agree in the room, named capitals confirm by an instant, and silence lapses."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, hold_proposal
from maslahat.actions.doing import deed
from maslahat.actions.moving import agreed, moved, not_possible, say
from maslahat.actions.outcomes import ProposalMoved, Refused, Stale
from maslahat.actions.people import keeper
from maslahat.actions.rulebook import deciding_parties
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.workplans.ad_referendum import CapitalAnswer, Lapse, Referral, ReferralOutcome, Settled, settle
from maslahat.domain.workplans.proposals import (
    Circumstances,
    Disposition,
    NotPossible,
    ProposalDeed,
    ProposalState,
    next_state,
)
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries, save, save_proposals
from maslahat.stores.workplans.shapes import ReferralFound


@deed(Deed.PROPOSAL_REFER)
def refer_to_capitals(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    draft: str,
    parties: Sequence[str],
    until: datetime,
    lapse: str,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalMoved | Refused | Stale:
    """Record that a proposal is agreed once these capitals confirm it; until then it stands in brackets (§6).

    ``until`` is the instant (aware UTC) at which silence lapses into ``lapse``: not_agreed, the usual rule, or agreed.
    """
    asked = hold_proposal(by, Deed.PROPOSAL_REFER, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    if draft != asked.workplan.current.version_id:
        return Stale("draft", draft[:64], asked.workplan.current.version_id)
    unknown = sorted(set(parties) - deciding_parties(programmes.programme(by.programme)))
    if unknown or not parties:
        return Refused.because("no_such_capital", parties=", ".join(unknown)[:200])
    if lapse not in tuple(Lapse):
        return Refused.because("unknown_code", field="lapse", value=lapse[:40])
    known = Circumstances(decided=True, has_deadline=until > now)
    state = next_state(ProposalState(asked.proposal.state), ProposalDeed.REFER, known)
    if isinstance(state, NotPossible):
        return not_possible(state, asked.proposal.state)
    text = say(reason)
    if isinstance(text, Refused):
        return text
    capitals = tuple(PartyCode(party) for party in dict.fromkeys(parties))
    save_proposals.referral(asked.proposal.id, Referral(capitals, until, Lapse(lapse)), now)
    save.move_proposal(asked.proposal.id, state=state.value, reason=text)
    detail = {"parties": list(capitals), "until": until.isoformat(), "lapse": lapse, "reason": text.document()}
    return moved(asked, Deed.PROPOSAL_REFER, by=by, now=now, detail=detail)


@deed(Deed.PROPOSAL_CONFIRM)
def answer_for_capital(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    confirms: bool,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalMoved | Refused | Stale:
    """Confirm or refuse a proposal for the person's capital; a refusal says why. One answer counts, the first.

    The last confirmation makes the proposal agreed and brings it into the draft; one refusal ends it.
    """
    asked = hold_proposal(by, Deed.PROPOSAL_CONFIRM, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    found = asked.proposal.referral
    if found is None or by.party not in found.referral.parties:
        return Refused.because("not_asked", party=by.party)
    if by.party in {each.party for each in found.heard}:
        return Refused.because("answered_already", party=by.party)
    if now >= found.referral.until:
        return Refused.because("referral_is_over", until=found.referral.until.isoformat())
    words = say(text, required=not confirms)
    if isinstance(words, Refused):
        return words
    answer = CapitalAnswer(PartyCode(by.party), confirms, now)
    save_proposals.capital_answer(found.id, answer, words, by.person, by.role.value)
    settled = settle(found.referral, (*found.heard, answer), now)
    detail = {"confirms": confirms, "text": words.document()}
    return _settled(asked, settled, Deed.PROPOSAL_CONFIRM, detail, by=by, now=now)


@deed(Deed.PROPOSAL_LAPSE)
def lapse_referral(
    *, workplan: str, proposal: str, row_version: int, by: Actor, key: str, now: datetime
) -> ProposalMoved | Refused | Stale:
    """Close a referral whose time has passed: what silence means holds since the deadline, however late this is."""
    asked = hold_proposal(by, Deed.PROPOSAL_LAPSE, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    found = asked.proposal.referral
    settled = settle(found.referral, found.heard, now) if found else Settled(ReferralOutcome.WAITS)
    if settled.outcome is ReferralOutcome.WAITS:
        return Refused.because("referral_still_waits", proposal=asked.proposal.ref)
    return _settled(asked, settled, Deed.PROPOSAL_LAPSE, {"lapsed": True}, by=by, now=now)


def lapse_overdue(programme: str, now: datetime) -> tuple[ProposalMoved, ...]:
    """Close every referral of a programme whose time has passed, as the keeper of the installation."""
    done = []
    by = keeper(programme, now)
    for plan in queries.workplans(programme):
        for each in queries.proposals(plan.id):
            if each.state == ProposalState.AGREED_AD_REF and _is_overdue(each.referral, now):
                answer = lapse_referral(
                    workplan=plan.code,
                    proposal=each.ref,
                    row_version=each.row_version,
                    by=by,
                    key=f"lapse:{plan.code}:{each.ref}:{each.row_version}",
                    now=now,
                )
                done += [answer] if isinstance(answer, ProposalMoved) else []
    return tuple(done)


def _is_overdue(found: ReferralFound | None, now: datetime) -> bool:
    return found is not None and settle(found.referral, found.heard, now).outcome is not ReferralOutcome.WAITS


def _settled(
    asked: Asked, settled: Settled, right: Deed, detail: dict[str, Document], *, by: Actor, now: datetime
) -> ProposalMoved | Refused:
    """Bring the proposal where the answers of the capitals lead, and the draft with it."""
    proposal = asked.proposal
    if settled.outcome is ReferralOutcome.WAITS:
        save.touch_proposal(proposal.id)
        return moved(asked, right, by=by, now=now, detail=detail)
    is_agreed = settled.outcome is ReferralOutcome.AGREED
    step = ProposalDeed.CONFIRM if is_agreed else ProposalDeed.LAPSE
    state = next_state(ProposalState(proposal.state), step, Circumstances(decided=True))
    if isinstance(state, NotPossible):
        return not_possible(state, proposal.state)
    disposition = Disposition.ACCEPTED if is_agreed else Disposition.DECLINED
    save.move_proposal(proposal.id, state=state.value, disposition=disposition.value, decided_at=settled.since or now)
    if is_agreed:
        agreed(asked, by=by, now=now)
    told: dict[str, Document] = {"disposition": disposition.value, "outcome": settled.outcome.value}
    told["since"] = settled.since.isoformat() if settled.since else ""
    return moved(asked, right, by=by, now=now, detail=detail | told)
