"""Many at once at the register of positions: what was acknowledged, what stands in the rows, what the record says."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Barrier
from time import monotonic_ns
from typing import Any

from django.db import connection

from maslahat.actions.actor import Actor
from maslahat.actions.governance import state_position
from maslahat.actions.outcomes import PositionStated
from maslahat.domain.governance.positions import Position
from maslahat.domain.record.chain import Broken, check_chain
from maslahat.domain.record.plan_record import continues, head_of, record_of
from maslahat.stores.governance import queries as governance
from maslahat.stores.journal import load as journal
from tools.races.linear import Operation


@dataclass(frozen=True, slots=True)
class Table:
    """A plan that is finalised, and who may speak on it: the actors by seat."""

    programme: str
    plan: str
    workplan: int
    subject: str
    heads: dict[str, Actor]
    now: datetime


def at_once(deeds: Sequence[Callable[[], Any]], threads: int) -> list[Any]:
    """Do these deeds from so many threads, begun together, and return what each gave, an exception as itself."""
    start = Barrier(threads)

    def work(mine: Sequence[Callable[[], Any]]) -> list[Any]:
        try:
            start.wait()
            return [_tried(each) for each in mine]
        finally:
            connection.close()

    shares = [deeds[place::threads] for place in range(threads)]
    with ThreadPoolExecutor(threads) as pool:
        done = list(pool.map(work, shares))
    answers: list[Any] = [None] * len(deeds)
    for place, share in enumerate(done):
        answers[place::threads] = share
    return answers


def _tried(deed: Callable[[], Any]) -> Any:
    try:
        return deed()
    except Exception as fault:  # what a storm brings up is counted, whatever it is
        return fault


Form = tuple[str, str, str]
"""The seat, the kind and the key of a position."""


def states(table: Table, seat: str, kind: str, key: str) -> Any:
    """State the position of a seat, as its form would, under this key."""
    return state_position(**_told(table, seat, kind, key))


def states_together(table: Table, forms: Sequence[Form]) -> Sequence[Any]:
    """State many positions in one crowd."""
    return state_position.together([_told(table, *form) for form in forms])


def in_crowds(table: Table, forms: Sequence[Form], size: int) -> list[Callable[[], Sequence[Any]]]:
    """Return what states these positions in crowds of at most so many."""
    return [partial(states_together, table, forms[place : place + size]) for place in range(0, len(forms), size)]


def _told(table: Table, seat: str, kind: str, key: str) -> dict[str, Any]:
    words = {"en": "Because"} if kind == "object" else {}
    told = {"workplan": table.plan, "subject": table.subject, "kind": kind, "text": words}
    return told | {"by": table.heads[seat], "key": key, "now": table.now}


def said(table: Table) -> tuple[Position, ...]:
    """Return what was said on the plan, in order."""
    return governance.said(table.workplan).positions


def faults(table: Table, answers: Sequence[Any]) -> list[str]:
    """Return what is wrong after a storm: something lost, doubled, out of order, or a record that does not hold."""
    rows = said(table)
    stated = {each.position: (each.party, each.kind) for each in answers if isinstance(each, PositionStated)}
    found = {each.number: (str(each.seat), each.kind.value) for each in rows}
    wrong = [f"{type(each).__name__}: {each}" for each in answers if isinstance(each, Exception)]
    wrong += ["numbers with gaps or twice"] if [each.number for each in rows] != list(range(1, len(rows) + 1)) else []
    wrong += ["acknowledged and lost"] if stated.items() - found.items() else []
    wrong += ["stored and not acknowledged"] if found.items() - stated.items() else []
    entries = journal.journal(table.programme)
    record = record_of(entries, table.programme, table.plan)
    told = [each.detail["number"] for each in record if each.deed == "position.state"]
    wrong += ["the record tells other positions"] if told != [each.number for each in rows] else []
    return wrong + (["the journal does not hold"] if isinstance(check_chain(entries), Broken) else [])


def watches(table: Table, rounds: int) -> list[str]:
    """Read the record again and again while others write; return each time it did not continue what was seen (T-07)."""
    wrong, seen = [], None
    for _ in range(rounds):
        entries = journal.journal(table.programme)
        record = record_of(entries, table.programme, table.plan)
        if isinstance(check_chain(entries), Broken):
            wrong.append("the journal does not hold")
        if seen and (fault := continues(record, seen, table.programme, table.plan)):
            wrong.append(f"the record is {fault}")
        seen = head_of(record, table.programme, table.plan)
    return wrong


def recorded(name: str, asked: Any, deed: Callable[[], Any]) -> Operation:
    """Do something and return it with its answer and the moments between which it happened."""
    invoked = monotonic_ns()
    answer = deed()
    return Operation(name, asked, answer, invoked, monotonic_ns())


def writes(table: Table, seat: str, kind: str, key: str) -> Operation:
    """State a position; the answer is its number."""
    return recorded("write", (seat, kind), lambda: states(table, seat, kind, key).position)


def writes_together(table: Table, forms: Sequence[Form]) -> list[Operation]:
    """State positions in one crowd; each is answered when all are."""
    invoked = monotonic_ns()
    answers = [each.position for each in states_together(table, forms)]
    returned = monotonic_ns()
    return [
        Operation("write", form[:2], answer, invoked, returned) for form, answer in zip(forms, answers, strict=True)
    ]


def reads(table: Table) -> Operation:
    """Read the register; the answer is how many positions there are and the last one of each seat."""
    return recorded("read", (), lambda: _register(said(table)))


def _register(rows: Sequence[Position]) -> tuple[int, tuple[tuple[str, str], ...]]:
    last = {str(each.seat): each.kind.value for each in rows}
    return len(rows), tuple(sorted(last.items()))
