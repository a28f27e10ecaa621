"""Beside the call by no objection: silence after it, votes, rulings and appeals; and what is kept as it was written."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from maslahat.actions.meetings.call_outcomes import CallMoved, PositionTaken
from maslahat.actions.meetings.positions import answer_roll
from maslahat.actions.meetings.rulings import appeal_ruling, rule_on_procedure
from maslahat.actions.outcomes import Refused
from maslahat.actions.silence.course import run_silences
from maslahat.stores.governance.call_models import Call, Decision, Stance
from maslahat.stores.journal.load import journal
from tests.actions.calls import IN_MEETING, WHY, Room
from tests.actions.silences import objects, started
from tests.small_programme import STATES

pytestmark = pytest.mark.django_db


def _provisional(**rule) -> Room:
    """Return the room in which CC was absent from a decision that waits for its silence."""
    room = Room(quorum=2, absent="follow_by_silence", **rule)
    room.opens(present=("AA", "BB"))
    room.closes(present=("AA", "BB"))
    return room


@pytest.mark.covers("E53")
def test_a_silence_procedure_asks_the_absent_seat_alone_and_kept_to_the_end_makes_the_decision_final():
    room = _provisional()

    asked = started(room.cast, room.ref)
    room.cast.now += timedelta(days=10)
    run_silences("SMALL", room.cast.now)

    assert asked.seats == ("CC",)
    assert room.words == ["silent", "silent", "by_silence"]
    assert (room.call.decision.result, room.cast.proposal(room.ref).state) == ("adopted", "merged")


@pytest.mark.covers("E53")
def test_an_objection_in_that_silence_procedure_ends_the_provisional_decision():
    room = _provisional()
    started(room.cast, room.ref)
    room.cast.now += timedelta(hours=1)

    objects(room.cast, "head-cc")

    assert room.words == ["silent", "silent", "object"]
    assert (room.call.decision.result, room.cast.proposal(room.ref).state) == ("not_adopted", "tabled")


VOTE = {"substance": ["no_objection", "vote"], "vote": {"parts": 2, "of_parts": 3, "of": "voting"}}


def _answers(room: Room, username: str, answer: str):
    return answer_roll(**IN_MEETING, call=1, answer=answer, by=room.cast(username), **room.cast.told())


@pytest.mark.covers("R49")
def test_a_vote_is_refused_where_the_terms_of_reference_allow_none():
    assert Room().opens(method="vote").codes == ("call_method_not_allowed",)


def test_where_a_vote_is_allowed_each_seat_answers_once_and_the_roll_begins_where_the_journal_says():
    room = Room(calls=VOTE)
    seal = journal("SMALL")[-1].hash
    room.opens(method="vote")
    early = room.closes(after=1)
    answers = [_answers(room, f"head-{seat}", word) for seat, word in (("aa", "yes"), ("bb", "yes"), ("cc", "no"))]
    again, other = _answers(room, "head-cc", "yes"), _answers(room, "delegate-aa", "no")

    closed = room.closes(after=1)

    assert early.codes == ("call_roll_not_over",)
    assert all(isinstance(each, PositionTaken) for each in answers)
    assert again.codes == ("answered_already",)
    assert isinstance(other, Refused)
    assert (closed.result, room.words, room.call.seed) == ("adopted", ["yes", "yes", "no"], seal)


def test_a_ruling_holds_at_once_and_stands_if_a_seat_objects_to_the_appeal():
    room = Room()
    told = IN_MEETING | {"text": WHY}
    ruled = rule_on_procedure(**told, present=STATES, by=room.cast("secretariat"), **room.cast.told())
    appealed = appeal_ruling(**told, call=1, by=room.cast("head-cc"), **room.cast.told())
    room.says("head-aa", "object")

    closed = room.closes()
    again = appeal_ruling(**told, call=1, by=room.cast("head-bb"), **room.cast.told())

    assert ruled.result == "ruled"
    assert isinstance(appealed, CallMoved)
    assert closed.result == "not_adopted"
    assert again.codes == ("appealed_already",)


def test_a_ruling_that_is_final_by_the_rule_cannot_be_appealed_against():
    room = Room(calls={"is_ruling_final": True})
    told = IN_MEETING | {"text": WHY}
    rule_on_procedure(**told, present=STATES, by=room.cast("secretariat"), **room.cast.told())

    assert appeal_ruling(**told, call=1, by=room.cast("head-cc"), **room.cast.told()).codes == ("ruling_is_final",)


@pytest.mark.covers("R98")
@pytest.mark.parametrize("model", [Stance, Decision, Call])
def test_what_was_said_and_decided_can_be_neither_changed_nor_removed(model):
    room = Room()
    room.opens()
    room.says("head-bb", "object")
    room.closes()
    rows = model.objects.filter(pk=model.objects.first().pk)
    field = {Stance: "kind", Decision: "result", Call: "method"}[model]

    for write in (lambda: rows.update(**{field: "adopted"}), lambda: rows._raw_delete(rows.db)):
        with pytest.raises(DatabaseError, match="kept as it was written"), transaction.atomic():
            write()
