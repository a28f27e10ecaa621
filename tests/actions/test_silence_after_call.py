"""Where the room decided without an absent seat, a silence procedure of that seat ends the provisional decision."""

import pytest

from maslahat.actions.meetings.closing_calls import settle_call
from maslahat.actions.outcomes import Stale
from maslahat.actions.silence.course import run_silences
from maslahat.stores.journal.load import journal
from maslahat.stores.meetings.models import RoomEvent
from tests.actions.calls import IN_MEETING, Room
from tests.actions.silences import later, objects, opened, procedure, seen

UNNAMED = {"silence": {"objector_unnamed": True}}
pytestmark = pytest.mark.django_db


def a_provisional_decision() -> Room:
    """Return a room in which AA and BB agreed to a proposal, and CC was absent and is asked by silence."""
    room = Room(absent="follow_by_silence", quorum=2)
    room.opens(present=("AA", "BB"))
    room.says("head-aa")
    room.closes(present=("AA", "BB"))
    opened(room.cast, room.ref)
    seen(room.cast, "head-cc")
    return room


@pytest.mark.covers("E53")
def test_only_the_absent_seat_is_asked_and_its_silence_makes_the_decision_final():
    room = a_provisional_decision()
    before = room.call.decision.result

    later(room.cast, hours=73)
    run_silences("SMALL", room.cast.now)

    assert (before, procedure(room.cast).seats) == ("provisional", ("CC",))
    assert room.call.decision.result == "adopted"
    assert room.words[-1] == "by_silence"
    assert room.cast.proposal(room.ref).state in ("agreed", "merged")


@pytest.mark.covers("E57", "R50")
def test_whoever_follows_the_open_meeting_learns_of_the_silence_at_once_and_not_who_broke_it():
    room = a_provisional_decision()

    objects(room.cast, "head-cc")

    told = [each.body for each in RoomEvent.objects.filter(kind="silence").order_by("number")]
    assert [each["about"] for each in told] == ["opened", "started", "closed"]
    assert "CC" not in str(told)


@pytest.mark.covers("E53", "E57")
def test_an_objection_of_the_absent_seat_takes_the_decision_away():
    room = a_provisional_decision()

    objects(room.cast, "head-cc")

    again = settle_call(**IN_MEETING, call=1, by=room.cast("secretariat"), **room.cast.told())

    assert again == Stale("call:1", "", "not_adopted")
    assert room.call.decision.result == "not_adopted"
    assert room.cast.proposal(room.ref).state == "tabled"


@pytest.mark.covers("E53", "R50")
def test_where_the_rule_hides_who_objected_the_settled_decision_says_the_same_of_every_seat_that_was_asked():
    room = Room(absent="follow_by_silence", quorum=1, programme=UNNAMED)
    room.opens(present=("AA",))
    room.closes(present=("AA",))
    opened(room.cast, room.ref)
    for username in ("head-bb", "head-cc"):
        seen(room.cast, username)

    objects(room.cast, "head-cc")

    told = RoomEvent.objects.filter(kind="decision").order_by("-number").first().body
    (kept,) = [each.detail for each in journal("SMALL") if each.deed == "call.settle"]
    assert (room.words, told["why"]) == (["silent", "not_named", "not_named"], ["objection"])
    assert told["seats"] == {"AA": "silent", "BB": "not_named", "CC": "not_named"}
    assert [each["word"] for each in kept["seats"]] == room.words
