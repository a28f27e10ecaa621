"""The database under test is the one that was asked for, set up as in production."""

import os

import pytest
from django.db import connection

WANTED = {
    "sqlite": ("SELECT journal_mode, foreign_keys FROM pragma_journal_mode, pragma_foreign_keys", ("wal", 1)),
    "postgresql": (
        "SELECT current_setting('server_version_num')::int >= 150000, current_setting('server_encoding')",
        (True, "UTF8"),
    ),
}


@pytest.mark.django_db
def test_the_database_under_test_is_the_one_that_was_asked_for():
    url = os.environ.get("DATABASE_URL", "sqlite:")
    wanted = os.environ.get("MASLAHAT_TEST_VENDOR", "postgresql" if url.startswith("postgres") else "sqlite")

    assert connection.vendor == wanted


@pytest.mark.django_db
def test_the_database_is_set_up_as_in_production():
    question, wanted = WANTED[connection.vendor]

    with connection.cursor() as cursor:
        cursor.execute(question)
        found = cursor.fetchone()

    assert found == wanted
