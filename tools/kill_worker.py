"""Kills workers of a running server while screens follow a meeting, and looks whether any screen missed an event.

    python -m tools.kill_worker SCREENS KILLS [SECONDS]

The server has two workers; a writer announces events without pause. Every so many seconds (1.5 if not said) a worker
gets a SIGKILL and is replaced; screens connect anew and resume from the number they had. In the end every screen must
have had every event, once and in order. Prints one JSON object, with the time that events took to the screens (p95)
and the memory of the larger worker after the first kill and at the end. A long day is 2000 24 300.
"""

import asyncio
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import django

from tools.bench.room_clients import StreamClient, memory_of, percentile, until

_BETWEEN_EVENTS = 0.05
_BETWEEN_KILLS = 1.5
_EVENTS_BETWEEN_KILLS = 150
_CONNECTING = 120.0
_WORD = "a-word-that-nobody-guesses"
_HOST = "127.0.0.1"
Place = tuple[int, str]
"""The row of a meeting, and the path of its stream."""


def main(screens: int, kills: int, seconds: float = _BETWEEN_KILLS) -> dict[str, int]:
    """Follow, write and kill every so many seconds; return how many events there were, and how many were missed,
    doubled or out of order, how long they took (ms) and what memory a worker held (MB)."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    place = _a_meeting()
    with _served() as (port, server):
        path = place[1]
        clients = [StreamClient(_HOST, port, path) for _ in range(screens)]
        return asyncio.run(_story(clients, place[0], server, kills, seconds))


def _a_meeting() -> Place:
    from maslahat.actions.reference import ensure_reference_programme
    from maslahat.stores.meetings import queries, save_screens

    now = datetime.now(UTC)
    programme = ensure_reference_programme(now)
    found = queries.meetings(programme.code)[-1]
    save_screens.screen(found.id, "Hall", _WORD, now)
    return found.id, f"/{programme.code}/meetings/{found.code}/stream?link={_WORD}&after=0"


@contextmanager
def _served() -> Iterator[tuple[int, int]]:
    """Give the port and the process of a server with two workers."""
    with socket.socket() as free:
        free.bind((_HOST, 0))
        port = free.getsockname()[1]
    options = ["--lifespan", "off", "--workers", "2", "--log-level", "critical", "--timeout-graceful-shutdown", "1"]
    address = ["maslahat.config.asgi:application", "--host", _HOST, "--port", str(port)]
    server = subprocess.Popen([sys.executable, "-m", "uvicorn", *address, *options])
    try:
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


async def _story(clients: list[StreamClient], meeting: int, server: int, kills: int, seconds: float) -> dict[str, int]:
    following = [asyncio.create_task(each.follow(again=True)) for each in clients]
    await until(lambda: all(each.current_at for each in clients), _CONNECTING)
    written, loop, memory = {}, asyncio.get_running_loop(), list[int]()
    kill_at, spared = loop.time() + seconds, list[int]()
    while len(memory) < kills:
        written[await asyncio.to_thread(_announce, meeting)] = time.monotonic()
        await asyncio.sleep(max(_BETWEEN_EVENTS, seconds / _EVENTS_BETWEEN_KILLS))
        if loop.time() >= kill_at and len(workers := _workers(server)) == 2:
            spared = [each for each in spared if each in workers] or workers  # each in turn, whoever holds the screens
            memory.append(max(memory_of(each) for each in workers))
            os.kill(spared.pop(0), signal.SIGKILL)
            kill_at = loop.time() + seconds
    written[last := await asyncio.to_thread(_announce, meeting)] = time.monotonic()
    await until(lambda: all(each.last == str(last) for each in clients))
    for task in following:
        task.cancel()
    return _found(clients, written) | {"killed": len(memory), "memory": memory[0], "memory_in_the_end": memory[-1]}


def _found(clients: list[StreamClient], written: dict[int, float]) -> dict[str, int]:
    had = [[number for number, _, _ in each.told] for each in clients]
    took = [arrived - written[number] for each in clients for number, arrived, _ in each.told]
    return {
        "events": len(written),
        "cut": sum(each.connections > 1 for each in clients),
        "missed": sum(len(written.keys() - set(each)) for each in had),
        "doubled": sum(len(each) - len(set(each)) for each in had),
        "disordered": sum(each != sorted(each) for each in had),
        "p95": round(percentile(took, 0.95) * 1000),
    }


def _announce(meeting: int) -> int:
    from django.db import transaction

    from maslahat.stores.meetings import save

    with transaction.atomic():
        return save.announce(meeting, "floor", {}, datetime.now(UTC))


def _workers(server: int) -> list[int]:
    """Return the processes that serve: children of the server that are no helpers of the interpreter."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    commands = {int(each): Path(f"/proc/{each}/cmdline").read_bytes() for each in children}
    return sorted(each for each, command in commands.items() if b"spawn_main" in command)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MASLAHAT_DATA"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'rows.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "maslahat.config.settings"
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), *map(float, sys.argv[3:]))))
