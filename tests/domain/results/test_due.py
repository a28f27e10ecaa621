"""What is due from whom and when, and which countries are late."""

from datetime import date

import pytest

from maslahat.domain.results.due import DueReport, DueStanding, OpenedPeriod, due_reports, late_countries
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import PeriodState, ReportState
from tests.domain.results.indicators import indicator, said

YEAR, HALF = Period.read("2022"), Period.read("2023-H1")
UNITS = tuple(ReportingUnit(code, said(code), code) for code in ("KZ", "UZ"))
LAST_DAY = date(2023, 2, 15)


def asked(reports=None, *, today=LAST_DAY, state=PeriodState.OPEN, **changed) -> tuple[DueReport, ...]:
    periods = [OpenedPeriod(HALF, PeriodState.OPEN, date(2023, 7, 31)), OpenedPeriod(YEAR, state, LAST_DAY)]
    return due_reports([indicator(**changed)], UNITS, periods, reports or {}, today)


@pytest.mark.covers("R92")
def test_an_indicator_is_due_from_every_unit_in_periods_of_its_length():
    assert [(each.unit, each.period, each.standing) for each in asked()] == [
        ("KZ", YEAR, DueStanding.DUE),
        ("UZ", YEAR, DueStanding.DUE),
    ]
    assert {each.period for each in asked(frequency=6)} == {HALF}


def test_only_units_that_report_an_indicator_are_asked_for_it():
    assert [each.unit for each in asked(reporters=("UZ",))] == ["UZ"]
    assert asked(is_monitored_only=True) == ()


@pytest.mark.covers("R92")
def test_late_countries_are_listed_from_the_day_after_the_last():
    reports = {("1.1.a", "KZ", YEAR): ReportState.REPORTED, ("1.1.a", "UZ", YEAR): ReportState.DRAFT}

    assert late_countries(asked(reports)) == ()
    assert late_countries(asked(reports, today=date(2023, 2, 16))) == (("UZ", 1),)


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (ReportState.SENT_BACK, DueStanding.TO_ANSWER),
        (ReportState.REPORTED, DueStanding.AWAITING_PARTNER),
        (ReportState.CORRECTED, DueStanding.AWAITING_PARTNER),
        (ReportState.CONFIRMED, DueStanding.AWAITING_VERIFICATION),
        (ReportState.VERIFIED, DueStanding.DONE),
        (ReportState.PUBLISHED, DueStanding.DONE),
    ],
)
def test_who_has_the_next_step_follows_from_the_report(state, standing):
    found = asked({("1.1.a", "KZ", YEAR): state})[0]

    assert found.standing is standing
    assert found.standing.is_open is (standing is DueStanding.TO_ANSWER)


def test_a_locked_period_asks_for_nothing_that_is_missing():
    reports = {("1.1.a", "KZ", YEAR): ReportState.VERIFIED}

    assert [each.unit for each in asked(reports, state=PeriodState.LOCKED)] == ["KZ"]


def test_in_a_closed_period_what_is_missing_is_late():
    assert {each.standing for each in asked(state=PeriodState.CLOSED)} == {DueStanding.LATE}
