"""The results tree: each indicator against the target of the year, and every branch by what stands below it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from maslahat.domain.insight.results_tree import Measured, Moment, has_part_in, measure, results_tree
from maslahat.domain.programmes.reading import read_programme
from maslahat.domain.results.figures import Figure
from maslahat.domain.results.indicators import IndicatorDefinition, YearTarget
from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import NoProgress, Provisional, WhyNoProgress
from maslahat.domain.results.protection import covered
from maslahat.domain.results.status import Clause, Milestones, Status
from maslahat.domain.shared.kinds import Kind
from tests.domain.results.indicators import CYCLE, figure, indicator
from tests.domain.results.reports import unit
from tests.small_programme import small_programme

END_OF_2023 = Moment(2023, date(2023, 12, 31), CYCLE)
NONE_DUE = Milestones(0, 0)


def an_indicator(code: str, result: str, target: int | None = 100, **changed: object) -> IndicatorDefinition:
    targets = () if target is None else (YearTarget(2023, Decimal(target)),)
    return indicator(code=code, result=result, **{"targets": targets, **changed})


def stands(definition: IndicatorDefinition, value: int | None, milestones: Milestones = NONE_DUE) -> Measured:
    return measure(
        definition,
        lambda what, over: figure(value, period=over.code),
        lambda what, over: [over],
        END_OF_2023,
        milestones,
    )


def tree(*measured: Measured) -> dict[str, Status]:
    pillars = results_tree(read_programme(small_programme()), measured)
    everything = [branch for pillar in pillars for branch in (pillar, *pillar.branches)]
    everything += [output for pillar in pillars for outcome in pillar.branches for output in outcome.branches]
    return {branch.code: branch.standing.status for branch in everything}


def test_an_indicator_is_measured_against_the_target_of_the_year():
    found = stands(an_indicator("i", "1.1.1"), 95)

    assert (found.target.value, found.standing.status) == (Decimal(100), Status.ON_TRACK)


def test_a_target_to_date_is_measured_over_all_years_since_the_start():
    asked: list[Period] = []

    def roll(definition: IndicatorDefinition, over: Period) -> Figure:
        asked.append(over)
        return figure(10)

    definition = an_indicator("i", "1.1.1", targets=(YearTarget(2023, Decimal(100), is_to_date=True),))
    measure(definition, roll, lambda what, over: [over], END_OF_2023, NONE_DUE)

    assert asked == [Period.read("2022/2023")]


@pytest.mark.covers("R58")
def test_a_progress_of_which_periods_are_missing_stays_what_it_is_and_says_so():
    def after(*periods: str) -> Measured:
        told = [Period.read(each) for each in periods]
        definition = an_indicator("i", "1.1.1", frequency=6)
        return measure(definition, lambda what, over: figure(50), lambda what, over: told, END_OF_2023, NONE_DUE)

    half, whole = after("2023-H1"), after("2023-H1", "2023-H2")

    assert (half.provisional, whole.provisional) == (Provisional(1, 2), None)
    assert (half.progress, half.standing) == (whole.progress, whole.standing)


def test_of_a_figure_that_is_withheld_nobody_is_told_how_many_periods_it_is_of():
    found = measure(
        an_indicator("i", "1.1.1", frequency=6),
        lambda what, over: covered(figure(50)),
        lambda what, over: [Period.read("2023-H1")],
        END_OF_2023,
        NONE_DUE,
    )

    assert (found.progress, found.provisional) == (NoProgress(WhyNoProgress.WITHHELD), None)


def test_without_a_target_the_figure_of_the_year_stands_with_the_word_for_it():
    found = stands(an_indicator("i", "1.1.1", target=None), 7)

    assert found.figure.key.period.code == "2023"
    assert found.progress == NoProgress(WhyNoProgress.NO_TARGET)
    assert found.standing.status is Status.NO_DATA


def test_lines_that_are_late_weigh_on_the_indicators_of_their_output():
    found = stands(an_indicator("i", "1.1.1"), 95, Milestones(4, 1))

    assert (found.standing.status, found.standing.decided_by.clause) == (Status.OFF_TRACK, Clause.MILESTONES)


def test_one_value_changed_changes_its_output_outcome_and_pillar_and_no_other():
    good = [stands(an_indicator("i", "1.1.1"), 100), stands(an_indicator("j", "2.1.1"), 100)]
    bad = [stands(an_indicator("i", "1.1.1"), 1), good[1]]

    before, after = tree(*good), tree(*bad)

    changed = {code for code in before if before[code] is not after[code]}
    assert changed == {"1.1.1", "1.1", "P1"}
    assert after["1.1.1"] is Status.OFF_TRACK


def test_the_pillar_says_which_indicator_decided():
    pillars = results_tree(read_programme(small_programme()), [stands(an_indicator("i", "1.1.2"), 1)])

    assert pillars[0].standing.path == ("P1", "1.1", "1.1.2", "i")


def test_an_output_without_indicators_stands_without_data():
    assert tree()["1.1.1"] is Status.NO_DATA


def test_a_country_takes_part_in_an_indicator_that_its_units_are_to_report():
    definition = replace(indicator(Kind.STOCK), reporters=("KZ-GOV",))
    units = (unit("KZ-GOV"), unit("KG-GOV"))

    assert has_part_in(definition, units, "KZ")
    assert not has_part_in(definition, units, "KG")
