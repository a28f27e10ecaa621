"""`maslahat results edition`: a copy of an annual report checked without a database."""

import json
import shutil

import pytest

from maslahat.commands.results_files import DONE, REFUSED, run
from tests.architecture.house import ROOT

pytestmark = pytest.mark.covers("R94")

EXAMPLE = ROOT / "docs" / "formats" / "examples" / "annual.json"


@pytest.fixture
def copy(tmp_path):
    return shutil.copy(EXAMPLE, tmp_path / "annual.json")


def says(capsys, *words):
    code = run(["edition", *map(str, words)])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_a_whole_copy_agrees_and_shows_its_checksum(copy, capsys):
    code, told = says(capsys, copy, "--lang", "en")

    assert code == DONE
    assert "agrees with itself" in told


def test_another_checksum_than_on_the_page_is_told_in_the_language_of_the_reader(copy, capsys):
    code, told = says(capsys, copy, "--sha256", "0" * 64, "--lang", "ru")

    assert code == REFUSED
    assert "Контрольная сумма не совпадает" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"number":"90"', '"number":"91"'),
        ('"year":2023', '"year": 2023'),
        ('"format":"maslahat.annual/1"', '"format":"maslahat.plan/1"'),
    ],
)
def test_a_copy_that_was_changed_is_refused(copy, capsys, old, new):
    text = copy.read_text("utf-8")
    assert old in text
    copy.write_text(text.replace(old, new, 1), "utf-8")

    assert says(capsys, copy)[0] == REFUSED


def test_a_figure_changed_everywhere_no_longer_agrees_with_its_progress(copy, capsys):
    text = copy.read_text("utf-8").replace('"number":"90"', '"number":"91"').replace('"value":"90"', '"value":"91"')
    copy.write_text(text, "utf-8")

    code, told = says(capsys, copy, "--json")

    assert code == REFUSED
    assert {each["what"] for each in json.loads(told)["disagreements"]} == {"progress"}


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert says(capsys, tmp_path / "nothing.json")[0] == REFUSED


def test_figures_are_rolled_up_again_from_a_file_of_reports(copy, tmp_path, capsys):
    indicator = {"code": "1.1.1.i1", "kind": "count", "dimensions": ["sex"], "reporters": []}
    codes = [{"code": "F"}, {"code": "M"}]
    told = [("AA", "2022", "40"), ("AA", "2023", "60"), ("BB", "2023", "31")]
    reports = {
        "format": "maslahat.results/1",
        "cycle": "2022/2025",
        "code_lists": [{"code": "sex", "codes": codes}],
        "units": [{"code": each, "country": each} for each in ("AA", "BB")],
        "indicators": [indicator],
        "observations": [
            {"id": f"o{place}", "indicator": "1.1.1.i1", "unit": unit, "period": period, "value": value}
            for place, (unit, period, value) in enumerate(told)
        ],
    }
    path = tmp_path / "reports.json"
    path.write_text(json.dumps(reports), "utf-8")

    code, said = says(capsys, copy, "--results", path, "--json")

    assert code == REFUSED
    assert "1.1.1.i1 BB 2023" in {each["about"] for each in json.loads(said)["disagreements"]}
