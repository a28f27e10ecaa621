"""The chair puts a question to the seats: opening a call, moving its countdown, and a seat that asks for time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from maslahat.actions.actor import Actor
from maslahat.actions.asking import refused_here
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting, not_deciding
from maslahat.actions.meetings.call_outcomes import CallMoved
from maslahat.actions.meetings.matters import Matter, matter_of, procedural
from maslahat.actions.meetings.seats_present import seats_present
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.rulebook import rule_at
from maslahat.domain.governance.calls import Call, CallRefused, extended, opened, paused, resumed
from maslahat.domain.governance.decision_rules import CallMethod, Question
from maslahat.domain.governance.stances import SubjectKind
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import SPEAKERS_OF_A_SEAT, Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import call_load, call_save
from maslahat.stores.governance.call_reading import CallFound
from maslahat.stores.journal import load as journal
from maslahat.stores.meetings import save as meetings
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.people import queries as people
from maslahat.stores.programmes import queries as programmes

LONGEST_COUNTDOWN = 24 * 3600
"""The most seconds that a countdown may run or be made longer by at once."""

MOVES = ("extend", "pause", "resume")


@deed(Deed.CALL_OPEN)
def open_call(
    *,
    meeting: str,
    kind: str,
    ref: str,
    fingerprint: str,
    method: str,
    present: Sequence[str],
    by: Actor,
    key: str,
    now: datetime,
    seconds: int = 0,
    notified: Sequence[str] = (),
    text: Mapping[str, str] | None = None,
    chair: str = "",
) -> CallMoved | Refused | Stale:
    """Put a question to the seats, seen under this fingerprint, and start the countdown of so many seconds.

    ``kind`` is proposal, line or version (named by ``ref``, of the plan of the meeting), or procedure, with the
    question as ``text`` and no fingerprint; ``method`` is no_objection or vote; 0 seconds is the countdown of the
    rule. ``present`` are parties that the chair sees there beside those checked in, ``notified`` those told beforehand;
    ``chair`` is the user name of a person of a delegation who chairs, whose alternate then speaks for the seat (E47).
    """
    found = _held(by, Deed.CALL_OPEN, meeting)
    if isinstance(found, Refused | Stale):
        return found
    calls = call_load.calls(found.id)
    if calls and calls[-1].closed_at is None:
        return Refused.because("call_open_already", call=calls[-1].call.number)
    matter = _matter(by, found, len(calls) + 1, kind, ref, text or {})
    person = people.person(chair) if chair else None
    if isinstance(matter, Refused):
        return matter
    if matter.subject.kind is not SubjectKind.PROCEDURE and matter.subject.fingerprint != fingerprint:
        return Stale(f"matter:{ref[:80]}", fingerprint[:64], matter.subject.fingerprint)
    if method not in (CallMethod.NO_OBJECTION, CallMethod.VOTE) or (chair and person is None):
        return Refused.because("bad_call", method=method[:40])
    here = tuple(seats_present(found, present, now))
    asked = _Asked(matter, CallMethod(method), here, tuple(notified), seconds)
    call = opened(_call(by, asked, len(calls) + 1, now))
    if isinstance(call, CallRefused):
        return refused_call(call)
    words = LocalizedText.read(dict(text or {})) if matter.subject.kind is SubjectKind.PROCEDURE else LocalizedText()
    return begin(found, call, words, by=by, right=Deed.CALL_OPEN, now=now, chair=person.id if person else None)


@dataclass(frozen=True, slots=True)
class _Asked:
    matter: Matter
    method: CallMethod
    present: tuple[str, ...]
    notified: tuple[str, ...]
    seconds: int


def _call(by: Actor, asked: _Asked, number: int, now: datetime) -> Call:
    rule = rule_at(programmes.programme(by.programme), now)
    seconds = min(asked.seconds, LONGEST_COUNTDOWN) or rule.calls.countdown // timedelta(seconds=1)
    is_procedural = asked.matter.subject.kind is SubjectKind.PROCEDURE
    return Call(
        number=number,
        subject=asked.matter.subject,
        question=Question.PROCEDURE if is_procedural else Question.SUBSTANCE,
        method=asked.method,
        rule=rule,
        opened_at=now,
        ends_at=now + timedelta(seconds=seconds),
        present=tuple(party for party in rule.deciding if party in asked.present),
        notified=tuple(party for party in rule.deciding if party in asked.notified),
    )


def _matter(
    by: Actor, found: MeetingFound, number: int, kind: str, ref: str, text: Mapping[str, str]
) -> Matter | Refused:
    if kind not in tuple(SubjectKind):
        return Refused.because("no_such_matter", kind=kind[:40])
    if kind == SubjectKind.PROCEDURE:
        words = say(text, required=True)
        return words if isinstance(words, Refused) else Matter(procedural(number, words.document()))
    matter = matter_of(by.programme, found.workplan, SubjectKind(kind), ref)
    if isinstance(matter, Refused) or matter.proposal is None or matter.workplan is None:
        return matter
    state = matter.proposal.state
    return refused_here(by, Deed.PROPOSAL_DISPOSE, matter.workplan, proposal_state=state) or matter


def begin(
    found: MeetingFound,
    call: Call,
    text: LocalizedText,
    *,
    by: Actor,
    right: Deed,
    now: datetime,
    chair: int | None = None,
    appeals: int | None = None,
) -> CallMoved:
    """Store a call that may be opened, tell the room and the journal; a vote draws its seed from the journal's seal."""
    last = journal.head(by.programme)
    seed = last.hash if call.method is CallMethod.VOTE and last is not None else ""
    call_save.call(found.id, call, text, seed=seed, appeals=appeals, chair=chair)
    body = call_body(call, text)
    event = meetings.announce(found.id, "call", body, now)
    detail = {**body, "rule": call.rule.number, "present": list(call.present), "seed": seed}
    tell(by=by, right=right, about=about_meeting(found), now=now, detail=detail)
    return CallMoved(found.code, call.number, 1, call.ends_at.isoformat(), False, event)


@deed(Deed.CALL_MOVE)
def move_call(
    *, meeting: str, call: int, row_version: int, act: str, by: Actor, key: str, now: datetime, seconds: int = 0
) -> CallMoved | Refused | Stale:
    """Make the countdown of the open call longer by so many seconds, stop it, or let it run on.

    ``act`` is ``extend``, ``pause`` or ``resume``; none is possible after the countdown has ended.
    """
    found = _held(by, Deed.CALL_MOVE, meeting)
    if isinstance(found, Refused | Stale):
        return found
    asked = open_call_of(found, call, row_version)
    if isinstance(asked, Refused | Stale):
        return asked
    if act not in MOVES:
        return Refused.because("bad_call", method=act[:40])
    until = asked.call.ends_at + timedelta(seconds=max(0, min(seconds, LONGEST_COUNTDOWN)))
    moves = {"pause": paused, "resume": resumed}
    moved = extended(asked.call, until, now) if act == "extend" else moves[act](asked.call, now)
    if isinstance(moved, CallRefused):
        return refused_call(moved)
    call_save.countdown(asked.id, moved)
    event = meetings.announce(found.id, "call", {**call_body(moved, asked.text), "act": act}, now)
    detail: dict[str, Document] = {"call": call, "act": act, "ends_at": moved.ends_at.isoformat()}
    tell(by=by, right=Deed.CALL_MOVE, about=about_meeting(found), now=now, detail=detail)
    is_paused = moved.paused_at is not None
    return CallMoved(found.code, call, row_version + 1, moved.ends_at.isoformat(), is_paused, event)


@deed(Deed.CALL_ASK_TIME)
def ask_for_time(*, meeting: str, call: int, by: Actor, key: str, now: datetime) -> CallMoved | Refused | Stale:
    """Ask the chair for time before the open call is closed; the chair sees which seat asks."""
    found = _held(by, Deed.CALL_ASK_TIME, meeting)
    if isinstance(found, Refused | Stale):
        return found
    asked = open_call_of(found, call)
    if isinstance(asked, Refused | Stale):
        return asked
    seat = PartyCode(by.party)
    if seat not in asked.call.rule.deciding or by.role not in SPEAKERS_OF_A_SEAT:
        return Refused.because("seat_does_not_decide", party=by.party)
    call_save.time_asked(asked, seat, now)
    body = {**call_body(asked.call, asked.text), "act": "time_asked", "seat": by.party}
    event = meetings.announce(found.id, "call", body, now)
    tell(by=by, right=Deed.CALL_ASK_TIME, about=about_meeting(found), now=now, detail={"call": call})
    ends_at = asked.call.ends_at.isoformat()
    return CallMoved(found.code, call, asked.row_version, ends_at, asked.call.paused_at is not None, event)


def open_call_of(found: MeetingFound, number: int, row_version: int | None = None) -> CallFound | Refused | Stale:
    """Return a call of the meeting if it is open and as the screen showed it, else how it stands (E74)."""
    asked = call_load.call(found.id, number)
    if asked is None:
        return Refused.because("unknown_call", call=number)
    about = f"call:{number}"
    if asked.decision is not None:
        return Stale(about, str(row_version or ""), asked.decision.result.value)
    if row_version is not None and row_version != asked.row_version:
        return Stale(about, str(row_version), str(asked.row_version))
    return asked


def refused_call(refusal: CallRefused) -> Refused:
    """Return the refusal that names every fault of a call, and the seats that are missing."""
    missing = ", ".join(refusal.missing)
    return Refused(tuple(Reason(f"call_{fault.value}", {"missing": missing}) for fault in refusal.faults))


def call_body(call: Call, text: LocalizedText) -> dict[str, Document]:
    """Return what everybody in the room may see of a call; a line is not named, for it may be hidden (E90)."""
    subject = call.subject
    return {
        "call": call.number,
        "kind": subject.kind.value,
        "ref": "" if subject.kind is SubjectKind.LINE else subject.ref,
        "method": call.method.value,
        "text": text.document(),
        "opened_at": call.opened_at.isoformat(),
        "ends_at": call.ends_at.isoformat(),
        "paused_at": call.paused_at.isoformat() if call.paused_at else None,
    }


def _held(by: Actor, right: Deed, meeting: str) -> MeetingFound | Refused | Stale:
    found = hold_meeting(by, right, meeting)
    return found if isinstance(found, Refused | Stale) else not_deciding(found) or found
