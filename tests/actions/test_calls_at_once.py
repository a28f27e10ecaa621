"""Chair and seats act at the same instant: one decision, in which every word that was taken stands and no other."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connections

from maslahat.actions.meetings.call_outcomes import CallDecided, CallMoved, PositionTaken
from maslahat.actions.meetings.calls import move_call, open_call
from maslahat.actions.meetings.closing_calls import close_call, settle_call
from maslahat.actions.meetings.positions import take_position
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.silence.course import run_silences
from maslahat.stores.governance.call_models import Decision
from tests.actions.calls import IN_MEETING, WHY, Room
from tests.actions.silences import later, second, started
from tests.small_programme import STATES

ROUNDS = 6


def _at_once(*acts):
    gate = Barrier(len(acts))

    def run(act):
        gate.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
@pytest.mark.covers("E72", "E74", "R-14")
def test_two_chairs_and_three_seats_at_once_make_one_decision_that_holds_every_word_taken():
    room = Room()
    secretariat = room.cast("secretariat")
    heads = [room.cast(f"head-{state.lower()}") for state in STATES]
    for turn in range(1, ROUNDS + 1):
        question = {"kind": "procedure", "ref": "", "fingerprint": "", "method": "no_objection", "seconds": 1}
        opened = open_call(
            **IN_MEETING | question, present=STATES, text=WHY, by=secretariat, key=f"open-{turn}", now=room.cast.now
        )
        mark, later = {"fingerprint": room.call.call.subject.fingerprint}, room.cast.now.replace(minute=turn)
        closing = IN_MEETING | mark | {"call": opened.call, "row_version": 1, "present": STATES, "by": secretariat}
        words = IN_MEETING | mark | {"kind": "object", "text": WHY}

        *closed, one, two, three = _at_once(
            lambda told=closing, key=f"a-{turn}", now=later: close_call(**told, key=key, now=now),
            lambda told=closing, key=f"b-{turn}", now=later: close_call(**told, key=key, now=now),
            *(
                lambda told=words, by=head, key=f"say-{turn}", now=later: take_position(**told, by=by, key=key, now=now)
                for head in heads
            ),
        )

        decisions = [each for each in closed if isinstance(each, CallDecided)]
        taken = [said.party for said in (one, two, three) if isinstance(said, PositionTaken)]
        decision = room.call.decision
        assert len(decisions) == 1
        assert all(isinstance(each, Stale) for each in closed if each not in decisions)
        assert all(isinstance(said, PositionTaken | Refused) for said in (one, two, three))
        assert sorted(decision.seats_with("object")) == sorted(taken)
        room.cast.now = later
    assert Decision.objects.count() == ROUNDS


@pytest.mark.django_db(transaction=True)
@pytest.mark.covers("E75")
def test_of_two_secretaries_who_move_one_call_at_once_the_second_is_told_and_overwrites_nothing():
    room = Room()
    second(room.cast)
    for turn in range(ROUNDS):
        room.opens()
        before = room.call
        told = IN_MEETING | {"call": before.call.number, "row_version": before.row_version, "act": "extend"}
        asked = (("secretariat", 30 + turn), ("second-secretary", 300 + turn))
        acts = [
            partial(move_call, **told, seconds=more, by=room.cast(who), key=f"{who}-{turn}", now=room.cast.now)
            for who, more in asked
        ]

        answers = _at_once(*acts)

        (moved,) = [each for each in answers if isinstance(each, CallMoved)]
        assert [each for each in answers if each is not moved] == [
            Stale(f"call:{moved.call}", str(before.row_version), str(before.row_version + 1))
        ]
        won = asked[answers.index(moved)][1]
        assert (room.call.call.ends_at - before.call.ends_at).total_seconds() == won
        room.closes(after=600, give_up=True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.covers("E53", "E75")
def test_of_two_secretaries_who_settle_one_call_at_once_one_writes_the_final_decision():
    room = Room(absent="follow_by_silence", quorum=2)
    second(room.cast)
    room.opens(present=("AA", "BB"))
    room.closes(present=("AA", "BB"))
    started(room.cast, room.ref)
    later(room.cast, hours=73)
    told = IN_MEETING | {"call": 1, "now": room.cast.now}
    settles = [
        partial(settle_call, **told, by=room.cast(who), key=f"settle-{who}")
        for who in ("secretariat", "second-secretary")
    ]

    answers = _at_once(partial(run_silences, "SMALL", room.cast.now), *settles)[1:]

    assert room.call.decision.result == "adopted"
    assert Decision.objects.count() == 2
    assert not [each for each in answers if not isinstance(each, CallDecided | Stale | Refused)]
