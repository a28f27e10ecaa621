"""Laws of the roll-up, over reports of any shape."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.observations import Observation, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roll_up import roll_up, roll_up_all
from maslahat.domain.results.values import Mean, Number, Ratio, State
from maslahat.domain.shared.kinds import Kind
from tests.domain.results import generated, oracle
from tests.domain.results.generated import ADDING, AREAS, ASKED, CODES, WANTED
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import UNITS, indicator

areas, periods, wanted = st.sampled_from(AREAS), st.sampled_from(ASKED), st.sampled_from(WANTED)


@st.composite
def cases(draw, kinds=tuple(Kind)):
    kind = draw(st.sampled_from(kinds))
    units = draw(generated.units())
    return indicator(kind), draw(generated.observations(kind, units)), units, draw(generated.overlaps(units))


def asked(draw):
    return {"area": draw(areas), "period": draw(periods), "cell": draw(wanted), "cycle": CYCLE}


@pytest.mark.covers("R-18")
@given(case=cases(), data=st.data())
def test_no_order_of_arrival_changes_a_figure(case, data):
    definition, observations, units, overlaps = case
    what = asked(data.draw)
    mixed = [data.draw(st.permutations(each)) for each in (observations, units, overlaps)]

    assert roll_up(definition, *mixed, **what) == roll_up(definition, observations, units, overlaps, **what)


@given(case=cases(), data=st.data())
def test_many_figures_at_once_are_those_asked_for_one_by_one(case, data):
    definition, observations, units, overlaps = case
    other = [replace(each, indicator="other") for each in observations]
    wide = {"areas": AREAS[:4], "periods": ASKED[1:3], "cells": WANTED[:2]}
    found = roll_up_all(definition, [*other, *observations], units, overlaps, **wide, cycle=CYCLE)
    keys = [(area, period, here) for area in AREAS[:4] for period in ASKED[1:3] for here in WANTED[:2]]

    for key, one in zip(keys, found, strict=True):
        area, period, here = key
        alone = roll_up(definition, observations, units, overlaps, area=area, period=period, cell=here, cycle=CYCLE)
        assert one == alone


@given(case=cases(), data=st.data())
def test_the_inputs_alone_give_the_figure(case, data):
    definition, observations, units, overlaps = case
    what = asked(data.draw)
    found = roll_up(definition, observations, units, overlaps, **what)
    alone = [each for each in observations if each.id in found.inputs]

    assert roll_up(definition, alone, units, found.overlaps, **what).value == found.value


@given(case=cases(), data=st.data())
def test_every_report_of_a_cell_in_the_window_counts_or_is_named_with_its_reason(case, data):
    definition, observations, units, _ = case
    what = {**asked(data.draw), "area": ""}
    found = roll_up(definition, observations, units, **what)
    window = definition.window(what["period"], CYCLE)
    near = [
        each.id
        for each in observations
        if each.state is State.REPORTED and window.meets(each.period) and set(what["cell"]) <= set(each.cell)
    ]

    assert sorted([*found.inputs, *(each.observation for each in found.exclusions)]) == sorted(near)


@pytest.mark.covers("R-18")
@given(case=cases(ADDING), data=st.data())
def test_the_figure_is_what_a_second_roll_up_with_fractions_gives(case, data):
    definition, observations, units, _ = case
    what = asked(data.draw)
    window = definition.window(what["period"], CYCLE)
    found = roll_up(definition, observations, units, **what)
    counted, value = oracle.figure(definition.kind, observations, units, what["area"], window, what["cell"])

    assert (None if found.value is None else oracle.pair(found.value)) == value
    assert set(found.coverage.reported) == set(counted)


@pytest.mark.covers("R-18")
@given(case=cases(), data=st.data(), frequency=st.sampled_from((1, 3, 6, 12)))
def test_a_unit_is_behind_if_and_only_if_a_month_asked_of_it_is_not_told(case, data, frequency):
    definition, observations, units, overlaps = case
    definition = replace(definition, frequency=frequency)
    what = asked(data.draw)
    window = definition.window(what["period"], CYCLE)
    found = roll_up(definition, observations, units, overlaps, **what)

    counted = [each for each in observations if each.id in found.inputs]
    late = oracle.behind(definition, observations, counted, units, window, what)
    assert {each.unit for each in found.coverage.behind} == late & set(found.coverage.reported)


@given(case=cases(), data=st.data(), frequency=st.sampled_from((1, 3, 6, 12)))
def test_how_often_a_unit_is_to_report_changes_nothing_but_who_is_behind(case, data, frequency):
    definition, observations, units, overlaps = case
    what = asked(data.draw)
    one, other = (
        roll_up(each, observations, units, overlaps, **what)
        for each in (definition, replace(definition, frequency=frequency))
    )

    assert replace(one, coverage=replace(one.coverage, behind=())) == replace(
        other, coverage=replace(other.coverage, behind=())
    )


@given(case=cases(), data=st.data())
def test_what_a_unit_reports_that_is_left_out_never_leaks(case, data):
    definition, observations, units, overlaps = case
    what = asked(data.draw)
    left_out = {each.code for each in units if not each.is_aggregated} - {what["area"]}
    without = [each for each in observations if each.unit not in left_out]
    one, other = (roll_up(definition, each, units, overlaps, **what) for each in (observations, without))

    assert (one.state, one.value, one.gross, one.coverage, one.inputs, one.without_split) == (
        other.state,
        other.value,
        other.gross,
        other.coverage,
        other.inputs,
        other.without_split,
    )


YEAR = Period.read("2023")
QUARTERS = [Period.read(f"2023-Q{place}") for place in (1, 2, 3, 4)]
CROSSED = [cell((("sex", sex), ("age", age))) for sex in CODES["sex"] for age in CODES["age"]]
VALUES = {
    Kind.COUNT: st.builds(Number, generated.numbers),
    Kind.RATIO: st.builds(Ratio, generated.numbers, generated.numbers),
    Kind.AVERAGE: st.builds(Mean, generated.numbers, st.integers(0, 9)),
}


@st.composite
def finest(draw, kind):
    """Return quarterly reports of crossed cells; of the regional unit by country."""
    found = []
    for one in UNITS:
        for country in ("KZ", "KG") if not one.country else ("",):
            for quarter in draw(st.sets(st.sampled_from(QUARTERS))):
                for here in draw(st.sets(st.sampled_from(CROSSED))):
                    placed = cell((*here, ("country", country))) if country else here
                    given = draw(VALUES[kind])
                    found.append(
                        Observation(f"{one.code} {quarter} {placed}", "1.1.a", one.code, quarter, placed, value=given)
                    )
    return found


def numbers(figure):
    return (Fraction(0), Fraction(0)) if figure.value is None else oracle.pair(figure.value)


def added(figures):
    return tuple(sum(each) for each in zip(*map(numbers, figures), strict=True))


@given(data=st.data(), kind=st.sampled_from(tuple(VALUES)))
def test_countries_quarters_and_cells_add_up_and_a_ratio_is_one_of_sums_at_every_level(data, kind):
    observations = data.draw(finest(kind))

    def all_of(areas=("",), periods=(YEAR,), cells=((),)):
        return roll_up_all(indicator(kind), observations, UNITS, areas=areas, periods=periods, cells=cells, cycle=CYCLE)

    total = numbers(*all_of())
    assert total == added(all_of(areas=("KZ", "KG", "TJ")))
    assert total == added(all_of(periods=QUARTERS))
    assert total == added(all_of(periods=[Period.read("2023-H1"), Period.read("2023-H2")]))
    assert total == added(all_of(cells=[(("sex", code),) for code in CODES["sex"]]))
    assert total == added(all_of(areas=("KZ", "KG", "TJ"), periods=QUARTERS, cells=CROSSED))


@given(st.sampled_from(State), st.sampled_from(tuple(VALUES)), st.data())
def test_the_state_of_the_only_report_is_the_state_of_the_figure(state, kind, data):
    here = data.draw(st.sampled_from(WANTED))
    value = data.draw(VALUES[kind]) if state is State.REPORTED else None
    report = Observation("O1", "1.1.a", "KZ-GOV", Period.read("2023"), here, state, value)
    found = roll_up(
        indicator(kind), [report], UNITS[1:2], area="KZ", period=Period.read("2023"), cell=here, cycle=CYCLE
    )

    assert (found.state, found.value) == (state, value)


@given(case=cases((Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL)), data=st.data())
def test_what_is_taken_off_is_the_sum_of_the_overlaps_that_are_named(case, data):
    definition, observations, units, overlaps = case
    found = roll_up(definition, observations, units, overlaps, **asked(data.draw))
    taken = sum((each.number for each in found.overlaps), Decimal(0))

    assert found.value is None or (found.gross or found.value.number) - taken == found.value.number
    assert all(each.units <= set(found.coverage.reported) for each in found.overlaps)
