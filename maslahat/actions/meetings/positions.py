"""Seats speak: the position of a party on what is before the committee, and the answer of a seat in a vote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting, not_deciding
from maslahat.actions.meetings.call_outcomes import PositionTaken
from maslahat.actions.meetings.calls import open_call_of
from maslahat.actions.meetings.matters import Matter, as_it_stands, matter_before
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.rulebook import rule_at
from maslahat.domain.governance.consensus import DecisionRule
from maslahat.domain.governance.decision_rules import CallMethod
from maslahat.domain.governance.positions import Channel
from maslahat.domain.governance.stances import (
    Stance,
    StanceFault,
    StanceHearing,
    StanceKind,
    StanceRefused,
    Weight,
    hear,
)
from maslahat.domain.governance.votes import Ballot, Cast
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import call_load, call_save
from maslahat.stores.governance.call_reading import CallFound
from maslahat.stores.meetings import save as meetings
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.people import load as people
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.together import once

MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Before:
    """What the committee has before it: the matter, the call on it if one is open, and the rule that holds for it."""

    matter: Matter
    rule: DecisionRule
    call: CallFound | None = None
    chair: str = ""

    def hearing(self, programme: str, party: str, stances: Sequence[Stance]) -> StanceHearing:
        """Return all that is known when somebody takes a position of this party on it."""
        seats, held = people.seat_and_accreditations(programme, party)
        return StanceHearing(
            rule=self.rule,
            subject=self.matter.subject.fingerprint,
            lines=self.matter.lines(),
            seats=seats,
            accreditations=held,
            stances=stances,
            aside={self.chair} if self.chair else frozenset(),
        )


def before(programme: str, meeting: MeetingFound, now: datetime) -> Before | None:
    """Return what is before a meeting: the matter of the open call, else the current subject; None if nothing is."""
    call = call_load.latest_call(meeting.id)
    chair = call.chair if call else ""
    if call and call.closed_at is None:
        now_there = as_it_stands(programme, call.call.subject)
        matter = Matter(call.call.subject, now_there.workplan, now_there.proposal)
        return Before(matter, call.call.rule, call, chair)
    found = matter_before(programme, meeting)
    return None if found is None else Before(found, rule_at(programmes.programme(programme), now), chair=chair)


_Said = tuple[Mapping[str, str] | None, Sequence[str], bool, str]


@deed(Deed.CALL_POSITION)
def take_position(
    *,
    meeting: str,
    fingerprint: str,
    kind: str,
    by: Actor,
    key: str,
    now: datetime,
    text: Mapping[str, str] | None = None,
    lines: Sequence[str] = (),
    whole: bool = False,
    channel: str = "room",
) -> PositionTaken | Refused | Stale:
    """Take the party's position on what is before the committee under this fingerprint.

    ``kind`` is support, no_objection, object (with ``text``), reserve (with ``text`` and ``lines`` or ``whole``),
    ad_referendum or not_participating. The word of another person than the seat's speaker is kept without effect
    (E50); that of a party that does not decide is a comment.
    """
    found = _held(by, Deed.CALL_POSITION, meeting)
    if isinstance(found, Refused | Stale):
        return found
    there = once(("before", found.id, now), lambda: before(by.programme, found, now))
    if there is None:
        return Refused.because("nothing_before_the_meeting", meeting=found.code)
    if there.call is not None and there.call.call.method is CallMethod.VOTE:
        return Refused.because("call_is_a_vote", call=there.call.call.number)
    wanted = _wanted(by, call_load.last_stance(found.id) + 1, fingerprint, kind, (text, lines, whole, channel), now)
    if isinstance(wanted, Refused):
        return wanted
    earlier = call_load.counting_stance(found.id, wanted.subject, wanted.seat, now)
    heard = hear(wanted, there.hearing(by.programme, by.party, earlier), now)
    if isinstance(heard, StanceRefused):
        return _refused(heard, wanted, there)
    call_save.stance(found.id, heard, by.person)
    _tell(found, heard, there.call, by=by, now=now)
    return PositionTaken(found.code, heard.number, heard.seat, heard.kind.value, heard.weight.value)


def _refused(refusal: StanceRefused, wanted: Stance, there: Before) -> Refused | Stale:
    if StanceFault.STALE_SUBJECT in refusal.faults:
        return Stale("matter", wanted.subject[:64], there.matter.subject.fingerprint)
    return Refused(tuple(Reason(f"position_{fault.value}", {"party": wanted.seat}) for fault in refusal.faults))


def _wanted(by: Actor, number: int, subject: str, kind: str, said: _Said, now: datetime) -> Stance | Refused:
    text, lines, whole, channel = said
    if kind not in tuple(StanceKind) or channel not in tuple(Channel) or len(lines) > MOST_LINES:
        return Refused.because("bad_position", kind=kind[:40], channel=channel[:40])
    words = say(text or {})
    if isinstance(words, Refused):
        return words
    return Stance(
        number=number,
        seat=PartyCode(by.party),
        kind=StanceKind(kind),
        subject=subject,
        person=by.username,
        role=by.role,
        stated_at=now,
        text=words,
        lines=tuple(LineId(line) for line in dict.fromkeys(lines)),
        whole=whole,
        channel=Channel(channel),
    )


def _tell(found: MeetingFound, heard: Stance, call: CallFound | None, *, by: Actor, now: datetime) -> None:
    """Tell the room of a word that counts, and the journal of every one: its text by its fingerprint alone."""
    number = call.call.number if call else 0
    counts = heard.weight is Weight.COUNTS
    body = {"call": number, **({"seat": heard.seat, "kind": heard.kind.value} if counts else {})}
    meetings.announce(found.id, "position", body, now)
    detail: dict[str, Document] = {
        "number": heard.number,
        "call": number,
        "seat": heard.seat,
        "kind": heard.kind.value,
        "subject": heard.subject,
        "weight": heard.weight.value,
        "channel": heard.channel.value,
        "lines": list(heard.lines),
        "whole": heard.whole,
        "text": _mark(heard.text),
    }
    tell(by=by, right=Deed.CALL_POSITION, about=about_meeting(found), now=now, detail=detail)


def _mark(text: LocalizedText) -> str:
    return fingerprint(text.document()) if text else ""


@deed(Deed.CALL_ANSWER)
def answer_roll(
    *, meeting: str, call: int, answer: str, by: Actor, key: str, now: datetime, channel: str = "room"
) -> PositionTaken | Refused | Stale:
    """Answer yes, no or abstain for the seat in the vote that is open; a seat answers once, by its speaker."""
    found = _held(by, Deed.CALL_ANSWER, meeting)
    if isinstance(found, Refused | Stale):
        return found
    asked = open_call_of(found, call)
    if isinstance(asked, Refused | Stale):
        return asked
    if asked.call.method is not CallMethod.VOTE or answer not in tuple(Ballot) or channel not in tuple(Channel):
        return Refused.because("bad_call", method=answer[:40])
    there = Before(Matter(asked.call.subject), asked.call.rule, asked, asked.chair)
    seat, speaker = PartyCode(by.party), there.hearing(by.programme, by.party, ()).speaker(PartyCode(by.party), now)
    if seat not in asked.call.rule.deciding:
        return Refused.because("seat_does_not_decide", party=by.party)
    if speaker is None or speaker.person != by.username:
        return Refused.because("position_not_acting_head", party=by.party)
    if any(each.seat == seat for each in call_load.casts(asked.id)):
        return Refused.because("answered_already", party=by.party)
    cast = Cast(call_load.last_stance(found.id) + 1, seat, Ballot(answer))
    call_save.cast(found.id, asked, cast, person=by.person, role=by.role, channel=Channel(channel), now=now)
    body: dict[str, Document] = {"call": call, "seat": by.party, "kind": answer}
    meetings.announce(found.id, "position", body, now)
    tell(by=by, right=Deed.CALL_ANSWER, about=about_meeting(found), now=now, detail={**body, "number": cast.number})
    return PositionTaken(found.code, cast.number, by.party, answer, Weight.COUNTS.value)


def _held(by: Actor, right: Deed, meeting: str) -> MeetingFound | Refused | Stale:
    found = hold_meeting(by, right, meeting)
    return found if isinstance(found, Refused | Stale) else not_deciding(found) or found
