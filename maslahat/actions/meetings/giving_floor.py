"""Giving the floor: the chair's deeds on the list of speakers and on the clock of whoever speaks."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting
from maslahat.actions.meetings.floor import HeldFloor, floor_moved, hold_floor
from maslahat.actions.meetings.floor_outcomes import FloorMoved, SpeakersListRuled
from maslahat.actions.meetings.items import is_item
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.floor import (
    SpeakersList,
    end,
    extend,
    give,
    move,
    pause,
    resume,
    ruled,
)
from maslahat.domain.meetings.floor_shown import floor_shown
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import save, save_floor
from maslahat.stores.programmes import queries as programmes

LONGEST_LIMIT = 3600
"""Most seconds that the chair may set for a speaker, or add: one hour."""

CLOCK_DEEDS = {"pause": pause, "resume": resume}


@deed(Deed.FLOOR_GIVE)
def give_floor(*, meeting: str, number: int, by: Actor, key: str, now: datetime) -> FloorMoved | Refused | Stale:
    """Give the floor to the next in the list; a second press finds that it is given, and is refused (E74)."""
    held = _hold(by, meeting)
    if not isinstance(held, HeldFloor):
        return held
    current, found = held.meeting.subject.item, held.floor.request(number)
    if current and found and found.item != current:
        return Refused.because("floor_other_item", number=number)
    return floor_moved(held, give(held.floor, number, now), number, right=Deed.FLOOR_GIVE, by=by, now=now)


@deed(Deed.FLOOR_GIVE)
def end_speech(
    *,
    meeting: str,
    number: int,
    by: Actor,
    key: str,
    now: datetime,
    ruled_out: bool = False,
    reason: Mapping[str, str] | None = None,
) -> FloorMoved | Refused | Stale:
    """Take the floor back when a speaker is done, or rule the speaker out of order, with the reason."""
    held = _hold(by, meeting)
    if not isinstance(held, HeldFloor):
        return held
    words = say(reason or {}, required=ruled_out)
    if isinstance(words, Refused):
        return words
    after = end(held.floor, number, now, ruled_out=ruled_out)
    name, detail = "floor.rule_out" if ruled_out else "floor.end", {"reason": words.document()} if words else {}
    return floor_moved(held, after, number, right=Deed.FLOOR_GIVE, by=by, now=now, name=name, detail=detail)


@deed(Deed.FLOOR_GIVE)
def set_clock(
    *, meeting: str, number: int, act: str, by: Actor, key: str, now: datetime
) -> FloorMoved | Refused | Stale:
    """Stop the speaker's clock or start it again: ``act`` is ``pause`` or ``resume``."""
    held = _hold(by, meeting)
    if not isinstance(held, HeldFloor):
        return held
    if act not in CLOCK_DEEDS:
        return Refused.because("unknown_code", field="act", value=act[:80])
    after = CLOCK_DEEDS[act](held.floor, number, now)
    return floor_moved(held, after, number, right=Deed.FLOOR_GIVE, by=by, now=now, name=f"floor.{act}")


@deed(Deed.FLOOR_GIVE)
def give_extra_time(
    *, meeting: str, number: int, seconds: int, by: Actor, key: str, now: datetime
) -> FloorMoved | Refused | Stale:
    """Let the speaker go on for so many seconds more."""
    held = _hold(by, meeting)
    if not isinstance(held, HeldFloor):
        return held
    if not 0 < seconds <= LONGEST_LIMIT:
        return Refused.because("floor_time_out_of_bounds", most=LONGEST_LIMIT // 60)
    after, told = extend(held.floor, number, timedelta(seconds=seconds)), {"seconds": seconds}
    return floor_moved(held, after, number, right=Deed.FLOOR_GIVE, by=by, now=now, name="floor.extend", detail=told)


@deed(Deed.FLOOR_GIVE)
def move_speaker(
    *, meeting: str, number: int, before: int, reason: Mapping[str, str], by: Actor, key: str, now: datetime
) -> FloorMoved | Refused | Stale:
    """Move one who waits before another (0: to the end), and say why; the reason is kept."""
    held = _hold(by, meeting, runs=False)
    if not isinstance(held, HeldFloor):
        return held
    words = say(reason, required=True)
    if isinstance(words, Refused):
        return words
    after, told = move(held.floor, number, before), {"before": before, "reason": words.document()}
    return floor_moved(held, after, number, right=Deed.FLOOR_GIVE, by=by, now=now, name="floor.move", detail=told)


@deed(Deed.FLOOR_GIVE)
def rule_speakers_list(
    *,
    meeting: str,
    item: int,
    is_open: bool,
    seconds: int,
    observers_in_turn: bool,
    by: Actor,
    key: str,
    now: datetime,
) -> SpeakersListRuled | Refused | Stale:
    """Close or reopen the list of an item, set the time for each speaker (0: none), say where observers come."""
    held = _hold(by, meeting, runs=False)
    if not isinstance(held, HeldFloor):
        return held
    if not is_item(programmes.programme(by.programme), held.meeting, item):
        return Refused.because("unknown_item", item=str(item)[:20])
    if not 0 <= seconds <= LONGEST_LIMIT:
        return Refused.because("floor_time_out_of_bounds", most=LONGEST_LIMIT // 60)
    rules = SpeakersList(item, is_open, timedelta(seconds=seconds) if seconds else None, observers_in_turn)
    after = ruled(held.floor, rules)
    save_floor.floor(held.meeting.id, held.floor, after)
    event = save.announce(held.meeting.id, "floor", floor_shown(after, item), now)
    detail = {"item": item, "is_open": is_open, "seconds": seconds, "observers_in_turn": observers_in_turn}
    place = about_meeting(held.meeting)
    tell(by=by, right=Deed.FLOOR_GIVE, about=place, now=now, detail=detail, name="floor.rule_list")
    return SpeakersListRuled(meeting, item, is_open, seconds, observers_in_turn, event)


def _hold(by: Actor, meeting: str, *, runs: bool = True) -> HeldFloor | Refused | Stale:
    held = hold_floor(by, Deed.FLOOR_GIVE, meeting)
    if runs and isinstance(held, HeldFloor) and not held.meeting.state.may_decide:
        return Refused.because("floor_meeting_not_open", meeting=held.meeting.code)
    return held
