"""Positions that are sent at the same moment: each page is made as ever, the deeds are done together.

Every form goes through all that stands before every page: host, session, language, the mark against forged forms. Only
a plain yes is answered here. Whatever is refused, in doubt or broken goes on to the pages, as if it came there first:
a deed that was done meanwhile is known there by its key (E73).
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from logging import getLogger
from typing import Any, cast

from a2wsgi.asgi_typing import HTTPScope
from a2wsgi.wsgi import Body, build_environ
from a2wsgi.wsgi_typing import WSGIApp
from django.utils import timezone

from maslahat.actions.doing import Action
from maslahat.stores.together import together
from maslahat.web.live.gate import session_in, signed_in
from maslahat.web.live.turnstile import Turnstile
from maslahat.web.sessions import know_session
from maslahat.web.waiting import PLACE, Place, Waiting

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POSITION = re.compile(r"/[^/\x00]+/(workplans/[^/\x00]+/endorse|meetings/[^/\x00]+/positions/position)/")
FORM = b"application/x-www-form-urlencoded"
LONGEST_FORM = 64 * 1024
"""Bytes of a form that may wait here; a longer one goes to the pages at once, unread."""

_log = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came."""

    scope: Scope
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is ready: its status, its headers, its bytes."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Crowd:
    """Takes forms that come at one moment and answers them together; ``pages`` is what answers each by itself."""

    def __init__(self, pages: WSGIApp) -> None:
        self._pages = pages
        self.pool = ThreadPoolExecutor(1, "crowd")
        self._turnstile: Turnstile[Sent, Page | None] = Turnstile(self._ask, lambda sent: self.answer_all(sent))

    async def take(self, scope: Scope, receive: Receive, send: Send, otherwise: App) -> None:
        """Answer a form together with all that come now, or let it go on to ``otherwise``."""
        told = [await receive()]
        while told[-1]["type"] == "http.request" and told[-1].get("more_body"):
            told.append(await receive())
        page = None
        if told[-1]["type"] == "http.request":
            page = await self._turnstile.ask(Sent(scope, b"".join(each.get("body", b"") for each in told)))
        if page is None:
            await otherwise(scope, _told_again(told, receive), send)
            return
        await send({"type": "http.response.start", "status": page.status, "headers": list(page.headers)})
        await send({"type": "http.response.body", "body": page.body})

    def answer_all(self, sent: Sequence[Sent]) -> list[Page | None]:
        """Return the page for each form whose deed was done, and None for each that the pages must look at."""
        with together(keeps_rows=False):
            keys = {session_in(each.scope) for each in sent} - {""} if len(sent) > 1 else set()
            for key, found in signed_in(keys, timezone.now()).items() if keys else ():
                know_session(key, found.session, found.person)
            ready = [self._made(each) for each in sent]
        by_deed: dict[Action[Any, Any], list[int]] = {}
        for number, (_, waiting) in enumerate(ready):
            if waiting is not None:
                by_deed.setdefault(waiting.deed, []).append(number)
        pages: list[Page | None] = [None] * len(sent)
        for deed, numbers in by_deed.items():
            done = _done(deed, [cast(Waiting, ready[number][1]) for number in numbers])
            for number, is_done in zip(numbers, done, strict=True):
                pages[number] = ready[number][0] if is_done else None
        return pages

    async def _ask(
        self, answer_all: Callable[[Sequence[Sent]], Sequence[Page | None]], sent: Sequence[Sent]
    ) -> Sequence[Page | None]:
        return await asyncio.get_running_loop().run_in_executor(self.pool, answer_all, sent)

    def _made(self, sent: Sent) -> tuple[Page, Waiting | None]:
        """Return the page for a form, made as the pages make it, and the deed on which it waits."""
        environ = build_environ(cast(HTTPScope, sent.scope), cast(Body, BytesIO(sent.body)))
        place = Place()
        cast(dict[str, Any], environ)[PLACE] = place
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], _fault: object = None) -> Callable[[bytes], None]:
            told.append((status, headers))
            return lambda _: None

        answer = self._pages(environ, cast(Any, start))
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        status, headers = told[-1]
        spelled = tuple((name.strip().lower().encode("latin1"), it.strip().encode("latin1")) for name, it in headers)
        return Page(int(status.split(" ", 1)[0]), spelled, body), place.waiting


def is_for_a_crowd(scope: Scope) -> bool:
    """Tell whether this is a form as a crowd may send it: a position, sent whole, not long."""
    if scope["type"] != "http" or scope["method"] != "POST" or not POSITION.fullmatch(scope["path"]):
        return False
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    is_short = length.isdigit() and len(length) <= 6 and int(length) <= LONGEST_FORM
    return is_short and headers.get(b"content-type", b"").split(b";")[0].strip().lower() == FORM


def _done(deed: Action[Any, Any], waiting: Sequence[Waiting]) -> list[bool]:
    """Do these deeds; tell of each whether the page made for it may be given out."""
    try:
        answers = deed.together([each.told for each in waiting])
    except Exception:  # nothing was done: each is tried by itself, and whoever is at fault is told so there
        _log.warning("%s positions could not be taken down together", len(waiting), exc_info=True)
        return [False] * len(waiting)
    return [each.is_answered_by(answer) for each, answer in zip(waiting, answers, strict=True)]


def _told_again(told: Sequence[Message], receive: Receive) -> Receive:
    left = list(told)

    async def again() -> Message:
        return left.pop(0) if left else await receive()

    return again
