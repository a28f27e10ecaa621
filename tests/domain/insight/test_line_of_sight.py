"""The line of sight: what a line serves, what serves a target, and that down is up turned round."""

from typing import Any

import pytest

from maslahat.domain.insight.line_of_sight import Height, Landscape, Place
from maslahat.domain.programmes.reading import read_programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from tests.notation import plan
from tests.small_programme import small_programme, text

BOARD = """
    1.1.1
    t1 | Training in AA | countries AA
    t2 | Meeting of both | countries AA BB | sdg_targets 17.9
    1.1.2
    t3 | Training anywhere
    2.1.1
    t4 | Post opened | countries BB
"""


def framework(code: str, scope: str, results: dict[str, list[str]]) -> dict[str, Any]:
    named = [{"code": each, "name": text(f"{code} {each}"), "outputs": outputs} for each, outputs in results.items()]
    return {"code": code, "name": text(code), "scope": scope, "starts": 2021, "ends": 2025, "results": named}


def landscape(*plans: tuple[str, Plan]) -> Landscape:
    document = small_programme(
        sdg_targets=[{"code": each, "name": text(f"Target {each}")} for each in ("16.4", "17.9", "3.5")],
        frameworks=[
            framework("STRAT", "global", {"A1": ["1.1.1"], "A2": []}),
            framework("CF-AA", "AA", {"1": ["1.1.1"]}),
            framework("CF-BB", "BB", {"1": ["1.1.1"]}),
        ],
    )
    document["pillars"][0] |= {"strategy_areas": ["STRAT.A1", "STRAT.A2"], "sdg_targets": ["3.5"]}
    document["pillars"][0]["outcomes"][0] |= {"sdg_targets": ["16.4"]}
    return Landscape(read_programme(document), plans or (("JWP-2023", plan(BOARD)),))


def seen(marks: dict[Height, Any], height: Height) -> list[str]:
    return [each.place.code for each in marks.get(height, ())]


def over_line(line: str) -> Any:
    return landscape().sight(Place(Height.LINE, line, "JWP-2023")).above


def test_a_training_leads_to_output_outcome_pillar_strategy_framework_and_target():
    above = over_line("t1")

    assert {height.value: seen(above, height) for height in above} == {
        "sdg_target": ["16.4"],
        "strategy": ["STRAT.A1"],
        "framework": ["CF-AA.1"],
        "pillar": ["P1"],
        "outcome": ["1.1"],
        "output": ["1.1.1"],
    }


def test_the_ladder_stands_in_order_from_the_world_down():
    assert list(over_line("t1")) == sorted(over_line("t1"), key=list(Height).index)


def test_a_line_serves_the_frameworks_of_its_own_countries_alone():
    assert seen(over_line("t2"), Height.FRAMEWORK) == ["CF-AA.1", "CF-BB.1"]
    assert seen(over_line("t1"), Height.FRAMEWORK) == ["CF-AA.1"]


def test_a_line_that_names_targets_serves_these_and_not_those_of_its_outcome():
    assert seen(over_line("t2"), Height.SDG_TARGET) == ["17.9"]
    assert seen(over_line("t1"), Height.SDG_TARGET) == ["16.4"]


def test_where_no_strategy_names_the_output_that_of_its_pillar_counts():
    assert seen(over_line("t3"), Height.STRATEGY) == ["STRAT.A1", "STRAT.A2"]


def test_a_pillar_serves_what_it_names_and_what_its_outputs_serve():
    above = landscape().sight(Place(Height.PILLAR, "P1")).above

    assert seen(above, Height.STRATEGY) == ["STRAT.A1", "STRAT.A2"]
    assert seen(above, Height.SDG_TARGET) == ["3.5", "16.4"]
    assert seen(above, Height.FRAMEWORK) == ["CF-AA.1", "CF-BB.1"]


def test_down_is_up_turned_round():
    found = landscape()
    everything = [each for height in Height for each in found.places(height)]
    up = {
        (each.place, above.place)
        for each in everything
        for row in found.sight(each.place).above.values()
        for above in row
    }
    down = {
        (below.place, each.place)
        for each in everything
        for row in found.sight(each.place).below.values()
        for below in row
    }

    assert up
    assert up == down


def test_from_a_target_one_sees_the_lines_that_serve_it():
    assert seen(landscape().sight(Place(Height.SDG_TARGET, "17.9")).below, Height.LINE) == ["t2"]


def test_lines_of_several_plans_stand_apart_by_their_plan():
    both = landscape(("JWP-2023", plan(BOARD)), ("JWP-2024", plan(BOARD, 2024)))

    below = both.sight(Place(Height.OUTPUT, "2.1.1")).below[Height.LINE]

    assert [(each.place.plan, each.place.code) for each in below] == [("JWP-2023", "t4"), ("JWP-2024", "t4")]


@pytest.mark.parametrize(
    "place", [Place(Height.OUTPUT, "9.9.9"), Place(Height.LINE, "t1"), Place(Height.LINE, "t1", "X")]
)
def test_from_a_place_that_is_not_there_one_sees_nothing(place):
    assert landscape().sight(place) is None


def test_a_landmark_tells_what_holds_it():
    here = landscape().sight(Place(Height.FRAMEWORK, "CF-AA.1")).here

    assert here.within == LocalizedText.of(**text("CF-AA"))
    assert here.countries == ("AA",)


@pytest.mark.covers("R44")
def test_a_place_tells_by_which_kinds_of_support_it_is_served_most_lines_first():
    board = """
        1.1.1
        t1 | Training in AA | type training
        t2 | Mentors | type mentorship
        t3 | Training in BB | type training
        2.1.1
        t4 | Meeting | type meeting
    """
    found = landscape(("JWP-2023", plan(board)))

    assert found.sight(Place(Height.OUTPUT, "1.1.1")).support == {"training": 2, "mentorship": 1}
    assert found.sight(Place(Height.PILLAR, "P2")).support == {"meeting": 1}
