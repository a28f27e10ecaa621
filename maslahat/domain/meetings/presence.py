"""Who is there at an instant, in the room or online: arrivals, lost connections, returns, leaving; and the quorum.

A presence is read from events alone, so that it can be told for every past instant as well. Somebody online is heard
by signs of life of the own device; when they stay out for a while, the presence is lost (E51). Whoever was seen by an
officer only, and never by a device, stays until an officer says otherwise or the day is over: nobody is there the next
morning because they came the day before.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.shared.ids import PartyCode

LOST_AFTER = timedelta(seconds=60)
"""How long after the last sign of life a presence online is lost: three signs missed."""

BEAT = timedelta(seconds=20)
"""How often a connected device gives a sign of life."""


class Channel(StrEnum):
    """By which way somebody is present."""

    ROOM = "room"
    ONLINE = "online"


class PresenceKind(StrEnum):
    """What happened to somebody's presence."""

    ARRIVED = "arrived"
    LOST = "lost"
    RETURNED = "returned"
    LEFT = "left"


class Sign(StrEnum):
    """What is noticed of somebody: an officer or the QR code says so, the device is heard, or falls silent."""

    CHECKED_IN = "checked_in"
    HEARD = "heard"
    SILENT = "silent"
    WENT = "went"


_THERE = (PresenceKind.ARRIVED, PresenceKind.RETURNED)
NOBODY_HEARD: Mapping[int, datetime] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PresenceEvent:
    """One change of the presence of one participant (by row id), who takes part for ``party``.

    ``until`` is when the day on which it happened ends at the place of the meeting; None if nobody knows.
    """

    participant: int
    party: PartyCode
    kind: PresenceKind
    channel: Channel
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """How one participant stands at an instant: what happened last, by which channel, and when."""

    participant: int
    party: PartyCode
    kind: PresenceKind
    channel: Channel
    since: datetime

    @property
    def is_present(self) -> bool:
        """Tell whether the participant is there."""
        return self.kind in _THERE


@dataclass(frozen=True, slots=True)
class PartyPresence:
    """How a party is represented at an instant: how many in the room and online, and since when nobody, if so."""

    party: PartyCode
    in_room: int
    online: int
    lost_at: datetime | None = None

    @property
    def is_present(self) -> bool:
        """Tell whether anybody is there for the party."""
        return self.in_room + self.online > 0


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough of the deciding parties are there: these are present, these are missing, so many are needed."""

    present: tuple[PartyCode, ...]
    missing: tuple[PartyCode, ...]
    needed: int

    @property
    def holds(self) -> bool:
        """Tell whether the committee may open or decide."""
        return len(self.present) >= self.needed

    @property
    def short_by(self) -> int:
        """Return how many deciding parties are lacking."""
        return max(0, self.needed - len(self.present))


def follows(before: Presence | None, sign: Sign, channel: Channel) -> PresenceKind | None:
    """Return what a sign makes of somebody's presence; None if it changes nothing.

    The device of somebody who sits in the room is heard as well: that changes nothing. An officer may move somebody
    from one channel to the other.
    """
    is_there = before is not None and before.is_present
    match sign:
        case Sign.HEARD | Sign.CHECKED_IN:
            moves = is_there and before is not None and before.channel is not channel
            if is_there and not (moves and sign is Sign.CHECKED_IN):
                return None
            return PresenceKind.RETURNED if before else PresenceKind.ARRIVED
        case Sign.SILENT:
            is_online = is_there and before is not None and before.channel is Channel.ONLINE
            return PresenceKind.LOST if is_online else None
        case Sign.WENT:
            return PresenceKind.LEFT if is_there else None


def presence_at(
    events: Iterable[PresenceEvent],
    at: datetime,
    heard: Mapping[int, datetime] = NOBODY_HEARD,
    lost_after: timedelta = LOST_AFTER,
) -> dict[int, Presence]:
    """Return how everybody stands at this instant (aware UTC), by row id; who never came is left out.

    ``heard`` tells when each device was last heard. Whoever is online, was heard since the last event and then not
    for ``lost_after``, is lost from that instant on, whether or not anybody has written it down yet. Whoever is there
    when the day ends has left with it.
    """
    latest: dict[int, PresenceEvent] = {}
    for event in sorted((each for each in events if each.at <= at), key=lambda each: each.at):
        latest[event.participant] = event
    return {key: _as_it_stands(each, heard.get(key), at, lost_after) for key, each in latest.items()}


def _as_it_stands(event: PresenceEvent, heard: datetime | None, at: datetime, lost_after: timedelta) -> Presence:
    told = Presence(event.participant, event.party, event.kind, event.channel, event.at)
    if not told.is_present:
        return told
    ends: list[tuple[datetime, PresenceKind]] = []
    if event.channel is Channel.ONLINE and heard is not None and heard >= event.at:
        ends.append((heard + lost_after, PresenceKind.LOST))
    if event.until is not None:
        ends.append((event.until, PresenceKind.LEFT))
    since, kind = min(ends, default=(at, told.kind))
    return replace(told, kind=kind, since=since) if ends and since <= at else told


def parties_at(presences: Iterable[Presence]) -> dict[PartyCode, PartyPresence]:
    """Return how each party that anybody came for is represented."""
    by_party: dict[PartyCode, list[Presence]] = {}
    for each in presences:
        by_party.setdefault(each.party, []).append(each)
    return {party: _party(party, found) for party, found in sorted(by_party.items())}


def _party(party: PartyCode, found: Sequence[Presence]) -> PartyPresence:
    there = [each.channel for each in found if each.is_present]
    lost_at = None if there else max(each.since for each in found)
    return PartyPresence(party, there.count(Channel.ROOM), there.count(Channel.ONLINE), lost_at)


def quorum(present: Collection[PartyCode], deciding: Sequence[PartyCode], needed: int) -> Quorum:
    """Return the quorum of a decision rule: ``needed`` of the ``deciding`` parties, given those ``present``."""
    there = tuple(party for party in deciding if party in present)
    return Quorum(there, tuple(party for party in deciding if party not in present), needed)
