"""Progress: what holds for every baseline, target and value; the worked cases are in tests/cases/results."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.indicators import OwnTargets, StartingValue, YearTarget
from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import (
    Advance,
    NoProgress,
    Provisional,
    WhyNoProgress,
    compared_over,
    progress,
    provisional,
    target_of_cycle,
)
from maslahat.domain.shared.kinds import Direction, Kind

from .indicators import CYCLE, figure, indicator

numbers = st.integers(-10_000, 10_000)


@given(numbers, numbers, numbers)
def test_the_way_that_is_done_and_the_way_that_is_left_are_the_whole_way(baseline, target, actual):
    told = progress(
        indicator(baseline=StartingValue(Decimal(baseline), 2021)), figure(actual), YearTarget(2023, Decimal(target))
    )

    if baseline == target:
        assert told == NoProgress(WhyNoProgress.TARGET_IS_BASELINE)
    else:
        assert baseline + told.share * (target - baseline) == actual


@given(numbers, numbers, numbers)
def test_a_falling_indicator_progresses_as_its_mirror_rises(baseline, target, actual):
    rising = _share(Direction.UP, baseline, target, actual)
    falling = _share(Direction.DOWN, -baseline, -target, -actual)

    assert rising == falling


def _share(direction, baseline, target, actual):
    told = progress(
        indicator(direction=direction, baseline=StartingValue(Decimal(baseline), 2021)),
        figure(actual),
        YearTarget(2023, Decimal(target)),
    )
    return told.share if isinstance(told, Advance) else told


def test_fifty_to_ten_with_twenty_now_is_three_quarters_of_the_way():
    assert _share(Direction.DOWN, 50, 10, 20) == Fraction(3, 4)


def test_the_target_of_the_whole_programme_says_nothing_about_one_country():
    told = progress(indicator(), figure(7, area="KG"), YearTarget(2023, Decimal(10)))

    assert told == NoProgress(WhyNoProgress.OF_THE_WHOLE)


OWN = OwnTargets("KG", StartingValue(Decimal(5), 2021), (YearTarget(2023, Decimal(9)),))


@pytest.mark.covers("R93")
def test_a_country_is_measured_from_its_own_baseline_to_its_own_target():
    aimed = indicator(own_targets=(OWN,), targets=(YearTarget(2023, Decimal(100)),)).aimed_at("KG")

    assert progress(aimed, figure(7, area="KG"), aimed.target(2023)) == Advance(Fraction(7), Fraction(5), Fraction(9))


@pytest.mark.covers("R93")
@pytest.mark.parametrize("area", ["", "TJ", "KG-1"])
def test_the_targets_of_a_country_say_nothing_of_the_programme_or_of_another_place(area):
    aimed = indicator(own_targets=(OWN,)).aimed_at("KG")

    assert progress(aimed, figure(7, area=area), aimed.target(2023)) == NoProgress(WhyNoProgress.OF_THE_WHOLE)


@pytest.mark.covers("R93")
@pytest.mark.parametrize("area", ["", "TJ"])
def test_whoever_has_no_targets_of_their_own_keeps_those_of_the_programme(area):
    definition = indicator(own_targets=(OWN,))

    assert definition.aimed_at(area) is definition


@pytest.mark.parametrize(("is_to_date", "period"), [(False, "2023-Q1"), (True, "2022-01..2023-03")])
def test_a_target_is_compared_with_its_year_or_with_all_since_the_cycle_began(is_to_date, period):
    over = compared_over(YearTarget(2023, Decimal(1), is_to_date), Period.read("2023-Q1"), CYCLE)

    assert over.code == period


def test_a_target_of_another_year_is_not_compared():
    with pytest.raises(ValueError, match="2024"):
        compared_over(YearTarget(2024, Decimal(1)), Period.read("2023-Q1"), CYCLE)


YEAR = Period.read("2023")
MONTHS = [Period.read(f"2023-{month:02}") for month in range(1, 13)]


@given(st.sets(st.sampled_from(MONTHS)), st.sampled_from((1, 3, 6, 12)))
def test_the_periods_that_are_there_are_counted_whole_and_never_more_than_there_are(counted, frequency):
    found = provisional(indicator(frequency=frequency), counted, YEAR)

    if len(counted) == 12:
        assert found is None
    else:
        assert found.expected == 12 // frequency
        assert found.reported * frequency <= len(counted) < (found.reported + 1) * frequency


@given(st.sets(st.sampled_from(MONTHS)), st.sampled_from(MONTHS))
def test_one_period_more_never_makes_a_progress_more_provisional(counted, more):
    before, after = (provisional(indicator(frequency=3), each, YEAR) for each in (counted, {*counted, more}))

    assert after is None or (before is not None and before.reported <= after.reported)


@pytest.mark.parametrize("kind", [Kind.STOCK, Kind.RUNNING_TOTAL, Kind.SCALE])
def test_what_stands_until_another_value_is_told_is_not_provisional(kind):
    assert provisional(indicator(kind, frequency=3), [], YEAR) is None


def test_a_window_that_holds_no_whole_reporting_period_has_none_that_is_missing():
    assert provisional(indicator(frequency=12), [], Period.read("2023-Q1")) is None


def test_half_a_year_of_quarters_is_two_of_four():
    told = provisional(indicator(frequency=3), [Period.read("2023-H1"), Period.read("2023-Q1")], YEAR)

    assert told == Provisional(2, 4)


def _yearly(*values, is_to_date=False):
    return tuple(
        YearTarget(year, None if value is None else Decimal(value), is_to_date)
        for year, value in enumerate(values, start=2022)
    )


def test_annual_targets_of_a_count_add_up_to_that_of_the_cycle():
    assert target_of_cycle(indicator(targets=_yearly(5, 6, 7, 8)), CYCLE) == YearTarget(2025, Decimal(26), True)


def test_a_cycle_with_a_year_without_target_has_no_target():
    assert target_of_cycle(indicator(targets=_yearly(5, None, 7, 8)), CYCLE) is None


@pytest.mark.parametrize(
    ("kind", "to_date"), [(Kind.STOCK, False), (Kind.RATIO, False), (Kind.COUNT, True), (Kind.RUNNING_TOTAL, True)]
)
def test_what_does_not_add_up_across_years_has_the_target_of_the_last(kind, to_date):
    targets = _yearly(5, 6, 7, 8, is_to_date=to_date)

    assert target_of_cycle(indicator(kind, targets=targets), CYCLE) == targets[-1]
