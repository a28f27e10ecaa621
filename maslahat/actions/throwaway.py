"""A throw-away place for rows: whatever is played there, the rows of the installation are not touched.

On SQLite it is a file in a temporary folder, on PostgreSQL a schema of its own; both are gone afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.db import connection


@contextmanager
def throwaway_database() -> Iterator[None]:
    """Give an empty, migrated database of the configured kind, and take it away at the end."""
    place = _schema if connection.vendor == "postgresql" else _file
    with place():
        call_command("migrate", verbosity=0, interactive=False)
        yield


@contextmanager
def _file() -> Iterator[None]:
    with TemporaryDirectory(prefix="maslahat-replay-") as folder, _settings(NAME=str(Path(folder) / "rows.sqlite3")):
        yield


@contextmanager
def _schema() -> Iterator[None]:
    name = f"maslahat_replay_{token_hex(6)}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE SCHEMA "{name}"')
    options = {**connection.settings_dict["OPTIONS"], "options": f"-c search_path={name}"}
    try:
        with _settings(OPTIONS=options):
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP SCHEMA "{name}" CASCADE')


@contextmanager
def _settings(**changes: Any) -> Iterator[None]:
    """Connect anew under changed settings, and back under the former ones at the end."""
    former = {name: connection.settings_dict[name] for name in changes}
    connection.close()
    connection.settings_dict.update(changes)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(former)
