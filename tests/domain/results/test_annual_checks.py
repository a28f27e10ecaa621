"""Whoever has a copy of an annual report can see whether it agrees with itself and with the reports behind it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from maslahat.domain.results.annual_checks import Disagreement, disagreements, unlike_reports
from maslahat.domain.results.progress import Advance, Provisional
from tests.domain.results.annual_reports import REPORTED, TRAINED, annual_report, ledger, reported

pytestmark = pytest.mark.covers("R94")

ONE = next(annual_report().indicators)


def rolled(*observations):
    book = ledger(observations)
    return lambda key: book.figure(TRAINED, key.area, key.period, key.cell) if key.indicator == TRAINED.code else None


def test_a_report_agrees_with_itself_and_with_the_reports_behind_it():
    assert disagreements([ONE]) == ()
    assert unlike_reports([ONE], rolled(*REPORTED)) == ()


def test_a_progress_that_does_not_follow_from_the_figure_is_named():
    wrong = replace(ONE, progress=Advance(Fraction(95), Fraction(0), Fraction(100)))

    assert [each.what for each in disagreements([wrong])] == [Disagreement.PROGRESS]


def test_a_status_that_does_not_follow_from_the_progress_is_named():
    assert ONE.finding is not None
    wrong = replace(ONE, finding=replace(ONE.finding, seen=Fraction(1, 2)))

    assert [each.what for each in disagreements([wrong])] == [Disagreement.STATUS]


def test_a_withheld_figure_whose_progress_is_told_is_named():
    hidden = next(annual_report(book=ledger((reported("AA", 3),))).indicators)

    assert disagreements([hidden]) == ()
    assert [each.what for each in disagreements([replace(hidden, progress=ONE.progress)])] == [
        Disagreement.TOLD_THOUGH_WITHHELD
    ]
    assert disagreements([replace(hidden, provisional=Provisional(2, 4))]) != ()


def test_a_figure_that_the_reports_do_not_give_is_named_with_place_and_period():
    found = unlike_reports([ONE], rolled(*REPORTED[:3], reported("BB", 31)))

    assert {each.key.area for each in found} == {"", "BB"}


def test_an_indicator_that_the_reports_do_not_hold_is_passed_over():
    assert unlike_reports([replace(ONE, figure=replace(ONE.figure))], lambda key: None) == ()
