"""`maslahat results` on files: what it tells people and programs, its exit codes, and what it refuses."""

import copy
import json
from pathlib import Path

import pytest

from maslahat.commands.results_files import run
from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.publishing.fault_phrases import in_russian
from tests.architecture.house import ROOT

REPORTS = json.loads((ROOT / "docs" / "formats" / "examples" / "reports.json").read_text("utf-8"))
OFFICERS = ("--indicator", "1.1.a", "--period", "2023")


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return put(REPORTS)


def put(document):
    path = Path("reports.json")
    path.write_bytes(canonical_bytes(document))
    return str(path)


def told(capsys, *words, code=0, lang="en"):
    assert run([*words, "--lang", lang]) == code
    out, err = capsys.readouterr()
    return out or err


def test_every_figure_is_told_with_its_coverage(file, capsys):
    shown = told(capsys, "rollup", file)

    assert (
        "whole programme  2023: 82 − 3 = 79  (3 of 4 units; missing: TJ-DCA; KG-MIA: 2 of 4 periods in full," in shown
    )
    assert "TJ  2023: not applicable  (0 of 0 units; does not apply to: TJ-DCA)" in shown


def test_what_is_asked_about_narrows_what_is_told(file, capsys):
    shown = told(capsys, "rollup", file, "--indicator", "1.1.b", "--area", "", "--area", "KZ", "--period", "2023")

    assert shown == (
        "1.1.b Cases with legal aid\n"
        "  whole programme  2023: 3/8 = 37.5 %  (2 of 2 units; does not apply to: TJ-DCA)\n"
        "  KZ  2023: 2/4 = 50 %  (1 of 1 units)\n"
    )


def test_the_order_of_the_file_changes_no_byte_of_the_answer(file, capsys):
    found = told(capsys, "rollup", file, "--json")
    turned = {key: each[::-1] if key in ("observations", "units") else each for key, each in REPORTS.items()}

    assert told(capsys, "rollup", put(turned), "--json") == found


def test_a_figure_is_explained_in_both_languages(file, capsys):
    english, russian = (told(capsys, "explain", file, *OFFICERS, lang=lang) for lang in ("en", "ru"))

    assert "O6  KZ-MIA  2023-Q4: 35; held by the report of a longer period" in english
    assert "KZ-MIA  2023  by sex: parts 10, total 40, without split 30" in english
    assert "O6  KZ-MIA  2023-Q4: 35; входит в данные за более длинный период" in russian
    assert len(english.splitlines()) == len(russian.splitlines())


def test_a_part_is_explained(file, capsys):
    shown = told(capsys, "explain", file, *OFFICERS, "--area", "KZ", "--cell", "sex=F")

    assert "Figure: 10" in shown
    assert "Reported without this split: 30" in shown


def test_an_explanation_for_programs_names_the_inputs_of_its_figure(file, capsys):
    steps = json.loads(told(capsys, "explain", file, *OFFICERS, "--json"))["steps"]

    assert [step["observation"] for step in steps if step["step"] == "counted"] == steps[-1]["figure"]["inputs"]


def test_people_see_two_decimals_rounded_half_to_even(file, capsys):
    changed = copy.deepcopy(REPORTS)
    changed["observations"][12]["value"] = {"numerator": "1", "denominator": "3"}
    changed["observations"][13]["value"] = {"numerator": "1", "denominator": "16"}
    shown = told(capsys, "rollup", put(changed), "--indicator", "1.1.b", "--period", "2023", lang="ru")

    assert "1/3 = ≈ 33,33 %" in shown
    assert "1/16 = 6,25 %" in shown


@pytest.mark.parametrize(
    "words",
    [
        ("--indicator", "9", "--period", "2023"),
        (*OFFICERS, "--area", "XX"),
        ("--indicator", "1.1.a", "--period", "soon"),
        (*OFFICERS, "--cell", "sex=X"),
        (*OFFICERS, "--cell", "country=KZ"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_the_file_does_not_have_cannot_be_asked_about(file, capsys, words, lang):
    assert told(capsys, "explain", file, *words, code=2, lang=lang)


def test_a_schema_is_printed(capsys):
    assert run(["schema", "results"]) == 0
    assert json.loads(capsys.readouterr().out)["title"]


FAULTS = [
    (("cycle",), "soon", "cycle: 'soon' is no period"),
    (("code_lists", 0, "codes", 1, "code"), "F", "code_lists[0].codes[1].code: stands twice"),
    (("code_lists", 1, "code"), "sex", "code_lists[1].code: stands twice"),
    (("units", 1, "code"), "KG-MIA", "units[1].code: stands twice"),
    (("units", 2, "part_of"), "XX", "units[2].part_of: XX is no unit of this file"),
    (("units", 1, "part_of"), "KZ-ACADEMY", "units[1].part_of: is part of itself"),
    (("units", 4, "is_aggregated"), "no", "units[4].is_aggregated: is neither true nor false"),
    (("indicators", 0, "kind"), "sum", "indicators[0].kind: is none of count"),
    (("indicators", 0, "dimensions"), ["age"], "indicators[0].dimensions: age is no code list of this file"),
    (("indicators", 0, "across_units"), "maximum", "indicators[0].across_units: does not suit count"),
    (("indicators", 0, "scale"), "law", "indicators[0].scale: is there if and only if the kind is scale"),
    (("indicators", 1, "reporters"), ["XX"], "indicators[1].reporters: XX is no unit of this file"),
    (("indicators", 1, "more"), 1, "indicators[1].more: is not part of the format"),
    (("overlaps", 0, "units"), ["KG-MIA"], "overlaps[0].units: names fewer than two"),
    (("overlaps", 0, "number"), 3, "overlaps[0].number: is not a number written as text"),
    (("observations", 1, "id"), "O1", "observations[1].id: stands twice"),
    (("observations", 2, "cell"), {"sex": "F"}, "observations[2]: stands twice"),
    (("observations", 0, "unit"), "XX", "observations[0].unit: XX is no unit of this file"),
    (("observations", 0, "indicator"), "9", "observations[0].indicator: 9 is no indicator of this file"),
    (("observations", 1, "cell"), {"sex": "X"}, "observations[1].cell.sex: X is no code of sex"),
    (("observations", 1, "cell"), {"age": "F"}, "observations[1].cell.age: age is no dimension of 1.1.a"),
    (("observations", 1, "cell"), {"country": "KG"}, "observations[1].cell.country: only a regional unit reports"),
    (("observations", 7, "value"), "0", "observations[7].value: does not suit not_reported"),
    (("observations", 0, "value"), None, "observations[0].value: is missing"),
    (("observations", 12, "value"), "1/4", "observations[12].value: has not numerator and denominator"),
    (("observations", 17, "value"), "planned", "observations[17].value: planned is no code of law"),
]


@pytest.mark.parametrize(("place", "value", "fault"), FAULTS, ids=[fault for *_, fault in FAULTS])
def test_a_file_that_is_wrong_is_refused_by_path(file, capsys, place, value, fault):
    changed = copy.deepcopy(REPORTS)
    here = changed
    for step in place[:-1]:
        here = here[step]
    here[place[-1]] = value
    path = put(changed)
    english = told(capsys, "rollup", path, code=1).splitlines()
    russian = told(capsys, "rollup", path, code=1, lang="ru").splitlines()

    assert any(row.startswith(f"reports.json: {fault}") for row in english)
    assert all(row != other for row, other in zip(english, russian, strict=True))


def test_every_fault_is_named_at_once(file, capsys):
    changed = {**REPORTS, "units": [], "overlaps": "none", "observations": [{"id": "O1"}]}
    rows = told(capsys, "rollup", put(changed), code=1).splitlines()

    assert len([row for row in rows if ".reporters: " in row]) == 6
    assert "reports.json: overlaps: is not a list" in rows
    assert "reports.json: observations[0].value: is missing" not in rows
    assert "reports.json: observations[0].unit: is missing" in rows


def test_another_document_is_no_file_of_results(file, capsys):
    assert "is not maslahat.results/1" in told(capsys, "rollup", put({"format": "maslahat.plan/1"}), code=1)
    assert in_russian("is not maslahat.results/1") != "is not maslahat.results/1"


def test_a_file_that_is_not_there_is_refused(file, capsys):
    assert "No such file" in told(capsys, "rollup", "nowhere.json", code=1)
