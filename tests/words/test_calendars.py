"""Public holidays of the five countries, in both languages of the programme."""

from datetime import date

import pytest

from maslahat.words.calendars import public_holidays

FIVE = ("KG", "KZ", "TJ", "TM", "UZ")


@pytest.mark.parametrize("country", FIVE)
def test_every_holiday_of_the_five_countries_has_its_name_in_both_languages(country):
    days = [day for year in range(2022, 2031) for day in public_holidays([country], year)]

    assert {day.on.year for day in days} == set(range(2022, 2031))
    assert [day for day in days if set(day.name.texts) != {"en", "ru"}] == []
    assert [day for day in days if day.name.texts["ru"] == day.name.texts["en"]] == []


def test_a_holiday_is_known_by_its_day_and_quarter():
    nauryz = next(day for day in public_holidays(["KZ"], 2023) if day.on == date(2023, 3, 21))

    assert (nauryz.name.texts["ru"], nauryz.quarter, nauryz.is_estimated) == ("Наурыз", "Q1", False)


def test_a_day_that_follows_the_moon_is_marked_as_estimated_until_it_is_decreed():
    assert any(day.is_estimated for day in public_holidays(FIVE, 2030))


def test_a_country_without_a_calendar_has_no_holidays_here():
    assert public_holidays(["AA"], 2023) == ()
