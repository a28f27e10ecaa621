"""Pages of a plan with 300 lines and 400 proposals beside the least page that the same server can give.

    python -m tools.bench.pages [LINES PROPOSALS]

The least page checks the session and lists fifty rows of one table. Both are asked in turn through the whole chain of
middleware, signed in and warm. Printed is CPU time of the process, so that neighbours on the machine do not count. The
bars: lists at most 2 times the least page at p95, the whole plan, a redline or a proposal at most 4 times.
"""

import os
import statistics
import sys
from collections.abc import Callable
from time import process_time
from typing import TYPE_CHECKING, Any

import django
from django.conf import settings

if TYPE_CHECKING:
    from django.test import Client

ROUNDS = 30
LISTS = ("proposals/", "proposals/?state=merged", "conflicts/")
WHOLE = ("", "?country=KZ", "redline/", "proposals/{ref}/", "lines/{line}/")


def main(lines: int, proposals: int) -> int:
    """Fill a throw-away database, measure and print; return 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
    settings.ROOT_URLCONF = "tools.bench.least_page"
    settings.MASLAHAT_DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    from maslahat.actions.throwaway import throwaway_database

    with throwaway_database():
        _measure(lines, proposals)
    return 0


def _measure(lines: int, proposals: int) -> None:
    from django.test import Client

    from maslahat.stores.workplans import queries
    from tools.bench.busy_plan import CODE, SECRETARIAT, fill

    programme = fill(lines, proposals)
    found = queries.workplan(programme, CODE)
    assert found is not None  # noqa: S101 - it was filled just now
    ref, line = queries.proposals(found.id)[7].ref, queries.plan(found.current.version_id).lines[9].id
    client = Client(headers={"accept-encoding": "gzip"})
    client.post("/sign-in/as/", {"username": SECRETARIAT})
    print(f"{lines} lines, {proposals} proposals; {ROUNDS} rounds in turn; CPU ms of a page, median and p95")
    for bar, pages in ((2, LISTS), (4, WHOLE)):
        for page in pages:
            address = f"/{programme}/workplans/{CODE}/{page.format(ref=ref, line=line)}"
            print(f"{page or '(the plan)':26} {_beside(client, address, f'/bench/{programme}/least/')} (bar {bar})")


def _beside(client: "Client", address: str, least: str) -> str:
    from django.db import connection

    asked: list[str] = []

    def note(execute: Any, sql: str, *told: Any) -> Any:
        asked.append(sql)
        return execute(sql, *told)

    with connection.execute_wrapper(note):
        weight = _get(client, address)
    _get(client, least)
    ours, others = [], []
    for _ in range(ROUNDS):
        ours.append(_timed(lambda: _get(client, address)))
        others.append(_timed(lambda: _get(client, least)))
    figures = f"{statistics.median(ours):7.1f} {_p95(ours):7.1f}   least {_p95(others):4.1f}"
    return f"{figures}   p95 ratio {_p95(ours) / _p95(others):5.1f}   {len(asked)} queries, {weight / 1024:.0f} KB sent"


def _get(client: "Client", address: str) -> int:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return len(answer.content)


def _timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000


def _p95(figures: list[float]) -> float:
    return statistics.quantiles(figures, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:3])) if len(sys.argv) > 2 else main(300, 400))
