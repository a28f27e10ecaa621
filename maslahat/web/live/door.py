"""The door of the server: streams of meetings go to the hub, everything else to the pages."""

import asyncio
import re
from urllib.parse import parse_qs

from maslahat.domain.meetings.stream import Audience
from maslahat.web.live.crowd import App, Crowd, Receive, Scope, Send, is_for_a_crowd
from maslahat.web.live.follower import Follower
from maslahat.web.live.gate import Admission, Asking, admit_all, session_in
from maslahat.web.live.hub import Hub
from maslahat.web.live.turnstile import Turnstile

STREAM = re.compile(r"/([^/\x00]+)/meetings/([^/\x00]+)/stream/?")
MOST_STREAMS = 5000
"""Streams that one process keeps open; whoever comes then is asked to come again, and polls meanwhile."""

KEPT_FOR_ROOM = 2500
"""Streams of these that the public cannot take: a crowd outside shuts no delegation out."""

SECONDS_TO_LEAVE = 2.0
HEADERS = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # or nginx would keep events to itself until it has a page full
    (b"x-content-type-options", b"nosniff"),
)


class Door:
    """The ASGI application: the hub stands beside the pages, so that an open stream costs no thread (ADR 0014)."""

    def __init__(self, pages: App, hub: Hub, crowd: Crowd | None = None) -> None:
        self.pages = pages
        self.hub = hub
        self.crowd = crowd
        self.turnstile: Turnstile[Asking, Admission | None] = Turnstile(hub.ask, lambda askings: admit_all(askings))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = STREAM.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if self.crowd is not None and is_for_a_crowd(scope):
            await self.crowd.take(scope, receive, send, self.pages)
            return
        if found is None:
            await self.pages(scope, receive, send)
            return
        if self.hub.streams >= MOST_STREAMS:
            await _answer(send, 503, b"retry-after", b"15")
            return
        asking, asked = _asking(scope, *found.groups())
        admission = await self.turnstile.ask(asking)
        if admission is None:
            await _answer(send, 404)
            return
        if admission.audience is Audience.PUBLIC and self.hub.streams_of(Audience.PUBLIC) >= _open_to_public():
            await _answer(send, 503, b"retry-after", b"15")
            return
        await self._stream(admission, asked, receive, send)

    async def _stream(self, admission: Admission, asked: str, receive: Receive, send: Send) -> None:
        follower = await self.hub.join(admission.meeting, admission.audience, asked, admission)
        try:
            await send({"type": "http.response.start", "status": 200, "headers": list(HEADERS)})
            await _until_one_leaves(follower, receive, send)
        finally:
            self.hub.leave(follower)


def _open_to_public() -> int:
    return max(0, MOST_STREAMS - KEPT_FOR_ROOM)


async def _until_one_leaves(follower: Follower, receive: Receive, send: Send) -> None:
    async def write(told: bytes) -> None:
        await send({"type": "http.response.body", "body": told, "more_body": True})

    works = [
        asyncio.create_task(_closed(receive)),
        asyncio.create_task(follower.send_all(write)),
        asyncio.create_task(_let_go(follower)),
    ]
    try:
        await asyncio.wait(works, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
    try:
        await asyncio.wait_for(send({"type": "http.response.body", "body": b""}), SECONDS_TO_LEAVE)
    except TimeoutError:
        return  # it takes nothing any more: the server closes the connection


async def _closed(receive: Receive) -> None:
    # Some servers give something to wait for that is no coroutine, hence a function of our own around it.
    while (await receive())["type"] != "http.disconnect":
        pass


async def _let_go(follower: Follower) -> None:
    await follower.is_let_go.wait()


async def _answer(send: Send, status: int, *header: bytes) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store"), *([header] if header else [])]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _asking(scope: Scope, programme: str, meeting: str) -> tuple[Asking, str]:
    """Return who asks for the stream, and the number of the last event that they say they had."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    told = parse_qs(scope.get("query_string", b"").decode("latin-1"), max_num_fields=10)
    asked = headers.get(b"last-event-id") or told.get("after", [""])[0]
    return Asking(programme, meeting, session_in(scope), told.get("link", [""])[0][:200]), asked
