"""`maslahat programme`, `demo` and `replay`: what they print, what they write, and how they end."""

import json
import re
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import connection

from maslahat.actions.throwaway import throwaway_database
from maslahat.stores.programmes import queries
from tests.small_programme import small_programme


@pytest.fixture
def small_file(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(yaml.safe_dump(small_programme(), allow_unicode=True), "utf-8")
    return path


def said(*words: str, **more: object) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **more)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.covers("R1", "R5", "R102")
def test_a_programme_file_is_loaded_and_listed(small_file):
    assert "SMALL loaded: Small programme" in said("programme", "load", str(small_file))
    assert "SMALL loaded anew" in said("programme", "load", str(small_file))
    assert "here already" in said("programme", "load", "--if-absent", str(small_file))
    assert said("programme", "list") == "SMALL  Small programme\n"
    assert json.loads(said("programme", "list", "--json"))[0]["code"] == "SMALL"


@pytest.mark.django_db
@pytest.mark.covers("R102")
def test_a_file_with_faults_is_refused_whole_with_every_fault_by_path_and_line(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(yaml.safe_dump(small_programme(members=["ZZ"], starts_on="soon"), sort_keys=False), "utf-8")

    with pytest.raises(CommandError) as refused:
        call_command("programme", "load", str(path))

    assert re.search(r"line \d+: starts_on", str(refused.value))
    assert "members[0]: ZZ" in str(refused.value)
    assert (refused.value.returncode, queries.codes()) == (1, ())


@pytest.mark.django_db
@pytest.mark.parametrize("words", [["load"], ["load", "x.yaml", "--reference"], ["load", "/no/such/file"]])
def test_what_cannot_be_asked_ends_with_status_two(words):
    with pytest.raises(CommandError) as refused:
        call_command("programme", *words)

    assert refused.value.returncode == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.covers("R-23", "E82")
def test_a_replay_writes_its_files_and_leaves_the_database_as_it_was(tmp_path):
    said("replay", "PSC-2022", "--out", str(tmp_path / "one"))
    said("replay", "PSC-2022", "--out", str(tmp_path / "two"))

    one, two = (json.loads((tmp_path / name / "summary.json").read_text("utf-8")) for name in ("one", "two"))
    assert one == two
    assert one["lines"] == 83
    assert {each.suffix for each in (tmp_path / "one").iterdir()} >= {".xlsx", ".pdf", ".html", ".json"}
    assert queries.codes() == ()


@pytest.mark.django_db(transaction=True)
def test_a_throw_away_database_is_gone_afterwards_even_if_something_breaks():
    def break_down() -> None:
        with throwaway_database():
            said("programme", "load", "--reference")
            assert queries.codes() == ("PCA-2022-2025",)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_down()

    assert queries.codes() == ()
    assert "replay" not in str(connection.settings_dict["NAME"]) + str(connection.settings_dict["OPTIONS"])


@pytest.mark.django_db
def test_only_the_meeting_that_ships_can_be_played(tmp_path):
    with pytest.raises(CommandError, match="there is PSC-2022"):
        call_command("replay", "PSC-1999", "--out", str(tmp_path))


@pytest.mark.django_db
def test_the_demonstration_is_prepared_once():
    assert "new seats; JWP-2023 tabled" in said("demo", "prepare")
    assert "0 new seats; JWP-2023 here already" in said("demo", "prepare")
