"""Chair and seats act at the same instant: one decision, in which every word that was taken stands and no other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from maslahat.actions.meetings.call_outcomes import CallDecided, PositionTaken
from maslahat.actions.meetings.calls import open_call
from maslahat.actions.meetings.closing_calls import close_call
from maslahat.actions.meetings.positions import take_position
from maslahat.actions.outcomes import Refused, Stale
from maslahat.stores.governance.call_models import Decision
from tests.actions.calls import IN_MEETING, WHY, Room
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
