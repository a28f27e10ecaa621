"""The draft that ships, the proposals that ship and two decisions come to the endorsed plan: by rule, not by copy."""

from decimal import Decimal
from itertools import permutations

import pytest

from maslahat.actions.reference import reference_programme, reference_story
from maslahat.actions.rulebook import plan_rules
from maslahat.actions.wishes import Understood, understand
from maslahat.domain.shared.ids import PartyCode, ProposalRef, mint_line_id
from maslahat.domain.workplans.conflicts import ConflictClass, Resolution
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.operations import ChangeSet, Insert
from maslahat.domain.workplans.rules import unready
from maslahat.publishing.files import read_file
from tests.architecture.house import ROOT

ENDORSED = read_file((ROOT / "tests/cases/plans/endorsed_2023.yaml").read_bytes()).data
AGREED = ("accepted", "accepted_amended")


@pytest.fixture(scope="module")
def programme():
    return reference_programme()[0]


@pytest.fixture(scope="module")
def story(programme):
    return reference_story(programme)


@pytest.fixture(scope="module")
def rules(programme, story):
    return plan_rules(programme, story.plan.code, story.plan.year)


def _operations(story, ref, wishes):
    plan = story.plan
    understood = understand(plan, wishes, lambda place: mint_line_id(plan.programme, plan.code, ref, str(place)))
    assert isinstance(understood, Understood), understood
    assert understood.dropped == 0, f"{ref} asks for what stands there already"
    return understood.operations


def _agreed(story):
    return [
        ChangeSet(
            ProposalRef(filing.ref),
            number,
            PartyCode(filing.by),
            story.plan.version_id,
            _operations(story, filing.ref, filing.fate.wishes or filing.wishes),
        )
        for number, filing in enumerate(story.filings, start=1)
        if filing.fate.disposition in AGREED and filing.wishes
    ]


def _resolutions(story, conflicts):
    return [
        Resolution(conflict.id, ruling.choice)
        for ruling in story.rulings
        for conflict in conflicts
        if set(ruling.between) == set(conflict.proposals)
    ]


@pytest.fixture(scope="module")
def endorsed(story, rules):
    agreed = _agreed(story)
    return consolidate(
        story.plan, agreed, _resolutions(story, consolidate(story.plan, agreed, (), rules).conflicts), rules
    )


def test_the_draft_holds_62_lines_and_is_ready_but_for_the_proposals(story, rules):
    assert len(story.plan.lines) == 62
    assert unready(story.plan, rules) == ()
    assert story.plan.parties == ("KZ", "KG", "TJ", "TM", "UZ", "UNODC")


@pytest.mark.covers("R85", "R86")
def test_the_kyrgyz_list_of_civil_society_is_ten_proposals_and_thirteen_lines_seconded_by_the_delegation(story):
    listed = [filing for filing in story.filings if filing.by == "civil-society-kg"]
    added = [
        operation
        for filing in listed
        for operation in _operations(story, filing.ref, filing.wishes)
        if isinstance(operation, Insert)
    ]

    assert sorted(filing.ref for filing in listed) == [f"PR-KG-{number:02d}" for number in range(1, 11)]
    assert {filing.supported_by for filing in listed} == {"head-kg"}
    assert len(added) == 13


def test_two_pairs_of_proposals_collide_one_on_a_field_and_one_on_a_ceiling(story, rules):
    conflicts = consolidate(story.plan, _agreed(story), (), rules).conflicts

    assert [(conflict.kind, conflict.proposals) for conflict in conflicts] == [
        (ConflictClass.K2_DIVERGENT, ("PR-UZ-01", "PR-REG-01")),
        (ConflictClass.K10_RULE_BROKEN, ("PR-KZ-04", "PR-TM-03")),
    ]


def test_draft_proposals_and_decisions_come_to_the_83_lines_in_order_of_code(endorsed, rules):
    lines = [(endorsed.plan.printed_codes[line.id], line.title.texts) for line in endorsed.plan.lines]

    assert endorsed.conflicts == ()
    assert unready(endorsed.plan, rules) == ()
    assert lines == [(row["code"], row["title"]) for row in ENDORSED]
    assert len(lines) == 83


@pytest.mark.parametrize("place", range(83), ids=[row["code"] for row in ENDORSED])
def test_every_endorsed_line_says_what_was_endorsed(endorsed, place):
    line, row = endorsed.plan.lines[place], ENDORSED[place]

    for name in ("type", "scope", "modality", "lead", "participants"):
        assert line.one(name) == row.get(name), name
    for name in ("countries", "quarters", "partners", "sdg_targets"):
        assert line.elements(name) == tuple(sorted(row[name])), name
    assert line.elements("beneficiaries") == tuple(sorted(row.get("beneficiaries", ())))
    assert line.one("women_share") == (Decimal(row["women_share"]) if "women_share" in row else None)
    assert {key[0]: value for key, value in line.entries("markers").items()} == row["markers"]
    assert line.budget == {(source, "USD"): Decimal(each["USD"]) for source, each in row["budget"].items()}
    assert sum(line.budget.values()) == row["cost"]


def test_27_lines_are_touched_by_proposals(story, endorsed):
    before = {line.id: line for line in story.plan.lines}

    touched = [line for line in endorsed.plan.lines if before.get(line.id) != line]

    assert len(touched) == 27


def test_the_order_of_agreement_plays_no_part(story, rules, endorsed):
    agreed = _agreed(story)
    resolutions = _resolutions(story, consolidate(story.plan, agreed, (), rules).conflicts)

    for first in [*list(permutations(agreed[:3])), agreed[::-1]]:
        rest = [one for one in agreed if one not in first]
        assert consolidate(story.plan, [*first, *rest], resolutions, rules).plan.version_id == endorsed.plan.version_id


def test_what_was_amended_was_asked_for_otherwise_and_statements_ask_for_no_change(story):
    by_fate = {filing.ref: filing for filing in story.filings}

    amended = [ref for ref, filing in by_fate.items() if filing.fate.disposition == "accepted_amended"]
    assert sorted(amended) == ["PR-KG-07", "PR-KG-10", "PR-TM-02"]
    assert all(by_fate[ref].wishes != by_fate[ref].fate.wishes for ref in amended)
    assert [ref for ref, filing in by_fate.items() if not filing.wishes] == ["PR-KZ-05", "PR-KG-11"]
    assert (by_fate["PR-KZ-02"].fate.disposition, by_fate["PR-KZ-02"].fate.into) == ("merged", "PR-KZ-01")
    assert len(by_fate) == 23


def test_every_code_of_the_story_is_known_to_the_programme(programme, endorsed):
    institutions = {institution.code for institution in programme.institutions}
    sources = {donor.code for donor in programme.donors} | {"TBM"}

    for line in endorsed.plan.lines:
        assert {line.one("lead"), *line.elements("partners")} <= institutions
        assert {source for source, _ in line.budget} <= sources
        assert set(line.countries) <= set(programme.members)
        assert set(line.elements("sdg_targets")) <= {target.code for target in programme.sdg_targets}
        for name, codes in (("type", "activity_types"), ("scope", "activity_scope"), ("modality", "modality")):
            assert programme.label(codes, line.one(name)), line.one(name)
