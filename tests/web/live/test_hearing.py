"""Whoever follows the meeting online is there, by a stream or by polling, until the device falls silent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from maslahat.domain.meetings.presence import LOST_AFTER
from maslahat.domain.meetings.stream import Audience
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.attendance_models import PresenceEvent
from maslahat.web.live.gate import Admission, Asking
from maslahat.web.live.hearing import note_followers
from tests.actions.attendance import admitted, meeting_of
from tests.cast import Cast, a_programme
from tests.web.live.record import MEETING, FakeRecord, Screen, played
from tests.web.live.test_hub import a_hub, until


@pytest.fixture
def cast(db) -> Cast:
    cast = a_programme()
    admitted(cast, "BB", mode="online", username="head-bb")
    return cast


def admission(cast: Cast, username: str, audience: Audience = Audience.ROOM) -> Admission:
    return Admission(Asking("SMALL", "PSC"), meeting_of(cast), audience, "", cast(username).person)


@pytest.mark.django_db
@pytest.mark.covers("E51", "R26")
def test_who_follows_online_is_there_until_the_device_was_silent_for_long(cast):
    meeting = meeting_of(cast)
    note_followers(meeting, [admission(cast, "head-bb"), admission(cast, "head-aa"), object()])
    now = timezone.now()

    assert attendance_queries.present_parties(meeting, now) == {"BB"}
    assert attendance_queries.present_parties(meeting, now + LOST_AFTER + timedelta(seconds=1)) == frozenset()


@pytest.mark.django_db
def test_who_follows_from_outside_is_not_there(cast):
    note_followers(meeting_of(cast), [admission(cast, "head-bb", Audience.PUBLIC)])

    assert PresenceEvent.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.covers("E78")
def test_who_polls_is_there_as_well_and_writes_but_once_in_a_while(cast, reader, django_assert_max_num_queries):
    reader.signs_in_as("head-bb").read("/SMALL/meetings/PSC/room/state")
    first = PresenceEvent.objects.count()

    reader.read("/SMALL/meetings/PSC/room/state")

    assert (first, PresenceEvent.objects.count()) == (1, 1)


def test_the_hub_tells_who_is_connected_once_for_all_of_a_meeting():
    async def story():
        told: list[tuple[int, int]] = []
        heard = {"heard": lambda meeting, here: told.append((meeting, len(here))), "heard_every": 0.01}
        async with a_hub(FakeRecord(), **heard) as hub:
            for _ in range(3):
                await Screen().follows(hub)
            await until(lambda: any(count == 3 for _, count in told))
        return told

    assert {meeting for meeting, _ in played(story())} == {MEETING}
