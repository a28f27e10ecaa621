"""The door of the server: streams go to the hub with their headers, everything else to the pages."""

import asyncio
from collections.abc import Sequence

import pytest

from maslahat.domain.meetings.stream import Audience
from maslahat.web.live import door
from maslahat.web.live.door import Door
from maslahat.web.live.gate import Admission, Asking
from maslahat.web.live.hub import Hub
from tests.web.live.record import MEETING, FakeRecord, played, taken_apart


async def pages(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"a page"})


def sent_for(path: str, *, headers=(), query: bytes = b"", method: str = "GET", most: int = 2, record=None):
    """Return what the door sends until so many messages were sent and the client has gone."""
    record = record or FakeRecord()

    async def ask():
        sent, gone = [], asyncio.Event()

        async def send(message):
            sent.append(message)
            if len(sent) >= most:
                gone.set()

        async def receive():
            await gone.wait()
            return {"type": "http.disconnect"}

        scope = {"type": "http", "method": method, "path": path, "headers": list(headers), "query_string": query}
        hub = Hub(record, lambda _: True, rhythm=0.01)
        await asyncio.wait_for(Door(pages, hub)(scope, receive, send), 10)
        assert hub.followers == []
        return sent

    return played(ask())


@pytest.fixture
def admitted(monkeypatch):
    """Let everybody in; give the list of those who asked."""
    asked: list[Asking] = []

    def admit_all(askings: Sequence[Asking]) -> list[Admission]:
        asked.extend(askings)
        return [Admission(each, MEETING, Audience.ROOM) for each in askings]

    monkeypatch.setattr(door, "admit_all", admit_all)
    return asked


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/", "GET"),
        ("/SMALL/meetings/PSC/room/", "GET"),
        ("/SMALL/meetings/PSC/stream", "POST"),
        ("/a/b/stream", "GET"),
        ("/SMALL/meetings/P\x00SC/stream", "GET"),
    ],
)
def test_everything_but_a_stream_is_a_page(path, method):
    assert sent_for(path, method=method)[1]["body"] == b"a page"


def test_a_stream_says_that_nobody_on_the_way_may_keep_it_back(admitted):
    headers = dict(sent_for("/SMALL/meetings/PSC/stream")[0]["headers"])

    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"x-accel-buffering"] == b"no"
    assert headers[b"cache-control"] == b"no-store"


@pytest.mark.covers("E76")
@pytest.mark.parametrize("way", ["header", "address"])
def test_a_client_resumes_by_the_header_that_browsers_send_or_by_the_address(admitted, way):
    record = FakeRecord()
    for _ in range(3):
        record.happens()
    headers = [(b"last-event-id", b"1")] if way == "header" else []
    query = b"after=1" if way == "address" else b""

    sent = sent_for("/SMALL/meetings/PSC/stream", headers=headers, query=query, record=record)

    assert [number for event, number, _ in taken_apart(sent[1]["body"]) if event == "happened"] == [2, 3]


def test_who_asks_is_told_to_the_gate(admitted):
    cookie = (b"cookie", b"language=ru; sessionid=abc; theme=dark")

    sent_for("/SMALL/meetings/PSC/stream", headers=[cookie], query=b"link=word")

    assert admitted == [Asking("SMALL", "PSC", "abc", "word")]


def test_who_may_not_follow_learns_nothing(monkeypatch):
    monkeypatch.setattr(door, "admit_all", lambda askings: [None for _ in askings])

    start, body = sent_for("/SMALL/meetings/PSC/stream")

    assert (start["status"], body["body"]) == (404, b"")


@pytest.mark.parametrize(("audience", "status"), [(Audience.PUBLIC, 503), (Audience.ROOM, 200)])
def test_a_crowd_outside_leaves_room_for_those_at_the_table(monkeypatch, audience, status):
    monkeypatch.setattr(door, "admit_all", lambda asked: [Admission(each, MEETING, audience) for each in asked])
    monkeypatch.setattr(door, "KEPT_FOR_ROOM", door.MOST_STREAMS)

    start, *_ = sent_for("/SMALL/meetings/PSC/stream")

    assert start["status"] == status


def test_a_full_house_asks_to_come_again(admitted, monkeypatch):
    monkeypatch.setattr(door, "MOST_STREAMS", 0)

    start, _ = sent_for("/SMALL/meetings/PSC/stream")

    assert start["status"] == 503
    assert dict(start["headers"])[b"retry-after"]
