"""Kills workers of a running server while screens follow a meeting, and looks whether any screen missed an event.

    python -m tools.kill_worker SCREENS KILLS

The server has two workers; a writer announces events without pause. Each kill is a SIGKILL to a worker, which is
replaced; screens connect anew and resume from the number they had. In the end every screen must have had every event,
once and in order. Prints one JSON object.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import django

from tools.bench.room_clients import StreamClient, until

_BETWEEN_EVENTS = 0.05
_BETWEEN_KILLS = 1.5
_WORD = "a-word-that-nobody-guesses"
_HOST = "127.0.0.1"
Place = tuple[int, str]
"""The row of a meeting, and the path of its stream."""


def main(screens: int, kills: int) -> dict[str, int]:
    """Follow, write and kill; return how many events there were, and how many were missed, doubled or out of order."""
    place = _a_meeting()
    with _served() as (port, server):
        return asyncio.run(_story(place, port, server, screens, kills))


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


async def _story(place: Place, port: int, server: int, screens: int, kills: int) -> dict[str, int]:
    meeting, path = place
    clients = [StreamClient(_HOST, port, path) for _ in range(screens)]
    following = [asyncio.create_task(each.follow(again=True)) for each in clients]
    await until(lambda: all(each.current_at for each in clients))
    written, loop, killed = 0, asyncio.get_running_loop(), 0
    kill_at, spared = loop.time() + _BETWEEN_KILLS, list[int]()
    while killed < kills:
        written = await asyncio.to_thread(_announce, meeting)
        await asyncio.sleep(_BETWEEN_EVENTS)
        if loop.time() >= kill_at and len(workers := _workers(server)) == 2:
            spared = [each for each in spared if each in workers] or workers  # each in turn, whoever holds the screens
            os.kill(spared.pop(0), signal.SIGKILL)
            killed, kill_at = killed + 1, loop.time() + _BETWEEN_KILLS
    written = await asyncio.to_thread(_announce, meeting)
    await until(lambda: all(each.last == str(written) for each in clients))
    for task in following:
        task.cancel()
    return _found(clients, written, killed)


def _found(clients: list[StreamClient], written: int, killed: int) -> dict[str, int]:
    had = [[number for number, _, _ in each.told] for each in clients]
    return {
        "events": written,
        "killed": killed,
        "cut": sum(each.connections > 1 for each in clients),
        "missed": sum(len(set(range(1, written + 1)) - set(each)) for each in had),
        "doubled": sum(len(each) - len(set(each)) for each in had),
        "disordered": sum(each != sorted(each) for each in had),
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
        print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
