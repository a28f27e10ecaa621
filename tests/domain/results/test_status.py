"""Status by rule: which clause decides, and what one changed value does to everything above it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import Advance, NoProgress, WhyNoProgress
from maslahat.domain.results.status import (
    Clause,
    Finding,
    Milestones,
    Spending,
    Standing,
    Status,
    elapsed,
    standing,
    standing_of_whole,
)
from maslahat.domain.shared.status_rules import StatusRule

HALF = Fraction(1, 2)
GRAVITY = [Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK]
shares = st.fractions(0, 1, max_denominator=50)


def _done(share):
    return Advance(Fraction(share), Fraction(0), Fraction(1))


@given(shares, shares, shares)
def test_more_progress_never_makes_it_worse(one, other, time):
    less, more = sorted((one, other))

    assert GRAVITY.index(standing("a", _done(more), time).status) <= GRAVITY.index(
        standing("a", _done(less), time).status
    )


@given(shares.filter(lambda share: share < 1), shares, st.integers(1, 9), st.integers(0, 9))
def test_no_finding_is_graver_than_the_status_of_an_indicator_on_its_way(share, time, due, done):
    told = standing("a", _done(share), time, Milestones(due, min(due, done)), Spending(Fraction(10), Fraction(done)))

    assert all(GRAVITY.index(found.status) <= GRAVITY.index(told.status) for found in told.findings)
    assert told.decided_by in told.findings


def test_the_clause_that_decided_names_the_two_numbers_it_compared():
    told = standing("a", _done("3/10"), HALF)

    assert told.decided_by == Finding(Status.AT_RISK, Clause.PROGRESS, Fraction(3, 10), Fraction(2, 5))


def test_without_a_figure_money_and_milestones_make_nothing_on_track():
    unreported = NoProgress(WhyNoProgress.NOT_REPORTED)

    told = standing("a", unreported, HALF, Milestones(4, 4), Spending(Fraction(10), Fraction(9)))

    assert (told.status, told.decided_by.why) == (Status.NO_DATA, WhyNoProgress.NOT_REPORTED)


def test_a_programme_may_set_thresholds_of_its_own():
    strict = StatusRule(on_track=Fraction(1), at_risk=Fraction(9, 10))

    assert standing("a", _done("2/5"), HALF).status is Status.ON_TRACK
    assert standing("a", _done("2/5"), HALF, rule=strict).status is Status.OFF_TRACK


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2022, 12, 31), Fraction(0)),
        (date(2023, 1, 1), Fraction(1, 365)),
        (date(2023, 12, 31), Fraction(1)),
        (date(2024, 2, 29), Fraction(1)),
    ],
)
def test_time_elapsed_counts_whole_days(day, share):
    assert elapsed(Period.read("2023"), day) == share


def _stands(code, status, seen=None):
    found = Finding(status, Clause.PROGRESS, None if seen is None else Fraction(seen), HALF)
    return Standing(code, found, (found,), (code,))


@pytest.mark.covers("R58")
def test_changing_one_value_changes_the_status_of_its_output_outcome_and_pillar_and_they_say_why():
    def pillar(done):
        output = standing_of_whole("1.1.1", [standing("1.1.1.a", _done("9/10"), HALF), standing("1.1.1.b", done, HALF)])
        outcome = standing_of_whole("1.1", [output, standing("1.1.a", _done("1/2"), HALF)])
        return standing_of_whole("1", [outcome])

    good, bad = pillar(_done("1/2")), pillar(_done("1/10"))

    assert good.status is Status.ON_TRACK
    assert bad.status is Status.OFF_TRACK
    assert bad.path == ("1", "1.1", "1.1.1", "1.1.1.b")


def test_one_of_four_off_track_is_a_risk_and_one_of_three_is_off_track():
    off, on = _stands("x", Status.OFF_TRACK), [_stands(code, Status.ON_TRACK) for code in "abc"]

    assert standing_of_whole("1", [off, *on]).status is Status.AT_RISK
    assert standing_of_whole("1", [off, *on[:2]]).status is Status.OFF_TRACK


def test_half_without_data_is_no_data_and_that_never_hides_a_risk():
    unknown, on, risky = (
        _stands("u", Status.NO_DATA),
        _stands("o", Status.ON_TRACK),
        _stands("r", Status.AT_RISK),
    )

    assert standing_of_whole("1", [unknown, on]).status is Status.NO_DATA
    assert standing_of_whole("1", [unknown, on, on]).path == ("1", "o")
    assert standing_of_whole("1", [unknown, unknown, risky]).path == ("1", "r")
    assert standing_of_whole("1", []).status is Status.NO_DATA


def test_an_indicator_that_does_not_apply_is_no_part_of_the_whole():
    elsewhere = standing("n", NoProgress(WhyNoProgress.NOT_APPLICABLE), HALF)

    assert standing_of_whole("1", [elsewhere, _stands("o", Status.ON_TRACK)]).status is Status.ON_TRACK


def test_of_two_off_track_the_one_furthest_behind_decided():
    parts = [_stands("a", Status.OFF_TRACK, "2/10"), _stands("b", Status.OFF_TRACK, "1/10")]

    assert standing_of_whole("1", parts).path == ("1", "b")


@given(st.permutations([("a", "1/10"), ("b", "1/10"), ("c", "4/10"), ("d", "9/10")]))
def test_the_order_of_the_parts_changes_nothing(order):
    parts = [standing(code, _done(share), HALF) for code, share in order]

    told = standing_of_whole("1", parts)

    assert (told.status, told.path) == (Status.OFF_TRACK, ("1", "a"))
