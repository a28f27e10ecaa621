"""The front door for uvicorn: pages run as WSGI in a pool of threads, which costs a third of Django's own ASGI."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from a2wsgi import WSGIMiddleware

from maslahat.config.wsgi import application as pages

Message = MutableMapping[str, Any]

THREADS = 16
"""Most pages worked on at the same time; each thread keeps one connection to the database."""

_pages = WSGIMiddleware(pages, workers=THREADS)


async def application(
    scope: Message,
    receive: Callable[[], Awaitable[Message]],
    send: Callable[[Message], Awaitable[None]],
) -> None:
    """Answer one HTTP request; anything but HTTP is refused by closing."""
    await _pages(scope, receive, send)
