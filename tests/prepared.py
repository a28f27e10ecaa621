"""States that many tests begin from: the deeds are done once in a run, then their rows are put back as they were."""

from collections.abc import Callable
from functools import cache, wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar, cast

from django.apps import apps
from django.db import connection, transaction

Told = ParamSpec("Told")
Built = TypeVar("Built")
Rows = dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]


def prepared(build: Callable[Told, Built]) -> Callable[Told, Built]:
    """Let a function that does deeds in an empty database do them once; later calls put back the rows they left.

    Calls are the same if their arguments are written the same. What is returned is either a value that nobody changes
    or can be had ``again``, as new. Where the database holds anything already, the deeds are done as ever.
    """
    form, kept = signature(build), dict[str, tuple[Rows, Built]]()

    @wraps(build)
    def run(*args: Told.args, **told: Told.kwargs) -> Built:
        if not _is_empty():
            return build(*args, **told)
        bound = form.bind(*args, **told)
        bound.apply_defaults()
        asked = repr(bound.arguments)
        if asked not in kept:
            built = build(*args, **told)
            kept[asked] = rows_held(), _again(built)
            return built
        rows, built = kept[asked]
        _put_back(rows)
        return cast(Built, _again(built))

    return run


def _again(built: Any) -> Any:
    if isinstance(built, tuple):
        return tuple(_again(each) for each in built)
    return built.again() if hasattr(built, "again") else built


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    models = (each for each in apps.get_models(include_auto_created=True) if each.__module__.startswith("maslahat."))
    return {
        model._meta.db_table: tuple(f'"{each.column}"' for each in model._meta.local_concrete_fields)
        for model in models
    }


def _is_empty() -> bool:
    held = " OR ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {held}")
        return not cursor.fetchone()[0]


def rows_held() -> Rows:
    """Return the rows of every table as the database itself writes them, by table, with the names of its columns."""
    # On SQLite a bare column is read as its declared type; behind a plus it is what the database holds.
    bare = "+" if connection.vendor == "sqlite" else ""
    found = {}
    with connection.cursor() as cursor:
        for table, columns in _tables().items():
            cursor.execute(f'SELECT {", ".join(bare + each for each in columns)} FROM "{table}"')
            if rows := cursor.fetchall():
                found[table] = columns, rows
    return found


def _put_back(found: Rows) -> None:
    # PostgreSQL does not hand out rows in the order in which they came, on which a trigger of the journal insists.
    quiet, loud = (f"SET LOCAL session_replication_role = {role}" for role in ("replica", "origin"))
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(quiet)
        for table, (columns, rows) in found.items():
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({places})', rows)
        if connection.vendor == "postgresql":
            cursor.execute(loud)
