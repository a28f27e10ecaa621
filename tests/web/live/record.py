"""A record of meetings in memory, in place of the database, and screens in place of browsers."""

import asyncio
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from maslahat.domain.meetings.stream import Audience, reaches
from maslahat.web.live.hub import Happened, Hub

MEETING = 7
Played = TypeVar("Played")
Told = tuple[str, int | None, dict[str, Any]]


def played(story: Coroutine[Any, Any, Played]) -> Played:
    """Play a story to its end and return what it came to, in a thread where no other loop runs, as a browser's may."""
    with ThreadPoolExecutor(1) as stage:
        return stage.submit(asyncio.run, story).result()


@dataclass
class FakeRecord:
    """What happened in the meeting; counts how often it is asked."""

    events: list[Happened] = field(default_factory=list)
    looks: int = 0
    snapshots: int = 0
    replays: int = 0
    is_away: bool = False

    def happens(self, kind: str = "subject", **body) -> None:
        number = len(self.events) + 1
        self.events.append(Happened(MEETING, number, kind, {"body": body}))

    def newest(self, meeting):
        return {each: sum(reaches(event.kind, each) for event in self.events) for each in Audience}

    def since(self, known):
        self.looks += 1
        if self.is_away:
            raise ConnectionError("the database is away")
        return [each for each in self.events if each.meeting in known and each.number > known[each.meeting]]

    def replay(self, meeting, audience, after, most):
        self.replays += 1
        mine = [each for each in self.events if reaches(each.kind, audience)]
        return list(enumerate(mine, 1))[after : after + most]

    def snapshot(self, meeting, audience):
        self.snapshots += 1
        number = self.newest(meeting)[audience]
        return number, {"number": number, "subject": {}}


@dataclass
class Screen:
    """Somebody who follows; ``got`` is what came, as (event, number or None, data)."""

    got: list[Told] = field(default_factory=list)
    task: Any = None
    follower: Any = None

    async def follows(self, hub: Hub, asked: str = "", audience: Audience = Audience.ROOM, slow: float = 0) -> "Screen":
        self.follower = await hub.join(MEETING, audience, asked, "somebody")

        async def write(told: bytes) -> None:
            await asyncio.sleep(slow)
            self.got += taken_apart(told)

        self.task = asyncio.create_task(self.follower.send_all(write))
        return self

    @property
    def numbers(self) -> list[int]:
        return [number or 0 for event, number, _ in self.got if event == "happened"]

    def events(self) -> list[str]:
        return [event for event, _, _ in self.got]

    async def leaves(self, hub: Hub) -> None:
        hub.leave(self.follower)
        self.task.cancel()


def taken_apart(told: bytes) -> list[Told]:
    """Return the events in some bytes of a stream."""
    found: list[Told] = []
    for block in told.decode().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "event" in lines:
            number = int(lines["id"]) if "id" in lines else None
            found.append((lines["event"], number, json.loads(lines["data"])))
    return found
