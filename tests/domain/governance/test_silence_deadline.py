"""One instant, told in the time of every capital; days off move it or warn."""

from datetime import UTC, date, datetime, timedelta

import pytest

from maslahat.domain.governance.silence_deadline import (
    Capital,
    DayOffPolicy,
    NoCommonWorkingDay,
    SilenceTerms,
    deadline_from,
    told_everywhere,
)
from maslahat.domain.shared.ids import PartyCode
from maslahat.words.zones import UnknownZone, zone, zone_release

SUNDAY = (7,)


def capital(seat: str, name: str, weekend=(6, 7), holidays=()) -> Capital:
    return Capital(PartyCode(seat), name, zone(name), weekend, frozenset(holidays))


CAPITALS = (
    capital("KZ", "Asia/Almaty"),
    capital("KG", "Asia/Bishkek"),
    capital("UZ", "Asia/Tashkent"),
    capital("AG", "Europe/Vienna"),
)


def hours(at: datetime) -> list[str]:
    return [each.written[11:] for each in told_everywhere(at, CAPITALS).local]


@pytest.mark.covers("E67", "R-24")
def test_one_instant_is_read_rightly_on_both_sides_of_a_change_to_summer_time():
    before, after = datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)

    assert hours(before) == ["05:30:00+05:00", "06:30:00+06:00", "05:30:00+05:00", "01:30:00+01:00"]
    assert hours(after) == ["06:30:00+05:00", "07:30:00+06:00", "06:30:00+05:00", "03:30:00+02:00"]


@pytest.mark.covers("E67")
def test_72_hours_are_72_hours_over_a_change_to_summer_time():
    start = datetime(2026, 3, 27, 12, tzinfo=UTC)

    assert deadline_from(start, SilenceTerms(), CAPITALS).at == datetime(2026, 3, 30, 12, tzinfo=UTC)


@pytest.mark.covers("E68")
def test_almaty_has_plus_five_since_march_2024_and_the_release_of_the_data_is_known():
    before, after = datetime(2024, 2, 29, 12, tzinfo=UTC), datetime(2024, 3, 1, 12, tzinfo=UTC)

    assert (hours(before)[0], hours(after)[0]) == ("18:00:00+06:00", "17:00:00+05:00")
    assert zone_release().startswith("tzdata 20")


@pytest.mark.parametrize("name", ["Asia/Nowhere", "../etc/passwd", "Asia"])
def test_a_zone_that_nobody_knows_is_said_to_be_unknown(name):
    with pytest.raises(UnknownZone):
        zone(name)


@pytest.mark.covers("E69")
def test_a_deadline_on_nowruz_in_one_capital_warns():
    holiday = date(2026, 3, 20)
    capitals = (capital("KZ", "Asia/Almaty", (), {holiday}), capital("KG", "Asia/Bishkek", ()))

    deadline = deadline_from(datetime(2026, 3, 17, 9, tzinfo=UTC), SilenceTerms(), capitals)

    assert deadline.at == datetime(2026, 3, 20, 9, tzinfo=UTC)
    assert deadline.days_off == ("KZ",)


@pytest.mark.covers("E69")
def test_where_the_rule_moves_deadlines_it_moves_to_a_day_on_which_all_capitals_work():
    nowruz = {date(2026, 3, day) for day in (21, 22, 23)}
    capitals = (capital("KZ", "Asia/Almaty", (6, 7), nowruz), capital("KG", "Asia/Bishkek", (6, 7)))

    deadline = deadline_from(datetime(2026, 3, 18, 9, tzinfo=UTC), SilenceTerms(day_off=DayOffPolicy.MOVE), capitals)

    assert deadline.at == datetime(2026, 3, 24, 9, tzinfo=UTC)
    assert deadline.days_off == ()


@pytest.mark.covers("E69")
def test_the_day_is_the_one_that_the_calendar_of_the_capital_shows():
    late_on_friday = datetime(2026, 3, 20, 20, tzinfo=UTC)

    assert told_everywhere(late_on_friday, CAPITALS).days_off == ("KZ", "KG", "UZ")


@pytest.mark.covers("E69")
def test_working_days_are_counted_in_each_capital_and_the_last_one_decides():
    capitals = (capital("KZ", "Asia/Almaty"), capital("KG", "Asia/Bishkek", (5, 6, 7)))

    deadline = deadline_from(datetime(2026, 3, 5, 9, tzinfo=UTC), SilenceTerms(working_days=3), capitals)

    assert deadline.at == datetime(2026, 3, 11, 9, tzinfo=UTC)


@pytest.mark.covers("R-24")
def test_a_leap_day_is_a_day_like_others():
    start = datetime(2028, 2, 26, 9, tzinfo=UTC)

    assert deadline_from(start, SilenceTerms(), CAPITALS).at == start + timedelta(days=3)
    assert told_everywhere(datetime(2028, 2, 29, tzinfo=UTC), CAPITALS).local[0].written == "2028-02-29T05:00:00+05:00"


def test_calendars_without_a_common_working_day_are_refused():
    never = capital("KZ", "Asia/Almaty", (1, 2, 3, 4, 5, 6, 7))

    for terms in (SilenceTerms(working_days=1), SilenceTerms(day_off=DayOffPolicy.MOVE)):
        with pytest.raises(NoCommonWorkingDay):
            deadline_from(datetime(2026, 3, 5, tzinfo=UTC), terms, (never,))
