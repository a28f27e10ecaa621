"""Who may write next: one writer per journal, on both databases.

SQLite gives the whole database to a transaction that began IMMEDIATE; PostgreSQL needs a lock of its own, held until
the transaction ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from threading import RLock

from django.db import connection

_LINE = RLock()


class NoTransaction(RuntimeError):
    """The record was to be read for writing outside a transaction: a promise broken by the caller."""


def take_turn(*names: str) -> None:
    """Wait until this transaction alone holds the lock of these names; raise NoTransaction outside one."""
    if not connection.in_atomic_block:
        raise NoTransaction("the record is written inside a transaction, together with the deed it tells of")
    if connection.vendor == "postgresql":
        number = int.from_bytes(sha256("\x1f".join(names).encode()).digest()[:8], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


@contextmanager
def one_by_one() -> Iterator[None]:
    """Let the writers of this process stand in line before they ask SQLite for the database.

    SQLite itself has no line: who waits asks again every tenth of a second, and of 500 writers some asked for 20 s in
    vain. PostgreSQL has one, and inside a transaction the turn is taken already.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with _LINE:
        yield
