"""A programme is read whole from its data, or refused with every fault named by its path."""

import copy
from decimal import Decimal
from typing import Any

import pytest

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.programmes.reading import ProgrammeRefused, read_programme
from maslahat.domain.programmes.rules import AdjustmentTerms
from tests.small_programme import small_programme, text


def _set(data: Any, path: str, value: Any) -> None:
    """Set the value at a path such as ``pillars.0.name.ru``; the value None takes the key away."""
    *way, last = path.split(".")
    for step in way:
        data = data[int(step)] if isinstance(data, list) else data[step]
    if isinstance(data, list):
        data[int(last)] = value
    elif value is None:
        data.pop(last, None)
    else:
        data[last] = value


def _faults(**changes: Any) -> dict[str, str]:
    data = copy.deepcopy(small_programme())
    for path, value in changes.items():
        _set(data, path, value)
    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(data)
    return dict(refused.value.faults)


@pytest.mark.covers("R1", "R5")
def test_countries_pillars_and_rules_are_what_the_data_say():
    programme = read_programme(small_programme())

    assert programme.members == ("AA", "BB", "CC")
    assert [pillar.code for pillar in programme.pillars] == ["P1", "P2"]
    assert programme.decision.deciding == ("AA", "BB", "CC")
    assert programme.plan_terms.ceilings[0].amount == Decimal("1000.00")
    assert [party.kind for party in programme.parties] == [*["member"] * 3, "agency", "donor", "civil_society"]


@pytest.mark.covers("E85", "E86")
def test_limits_after_endorsement_and_weekends_are_data_with_customary_values():
    named = small_programme()
    limits = {"shift_quarters": 0, "percent": 5, "corrigendum_days": 3, "adjustment_days": 10}
    named["plan_terms"] |= {"adjustments": limits}
    named["countries"][0] |= {"weekend": [6, 5]}

    customary, own = read_programme(small_programme()), read_programme(named)

    assert customary.plan_terms.adjustments == AdjustmentTerms(1, 10, 5, 5)
    assert own.plan_terms.adjustments == AdjustmentTerms(0, 5, 3, 10)
    assert [country.weekend for country in own.countries] == [(5, 6), (6, 7), (6, 7)]


@pytest.mark.covers("R5")
def test_a_sixth_pillar_is_a_matter_of_data():
    data = small_programme()
    for number in range(3, 7):
        pillar = copy.deepcopy(data["pillars"][0]) | {"code": f"P{number}"}
        for level in (pillar["outcomes"], pillar["outcomes"][0]["outputs"]):
            for entry in level:
                entry["code"] = f"{number}.{entry['code']}"
                entry.pop("indicators", None)
        data["pillars"].append(pillar)

    assert len(read_programme(data).pillars) == 6


@pytest.mark.parametrize(
    ("path", "value", "where", "why"),
    [
        ("format", "maslahat.programme/9", "format", "is not maslahat.programme/1"),
        ("code", None, "code", "is missing"),
        ("code", "two words", "code", "is not a code"),
        ("countries.0.weekend", [8], "countries[0].weekend", "one to three days"),
        ("languages", ["en", "en"], "languages", "different language codes"),
        ("name", "Programme", "name", "is not a text in en, ru"),
        ("name.ru", None, "name.ru", "is missing"),
        ("name.ru", " ", "name.ru", "is empty"),
        ("name.ru", 5.5, "name.ru", "is not text"),
        ("name.en", "a\x00b", "name.en", "control character"),
        ("name.fr", "Programme", "name.fr", "is no language of this programme"),
        ("starts_on", "2022-02-30", "starts_on", "is not a day"),
        ("ends_on", "2021-12-31", "ends_on", "is before the start"),
        ("approval", {"date": "2026-01-01", "place": text("A"), "signatories": ["AA"]}, "approval.date", "is after"),
        ("approval", {"date": "2021-01-01", "place": text("A")}, "approval.signatories", "at least one party"),
        (
            "approval",
            {"date": "2021-01-01", "place": text("A"), "signatories": ["Q"]},
            "approval.signatories[0]",
            "Q is no",
        ),
        ("agency", None, "agency", "is missing"),
        ("secretariat", "NOBODY", "secretariat", "NOBODY is no institution"),
        ("members", [], "members", "at least one country"),
        ("members.1", "XX", "members[1]", "XX is no country"),
        ("members.1", "AA", "members[1]", "AA stands twice"),
        ("countries", "AA", "countries", "is not a list"),
        ("countries.0", "AA", "countries[0]", "is not a list of named values"),
        ("countries.1.code", "AA", "countries[1]", "AA stands twice, first at countries[0]"),
        ("institutions.1.country", "ZZ", "institutions[1].country", "ZZ is no country"),
        ("institutions.1.category", "ZZ", "institutions[1].category", "ZZ is no category"),
        ("institutions.1.code", "SEC", "institutions[1]", "SEC stands twice"),
        ("institutions.1.name", None, "institutions[1].name", "is missing"),
        ("institutions.1.colour", "red", "institutions[1].colour", "is not a key known here"),
        ("donors.0.kind", "friend", "donors[0].kind", "is not one of government"),
        ("pillars", None, "pillars", "must hold at least one entry"),
        ("pillars.1.code", "P1", "pillars[1]", "P1 stands twice"),
        ("pillars.0.outcomes.0.outputs.0.name.ru", None, "pillars[0].outcomes[0].outputs[0].name.ru", "is missing"),
        ("pillars.0.sdg_targets", ["9.9"], "pillars[0].sdg_targets[0]", "9.9 is no sdg target"),
        ("pillars.0.outcomes.0.outputs.0.theme", "x", "pillars[0].outcomes[0].outputs[0].theme", "x is no theme"),
        ("plan_terms.max_sdg_targets", 0, "plan_terms.max_sdg_targets", "is not between 1 and 100"),
        ("plan_terms.max_sdg_targets", "ten", "plan_terms.max_sdg_targets", "is not a whole number"),
        ("plan_terms.ceilings.0.code", "P9", "plan_terms.ceilings[0].code", "P9 is no pillar"),
        ("plan_terms.ceilings.0.amount", "1.234", "plan_terms.ceilings[0].amount", "is not an amount"),
        ("plan_terms.ceilings.0.amount", -1, "plan_terms.ceilings[0].amount", "is not an amount"),
        ("cross_cutting.0.scale.0.code", "1", "cross_cutting[0].scale[0].code", "a scale counts up from 0"),
        ("cross_cutting.0.scale", [], "cross_cutting[0].required", "there is no scale"),
        ("decision.deciding", ["AA", "NGO"], "decision.deciding[1]", "NGO is no party"),
        ("decision.quorum", 4, "decision.quorum", "is not between 1 and 3"),
        ("decision.absent", "guess", "decision.absent", "is not one of blocks, follow_by_silence"),
        ("decision.method", "dice", "decision.method", "is not one of consensus"),
        ("decision.valid_from", None, "decision.valid_from", "is missing"),
        ("marks", {"output": "X"}, "marks.output", "is not one of S, K, I"),
        ("marks", [], "marks", "is not a list of named values"),
        ("surprise", 1, "surprise", "is not a key known here"),
    ],
)
def test_a_fault_is_named_by_its_path(path, value, where, why):
    faults = _faults(**{path: value})

    assert where in faults, faults
    assert why in faults[where]


def _with(name: str, *entries: dict[str, Any]) -> dict[str, str]:
    return _faults(**{name: list(entries)})


_AGREEMENT = {
    "code": "A1", "donor": "DON", "signed": "2022-02", "purpose": text("Posts"), "amount": 10, "currency": "USD",
    "usd_equivalent": 12, "earmarking": "tight", "pillars": ["P1"],
}  # fmt: skip


def test_amounts_of_an_agreement_in_dollars_must_agree():
    assert _with("agreements", _AGREEMENT)["agreements[0].usd_equivalent"] == "is not the amount of 10.00 USD"


def test_a_date_as_published_is_a_day_a_month_or_a_year():
    assert "is not a day, month or year" in _with("agreements", _AGREEMENT | {"signed": "soon"})["agreements[0].signed"]


def test_items_of_an_agenda_are_numbered_in_order():
    item = {"number": 2, "title": text("Opening"), "kind": "opening"}
    meeting = {"code": "M", "date": "2022-10-26", "city": text("City"), "host_country": "AA", "form": "hybrid"}

    faults = _with("meetings", meeting | {"agenda": [item], "host_country": "ZZ"})

    assert faults["meetings[0].agenda[0].number"] == "is not 1: items are numbered in order"
    assert faults["meetings[0].host_country"] == "ZZ is no country of this programme"


def test_parts_of_a_reading_add_up_to_it():
    parts = [{"dimension": "sex", "code": code, "value": value} for code, value in (("women", 3), ("men", "4.5"))]

    faults = _with("readings", {"indicator": "none", "period": "2022", "value": 8, "parts": parts})

    assert faults["readings[0].parts"] == "along sex add up to 7.5, not to 8"
    assert faults["readings[0].indicator"] == "none is no indicator of this programme"


@pytest.mark.covers("R17", "R18", "R19")
def test_a_role_in_a_framework_names_a_result_of_it():
    role = {"result": "2", "role": "co_chair"}
    framework = {
        "code": "F",
        "name": text("Frame"),
        "scope": "AA",
        "starts": 2023,
        "ends": 2022,
        "agency_roles": [role],
    }

    faults = _with("frameworks", framework | {"results": [{"code": "1", "name": text("One"), "outputs": ["9.9.9"]}]})

    assert faults["frameworks[0].agency_roles[0].result"] == "F.2 is no framework result of this programme"
    assert faults["frameworks[0].ends"] == "is before the start in 2023"
    assert faults["frameworks[0].results[0].outputs[0]"] == "9.9.9 is no output of this programme"


@pytest.mark.covers("R1")
def test_a_target_outside_the_cycle_is_refused_and_one_year_has_one_target():
    indicator = {
        "code": "i1", "name": text("Posts"), "unit": "posts", "baseline": {"year": 2021}, "direction": "up",
        "targets": [{"year": 2026, "value": 1}, {"year": 2023, "value": 2}, {"year": 2023, "value": 3}],
    }  # fmt: skip
    path = "pillars[0].outcomes[0].outputs[0].indicators[0]"

    faults = _faults(**{"pillars.0.outcomes.0.outputs.0.indicators": [indicator]})

    assert faults[f"{path}.targets[0].year"] == "is not between 2022 and 2025"
    assert faults[f"{path}.targets[2].year"] == "2023 has a target already"
    assert faults[f"{path}.unit"] == "posts is no entry of code list units of this programme"


def test_every_fault_is_named_at_once():
    faults = _faults(**{"code": None, "members.0": "XX", "name.ru": None, "decision.quorum": 9})

    assert {"code", "members[0]", "name.ru", "decision.quorum"} <= set(faults)


@pytest.mark.parametrize("data", [None, [], "programme", 7, {"languages": [{}]}, {"pillars": [[[]]]}])
def test_what_is_no_programme_at_all_is_refused_too(data):
    with pytest.raises(ProgrammeRefused):
        read_programme(data)


def test_the_nearest_mark_counts():
    data = small_programme(marks={"donor": "I", "party:AA:name": "K"})
    data["donors"][0] |= {"mark": "S"}
    data["donors"].append({"code": "NEW", "name": text("New donor"), "kind": "government"})

    programme = read_programme(data)

    assert _illustrative(programme, "donor:NEW", "donor:NEW:name", "donor:DON", "country:AA") == [
        True,
        True,
        False,
        False,
    ]


def _illustrative(programme: Programme, *subjects: str) -> list[bool]:
    return [programme.is_illustrative(subject) for subject in subjects]


def test_sources_without_a_mark_and_unknown_sources_are_faults():
    data = {"code": "DON", "name": text("Donor"), "kind": "government", "sources": ["S1"]}

    faults = _with("donors", data)

    assert faults["donors[0].mark"] == "is missing although sources are named"
    assert faults["donors[0].sources[0]"] == "S1 is no source of this programme"


EARLIER = small_programme()["decision"] | {"valid_from": "2020-01-01", "quorum": 2}


@pytest.mark.covers("E89")
def test_earlier_versions_of_the_decision_rule_are_kept_with_the_day_they_held_from():
    programme = read_programme(small_programme(earlier_decisions=[EARLIER]))

    assert [(each.quorum, each.valid_from.year) for each in programme.earlier_decisions] == [(2, 2020)]
    assert programme.decision.quorum == 3


def test_a_rule_written_before_there_were_calls_reads_as_no_objection_without_a_vote():
    calls = read_programme(small_programme()).decision.calls

    assert (calls.substance, calls.vote) == (("no_objection", "silence"), None)


def test_a_rule_tells_methods_countdown_and_the_majority_of_a_vote():
    vote = {"parts": 2, "of_parts": 3, "of": "voting"}
    told = {"substance": ["no_objection", "vote"], "countdown_seconds": 90, "vote": vote}

    calls = read_programme(small_programme(decision=small_programme()["decision"] | {"calls": told})).decision.calls

    assert (calls.countdown_seconds, calls.vote.share, calls.procedure) == (90, (2, 3), ("ruling", "no_objection"))


@pytest.mark.parametrize(
    ("decision", "where"),
    [
        ({"calls": {"substance": ["acclamation"]}}, "decision.calls.substance[0]"),
        ({"calls": {"substance": ["vote"]}}, "decision.calls.vote"),
        ({"calls": {"vote": {"parts": 1, "of_parts": 2, "of": "voting"}}}, "decision.calls.vote"),
        ({"calls": {"substance": ["silence", "silence"]}}, "decision.calls.substance[1]"),
        ({"valid_from": "2019-01-01"}, "earlier_decisions[0].valid_from"),
    ],
)
def test_a_decision_rule_that_contradicts_itself_is_refused(decision, where):
    data = small_programme(decision=small_programme()["decision"] | decision, earlier_decisions=[EARLIER])

    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(data)

    assert where in [path for path, _ in refused.value.faults]
