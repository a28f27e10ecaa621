"""Who is there at an instant: arrivals, silence of a device, returns, and the quorum that follows."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.presence import (
    LOST_AFTER,
    Channel,
    Presence,
    PresenceEvent,
    PresenceKind,
    Sign,
    follows,
    parties_at,
    presence_at,
    quorum,
)

TEN = datetime(2022, 10, 26, 10, tzinfo=UTC)
STATES = ("AA", "BB", "CC", "DD", "EE")
THERE = (PresenceKind.ARRIVED, PresenceKind.RETURNED)


def came(participant: int, party: str, channel: Channel = Channel.ROOM, at: datetime = TEN) -> PresenceEvent:
    return PresenceEvent(participant, party, PresenceKind.ARRIVED, channel, at)


def went(event: PresenceEvent, kind: PresenceKind, after: timedelta) -> PresenceEvent:
    return PresenceEvent(event.participant, event.party, kind, event.channel, event.at + after)


def present(events, at, heard=None) -> set[str]:
    return {
        party for party, each in parties_at(presence_at(events, at, heard or {}).values()).items() if each.is_present
    }


@pytest.mark.covers("R26")
def test_a_delegation_online_is_as_present_as_one_in_the_room():
    assert present([came(1, "AA"), came(2, "BB", Channel.ONLINE)], TEN) == {"AA", "BB"}


def test_nobody_is_present_before_arriving_and_everybody_is_at_that_instant():
    assert present([came(1, "AA")], TEN - timedelta(microseconds=1)) == set()
    assert present([came(1, "AA")], TEN) == {"AA"}


@pytest.mark.covers("E51")
def test_a_device_that_falls_silent_is_lost_after_the_time_allowed_and_not_before():
    events, heard = [came(1, "AA", Channel.ONLINE)], {1: TEN + timedelta(minutes=5)}
    lost_at = heard[1] + LOST_AFTER

    assert present(events, lost_at - timedelta(microseconds=1), heard) == {"AA"}
    assert present(events, lost_at, heard) == set()
    (party,) = parties_at(presence_at(events, lost_at + timedelta(hours=1), heard).values()).values()
    assert party.lost_at == lost_at


@pytest.mark.covers("E51")
def test_a_party_is_lost_only_when_nobody_of_it_is_left():
    events = [came(1, "AA", Channel.ONLINE), came(2, "AA")]

    assert present(events, TEN + timedelta(hours=1), {1: TEN}) == {"AA"}


def test_somebody_in_the_room_is_not_lost_with_the_phone():
    assert present([came(1, "AA")], TEN + timedelta(hours=3), {1: TEN}) == {"AA"}


def test_whom_an_officer_saw_online_and_no_device_ever_heard_stays_until_somebody_says_otherwise():
    first = came(1, "AA", Channel.ONLINE)
    left = went(first, PresenceKind.LEFT, timedelta(hours=2))

    assert present([first], TEN + timedelta(hours=2)) == {"AA"}
    assert present([first, left], TEN + timedelta(hours=2)) == set()


def test_signs_of_life_from_before_an_officer_saw_somebody_again_do_not_count_against_them():
    first = came(1, "AA", Channel.ONLINE)
    back = went(first, PresenceKind.RETURNED, timedelta(hours=2))

    assert present([first, back], TEN + timedelta(hours=3), {1: TEN + timedelta(hours=1)}) == {"AA"}


@pytest.mark.parametrize(
    ("last", "sign", "channel", "kind"),
    [
        (None, Sign.HEARD, Channel.ONLINE, PresenceKind.ARRIVED),
        (None, Sign.CHECKED_IN, Channel.ROOM, PresenceKind.ARRIVED),
        (PresenceKind.LOST, Sign.HEARD, Channel.ONLINE, PresenceKind.RETURNED),
        (PresenceKind.LEFT, Sign.CHECKED_IN, Channel.ROOM, PresenceKind.RETURNED),
        (PresenceKind.ARRIVED, Sign.HEARD, Channel.ONLINE, None),
        (PresenceKind.ARRIVED, Sign.CHECKED_IN, Channel.ONLINE, None),
        (PresenceKind.ARRIVED, Sign.CHECKED_IN, Channel.ROOM, PresenceKind.RETURNED),
        (PresenceKind.ARRIVED, Sign.SILENT, Channel.ONLINE, PresenceKind.LOST),
        (PresenceKind.LOST, Sign.SILENT, Channel.ONLINE, None),
        (None, Sign.SILENT, Channel.ONLINE, None),
        (PresenceKind.RETURNED, Sign.WENT, Channel.ONLINE, PresenceKind.LEFT),
        (PresenceKind.LOST, Sign.WENT, Channel.ONLINE, None),
    ],
)
def test_what_a_sign_makes_of_somebody_who_is_online(last, sign, channel, kind):
    before = None if last is None else Presence(1, "AA", last, Channel.ONLINE, TEN)

    assert follows(before, sign, channel) is kind


def test_a_phone_in_the_room_neither_moves_its_owner_online_nor_loses_them():
    seated = Presence(1, "AA", PresenceKind.ARRIVED, Channel.ROOM, TEN)

    assert follows(seated, Sign.HEARD, Channel.ONLINE) is None
    assert follows(seated, Sign.SILENT, Channel.ONLINE) is None


@given(st.lists(st.tuples(st.sampled_from(Sign), st.sampled_from(Channel)), max_size=12))
def test_whatever_is_noticed_in_whatever_order_nobody_arrives_twice_or_leaves_unseen(signs):
    last: Presence | None = None
    kinds: list[PresenceKind] = []
    for minute, (sign, channel) in enumerate(signs):
        if kind := follows(last, sign, channel):
            kinds.append(kind)
            last = Presence(1, "AA", kind, channel, TEN + timedelta(minutes=minute))

    assert kinds.count(PresenceKind.ARRIVED) <= 1
    assert kinds[:1] in ([], [PresenceKind.ARRIVED])
    assert all(one in THERE or other in THERE for one, other in pairwise(kinds))


EVENTS = st.lists(
    st.builds(
        PresenceEvent,
        participant=st.integers(1, 4),
        party=st.just("AA"),
        kind=st.sampled_from(PresenceKind),
        channel=st.sampled_from(Channel),
        at=st.integers(0, 60).map(lambda minute: TEN + timedelta(minutes=minute)),
    ),
    max_size=15,
)


@given(EVENTS, st.integers(0, 60))
def test_what_happens_later_never_changes_who_was_there_before(events, minute):
    at = TEN + timedelta(minutes=minute)

    assert presence_at(events, at) == presence_at([each for each in events if each.at <= at], at)


@pytest.mark.covers("R32")
@given(st.sets(st.sampled_from(STATES)), st.sampled_from(STATES), st.integers(0, 5))
def test_a_party_that_joins_never_breaks_a_quorum(there, one_more, needed):
    before, after = quorum(there, STATES, needed), quorum(there | {one_more}, STATES, needed)

    assert after.holds or not before.holds
    assert set(before.present) | set(before.missing) == set(STATES)
    assert before.holds == (before.short_by == 0)


def test_an_observer_does_not_count_for_the_quorum():
    found = quorum({"AA", "DONOR"}, ("AA", "BB"), 2)

    assert (found.holds, found.short_by, found.missing) == (False, 1, ("BB",))
