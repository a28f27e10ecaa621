"""Explain this number: the steps tell everything a figure rests on, and make it again."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.asking import areas_of, cells_of, periods_of
from maslahat.domain.results.explanations import Counted, FigureMade, LeftOut, RuleApplied, TakenOff, explain
from maslahat.domain.results.periods import Period
from maslahat.domain.results.result_documents import exact
from maslahat.domain.results.roll_up import roll_up, roll_up_all
from tests.domain.results.generated import AREAS, ASKED
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import UNITS, indicator, reports
from tests.domain.results.test_roll_up_laws import cases


@given(case=cases(), area=st.sampled_from(AREAS), period=st.sampled_from(ASKED))
def test_rolling_up_the_steps_alone_gives_the_figure(case, area, period):
    definition, observations, units, overlaps = case
    figure = roll_up(definition, observations, units, overlaps, area=area, period=period, cycle=CYCLE)
    steps = explain(figure, definition, observations, CYCLE)
    counted = [step.observation for step in steps if isinstance(step, Counted)]
    taken = [step.overlap for step in steps if isinstance(step, TakenOff)]
    again = roll_up(definition, counted, units, taken, area=area, period=period, cycle=CYCLE)

    assert (again.value, again.gross) == (figure.value, figure.gross)


def test_the_steps_come_in_the_order_in_which_a_reader_asks():
    rows = reports("KZ-GOV 2023: 5", "KZ-GOV 2023-Q1: 2")
    figure = roll_up(indicator(), rows, UNITS, period=Period.read("2023"), cycle=CYCLE)
    rule, counted, left_out, _, outcome = explain(figure, indicator(), rows, CYCLE)

    assert isinstance(rule, RuleApplied)
    assert (counted, left_out.observation) == (Counted(rows[0]), rows[1])
    assert isinstance(left_out, LeftOut)
    assert outcome == FigureMade(figure)


def test_every_figure_can_be_asked_for():
    rows = reports("KZ-GOV 2023-02 sex=F age=18+: 5", "UNODC 2024: 2", "UNODC 2024 country=UZ: 2")

    assert areas_of(UNITS, rows) == ["", "KG", "KZ", "TJ", "UZ", "KG-GOV", "KZ-GOV", "TJ-GOV", "UNODC"]
    assert [period.code for period in periods_of(rows, CYCLE)] == [
        "2022/2025",
        "2023-Q1",
        "2023-H1",
        "2023",
        "2023-02",
        "2024",
    ]
    assert [dict(here) for here in cells_of(rows)] == [{}, {"age": "18+"}, {"sex": "F"}, {"age": "18+", "sex": "F"}]


def test_months_make_the_years_of_every_area():
    rows = reports(*(f"KZ-GOV {2022 + year}-{month:02} sex=F: {month}" for year in range(3) for month in range(1, 13)))
    asked = {"areas": areas_of(UNITS), "periods": periods_of(rows, CYCLE), "cells": cells_of(rows)}
    found = roll_up_all(indicator(), rows, UNITS, **asked, cycle=CYCLE)

    assert {figure.key.period.code: figure.number for figure in found if figure.key.area == "KZ"}["2023"] == 78


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(75, 2), "37.5"),
        (Fraction(100, 3), "100/3"),
        (Fraction(-1, 400), "-0.0025"),
        (Decimal("5.00"), "5"),
        (0, "0"),
        (Decimal("1E+2"), "100"),
    ],
)
def test_a_number_is_spelled_exactly_and_in_one_way(number, text):
    assert exact(number) == text
    assert Fraction(text) == Fraction(number)
