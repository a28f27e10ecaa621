"""The door sets up an empty database, and says in one line what keeps it from opening."""

import os
import sqlite3
import subprocess
import sys

from tests.architecture.house import ROOT

SET_UP = "import django; django.setup(); from maslahat.commands.door import set_up_empty_database as it; it()"


def _python(*words, **settings):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "maslahat.config.settings", **settings}
    return subprocess.run([sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_an_empty_database_is_set_up_on_the_way_in(tmp_path):
    file = tmp_path / "plan.sqlite3"

    _python("-c", SET_UP, DATABASE_URL=f"sqlite:///{file}", MASLAHAT_DATA=str(tmp_path))

    with sqlite3.connect(file) as rows:
        assert rows.execute("SELECT count(*) FROM people_person").fetchone() == (0,)


def test_a_database_that_does_not_answer_is_named(tmp_path):
    done = _python("-c", SET_UP, DATABASE_URL="postgresql://127.0.0.1:9/plan", MASLAHAT_DATA=str(tmp_path))

    assert "the database does not answer" in done.stderr.splitlines()[-1]


def test_a_setting_that_cannot_be_used_is_told_in_one_line(tmp_path):
    door = ("-m", "maslahat.commands.door", "check")

    done = _python(*door, DATABASE_URL="mysql://db/plan", MASLAHAT_DATA=str(tmp_path))

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("maslahat: DATABASE_URL begins with 'mysql'")
