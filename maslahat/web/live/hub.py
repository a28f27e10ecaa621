"""The hub of one server process: it looks for new events a few times a second, once for all, and hands them round.

However many meetings and screens there are, a process asks the database one question at a time. Who is too slow to
take what is handed round is let go, connects anew and resumes from the last number it had: nothing is lost (ADR 0014).
"""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from maslahat.domain.meetings.presence import BEAT
from maslahat.domain.meetings.stream import MOST_REPLAYED, Audience, reaches, resume_after
from maslahat.domain.shared.canonical import Document
from maslahat.web.live.follower import Follower
from maslahat.web.live.frames import ALIVE, frame, greeting

RHYTHM = 0.15
"""Seconds between two looks into the database."""

ALIVE_EVERY = 10.0
"""Seconds between two signs of life on a quiet stream."""

CHECK_EVERY = 60.0
"""Seconds after which it is asked again whether a follower still may follow (E48)."""

HEARD_EVERY = BEAT.total_seconds() / 2
"""Seconds between two notes of who is connected: whose device is silent for long is no longer there (E51)."""

SNAPSHOT_KEPT = 1.0
"""Seconds for which a snapshot is handed out again, as long as nothing happened."""

SPREAD_PER_FOLLOWER = 10
LONGEST_SPREAD = 20_000
"""Milliseconds over which screens fetch what an event changed: all at once would be a storm (E77)."""

Answer = TypeVar("Answer")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a meeting (its row id) with its number among all events."""

    meeting: int
    number: int
    kind: str
    document: Mapping[str, Document]


class Source(Protocol):
    """Where the hub learns what happened. Every function may wait for the database: it runs in a thread."""

    def newest(self, meeting: int) -> Mapping[Audience, int]:
        """Return the number of the latest event as each audience counts."""

    def since(self, known: Mapping[int, int]) -> Sequence[Happened]:
        """Return what happened in these meetings after the number known of each, in order."""

    def replay(self, meeting: int, audience: Audience, after: int, most: int) -> Sequence[tuple[int, Happened]]:
        """Return the events that reach an audience after its number, each with its number there."""

    def snapshot(self, meeting: int, audience: Audience) -> tuple[int, Mapping[str, Document]]:
        """Return how a meeting stands, with the number of an event that is already in it."""


@dataclass(eq=False)
class Channel:
    """What one audience of one meeting is told. ``number`` counts what reaches it, from 1 without a gap."""

    meeting: int
    audience: Audience
    number: int
    recent: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=MOST_REPLAYED))
    followers: set[Follower] = field(default_factory=set)
    snapshot: tuple[int, float, bytes] | None = None
    making: asyncio.Lock = field(default_factory=asyncio.Lock)

    def tell(self, happened: Happened) -> None:
        """Give the event its number here and hand it to every follower."""
        self.number += 1
        told = spelled(self.number, happened, self.audience, len(self.followers))
        self.recent.append((self.number, told))
        for follower in list(self.followers):
            follower.offer(told, self.number)

    def kept_after(self, after: int) -> list[tuple[int, bytes]] | None:
        """Return the events after a number, or None if they are no longer all in memory."""
        first = self.recent[0][0] if self.recent else self.number + 1
        return [each for each in self.recent if each[0] > after] if after >= first - 1 else None

    def keep_earlier(self, found: Sequence[tuple[int, bytes]]) -> None:
        """Keep events read from the record for the next who needs them, if they join what is kept without a gap."""
        first = self.recent[0][0] if self.recent else self.number + 1
        earlier = [each for each in found if each[0] < first]
        if earlier and earlier[-1][0] == first - 1 and len(earlier) + len(self.recent) <= MOST_REPLAYED:
            self.recent.extendleft(reversed(earlier))


def spelled(number: int, happened: Happened, audience: Audience, followers: int = 0) -> bytes:
    """Return an event as it goes over the wire; ``spread`` tells over how many milliseconds screens fetch the rest.

    The public learns that something happened and of what kind, never what: it fetches what it may see (E90).
    """
    spread = min(LONGEST_SPREAD, SPREAD_PER_FOLLOWER * followers)
    document = {} if audience is Audience.PUBLIC else happened.document
    return frame("happened", {"kind": happened.kind, **document, "spread": spread}, number=number)


class Hub:
    """Everything that one process knows of the meetings that somebody follows here.

    ``before`` runs before each question to the database in the thread that asks it: it lets go of old connections.
    ``heard`` is told from time to time, for each meeting, the admissions of everybody who is connected here.
    """

    def __init__(
        self,
        source: Source,
        still_admitted: Callable[[object], bool],
        *,
        before: Callable[[], object] = lambda: None,
        heard: Callable[[int, Sequence[object]], object] = lambda _meeting, _admissions: None,
        heard_every: float = HEARD_EVERY,
        rhythm: float = RHYTHM,
        alive_every: float = ALIVE_EVERY,
        check_every: float = CHECK_EVERY,
    ) -> None:
        self.source = source
        self.before = before
        self.heard, self.heard_every = heard, heard_every
        self.still_admitted = still_admitted
        self.rhythm, self.alive_every, self.check_every = rhythm, alive_every, check_every
        self.meetings: dict[int, tuple[Channel, ...]] = {}
        self.known: dict[int, int] = {}
        self.reader = ThreadPoolExecutor(1, "live-reader")
        self.others = ThreadPoolExecutor(4, "live-gate")
        self.tasks: dict[str, asyncio.Task[None]] = {}

    @property
    def followers(self) -> list[Follower]:
        """Return everybody who follows any meeting here."""
        return [each for channels in self.meetings.values() for channel in channels for each in channel.followers]

    @property
    def streams(self) -> int:
        """Return how many streams are open."""
        return sum(map(self.streams_of, Audience))

    def streams_of(self, audience: Audience) -> int:
        """Return how many streams of one audience are open."""
        channels = (each for told in self.meetings.values() for each in told)
        return sum(len(each.followers) for each in channels if each.audience is audience)

    async def ask(self, question: Callable[..., Answer], *told: object) -> Answer:
        """Return the answer to a question that waits for the database; the loop goes on meanwhile."""
        return await self._in_thread(self.others, question, *told)

    async def _in_thread(self, pool: ThreadPoolExecutor, question: Callable[..., Answer], *told: object) -> Answer:
        def asked() -> Answer:
            self.before()
            return question(*told)

        return await asyncio.get_running_loop().run_in_executor(pool, asked)

    async def join(self, meeting: int, audience: Audience, asked: str, admission: object) -> Follower:
        """Return a follower of a meeting whose stream begins where ``asked`` (the last number it had) says."""
        channel = await self._channel(meeting, audience)
        follower = Follower(admission, self._next_check())
        channel.followers.add(follower)  # from here on everything new is kept for it
        after = resume_after(asked, channel.number)
        greeted = {"alive": self.alive_every, "number": channel.number}
        retry = random.randint(500, 2500)  # noqa: S311 - so that not all come back at once (E77)
        try:
            begins = await (self._snapshot(channel) if after is None else self._replay(channel, after))
        except BaseException:
            channel.followers.discard(follower)
            raise
        follower.begin(greeting(greeted, retry=retry), begins)
        return follower

    def leave(self, follower: Follower) -> None:
        """Forget a follower, and a meeting that nobody follows any more."""
        for meeting, channels in list(self.meetings.items()):
            for channel in channels:
                channel.followers.discard(follower)
            if not any(channel.followers for channel in channels):
                del self.meetings[meeting], self.known[meeting]

    async def _channel(self, meeting: int, audience: Audience) -> Channel:
        if meeting not in self.meetings:
            newest = await self.ask(self.source.newest, meeting)
            if meeting not in self.meetings:  # nobody else was quicker
                self.known[meeting] = newest[Audience.ROOM]
                self.meetings[meeting] = tuple(Channel(meeting, each, newest[each]) for each in Audience)
        self._work()
        return next(each for each in self.meetings[meeting] if each.audience is audience)

    async def _snapshot(self, channel: Channel) -> list[tuple[int, bytes]]:
        clock = asyncio.get_running_loop().time
        async with channel.making:  # a storm of reconnects costs one snapshot
            kept = channel.snapshot
            if kept is None or kept[0] < channel.number or clock() - kept[1] > SNAPSHOT_KEPT:
                began = clock()
                number, document = await self.ask(self.source.snapshot, channel.meeting, channel.audience)
                kept = channel.snapshot = (number, began, frame("snapshot", document, number=number))
        return [(kept[0], kept[2])]

    async def _replay(self, channel: Channel, after: int) -> list[tuple[int, bytes]]:
        async with channel.making:  # after a restart everybody comes back at once: the record is asked once
            kept = channel.kept_after(after)
            if kept is not None:
                return kept
            found = await self.ask(self.source.replay, channel.meeting, channel.audience, after, MOST_REPLAYED)
            told = [(number, spelled(number, happened, channel.audience)) for number, happened in found]
            channel.keep_earlier(told)
            return told

    def _work(self) -> None:
        for work in (self._watch, self._tend, self._hear):
            task = self.tasks.get(work.__name__)
            if task is None or task.done():
                self.tasks[work.__name__] = asyncio.create_task(work())

    async def _watch(self) -> None:
        """Look for new events as long as somebody follows; a database that is away is waited for."""
        while self.meetings:
            await asyncio.sleep(self.rhythm)
            try:
                self._hand_round(await self._in_thread(self.reader, self.source.since, dict(self.known)))
            except Exception:
                log.exception("live: the record cannot be read; trying again")
                await asyncio.sleep(1)

    def _hand_round(self, found: Iterable[Happened]) -> None:
        for happened in found:
            if happened.number <= self.known.get(happened.meeting, happened.number):
                continue  # the meeting was left meanwhile, or the event was told already
            self.known[happened.meeting] = happened.number
            for channel in self.meetings[happened.meeting]:
                if reaches(happened.kind, channel.audience):
                    channel.tell(happened)
                if happened.kind == "seats":
                    self._check_soon(channel.followers)

    def _check_soon(self, followers: Iterable[Follower]) -> None:
        for follower in followers:
            follower.check_at = 0.0

    def _next_check(self) -> float:
        return asyncio.get_running_loop().time() + self.check_every * random.uniform(0.5, 1)  # noqa: S311 - spread out

    async def _tend(self) -> None:
        """Give signs of life, and ask again whether each follower may still follow."""
        clock = asyncio.get_running_loop().time
        alive_at = clock() + self.alive_every
        while self.meetings:
            await asyncio.sleep(min(0.25, self.alive_every))
            if clock() >= alive_at:
                alive_at = clock() + self.alive_every
                for follower in self.followers:
                    follower.offer(ALIVE)
            due = [each for each in self.followers if each.check_at <= clock()]
            await asyncio.gather(*(self._check(each) for each in due))

    async def _check(self, follower: Follower) -> None:
        follower.check_at = self._next_check()
        try:
            if not await self.ask(self.still_admitted, follower.admission):
                follower.end(frame("rights", {}))
        except Exception:
            log.exception("live: it cannot be checked who may follow; trying again")

    async def _hear(self) -> None:
        """Tell who is connected, once for all followers of a meeting, as long as somebody follows."""
        clock = asyncio.get_running_loop().time
        next_at = clock()
        while self.meetings:
            await asyncio.sleep(min(0.25, self.heard_every))
            if clock() < next_at:
                continue
            next_at = clock() + self.heard_every
            for meeting, channels in list(self.meetings.items()):
                here = [follower.admission for channel in channels for follower in channel.followers]
                try:
                    await self.ask(self.heard, meeting, here)
                except Exception:
                    log.exception("live: it cannot be noted who is here; trying again")
