"""On whom a report waits: the step belongs to one side, and nobody has two hands in it."""

from datetime import date
from itertools import product

import pytest

from maslahat.domain.results.awaiting import Awaited, Hand, ReportTold, asked_first, steps
from maslahat.domain.results.due import DueReport, DueStanding
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import Side
from tests.domain.results.indicators import said

DAY = date(2023, 2, 15)
OURS = Hand(Side.COUNTRY, "KZ", 1, reports=True, confirms=True, verifies=False)
AGENCY = Hand(Side.AGENCY, "AG", 2, reports=True, confirms=True, verifies=True)


def due(standing: DueStanding) -> DueReport:
    return DueReport("1.1.a", "KZ", "KZ", Period.read("2022"), DAY, standing)


def told(side: Side = Side.COUNTRY, person: int = 1, asked_by: str = "") -> ReportTold:
    return ReportTold(side, person, 1, DAY, asked_by)


@pytest.mark.covers("R92")
def test_what_is_due_or_late_waits_on_the_side_that_is_asked_first():
    assert steps(due(DueStanding.DUE), Side.COUNTRY, None, OURS) == (Awaited.TO_REPORT,)
    assert steps(due(DueStanding.LATE), Side.COUNTRY, None, OURS) == (Awaited.LATE,)
    assert steps(due(DueStanding.LATE), Side.COUNTRY, None, AGENCY) == ()
    assert steps(due(DueStanding.LATE), Side.AGENCY, None, AGENCY) == (Awaited.LATE,)


def test_a_unit_is_asked_through_its_state_and_a_regional_one_through_the_agency():
    assert asked_first(ReportingUnit("KZ", said("KZ"), "KZ")) is Side.COUNTRY
    assert asked_first(ReportingUnit("R", said("R"), "")) is Side.AGENCY


@pytest.mark.covers("R95")
def test_what_one_side_reported_waits_for_the_confirmation_of_the_other_alone():
    reported = due(DueStanding.AWAITING_PARTNER)

    assert steps(reported, Side.COUNTRY, told(), OURS) == ()
    assert steps(reported, Side.COUNTRY, told(), AGENCY) == (Awaited.TO_CONFIRM,)
    assert steps(reported, Side.COUNTRY, told(Side.AGENCY), OURS) == (Awaited.TO_CONFIRM,)


def test_nobody_is_asked_to_verify_the_own_report():
    confirmed = due(DueStanding.AWAITING_VERIFICATION)

    assert steps(confirmed, Side.COUNTRY, told(), AGENCY) == (Awaited.TO_VERIFY,)
    assert steps(confirmed, Side.COUNTRY, told(Side.AGENCY, 2), AGENCY) == ()
    assert steps(confirmed, Side.COUNTRY, told(), OURS) == ()


@pytest.mark.covers("R92")
def test_questions_wait_on_who_reported_and_stay_open_for_who_asked():
    asked = due(DueStanding.TO_ANSWER)

    assert steps(asked, Side.COUNTRY, told(asked_by="AG"), OURS) == (Awaited.TO_ANSWER,)
    assert steps(asked, Side.COUNTRY, told(asked_by="AG"), AGENCY) == (Awaited.ASKED,)
    assert steps(asked, Side.COUNTRY, told(Side.AGENCY, 3, "AG"), AGENCY) == (Awaited.TO_ANSWER, Awaited.ASKED)


def test_nothing_waits_once_all_is_done_or_on_whoever_may_do_nothing():
    nobody = Hand(Side.COUNTRY, "KZ", 5, reports=False, confirms=False, verifies=False)

    found = [steps(due(each), side, told(asked_by="KZ"), nobody) for each, side in product(DueStanding, Side)]

    assert set(found) == {()}
    assert steps(due(DueStanding.DONE), Side.COUNTRY, told(), AGENCY) == ()
