"""The whole table of figures holds, figure by figure, what the rule computes one at a time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.columns import NotInColumns, columns, corrected, decimal_of
from maslahat.domain.results.cube import figure_table
from maslahat.domain.results.figure_table import TableFigure
from maslahat.domain.results.figure_tree import figure_tree
from maslahat.domain.results.indicators import Rules
from maslahat.domain.results.observations import Overlap, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roll_up import roll_up_all
from maslahat.domain.results.roster import Roster
from maslahat.domain.results.values import Number
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, Kind
from tests.domain.results import generated
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import UNITS, indicator, reports


def in_short(figure):
    """Return what a table says of a figure."""
    coverage = figure.coverage
    return TableFigure(
        figure.key,
        figure.state,
        figure.value,
        figure.gross,
        len(coverage.reported),
        len(coverage.missing),
        len(coverage.not_applicable),
        len(coverage.behind),
    )


@pytest.mark.covers("R-18")
@pytest.mark.parametrize("kind", generated.ADDING)
@given(st.data())
def test_every_figure_of_the_table_is_that_of_the_rule(kind, data):
    units = data.draw(generated.units())
    rules = Rules(data.draw(st.sampled_from(ACROSS_UNITS[kind])), data.draw(st.sampled_from(ACROSS_PERIODS[kind])))
    reporters = data.draw(st.just(()) | st.lists(st.sampled_from([each.code for each in units]), min_size=3))
    frequency = data.draw(st.sampled_from((1, 3, 6, 12)))
    definition = indicator(kind, rules=rules, reporters=tuple(reporters), frequency=frequency)
    reported = data.draw(generated.observations(kind, units))
    overlaps = data.draw(generated.overlaps(units))
    asked = {"areas": generated.AREAS, "periods": generated.ASKED, "cells": generated.WANTED, "cycle": CYCLE}

    table = figure_table(columns(definition, reported, Roster(units)), overlaps, **asked)

    expected = [in_short(each) for each in roll_up_all(definition, reported, units, overlaps, **asked)]
    found = [table.figure(each.key.area, each.key.period, each.key.cell) for each in expected]
    assert [pair for pair in zip(found, expected, strict=True) if pair[0] != pair[1]] == []


ALL = {"areas": ("", "KZ"), "periods": (Period.read("2023"),), "cells": ((), cell((("sex", "F"),))), "cycle": CYCLE}
YEAR = Period.read("2023")


def table_of(*rows, kind=Kind.COUNT, overlaps=(), **asked):
    return figure_table(columns(indicator(kind), reports(*rows), Roster(UNITS)), overlaps, **{**ALL, **asked})


def test_decimals_stay_what_they_are():
    table = table_of("KZ-GOV 2023-Q1: 0.1", "KG-GOV 2023-Q1: 0.2", "TJ-GOV 2023-Q1: 7")

    assert table.figure("", YEAR).value == Number(Decimal("7.3"))


def test_numbers_too_large_for_64_bits_are_added_up_exactly():
    table = table_of(f"KZ-GOV 2023-Q1: {10**30}", "KG-GOV 2023-Q1: 0.01")

    assert table.figure("", YEAR).value == Number(Decimal("1000000000000000000000000000000.01"))


@pytest.mark.parametrize("edge", [2**53 - 1, 2**53 + 1, 2**62, 2**63 - 1, 2**63])
def test_no_digit_is_lost_where_a_form_of_numbers_ends(edge):
    table = table_of(f"KZ-GOV 2023-Q1: {edge}", "KG-GOV 2023-Q1: 1", "TJ-GOV 2023-Q1: -3")

    assert table.figure("", YEAR).value == Number(Decimal(edge - 2))


def test_no_figure_is_held_as_a_binary_fraction():
    table = table_of("KZ-GOV 2023-Q1: 0.1")

    assert {measure.dtype.kind for measure in table.measures} == {"i"}


def test_zero_and_nothing_are_two_things():
    table = table_of("KZ-GOV 2023: 0", "KG-GOV 2023: -")

    assert table.figure("KZ", YEAR).value == Number(Decimal(0))
    assert table.figure("KZ", YEAR, cell((("sex", "F"),))).value is None


def test_two_observations_of_one_key_are_refused():
    with pytest.raises(NotInColumns, match="one key"):
        table_of("KZ-GOV 2023: 1", "KZ-GOV 2023: 2")


def test_a_cell_that_was_not_reported_is_filled_up_from_finer_ones_that_do_not_lie_in_coarser():
    rows = ("KZ-GOV 2023 sex=F: 5", "KZ-GOV 2023 sex=F age=<18: 4", "KZ-GOV 2023 sex=M age=<18: 2")

    table = table_of(*rows, cells=((), cell((("age", "<18"),))))

    assert table.figure("", YEAR).value == Number(Decimal(7))
    assert table.figure("", YEAR, cell((("age", "<18"),))).value == Number(Decimal(6))


def test_an_overlap_finer_than_the_reports_is_taken_off_exactly():
    overlap = Overlap("1.1.a", frozenset({"KZ-GOV", "KG-GOV"}), YEAR, Decimal("0.05"))

    figure = table_of("KZ-GOV 2023: 2", "KG-GOV 2023: 3", overlaps=[overlap]).figure("", YEAR)

    assert (figure.gross, figure.value) == (5, Number(Decimal("4.95")))


@pytest.mark.parametrize("kind", [Kind.YES_NO, Kind.SCALE, Kind.TEXT])
def test_what_is_no_number_has_no_columns(kind):
    with pytest.raises(NotInColumns):
        columns(indicator(kind), [], Roster(UNITS))


@pytest.mark.covers("R-18")
@given(st.data())
def test_a_corrected_table_is_the_table_computed_anew(data):
    units = data.draw(generated.units())
    reported = data.draw(generated.observations(Kind.COUNT, units, most=9))
    late = data.draw(generated.observations(Kind.COUNT, units, most=1))
    standing = {(each.unit, each.period, each.cell): each for each in (*reported, *late)}
    held = columns(indicator(), reported, Roster(units))
    asked = {"areas": generated.AREAS, "periods": generated.ASKED, "cells": generated.WANTED, "cycle": CYCLE}

    for each in late:
        held = corrected(held, each)

    anew = figure_table(columns(indicator(), standing.values(), Roster(units)), **asked)
    table = figure_table(held, **asked)
    assert figures_of(table) == figures_of(anew)


def figures_of(table):
    return [
        table.figure(area, period, wanted) for area in table.areas for period in table.periods for wanted in table.cells
    ]


def test_a_branch_of_the_tree_is_the_sum_of_its_indicators():
    tables = [table_of("KZ-GOV 2023: 1.5"), table_of("KZ-GOV 2023: 2"), table_of("KG-GOV 2023: 4")]

    tree = figure_tree(tables, [("P1", "P1.1"), ("P1", "P1.2"), ("P2",)])

    sums = {path: decimal_of(int(branch.numbers[0, 0, 0]), tree.places) for path, branch in tree.branches.items()}
    assert sums == {
        (): Decimal("7.5"),
        ("P1",): Decimal("3.5"),
        ("P2",): Decimal(4),
        ("P1", "P1.1"): Decimal("1.5"),
        ("P1", "P1.2"): Decimal(2),
    }


@pytest.mark.parametrize("late", ["7", "0.25", str(10**25), "-"])
@pytest.mark.parametrize("beside", ["4", "4.125"])
def test_a_late_correction_changes_its_own_way_to_the_root(late, beside):
    tables = [table_of("KZ-GOV 2023: 1"), table_of("KZ-GOV 2023: 2"), table_of(f"KG-GOV 2023: {beside}")]
    paths = [("P1", "P1.1"), ("P1", "P1.2"), ("P2",)]
    new = table_of(f"KZ-GOV 2023: {late}")

    tree = figure_tree(tables, paths).with_table(1, new)

    assert all_of(tree) == all_of(figure_tree([tables[0], new, tables[2]], paths))


def all_of(tree):
    sums = {path: (branch.numbers.tolist(), branch.reported.tolist()) for path, branch in tree.branches.items()}
    return tree.places, tree.bound, sums
