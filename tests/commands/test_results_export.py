"""`maslahat results export` and `compare`: what stands in the record as a file, and the tables beside the rule."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from maslahat.actions.programmes import load_programme
from maslahat.actions.results.known import results_known
from maslahat.commands.results_files import run
from maslahat.domain.results.found_figures import FoundFigures
from maslahat.domain.results.periods import Period
from tests.actions.results_asked import TRAINED, a_reported_programme, an_asked_programme, must, with_indicators

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


def test_the_record_of_a_retired_indicator_is_exported_so_that_the_file_can_be_read(tmp_path, monkeypatch, capsys):
    cast = a_reported_programme()
    document = with_indicators()
    del document["pillars"][0]["outcomes"][0]["outputs"][0]["indicators"][0]
    must(load_programme(document=document, by=cast.keeper, **cast.told()))
    assert run(["export", cast.programme]) == 0
    monkeypatch.chdir(tmp_path)
    Path("record.json").write_text(capsys.readouterr().out, "utf-8")

    assert run(["rollup", "record.json", "--lang", "en"]) == 0
    assert TRAINED in capsys.readouterr().out


@pytest.mark.covers("R-18")
def test_what_a_retired_unit_reported_still_counts_on_the_platform_and_in_the_file(tmp_path, monkeypatch, capsys):
    cast = a_reported_programme()
    document = with_indicators()
    name = {"en": "Ministry of BB", "ru": "Министерство BB"}
    document["reporting_units"] = [{"code": "BB-MIN", "name": name, "country": "BB"}]
    must(load_programme(document=document, by=cast.keeper, **cast.told()))
    known = results_known(cast.programme)
    definition = next(each for each in known.definitions if each.code == TRAINED)
    figure = known.figure(definition, "", Period.read("2022"))
    assert run(["export", cast.programme]) == 0
    monkeypatch.chdir(tmp_path)
    Path("record.json").write_text(capsys.readouterr().out, "utf-8")

    assert run(["rollup", "record.json", "--indicator", TRAINED, "--area", "", "--period", "2022", "--json"]) == 0
    again = next(each for each in json.loads(capsys.readouterr().out)["figures"] if not each["cell"])
    assert figure.number == 12
    assert (figure.coverage.reported, figure.coverage.missing) == (("AA",), ("BB-MIN",))
    assert (again["number"], again["coverage"]["missing"]) == ("12", ["BB-MIN"])
    assert run(["explain", "record.json", "--indicator", TRAINED, "--period", "2022"]) == 0
    assert run(["compare", cast.programme]) == 0


def test_a_programme_that_is_not_there_cannot_be_exported(capsys):
    assert run(["export", "NONE", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "there is no programme NONE\n"


def test_the_tables_that_pages_read_are_compared_with_the_rule(capsys):
    cast = a_reported_programme()

    assert run(["compare", cast.programme, "--lang", "en"]) == 0
    assert capsys.readouterr().out == "every figure of the tables is that of the rule\n"
    assert run(["compare", "NONE", "--lang", "en"]) == 2


def test_a_figure_that_differs_from_the_rule_is_named(capsys, monkeypatch):
    cast = a_reported_programme()
    wrong = FoundFigures.table
    monkeypatch.setattr(FoundFigures, "table", lambda found, told: wrong(found, replace(told, observations=())))

    assert run(["compare", cast.programme, "--lang", "en"]) == 1
    assert f"{TRAINED} AA 2022: the table does not hold" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "head"), [("csv", "\ufeffobservation,indicator,"), ("sdmx-csv", "STRUCTURE,STRUCTURE_ID,")]
)
def test_what_stands_in_the_record_is_printed_as_a_table(form, head, capfdbinary):
    cast = a_reported_programme()

    assert run(["export", cast.programme, "--as", form]) == 0
    told = capfdbinary.readouterr().out.decode()
    assert told.startswith(head)
    assert len(told.splitlines()) == 3
    assert run(["export", "NONE", "--as", form, "--lang", "en"]) == 2
