"""Figures found once: what lists read from a table is what the rule finds, and a change forgets its own indicator."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.found_figures import FIGURES_KEPT, FoundFigures, single_codes, windows_of
from maslahat.domain.results.indicators import IndicatorTold, YearTarget
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.shared.kinds import Kind
from tests.domain.results import generated
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import UNITS, indicator, reports

YEAR = Period.read("2023")
COUNTRIES = ("KZ", "KG", "TJ")


def in_short(figure):
    return figure.key, figure.state, figure.value, figure.number, figure.units_reported, figure.units_expected


@pytest.mark.covers("R-18")
@given(st.data(), st.sampled_from(list(Kind)))
def test_a_list_shows_of_every_kind_what_the_rule_finds(data, kind):
    units = data.draw(generated.units())
    told = IndicatorTold(
        indicator(kind, targets=(YearTarget(2023, None), YearTarget(2024, 5, is_to_date=True))),
        tuple(data.draw(generated.observations(kind, units, most=8))),
        tuple(data.draw(generated.overlaps(units))),
    )
    found = FoundFigures.none(units, COUNTRIES, CYCLE)
    for area in ("", "KZ", "KZ-GOV"):
        for period in (*windows_of(CYCLE), Period.read("2023-Q1")):
            for cell in generated.WANTED:
                asked = {"area": area, "period": period, "cell": cell, "cycle": CYCLE}
                expected = roll_up(told.definition, told.observations, units, told.overlaps, **asked)
                assert in_short(found.in_short(told, area, period, cell)) == in_short(expected)
    assert found.unlike_the_rule(told) == ()


def test_a_change_forgets_its_own_indicator_alone():
    one = IndicatorTold(indicator(), tuple(reports("KZ-GOV 2023: 1")), ())
    other = replace(one, definition=indicator(code="1.1.b"), observations=())
    found = FoundFigures.none(UNITS, COUNTRIES, CYCLE)
    before = [(found.table(each), found.by_rule(each, "", YEAR)) for each in (one, other)]

    left = found.without(["1.1.a"])

    after = [(left.table(each), left.by_rule(each, "", YEAR)) for each in (one, other)]
    assert [new is old for new, old in zip(after[1], before[1], strict=True)] == [True, True]
    assert [new is old for new, old in zip(after[0], before[0], strict=True)] == [False, False]
    assert after[0][1] == before[0][1]


def test_a_table_that_is_not_what_the_rule_finds_is_found_out():
    told = IndicatorTold(indicator(), tuple(reports("KZ-GOV 2023: 1")), ())
    found = FoundFigures.none(UNITS, COUNTRIES, CYCLE)
    found.table(replace(told, observations=tuple(reports("KZ-GOV 2023: 2"))))

    assert {(each.area, each.period.code) for each in found.unlike_the_rule(told)} == {
        (area, period) for area in ("", "KZ") for period in ("2023", "2022/2023", "2022/2024", "2022/2025")
    }


def test_only_so_many_figures_of_the_rule_are_kept():
    told = IndicatorTold(indicator(), tuple(reports("KZ-GOV 2023: 1")), ())
    found = FoundFigures.none(UNITS, COUNTRIES, CYCLE)

    for month in range(FIGURES_KEPT + 7):
        found.by_rule(told, "", Period(month, month))

    assert len(found._figures) == FIGURES_KEPT


def test_a_table_holds_each_year_and_each_code_once():
    found = [each.code for each in windows_of(CYCLE)]

    assert found == ["2022", "2023", "2024", "2025", "2022/2023", "2022/2024", "2022/2025"]
    assert len(single_codes(indicator())) == 7
