"""Pages of results and the start page, for every role, beside the least pages that the same server can give.

    python -m tools.bench.results_pages [OBSERVATIONS …] [--rounds N]

At each size a throw-away database is filled. Every page is read as every role: its queries are counted, and must be as
many at the smallest size as at the largest. Then the secretariat's and a donor's pages are read in turn with the least
page (session checked, fifty rows listed), and asked again in turn with the least answer to a browser that has a page
(session checked, one row asked). Printed is processor time, so that neighbours on the machine do not count. Bars: P-16
(p95 at most 2 times the least list, 4 times for the tree, the whole of the programme), P-17 and P-18. Last, what the
first reader waits for after a deed elsewhere, and after one that changed a report.
"""

import argparse
import logging
import os
import statistics
import sys
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, Any

import django
from django.conf import settings

if TYPE_CHECKING:
    from django.test import Client

    from maslahat.domain.programmes.programme import Programme

SIZES = (50, 90_000)
MOST_QUERIES, MOST_OF_PROGRAMME, AGAIN = 12, 30, 1.3
LISTS = (
    "",
    "waiting/",
    "results/grid/",
    "results/grid/people/?year=2022&country=KG",
    "results/grid/stories/?year=2022",
    "results/figures/{code}/",
    "results/figures/{code}/explained/?area=KG&period=2022",
    "results/indicators/{code}/",
    "results/sight/",
    "results/reports/",
    "results/reports/2022-01/KG/",
)
WHOLE = ("results/", "results/?country=KG", "programme/")
REVALIDATED = ("results/", "results/grid/", "results/figures/{code}/", "programme/")
READERS = ("secretariat", "donor")


def main() -> int:
    """Measure at each size, and print what each page asked and took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("observations", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rounds", type=int, default=30)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
    settings.ROOT_URLCONF = "tools.bench.least_page"
    settings.MASLAHAT_DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    logging.disable(logging.WARNING)
    from maslahat.actions.throwaway import throwaway_database

    counted = []
    for size in asked.observations:
        with throwaway_database():
            counted.append(_measure(size, asked.rounds))
    return _compared(asked.observations, counted)


def _measure(size: int, rounds: int) -> dict[tuple[str, str], int]:
    from django.core.cache import caches

    from maslahat.actions.results.known import forget_what_was_known, results_known
    from maslahat.domain.shared.kinds import Kind
    from maslahat.stores.programmes import queries as programmes
    from tools.bench.reported_programme import fill

    programme = programmes.programme(fill(size))
    forget_what_was_known()
    caches["pages"].clear()
    known, read = _timed(lambda: results_known(programme.code))
    split = (each for each in known.definitions if each.dimensions and each.kind is Kind.RUNNING_TOTAL)
    code = next(each.code for each in split if each.counts_people)
    held = sum(map(len, known.observations.values()))
    print(f"\n{held} observations, read in {read:.0f} ms after a start")
    print(f"{rounds} rounds in turn; processor ms of a page, median and p95")
    clients = dict(_clients(programme))
    queries = {
        (page, role): _queries(client, f"/{programme.code}/{page.format(code=code)}")
        for page in (*LISTS, *WHOLE)
        for role, client in clients.items()
    }
    for reader in READERS:
        _beside_least(clients[reader], reader, programme.code, code, rounds)
    if size > SIZES[0]:
        _after_deeds(clients, programme.code, code)
    return queries


def _clients(programme: "Programme") -> Iterator[tuple[str, "Client"]]:
    """Yield one reader for each role that has a seat, and the public."""
    from django.test import Client

    seats = {str(seat.role): seat.username for seat in programme.seats}
    for role, username in {**seats, "public": ""}.items():
        client = Client(headers={"accept-encoding": "gzip"})
        if username:
            client.post("/sign-in/as/", {"username": username})
        yield role, client


def _beside_least(client: "Client", reader: str, programme: str, code: str, rounds: int) -> None:
    print(f"as {reader}:")
    least = f"/bench/{programme}/least/"
    for bar, pages in ((2.0, LISTS), (4.0, WHOLE)):
        for page in pages:
            address = f"/{programme}/{page.format(code=code)}"
            if client.get(address).status_code == 200:
                ours, others = _in_turn(partial(client.get, address), partial(client.get, least), rounds)
                _told(page, ours, others, _p95(ours) / _p95(others), bar)
    for page in REVALIDATED:
        ours, others = _in_turn(
            _again(client, f"/{programme}/{page.format(code=code)}"),
            _again(client, f"/bench/{programme}/again/"),
            rounds,
        )
        _told(f"{page} again", ours, others, statistics.median(ours) / statistics.median(others), AGAIN)


def _again(client: "Client", address: str) -> Callable[[], object]:
    """Return a look at a page that the browser has."""
    client.get(address)
    name = client.get(address)["ETag"]

    def ask() -> None:
        answer = client.get(address, headers={"If-None-Match": name})
        if answer.status_code != 304:
            raise RuntimeError(f"{address}: {answer.status_code}")

    return ask


def _after_deeds(clients: dict[str, "Client"], programme: str, code: str) -> None:
    from maslahat.actions.results.reviewing import send_back_report
    from tools.bench.busy_plan import Day

    day, coordinator = Day(programme), _username(programme, "coordinator")
    for what, unit in (("a report of another indicator", "KZ"), ("a report of the indicator", "KG")):
        indicator = code if unit == "KG" else _another(programme, code)
        named = {"period": "2022-01", "unit": unit, "indicator": indicator, "row_version": 1}
        day.do(send_back_report, coordinator, **named, questions={"en": "Which lists?", "ru": "Какие списки?"})
        for page in ("results/", f"results/figures/{code}/"):
            for reader in READERS:
                _, taken = _timed(partial(clients[reader].get, f"/{programme}/{page}"))
                print(f"  after {what} was sent back: {page:32} {reader:12} {taken:7.1f} ms")


def _username(programme: str, role: str) -> str:
    from maslahat.stores.programmes import queries as programmes

    return next(each.username for each in programmes.programme(programme).seats if str(each.role) == role)


def _another(programme: str, code: str) -> str:
    from maslahat.stores.results import queries

    return next(each.code for each in queries.definitions(programme) if each.code != code)


def _queries(client: "Client", address: str) -> int:
    """Return how many queries a page asks that was read before."""
    from django.db import connection

    asked: list[str] = []

    def note(execute: Any, sql: str, *told: Any) -> Any:
        asked.append(sql)
        return execute(sql, *told)

    client.get(address)
    with connection.execute_wrapper(note):
        client.get(address)
    return len(asked)


def _in_turn(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    one(), other()
    pairs = [(_timed(one)[1], _timed(other)[1]) for _ in range(rounds)]
    return [ours for ours, _ in pairs], [others for _, others in pairs]


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = process_time()
    found = work()
    return found, (process_time() - start) * 1000


def _told(page: str, ours: list[float], others: list[float], ratio: float, bar: float) -> None:
    verdict = "met" if ratio <= bar else "MISSED"
    figures = "   least ".join(f"{statistics.median(each):6.1f} {_p95(each):6.1f}" for each in (ours, others))
    print(f"  {page or '(overview)':54} {figures}   ratio {ratio:5.2f}   bar {bar}: {verdict}")


def _p95(figures: list[float]) -> float:
    return statistics.quantiles(figures, n=20)[-1]


def _compared(sizes: list[int], counted: list[dict[tuple[str, str], int]]) -> int:
    print(f"\nqueries of each page, the most of any role, at {' and '.join(map(str, sizes))} observations")
    for page in (*LISTS, *WHOLE):
        found = [{role: number for (at, role), number in each.items() if at == page} for each in counted]
        most = [max(each.values()) for each in found]
        bar = MOST_OF_PROGRAMME if page in WHOLE else MOST_QUERIES
        verdict = "met" if max(most) <= bar else "MISSED"
        grown = [role for role in found[0] if any(each[role] != found[0][role] for each in found)]
        more = f"   GROWS for {', '.join(grown)}" if grown else "   the same for every role"
        print(f"  {page or '(overview)':54} {' '.join(f'{each:3}' for each in most)}   bar {bar}: {verdict}{more}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
