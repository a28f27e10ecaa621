"""The register of decisions: entered by the secretariat, taken in from the record, followed up until done (R53)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.record_outcomes import DecisionNoted, DecisionsRecorded
from maslahat.actions.meetings.telling import meeting_record
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.domain.governance.calls import DecisionResult
from maslahat.domain.governance.silence import SilenceProcedure, SilenceState
from maslahat.domain.governance.stances import SubjectKind
from maslahat.domain.meetings.decisions import Decision, DecisionState, FollowUp, check_decision, follow_up
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.meetings.record import MeetingRecord, PlanTold
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.minutes_drafting import decided
from maslahat.stores.governance import call_queries as calls
from maslahat.stores.governance import queries as governance
from maslahat.stores.meetings import record_queries, save, save_record
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.meetings.record_reading import DecisionFound
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as plans

MOST_ITEMS = 999
_CARRIED_OUT = ("accepted", "accepted_amended", "merged", "declined")
_DECIDED = (*_CARRIED_OUT, "deferred")


@deed(Deed.DECISION_RECORD)
def record_decision(
    *,
    meeting: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
    item: int = 0,
    owner: str = "",
    office: Mapping[str, str] | None = None,
    due_on: str = "",
    is_internal: bool = False,
) -> DecisionsRecorded | Refused | Stale:
    """Enter a decision of the committee: what, under which item (0: none), who sees to it, until which day (ISO).

    A decision ``is_internal`` is for the table alone: the public finds no trace of it (E90).
    """
    found = hold_meeting(by, Deed.DECISION_RECORD, meeting)
    if not isinstance(found, MeetingFound):
        return found
    if found.state is MeetingState.PLANNED:
        return Refused.because("meeting_not_opened", meeting=found.code)
    words, where = say(text, required=True), say(office or {})
    wanted = _decision(found, by, item=item, owner=owner, due_on=due_on, is_internal=is_internal)
    refused = [each for each in (words, where, wanted) if isinstance(each, Refused)]
    if isinstance(words, Refused) or isinstance(where, Refused) or isinstance(wanted, Refused):
        return Refused(tuple(reason for each in refused for reason in each.reasons))
    wanted = replace(wanted, text=words, office=where)
    if faults := check_decision(wanted, programmes.programme(by.programme).languages):
        return Refused(tuple(Reason(f"decision_{each.value}") for each in faults))
    return _record(found, [wanted], by=by, now=now)


@deed(Deed.DECISION_RECORD)
def take_in_decisions(*, meeting: str, by: Actor, key: str, now: datetime) -> DecisionsRecorded | Refused | Stale:
    """Take into the register what the record says the committee decided and the register does not hold yet.

    That is the endorsement of the plan, what was decided on each proposal, and what was adopted in the room on other
    questions. What silence adopted says so. What is carried out with the decision itself is done.
    """
    found = hold_meeting(by, Deed.DECISION_RECORD, meeting)
    if not isinstance(found, MeetingFound):
        return found
    known = {each.decision.source for each in record_queries.decisions(found.id)}
    record = meeting_record(programmes.programme(by.programme), found, now)
    told = (*_in_the_record(record, _silences(found, now), by, now), *_called(found))
    wanted = [each for each in told if each.source not in known]
    return _record(found, wanted, by=by, now=now)


@deed(Deed.DECISION_FOLLOW_UP)
def follow_up_decision(
    *,
    meeting: str,
    number: int,
    notes: int,
    state: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
    is_internal: bool = False,
) -> DecisionNoted | Refused | Stale:
    """Note what became of a decision: ``state`` is open, done or dropped, ``notes`` how many notes it had."""
    known = _known(by, meeting, number, is_internal)
    if isinstance(known, Refused | Stale):
        return known
    found, asked = known
    held = hold_meeting(by, Deed.DECISION_FOLLOW_UP, meeting, own=asked.decision.owner == by.party)
    if not isinstance(held, MeetingFound):
        return held
    if len(asked.decision.follow_ups) != notes:
        return Stale(f"decision:{asked.decision.symbol}", str(notes), asked.decision.state(now.date()).value)
    words = say(text)
    if isinstance(words, Refused):
        return words
    if state not in tuple(DecisionState):
        return Refused.because("decision_state_not_noted")
    noted = follow_up(asked.decision, FollowUp(0, DecisionState(state), words, by.party, by.role.value, now))
    if not isinstance(noted, Decision):
        return Refused(tuple(Reason(f"decision_{each.value}") for each in noted))
    save_record.note(asked.id, noted.follow_ups[-1], by.person)
    symbol = noted.symbol
    detail = {"decision": symbol, "state": state, "text": {} if is_internal else words.document()}
    tell(by=by, right=Deed.DECISION_FOLLOW_UP, about=about_meeting(found), now=now, detail=detail)
    return DecisionNoted(symbol, state)


def _known(
    by: Actor, meeting: str, number: int, is_internal: bool
) -> tuple[MeetingFound, DecisionFound] | Refused | Stale:
    found = hold_meeting(by, Deed.DECISION_FOLLOW_UP, meeting)
    if not isinstance(found, MeetingFound):
        return found
    asked = next(
        (
            each
            for each in record_queries.decisions(found.id)
            if (each.decision.number, each.decision.is_internal) == (number, is_internal)
        ),
        None,
    )
    return (found, asked) if asked is not None else Refused.because("unknown_decision")


def _decision(
    found: MeetingFound, by: Actor, *, item: int, owner: str, due_on: str, is_internal: bool
) -> Decision | Refused:
    known = {str(each.code) for each in programmes.programme(by.programme).parties}
    if owner and owner not in known:
        return Refused.because("unknown_party", party=owner[:80])
    if not 0 <= item <= MOST_ITEMS:
        return Refused.because("unknown_code", field="item", value=str(item)[:10])
    try:
        last_day = date.fromisoformat(due_on) if due_on else None
    except ValueError:
        return Refused.because("decision_due_not_a_day")
    return Decision(
        found.code,
        0,
        LocalizedText(),
        found.held_on,
        item=item or None,
        owner=owner,
        due_on=last_day,
        is_internal=is_internal,
    )


def _silences(found: MeetingFound, now: datetime) -> dict[str, SilenceProcedure]:
    """Return the procedure by which silence adopted each text: a proposal by its name, the plan by its fingerprint."""
    plan = plans.workplan(found.programme, found.workplan) if found.workplan else None
    asked = [each.procedure for each in governance.silences(plan.id)] if plan else []
    return {
        each.subject.proposal or each.subject.fingerprint: each
        for each in asked
        if each.state(now) is SilenceState.ADOPTED
    }


def _in_the_record(
    record: MeetingRecord, silences: Mapping[str, SilenceProcedure], by: Actor, now: datetime
) -> Iterator[Decision]:
    until = {name: each.deadline for name, each in silences.items()}
    done = FollowUp(1, DecisionState.DONE, LocalizedText(), by.party, by.role.value, now)
    if record.plan is not None and record.plan.endorsed_on is not None:
        source = f"endorsement:{record.plan.code}/{record.plan.label}"
        yield Decision(record.code, 0, _endorsed(record.plan, until), record.held_on, source=source, follow_ups=(done,))
    for each in record.proposals:
        if each.disposition in _DECIDED:
            notes = (done,) if each.disposition in _CARRIED_OUT else ()
            source = f"proposal:{each.ref}"
            text = decided(each, until.get(each.ref))
            yield Decision(record.code, 0, text, record.held_on, source=source, follow_ups=notes)


def _endorsed(plan: PlanTold, until: Mapping[str, datetime | None]) -> LocalizedText:
    return decided(plan, until.get(plan.fingerprint))


def _called(found: MeetingFound) -> Iterator[Decision]:
    """Give what was adopted in the room on a question that is neither a proposal, a line nor a version."""
    for each in calls.calls(found.id):
        is_adopted = each.decision is not None and each.decision.result is DecisionResult.ADOPTED
        if is_adopted and each.call.subject.kind is SubjectKind.PROCEDURE and each.text:
            yield Decision(found.code, 0, each.text, found.held_on, source=f"call:{each.call.number}")


def _record(found: MeetingFound, wanted: Sequence[Decision], *, by: Actor, now: datetime) -> DecisionsRecorded:
    symbols = []
    for each in wanted:
        number = save_record.decision(found.id, each, (by.person, by.role.value), now)
        stands = replace(each, number=number)
        symbols.append(stands.symbol)
        told = {"decision": stands.symbol, "text": stands.text.document(), "source": stands.source}
        if not stands.is_internal:
            save.announce(found.id, "decision", {"symbol": stands.symbol, "text": stands.text.document()}, now)
        detail = told if not stands.is_internal else {"decision": stands.symbol}
        tell(by=by, right=Deed.DECISION_RECORD, about=about_meeting(found), now=now, detail=detail)
    _note_what_is_done(found, wanted, symbols, by)
    return DecisionsRecorded(found.code, tuple(symbols))


def _note_what_is_done(found: MeetingFound, wanted: Sequence[Decision], symbols: list[str], by: Actor) -> None:
    rows = {each.decision.symbol: each.id for each in record_queries.decisions(found.id)}
    for symbol, each in zip(symbols, wanted, strict=True):
        for note in each.follow_ups:
            save_record.note(rows[symbol], note, by.person)
