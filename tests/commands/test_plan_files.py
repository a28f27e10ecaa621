"""`maslahat plan` on files: what it tells people and programs, its exit codes, and what it refuses."""

import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from maslahat.commands.plan_files import run
from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.conflicts import ConflictClass
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.plan import PLAN_FORMAT
from maslahat.publishing.terminal_phrases import CLASSES
from tests.architecture.house import ROOT
from tests.notation import plan, proposal

BASE = plan(
    """
    1.1
      L1 | Training of 10 trainers | ru Обучение 10 тренеров | quarters Q1 Q2 | budget JPN 100000 | lead UNODC
      L2 | Study visit
    1.2
      L3 | Forum | quarters Q3
    """
)
KG = ("L1 title = Training of 20 trainers", "L1 quarters + Q3")
KZ = ("add N1 after L2: New activity | lead UNODC", "L1 quarters + Q3")
UZ = ("L1 title = Training of 30 trainers",)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put("base.json", BASE.document())
    for who, wishes in (("KG", KG), ("KZ", KZ), ("UZ", UZ)):
        put(f"{who}.json", change_set_document(proposal(BASE, who, *wishes)))
    put("new.json", apply(BASE, proposal(BASE, "KG", *KG).operations).document())
    return tmp_path


def put(name, document):
    Path(name).write_bytes(canonical_bytes(document))


def told(capsys, *words, code=None):
    ended = run([*words, "--lang", "en"])
    out, err = capsys.readouterr()
    assert code in (None, ended)
    return out or err


def result(capsys, *words, code):
    return json.loads(told(capsys, "merge", "--base", "base.json", *words, "--json", code=code))


def test_two_plans_that_say_the_same_end_with_0(desk, capsys):
    assert told(capsys, "diff", "base.json", "base.json", code=0) == "The two plans say the same.\n"


def test_a_difference_is_marked_word_by_word_and_ends_with_1(desk, capsys):
    shown = told(capsys, "diff", "base.json", "new.json", code=1)

    assert "Training of [−10−] [+20+] trainers" in shown
    assert "Quarters: Q3: empty → Q3" in shown
    assert "\x1b" not in shown


def test_the_same_is_told_in_russian(desk, capsys):
    run(["diff", "base.json", "new.json", "--lang", "ru"])

    assert "1.1-01 изменено  Обучение 10 тренеров" in capsys.readouterr().out


def test_a_difference_for_programs_can_be_done_again(desk, capsys):
    found = json.loads(told(capsys, "diff", "base.json", "new.json", "--json", code=1))

    assert (found["format"], found["outcome"]) == ("maslahat.diff/1", "different")
    change_set = {"format": "maslahat.changeset/1", "proposal": "P", "number": 1, "party": "KG"}
    put("again.json", change_set | {"base": found["before"], "operations": found["operations"]})
    assert result(capsys, "again.json", code=0)["fingerprint"] == found["after"]


def test_a_difference_in_the_texts_of_the_plan_itself_is_no_silence(desk, capsys):
    put("titled.json", BASE.document() | {"year": 2024})

    assert "Year: [" not in (shown := told(capsys, "diff", "base.json", "titled.json", code=1))
    assert "Year: 2023 → 2024" in shown
    assert "titled.json: year: differs" in told(capsys, "merge", "--base", "base.json", "titled.json", code=1)


@pytest.mark.covers("E01", "E02", "E04")
def test_proposals_that_agree_are_merged_with_the_origin_of_each_cell(desk, capsys):
    found = result(capsys, "KG.json", "KZ.json", code=0)

    assert (found["outcome"], found["conflicts"]) == ("merged", [])
    assert [(one["class"], one["proposals"]) for one in found["notices"]] == [("K1", ["KG", "KZ"])]
    origin = {(one["line"], one["field"], *one["key"]): one["proposals"] for one in found["origin"]}
    assert origin["L1", "quarters", "Q3"] == ["KG", "KZ"]
    assert origin["N1", "lead"] == ["KZ"]


@pytest.mark.covers("E03")
def test_a_conflict_names_class_line_field_values_and_proposals_and_ends_with_2(desk, capsys):
    found = result(capsys, "KG.json", "UZ.json", code=2)

    (conflict,) = found["conflicts"]
    assert (conflict["class"], conflict["lines"]) == ("K2", ["L1"])
    assert conflict["cells"] == [{"line": "L1", "field": "title", "key": ["en"]}]
    assert conflict["standing"] == {"value": "Training of 10 trainers"}
    assert [one["proposals"] for one in conflict["options"]] == [["KG"], ["UZ"]]
    assert [one["waits_for"] for one in found["proposals"]] == [[conflict["id"]], [conflict["id"]]]
    assert found["plan"] == BASE.document()


def test_a_conflict_is_told_to_people_with_what_each_side_wants(desk, capsys):
    shown = told(capsys, "merge", "--base", "base.json", "KG.json", "UZ.json", code=2)

    assert "1.1-01 Training of 10 trainers: Title (English)" in shown
    assert "    UZ: Training of 30 trainers\n" in shown


def test_a_decision_settles_its_conflict_and_one_on_nothing_is_named(desk, capsys):
    (conflict,) = result(capsys, "KG.json", "UZ.json", code=2)["conflicts"]
    take = {"take": "option", "proposal": "UZ"}
    decisions = [{"conflict": name, "choice": take, "reason": "", "by": "chair"} for name in (conflict["id"], "0" * 16)]
    put("decided.json", {"format": "maslahat.resolutions/1", "resolutions": decisions})

    found = result(capsys, "KG.json", "UZ.json", "--resolutions", "decided.json", code=0)

    assert [one["resolution"]["by"] for one in found["settled"]] == ["chair"]
    assert found["plan"]["lines"][0]["title"]["texts"]["en"] == "Training of 30 trainers"
    assert found["unused_resolutions"] == ["0" * 16]


def test_a_whole_plan_counts_as_one_change_set_under_the_name_of_its_file(desk, capsys):
    found = result(capsys, "new.json", "UZ.json", code=2)

    assert [one["proposals"] for one in found["conflicts"][0]["options"]] == [["new"], ["UZ"]]


def test_a_list_of_change_sets_is_read_like_files_of_their_own(desk, capsys):
    put("all.json", [json.loads((desk / f"{who}.json").read_text("utf-8")) for who in ("KG", "KZ")])

    assert result(capsys, "all.json", code=0) == result(capsys, "KG.json", "KZ.json", code=0)


@pytest.mark.covers("E11", "E12")
def test_rules_of_a_file_are_broken_with_the_names_of_those_who_broke_them(desk, capsys):
    ceiling = {"of": "pillar", "code": "P1", "currency": "USD", "amount": "150000.00"}
    put("rules.json", {"format": "maslahat.rules/1", "year": 2023, "pillar_of": {"1.1": "P1"}, "ceilings": [ceiling]})
    put("more.json", change_set_document(proposal(BASE, "TJ", "L1 budget JPN = 160000", "L2 shares KZ = 60")))

    found = result(capsys, "more.json", "--rules", "rules.json", code=2)

    assert [(one["class"], one["rule"], one["lines"]) for one in found["conflicts"]] == [
        ("K10", "pillar_ceiling", ["L1"]),
        ("K10", "shares_not_100", ["L2"]),
    ]


def test_the_rules_may_be_those_of_the_reference_programme(desk, capsys):
    programme = ROOT / "maslahat" / "reference" / "programme.yaml"

    result(capsys, "KG.json", "--rules", str(programme), code=0)


@pytest.mark.covers("E82")
def test_the_merged_plan_is_written_in_the_form_whose_hash_is_its_fingerprint(desk, capsys):
    found = result(capsys, "KG.json", "KZ.json", "--out", "merged.json", code=0)

    assert sha256((desk / "merged.json").read_bytes()).hexdigest() == found["fingerprint"]
    assert "merged.json: exists already" in told(
        capsys, "merge", "--base", "base.json", "KG.json", "--out", "merged.json", code=1
    )


def test_nothing_is_written_while_a_conflict_is_open(desk, capsys):
    result(capsys, "KG.json", "UZ.json", "--out", "merged.json", code=2)

    assert not (desk / "merged.json").exists()


@pytest.mark.covers("E37")
def test_spaces_and_unicode_forms_are_no_difference(desk, capsys):
    text = (desk / "base.json").read_text("utf-8")
    (desk / "spaced.json").write_text(text.replace("10 trainers", "10\u00a0trainers  "), "utf-8")

    told(capsys, "diff", "base.json", "spaced.json", code=0)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": ' * 900 + "1" + "}" * 900, f"format: is not {PLAN_FORMAT}"),
        ('{"format": NaN}', "format: NaN is not a number"),
        ('{"format": 1.0}', "format: 1.0 is a number with a fraction"),
        ('{"format": 9007199254740993}', "format: 9007199254740993 is a whole number beyond"),
        ('{"a": {"b": 1, "b": 2}}', "a.b: the key stands twice"),
        ('{"format": "maslahat.plan/2"}', f"format: is not {PLAN_FORMAT}"),
        ('{"format": "\\ud800"}', "format: holds half of a surrogate pair"),
    ],
)
def test_what_no_document_may_hold_is_refused_by_path(desk, capsys, text, fault):
    (desk / "bad.json").write_text(text, "utf-8")

    shown = told(capsys, "diff", "base.json", "bad.json", code=2)

    assert fault in shown
    assert shown.startswith("bad.json: ")
    assert shown.endswith("Refused; nothing was written.\n")
    told(capsys, "merge", "--base", "base.json", "bad.json", "--out", "merged.json", code=1)
    assert not (desk / "merged.json").exists()


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("colour", "red", "lines[0].colour: no such field"),
        ("lead", None, "lines[0].lead: "),
        ("participants", "12", "lines[0].participants: is written '12'"),
        ("quarters", ["Q1", "Q1"], "lines[0].quarters: holds something twice"),
        ("budget", {"JPN": {"USD": "1e5"}}, "lines[0].budget.JPN.USD: is written '100000.00'"),
        ("budget", {"JPN": {"USD": "-1.00"}}, "lines[0].budget: "),
        ("id", "L 1", "lines[0].id: is missing or is not a code"),
        ("title", {"texts": {"@source": "x"}, "source": "en", "translated_from": {}}, "lines[0].title: names"),
        (
            "title",
            {"texts": {"en": "x"}, "source": "en", "translated_from": {}, "by": "me"},
            "lines[0].title.by: is not part",
        ),
    ],
)
def test_every_fault_of_a_line_is_told_by_its_path(desk, capsys, name, value, fault):
    document = BASE.document()
    document["lines"][0][name] = value
    (desk / "bad.json").write_text(json.dumps(document), "utf-8")

    assert fault in told(capsys, "diff", "bad.json", "base.json", code=2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "red"),
        ("lead", 5),
        ("lead", ""),
        ("participants", "12"),
        ("participants", "x"),
        ("participants", -1),
        ("women_share", "100.01"),
        ("quarters", ["Q1", "Q1"]),
        ("quarters", "Q1"),
        ("budget", {"JPN": {"USD": "1e5"}}),
        ("budget", {"JPN": {"USD": "x"}}),
        ("budget", {"JPN": {"USD": "0.001"}}),
        ("budget", {"J N": {"USD": "1.00"}}),
        ("budget", []),
        ("id", "L 1"),
        ("title", {"texts": {"@source": "x"}, "source": "en", "translated_from": {}}),
        ("title", {"texts": {"en": 5}, "source": "en", "translated_from": {}}),
        ("title", {"texts": {"en": "x" * 10_001}, "source": "en", "translated_from": {}}),
        ("title", {}),
    ],
)
def test_a_reader_of_russian_is_told_every_reason_in_russian(desk, capsys, name, value):
    document = BASE.document()
    document["lines"][0][name] = value
    (desk / "bad.json").write_text(json.dumps(document), "utf-8")

    run(["diff", "bad.json", "base.json", "--lang", "ru"])

    *faults, last = capsys.readouterr().err.splitlines()
    assert last == "Отклонено; ничего не записано."
    assert [fault for fault in faults if not re.search("[а-я]", fault.split(": ", 2)[2])] == []


def test_all_files_are_looked_at_before_anything_is_refused(desk, capsys):
    (desk / "one.json").write_text("{}", "utf-8")
    (desk / "two.json").write_text("[{}]", "utf-8")

    shown = told(capsys, "merge", "--base", "base.json", "one.json", "two.json", "gone.json", code=1)

    assert [row.split(":")[0] for row in shown.splitlines()[:-1]] == ["one.json", "two.json", "gone.json"]


def test_two_proposals_of_one_name_are_refused(desk, capsys):
    put("other.json", change_set_document(proposal(BASE, "KG", *UZ)))

    assert "bear one name: KG" in told(capsys, "merge", "--base", "base.json", "KG.json", "other.json", code=1)


def test_words_in_a_file_cannot_steer_the_terminal(desk, capsys):
    (desk / "evil.json").write_text(json.dumps(BASE.document() | {"code": "\x1b[2J\u202e"}), "utf-8")

    assert "\x1b" not in told(capsys, "diff", "base.json", "evil.json", code=1)


def test_the_command_runs_in_an_empty_folder_without_django_and_gives_the_same_bytes_whatever_the_hash_seed(desk):
    without = "import sys; sys.modules['django'] = None; from maslahat.commands.door import main; sys.exit(main())"
    words = ("plan", "merge", "--base", "base.json", "KG.json", "UZ.json", "KZ.json", "--json")
    outputs = set()
    for seed in ("0", "1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", without, *words],
            env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            cwd=desk,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (2, b"")
        outputs.add(done.stdout)

    assert len(outputs) == 1


def test_what_makes_no_sense_is_a_refusal_and_no_conflict(desk):
    with pytest.raises(SystemExit) as ended:
        run(["merge", "KG.json"])

    assert ended.value.code == 1


def test_the_title_of_the_plan_is_compared_and_merged_like_a_cell(desk, capsys):
    title = {"texts": {"en": "Joint workplan"}, "source": "en", "translated_from": {}}
    put("titled.json", BASE.document() | {"title": title})

    assert "The plan itself\n  Title (English): [+Joint workplan+]" in told(
        capsys, "diff", "base.json", "titled.json", code=1
    )
    found = result(capsys, "titled.json", "KG.json", code=0)
    assert found["plan"]["title"] == title
    assert {"@plan", "L1"} == {one["line"] for one in found["origin"]}


def test_every_class_of_conflict_has_words():
    assert {kind.value for kind in ConflictClass} - set(CLASSES) == set()
