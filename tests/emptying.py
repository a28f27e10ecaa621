"""Emptying the test database between transactional tests, past the triggers that keep the record as it was written."""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.postgresql.operations import DatabaseOperations as PostgresqlOperations
from django.db.backends.sqlite3.operations import DatabaseOperations as SqliteOperations

Flush = Callable[[BaseDatabaseOperations, list[str]], None]


def let_tests_empty_the_database() -> None:
    """Make Django's flush, which only tests run, stand aside from the triggers and put them back afterwards."""
    PostgresqlOperations.execute_sql_flush = _on_postgresql(PostgresqlOperations.execute_sql_flush)  # type: ignore[method-assign]
    SqliteOperations.execute_sql_flush = _on_sqlite(SqliteOperations.execute_sql_flush)  # type: ignore[method-assign]


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
