"""The chair closes a call: the server computes what it came to, and a proposal is disposed of in the same step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maslahat.actions.actor import Actor
from maslahat.actions.deciding import dispose_proposal
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting, not_deciding
from maslahat.actions.meetings.call_outcomes import CallDecided
from maslahat.actions.meetings.calls import open_call_of, refused_call
from maslahat.actions.meetings.matters import Matter, as_it_stands
from maslahat.actions.meetings.seats_present import seats_present
from maslahat.actions.outcomes import ProposalMoved, Refused, Stale
from maslahat.actions.referring import refer_to_capitals
from maslahat.actions.seating import the_secretariat
from maslahat.domain.governance.calls import Decision, DecisionResult, SeatWord, decided, may_close, settled
from maslahat.domain.governance.decision_rules import CallMethod
from maslahat.domain.governance.votes import voted
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.workplans.ad_referendum import Lapse
from maslahat.domain.workplans.proposals import Disposition
from maslahat.stores.governance import call_load, call_save, load
from maslahat.stores.governance.call_reading import CallFound, seats_document
from maslahat.stores.meetings import save as meetings
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import load as plans

FINAL_STEP = 2
"""The decision of a call after the silence of its absent seats has ended; the first is that of its closing."""


@deed(Deed.CALL_CLOSE)
def close_call(
    *,
    meeting: str,
    call: int,
    row_version: int,
    fingerprint: str,
    present: Sequence[str],
    by: Actor,
    key: str,
    now: datetime,
    give_up: bool = False,
) -> CallDecided | Refused | Stale:
    """Close the open call, seen under this fingerprint, and record what it came to.

    ``present`` are parties that the chair sees there, beside those that are checked in.

    Refused while the countdown runs and under quorum (E51), unless the chair means to ``give_up``: then nothing is
    decided. A proposal that is adopted is accepted, or agreed ad referendum; one that is objected to stays open.
    """
    found = hold_meeting(by, Deed.CALL_CLOSE, meeting)
    if isinstance(found, Refused | Stale):
        return found
    if refused := not_deciding(found):
        return refused
    asked = open_call_of(found, call, row_version)
    if isinstance(asked, Refused | Stale):
        return asked
    if asked.call.subject.fingerprint != fingerprint:
        return Stale(f"call:{call}", fingerprint[:64], asked.call.subject.fingerprint)
    here = seats_present(found, present, now)
    refused = None if give_up else _too_early(found, asked, here, now)
    return refused or _close(found, asked, here, give_up, by=by, now=now)


def _too_early(found: MeetingFound, asked: CallFound, here: frozenset[PartyCode], now: datetime) -> Refused | None:
    if asked.call.method is CallMethod.VOTE:
        answered = {each.seat for each in call_load.casts(asked.id)}
        waiting = [party for party in asked.call.rule.deciding if party in here and party not in answered]
        has_time = asked.call.left(now).total_seconds() > 0
        return Refused.because("call_roll_not_over", missing=", ".join(waiting)) if waiting and has_time else None
    refusal = may_close(asked.call, call_load.stances(found.id), here, now)
    return refused_call(refusal) if refusal else None


def _close(
    found: MeetingFound, asked: CallFound, here: frozenset[PartyCode], give_up: bool, *, by: Actor, now: datetime
) -> CallDecided | Refused | Stale:
    matter = as_it_stands(by.programme, asked.call.subject)
    mark = matter.subject.fingerprint
    if asked.call.method is CallMethod.VOTE:
        decision = voted(asked.call, call_load.casts(asked.id), here, now, "" if give_up else mark)
    else:
        decision = decided(asked.call, call_load.stances(found.id), here, now, mark, give_up)
    disposed = _dispose(found, matter, decision, by=by, now=now)
    if isinstance(disposed, Refused | Stale):
        return disposed
    call_save.closed(asked.id, now)
    call_save.decision(asked.id, decision)
    _tell(found, asked, decision, Deed.CALL_CLOSE, by=by, now=now)
    return _answer(found, decision, disposed)


@deed(Deed.CALL_SETTLE)
def settle_call(*, meeting: str, call: int, by: Actor, key: str, now: datetime) -> CallDecided | Refused | Stale:
    """End a provisional decision once the silence of its absent seats has ended, kept or broken, as its record tells.

    Every seat that was waited for must have been asked; the text of the matter must still be the one that was decided
    (E53). Where the rule of the procedure names no objector, the decision names none either.
    """
    found = hold_meeting(by, Deed.CALL_SETTLE, meeting)
    if isinstance(found, Refused | Stale):
        return found
    asked = call_load.call(found.id, call)
    if asked is None or asked.decision is None:
        return Refused.because("unknown_call", call=call)
    if len(asked.decisions) == FINAL_STEP:
        return Stale(f"call:{call}", "", asked.decision.result.value)
    if asked.decision.result is not DecisionResult.PROVISIONAL:
        return Refused.because("call_not_provisional", call=call)
    final = _after_silence(found, asked.decision, by=by, now=now)
    if final.result is DecisionResult.PROVISIONAL:
        return Refused.because("call_waits_for_silence", call=call)
    disposed = _dispose(found, as_it_stands(by.programme, asked.call.subject), final, by=by, now=now)
    if isinstance(disposed, Refused | Stale):
        return disposed
    call_save.decision(asked.id, final, FINAL_STEP)
    _tell(found, asked, final, Deed.CALL_SETTLE, by=by, now=now)
    return _answer(found, final, disposed)


def _after_silence(found: MeetingFound, decision: Decision, *, by: Actor, now: datetime) -> Decision:
    """Return what the decision comes to by the silence procedures on it that have ended, the latest one first."""
    plan = plans.workplan(by.programme, decision.call.subject.plan)
    asked = [each.procedure for each in load.silences(plan.id)] if plan else []
    ended = [each for each in asked if each.call == (found.code, decision.call.number) and each.has_settled]
    if not ended:
        return decision
    latest = ended[-1]
    broken = frozenset(each.seat for each in latest.breaking)
    kept = frozenset() if broken else frozenset(latest.seats)
    return settled(decision, broken, kept, now, latest.terms.names_objector)


@dataclass(frozen=True, slots=True)
class _Disposed:
    proposal: str = ""
    state: str = ""


def _dispose(
    found: MeetingFound, matter: Matter, decision: Decision, *, by: Actor, now: datetime
) -> _Disposed | Refused | Stale:
    """Let a proposal follow the decision on it; nothing else is touched, nor is one that was not adopted."""
    if matter.proposal is None or matter.workplan is None:
        return _Disposed()
    if decision.result not in (DecisionResult.ADOPTED, DecisionResult.AD_REFERENDUM):
        return _Disposed(matter.proposal.ref, matter.proposal.state)
    call = decision.call
    if not matter.is_text_of(call.subject):
        return Stale(f"call:{call.number}", call.subject.fingerprint, matter.subject.fingerprint)
    told: dict[str, Any] = {
        "workplan": matter.workplan.code,
        "proposal": matter.proposal.ref,
        "row_version": matter.proposal.row_version,
        "draft": matter.workplan.current.version_id,
        "reason": {},
        "by": _recorder(by, now),
        "key": f"call:{found.code}:{call.number}:{decision.result.value}",
        "now": now,
    }
    if decision.result is DecisionResult.ADOPTED:
        moved = dispose_proposal(disposition=Disposition.ACCEPTED.value, **told)
    else:
        capitals = decision.seats_with(SeatWord.AD_REFERENDUM)
        until = now + call.rule.silence
        moved = refer_to_capitals(parties=capitals, until=until, lapse=Lapse.NOT_AGREED.value, **told)
    return _Disposed(moved.proposal, moved.state) if isinstance(moved, ProposalMoved) else moved


def _recorder(by: Actor, now: datetime) -> Actor:
    """Return who records a disposition: the secretariat, also where a worker ends the silence that was awaited."""
    return by if by.role is Role.SECRETARIAT else the_secretariat(by.programme, now)


def _tell(found: MeetingFound, asked: CallFound, decision: Decision, right: Deed, *, by: Actor, now: datetime) -> None:
    body: dict[str, Document] = {
        "call": asked.call.number,
        "result": decision.result.value,
        "why": [each.value for each in decision.why],
        "seats": {each.seat: each.word.value for each in decision.seats},
    }
    meetings.announce(found.id, "decision", body, now)
    detail: dict[str, Document] = {
        **body,
        "seats": seats_document(decision.seats),
        "subject": asked.call.subject.fingerprint,
        "rule": asked.call.rule.number,
    }
    tell(by=by, right=right, about=about_meeting(found), now=now, detail=detail)


def _answer(found: MeetingFound, decision: Decision, disposed: _Disposed) -> CallDecided:
    why = tuple(each.value for each in decision.why)
    number, result = decision.call.number, decision.result.value
    return CallDecided(found.code, number, result, why, disposed.proposal, disposed.state)
