"""The floor through its deeds: asked for from anywhere, given by the chair, told to the room without names."""

import json

import pytest
from django.db import IntegrityError, transaction

from maslahat.actions.meetings.floor import ask_for_floor, withdraw_from_list
from maslahat.actions.meetings.floor_outcomes import FloorMoved, SpeakersListRuled
from maslahat.actions.meetings.giving_floor import (
    end_speech,
    give_extra_time,
    give_floor,
    move_speaker,
    rule_speakers_list,
    set_clock,
)
from maslahat.actions.outcomes import Refused
from maslahat.domain.meetings.floor import SpeakingMode
from maslahat.stores.journal.load import journal
from maslahat.stores.meetings import floor_queries, queries
from maslahat.stores.meetings.floor_models import FloorRequest
from tests.actions.attendance import registers
from tests.actions.calls import Room
from tests.cast import Cast, a_programme, a_tabled_plan

pytestmark = pytest.mark.django_db

WHY = {"en": "As agreed", "ru": "Как условлено"}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def asks(cast, username, **more):
    asked = {"meeting": "PSC", "item": 0, "by": cast(username), **cast.told()}
    return ask_for_floor(**asked | more)


def does(cast, deed, number, username="secretariat", **more):
    return deed(**{"meeting": "PSC", "number": number, "by": cast(username), **cast.told()} | more)


def rules(cast, username="secretariat", **more):
    asked = {"meeting": "PSC", "item": 0, "is_open": True, "seconds": 0, "observers_in_turn": False}
    return rule_speakers_list(**asked | {"by": cast(username), **cast.told()} | more)


def floor(cast):
    return floor_queries.floor(queries.meeting("SMALL", "PSC").id).floor


def told(cast):
    """Return the last event of the room."""
    meeting = queries.meeting("SMALL", "PSC").id
    return queries.events_after(meeting, queries.last_number(meeting) - 1, 1)[0]


@pytest.mark.covers("R27")
def test_a_delegate_online_stands_in_the_list_beside_one_in_the_room_and_the_record_says_online(cast):
    asks(cast, "head-aa")
    asks(cast, "head-bb", mode="online")

    waiting = floor(cast).queue(0)

    assert [(each.party, each.mode) for each in waiting] == [("AA", SpeakingMode.ROOM), ("BB", SpeakingMode.ONLINE)]
    assert told(cast).body["waiting"][1] == {"number": 2, "party": "BB", "kind": "statement", "mode": "online"}
    assert journal("SMALL")[-1].detail["mode"] == "online"


@pytest.mark.covers("E92")
def test_who_asks_twice_stands_in_the_list_once(cast):
    first = asks(cast, "head-aa")
    events = queries.last_number(queries.meeting("SMALL", "PSC").id)

    second = asks(cast, "head-aa")

    assert (first.number, second) == (1, FloorMoved("PSC", 1, "waiting", 0))
    assert len(floor(cast).requests) == 1
    assert queries.last_number(queries.meeting("SMALL", "PSC").id) == events


def test_the_floor_is_given_timed_and_taken_back_by_the_chair_alone(cast):
    rules(cast, seconds=180)
    asks(cast, "head-aa")

    refused = does(cast, give_floor, 1, "head-aa")
    given = does(cast, give_floor, 1)
    does(cast, set_clock, 1, act="pause")
    does(cast, set_clock, 1, act="resume")
    does(cast, give_extra_time, 1, seconds=60)
    speaker = told(cast).body["speaker"]
    ended = does(cast, end_speech, 1)

    assert refused.codes == ("no_right",)
    assert (given.state, ended.state) == ("speaking", "spoken")
    assert (speaker["limit"], speaker["extra"], speaker["runs_since"]) == (180, 60, cast.now.isoformat())
    assert told(cast).body["speaker"] is None


@pytest.mark.covers("E74")
def test_a_second_press_of_give_the_floor_is_refused(cast):
    asks(cast, "head-aa")
    does(cast, give_floor, 1)

    assert does(cast, give_floor, 1).codes == ("floor_not_waiting",)


@pytest.mark.covers("E92")
def test_a_point_of_order_jumps_the_list_and_is_about_procedure(cast):
    asks(cast, "head-aa")
    refused = asks(cast, "head-bb", kind="point_of_order")

    asks(cast, "head-bb", kind="point_of_order", matter="time")

    assert refused.codes == ("floor_matter_missing",)
    assert [each.party for each in floor(cast).queue(0)] == ["BB", "AA"]


@pytest.mark.covers("E92")
def test_while_a_call_is_open_a_point_of_order_is_on_its_conduct_alone_and_nobody_else_speaks(db):
    room = Room()
    cast = room.cast
    asks(cast, "head-aa")
    room.opens()

    substance = does(cast, give_floor, 1)
    other = asks(cast, "head-bb", kind="point_of_order", matter="time")
    conduct = asks(cast, "head-bb", kind="point_of_order", matter="decision")
    heard = does(cast, give_floor, conduct.number)
    does(cast, end_speech, conduct.number)
    room.closes()

    assert (substance.codes, other.codes) == (("floor_deciding",), ("floor_conduct_only",))
    assert heard.state == "speaking"
    assert does(cast, give_floor, 1).state == "speaking"


@pytest.mark.covers("R32")
def test_once_people_are_registered_only_their_delegations_ask_for_the_floor(cast):
    registers(cast, "secretariat")

    assert isinstance(asks(cast, "head-aa"), FloorMoved)
    assert asks(cast, "head-bb").codes == ("floor_not_registered",)


def test_the_chair_moves_somebody_with_a_reason_that_the_journal_keeps(cast):
    for username in ("head-aa", "head-bb", "donor"):
        asks(cast, username)

    refused = does(cast, move_speaker, 3, before=1, reason={})
    does(cast, move_speaker, 3, before=1, reason=WHY)

    assert refused.codes == ("reason_missing",)
    assert [each.party for each in floor(cast).queue(0)] == ["DON", "AA", "BB"]
    assert journal("SMALL")[-1].detail["reason"]["texts"] == WHY


def test_ruling_a_speaker_out_of_order_needs_a_reason(cast):
    asks(cast, "head-aa", kind="point_of_order", matter="debate")
    does(cast, give_floor, 1)

    assert does(cast, end_speech, 1, ruled_out=True).codes == ("reason_missing",)
    assert does(cast, end_speech, 1, ruled_out=True, reason=WHY).state == "ruled_out"


def test_a_delegation_withdraws_its_own_request_and_not_that_of_another(cast):
    asks(cast, "head-aa")

    refused = does(cast, withdraw_from_list, 1, "head-bb")

    assert refused.codes == ("no_right_not_own",)
    assert does(cast, withdraw_from_list, 1, "head-aa").state == "withdrawn"


def test_the_secretariat_enters_somebody_who_raised_a_hand_and_nobody_else_may(cast):
    done = asks(cast, "secretariat", speaker="cso-bb")

    assert floor(cast).request(done.number).party == "BB-CSO"
    assert asks(cast, "head-aa", speaker="cso-bb").codes == ("no_right_not_own",)
    assert asks(cast, "secretariat", speaker="nobody").codes == ("unknown_person",)


def test_a_closed_list_takes_nobody_until_it_is_reopened(cast):
    closed = rules(cast, is_open=False)

    refused = asks(cast, "head-aa")
    rules(cast)

    assert isinstance(closed, SpeakersListRuled)
    assert refused.codes == ("floor_list_closed",)
    assert isinstance(asks(cast, "head-aa"), FloorMoved)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"item": 7}, "unknown_item"),
        ({"kind": "song"}, "unknown_code"),
        ({"mode": "written"}, "unknown_code"),
        ({"kind": "point_of_order", "matter": "weather"}, "unknown_code"),
        ({"meeting": "NO"}, "unknown_meeting"),
    ],
)
def test_what_is_not_known_is_refused_by_name(cast, told, code):
    assert asks(cast, "head-aa", **told).codes == (code,)


def test_one_may_sign_up_before_the_opening_and_speaks_after_it(cast):
    fresh = a_programme("OTHER")
    signed = ask_for_floor(meeting="PSC", item=0, by=fresh("head-aa"), **fresh.told())

    refused = give_floor(meeting="PSC", number=1, by=fresh("secretariat"), **fresh.told())

    assert isinstance(signed, FloorMoved)
    assert refused.codes == ("floor_meeting_not_open",)


def test_the_database_itself_lets_one_speak_and_nobody_stand_in_the_list_twice(cast):
    asks(cast, "head-aa")
    asks(cast, "head-bb")
    does(cast, give_floor, 1)
    row = FloorRequest.objects.get(number=2)

    for change in ({"state": "speaking"}, {"person": FloorRequest.objects.get(number=1).person}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FloorRequest.objects.filter(pk=row.pk).update(**change)


@pytest.mark.covers("E90", "R35")
def test_the_room_is_told_parties_and_never_offices_or_people(cast):
    asks(cast, "head-aa")
    does(cast, give_floor, 1)

    words = json.dumps(told(cast).body)

    assert "head-aa" not in words
    assert "Office" not in words


def test_a_refused_deed_changes_nothing(cast):
    asks(cast, "head-aa")
    before = floor(cast)

    outcome = does(cast, give_extra_time, 1, seconds=99_999)

    assert isinstance(outcome, Refused)
    assert floor(cast) == before
