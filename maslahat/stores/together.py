"""What many deeds that are done together read once, and what they write in one go; alone, each reads and writes itself.

Whoever asks the database anything in between finds it as it is: before a question that names a table whose rows still
wait these are written, and whatever else is changed makes everything read so far forgotten.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

Found = TypeVar("Found")
Check = Callable[[list[Any]], None]


class Together:
    """What was read once, and the rows that wait, in the order in which they came."""

    def __init__(self, *, keeps_rows: bool) -> None:
        self.keeps_rows = keeps_rows
        self.read: dict[Hashable, Any] = {}
        self.rows: dict[type[Model], list[Model]] = {}
        self.checks: dict[Check, list[Any]] = {}
        self._tables: tuple[str, ...] = ()
        self._is_writing = False

    def put(self, row: Model, check: Check | None, told: object) -> None:
        """Let a row wait; once it is written ``check`` is given ``told``, with that of all other rows."""
        if type(row) not in self.rows:
            self._tables = (*self._tables, f'"{row._meta.db_table}"')
        self.rows.setdefault(type(row), []).append(row)
        if check is not None:
            self.checks.setdefault(check, []).append(told)

    def write(self) -> None:
        """Write all rows that wait, and look at them again."""
        rows, checks, self.rows, self.checks, self._tables = self.rows, self.checks, {}, {}, ()
        if not rows:
            return
        self._is_writing = True
        try:
            for kind, waiting in rows.items():
                kind._base_manager.bulk_create(waiting)
            for check, told in checks.items():
                check(told)
        finally:
            self._is_writing = False

    def asked(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Stand between a question and the database."""
        if not self._is_writing:
            is_reading = sql.startswith("SELECT")
            if not is_reading or any(table in sql for table in self._tables):
                self.write()
            if not is_reading:
                self.read.clear()
        return execute(sql, params, many, context)


_OPEN: ContextVar[Together | None] = ContextVar("together", default=None)


@contextmanager
def together(*, keeps_rows: bool) -> Iterator[None]:
    """Read once and, with ``keeps_rows``, write in one go from here on; whoever opens it for rows has a transaction.

    Without rows it is for reading alone: rows that a deed in between writes are written at once.
    """
    opened = Together(keeps_rows=keeps_rows)
    before = _OPEN.set(opened)
    try:
        with connection.execute_wrapper(opened.asked):
            yield
            opened.write()
    finally:
        _OPEN.reset(before)


@contextmanager
def alone() -> Iterator[None]:
    """Read and write everything itself from here on, whoever else is doing deeds together around it."""
    before = _OPEN.set(None)
    try:
        yield
    finally:
        _OPEN.reset(before)


def once(name: Hashable, ask: Callable[[], Found]) -> Found:
    """Return what is asked; among deeds done together, what was answered to the first that asked under this name."""
    opened = _OPEN.get()
    if opened is None:
        return ask()
    if name not in opened.read:
        found = ask()
        opened.read[name] = found
        return found
    kept: Found = opened.read[name]
    return kept


def know(name: Hashable, found: object) -> None:
    """Let the deeds done together know what would be found under this name now; alone, nothing is kept."""
    if (opened := _OPEN.get()) is not None:
        opened.read[name] = found


def forget(name: Hashable) -> None:
    """Let the next of the deeds done together that asks under this name ask the database."""
    if (opened := _OPEN.get()) is not None:
        opened.read.pop(name, None)


def known(name: Hashable) -> Any:
    """Return what the deeds done together know under this name, or None."""
    opened = _OPEN.get()
    return None if opened is None else opened.read.get(name)


def write(row: Model, check: Check | None = None, told: object = None) -> None:
    """Write a new row, at once or together with others; ``check`` is given a list of what was told with such rows."""
    opened = _OPEN.get()
    if opened is not None and opened.keeps_rows:
        opened.put(row, check, told)
        return
    row.save(force_insert=True)
    if check is not None:
        check([told])
