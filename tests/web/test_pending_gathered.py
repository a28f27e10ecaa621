"""What waits for somebody in periods, annual reports and meetings, for those whom the table of rights names."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from maslahat.actions.meetings.statements import clear_statement
from maslahat.domain.meetings.statements import Clearance
from maslahat.domain.shared.pending import Duty
from maslahat.stores.programmes import queries as programmes
from maslahat.web.start.desk import Desk
from maslahat.web.start.gathering import pending
from maslahat.web.visits import Visit
from tests.actions.attendance import admitted, registers
from tests.actions.calls import Room
from tests.actions.closed_meeting import after_the_meeting, circulate, decide, draft
from tests.actions.editions_drafted import begins
from tests.actions.results_asked import a_reported_programme, an_asked_programme, confirms, moves, must, verifies
from tests.cast import NOON, Cast, a_tabled_plan

pytestmark = pytest.mark.django_db

AFTER_THE_DAY = datetime(2023, 2, 20, tzinfo=UTC)


def waits(cast: Cast, who: str, at: datetime = NOON) -> dict[Duty, list[str]]:
    """Return what waits for somebody at an instant: the codes of the matters by duty."""
    visit = Visit(programmes.programme(cast.programme), replace(cast(who), at=at), at)
    found: dict[Duty, list[str]] = {}
    for each in pending(Desk(visit)):
        found.setdefault(each.duty, []).append(each.code)
    return found


@pytest.mark.covers("R96", "R92")
def test_who_rules_over_periods_is_told_of_late_reports_and_of_the_period_to_close():
    cast = an_asked_programme()

    assert Duty.CLOSE_PERIOD not in waits(cast, "secretariat", datetime(2023, 2, 15, 23, tzinfo=UTC))
    found = waits(cast, "secretariat", AFTER_THE_DAY)
    assert found[Duty.CLOSE_PERIOD] == ["2022"]
    assert "AA · 2022" in found[Duty.REMIND]
    assert not {Duty.CLOSE_PERIOD, Duty.REMIND} & set(waits(cast, "focal-aa", AFTER_THE_DAY))


@pytest.mark.covers("R96")
def test_a_year_that_is_over_and_not_asked_for_waits_to_be_opened():
    cast = an_asked_programme()

    assert Duty.OPEN_PERIOD not in waits(cast, "monitor", AFTER_THE_DAY)
    assert waits(cast, "monitor", datetime(2025, 1, 1, tzinfo=UTC))[Duty.OPEN_PERIOD] == ["2023", "2024"]


@pytest.mark.covers("R96")
def test_a_closed_period_waits_to_be_locked_only_once_all_is_done():
    cast = an_asked_programme()
    must(moves(cast, "close", 1))

    assert Duty.LOCK_PERIOD not in waits(cast, "monitor")


@pytest.mark.covers("R96", "R94", "R43")
def test_an_annual_report_in_work_waits_for_those_who_write_and_for_a_state_only_the_one_on_itself():
    cast = a_reported_programme()
    must(confirms(cast))
    must(verifies(cast))
    cast.now = AFTER_THE_DAY
    must(begins(cast))
    must(begins(cast, "country", "AA"))

    assert waits(cast, "monitor")[Duty.WRITE_NARRATIVE] == ["2022 · AA", "2022"]
    assert waits(cast, "focal-aa")[Duty.WRITE_NARRATIVE] == ["2022 · AA"]
    assert Duty.WRITE_NARRATIVE not in waits(cast, "head-bb")
    assert Duty.WRITE_NARRATIVE not in waits(cast, "donor")


@pytest.mark.covers("R96", "R53")
def test_minutes_go_from_draft_to_agreement_as_matters_of_those_whose_turn_it_is():
    cast = after_the_meeting()
    assert waits(cast, "secretariat")[Duty.DRAFT_MINUTES] == ["PSC"]
    must(draft(cast))
    assert waits(cast, "secretariat")[Duty.CIRCULATE_MINUTES] == ["PSC"]
    must(circulate(cast, NOON + timedelta(days=10)))

    assert waits(cast, "head-aa")[Duty.CORRECT_MINUTES] == ["PSC"]
    assert waits(cast, "cso-bb")[Duty.CORRECT_MINUTES] == ["PSC"]
    assert Duty.CORRECT_MINUTES not in waits(cast, "secretariat")
    later = NOON + timedelta(days=10)
    assert Duty.CORRECT_MINUTES not in waits(cast, "head-aa", later)
    assert waits(cast, "secretariat", later)[Duty.AGREE_MINUTES] == ["PSC"]


@pytest.mark.covers("R96", "R49")
def test_an_open_question_of_the_chair_waits_for_the_seats_that_are_there():
    room = Room()
    must(room.opens())

    assert waits(room.cast, "head-aa")[Duty.ANSWER_CALL] == [f"PSC · {room.ref}"]
    for who in ("focal-aa", "head-ag", "donor", "secretariat"):
        assert Duty.ANSWER_CALL not in waits(room.cast, who)
    room.closes()
    assert Duty.ANSWER_CALL not in waits(room.cast, "head-aa")


@pytest.mark.covers("R96", "R53")
def test_a_decision_waits_for_the_party_that_sees_to_it_and_once_overdue_for_the_secretariat():
    cast = a_tabled_plan()
    must(decide(cast, owner="AA", due_on="2023-01-31"))

    assert waits(cast, "focal-aa")[Duty.FOLLOW_UP] == ["PSC/1"]
    assert Duty.FOLLOW_UP not in waits(cast, "head-bb")
    assert Duty.FOLLOW_UP not in waits(cast, "secretariat")
    assert waits(cast, "secretariat", AFTER_THE_DAY)[Duty.FOLLOW_UP] == ["PSC/1"]


@pytest.mark.covers("R96", "R31")
def test_a_statement_waits_until_its_own_party_has_said_what_may_be_quoted():
    cast = a_tabled_plan()
    number = cast.states("head-aa", "We welcome the plan")

    assert waits(cast, "head-aa")[Duty.CLEAR_STATEMENT] == [f"PSC · {number}"]
    assert Duty.CLEAR_STATEMENT not in waits(cast, "head-bb")
    said = {"meeting": "PSC", "statement": number, "version": 1, "clearance": Clearance.SUMMARY.value}
    must(clear_statement(**said, by=cast("head-aa"), **cast.told()))
    assert Duty.CLEAR_STATEMENT not in waits(cast, "head-aa")


@pytest.mark.covers("R96", "R32")
def test_who_registers_waits_for_admission_and_a_party_without_anybody_is_asked_to_register():
    cast = a_tabled_plan(open_meetings=False)
    assert Duty.ADMIT not in waits(cast, "secretariat")
    assert waits(cast, "focal-aa")[Duty.REGISTER] == ["PSC"]
    must(registers(cast, who="focal-aa"))

    assert waits(cast, "secretariat")[Duty.ADMIT] == ["PSC"]
    assert Duty.ADMIT not in waits(cast, "head-aa")
    assert Duty.REGISTER not in waits(cast, "focal-aa")
    assert Duty.REGISTER not in waits(cast, "donor", NOON + timedelta(days=1))


def test_who_is_admitted_no_longer_waits():
    cast = a_tabled_plan(open_meetings=False)
    admitted(cast)

    assert Duty.ADMIT not in waits(cast, "secretariat")
