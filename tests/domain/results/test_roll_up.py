"""Figures as a careful officer computes them by hand: units, periods, cells, holdings, overlaps and coverage."""

from decimal import Decimal
from fractions import Fraction

import pytest

from maslahat.domain.results.figures import Coverage, Difference, Distribution, Tally
from maslahat.domain.results.indicators import Rules
from maslahat.domain.results.observations import Overlap
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Mean, Number, Ratio, State
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Kind
from tests.domain.results.reports import KG, KZ, REGION, TJ, UNITS, excluded, figure, indicator, unit

YEAR = Period.read("2023")


def overlap(number, *units, of="2023", cell=()):
    return Overlap("1.1.a", frozenset(units), Period.read(of), Decimal(number), cell)


def test_counts_add_up_over_units_and_quarters():
    rows = ("KZ-GOV 2023-Q1: 5", "KZ-GOV 2023-Q2: 7", "KG-GOV 2023-H1: 0")
    found = figure(*rows, units=(KG, KZ, TJ), of="2023-H1", definition=indicator(frequency=3))

    assert found.number == 12
    assert found.coverage == Coverage(("KG-GOV", "KZ-GOV"), ("TJ-GOV",), ())
    assert found.inputs == ("KG-GOV 2023-H1", "KZ-GOV 2023-Q1", "KZ-GOV 2023-Q2")


def test_zero_is_reported_and_the_other_states_are_not_zero():
    assert figure("KZ-GOV 2023: 0").value == Number(Decimal(0))
    assert figure("KZ-GOV 2023: -").state is State.NOT_REPORTED
    assert figure("KZ-GOV 2023: n/a", units=(KZ,)).state is State.NOT_APPLICABLE
    assert figure("KZ-GOV 2023: n/a", units=(KZ, KG)).state is State.NOT_REPORTED
    assert figure(units=(KZ,)).value is None


def test_a_quarter_that_does_not_apply_leaves_a_year_due_where_another_is():
    assert figure("KZ-GOV 2023-Q1: n/a", "KZ-GOV 2023-Q2: -", units=(KZ,)).coverage.missing == ("KZ-GOV",)
    assert figure("KZ-GOV 2023-Q1: n/a", "KZ-GOV 2023-Q2: 3", units=(KZ,)).number == 3


def test_what_does_not_apply_as_a_whole_does_not_apply_to_its_parts():
    assert figure("KZ-GOV 2023: n/a", units=(KZ,), cell="sex=F").state is State.NOT_APPLICABLE
    assert figure("KZ-GOV 2023 sex=F: n/a", units=(KZ,)).state is State.NOT_REPORTED


def test_of_a_stock_the_last_quarter_of_each_unit_counts():
    found = figure("KZ-GOV 2023-Q1: 5", "KZ-GOV 2023-Q3: 7", "KG-GOV 2023-Q2: 4", definition=indicator(Kind.STOCK))

    assert found.number == 11
    assert excluded(found) == {"KZ-GOV 2023-Q1": "superseded"}


def test_of_a_stock_a_cell_comes_from_the_last_period_that_has_any_value():
    rows = ("KZ-GOV 2023-Q1: 5", "KZ-GOV 2023-Q1 sex=F: 2", "KZ-GOV 2023-Q2: 7")
    found = figure(*rows, definition=indicator(Kind.STOCK), cell="sex=F", units=(KZ,))

    assert found.state is State.NOT_REPORTED
    assert found.without_split is not None


def test_a_total_to_date_stands_until_its_unit_reports_a_later_one():
    rows = ("KZ-GOV 2022-Q4: 5", "KG-GOV 2022: 1", "KG-GOV 2023-Q1: 3", "KG-GOV 2024: 9")

    assert figure(*rows, definition=indicator(Kind.RUNNING_TOTAL)).number == 8


def test_a_ratio_is_the_ratio_of_sums_at_every_level():
    found = figure("KZ-GOV 2023-Q1: 1/4", "KZ-GOV 2023-Q2: 2/4", "KG-GOV 2023: 0/0", definition=indicator(Kind.RATIO))

    assert found.value == Ratio(Decimal(3), Decimal(8))
    assert found.number == Fraction(75, 2)


def test_a_ratio_of_none_is_reported_and_has_no_number():
    found = figure("KZ-GOV 2023: 0/0", definition=indicator(Kind.RATIO))

    assert (found.state, found.number) == (State.REPORTED, None)


def test_an_average_is_weighted():
    found = figure("KZ-GOV 2023: 10 of 4", "KG-GOV 2023: 90 of 1", definition=indicator(Kind.AVERAGE))

    assert (found.value, found.number) == (Mean(Decimal(100), 5), Fraction(20))


def test_the_highest_and_the_lowest_of_all():
    rows = ("KZ-GOV 2023-Q1: 40", "KZ-GOV 2023-Q2: 90", "KG-GOV 2023: 60")

    assert figure(*rows, definition=indicator(Kind.HIGHEST)).number == 90
    assert figure(*rows, definition=indicator(Kind.LOWEST)).number == 40


def test_answers_are_told_by_unit():
    found = figure("KZ-GOV 2023: yes", "KG-GOV 2023: no", "TJ-GOV 2023: yes", definition=indicator(Kind.YES_NO))

    assert found.value == Tally(("KZ-GOV", "TJ-GOV"), ("KG-GOV",))


def test_steps_of_a_scale_are_shown_by_unit_and_one_that_left_the_scale_is_named():
    rows = ("KZ-GOV 2023: @adopted", "KG-GOV 2023: @draft", "TJ-GOV 2023: @planned")
    found = figure(*rows, definition=indicator(Kind.SCALE))

    assert found.value == Distribution({"draft": ("KG-GOV",), "opinion": (), "adopted": ("KZ-GOV",), "in_force": ()})
    assert excluded(found) == {"TJ-GOV 2023": "code_unknown"}


def test_narratives_are_listed_by_period_and_unit():
    found = figure(
        "KZ-GOV 2023-Q2: 'second", "KG-GOV 2023-Q2: 'also", "KZ-GOV 2023: 'all year", definition=indicator(Kind.TEXT)
    )

    assert [(name, told.text.in_language("en")) for name, _, told in found.value.told] == [
        ("KZ-GOV", "all year"),
        ("KG-GOV", "also"),
        ("KZ-GOV", "second"),
    ]


def test_units_that_are_not_to_become_one_have_no_common_value():
    apart = indicator(rules=Rules(AcrossUnits.NONE, AcrossPeriods.SUM))
    rows = ("KZ-GOV 2023: 5", "KG-GOV 2023: 6")

    assert figure(*rows, definition=apart).value is None
    assert figure(*rows, definition=apart).state is State.REPORTED
    assert figure(*rows, definition=apart, area="KZ").number == 5


def test_a_reported_total_is_the_figure_and_the_difference_to_its_parts_is_shown():
    found = figure("KZ-GOV 2023: 756", "KZ-GOV 2023 sex=F: 30", "KZ-GOV 2023 sex=M: 12")

    assert found.number == 756
    assert found.differences == (Difference("KZ-GOV", YEAR, ("sex",), Decimal(42), Decimal(756)),)
    assert excluded(found) == {"KZ-GOV 2023 sex=F": "split_of_total", "KZ-GOV 2023 sex=M": "split_of_total"}


def test_of_a_split_it_is_told_how_much_has_none():
    found = figure("KZ-GOV 2023: 756", "KZ-GOV 2023 sex=F: 30", "KZ-GOV 2023 sex=M: 12", cell="sex=F")

    assert (found.number, found.without_split) == (Fraction(30), Decimal(714))


def test_a_subtotal_comes_from_the_crossed_cells_where_it_is_not_reported():
    rows = ("KZ-GOV 2023 sex=F age=<18: 3", "KZ-GOV 2023 sex=F age=18+: 4", "KZ-GOV 2023 sex=M age=18+: 5")

    assert figure(*rows, cell="sex=F").number == 7
    assert figure(*rows, cell="age=18+").number == 9
    assert figure(*rows).number == 12


def test_parts_that_are_split_further_for_some_do_not_lose_the_others():
    rows = ("KZ-GOV 2023 sex=F: 10", "KZ-GOV 2023 sex=M: 5", "KZ-GOV 2023 sex=F age=<18: 3")

    assert figure(*rows).number == 15
    assert figure("KZ-GOV 2023 sex=M: 5", "KZ-GOV 2023 sex=F age=<18: 3").number == 8


def test_an_answer_of_parts_is_none_of_the_whole():
    found = figure("KZ-GOV 2023 sex=F: yes", definition=indicator(Kind.YES_NO))

    assert found.state is State.NOT_REPORTED
    assert excluded(found) == {"KZ-GOV 2023 sex=F": "split_of_total"}


def test_a_reported_year_holds_its_quarters_and_the_difference_is_shown():
    found = figure("KZ-GOV 2023: 100", "KZ-GOV 2023-Q1: 20", "KZ-GOV 2023-02: 9", "KZ-GOV 2023-Q2: 30")

    assert found.number == 100
    assert found.differences == (Difference("KZ-GOV", YEAR, (), Decimal(50), Decimal(100)),)
    assert set(excluded(found).values()) == {"held_by_period"}


def test_a_cell_that_the_year_does_not_have_comes_from_its_quarters():
    rows = ("KZ-GOV 2023: 100", "KZ-GOV 2023-Q1 sex=F: 20", "KZ-GOV 2023-Q2 sex=F: 30")

    assert figure(*rows, cell="sex=F").number == 50


def test_only_whole_periods_inside_the_window_count():
    found = figure("KZ-GOV 2023: 100", "KZ-GOV 2023-Q1: 20", "KZ-GOV 2023-05: 3", of="2023-H1")

    assert found.number == 23
    assert excluded(found) == {"KZ-GOV 2023": "not_whole"}


def test_a_country_has_its_own_units_and_its_shares_of_regional_ones():
    rows = ("KZ-GOV 2023: 5", "UNODC 2023: 20", "UNODC 2023 country=KZ: 8", "UNODC 2023 country=KG: 9")

    assert figure(*rows, area="KZ").number == 13
    assert figure(*rows, area="KG").number == 9
    assert figure(*rows, area="TJ").coverage == Coverage((), ("TJ-GOV",), ())
    assert figure(*rows).number == 25
    assert figure(*rows, area="UNODC").number == 20


def test_a_share_is_split_as_any_total_is():
    rows = ("UNODC 2023 country=KZ sex=F: 3", "UNODC 2023 country=KZ sex=M: 5", "UNODC 2023 country=KG: 9")

    assert figure(*rows, area="KZ").number == 8
    assert figure(*rows, area="KZ", cell="sex=F").number == 3
    assert figure(*rows).number == 17
    assert figure(*rows, cell="sex=F").without_split == 9


def test_a_unit_that_is_not_aggregated_is_named_and_shown_alone():
    pilot = unit("KZ-PILOT", is_aggregated=False)
    rows = ("KZ-GOV 2023: 5", "KZ-PILOT 2023: 50")

    for area in ("", "KZ"):
        found = figure(*rows, area=area, units=(KZ, pilot))
        assert (found.number, excluded(found)) == (Fraction(5), {"KZ-PILOT 2023": "not_aggregated"})
        assert found.coverage == Coverage(("KZ-GOV",), (), ())
    assert figure(*rows, area="KZ-PILOT", units=(KZ, pilot)).number == 50


def test_a_unit_that_makes_up_its_country_alone_is_shown_there():
    assert figure("UZ 2023: 4", area="UZ", units=(unit("UZ", is_aggregated=False),)).number == 4


def test_the_report_of_a_ministry_holds_those_of_its_offices():
    office, other = unit("KZ-A", part_of="KZ-GOV"), unit("KZ-B", part_of="KZ-A")
    rows = ("KZ-GOV 2023-Q1: 10", "KZ-A 2023-Q1: 4", "KZ-B 2023-Q1: 1", "KZ-A 2023-Q2: 6")
    found = figure(*rows, units=(KZ, office, other))

    assert found.number == 16
    assert excluded(found) == {"KZ-A 2023-Q1": "held_by_parent", "KZ-B 2023-Q1": "held_by_parent"}
    assert figure(*rows, units=(KZ, office, other), area="KZ-A", of="2023-Q1").number == 4


def test_four_quarters_of_a_ministry_hold_the_year_of_its_office():
    office = unit("KZ-A", part_of="KZ-GOV")
    quarters = [f"KZ-GOV 2023-Q{place}: 10" for place in (1, 2, 3, 4)]

    assert figure(*quarters, "KZ-A 2023: 30", units=(KZ, office)).number == 40
    assert figure(*quarters[:3], "KZ-A 2023: 30", units=(KZ, office)).number == 60


def test_a_ministry_whose_offices_report_for_it_is_not_missing():
    offices = [unit(f"KZ-{name}", part_of="KZ-GOV") for name in "AB"]

    assert figure("KZ-A 2023: 4", units=(KZ, *offices)).coverage == Coverage(("KZ-A",), ("KZ-B",), ())
    assert figure("KZ-GOV 2023: 4", units=(KZ, *offices)).coverage == Coverage(("KZ-GOV",), (), ())


def test_people_counted_twice_are_taken_off_where_all_their_units_count():
    rows = ("KZ-GOV 2023: 50", "UNODC 2023: 20", "UNODC 2023 country=KZ: 8")
    twice = overlap("6", "KZ-GOV", "UNODC")
    found = figure(
        *rows, overlaps=(twice, overlap("1", "KZ-GOV", "KG-GOV"), overlap("2", "KZ-GOV", "UNODC", of="2024"))
    )

    assert (found.gross, found.value, found.overlaps) == (Decimal(70), Number(Decimal(64)), (twice,))
    assert figure(*rows, overlaps=(twice,), area="KZ").number == 52
    assert figure(*rows, overlaps=(twice,), area="KG").gross is None


def test_an_overlap_of_the_year_holds_those_of_its_quarters():
    year, quarter = overlap("6", "KZ-GOV", "KG-GOV"), overlap("5", "KZ-GOV", "KG-GOV", of="2023-Q1")

    assert figure("KZ-GOV 2023: 50", "KG-GOV 2023: 20", overlaps=(quarter, year)).number == 64


def test_an_overlap_among_regional_units_counts_in_the_country_it_names():
    other = unit("OSCE", "")
    rows = (
        "UNODC 2023 country=KZ: 8",
        "OSCE 2023 country=KZ: 5",
        "UNODC 2023 country=KG: 2",
        "OSCE 2023 country=KG: 3",
    )
    both = [overlap("4", "UNODC", "OSCE", cell=(("country", "KZ"),))]

    assert figure(*rows, overlaps=both, units=(REGION, other), area="KZ").number == 9
    assert figure(*rows, overlaps=both, units=(REGION, other), area="KG").number == 5
    assert figure(*rows, overlaps=both, units=(REGION, other)).number == 14


def test_sums_are_exact():
    found = figure("KZ-GOV 2023: 0.1", "KG-GOV 2023: 1000000000000000000000000000000.2")

    assert found.value == Number(Decimal("1000000000000000000000000000000.3"))


@pytest.mark.parametrize(
    ("rows", "asked", "why"),
    [
        (("KZ-GOV 2023: 1", "KZ-GOV 2023: 1"), {}, "two observations"),
        (("XX 2023: 1",), {}, "no reporting unit"),
        (("KZ-GOV 2023: 1/2",), {}, "form"),
        (("KZ-GOV 2023: 1",), {"units": (unit("KZ-GOV", part_of="KZ-A"), unit("KZ-A", part_of="KZ-GOV"))}, "itself"),
        (("KZ-GOV 2023: 1",), {"cell": "country=KZ"}, "area"),
        (("KZ-GOV 2023: 1",), {"overlaps": (overlap("1", "KZ-GOV"), overlap("2", "KZ-GOV"))}, "two overlaps"),
    ],
)
def test_what_has_no_right_figure_is_refused(rows, asked, why):
    with pytest.raises(ValueError, match=why):
        figure(*rows, **{"units": UNITS, **asked})


def test_only_units_that_are_to_report_are_missing():
    found = figure("KG-GOV 2023: 4", definition=indicator(reporters=("KZ-GOV",)))

    assert found.coverage == Coverage(("KG-GOV",), ("KZ-GOV",), ())


def test_of_two_periods_that_end_together_the_longer_tells_what_stands():
    found = figure("KZ-GOV 2023: 9", "KZ-GOV 2023-Q4: 7", definition=indicator(Kind.STOCK))

    assert (found.number, excluded(found)) == (Fraction(9), {"KZ-GOV 2023-Q4": "held_by_period"})
    assert found.differences == (Difference("KZ-GOV", YEAR, (), Decimal(7), Decimal(9)),)


def test_of_two_splits_of_no_total_that_by_country_makes_it_then_that_declared_first():
    by_country = ("UNODC 2023 country=KZ: 8", "UNODC 2023 country=KG: 9")

    assert figure(*by_country, "UNODC 2023 sex=F: 6").number == 17
    assert figure("KZ-GOV 2023 age=<18: 3", "KZ-GOV 2023 sex=F: 5", "KZ-GOV 2023 sex=M: 1").number == 6


def test_what_stands_is_not_added_to_what_stood_of_a_part_at_another_date():
    office = unit("KZ-A", part_of="KZ-GOV")
    found = figure("KZ-GOV 2023-Q1: 9", "KZ-A 2023-Q4: 4", definition=indicator(Kind.STOCK), units=(KZ, office))

    assert (found.number, excluded(found)) == (Fraction(9), {"KZ-A 2023-Q4": "held_by_parent"})


def test_the_year_of_a_ministry_holds_any_quarter_of_its_office():
    assert figure("KZ-GOV 2023: 9", "KZ-A 2023-Q3: 4", units=(KZ, unit("KZ-A", part_of="KZ-GOV"))).number == 9


def test_a_unit_that_is_left_out_of_totals_holds_nothing():
    units = (unit("KZ-GOV", is_aggregated=False), unit("KZ-A", part_of="KZ-GOV"))

    assert figure("KZ-GOV 2023: 9", "KZ-A 2023: 4", units=units).number == 4


def test_an_overlap_that_reaches_beyond_the_period_is_not_taken_off():
    rows = ("KZ-GOV 2023-Q1: 9", "KG-GOV 2023-Q1: 4")

    assert figure(*rows, overlaps=(overlap("2", "KZ-GOV", "KG-GOV"),), of="2023-Q1").number == 13
