"""Asking for the floor: in the room or online, for a statement, a point of order or a right of reply; withdrawing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.floor_now import floor_now
from maslahat.actions.meetings.floor_outcomes import FloorMoved
from maslahat.actions.meetings.items import is_item
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.governance.seats import PartyKind
from maslahat.domain.meetings.floor import (
    Floor,
    FloorKind,
    FloorRefused,
    FloorRequest,
    OrderMatter,
    SpeakingMode,
    ask,
    withdraw,
)
from maslahat.domain.meetings.floor_shown import floor_shown
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.stores.meetings import attendance_queries, save, save_floor
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.people import queries as people
from maslahat.stores.programmes import queries as programmes

AT_THE_TABLE = (PartyKind.MEMBER, PartyKind.AGENCY)
"""Kinds of party that speak before observers: the parties to the plan."""

ASKED_IN = (SpeakingMode.ROOM, SpeakingMode.ONLINE)


@dataclass(frozen=True, slots=True)
class HeldFloor:
    """A meeting that is held until the deed is done, and the floor in it."""

    meeting: MeetingFound
    floor: Floor


@dataclass(frozen=True, slots=True)
class _Speaker:
    person: int
    party: PartyCode
    is_member: bool


@dataclass(frozen=True, slots=True)
class _Wish:
    item: int
    kind: str
    mode: str
    matter: str
    reply_to: str

    def unknown(self) -> Refused | None:
        checks = (
            ("kind", self.kind, self.kind in tuple(FloorKind)),
            ("mode", self.mode, self.mode in ASKED_IN),
            ("matter", self.matter, not self.matter or self.matter in tuple(OrderMatter)),
        )
        wrong = next(((name, value) for name, value, is_known in checks if not is_known), None)
        return Refused.because("unknown_code", field=wrong[0], value=wrong[1][:80]) if wrong else None

    def request(self, number: int, who: _Speaker, now: datetime) -> FloorRequest:
        is_point, is_reply = self.kind == FloorKind.POINT_OF_ORDER, self.kind == FloorKind.RIGHT_OF_REPLY
        return FloorRequest(
            number=number,
            item=self.item,
            person=who.person,
            party=who.party,
            is_member=who.is_member,
            kind=FloorKind(self.kind),
            mode=SpeakingMode(self.mode),
            asked_at=now,
            matter=OrderMatter(self.matter) if is_point and self.matter else None,
            reply_to=PartyCode(self.reply_to) if is_reply and self.reply_to else None,
        )


@deed(Deed.FLOOR_ASK)
def ask_for_floor(
    *,
    meeting: str,
    item: int,
    by: Actor,
    key: str,
    now: datetime,
    kind: str = FloorKind.STATEMENT,
    mode: str = SpeakingMode.ROOM,
    matter: str = "",
    reply_to: str = "",
    speaker: str = "",
) -> FloorMoved | Refused | Stale:
    """Ask for the floor on an item (0: the meeting as a whole). Who stands in the list already stands there once (E92).

    ``matter`` is what a point of order is about, ``reply_to`` the party that a right of reply answers. The
    secretariat may enter somebody who raised a hand: ``speaker`` is that user name. Once people are registered for
    the meeting, the delegation must be among them.
    """
    wish = _Wish(item, kind, mode, matter, reply_to)
    if refused := wish.unknown():
        return refused
    who = _speaker(by, speaker, now)
    if isinstance(who, Refused):
        return who
    held = hold_floor(by, Deed.FLOOR_ASK, meeting, own=who.party == by.party)
    if not isinstance(held, HeldFloor):
        return held
    if refused := _not_here(held.meeting, item, who):
        return refused
    wanted = wish.request(len(held.floor.requests) + 1, who, now)
    if found := held.floor.standing(wanted.person, item, wanted.kind):
        return FloorMoved(meeting, found.number, found.state.value, 0)
    return floor_moved(held, ask(held.floor, wanted), wanted.number, right=Deed.FLOOR_ASK, by=by, now=now)


@deed(Deed.FLOOR_ASK)
def withdraw_from_list(
    *, meeting: str, number: int, by: Actor, key: str, now: datetime
) -> FloorMoved | Refused | Stale:
    """Give up the own place in the list, or, for the secretariat, take out somebody who no longer wishes to speak."""
    held = hold_floor(by, Deed.FLOOR_ASK, meeting)
    if not isinstance(held, HeldFloor):
        return held
    found = held.floor.request(number)
    if found is None:
        return Refused.because("unknown_floor_request", number=number)
    allowed = hold_meeting(by, Deed.FLOOR_ASK, meeting, own=found.party == by.party)
    if isinstance(allowed, Refused):
        return allowed
    after = withdraw(held.floor, number, now)
    return floor_moved(held, after, number, right=Deed.FLOOR_ASK, by=by, now=now, name="floor.withdraw")


def hold_floor(by: Actor, right: Deed, meeting: str, *, own: bool = True) -> HeldFloor | Refused | Stale:
    """Return the meeting, held, with its floor, if the right is there; else why not."""
    found = hold_meeting(by, right, meeting, own=own)
    if not isinstance(found, MeetingFound):
        return found
    return HeldFloor(found, floor_now(found).floor)


def floor_moved(
    held: HeldFloor,
    after: Floor | FloorRefused,
    number: int,
    *,
    right: Deed,
    by: Actor,
    now: datetime,
    name: str = "",
    detail: Mapping[str, Document] | None = None,
) -> FloorMoved | Refused:
    """Store what became of a request, tell the room and the journal, and answer how it stands; or say why not."""
    if isinstance(after, FloorRefused):
        return Refused.because(f"floor_{after.fault.value}", number=number)
    found = next(each for each in after.requests if each.number == number)
    save_floor.floor(held.meeting.id, held.floor, after)
    event = save.announce(held.meeting.id, "floor", floor_shown(after, found.item), now)
    told: dict[str, Document] = {
        "request": number,
        "item": found.item,
        "party": found.party,
        "kind": found.kind.value,
        "mode": found.mode.value,
        "state": found.state.value,
        **(detail or {}),
    }
    tell(by=by, right=right, about=about_meeting(held.meeting), now=now, detail=told, name=name)
    return FloorMoved(held.meeting.code, number, found.state.value, event)


def _not_here(found: MeetingFound, item: int, who: _Speaker) -> Refused | None:
    """Return why this speaker cannot ask for the floor on this item of the meeting, or None."""
    if found.state is MeetingState.CLOSED:
        return Refused.because("floor_meeting_closed", meeting=found.code)
    registered = attendance_queries.registered_parties(found.id)
    if registered and who.party not in registered:
        return Refused.because("floor_not_registered", party=who.party)
    if not is_item(programmes.programme(found.programme), found, item):
        return Refused.because("unknown_item", item=str(item)[:20])
    return None


def _speaker(by: Actor, username: str, now: datetime) -> _Speaker | Refused:
    if not username or username == by.username:
        kind = PartyKind(by.party_kind) if by.party_kind else PartyKind.PUBLIC
        return _Speaker(by.person, PartyCode(by.party), kind in AT_THE_TABLE)
    person = people.person(username)
    seats = people.accreditations_of(person.id, by.programme, now) if person else ()
    if person is None or not seats:
        return Refused.because("unknown_person", username=username[:80])
    return _Speaker(person.id, seats[0].party, seats[0].party_kind in AT_THE_TABLE)
