"""`maslahat results export`: what stands in the record of a programme is a file that the roll-up takes."""

import json
from pathlib import Path

import pytest

from maslahat.commands.results_files import run
from tests.actions.results_asked import TRAINED, an_asked_programme

pytestmark = pytest.mark.django_db


def test_what_stands_in_the_record_can_be_rolled_up_from_a_file(tmp_path, monkeypatch, capsys):
    cast = an_asked_programme()
    assert run(["export", cast.programme]) == 0
    told = capsys.readouterr().out
    monkeypatch.chdir(tmp_path)
    Path("record.json").write_text(told, "utf-8")

    assert TRAINED in [each["code"] for each in json.loads(told)["indicators"]]
    assert run(["rollup", "record.json", "--lang", "en"]) == 0
    assert "not reported" in capsys.readouterr().out


def test_a_programme_that_is_not_there_cannot_be_exported(capsys):
    assert run(["export", "NONE", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "there is no programme NONE\n"
