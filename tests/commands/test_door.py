"""The door sets up an empty database, and says in one line what keeps it from opening."""

import os
import sqlite3
import subprocess
import sys
import tomllib

import pytest
from django.core.management import get_commands
from django.utils.translation import override

from maslahat.words.commands import COMMANDS, overview, unknown_command
from tests.architecture.house import ROOT

SET_UP = "import django; django.setup(); from maslahat.commands.door import set_up_empty_database as it; it()"


def _python(*words, **settings):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "maslahat.config.settings", **settings}
    return subprocess.run([sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def _maslahat(tmp_path, *words, **settings):
    shell = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", "MASLAHAT_DATA": str(tmp_path), **settings}
    return _python("-m", "maslahat.commands.door", *words, **shell)


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


@pytest.mark.parametrize(
    ("settings", "usage"),
    [
        ({}, "Usage: maslahat COMMAND"),
        ({"LANG": "ru_RU.UTF-8"}, "Вызов: maslahat КОМАНДА"),
        ({"LC_ALL": "ru_KZ.UTF-8", "LANG": "en_US.UTF-8"}, "Вызов: maslahat КОМАНДА"),
        ({"LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8"}, "Usage: maslahat COMMAND"),
    ],
)
def test_help_is_given_in_the_language_of_the_shell(settings, usage, tmp_path):
    done = _maslahat(tmp_path, "--help", PYTHONIOENCODING="utf-8", **settings)

    assert (done.returncode, done.stderr) == (0, "")
    assert usage in done.stdout


def test_every_command_of_ours_is_told_in_plain_words_in_both_languages():
    ours = {name for name, app in get_commands().items() if app == "maslahat.commands"}

    assert ours - set(COMMANDS) == set()
    english = overview(COMMANDS, "1.2.3")
    with override("ru"):
        russian = overview(COMMANDS, "1.2.3")
    assert all(str(words) in english for words in COMMANDS.values())
    assert [line for line in english.splitlines() if line and line in russian.splitlines()] == []


def test_the_version_is_that_of_maslahat(tmp_path):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    done = _maslahat(tmp_path, "--version")

    assert (done.returncode, done.stdout) == (0, f"{project['version']}\n")


def test_an_unknown_command_is_one_line_and_touches_no_database(tmp_path):
    done = _maslahat(tmp_path, "frobnicate")

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "there is no command “frobnicate”" in done.stderr
    assert not (tmp_path / "maslahat.sqlite3").exists()


def test_the_nearest_command_is_named_and_signs_that_cannot_be_seen_are_left_out():
    assert "Did you mean “replay”" in unknown_command("reply", ["replay", "programme"])
    assert "\x1b" not in unknown_command("\x1b[31mred", ["replay"])
