"""A change of subject on its way to 150, 500 and 2,000 screens, beside the least fan-out that the machine can do.

    python -m tools.bench.room [SCREENS ...]

Server and screens share the machine. Each screen has a session of its own. A click is a POST to the chair's desk, timed
from its beginning to the last screen that knows of it. Clicks alternate with those on a bare asyncio server in the same
run. Then all screens are cut off and come back within ten seconds, and once more at one instant (R-27). Printed per
number of screens: p95 and worst of the change of subject, the spread between first and last screen for both servers, of
the storms the p95 of the first and the last screen of the second, the memory of the server, and the seconds in which
all connect here and to the bare server. Bars: p95 0.5 s, 0.6 s, 1 s; no error in the storm of ten seconds; at one
instant all back in 10 s; spread at most twice that of the bare server; 2,000 connect in 5 s.
"""

import asyncio
import http.client
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from tools.bench.room_clients import StreamClient, memory_of, percentile, until

HOST = "127.0.0.1"
PORT, BARE_PORT = 8731, 8732
CLICKS = 20
STORM_SECONDS = 10.0
BARS = {150: 0.5, 500: 0.6, 2000: 1.0}


@dataclass(frozen=True)
class Place:
    """The meeting that is followed: its pages, one session for the chair and one for each screen."""

    meeting: str
    chair: str
    sessions: tuple[str, ...]


def main(sizes: Sequence[int]) -> int:
    """Measure each number of screens and print; return 0."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    print("screens  subject p95  worst  bar | spread p95: ours, bare, ratio", end=" | ")
    print("storm p95, at once, errors, missed | MB  connect, bare")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, _served(folder, size) as (place, server):
            asyncio.run(_measure(place, server))
    return 0


@contextmanager
def _served(folder: str, size: int) -> Iterator[tuple[Place, int]]:
    """Give a running server with a meeting, and a bare one beside it."""
    origins = f"http://{HOST}:{PORT}"
    env = {**os.environ, "MASLAHAT_DATA": folder, "MASLAHAT_ORIGINS": origins, "MASLAHAT_DEMO": "1"}
    env["DJANGO_SETTINGS_MODULE"] = "maslahat.config.settings"
    for command in (("migrate", "--verbosity", "0"), ("collectstatic", "--noinput", "--verbosity", "0")):
        subprocess.run([sys.executable, "manage.py", *command], env=env, check=True)
    made = subprocess.run(
        [sys.executable, "-m", "tools.bench.room_full", str(size)], env=env, check=True, capture_output=True, text=True
    )
    meeting, chair, *sessions = made.stdout.split()
    options = ["--lifespan", "off", "--backlog", "4096", "--timeout-graceful-shutdown", "2", "--log-level", "error"]
    address = ["maslahat.config.asgi:application", "--host", HOST, "--port", str(PORT)]
    ours = subprocess.Popen([sys.executable, "-m", "uvicorn", *address, *options], env=env)
    bare = subprocess.Popen([sys.executable, "-m", "tools.bench.bare_fan_out", str(BARE_PORT)])
    try:
        _wait_for(PORT, "/health/")
        yield Place(meeting, chair, tuple(sessions)), ours.pid
    finally:
        for each in (ours, bare):
            each.terminate()
            each.wait()


def _wait_for(port: int, path: str) -> None:
    for _ in range(300):
        try:
            asker = http.client.HTTPConnection(HOST, port, timeout=5)
            asker.request("GET", path)
            asker.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(path)


async def _measure(place: Place, server: int) -> None:
    size, path = len(place.sessions), f"{place.meeting}stream"
    screens = [StreamClient(HOST, PORT, path, f"sessionid={each}") for each in place.sessions]
    others = [StreamClient(HOST, BARE_PORT, "/") for _ in screens]
    began = time.monotonic()
    ours = await _all_follow(screens)
    connected = time.monotonic() - began
    began = time.monotonic()
    bare = await _all_follow(others)
    bare_connected = time.monotonic() - began
    chair = _Chair(place)
    delays, spreads, bare_spreads = await _clicks(chair, screens, others)
    for each in bare:
        each.cancel()
    storm, ours = await _storm(screens, ours, chair, STORM_SECONDS)
    at_once, ours = await _storm(screens, ours, chair, 0.0)
    await _hang_up(screens, ours)
    errors = sum(len(each.faults) for each in screens)
    missed = sum(_missed(each) for each in screens)
    ratio = percentile(spreads, 0.95) / percentile(bare_spreads, 0.95)
    print(
        f"{size:7}  {percentile(delays, 0.95):10.3f}  {max(delays):6.3f}  {BARS.get(size, 1.0)}"
        f" | {percentile(spreads, 0.95) * 1000:.0f} ms, {percentile(bare_spreads, 0.95) * 1000:.0f} ms, {ratio:.1f}"
        f" | {percentile(storm, 0.95):.2f} s, {max(at_once):.1f} s, {errors}, {missed}"
        f" | {memory_of(server)}  {connected:.1f} s, {bare_connected:.1f} s",
        flush=True,
    )


async def _clicks(
    chair: "_Chair", screens: Sequence[StreamClient], others: Sequence[StreamClient]
) -> tuple[list[float], list[float], list[float]]:
    """Click in turn here and there; return delays since the click, then those after the first screen of each."""
    loop = asyncio.get_running_loop()
    delays: list[float] = []
    spreads: list[float] = []
    bare_spreads: list[float] = []
    await loop.run_in_executor(None, chair.click)  # calls the item, which is an event of its own
    await until(lambda: all(each.told and each.last == screens[0].last for each in screens))
    for turn in range(CLICKS):
        number = max(int(each.last) for each in screens) + 1
        clicked = await loop.run_in_executor(None, chair.click)
        arrived = await _arrivals(screens, number)
        delays += [each - clicked for each in arrived]
        spreads += [each - min(arrived) for each in arrived]
        await asyncio.sleep(0.3)
        await loop.run_in_executor(None, _bare_click)
        arrived = await _arrivals(others, turn + 1)
        bare_spreads += [each - min(arrived) for each in arrived]
        await asyncio.sleep(0.3)
    return delays, spreads, bare_spreads


async def _all_follow(clients: Sequence[StreamClient]) -> list[asyncio.Task[None]]:
    tasks = [asyncio.create_task(each.follow()) for each in clients]
    await until(lambda: all(each.current_at or each.faults for each in clients))
    return tasks


async def _arrivals(clients: Sequence[StreamClient], number: int) -> list[float]:
    await until(lambda: all(each.arrival(number) for each in clients))
    return [arrived for each in clients if (arrived := each.arrival(number))]


async def _hang_up(screens: Sequence[StreamClient], tasks: Sequence[asyncio.Task[None]]) -> None:
    for each in screens:
        each.hang_up()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _storm(
    screens: Sequence[StreamClient], tasks: Sequence[asyncio.Task[None]], chair: "_Chair", seconds: float
) -> tuple[list[float], list[asyncio.Task[None]]]:
    """Cut every screen off and let all come back within so many seconds, or at one instant.

    Returns how long each waited to be current, and what follows then.
    """
    await _hang_up(screens, tasks)
    chair.asker.close()  # the server lets go of a connection that was quiet for long; the next click opens one
    last = max(int(each.last) for each in screens) + 3
    for _ in range(3):
        await asyncio.get_running_loop().run_in_executor(None, chair.click)
    waits: list[float] = []
    back: list[asyncio.Task[None]] = []

    async def comes_back(screen: StreamClient, after: float) -> None:
        await asyncio.sleep(after)
        screen.current_at, began = 0.0, time.monotonic()
        back.append(asyncio.create_task(screen.follow()))
        await until(lambda: bool(screen.arrival(last) or screen.faults))
        waits.append(time.monotonic() - began)

    step = seconds / len(screens)
    await asyncio.gather(*(comes_back(each, place * step) for place, each in enumerate(screens)))
    return waits, back


def _missed(screen: StreamClient) -> int:
    numbers = [number for number, _, _ in screen.told]
    wanted = list(range(numbers[0], numbers[-1] + 1)) if numbers else []
    return abs(len(wanted) - len(numbers)) + (wanted != numbers)


class _Chair:
    """The chair at a browser that keeps its connection open."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.asker = http.client.HTTPConnection(HOST, PORT, timeout=60)
        self.turn = 0

    def click(self) -> float:
        """Put the next thing on the screens and return when the button was pressed."""
        page = self._ask("GET", f"{self.place.meeting}chair/")
        told = {name: _field(page, name) for name in ("csrfmiddlewaretoken", "key", "row_version")}
        self.turn += 1
        told |= {"item": "1", "proposal": "", "line": _lines(page)[self.turn % 2]}
        clicked = time.monotonic()
        self._ask("POST", f"{self.place.meeting}chair/subject/", urlencode(told))
        return clicked

    def _ask(self, method: str, path: str, body: str | None = None) -> str:
        headers = {"Cookie": f"sessionid={self.place.chair}; csrftoken={'x' * 32}", "Host": f"{HOST}:{PORT}"}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.asker.request(method, path, body, headers)
        answer = self.asker.getresponse()
        text = answer.read().decode()
        if answer.status not in (200, 302):
            raise RuntimeError(f"{method} {path}: {answer.status}")
        return text


def _field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def _lines(page: str) -> list[str]:
    return [*dict.fromkeys(re.findall(r'name="line" value="([^"]+)"', page)), "", ""][:2]


def _bare_click() -> None:
    asker = http.client.HTTPConnection(HOST, BARE_PORT, timeout=60)
    asker.request("POST", "/")
    asker.getresponse().read()


if __name__ == "__main__":
    sys.exit(main([int(each) for each in sys.argv[1:]] or [150, 500, 2000]))
