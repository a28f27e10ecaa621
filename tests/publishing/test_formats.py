"""The formats as they are documented: schemas, examples and pages say what the code does."""

import copy
import json
import re
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from maslahat.domain.results.explanations import explain
from maslahat.domain.results.result_documents import explanation_document, figures_document
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.domain.workplans.conflicts import Amend, KeepStanding, Resolution, TakeOption, TakeValue
from maslahat.domain.workplans.documents import change_set_document
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.plan import read_plan
from maslahat.domain.workplans.redline import redline
from maslahat.domain.workplans.results import diff_document, merge_result, resolutions_document
from maslahat.domain.workplans.rule_documents import read_rules, rules_document
from maslahat.domain.workplans.rules import PlanRules
from maslahat.publishing.json_files import DocumentRefused
from maslahat.publishing.plan_files import (
    read_plan_file,
    read_proposals_file,
    read_resolutions_file,
    read_rules_file,
)
from maslahat.publishing.results_files import read_results_file
from maslahat.publishing.schemas import SCHEMA_NAMES, schema
from tests.architecture.house import shown
from tests.domain.results.generated import AREAS, ASKED
from tests.domain.results.indicators import CYCLE
from tests.domain.results.test_roll_up_laws import cases
from tests.domain.workplans.generated import plans, revisions, rounds
from tools.print_formats import EXAMPLES, FORMATS, RUNS, printed, said, tables

VALIDATORS = {name: Draft202012Validator(schema(name)) for name in SCHEMA_NAMES}
PAGES = sorted(FORMATS.glob("*.md"))
OURS = sorted(each for each in EXAMPLES.glob("*.json") if ".sdmx." not in each.name)
RULES = PlanRules(2023)
SESSION = re.compile(r"^    \$ maslahat (.+)\n((?:(?:    .*)?\n)*?)(?=\S|\Z|    \$)", re.MULTILINE)
EXAMPLE_OF = {"resolutions": "resolutions.json", "rules": "rules.json", "results": "reports.json"}
ODD = (None, True, 0, -1, 10**9 + 1, "", " x ", "1e5", "100000.0", "@source", [], {}, ["Q1", "Q1"], {"x": "y"})


def is_valid(document):
    name = document["format"].removeprefix("maslahat.").removesuffix("/1")
    return VALIDATORS[name].is_valid(json.loads(json.dumps(document)))


def result(base, sets, decisions=()):
    return merge_result(base, sets, decisions, consolidate(base, sets, decisions, RULES), RULES)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_schema_is_one(name):
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize(("path", "text"), list(printed()), ids=lambda one: shown(one) if hasattr(one, "parts") else "")
def test_schemas_and_results_are_printed_as_the_code_gives_them(path, text):
    assert path.read_text("utf-8") == text, "run python -m tools.print_formats"


@pytest.mark.parametrize(("path", "table"), list(tables()), ids=lambda one: shown(one) if hasattr(one, "parts") else "")
def test_tables_are_printed_as_the_code_gives_them(path, table):
    assert path.read_bytes() == table, "run python -m tools.print_formats"


@pytest.mark.parametrize("path", OURS, ids=shown)
def test_every_example_fits_its_schema(path):
    assert is_valid(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_a_page_shows_what_the_command_says(page):
    for words, answer in SESSION.findall(page.read_text("utf-8")):
        told = "\n".join(row.removeprefix("    ") for row in answer.splitlines()).strip()
        assert said(tuple(words.split())).strip() == told


def test_every_result_and_every_input_is_named_on_a_page():
    pages = "".join(page.read_text("utf-8") for page in PAGES)

    assert [path.name for path in EXAMPLES.glob("*.*") if f"examples/{path.name}" not in pages] == []
    assert set(RUNS) < {path.name for path in EXAMPLES.glob("*.json")}


@pytest.mark.covers("E82")
def test_the_fingerprint_can_be_computed_by_anyone_from_what_the_page_says():
    document = json.loads((EXAMPLES / "base.json").read_text("utf-8"))
    plain = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    assert sha256(plain).hexdigest() == read_plan(document).version_id
    assert read_plan(document).version_id in (FORMATS / "plan.md").read_text("utf-8")


@given(data=st.data())
def test_every_document_that_the_code_writes_fits_its_schema(data):
    base, sets = data.draw(rounds(2))
    found = result(base, sets)
    choices = [TakeOption("P1"), TakeValue(None), KeepStanding(), Amend((("a", ("lead",), "UNODC"),))]
    decisions = [Resolution(one["id"], data.draw(st.sampled_from(choices))) for one in found["conflicts"]]
    other = data.draw(revisions(base))

    assert is_valid(base.document())
    assert all(is_valid(change_set_document(one)) for one in sets)
    assert is_valid(found)
    assert is_valid(result(base, sets, decisions))
    assert is_valid(resolutions_document(decisions))
    assert is_valid(diff_document(redline(base, other), base, other))


def test_rules_are_read_as_they_are_written():
    written = rules_document(read_rules(json.loads((EXAMPLES / "rules.json").read_text("utf-8"))))

    assert is_valid(written)
    assert rules_document(read_rules(written)) == written


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*path, key))


def mutated(data, document):
    *path, last = data.draw(st.sampled_from([place for place in places(document) if place]))
    here = changed = copy.deepcopy(document)
    for step in path:
        here = here[step]
    kind = data.draw(st.sampled_from(("put", "drop", "add")))
    if kind == "put":
        here[last] = data.draw(st.sampled_from(ODD))
    elif kind == "drop":
        del here[last]
    elif isinstance(here, dict):
        here["more"] = data.draw(st.sampled_from(ODD))
    return changed


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("formats") / "mutated.json"


def is_read(file, document, read):
    file.write_bytes(canonical_bytes(document))
    try:
        read(file)
    except DocumentRefused:
        return False
    return True


@given(data=st.data())
def test_what_the_schema_of_a_plan_refuses_the_reader_refuses_as_well(file, data):
    changed = mutated(data, data.draw(plans()).document())

    assert not is_read(file, changed, read_plan_file) or VALIDATORS["plan"].is_valid(changed)


@given(data=st.data())
def test_what_the_schema_of_a_change_set_refuses_the_reader_refuses_as_well(file, data):
    base, sets = data.draw(rounds(2).filter(lambda one: one[1]))
    changed = mutated(data, change_set_document(data.draw(st.sampled_from(sets))))

    assert VALIDATORS["changeset"].is_valid(changed) or not is_read(
        file, changed, lambda path: read_proposals_file(path, base, 1)
    )


@given(data=st.data())
@pytest.mark.parametrize(
    ("name", "read"),
    [("resolutions", read_resolutions_file), ("rules", read_rules_file), ("results", read_results_file)],
)
def test_what_the_schema_of_decisions_rules_and_reports_refuses_the_reader_refuses_as_well(file, data, name, read):
    changed = mutated(data, json.loads((EXAMPLES / EXAMPLE_OF[name]).read_text("utf-8")))

    assert VALIDATORS[name].is_valid(changed) or not is_read(file, changed, read)


@given(data=st.data())
def test_what_the_code_writes_is_read_again(file, data):
    base, sets = data.draw(rounds(2))

    assert is_read(file, base.document(), read_plan_file)
    for one in sets:
        file.write_bytes(canonical_bytes(change_set_document(one)))
        assert read_proposals_file(file, base, 1) == (one,)


@given(case=cases(), area=st.sampled_from(AREAS), period=st.sampled_from(ASKED))
def test_every_figure_and_every_explanation_fits_its_schema(case, area, period):
    definition, observations, units, overlaps = case
    figure = roll_up(definition, observations, units, overlaps, area=area, period=period, cycle=CYCLE)

    assert is_valid(figures_document([figure]))
    assert is_valid(explanation_document(explain(figure, definition, observations, CYCLE)))
