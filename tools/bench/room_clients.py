"""Screens that follow a meeting over raw sockets: what each was told and when, for benches and for tests."""

import asyncio
import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class StreamClient:
    """One screen. ``told`` holds (number, arrived, data) of each event, ``faults`` what went wrong in words."""

    host: str
    port: int
    path: str
    cookie: str = ""
    last: str = ""
    told: list[tuple[int, float, dict[str, Any]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    current_at: float = 0.0
    connections: int = 0
    writer: asyncio.StreamWriter | None = None

    async def follow(self, *, again: bool = False) -> None:
        """Follow until the stream ends; with ``again`` connect anew from the last number, for ever."""
        while True:
            try:
                await self._once()
            except (OSError, asyncio.IncompleteReadError) as fault:
                if not again:
                    self.faults.append(type(fault).__name__)
            if not again:
                return
            await asyncio.sleep(0.1)

    async def _once(self) -> None:
        reader, self.writer = await asyncio.open_connection(self.host, self.port)
        try:
            self.writer.write(self._request())
            status = (await reader.readline()).split(b" ")[1:2]
            if status != [b"200"]:
                self.faults.append(f"status {b''.join(status).decode()}")
                return
            self.connections += 1
            await self._listen(reader)
        finally:
            self.writer.close()

    def _request(self) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", f"Host: {self.host}:{self.port}", "Accept: text/event-stream"]
        lines += [f"Cookie: {self.cookie}"] if self.cookie else []
        lines += [f"Last-Event-ID: {self.last}"] if self.last else []
        return "\r\n".join([*lines, "", ""]).encode()

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        event, number = "", ""
        while line := await reader.readline():
            name, _, value = line.decode().rstrip("\r\n").partition(": ")
            if name == "event":
                event = value
            elif name == "id":
                number = value
            elif name == "data":
                self._take(event, number, value)
                event, number = "", ""

    def _take(self, event: str, number: str, value: str) -> None:
        arrived = time.monotonic()
        if event in ("hello", "snapshot"):
            self.current_at = arrived
        if number:
            self.last = number
        if event == "happened":
            self.told.append((int(number), arrived, json.loads(value)))

    def arrival(self, number: int) -> float | None:
        """Return when the event with this number arrived, or None."""
        return next((arrived for told, arrived, _ in self.told if told == number), None)

    def hang_up(self) -> None:
        """Cut the connection."""
        if self.writer is not None:
            self.writer.close()


async def until(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until this holds; raise TimeoutError if it takes longer than so many seconds."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.005)


def memory_of(process: int) -> int:
    """Return the resident memory of a running process in megabytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) // 1024


def percentile(figures: Iterable[float], share: float) -> float:
    """Return the figure below or at which this share of all figures lies."""
    ordered: Sequence[float] = sorted(figures)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
