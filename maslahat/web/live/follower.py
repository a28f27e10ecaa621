"""One screen that follows a meeting: what waits to be sent to it, and when it is let go."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

LONGEST_QUEUE = 64
"""Events that may wait for a slow screen; with one more it is let go, and resumes when it connects anew."""

Write = Callable[[bytes], Awaitable[None]]


class Follower:
    """A screen with its queue. ``admission`` is what it was let in with, ``check_at`` when that is looked at again."""

    def __init__(self, admission: object, check_at: float) -> None:
        self.admission = admission
        self.check_at = check_at
        self.seen = 0
        self.is_let_go = asyncio.Event()
        self._first: list[bytes] = []
        self._queue: asyncio.Queue[tuple[bytes, int | None]] = asyncio.Queue(LONGEST_QUEUE)
        self._last: bytes | None = None

    def begin(self, greeting: bytes, events: Iterable[tuple[int, bytes]]) -> None:
        """Say what the stream begins with; events up to the last of these are not told a second time."""
        self._first = [greeting]
        for number, told in events:
            self._first.append(told)
            self.seen = number

    def offer(self, told: bytes, number: int | None = None) -> None:
        """Let something wait to be sent, or let the screen go if it is too slow."""
        try:
            self._queue.put_nowait((told, number))
        except asyncio.QueueFull:
            self.is_let_go.set()

    def end(self, last: bytes) -> None:
        """Send one thing more and then nothing: it has to ask anew whether it may follow."""
        self._last = last
        self.offer(last)

    async def send_all(self, write: Write) -> None:
        """Send what the stream begins with, then everything offered, until the last thing was sent."""
        await write(b"".join(self._first))
        while True:
            told, number = await self._queue.get()
            if number is not None and number <= self.seen:
                continue
            self.seen = number or self.seen
            await write(told)
            if told is self._last:
                return
