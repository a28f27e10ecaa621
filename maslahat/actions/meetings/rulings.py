"""Questions of procedure: the chair rules at once, and a deciding seat may appeal to the committee."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting, not_deciding
from maslahat.actions.meetings.call_outcomes import CallDecided, CallMoved
from maslahat.actions.meetings.calls import begin, call_body, refused_call
from maslahat.actions.meetings.matters import procedural
from maslahat.actions.meetings.seats_present import seats_present
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.rulebook import rule_at
from maslahat.domain.governance.calls import Call, CallRefused, DecisionResult, opened, ruled
from maslahat.domain.governance.decision_rules import CallMethod, Question
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.governance import call_load, call_save
from maslahat.stores.governance.call_reading import CallFound
from maslahat.stores.meetings import save as meetings
from maslahat.stores.programmes import queries as programmes


@deed(Deed.CALL_RULE)
def rule_on_procedure(
    *, meeting: str, text: Mapping[str, str], present: Sequence[str], by: Actor, key: str, now: datetime
) -> CallDecided | Refused | Stale:
    """Record the chair's ruling on a question of procedure: it holds at once.

    ``present`` are parties that the chair sees there, beside those that are checked in.
    """
    found = hold_meeting(by, Deed.CALL_RULE, meeting)
    if isinstance(found, Refused | Stale):
        return found
    words, calls = say(text, required=True), call_load.calls(found.id)
    if refused := not_deciding(found) or _busy(calls):
        return refused
    if isinstance(words, Refused):
        return words
    rule = rule_at(programmes.programme(by.programme), now)
    there = seats_present(found, present, now)
    here = tuple(party for party in rule.deciding if party in there)
    number = len(calls) + 1
    subject = procedural(number, words.document())
    call = Call(number, subject, Question.PROCEDURE, CallMethod.RULING, rule, now, now + rule.calls.countdown, here)
    checked = opened(call)
    if isinstance(checked, CallRefused):
        return refused_call(checked)
    row, decision = call_save.call(found.id, call, words), ruled(call)
    call_save.closed(row, now)
    call_save.decision(row, decision)
    meetings.announce(found.id, "decision", {**call_body(call, words), "result": decision.result.value}, now)
    detail = {"call": number, "text": words.document(), "rule": rule.number}
    tell(by=by, right=Deed.CALL_RULE, about=about_meeting(found), now=now, detail=detail)
    return CallDecided(found.code, number, decision.result.value)


@deed(Deed.CALL_APPEAL)
def appeal_ruling(
    *, meeting: str, call: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> CallMoved | Refused | Stale:
    """Appeal against a ruling of the chair: the committee is asked at once whether to set it aside.

    The ruling is set aside if no seat objects to the appeal; else it stands.
    """
    found = hold_meeting(by, Deed.CALL_APPEAL, meeting)
    if isinstance(found, Refused | Stale):
        return found
    words, calls = say(text, required=True), call_load.calls(found.id)
    ruling = next((each for each in calls if each.call.number == call), None)
    if refused := not_deciding(found) or _busy(calls) or _not_appealable(by, ruling, calls):
        return refused
    if isinstance(words, Refused) or ruling is None:
        return words if isinstance(words, Refused) else Refused.because("unknown_call", call=call)
    number = len(calls) + 1
    subject = procedural(number, words.document())
    ends_at = now + ruling.call.rule.calls.countdown
    put = replace(
        ruling.call, number=number, subject=subject, method=CallMethod.NO_OBJECTION, opened_at=now, ends_at=ends_at
    )
    checked = opened(put)
    if isinstance(checked, CallRefused):
        return refused_call(checked)
    return begin(found, checked, words, by=by, right=Deed.CALL_APPEAL, now=now, appeals=call)


def _busy(calls: Sequence[CallFound]) -> Refused | None:
    is_open = bool(calls) and calls[-1].closed_at is None
    return Refused.because("call_open_already", call=calls[-1].call.number) if is_open else None


def _not_appealable(by: Actor, ruling: CallFound | None, calls: Sequence[CallFound]) -> Refused | None:
    if ruling is None or ruling.decision is None or ruling.decision.result is not DecisionResult.RULED:
        return Refused.because("not_a_ruling")
    if not ruling.call.rule.calls.is_ruling_appealable:
        return Refused.because("ruling_is_final", rule=ruling.call.rule.number)
    if by.party not in ruling.call.rule.deciding:
        return Refused.because("seat_does_not_decide", party=by.party)
    if any(each.appeals == ruling.call.number for each in calls):
        return Refused.because("appealed_already", call=ruling.call.number)
    return None
