"""The life of a report: what moves it in which state and period, and what stands in the way."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.reporting import (
    MOVES,
    Obstacle,
    PeriodAct,
    PeriodState,
    ReportAct,
    ReportCircumstances,
    ReportState,
    Side,
    after,
    obstacles,
    period_after,
)

OPEN = ReportCircumstances(PeriodState.OPEN, evidence=1)
CLOSED = ReportCircumstances(PeriodState.CLOSED, evidence=1)
LOCKED = ReportCircumstances(PeriodState.LOCKED, evidence=1)
STATES = (None, *ReportState)


@pytest.mark.covers("R92", "R95")
def test_a_report_goes_from_draft_to_published_step_by_step():
    state = None
    for act in (
        ReportAct.KEEP_DRAFT,
        ReportAct.REPORT,
        ReportAct.ATTACH,
        ReportAct.CONFIRM,
        ReportAct.VERIFY,
        ReportAct.PUBLISH,
    ):
        assert obstacles(act, state, OPEN) == ()
        state = after(act, state)

    assert state is ReportState.PUBLISHED


@pytest.mark.covers("R95")
def test_one_side_alone_cannot_be_verified():
    assert obstacles(ReportAct.VERIFY, ReportState.REPORTED, OPEN) == (Obstacle.NOT_CONFIRMED,)


@pytest.mark.covers("R95")
def test_the_side_that_reported_does_not_confirm_itself():
    known = ReportCircumstances(PeriodState.OPEN, is_same_side=True)

    assert obstacles(ReportAct.CONFIRM, ReportState.REPORTED, known) == (Obstacle.SAME_SIDE,)
    assert Side.COUNTRY.other is Side.AGENCY
    assert Side.AGENCY.other is Side.COUNTRY


@pytest.mark.covers("R92")
def test_a_value_without_evidence_is_not_verified_and_its_absence_needs_none():
    bare, absent = ReportCircumstances(PeriodState.OPEN), ReportCircumstances(PeriodState.OPEN, has_value=False)

    assert obstacles(ReportAct.VERIFY, ReportState.CONFIRMED, bare) == (Obstacle.NO_EVIDENCE,)
    assert obstacles(ReportAct.VERIFY, ReportState.CONFIRMED, absent) == ()


def test_nobody_verifies_the_own_report():
    known = ReportCircumstances(PeriodState.OPEN, evidence=1, is_same_person=True)

    assert obstacles(ReportAct.VERIFY, ReportState.CONFIRMED, known) == (Obstacle.OWN_REPORT,)


def test_a_closed_period_takes_answers_to_questions_and_nothing_else():
    assert obstacles(ReportAct.REPORT, None, CLOSED) == (Obstacle.PERIOD_CLOSED,)
    assert obstacles(ReportAct.REPORT, ReportState.REPORTED, CLOSED) == (Obstacle.PERIOD_CLOSED,)
    assert obstacles(ReportAct.REPORT, ReportState.SENT_BACK, CLOSED) == ()


def test_after_a_lock_only_a_correction_changes_a_value():
    changing = (ReportAct.KEEP_DRAFT, ReportAct.REPORT, ReportAct.SEND_BACK)

    assert all(Obstacle.PERIOD_LOCKED in obstacles(act, state, LOCKED) for act, state in product(changing, STATES))
    assert obstacles(ReportAct.CORRECT, ReportState.VERIFIED, LOCKED) == ()
    assert obstacles(ReportAct.CORRECT, ReportState.VERIFIED, OPEN) == (Obstacle.PERIOD_NOT_LOCKED,)


def test_a_correction_is_confirmed_and_verified_anew():
    corrected = after(ReportAct.CORRECT, ReportState.PUBLISHED)

    assert obstacles(ReportAct.VERIFY, corrected, LOCKED) == (Obstacle.NOT_CONFIRMED,)
    assert obstacles(ReportAct.CONFIRM, corrected, LOCKED) == ()
    assert obstacles(ReportAct.VERIFY, after(ReportAct.CONFIRM, corrected), LOCKED) == ()


def test_a_period_opens_closes_locks_and_never_comes_back_from_a_lock():
    assert period_after(PeriodAct.OPEN, None) is PeriodState.OPEN
    assert period_after(PeriodAct.CLOSE, PeriodState.OPEN) is PeriodState.CLOSED
    assert period_after(PeriodAct.OPEN, PeriodState.CLOSED) is PeriodState.OPEN
    assert period_after(PeriodAct.LOCK, PeriodState.OPEN) is None
    assert [period_after(act, PeriodState.LOCKED) for act in PeriodAct] == [None, None, None]


@given(st.lists(st.tuples(st.sampled_from(ReportAct), st.sampled_from(PeriodState), st.booleans(), st.booleans())))
def test_whatever_people_do_nothing_is_verified_without_confirmation_and_evidence(tried):
    state, is_confirmed, evidence = None, False, 0
    for act, period, same_side, same_person in tried:
        known = ReportCircumstances(period, True, evidence, same_side, same_person)
        if obstacles(act, state, known):
            continue
        state = after(act, state)
        evidence += act is ReportAct.ATTACH
        is_confirmed = act is ReportAct.CONFIRM or (is_confirmed and act not in (ReportAct.REPORT, ReportAct.CORRECT))
        assert state not in (ReportState.VERIFIED, ReportState.PUBLISHED) or (is_confirmed and evidence)


def test_what_is_written_or_asked_about_does_not_count():
    assert {state for state in ReportState if not state.counts} == {ReportState.DRAFT, ReportState.SENT_BACK}


def test_an_act_that_keeps_the_state_needs_a_report():
    with pytest.raises(ValueError, match="needs a report"):
        after(ReportAct.ATTACH, None)
    assert set(MOVES) == set(ReportAct)
