"""Cases of merging that staff can read and add to: tests/cases/merge/*.yaml."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.conflicts import (
    WHOLE_LINE,
    ApplyTo,
    Choice,
    Conflict,
    ConflictClass,
    DeleteLine,
    GiveTo,
    KeepStanding,
    Resolution,
    TakeOption,
    TakeValue,
)
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.rules import PlanRules
from tests import notation

RULES = PlanRules(2023)
CASES = Path(__file__).parents[2] / "cases" / "merge"


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        book = yaml.safe_load(path.read_text("utf-8"))
        for case in book["cases"]:
            marks = pytest.mark.covers(*case["rows"])
            found.append(pytest.param({"board": book["board"], **case}, id=case["name"], marks=marks))
    return found


def named(conflict: Conflict) -> str:
    where = [conflict.kind.value, str(conflict.line)]
    return " ".join(where + ([conflict.key[0]] if conflict.key and not conflict.key[0].startswith("@") else []))


def choice(said: str) -> Choice:
    plain: dict[str, Choice] = {"standing": KeepStanding(), "deletion": DeleteLine()}
    if said.startswith("value "):
        return TakeValue(said.removeprefix("value "))
    if said.startswith("give "):
        return GiveTo(tuple(map(LineId, said.split()[1:])))
    if said.startswith("apply "):
        return ApplyTo(LineId(said.removeprefix("apply ")))
    return plain.get(said) or TakeOption(ProposalRef(said))


def drafted(base: Plan, sets: tuple[ChangeSet, ...], decisions: dict[str, str]) -> Consolidation:
    """Take the decisions one round after another: one may bring up what the next is about."""
    taken: dict[str, Resolution] = {}
    while True:
        found = consolidate(base, sets, taken.values(), RULES)
        due = [one for one in found.conflicts if named(one) in decisions and one.id not in taken]
        if not due:
            return found
        taken |= {one.id: Resolution(one.id, choice(decisions[named(one)])) for one in due}


@pytest.mark.parametrize("case", cases())
def test_proposals_come_together_as_the_case_says(case):
    base = notation.plan(case["board"])
    sets = [notation.proposal(base, who, *wishes) for who, wishes in case["wishes"].items()]

    for order in permutations(sets):
        found = drafted(base, order, case.get("decide", {}))

        assert notation.order(found.plan) == case.get("order", notation.order(base))
        assert {where: notation.says(found.plan, where) for where in case.get("says", {})} == case.get("says", {})
        assert [named(one) for one in found.conflicts] == case.get("open", [])
        assert [named(one) for one in found.settled] == case.get("settled", [])
        assert sorted(found.held) == case.get("held", [])
        assert set(found.merged) == case["wishes"].keys() - found.held.keys()
        check_notices(found, case)


def check_notices(found: Consolidation, case: dict[str, Any]) -> None:
    kinds = (ConflictClass.K7_SAME_ANCHOR, ConflictClass.K8_ANCHOR_LOST)
    assert [f"{one.kind.value} {one.line}" for one in found.notices if one.kind in kinds] == case.get("notices", [])
    for where, parties in case.get("shared", {}).items():
        line, name, *part = where.replace("/", " ").split()
        keys = [key for at, key in found.shared if at == line and key[0] == name and set(part) <= set(key)]
        assert keys
        assert all(list(found.shared[LineId(line), key]) == parties for key in keys)


@pytest.mark.covers("E14")
def test_two_who_delete_the_same_line_are_both_named():
    base = notation.plan("1.1\n L1 | Training\n L2 | Visit")
    sets = [notation.proposal(base, who, "delete L1") for who in ("KG", "UZ")]

    found = consolidate(base, sets, [], RULES)

    assert found.shared[LineId("L1"), WHOLE_LINE] == ("KG", "UZ")
