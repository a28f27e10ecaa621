"""The hub hands every event to everybody, once and in order, whoever comes late, is slow, or slept meanwhile."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from maslahat.domain.meetings.stream import MOST_REPLAYED, Audience
from maslahat.web.live.follower import LONGEST_QUEUE
from maslahat.web.live.hub import Hub
from tests.web.live.record import FakeRecord, Screen, played

RHYTHM = 0.01


@asynccontextmanager
async def a_hub(record, admitted=lambda _: True, **told):
    hub = Hub(record, admitted, rhythm=RHYTHM, **told)
    yield hub
    for follower in hub.followers:
        hub.leave(follower)
    await asyncio.gather(*hub.tasks.values())


async def until(holds) -> None:
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(RHYTHM)


def test_whoever_comes_first_is_told_how_things_stand_and_then_what_happens():
    async def story():
        record = FakeRecord()
        record.happens()
        async with a_hub(record) as hub:
            screen = await Screen().follows(hub)
            record.happens()
            await until(lambda: screen.numbers)
            return screen

    screen = played(story())

    assert screen.events() == ["hello", "snapshot", "happened"]
    assert [number for _, number, _ in screen.got] == [None, 1, 2]


@pytest.mark.covers("E76")
def test_a_phone_that_slept_is_told_what_it_missed_once_and_in_order():
    async def story():
        record = FakeRecord()
        async with a_hub(record) as hub:
            awake = await Screen().follows(hub)
            record.happens()
            await until(lambda: awake.numbers == [1])
            for _ in range(5):
                record.happens()
            await until(lambda: awake.numbers == [1, 2, 3, 4, 5, 6])
            phone = await Screen().follows(hub, asked="2")
            record.happens()
            await until(lambda: 7 in phone.numbers)
            return phone

    phone = played(story())

    assert "snapshot" not in phone.events()
    assert phone.numbers == [3, 4, 5, 6, 7]


@pytest.mark.covers("E76", "R-26")
def test_after_a_restart_what_was_missed_is_read_from_the_record():
    async def story():
        record = FakeRecord()
        for _ in range(9):
            record.happens()
        async with a_hub(record) as hub:
            phone = await Screen().follows(hub, asked="4")
            await until(lambda: len(phone.numbers) == 5)
            return phone

    assert played(story()).numbers == [5, 6, 7, 8, 9]


@pytest.mark.covers("E76")
@pytest.mark.parametrize("asked", ["", "0", "999", "many", "-1", "٣"])
def test_after_too_long_a_gap_or_from_an_unknown_number_there_is_a_snapshot(asked):
    async def story():
        record = FakeRecord()
        for _ in range(MOST_REPLAYED + 1):
            record.happens()
        async with a_hub(record) as hub:
            screen = await Screen().follows(hub, asked=asked)
            await until(lambda: len(screen.got) == 2)
            return screen

    assert played(story()).events() == ["hello", "snapshot"]


@pytest.mark.covers("E77", "R-27")
def test_a_storm_of_screens_costs_one_snapshot_and_one_look_at_a_time():
    async def story():
        record = FakeRecord()
        record.happens()
        async with a_hub(record) as hub:
            screens = await asyncio.gather(*(Screen().follows(hub) for _ in range(150)))
            await until(lambda: all(len(each.got) == 2 for each in screens))
            return record

    assert played(story()).snapshots == 1


@pytest.mark.covers("E77", "R-27")
def test_after_a_restart_a_storm_of_screens_reads_what_they_missed_once():
    async def story():
        record = FakeRecord()
        for _ in range(9):
            record.happens()
        async with a_hub(record) as hub:
            screens = await asyncio.gather(*(Screen().follows(hub, asked=str(6 - turn % 3)) for turn in range(150)))
            record.happens()
            await until(lambda: all(10 in each.numbers for each in screens))
            return record, screens

    record, screens = played(story())

    assert record.replays <= 3
    assert {tuple(each.numbers) for each in screens} == {tuple(range(each, 11)) for each in (5, 6, 7)}


def test_one_look_serves_every_meeting_and_every_screen():
    async def story():
        record = FakeRecord()
        async with a_hub(record) as hub:
            screens = [await Screen().follows(hub, asked="0") for _ in range(20)]
            record.happens()
            await until(lambda: all(each.numbers == [1] for each in screens))
            before = record.looks
            await asyncio.sleep(RHYTHM * 10)
            return record.looks - before

    assert played(story()) <= 11


def test_a_screen_that_is_too_slow_is_let_go_and_the_others_never_wait():
    async def story():
        record = FakeRecord()
        async with a_hub(record) as hub:
            slow = await Screen().follows(hub, asked="0", slow=60)
            quick = await Screen().follows(hub, asked="0")
            for _ in range(LONGEST_QUEUE + 5):
                record.happens()
            await until(lambda: len(quick.numbers) == LONGEST_QUEUE + 5 or quick.follower.is_let_go.is_set())
            return slow.follower.is_let_go.is_set()

    assert played(story())


@pytest.mark.covers("E90")
def test_the_public_learns_nothing_but_what_is_public_and_its_numbers_have_no_gap():
    async def story():
        record = FakeRecord()
        async with a_hub(record) as hub:
            public = await Screen().follows(hub, audience=Audience.PUBLIC)
            for kind in ("meeting_open", "subject", "call", "item", "floor", "subject", "meeting_closed"):
                record.happens(kind, line="2.1.3", proposal="PR-AA-01")
            await until(lambda: len(public.numbers) == 3)
            return public

    public = played(story())

    told = [data for event, _, data in public.got if event == "happened"]
    assert public.numbers == [1, 2, 3]
    assert [each["kind"] for each in told] == ["meeting_open", "item", "meeting_closed"]
    assert all(set(each) == {"kind", "spread"} for each in told)


@pytest.mark.covers("E48")
def test_when_seats_change_whoever_lost_the_right_is_told_and_shown_out():
    async def story():
        record, held = FakeRecord(), {"somebody"}
        async with a_hub(record, lambda who: who in held) as hub:
            screen = await Screen().follows(hub, asked="0")
            held.clear()
            record.happens("seats")
            await asyncio.wait_for(screen.task, 10)
            return screen

    assert played(story()).events()[-1] == "rights"


@pytest.mark.covers("E48")
def test_a_right_that_ends_with_the_clock_is_noticed_without_any_event():
    async def story():
        async with a_hub(FakeRecord(), lambda _: False, check_every=0.01) as hub:
            screen = await Screen().follows(hub, asked="0")
            await asyncio.wait_for(screen.task, 10)
            return screen

    assert played(story()).events()[-1] == "rights"


@pytest.mark.covers("R-28")
def test_a_database_that_is_away_is_waited_for_and_nothing_is_lost():
    async def story():
        record = FakeRecord()
        async with a_hub(record, alive_every=0.02) as hub:
            screen = await Screen().follows(hub, asked="0")
            record.is_away = True
            record.happens()
            await until(lambda: screen.events().count("alive") > 3)
            record.is_away = False
            await until(lambda: screen.numbers == [1])
            return screen

    assert played(story()).numbers == [1]


def test_a_meeting_that_nobody_follows_costs_nothing():
    async def story():
        record = FakeRecord()
        async with a_hub(record) as hub:
            screen = await Screen().follows(hub)
            await screen.leaves(hub)
            await asyncio.gather(*hub.tasks.values())
            before = record.looks
            await asyncio.sleep(RHYTHM * 5)
            again = await Screen().follows(hub)
            record.happens()
            await until(lambda: again.numbers)
            return before, hub

    before, hub = played(story())

    assert before >= 0
    assert hub.meetings == {}
