"""The database under test is the one that was asked for, set up as in production."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_database_under_test_is_the_one_that_was_asked_for():
    wanted = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"

    assert connection.vendor == os.environ.get("MASLAHAT_TEST_VENDOR", wanted) == wanted


@pytest.mark.django_db
def test_sqlite_keeps_a_write_ahead_log_and_checks_foreign_keys():
    if connection.vendor != "sqlite":
        return

    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")]

    assert found == ["wal", 1]
