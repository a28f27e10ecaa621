"""Calls: when one may be opened, moved and closed, and what it comes to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.governance.calls import (
    Call,
    CallFault,
    CallRefused,
    DecisionResult,
    SeatWord,
    WhyNot,
    decided,
    extended,
    may_close,
    opened,
    paused,
    resumed,
    ruled,
    settled,
)
from maslahat.domain.governance.consensus import AbsentPolicy
from maslahat.domain.governance.decision_rules import CallMethod, CallTerms, Question
from maslahat.domain.governance.stances import StanceKind

from .table import BLOCKS, BY_SILENCE, MEMBERS, PROPOSAL, a_call, minute, takes

SAME = PROPOSAL.fingerprint
FOUR = MEMBERS[:4]
IF_NOTIFIED = replace(BLOCKS, quorum=4, absent=AbsentPolicy.COUNTED_IF_NOTIFIED)


def _decide(call: Call, *stances, present=MEMBERS, subject_now=SAME, **more):
    return decided(call, stances, present, minute(22), subject_now, **more)


@pytest.mark.covers("R49")
def test_where_nobody_objects_the_silence_of_each_seat_is_on_record():
    decision = _decide(a_call())

    assert decision.result is DecisionResult.ADOPTED
    assert [(each.seat, each.word) for each in decision.seats] == [(party, SeatWord.SILENT) for party in MEMBERS]


def test_what_a_seat_said_stands_in_the_record_with_its_number():
    decision = _decide(a_call(), takes(7, "KG", "support"), takes(8, "TJ", "not_participating"))

    assert [each.word for each in decision.seats] == ["silent", "support", "not_participating", "silent", "silent"]
    assert decision.seats[1].stance == 7


@pytest.mark.covers("R49")
def test_one_objection_prevents_adoption():
    decision = _decide(a_call(), takes(1, "UZ", "object"))

    assert (decision.result, decision.why) == (DecisionResult.NOT_ADOPTED, (WhyNot.OBJECTION,))
    assert decision.seats_with(SeatWord.OBJECT) == ("UZ",)


def test_an_objection_that_its_seat_gave_up_counts_no_more():
    assert _decide(a_call(), takes(1, "UZ", "object"), takes(2, "UZ")).result is DecisionResult.ADOPTED


@pytest.mark.covers("E55")
def test_a_reservation_does_not_stand_in_the_way():
    decision = _decide(a_call(), takes(1, "UZ", "reserve"))

    assert decision.result is DecisionResult.ADOPTED
    assert decision.seats_with(SeatWord.RESERVE) == ("UZ",)


def test_a_seat_that_must_ask_its_capital_makes_the_adoption_ad_referendum():
    assert _decide(a_call(), takes(1, "UZ", "ad_referendum")).result is DecisionResult.AD_REFERENDUM


@pytest.mark.covers("E52")
def test_a_quorum_that_is_lost_before_the_closing_leaves_it_undecided():
    decision = _decide(a_call(), present=FOUR)

    assert decision.result is DecisionResult.NOT_DECIDED
    assert WhyNot.QUORUM_LOST in decision.why


@pytest.mark.covers("E51")
def test_closing_under_quorum_is_refused_and_the_missing_seat_is_named():
    refused = may_close(a_call(), (), FOUR, minute(22))

    assert refused == CallRefused((CallFault.NO_QUORUM,), ("UZ",))


def test_a_call_is_not_closed_while_its_countdown_runs_unless_every_seat_has_spoken():
    call, all_spoke = a_call(), [takes(place, party) for place, party in enumerate(MEMBERS)]

    assert may_close(call, (), MEMBERS, minute(20.5)) == CallRefused((CallFault.COUNTDOWN_RUNS,))
    assert may_close(call, all_spoke, MEMBERS, minute(20.5)) is None
    assert may_close(call, (), MEMBERS, minute(21)) is None


@pytest.mark.covers("E54")
def test_where_absence_blocks_a_call_cannot_be_opened_without_a_seat():
    rule = replace(BLOCKS, quorum=3)

    refused = opened(a_call(rule, FOUR))

    assert refused == CallRefused((CallFault.SEAT_ABSENT,), ("UZ",))


def test_a_call_without_quorum_cannot_be_opened():
    assert CallFault.NO_QUORUM in opened(a_call(BY_SILENCE, MEMBERS[:3])).faults


def test_a_vote_cannot_be_opened_where_the_rule_allows_none():
    assert opened(a_call(method=CallMethod.VOTE)).faults == (CallFault.METHOD_NOT_ALLOWED,)


def test_the_chair_rules_on_procedure_and_not_on_substance():
    ruling = a_call(method=CallMethod.RULING, question=Question.PROCEDURE)

    assert opened(ruling) == ruling
    assert ruled(ruling).result is DecisionResult.RULED
    assert opened(replace(ruling, question=Question.SUBSTANCE)).faults == (CallFault.METHOD_NOT_ALLOWED,)


@pytest.mark.covers("E53")
def test_the_silence_of_an_absent_seat_is_awaited_where_the_rule_says_so():
    decision = _decide(a_call(BY_SILENCE, FOUR), present=FOUR)

    assert decision.result is DecisionResult.PROVISIONAL
    assert decision.seats_with(SeatWord.PENDING) == ("UZ",)


@pytest.mark.covers("E53")
def test_a_provisional_decision_is_final_once_silence_was_kept_and_falls_once_it_is_broken():
    provisional = _decide(a_call(BY_SILENCE, FOUR), present=FOUR)

    assert settled(provisional, (), ("UZ",), minute(99)).result is DecisionResult.ADOPTED
    assert settled(provisional, ("UZ",), (), minute(99)).result is DecisionResult.NOT_ADOPTED
    assert settled(provisional, (), (), minute(99)).result is DecisionResult.PROVISIONAL


def test_a_final_decision_is_not_settled_again():
    adopted = _decide(a_call())

    assert settled(adopted, ("UZ",), (), minute(99)) == adopted


def test_an_absent_seat_that_was_told_counts_where_the_rule_says_so():
    call = a_call(IF_NOTIFIED, FOUR, notified=MEMBERS)

    assert _decide(call, present=FOUR).result is DecisionResult.ADOPTED
    assert opened(replace(call, notified=())).missing == ("UZ",)


def test_what_an_absent_seat_wrote_counts():
    decision = _decide(a_call(BY_SILENCE, FOUR), takes(1, "UZ", "object"), present=FOUR)

    assert decision.seats_with(SeatWord.OBJECT) == ("UZ",)
    assert decision.result is DecisionResult.NOT_ADOPTED


@pytest.mark.covers("E80")
def test_a_subject_that_changed_under_the_call_is_not_decided():
    decision = _decide(a_call(), subject_now="b" * 64)

    assert (decision.result, decision.why) == (DecisionResult.NOT_DECIDED, (WhyNot.SUBJECT_CHANGED,))


def test_a_call_that_the_chair_gives_up_decides_nothing():
    assert _decide(a_call(), given_up=True).result is DecisionResult.NOT_DECIDED


def test_a_stance_on_another_text_does_not_count():
    assert _decide(a_call(), takes(1, "UZ", "object", subject="b" * 64)).result is DecisionResult.ADOPTED


def test_a_countdown_is_made_longer_before_its_end_and_never_shorter():
    call = a_call()

    assert extended(call, minute(25), minute(20.5)).ends_at == minute(25)
    assert extended(call, minute(20.9), minute(20.5)).faults == (CallFault.NOT_LONGER,)
    assert extended(call, minute(25), minute(21)).faults == (CallFault.COUNTDOWN_OVER,)


def test_a_paused_countdown_goes_on_from_where_it_was_stopped():
    stopped = paused(a_call(), minute(20.5))

    assert stopped.left(minute(40)) == timedelta(seconds=30)
    assert resumed(stopped, minute(40)).ends_at == minute(40.5)


def test_a_countdown_is_neither_stopped_nor_started_twice():
    stopped = paused(a_call(), minute(20.5))

    assert paused(stopped, minute(20.6)).faults == (CallFault.IS_PAUSED,)
    assert extended(stopped, minute(25), minute(20.6)).faults == (CallFault.IS_PAUSED,)
    assert resumed(a_call(), minute(20.5)).faults == (CallFault.NOT_PAUSED,)
    assert paused(a_call(), minute(21)).faults == (CallFault.COUNTDOWN_OVER,)


def test_the_quorum_to_open_may_be_higher_than_the_quorum_to_decide():
    rule = replace(BY_SILENCE, quorum=3, calls=CallTerms(quorum_to_open=5))

    assert opened(a_call(rule, FOUR)).faults == (CallFault.NO_QUORUM,)
    assert _decide(a_call(rule), present=FOUR).result is DecisionResult.PROVISIONAL


RULES = st.sampled_from([BLOCKS, BY_SILENCE, IF_NOTIFIED, replace(BY_SILENCE, quorum=1), replace(BLOCKS, quorum=2)])
SOME_SEATS = st.sets(st.sampled_from(MEMBERS)).map(tuple)
WORDS = st.lists(st.tuples(st.sampled_from(MEMBERS), st.sampled_from(list(StanceKind))), max_size=8)


@given(RULES, SOME_SEATS, SOME_SEATS, SOME_SEATS, WORDS, st.sampled_from(MEMBERS))
@pytest.mark.covers("E52")
def test_an_added_objection_never_makes_it_more_adopted_and_a_seat_that_comes_never_less(
    rule, before, after, notified, words, seat
):
    call = a_call(rule, before, notified=notified)
    stances = [takes(place, party, kind) for place, (party, kind) in enumerate(words)]
    result = _decide(call, *stances, present=after).result

    objected = _decide(call, *stances, takes(50, seat, "object"), present=after).result
    came = _decide(a_call(rule, {*before, seat}, notified=notified), *stances, present={*after, seat}).result

    assert objected.degree == 0
    assert came.degree >= result.degree


@given(RULES, SOME_SEATS, SOME_SEATS, WORDS)
def test_every_record_names_every_seat_once_in_the_order_of_the_rule(rule, before, after, words):
    stances = [takes(place, party, kind) for place, (party, kind) in enumerate(words)]

    decision = _decide(a_call(rule, before), *stances, present=after)

    assert tuple(each.seat for each in decision.seats) == rule.deciding
