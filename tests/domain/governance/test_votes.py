"""Votes: the roll, the count of those present and those voting, and the exact majority."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.governance.calls import DecisionResult, SeatWord, WhyNot
from maslahat.domain.governance.decision_rules import CallMethod, CallTerms, Majority, MajorityOf
from maslahat.domain.governance.votes import Ballot, Cast, counted, roll_call, voted

from .table import BLOCKS, MEMBERS, PROPOSAL, a_call, minute

TWO_THIRDS = Majority(Fraction(2, 3))
MORE_THAN_HALF = Majority(Fraction(1, 2), MajorityOf.VOTING, more_than=True)
OF_THOSE_PRESENT = Majority(Fraction(1, 2), MajorityOf.PRESENT, more_than=True)


def _vote(answers: str, majority: Majority = TWO_THIRDS, present=MEMBERS, **more):
    """Return the decision where each member answers with a letter: y, n, a, or - for nothing."""
    ballots = {"y": Ballot.YES, "n": Ballot.NO, "a": Ballot.ABSTAIN}
    casts = [
        Cast(n, party, ballots[sign])
        for n, (party, sign) in enumerate(zip(MEMBERS, answers, strict=True))
        if sign != "-"
    ]
    terms = CallTerms(substance=(CallMethod.VOTE,), majority=majority)
    call = a_call(replace(BLOCKS, quorum=3, calls=terms), method=CallMethod.VOTE)
    return voted(call, casts, present, minute(22), more.get("subject_now", PROPOSAL.fingerprint))


@pytest.mark.parametrize(
    ("answers", "majority", "result"),
    [
        ("yyyyy", TWO_THIRDS, "adopted"),
        ("yynaa", TWO_THIRDS, "adopted"),
        ("yyynn", TWO_THIRDS, "not_adopted"),
        ("yynna", MORE_THAN_HALF, "not_adopted"),
        ("yyaaa", MORE_THAN_HALF, "adopted"),
        ("yyaaa", OF_THOSE_PRESENT, "not_adopted"),
        ("yyy--", OF_THOSE_PRESENT, "adopted"),
        ("aaaaa", MORE_THAN_HALF, "not_adopted"),
        ("-----", MORE_THAN_HALF, "not_adopted"),
    ],
)
def test_a_vote_carries_by_the_exact_majority_of_the_rule(answers, majority, result):
    assert _vote(answers, majority).result == result


def test_every_seat_stands_in_the_record_with_its_answer():
    decision = _vote("yna-y", present=MEMBERS[:4])

    assert [each.word for each in decision.seats] == ["yes", "no", "abstain", "not_voting", "yes"]


def test_a_vote_without_quorum_decides_nothing():
    decision = _vote("yy---", present=MEMBERS[:2])

    assert decision.result is DecisionResult.NOT_DECIDED
    assert decision.seats_with(SeatWord.ABSENT) == MEMBERS[2:]


def test_a_vote_on_a_text_that_changed_decides_nothing():
    assert _vote("yyyyy", subject_now="b" * 64).why == (WhyNot.SUBJECT_CHANGED,)


def test_those_present_and_those_voting_are_counted_apart():
    call = a_call(method=CallMethod.VOTE)

    count = counted(call, [Cast(1, "KZ", Ballot.YES), Cast(2, "KG", Ballot.ABSTAIN)], MEMBERS)

    assert (count.present, count.counted, count.share) == (5, 1, Fraction(1))


def test_an_answer_is_given_once_and_observers_give_none():
    call = a_call(method=CallMethod.VOTE)
    casts = [Cast(1, "KZ", Ballot.NO), Cast(2, "KZ", Ballot.YES), Cast(3, "KG-CSDP", Ballot.YES)]

    assert (counted(call, casts, MEMBERS).yes, counted(call, casts, MEMBERS).no) == (0, 1)


@given(st.text())
def test_the_same_seed_draws_the_same_roll_and_each_seat_is_called_once(seed):
    roll = roll_call(MEMBERS, seed)

    assert roll == roll_call(MEMBERS[::-1], seed)
    assert sorted(roll) == sorted(MEMBERS)


def test_other_seeds_begin_with_other_seats():
    assert {roll_call(MEMBERS, str(seed))[0] for seed in range(60)} == set(MEMBERS)
