"""500 positions sent at once over HTTP beside the bare locked insert that any record must do (P-21).

    python -m tools.bench.positions [POSITIONS CLIENTS]
    python -m tools.postgres_sandbox -- python -m tools.bench.positions

A server of its own is started on a throw-away folder or schema. Each client signs in as a head of delegation and sends
its share of forms, each under a key of its own. Printed: positions a second, the median and p95 of an answer, how many
locked inserts a second the same database takes, and how many positions were lost.
"""

import os
import socket
import statistics
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from urllib.parse import urlencode

import django

CODE = "RACE-HTTP"
COOKIE = "csrftoken=" + "a" * 32


class Client:
    """One head of delegation at a browser that keeps its connection."""

    def __init__(self, port: int, username: str) -> None:
        self.connection = HTTPConnection("localhost", port, timeout=120)
        answer = self.post("/sign-in/as/", {"username": username}, COOKIE)
        cookies = [part.split(";")[0] for part in answer.headers.get_all("set-cookie") or []]
        self.cookies = "; ".join([COOKIE, *[each for each in cookies if each.startswith("sessionid")]])
        if "sessionid" not in self.cookies:
            raise RuntimeError(f"{username} could not sign in: {answer.status}")

    def post(self, path: str, told: dict[str, str], cookies: str = "") -> HTTPResponse:
        """Send a form and return the answer, its body read."""
        headers = {"content-type": "application/x-www-form-urlencoded", "cookie": cookies or self.cookies}
        body = urlencode({"csrfmiddlewaretoken": "a" * 32, **told})
        self.connection.request("POST", path, body, headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer


def main(positions: int, clients: int) -> int:
    """Start a server, send the positions, print what it took; return 1 if any was lost."""
    with TemporaryDirectory(prefix="maslahat-bench-") as folder:
        os.environ["MASLAHAT_DATA"], os.environ["MASLAHAT_DEMO"] = folder, "1"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        return _race(positions, clients, Path(folder))


def _race(positions: int, clients: int, folder: Path) -> int:
    from tools.races.setting import a_table
    from tools.races.storms import said

    table, port = a_table(CODE), _free_port()
    names = [each.username for each in table.heads.values()]
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "--port",
        str(port),
        "--log-level",
        "error",
        "maslahat.config.asgi:application",
    ]
    with (folder / "server.log").open("wb") as log, subprocess.Popen(command, stderr=log, stdout=log) as server:
        try:
            _wait_for(port)
            took, answers = _send(table.programme, table.subject, port, names, positions, clients)
        finally:
            server.terminate()
    bare = _bare_inserts(2.0)
    lost = positions - len(said(table))
    print(f"{positions} positions from {clients} clients: {positions / took:.0f} a second, {lost} lost")
    print(
        f"an answer: median {statistics.median(answers):.0f} ms, p95 {statistics.quantiles(answers, n=20)[-1]:.0f} ms"
    )
    print(f"bare locked inserts: {bare:.0f} a second")
    return int(lost != 0)


def _send(
    programme: str, subject: str, port: int, names: list[str], positions: int, clients: int
) -> tuple[float, list[float]]:
    """Send all positions and return how long it took, and how long each answer took in milliseconds."""
    signed_in = [Client(port, names[n % len(names)]) for n in range(clients)]

    def work(place: int) -> list[float]:
        found = []
        for n in range(place, positions, clients):
            begun = perf_counter()
            told = {"subject": subject, "kind": "not_yet", "key": f"b{n}", "channel": "room"}
            answer = signed_in[place].post(f"/{programme}/workplans/{CODE}/endorse/", told)
            if answer.status != 302:
                raise RuntimeError(f"answer {answer.status}")
            found.append((perf_counter() - begun) * 1000)
        return found

    begun = perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        answers = [each for share in pool.map(work, range(clients)) for each in share]
    return perf_counter() - begun, answers


def _bare_inserts(seconds: float) -> float:
    """Return how many receipts a second are written one by one, each in a transaction under the record's lock."""
    from django.db import transaction
    from django.utils import timezone

    from maslahat.stores.journal import load, save

    begun, count = perf_counter(), 0
    while perf_counter() - begun < seconds:
        with transaction.atomic():
            load.head("bench")
            key, now = str(count), timezone.now()
            save.keep_receipt(actor="bench", key=key, deed="x", request=None, outcome=None, now=now)
        count += 1
    return count / (perf_counter() - begun)


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
    sys.exit(main(*(asked if len(asked) == 2 else (500, 50))))
