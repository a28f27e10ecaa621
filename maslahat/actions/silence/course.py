"""The course of silence procedures: what the server itself does when the time has come, once, however late it looks."""

from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, about
from maslahat.actions.doing import deed, tell
from maslahat.actions.endorsing import endorse_by_silence
from maslahat.actions.meetings.closing_calls import settle_call
from maslahat.actions.moving import agreed
from maslahat.actions.moving import moved as proposal_moved
from maslahat.actions.outcomes import Refused
from maslahat.actions.people import keeper
from maslahat.actions.silence.outcomes import SilenceMoved
from maslahat.actions.silence.record import (
    WITHOUT_EFFECT,
    HeldSilence,
    begin_if_ready,
    closing_of,
    hold_silence,
    keep,
    keep_closing,
    moved,
    notify,
    refused,
)
from maslahat.actions.silence.terms import text_stands
from maslahat.domain.governance import silence_deeds as deeds
from maslahat.domain.governance.reservations import Reservation
from maslahat.domain.governance.silence import (
    NoticeSubject,
    SilenceEntry,
    SilenceEntryKind,
    SilenceProcedure,
    SilenceState,
)
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.ids import VersionId
from maslahat.domain.workplans.proposals import (
    DISPOSITION_DEEDS,
    Circumstances,
    Disposition,
    NotPossible,
    ProposalState,
    next_state,
)
from maslahat.stores.governance import call_queries, load, queries, save
from maslahat.stores.governance.silence_reading import SilenceFound
from maslahat.stores.workplans import load as plans
from maslahat.stores.workplans import queries as plan_queries
from maslahat.stores.workplans import save as plans_save
from maslahat.stores.workplans.shapes import WorkplanFound


def settle(held: HeldSilence, now: datetime, *, by: Actor) -> HeldSilence:
    """Bring a procedure where it belongs by now: start its clock, or end it and let the end take effect."""
    held = begin_if_ready(held, now, by=by)
    closing = closing_of(held, now)
    if closing is None:
        return held
    held = keep_closing(held, closing, now, by=by)
    _take_effect(held, closing, by=keeper(by.programme, closing.at))
    return held


def answered(
    held: HeldSilence, entry: deeds.Answer, right: Deed, *, by: Actor, now: datetime
) -> SilenceMoved | Refused:
    """Keep an entry and let follow from it what must: the clock starts, the silence is broken, all are told."""
    if isinstance(entry, deeds.SilenceRefused):
        return refused(entry, held, by)
    was_closed, were_breaking = held.procedure.closed, held.procedure.breaking
    held = keep(held, entry, by=by, right=right)
    held = settle(held, now, by=by)
    is_told = was_closed is None and held.procedure.closed is not None
    if len(held.procedure.breaking) > len(were_breaking) and not is_told:
        held = notify(held, NoticeSubject.OBJECTED, now, by=by, refers=entry.number)
    return moved(held, entry, now)


@deed(Deed.SILENCE_CLOSE)
def close_silence(*, workplan: str, silence: int, by: Actor, key: str, now: datetime) -> SilenceMoved | Refused:
    """End a procedure whose time has come; the end holds since the deadline, however late this is (E71).

    Whoever comes second finds it closed and gets the same answer (E72).
    """
    held = hold_silence(by, Deed.SILENCE_CLOSE, workplan, silence)
    if isinstance(held, Refused):
        return held
    held = settle(held, now, by=by)
    closed = held.procedure.closed
    if closed is None:
        return Refused.because("silence_not_due", silence=silence)
    return moved(held, closed, now)


@deed(Deed.SILENCE_CLOSE)
def remind_of_silence(
    *, workplan: str, silence: int, hours: int, by: Actor, key: str, now: datetime
) -> SilenceMoved | Refused:
    """Remind all seats that silence ends in so many hours, once for one deadline."""
    held = hold_silence(by, Deed.SILENCE_CLOSE, workplan, silence)
    if isinstance(held, Refused):
        return held
    if deeds.reminder_due(held.procedure, now) != hours:
        return Refused.because("silence_not_due", silence=silence)
    held = notify(held, NoticeSubject.REMINDER, now, by=by, refers=hours)
    return moved(held, held.procedure.entries[-1], now)


def run_silences(programme: str, now: datetime) -> tuple[tuple[str, SilenceMoved], ...]:
    """Do what is due in every procedure of a programme, as the keeper of the installation: end it, or remind.

    Returns (code of the plan, what was done); safe to run by any number of workers at once.
    """
    return tuple(
        (plan.code, answer)
        for plan in plan_queries.workplans(programme)
        for answer in run_silences_on(plan, keeper(programme, now), now)
    )


def run_silences_on(plan: WorkplanFound, by: Actor, now: datetime) -> tuple[SilenceMoved, ...]:
    """Do what is due in every procedure on one plan; reads only while nothing is."""
    found = queries.silences(plan.id)
    answers = [_run(plan, each, by, now) for each in found if each.procedure.closed is None]
    if any(each.procedure.call for each in found):
        waiting = {(meeting, each.call.number) for meeting, each in call_queries.pending_on(by.programme, plan.code)}
        for each in found:
            if each.procedure.call in waiting:
                _settle_call(plan.code, each.procedure, by=by, now=now)
    return tuple(each for each in answers if isinstance(each, SilenceMoved))


def _run(plan: WorkplanFound, found: SilenceFound, by: Actor, now: datetime) -> SilenceMoved | Refused | None:
    procedure = found.procedure
    proposal = plan_queries.proposal(plan.id, procedure.subject.proposal) if procedure.subject.proposal else None
    told = f"{plan.code}:{procedure.number}"
    if deeds.close(procedure, now, stands=text_stands(plan, proposal, procedure)) is not None:
        return close_silence(workplan=plan.code, silence=procedure.number, by=by, key=f"silence-close:{told}", now=now)
    hours = deeds.reminder_due(procedure, now)
    if hours is None or procedure.deadline is None:
        return None
    key = f"silence-remind:{told}:{hours}:{procedure.deadline.isoformat()}"
    return remind_of_silence(workplan=plan.code, silence=procedure.number, hours=hours, by=by, key=key, now=now)


def _settle_call(plan: str, procedure: SilenceProcedure, *, by: Actor, now: datetime) -> None:
    """End the provisional decision of the room whose absent seats were asked: they kept silent, or one broke it (E53).

    Where that cannot be now, because the meeting is adjourned, the next round tries again.
    """
    call = procedure.call
    if call is None or not procedure.has_settled:
        return
    settle_call(meeting=call[0], call=call[1], by=by, key=f"silence-call:{plan}:{procedure.number}", now=now)


def _take_effect(held: HeldSilence, closing: SilenceEntry, *, by: Actor) -> None:
    if held.procedure.call is not None:
        _settle_call(held.workplan.code, held.procedure, by=by, now=closing.at)
    elif closing.word in WITHOUT_EFFECT:
        return
    elif held.procedure.subject.proposal:
        if closing.word == SilenceState.ADOPTED:
            _agree(held, closing, by=by)
    elif endorse_by_silence(held.workplan, by=by, now=closing.at):
        _enter_reservations(held, by)


def _agree(held: HeldSilence, closing: SilenceEntry, *, by: Actor) -> None:
    """Let the proposal be agreed since the deadline."""
    proposal = plans.proposal(held.workplan.id, held.procedure.subject.proposal)
    if proposal is None:
        return
    step = DISPOSITION_DEEDS[Disposition.ACCEPTED]
    state = next_state(ProposalState(proposal.state), step, Circumstances(decided=True))
    if isinstance(state, NotPossible):
        return
    asked = Asked(held.workplan, proposal)
    plans_save.move_proposal(
        proposal.id, state=state.value, disposition=Disposition.ACCEPTED.value, decided_at=closing.holds
    )
    agreed(asked, by=by, now=closing.at)
    detail = {"disposition": Disposition.ACCEPTED.value, "silence": held.procedure.number}
    proposal_moved(asked, Deed.SILENCE_CLOSE, by=by, now=closing.at, detail=detail)


def _enter_reservations(held: HeldSilence, by: Actor) -> None:
    """Print with the plan what silent seats reserved in the procedures on its text."""
    version = VersionId(held.procedure.subject.fingerprint)
    for each in load.silences(held.workplan.id):
        if each.procedure.subject.fingerprint != version or each.procedure.subject.proposal:
            continue
        for entry in each.procedure.of(SilenceEntryKind.RESERVATION):
            number = load.said(held.workplan.id).last_number + 1
            role = entry.role or Role.HEAD_OF_DELEGATION
            lines = () if entry.whole else entry.lines
            entered = Reservation(number, entry.seat, version, lines, entry.text, entry.person, role, entry.at)
            save.reservation(held.workplan.id, entered, each.people[entry.number])
            detail = {"number": number, "party": entry.seat, "lines": list(lines), "text": entry.text.document()}
            tell(
                by=by, right=Deed.SILENCE_CLOSE, about=about(held.workplan), now=by.at, detail=detail,
                name="reservation.add",
            )  # fmt: skip
