"""Pending matters in workplans: proposals, discussions, translations, positions and procedures of silence."""

from collections.abc import Iterable
from datetime import datetime

from maslahat.actions.concerns import say_of_others, texts_of
from maslahat.domain.governance.positions import latest_positions
from maslahat.domain.governance.silence import SilenceProcedure, SilenceState, letters_came_back
from maslahat.domain.shared.deeds import UNDER_WAY
from maslahat.domain.shared.pending import Duty, PendingMatter
from maslahat.domain.workplans.ad_referendum import waiting_for as silent_capitals
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.domain.workplans.translations import open_states
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.start.desk import Desk, PlanOnDesk

RUNS = (SilenceState.WAITING, SilenceState.RUNNING)

UNDECIDED = (ProposalState.TABLED, ProposalState.UNDER_DISCUSSION, ProposalState.PARKED)


def of_plans(desk: Desk) -> Iterable[PendingMatter]:
    """Yield what the visitor is to do in every workplan that the visitor may read."""
    for plan in desk.plans:
        for gather in (_of_silence, _of_parties, _of_advisers, _of_the_secretariat, _of_the_draft, _of_the_seat):
            yield from gather(plan)


def _of_silence(desk: PlanOnDesk) -> Iterable[PendingMatter]:
    now, party = desk.visit.now, desk.visit.actor.party
    for each in desk.silences:
        if desk.may(Duty.ANSWER_SILENCE) and party in each.seats and each.state(now) in RUNS:
            yield desk.on_page(Duty.ANSWER_SILENCE, "silence", each.number, each.note, each.deadline)
        for duty in _of_the_record(desk, each):
            yield desk.on_page(duty, "silence", each.number, each.note)


def _of_the_record(desk: PlanOnDesk, silence: SilenceProcedure) -> Iterable[Duty]:
    found = (
        (Duty.MEND_DELIVERY, silence.closed is None and bool(letters_came_back(silence))),
        (Duty.CONFIRM_OBJECTION, bool(silence.unconfirmed)),
        (Duty.REVISIT_SILENCE, silence.state(desk.visit.now) is SilenceState.ANNULLED),
    )
    return (duty for duty, holds in found if holds and desk.may(duty))


def _of_parties(desk: PlanOnDesk) -> Iterable[PendingMatter]:
    party = desk.visit.actor.party
    if desk.may(Duty.ANSWER_FOR_CAPITAL):
        yield from desk.proposals(Duty.ANSWER_FOR_CAPITAL, lambda each: party in _silent(each), _last_day_of_capitals)
    if desk.may(Duty.CONCUR):
        touched = _waiting_for(desk, party)
        yield from desk.proposals(Duty.CONCUR, lambda each: each.ref in touched)
    if desk.may(Duty.REVISE_PROPOSAL):
        returned = ProposalState.RETURNED
        yield from desk.proposals(Duty.REVISE_PROPOSAL, lambda each: each.state == returned and each.party == party)


def _silent(found: ProposalFound) -> tuple[str, ...]:
    if found.state != ProposalState.AGREED_AD_REF or found.referral is None:
        return ()
    return silent_capitals(found.referral.referral, found.referral.heard)


def _last_day_of_capitals(found: ProposalFound) -> datetime | None:
    return found.referral.referral.until if found.referral else None


def _waiting_for(desk: PlanOnDesk, party: str) -> frozenset[str]:
    """Return the references of the proposals that wait for the word of a party."""
    screen = desk.screen
    living = [each.ref for each in screen.proposals if each.state in UNDER_WAY]
    concerns = say_of_others(desk.base, screen.proposals, screen.rules, living)
    return frozenset(ref for each in concerns if party in each.waits_for for ref in each.conflict.proposals)


def _of_advisers(desk: PlanOnDesk) -> Iterable[PendingMatter]:
    if desk.may(Duty.ADVISE):
        for each in desk.threads:
            if each.waits_for == desk.visit.actor.person:
                yield desk.on_page(Duty.ADVISE, "thread", each.number, each.asker.text)
    if desk.may(Duty.RECOMMEND):
        yield from desk.proposals(Duty.RECOMMEND, lambda each: each.state in UNDECIDED and not each.advice)


def _of_the_secretariat(desk: PlanOnDesk) -> Iterable[PendingMatter]:
    if desk.may(Duty.TABLE_PROPOSAL):
        submitted = ProposalState.SUBMITTED
        yield from desk.proposals(Duty.TABLE_PROPOSAL, lambda each: each.state == submitted and not each.is_comment)
    if desk.may(Duty.DECIDE_PROPOSAL):
        yield from desk.proposals(Duty.DECIDE_PROPOSAL, lambda each: each.state in UNDECIDED)
    if desk.may(Duty.LAPSE_REFERRAL):
        yield from desk.proposals(Duty.LAPSE_REFERRAL, lambda each: _is_over(desk, each), _last_day_of_capitals)


def _is_over(desk: PlanOnDesk, found: ProposalFound) -> bool:
    last = _last_day_of_capitals(found)
    return found.state == ProposalState.AGREED_AD_REF and last is not None and desk.visit.now >= last


def _of_the_draft(desk: PlanOnDesk) -> Iterable[PendingMatter]:
    screen = desk.screen
    if desk.may(Duty.SETTLE_CONFLICTS):
        yield from desk.about_all(Duty.SETTLE_CONFLICTS, "conflicts", len(screen.consolidation.conflicts))
    if desk.may(Duty.TRANSLATE):
        texts = texts_of(desk.base, screen.consolidation, screen.workplan, screen.rules)
        yield from desk.about_all(Duty.TRANSLATE, "translations", len(open_states(texts)))


def _of_the_seat(desk: PlanOnDesk) -> Iterable[PendingMatter]:
    if desk.may(Duty.STATE_POSITION):
        actor = desk.visit.actor
        spoken = latest_positions(desk.said.positions, desk.plan.current.version_id, actor.at)
        yield from desk.about_all(Duty.STATE_POSITION, "endorse", int(actor.party not in spoken))
