"""The window for objections after endorsement: whole working days, half-open, the same result however late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.objection_window import (
    AdjustmentState,
    NoWorkingDays,
    Objection,
    day_off_anywhere,
    outcome_of,
    window_of,
)

WEDNESDAY = datetime(2022, 10, 26, 12, tzinfo=UTC)
SATURDAY_AND_SUNDAY = day_off_anywhere([{6, 7}])
WINDOW = window_of(WEDNESDAY, 5, SATURDAY_AND_SUNDAY)
MOMENT = timedelta(milliseconds=1)


def objection(at: datetime) -> Objection:
    return Objection(PartyCode("AA"), LocalizedText.of(en="No"), at)


def test_five_working_days_step_over_a_weekend():
    assert WINDOW.deadline == datetime(2022, 11, 3, tzinfo=UTC)


def test_days_of_rest_are_those_of_every_capital():
    friday_too = day_off_anywhere([{6, 7}, {5, 6}])

    assert window_of(WEDNESDAY, 5, friday_too).deadline == datetime(2022, 11, 4, tzinfo=UTC)


def test_holidays_are_handed_in_as_dates():
    with_a_holiday = day_off_anywhere([{6, 7}], {date(2022, 10, 27)})

    assert window_of(WEDNESDAY, 5, with_a_holiday).deadline == datetime(2022, 11, 4, tzinfo=UTC)


def test_a_calendar_without_working_days_is_refused():
    with pytest.raises(NoWorkingDays):
        window_of(WEDNESDAY, 1, lambda _: True)


def test_an_objection_just_before_the_deadline_stops_the_change():
    assert outcome_of(WINDOW, [objection(WINDOW.deadline - MOMENT)], WINDOW.deadline) is AdjustmentState.OBJECTED


def test_an_objection_exactly_at_the_deadline_is_late():
    assert outcome_of(WINDOW, [objection(WINDOW.deadline)], WINDOW.deadline) is AdjustmentState.IN_EFFECT


def test_before_the_deadline_nothing_is_in_effect():
    assert outcome_of(WINDOW, [], WINDOW.deadline - MOMENT) is AdjustmentState.OPEN
    assert outcome_of(WINDOW, [], WINDOW.deadline + timedelta(days=30)) is AdjustmentState.IN_EFFECT
