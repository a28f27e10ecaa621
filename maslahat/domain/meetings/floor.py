"""The floor of a meeting: who asked for it, who holds it, and for how long; at most one speaker at any instant.

Sources: workplans_and_decisions §9; R27; E92. A speaker in the room and one online stand in one list with equal rights.
Time is never counted by ticking: it follows from the instants at which a clock was started and stopped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.shared.ids import PartyCode


class SpeakingMode(StrEnum):
    """From where somebody speaks: in the room, online, or in writing only. None weighs more than another (R27)."""

    ROOM = "room"
    ONLINE = "online"
    WRITTEN = "written"


class FloorKind(StrEnum):
    """What the floor is asked for."""

    STATEMENT = "statement"
    POINT_OF_ORDER = "point_of_order"
    RIGHT_OF_REPLY = "right_of_reply"


class FloorState(StrEnum):
    """Where a request stands; INTERRUPTED is a speaker who waits while a point of order is heard."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    INTERRUPTED = "interrupted"
    SPOKEN = "spoken"
    WITHDRAWN = "withdrawn"
    RULED_OUT = "ruled_out"


class OrderMatter(StrEnum):
    """What a point of order may be about: never the substance (§9)."""

    DEBATE = "debate"
    AGENDA = "agenda"
    TIME = "time"
    HEARING = "hearing"
    DECISION = "decision"


LIVE = (FloorState.WAITING, FloorState.SPEAKING, FloorState.INTERRUPTED)
"""States of a request that is not over."""


@dataclass(frozen=True, slots=True)
class SpeakingClock:
    """The time of one speaker. ``limit`` is None where the chair set none; ``runs_since`` is None while it stands."""

    limit: timedelta | None = None
    extra: timedelta = timedelta()
    used: timedelta = timedelta()
    runs_since: datetime | None = None

    def spent(self, now: datetime) -> timedelta:
        """Return the time spoken until ``now``; a server clock that stepped back takes nothing away."""
        return self.used + (max(timedelta(), now - self.runs_since) if self.runs_since else timedelta())

    def left(self, now: datetime) -> timedelta | None:
        """Return the time left, negative once it is used up; None if there is no limit."""
        return None if self.limit is None else self.limit + self.extra - self.spent(now)

    def started(self, now: datetime) -> "SpeakingClock":
        """Return the clock as it runs from ``now``; one that runs already goes on."""
        return self if self.runs_since else replace(self, runs_since=now)

    def stopped(self, now: datetime) -> "SpeakingClock":
        """Return the clock as it stands at ``now``."""
        return replace(self, used=self.spent(now), runs_since=None)


@dataclass(frozen=True, slots=True)
class FloorRequest:
    """One request for the floor on one agenda item.

    ``number`` counts in the meeting; ``person`` is an id, never a name; ``is_member`` tells a member from an observer;
    ``place`` orders those who wait; ``is_moved`` says that the chair chose the place. ``matter`` is set for a point of
    order alone, ``reply_to`` names the party that a right of reply answers.
    """

    number: int
    item: int
    person: int
    party: PartyCode
    is_member: bool
    kind: FloorKind
    mode: SpeakingMode
    asked_at: datetime
    place: int = 0
    state: FloorState = FloorState.WAITING
    is_moved: bool = False
    matter: OrderMatter | None = None
    reply_to: PartyCode | None = None
    clock: SpeakingClock = field(default_factory=SpeakingClock)
    given_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SpeakersList:
    """The chair's rules for the speakers of one item: whether one may still ask, and how long each may speak.

    Observers come after members, unless the chair lets them speak in turn.
    """

    item: int
    is_open: bool = True
    limit: timedelta | None = None
    observers_in_turn: bool = False


@dataclass(frozen=True, slots=True)
class Floor:
    """Everything asked for in a meeting, and the lists by item; ``deciding`` while a decision is being taken."""

    requests: tuple[FloorRequest, ...] = ()
    lists: Mapping[int, SpeakersList] = field(default_factory=lambda: MappingProxyType({}))
    deciding: bool = False

    def request(self, number: int) -> FloorRequest | None:
        """Return the request with this number, or None."""
        return next((each for each in self.requests if each.number == number), None)

    def list_of(self, item: int) -> SpeakersList:
        """Return the rules for an item; those of a new list if the chair set none."""
        return self.lists.get(item, SpeakersList(item))

    @property
    def speaker(self) -> FloorRequest | None:
        """The one who holds the floor, or None."""
        return next((each for each in self.requests if each.state is FloorState.SPEAKING), None)

    @property
    def interrupted(self) -> FloorRequest | None:
        """The speaker who waits while a point of order is heard, or None."""
        return next((each for each in self.requests if each.state is FloorState.INTERRUPTED), None)

    def queue(self, item: int) -> tuple[FloorRequest, ...]:
        """Return who waits for the floor on an item, the next one first."""
        waiting = [each for each in self.requests if each.item == item and each.state is FloorState.WAITING]
        return tuple(sorted(waiting, key=lambda each: each.place))

    def next_up(self, item: int) -> FloorRequest | None:
        """Return who gets the floor next: while a decision is taken only a point of order on its conduct (E92)."""
        queue = self.queue(item)
        allowed = [each for each in queue if each.matter is OrderMatter.DECISION] if self.deciding else queue
        return next(iter(allowed), None)

    def standing(self, person: int, item: int, kind: FloorKind) -> FloorRequest | None:
        """Return the request that this person has on an item and that is not over, or None (E92)."""
        own = [each for each in self.requests if (each.person, each.item, each.kind) == (person, item, kind)]
        return next((each for each in own if each.state in LIVE), None)

    def spoken(self, party: PartyCode, now: datetime) -> timedelta:
        """Return how long a party has spoken in the meeting until ``now``."""
        return sum((each.clock.spent(now) for each in self.requests if each.party == party), timedelta())


class FloorFault(StrEnum):
    """Why the floor is not asked for, given or taken this way."""

    LIST_CLOSED = "list_closed"
    MATTER_MISSING = "matter_missing"
    CONDUCT_ONLY = "conduct_only"
    NOTHING_TO_REPLY_TO = "nothing_to_reply_to"
    HOLDS_THE_FLOOR = "holds_the_floor"
    NOT_WAITING = "not_waiting"
    NOT_NEXT = "not_next"
    SOMEBODY_SPEAKS = "somebody_speaks"
    DECIDING = "deciding"
    NOT_SPEAKING = "not_speaking"
    CLOCK_AS_ASKED = "clock_as_asked"
    NO_LIMIT = "no_limit"
    NOT_MOVABLE = "not_movable"


@dataclass(frozen=True, slots=True)
class FloorRefused:
    """The floor stays as it is; ``fault`` says why."""

    fault: FloorFault


def ask(floor: Floor, wanted: FloorRequest) -> Floor | FloorRefused:
    """Return the floor with the request in its place, or as it was if this person stands in the list already (E92).

    A point of order goes before everybody but earlier ones, and while a decision is being taken may only be about its
    conduct. A right of reply comes after the list, needs somebody who spoke, and may be asked for when it is closed.
    """
    if floor.standing(wanted.person, wanted.item, wanted.kind):
        return floor
    if fault := _fault_of_asking(floor, wanted):
        return FloorRefused(fault)
    queue = list(floor.queue(wanted.item))
    in_turn = floor.list_of(wanted.item).observers_in_turn
    rank = _rank(wanted, in_turn)
    behind = max((place for place, each in enumerate(queue, 1) if _rank(each, in_turn) <= rank), default=0)
    queue.insert(behind, wanted)
    return _queued(replace(floor, requests=(*floor.requests, wanted)), queue)


def _fault_of_asking(floor: Floor, wanted: FloorRequest) -> FloorFault | None:
    is_point = wanted.kind is FloorKind.POINT_OF_ORDER
    speaker, answered = floor.speaker, (FloorState.SPOKEN, FloorState.SPEAKING, FloorState.RULED_OUT)
    replied = any(
        each.item == wanted.item and each.party == wanted.reply_to != wanted.party and each.state in answered
        for each in floor.requests
    )
    checks = (
        (FloorFault.HOLDS_THE_FLOOR, speaker is not None and speaker.person == wanted.person),
        (FloorFault.MATTER_MISSING, is_point and wanted.matter is None),
        (FloorFault.CONDUCT_ONLY, is_point and floor.deciding and wanted.matter is not OrderMatter.DECISION),
        (FloorFault.LIST_CLOSED, wanted.kind is FloorKind.STATEMENT and not floor.list_of(wanted.item).is_open),
        (FloorFault.NOTHING_TO_REPLY_TO, wanted.kind is FloorKind.RIGHT_OF_REPLY and not replied),
    )
    return next((fault for fault, holds in checks if holds), None)


def withdraw(floor: Floor, number: int, now: datetime) -> Floor | FloorRefused:
    """Return the floor after somebody who waits gave up the place in the list."""
    found = floor.request(number)
    if found is None or found.state is not FloorState.WAITING:
        return FloorRefused(FloorFault.NOT_WAITING)
    return _with(floor, replace(found, state=FloorState.WITHDRAWN, ended_at=now))


def give(floor: Floor, number: int, now: datetime) -> Floor | FloorRefused:
    """Return the floor given to the next in the list; a point of order interrupts whoever speaks to the substance."""
    found, speaker = floor.request(number), floor.speaker
    if found is None or found.state is not FloorState.WAITING:
        return FloorRefused(FloorFault.NOT_WAITING)
    is_point = found.kind is FloorKind.POINT_OF_ORDER
    checks = (
        (FloorFault.DECIDING, floor.deciding and not is_point),
        (FloorFault.CONDUCT_ONLY, floor.deciding and found.matter is not OrderMatter.DECISION),
        (FloorFault.NOT_NEXT, floor.next_up(found.item) != found),
        (FloorFault.SOMEBODY_SPEAKS, speaker is not None and not (is_point and speaker.kind is not found.kind)),
    )
    if fault := next((fault for fault, holds in checks if holds), None):
        return FloorRefused(fault)
    if speaker is not None:
        floor = _with(floor, replace(speaker, state=FloorState.INTERRUPTED, clock=speaker.clock.stopped(now)))
    clock = SpeakingClock(limit=floor.list_of(found.item).limit, runs_since=now)
    return _with(floor, replace(found, state=FloorState.SPEAKING, clock=clock, given_at=now))


def end(floor: Floor, number: int, now: datetime, *, ruled_out: bool = False) -> Floor | FloorRefused:
    """Return the floor taken back from who holds it; a speaker whom a point of order interrupted goes on.

    ``ruled_out`` records that the chair found the speaker out of order.
    """
    speaker = floor.speaker
    if speaker is None or speaker.number != number:
        return FloorRefused(FloorFault.NOT_SPEAKING)
    state = FloorState.RULED_OUT if ruled_out else FloorState.SPOKEN
    floor = _with(floor, replace(speaker, state=state, clock=speaker.clock.stopped(now), ended_at=now))
    if waiting := floor.interrupted:
        floor = _with(floor, replace(waiting, state=FloorState.SPEAKING, clock=waiting.clock.started(now)))
    return floor


def pause(floor: Floor, number: int, now: datetime) -> Floor | FloorRefused:
    """Return the floor with the speaker's clock stopped, as when the line to somebody online is lost."""
    return _clocked(floor, number, runs=False, now=now)


def resume(floor: Floor, number: int, now: datetime) -> Floor | FloorRefused:
    """Return the floor with the speaker's clock running again."""
    return _clocked(floor, number, runs=True, now=now)


def _clocked(floor: Floor, number: int, *, runs: bool, now: datetime) -> Floor | FloorRefused:
    speaker = floor.speaker
    if speaker is None or speaker.number != number:
        return FloorRefused(FloorFault.NOT_SPEAKING)
    if (speaker.clock.runs_since is not None) == runs:
        return FloorRefused(FloorFault.CLOCK_AS_ASKED)
    clock = speaker.clock.started(now) if runs else speaker.clock.stopped(now)
    return _with(floor, replace(speaker, clock=clock))


def extend(floor: Floor, number: int, more: timedelta) -> Floor | FloorRefused:
    """Return the floor with extra time for who holds it; without a limit there is nothing to add to."""
    speaker = floor.speaker
    if speaker is None or speaker.number != number:
        return FloorRefused(FloorFault.NOT_SPEAKING)
    if speaker.clock.limit is None:
        return FloorRefused(FloorFault.NO_LIMIT)
    return _with(floor, replace(speaker, clock=replace(speaker.clock, extra=speaker.clock.extra + more)))


def move(floor: Floor, number: int, before: int) -> Floor | FloorRefused:
    """Return the floor with one who waits moved before another, or to the end of its kind (``before`` is 0).

    Statements move among statements and replies among replies; a point of order stays where it is.
    """
    found = floor.request(number)
    if found is None or found.state is not FloorState.WAITING or found.kind is FloorKind.POINT_OF_ORDER:
        return FloorRefused(FloorFault.NOT_MOVABLE)
    others = [each for each in floor.queue(found.item) if each.number != number]
    alike = [place for place, each in enumerate(others) if each.kind is found.kind]
    places = {others[place].number: place for place in alike}
    places[0] = max(alike, default=-1) + 1
    to = places.get(before) if alike else None
    if to is None:
        return FloorRefused(FloorFault.NOT_MOVABLE)
    return _queued(floor, [*others[:to], replace(found, is_moved=True), *others[to:]])


def ruled(floor: Floor, rules: SpeakersList) -> Floor:
    """Return the floor under new rules for one item; who stands in the list or speaks keeps place and time."""
    return replace(floor, lists={**floor.lists, rules.item: rules})


def _rank(request: FloorRequest, in_turn: bool) -> int:
    if request.kind is FloorKind.STATEMENT:
        return 1 if request.is_member or request.is_moved or in_turn else 2
    return 0 if request.kind is FloorKind.POINT_OF_ORDER else 3


def _with(floor: Floor, changed: FloorRequest) -> Floor:
    requests = tuple(changed if each.number == changed.number else each for each in floor.requests)
    return replace(floor, requests=requests)


def _queued(floor: Floor, queue: list[FloorRequest]) -> Floor:
    placed = {each.number: replace(each, place=place) for place, each in enumerate(queue, 1)}
    return replace(floor, requests=tuple(placed.get(each.number, each) for each in floor.requests))
