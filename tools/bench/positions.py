"""500 positions sent at once over HTTP, beside the bare locked insert that any record must do (P-21).

    python -m tools.bench.positions [ROUNDS [WORKERS]]
    python -m tools.postgres_sandbox -- python -m tools.bench.positions

Two servers are started in the same way on one throw-away database: Maslahat, and the least site that writes (default
middleware of Django, nobody signed in, one receipt under a lock, or a greeting without any question to the database).
Three numbers of browsers press at the same instant, here and there in turn. Printed: time of a position and its ratio
to the bare locked insert and to the greeting, the same in time of the servers' processor, from which neighbours on the
machine take nothing, p95 of an answer, how the time grows with the number, and the bars with whether they are met. Then
the record is looked through: none lost, none double (each of the last forms is sent twice at once under one key), the
journal whole. Exit 1 if the record is not as it must be; bars of speed are only told.
"""

import asyncio
import os
import platform
import socket
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import django

from tools.bench.form_clients import send_all, sign_in

if TYPE_CHECKING:
    from tools.races.storms import Table

SIZES = (125, 250, 500)
WARMING = 50
"""Positions before the first that counts: connections are opened, questions are put together."""

STEADY = 25
"""Browsers that send one position after the other, beside all at once."""


@dataclass
class Figures:
    """Milliseconds of one request in each run, by what was asked, and of each answer of Maslahat."""

    ours: list[float] = field(default_factory=list)
    locked: list[float] = field(default_factory=list)
    hello: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    locked_work: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Server:
    """A running server: its port and its process."""

    port: int
    process: int

    def worked(self) -> float:
        """Return how many milliseconds of the processor it and its workers have used."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        ticks = 0
        for each in (str(self.process), *children):
            stat = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            ticks += int(stat[11]) + int(stat[12])
        return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def main(rounds: int, workers: int) -> int:
    """Fill a throw-away database, measure, look through the record and print; return 1 if the record is not whole."""
    with TemporaryDirectory(prefix="maslahat-bench-") as folder:
        os.environ["MASLAHAT_DATA"], os.environ["MASLAHAT_DEMO"] = folder, "1"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {connection.vendor}")
        print(f"{workers} server process(es), the browsers on the same machine; medians of {rounds} runs in turn")
        served = (_served(app, Path(folder), workers) for app in ("maslahat.config.asgi", "tools.bench.locked_peer"))
        ours, peer = served
        with ours as server, peer as beside:
            return _measure(server, beside, rounds)


@contextmanager
def _served(module: str, folder: Path, workers: int) -> Iterator[Server]:
    port = _free_port()
    options = ["--port", str(port), "--lifespan", "off", "--backlog", "4096", "--log-level", "error"]
    options += ["--workers", str(workers)] if workers > 1 else []
    command = [sys.executable, "-m", "uvicorn", f"{module}:application", *options]
    with (folder / f"{port}.log").open("wb") as told, subprocess.Popen(command, stderr=told, stdout=told) as server:
        try:
            _wait_for(port)
            yield Server(port, server.pid)
        finally:
            server.terminate()


def _measure(server: Server, peer: Server, rounds: int) -> int:
    from tools.races.setting import a_table

    tables = [a_table(f"RACE-{size}") for size in SIZES]
    names = [each.username for each in tables[0].heads.values()]
    sessions = [asyncio.run(sign_in(server.port, name)) for name in dict.fromkeys(names)]
    print("browsers  ms a position  locked  hello | x locked  x hello | processor  locked    x", end=" | ")
    print("answer p50   p95  slowest")
    found = {}
    _one_run(Figures(), tables[0], (server, peer), sessions, WARMING, rounds)
    for table, size in zip(tables, SIZES, strict=True):
        figures = found[size] = Figures()
        for turn in range(rounds):
            _one_run(figures, table, (server, peer), sessions, size, turn)
        _print(figures, size)
    slope = _slope([(size, statistics.median(found[size].ours) * size) for size in SIZES])
    print(f"time for all against their number: slope {slope:.2f} (1 is linear)")
    steady = _steady(tables[-1], server.port, sessions)
    print(f"{STEADY} browsers, one position after the other: median {_mid(steady):.0f} ms, p95 {_p95(steady):.0f} ms")
    _print_bars(found[SIZES[-1]])
    return _look_through(tables, server.port, sessions, [size * rounds for size in SIZES])


def _one_run(
    figures: Figures, table: "Table", servers: tuple[Server, Server], sessions: Sequence[str], size: int, turn: int
) -> None:
    path, keys = _path(table), [{"key": f"{size}-{turn}-{n}"} for n in range(size)]
    forms = [_form(table, each["key"]) for each in keys]
    worked = servers[0].worked()
    took, answers = asyncio.run(send_all(servers[0].port, sessions, path, forms, size))
    figures.work.append((servers[0].worked() - worked) / size)
    _all_answered(answers, 302)
    figures.ours.append(took * 1000 / size)
    figures.answers += [waited for _, waited in answers]
    for asked, kept in (("locked", figures.locked), ("hello", figures.hello)):
        worked = servers[1].worked()
        took, answers = asyncio.run(send_all(servers[1].port, (), f"/{asked}/", keys, size))
        figures.locked_work += [(servers[1].worked() - worked) / size] if asked == "locked" else []
        _all_answered(answers, 200)
        kept.append(took * 1000 / size)


def _steady(table: "Table", port: int, sessions: Sequence[str]) -> list[float]:
    forms = [_form(table, f"steady-{n}") for n in range(20 * STEADY)]
    _, answers = asyncio.run(send_all(port, sessions, _path(table), forms, STEADY))
    _all_answered(answers, 302)
    return [waited for _, waited in answers]


def _look_through(tables: Sequence["Table"], port: int, sessions: Sequence[str], sent: list[int]) -> int:
    """Send some forms twice at once, then tell what is wrong with the record; return 1 if anything is."""
    from maslahat.domain.record.chain import Broken, check_chain
    from maslahat.stores.journal import load as journal
    from tools.races.storms import said

    twice = [_form(tables[0], f"twice-{n // 2}") for n in range(200)]
    _, answers = asyncio.run(send_all(port, sessions[:1], _path(tables[0]), twice, len(twice)))
    _all_answered(answers, 302)
    sent[0] += 100 + WARMING
    sent[-1] += 20 * STEADY
    rows = [[each.number for each in said(table)] for table in tables]
    lost = sum(number - len(found) for number, found in zip(sent, rows, strict=True))
    gaps = sum(found != list(range(1, len(found) + 1)) for found in rows)
    entries = journal.journal(tables[0].programme)
    told = sum(each.deed == "position.state" for each in entries)
    is_whole = not isinstance(check_chain(entries), Broken) and told == sum(map(len, rows))
    print(
        f"{sum(sent)} positions: {max(lost, 0)} lost, {max(-lost, 0)} double, journal {'whole' if is_whole else 'NOT'}"
    )
    return int(bool(lost or gaps or not is_whole))


def _print(figures: Figures, size: int) -> None:
    ours, locked, hello = _mid(figures.ours), _mid(figures.locked), _mid(figures.hello)
    print(
        f"{size:8}  {ours:13.2f}  {locked:6.2f}  {hello:5.2f} | {ours / locked:8.1f}  {ours / hello:7.1f}"
        f" | {_mid(figures.work):9.2f}  {_mid(figures.locked_work):6.2f}  {_of_processor(figures):3.1f}"
        f" | {_mid(figures.answers):7.0f} ms  {_p95(figures.answers):4.0f}  {max(figures.answers):7.0f}",
        flush=True,
    )


def _of_processor(figures: Figures) -> float:
    return _mid(figures.work) / _mid(figures.locked_work)


def _print_bars(figures: Figures) -> None:
    """Print the bar of bars.md and each clause of P-21, and whether it is met."""
    ours, locked, hello = _mid(figures.ours), _mid(figures.locked), _mid(figures.hello)
    bare = _bare_inserts(2.0)
    p95, work = _p95(figures.answers), _of_processor(figures)
    for bar, is_met, found in (
        ("at most 3 x the bare locked insert, both over HTTP", ours <= 3 * locked, f"{ours / locked:.1f} x"),
        ("the same in time of the servers' processor", work <= 3, f"{work:.1f} x"),
        ("at most 3 x the bare locked insert without HTTP", ours <= 3 * bare, f"{ours / bare:.1f} x of {bare:.2f} ms"),
        ("P-21: at least half the rate of the greeting", ours <= 2 * hello, f"{hello / ours:.2f} of it"),
        ("P-21: 3 x the rate of one lock a request", ours * 3 <= locked, f"{locked / ours:.2f} x"),
        ("P-21: p95 of 500 at once at most 250 ms", p95 <= 250, f"{p95:.0f} ms"),
    ):
        print(f"{'met    ' if is_met else 'NOT met'}  {bar}: {found}")


def _bare_inserts(seconds: float) -> float:
    """Return how many milliseconds a receipt takes, written one by one, each in a transaction under the lock."""
    from tools.bench.locked_peer import keep_one

    begun, count = perf_counter(), 0
    while perf_counter() - begun < seconds:
        keep_one(f"bare-{count}")
        count += 1
    return (perf_counter() - begun) * 1000 / count


def _path(table: "Table") -> str:
    return f"/{table.programme}/workplans/{table.plan}/endorse/"


def _form(table: "Table", key: str) -> dict[str, str]:
    return {"subject": table.subject, "kind": "not_yet", "key": key, "channel": "room"}


def _all_answered(answers: Sequence[tuple[int, float]], status: int) -> None:
    wrong = [found for found, _ in answers if found != status]
    if wrong:
        raise RuntimeError(f"{len(wrong)} answers are not {status}: {sorted(set(wrong))}")


def _slope(points: Sequence[tuple[int, float]]) -> float:
    (first, begins), (last, ends) = points[0], points[-1]
    return log(ends / begins) / log(last / first)


def _mid(figures: Sequence[float]) -> float:
    return statistics.median(figures)


def _p95(figures: Sequence[float]) -> float:
    return statistics.quantiles(figures, n=20)[-1]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            sleep(0.1)
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*(asked + [5, 1][len(asked) :])))
