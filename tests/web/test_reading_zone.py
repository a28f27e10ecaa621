"""The hour a reader sees: that of the own capital, always with the zone beside it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.programmes.reading import read_programme
from maslahat.domain.programmes.silence_rules import CUSTOMARY
from maslahat.web.reading_zone import begin_in_no_zone, read_in_zone_of, reading_zone
from maslahat.web.templatetags.figures import moment
from tests.small_programme import small_programme

OPENED = datetime(2022, 10, 26, 4, 13, tzinfo=UTC)


@pytest.fixture
def programme() -> Programme:
    small = read_programme(small_programme())
    zones = {"AA": "Asia/Almaty", "BB": "Asia/Dushanbe", "CC": "No/Where"}
    countries = tuple(replace(each, zone=zones.get(each.code, "UTC")) for each in small.countries)
    return replace(small, countries=countries, silence=replace(CUSTOMARY, agency_zone="Europe/Vienna"))


@pytest.mark.parametrize(
    ("country", "hour"),
    [("AA", "10:13 (UTC+6)"), ("BB", "09:13 (UTC+5)"), ("", "06:13 (UTC+2)"), ("CC", "04:13 (UTC)")],
)
def test_a_reader_sees_the_hour_of_the_own_capital_and_the_agency_that_of_its_seat(programme, country, hour):
    read_in_zone_of(programme, country)

    assert hour in moment(OPENED)


def test_no_request_reads_in_the_zone_of_the_one_before_it(programme, rf):
    read_in_zone_of(programme, "AA")

    seen = begin_in_no_zone(lambda request: HttpResponse(str(reading_zone())))(rf.get("/"))

    assert seen.content == b"UTC"
