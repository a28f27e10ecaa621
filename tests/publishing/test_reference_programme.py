"""The programme that ships holds what the account of the 2022 meeting says, and marks what it invents."""

import re
from collections import Counter
from datetime import date

import pytest

from maslahat.domain.shared.ids import mint_line_id
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.files import read_file
from maslahat.publishing.programme_file import read_programme_file
from tests.architecture.house import ROOT

REFERENCE = ROOT / "maslahat/reference"


@pytest.fixture(scope="module")
def programme():
    return read_programme_file((REFERENCE / "programme.yaml").read_bytes())[0]


@pytest.mark.covers("R1")
def test_the_programme_has_its_name_cycle_members_agency_and_secretariat(programme):
    assert programme.name.in_language("ru") == "Программа УНП ООН для Центральной Азии на 2022–2025 годы"
    assert (programme.starts_on, programme.ends_on) == (date(2022, 1, 1), date(2025, 12, 31))
    assert programme.members == ("KZ", "KG", "TJ", "TM", "UZ")
    assert (programme.agency, programme.secretariat) == ("UNODC", "UNODC-ROCA")


@pytest.mark.covers("R2")
def test_it_was_approved_in_2021_by_five_states_and_the_agency(programme):
    assert programme.approval.on == date(2021, 11, 24)
    assert programme.approval.signatories == ("KZ", "KG", "TJ", "TM", "UZ", "UNODC")
    assert not programme.is_illustrative("approval")


@pytest.mark.covers("R5")
def test_there_are_exactly_five_pillars_in_order_each_with_scope_and_coordinator(programme):
    assert [pillar.code for pillar in programme.pillars] == ["P1", "P2", "P3", "P4", "P5"]
    assert all(pillar.scope.texts.keys() == {"en", "ru"} and pillar.coordinator for pillar in programme.pillars)
    counts = (len(programme.outcomes), len(programme.outputs), len(programme.indicators), len(programme.institutions))
    assert counts == (12, 40, 94, 100)


@pytest.mark.covers("R7")
def test_pillar_two_has_three_themes_whose_outputs_add_up_to_the_pillar(programme):
    pillar = programme.pillar("P2")
    by_theme = Counter(output.theme for output in pillar.outputs)

    assert set(by_theme) == {theme.code for theme in pillar.themes} == {"crime_prevention", "justice", "corruption"}
    assert by_theme.total() == len(pillar.outputs)


@pytest.mark.covers("R9", "R10")
def test_each_theme_of_pillar_five_has_an_output_and_research_is_one_of_them(programme):
    pillar = programme.pillar("P5")

    assert {output.theme for output in pillar.outputs} == {theme.code for theme in pillar.themes}
    assert {theme.code for theme in pillar.themes} == {"research", "trends", "policy", "advocacy", "forensics"}


@pytest.mark.covers("R12")
def test_the_five_cross_cutting_themes_are_there_and_four_have_a_marker(programme):
    scales = {theme.code: len(theme.scale) for theme in programme.cross_cutting}

    assert scales == {"gender": 4, "human_rights": 4, "disability": 3, "youth": 3, "sdg": 0}
    assert {theme.code for theme in programme.cross_cutting if theme.required} == set(scales) - {"sdg"}


@pytest.mark.covers("R15")
def test_every_pillar_serves_an_area_of_the_strategy(programme):
    assert all(area.startswith("UNODC-STRAT.A") for pillar in programme.pillars for area in pillar.strategy_areas)
    assert all(pillar.strategy_areas for pillar in programme.pillars)


@pytest.mark.covers("R16")
def test_a_line_may_serve_ten_targets_of_the_2030_agenda_and_goal_16_is_served_by_several_pillars(programme):
    with_goal_16 = [
        pillar.code for pillar in programme.pillars if any(code[:3] == "16." for code in pillar.sdg_targets)
    ]

    assert programme.plan_terms.max_sdg_targets == 10
    assert len(programme.sdg_targets) == 15
    assert with_goal_16 == ["P1", "P2", "P4", "P5"]


@pytest.mark.covers("R17", "R18", "R19", "R20")
def test_the_framework_of_tajikistan_was_signed_in_june_2022_and_the_agency_co_chairs_its_fourth_result(programme):
    framework = next(found for found in programme.frameworks if found.code == "UNSDCF-TJ")
    result = framework.results[3]

    assert (framework.starts, framework.ends, framework.signed) == (2023, 2026, "2022-06")
    assert [(role.result, role.role, role.other) for role in framework.agency_roles] == [("4", "co_chair", "")]
    assert len(framework.parties) == 2
    assert {programme.pillar_of[output] for output in result.outputs} == {"P1", "P2", "P4"}


@pytest.mark.covers("R33", "R34", "R35")
def test_the_named_kinds_of_institution_exist_in_all_five_countries(programme):
    there = {(institution.category, institution.country) for institution in programme.institutions}

    for category in ("mfa", "mia", "moj", "moh", "moe", "dca", "supreme_court", "gpo", "customs", "security", "border"):
        missing = {country for country in programme.members if (category, country) not in there}
        assert missing == MISSING.get(category, set()), category


MISSING = {"dca": {"TM"}}
"""In Turkmenistan the fight against drugs is a task of the Ministry of Internal Affairs."""


@pytest.mark.covers("R37")
def test_all_kinds_of_party_take_part(programme):
    kinds = Counter(party.kind for party in programme.parties)

    assert (kinds["member"], kinds["agency"], kinds["donor"], kinds["rc_office"], kinds["civil_society"]) == (
        5,
        1,
        12,
        5,
        1,
    )
    assert (kinds["un_entity"], kinds["regional_body"], kinds["public"]) == (4, 5, 1)


@pytest.mark.covers("R25", "R26", "R29", "R39")
def test_the_meeting_of_2022_stands_with_twelve_items(programme):
    meeting = programme.meeting("PSC-2022")

    assert (meeting.on, meeting.form, meeting.host_country, meeting.plan) == (
        date(2022, 10, 26),
        "hybrid",
        "KZ",
        "JWP-2023",
    )
    assert meeting.co_host.in_language("en") == "Government of the Republic of Kazakhstan"
    assert len(meeting.agenda) == 12
    assert [item.kind for item in meeting.agenda][-2:] == ["decision", "closing"]


@pytest.mark.covers("R49", "R52")
def test_five_states_decide_by_consensus_and_the_agency_accepts(programme):
    rule = programme.decision

    assert (rule.method, rule.deciding, rule.quorum) == ("consensus", programme.members, 5)
    assert (rule.absent, rule.agency_acceptance) == ("blocks", True)


def test_what_is_invented_is_marked_and_what_is_published_names_its_source(programme):
    opened, grants = (mint_line_id(programme.code, "JWP-2023", born) for born in ("A-1.1.1-01", "A-4.2.3-01"))
    invented = (
        "output:1.1.1",
        "indicator:1.1.1.i1",
        "indicator:1.1.1.i2:baseline",
        f"line:{grants}:budget",
        "seat:expert",
    )
    published = (
        "indicator:1.1.1.i1:baseline",
        f"line:{opened}",
        f"line:{opened}:budget",
        "institution:KZ-MFA",
        "donor:JPN",
    )

    assert all(programme.is_illustrative(subject) for subject in invented)
    assert not any(programme.is_illustrative(subject) for subject in published)
    assert programme.provenance_of(f"line:{opened}").sources == ("S16",)
    assert all(
        programme.provenance_of(f"proposal:PR-KZ-01:{part}").mark == mark
        for part, mark in (("headline", "S"), ("x", "I"))
    )


@pytest.mark.parametrize("name", ["programme.yaml", "plan_tabled.yaml", "proposals.yaml"])
def test_every_text_that_ships_is_english_and_russian_and_names_nobody(name):
    found = read_file((REFERENCE / name).read_bytes()).data
    waiting, pairs = [found], []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict) and {"en", "ru"} & value.keys():
            pairs.append(LocalizedText.of(**value))
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []

    assert pairs
    for text in pairs:
        english, russian = text.texts["en"], text.texts["ru"]
        assert not re.search("[а-яё]", english, re.I), english
        assert re.search("[а-яё]", russian, re.I) or english == russian, russian
        assert not re.search(r"\b(Mr|Ms|Mrs|г-н|г-жа|господин|госпожа)\b", english + russian), english
