"""The register of decisions: numbers, states, follow-up, and what the next meeting looks back on."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.decisions import (
    Decision,
    DecisionFault,
    DecisionState,
    FollowUp,
    check_decision,
    follow_up,
    matters_arising,
)
from maslahat.domain.shared.texts import LocalizedText

DAY = date(2022, 10, 26)
WORDS = LocalizedText.of(en="Publish the plan", ru="Опубликовать план")
OPEN, DONE, OVERDUE, DROPPED = DecisionState


def decision(number=1, meeting="PSC-2022", **more):
    return Decision(meeting, number, WORDS, DAY, **more)


def note(state, words=""):
    text = LocalizedText.of(en=words) if words else LocalizedText()
    return FollowUp(0, state, text, "AG", "secretariat", datetime(2023, 3, 1, tzinfo=UTC))


@pytest.mark.covers("R53")
def test_a_decision_is_overdue_from_the_day_after_its_last_day():
    due = decision(due_on=date(2023, 3, 31))

    assert due.state(date(2023, 3, 31)) is OPEN
    assert due.state(date(2023, 4, 1)) is OVERDUE
    assert follow_up(due, note(DONE)).state(date(2023, 4, 1)) is DONE


@pytest.mark.covers("R53")
@pytest.mark.parametrize(
    ("before", "wanted", "fault"),
    [
        ((), note(DROPPED), DecisionFault.REASON_MISSING),
        ((), note(OVERDUE, "late"), DecisionFault.STATE_NOT_NOTED),
        ((), note(OPEN), DecisionFault.NOTHING_NEW),
        ((note(DONE),), note(OPEN), DecisionFault.REASON_MISSING),
        ((note(DONE),), note(DONE), DecisionFault.NOTHING_NEW),
    ],
)
def test_a_follow_up_that_says_too_little_is_refused(before, wanted, fault):
    assert follow_up(decision(follow_ups=before), wanted) == (fault,)


def test_a_remark_on_an_open_decision_is_kept_with_its_number():
    noted = follow_up(follow_up(decision(), note(OPEN, "half done")), note(DONE))

    assert [each.number for each in noted.follow_ups] == [1, 2]


def test_a_decision_needs_words_in_every_language_and_a_day_to_come():
    poor = replace(decision(due_on=date(2022, 1, 1)), text=LocalizedText.of(en="Publish"))

    assert check_decision(poor, ("en", "ru")) == (DecisionFault.TEXT_MISSING, DecisionFault.DUE_BEFORE_TAKEN)
    assert check_decision(decision(due_on=DAY), ("en", "ru")) == ()


@pytest.mark.covers("E90")
def test_a_decision_that_is_not_for_the_public_leaves_no_gap_in_the_numbers_of_the_others():
    assert [decision(1).symbol, decision(1, is_internal=True).symbol] == ["PSC-2022/1", "PSC-2022/I-1"]


@pytest.mark.covers("R53")
def test_the_next_meeting_looks_back_on_the_last_one_and_on_whatever_is_still_open():
    done = decision(1, "PSC-2021", follow_ups=(note(DONE),))
    late = decision(2, "PSC-2021", due_on=date(2022, 1, 1))
    last = decision(1, follow_ups=(note(DONE),))
    earlier = [(date(2021, 10, 1), done), (date(2021, 10, 1), late), (DAY, last)]

    found = matters_arising(earlier, date(2023, 10, 1))

    assert [each.symbol for each in found] == ["PSC-2021/2", "PSC-2022/1"]
    assert matters_arising(earlier, date(2021, 10, 1)) == ()


@given(st.lists(st.sampled_from([OPEN, DONE, DROPPED]), max_size=8), st.dates(), st.none() | st.dates())
def test_only_an_open_decision_with_a_day_gone_by_is_ever_overdue(states, today, due):
    found = decision(due_on=due)
    for each in states:
        noted = follow_up(found, note(each, "because"))
        assert isinstance(noted, Decision)
        found = noted
    last = states[-1] if states else OPEN

    assert (found.state(today) is OVERDUE) == (last is OPEN and due is not None and due < today)
