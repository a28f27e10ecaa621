"""The floor: who may ask, who comes next, how long they speak."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maslahat.domain.meetings.floor import (
    Floor,
    FloorFault,
    FloorRefused,
    FloorState,
    OrderMatter,
    SpeakersList,
    SpeakingMode,
    ask,
    end,
    extend,
    give,
    move,
    pause,
    resume,
    ruled,
    withdraw,
)

from .table import POINT, REPLY, asked, given, minute, must, order, wants


def fault(outcome: object) -> FloorFault:
    assert isinstance(outcome, FloorRefused), outcome
    return outcome.fault


@pytest.mark.covers("E92")
def test_the_same_speaker_who_asks_twice_stands_in_the_list_once():
    once = asked(wants(1, "KZ"), wants(2, "KG"))

    twice = ask(once, wants(3, "KZ"))

    assert twice == once
    assert order(once) == ["KZ", "KG"]


def test_who_has_spoken_may_ask_again():
    floor = given(asked(wants(1, "KZ")), 1)
    floor = must(end(floor, 1, minute(33)))

    assert order(asked(wants(2, "KZ"), floor=floor)) == ["KZ"]


@pytest.mark.covers("R27")
def test_a_speaker_online_stands_in_the_list_by_time_of_asking_as_one_in_the_room_does():
    floor = asked(wants(1, "KZ"), wants(2, "TJ", mode=SpeakingMode.ONLINE), wants(3, "UZ"))

    assert order(floor) == ["KZ", "TJ", "UZ"]
    assert floor.queue(5)[1].mode is SpeakingMode.ONLINE


def test_observers_come_after_members_unless_the_chair_lets_them_speak_in_turn():
    usual = asked(wants(1, "CSO"), wants(2, "KZ"), wants(3, "DON"), wants(4, "KG"))
    in_turn = asked(wants(1, "CSO"), wants(2, "KZ"), floor=ruled(Floor(), SpeakersList(5, observers_in_turn=True)))

    assert order(usual) == ["KZ", "KG", "CSO", "DON"]
    assert order(in_turn) == ["CSO", "KZ"]


def test_an_observer_whom_the_chair_moved_ahead_is_not_overtaken_by_the_next_member():
    floor = asked(wants(1, "CSO"), wants(2, "KZ"))
    floor = must(move(floor, 1, 2))

    assert order(asked(wants(3, "KG"), floor=floor)) == ["CSO", "KZ", "KG"]


@pytest.mark.covers("E92")
def test_a_point_of_order_jumps_the_list_and_comes_behind_earlier_points_only():
    floor = asked(wants(1, "KZ"), wants(2, "KG"), wants(3, "TJ", POINT), wants(4, "UZ", POINT))

    assert order(floor) == ["TJ", "UZ", "KZ", "KG"]


def test_a_point_of_order_names_a_matter_of_procedure():
    assert fault(ask(Floor(), wants(1, "KZ", POINT, matter=None))) is FloorFault.MATTER_MISSING


@pytest.mark.covers("E92")
def test_during_a_decision_a_point_of_order_is_on_its_conduct_alone():
    floor = Floor(deciding=True)

    refused = ask(floor, wants(1, "KZ", POINT, matter=OrderMatter.TIME))
    heard = given(asked(wants(2, "KG", POINT, matter=OrderMatter.DECISION), floor=floor), 2)

    assert fault(refused) is FloorFault.CONDUCT_ONLY
    assert heard.speaker.party == "KG"


@pytest.mark.covers("E92")
def test_what_waited_when_a_decision_began_waits_until_it_is_over():
    waiting = asked(wants(1, "KZ"), wants(2, "TJ", POINT), wants(3, "KG", POINT, matter=OrderMatter.DECISION))
    floor = replace(waiting, deciding=True)

    assert fault(give(floor, 1, minute(9))) is FloorFault.DECIDING
    assert fault(give(floor, 2, minute(9))) is FloorFault.CONDUCT_ONLY
    assert given(floor, 3).speaker.party == "KG"
    assert floor.next_up(5).number == 3


def test_a_point_of_order_interrupts_the_speaker_whose_clock_stands_until_it_has_been_heard():
    floor = ruled(Floor(), SpeakersList(5, limit=timedelta(minutes=5)))
    floor = given(asked(wants(1, "KZ"), floor=floor), 1, at=10)
    floor = given(asked(wants(2, "KG", POINT), floor=floor), 2, at=12)

    interrupted = floor.interrupted
    floor = must(end(floor, 2, minute(20)))

    assert (interrupted.party, interrupted.clock.left(minute(19))) == ("KZ", timedelta(minutes=3))
    assert (floor.speaker.party, floor.speaker.clock.left(minute(21))) == ("KZ", timedelta(minutes=2))


def test_there_is_no_point_of_order_on_a_point_of_order():
    floor = given(asked(wants(1, "KZ", POINT), wants(2, "KG", POINT)), 1)

    assert fault(give(floor, 2, minute(31))) is FloorFault.SOMEBODY_SPEAKS


def test_a_right_of_reply_comes_after_the_list_even_when_it_is_closed():
    floor = given(asked(wants(1, "KZ"), wants(2, "KG")), 1)
    floor = ruled(floor, SpeakersList(5, is_open=False))

    floor = asked(wants(3, "UZ", REPLY, reply_to="KZ"), floor=floor)

    assert order(floor) == ["KG", "UZ"]
    assert fault(ask(floor, wants(4, "TJ"))) is FloorFault.LIST_CLOSED


@pytest.mark.parametrize("to", ["KG", "UZ", None])
def test_a_right_of_reply_needs_another_party_that_spoke(to):
    floor = given(asked(wants(1, "UZ"), wants(2, "KG")), 1)

    assert fault(ask(floor, wants(3, "UZ", REPLY, reply_to=to, person=7))) is FloorFault.NOTHING_TO_REPLY_TO


def test_who_holds_the_floor_cannot_ask_for_it():
    floor = given(asked(wants(1, "KZ")), 1)

    assert fault(ask(floor, wants(2, "KZ", POINT))) is FloorFault.HOLDS_THE_FLOOR


def test_the_floor_goes_to_the_next_in_the_list_and_to_one_at_a_time():
    floor = asked(wants(1, "KZ"), wants(2, "KG"))

    assert fault(give(floor, 2, minute(5))) is FloorFault.NOT_NEXT
    assert fault(give(given(floor, 1), 2, minute(5))) is FloorFault.SOMEBODY_SPEAKS
    assert fault(give(floor, 9, minute(5))) is FloorFault.NOT_WAITING


def test_who_withdrew_is_passed_over_and_cannot_withdraw_again():
    floor = must(withdraw(asked(wants(1, "KZ"), wants(2, "KG")), 1, minute(4)))

    assert given(floor, 2).speaker.party == "KG"
    assert fault(withdraw(floor, 1, minute(5))) is FloorFault.NOT_WAITING


def test_a_pause_does_not_count_and_extra_time_does():
    floor = given(asked(wants(1, "TJ"), floor=ruled(Floor(), SpeakersList(5, limit=timedelta(minutes=3)))), 1, at=10)
    floor = must(pause(floor, 1, minute(11)))
    floor = must(resume(floor, 1, minute(15)))
    floor = must(extend(floor, 1, timedelta(minutes=1)))

    assert floor.speaker.clock.left(minute(17)) == timedelta(minutes=1)
    assert floor.speaker.clock.left(minute(19)) == timedelta(minutes=-1)


def test_clock_and_extra_time_are_refused_where_they_make_no_sense():
    floor = given(asked(wants(1, "TJ"), wants(2, "KZ")), 1)

    assert fault(extend(floor, 1, timedelta(minutes=1))) is FloorFault.NO_LIMIT
    assert fault(extend(floor, 2, timedelta(minutes=1))) is FloorFault.NOT_SPEAKING
    assert fault(resume(floor, 1, minute(31))) is FloorFault.CLOCK_AS_ASKED
    assert fault(pause(floor, 2, minute(31))) is FloorFault.NOT_SPEAKING
    assert fault(end(floor, 2, minute(31))) is FloorFault.NOT_SPEAKING


def test_a_server_clock_that_steps_back_takes_no_time_away():
    floor = given(asked(wants(1, "TJ")), 1, at=10)

    assert must(pause(floor, 1, minute(9))).speaker.clock.used == timedelta()
    assert floor.speaker.clock.left(minute(11)) is None


def test_a_speaker_ruled_out_of_order_is_recorded_so():
    floor = must(end(given(asked(wants(1, "KZ", POINT)), 1), 1, minute(31), ruled_out=True))

    assert floor.request(1).state is FloorState.RULED_OUT


def test_the_chair_moves_statements_among_statements_only():
    floor = given(asked(wants(1, "KZ"), wants(2, "KG"), wants(3, "TJ"), wants(4, "UZ")), 1)
    floor = asked(wants(5, "TM", REPLY, reply_to="KZ"), wants(6, "KZ", POINT, person=5), floor=floor)

    assert order(must(move(floor, 4, 2))) == ["KZ", "UZ", "KG", "TJ", "TM"]
    assert order(must(move(floor, 2, 0))) == ["KZ", "TJ", "UZ", "KG", "TM"]
    assert [fault(move(floor, *each)) for each in ((6, 2), (2, 5), (2, 6), (5, 0), (1, 2), (2, 2))] == [
        FloorFault.NOT_MOVABLE
    ] * 6


def test_a_new_limit_holds_for_the_next_speakers():
    floor = given(asked(wants(1, "KZ"), wants(2, "KG")), 1)
    floor = ruled(floor, SpeakersList(5, limit=timedelta(minutes=2)))

    assert floor.speaker.clock.limit is None
    assert given(must(end(floor, 1, minute(31))), 2).speaker.clock.limit == timedelta(minutes=2)
