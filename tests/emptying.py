"""Emptying the test database between transactional tests, past the triggers that keep the record as it was written."""

from collections.abc import Callable
from typing import Any

from django.db import connection

Flush = Callable[[Any, list[str]], None]


def let_tests_empty_the_database() -> None:
    """Make Django's flush, which only tests run, stand aside from the triggers and put them back afterwards."""
    operations: Any = type(connection.ops)
    stand_aside = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    operations.execute_sql_flush = stand_aside(operations.execute_sql_flush)


def _on_postgresql(flush: Flush) -> Flush:
    def past_triggers(operations: Any, sql_list: list[str]) -> None:
        quiet, loud = (f"SET session_replication_role = {role}" for role in ("replica", "DEFAULT"))
        flush(operations, [quiet, *sql_list, loud])

    return past_triggers


def _on_sqlite(flush: Flush) -> Flush:
    def past_triggers(operations: Any, sql_list: list[str]) -> None:
        with operations.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        drop = [f'DROP TRIGGER "{name}"' for name, _ in triggers]
        flush(operations, [*drop, *sql_list, *(sql for _, sql in triggers)])

    return past_triggers
