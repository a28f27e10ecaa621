"""How a meeting is arranged: what may stand, the yearly series, the duties of the host."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.arrangements import (
    ArrangementFault,
    Arrangements,
    HostDuty,
    MeetingForm,
    MeetingKind,
    annual_in_year,
    faults_of,
    with_duty,
)
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

MORNING = datetime(2026, 10, 20, 4, tzinfo=UTC)
ALMATY = Arrangements(
    title=LocalizedText.of(en="Steering Committee", ru="Руководящий комитет"),
    kind=MeetingKind.ANNUAL,
    form=MeetingForm.HYBRID,
    organiser=PartyCode("AG"),
    host=PartyCode("AA"),
    co_hosts=(PartyCode("BB"),),
    country="AA",
    city=LocalizedText.of(en="Almaty", ru="Алматы"),
    venue=LocalizedText.of(en="House of Friendship", ru="Дом дружбы"),
    time_zone="Asia/Almaty",
    starts_at=MORNING,
    ends_at=MORNING + timedelta(hours=9),
    duties={HostDuty.VENUE: MORNING - timedelta(days=90)},
)
F = ArrangementFault


@pytest.mark.covers("R29")
def test_arrangements_read_back_as_they_were_written():
    assert Arrangements.read(ALMATY.document()) == ALMATY


@pytest.mark.covers("R29")
@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, ()),
        ({"title": LocalizedText()}, (F.TITLE_MISSING,)),
        ({"host": ""}, (F.HOST_MISSING,)),
        ({"city": LocalizedText()}, (F.CITY_MISSING,)),
        ({"form": MeetingForm.ONLINE, "host": "", "city": LocalizedText()}, ()),
        ({"ends_at": MORNING}, (F.ENDS_TOO_EARLY,)),
        ({"ends_at": MORNING + timedelta(days=15)}, (F.TOO_LONG,)),
        ({"organiser": "", "title": LocalizedText()}, (F.TITLE_MISSING, F.ORGANISER_MISSING)),
    ],
)
def test_everything_that_is_wrong_is_said_at_once(changes, faults):
    assert faults_of(replace(ALMATY, **changes)) == faults


@pytest.mark.covers("R25")
def test_a_second_annual_meeting_in_a_year_is_noticed_and_another_kind_is_not():
    series = [
        ("PSC-1", MeetingKind.ANNUAL, 2022),
        ("NAT", MeetingKind.NATIONAL, 2022),
        ("PSC-0", MeetingKind.ANNUAL, 2021),
    ]

    assert annual_in_year(2022, series) == ("PSC-1",)
    assert annual_in_year(2022, series, except_for="PSC-1") == ()
    assert annual_in_year(2023, series) == ()


@given(st.lists(st.tuples(st.sampled_from(HostDuty), st.booleans()), max_size=20))
def test_a_duty_is_seen_to_exactly_if_it_was_ticked_last(ticks):
    held = replace(ALMATY, duties={})
    for place, (duty, is_done) in enumerate(ticks):
        held = replace(held, duties=with_duty(held, duty, MORNING + timedelta(hours=place) if is_done else None))

    assert set(held.duties) == {duty for duty, is_done in dict(ticks).items() if is_done}
