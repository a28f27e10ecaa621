"""What a plan must keep before it can be endorsed, and what versions are called."""

from decimal import Decimal

import pytest

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Line
from maslahat.domain.workplans.rules import Ceiling, CeilingOf, PlanRules, broken_rules, unready
from maslahat.domain.workplans.versions import (
    NotAVersion,
    VersionKind,
    VersionLabel,
    may_be_endorsed,
    may_follow,
    read_label,
)
from tests import notation

RULES = PlanRules(2023, {"1.1": "P1"}, countries=("KZ", "KG"), currencies=("USD",), markers={"gender": 3})
GOOD = "L1 | Training | ru Обучение | countries KZ | markers gender 1"


def names(board: str, rules: PlanRules = RULES) -> list[tuple[str, str]]:
    return [(one.rule.value, one.subject) for one in unready(notation.plan(board), rules)]


def test_a_line_that_keeps_every_rule_is_ready():
    assert names(f"1.1\n {GOOD}") == []


@pytest.mark.covers("R12")
def test_an_empty_marker_is_not_a_zero():
    assert names("1.1\n L1 | Training | ru Обучение") == [("marker_empty", "gender")]
    assert names("1.1\n L1 | Training | ru Обучение | markers gender 0") == []
    assert names("1.1\n L1 | Training | ru Обучение | markers gender 4") == [("marker_out_of_range", "gender")]


@pytest.mark.covers("R16")
def test_the_eleventh_sdg_target_is_too_many():
    targets = " ".join(f"16.{number}" for number in range(1, 12))

    assert names(f"1.1\n {GOOD} | sdg_targets {targets}") == [("too_many_sdg_targets", "")]
    assert names(f"1.1\n {GOOD} | sdg_targets {targets.rpartition(' ')[0]}") == []


def test_a_text_without_its_translation_is_not_ready():
    assert names("1.1\n L1 | Training | markers gender 1") == [("translation_missing", "title:ru")]


def test_all_that_is_wrong_is_said_at_once():
    found = names("9.9\n L1 | Training | countries FR | quarters Q5 | shares KZ 10")

    assert found == [
        ("quarter_outside_year", "Q5"),
        ("shares_not_100", ""),
        ("unknown_output", "9.9"),
        ("country_not_member", "FR"),
        ("marker_empty", "gender"),
        ("translation_missing", "title:ru"),
    ]


def test_amounts_below_zero_and_foreign_currencies_are_broken_rules():
    cells: dict[CellKey, Value] = {
        ("budget", "JPN", "USD"): Decimal("-1.00"),
        ("budget", "JPN", "EUR"): Decimal("1.00"),
    }
    plan = notation.plan("1.1\n L1 | Training").with_lines([Line(LineId("L1"), "1.1", cells)])

    assert [(one.rule.value, one.found) for one in broken_rules(plan, RULES)] == [
        ("currency_not_allowed", "EUR"),
        ("negative_amount", "-1.00 USD"),
    ]


def test_a_ceiling_counts_its_own_currency_and_is_reached_before_it_is_broken():
    plan = notation.plan("1.1\n L1 | Training | budget JPN 100 USA 50\n L2 | Visit | budget JPN 50")
    pillar, donor = (
        Ceiling(CeilingOf.PILLAR, "P1", "USD", Decimal(200)),
        Ceiling(CeilingOf.DONOR, "JPN", "USD", Decimal(149)),
    )
    euro = Ceiling(CeilingOf.PILLAR, "P1", "EUR", Decimal(1))

    found = broken_rules(plan, PlanRules(2023, {"1.1": "P1"}, (pillar, donor, euro)))

    assert [(one.rule.value, one.subject, one.found) for one in found] == [("donor_ceiling", "JPN", "150.00 USD")]


@pytest.mark.parametrize("text", ["B", "C1", "C12", "F1", "E2", "B2", "D1", "E1.1", "E2.12"])
def test_a_version_label_reads_as_it_is_printed(text):
    assert str(read_label(text)) == text


@pytest.mark.parametrize("text", ["", "C", "C0", "X1", "C-1", "C1a", "C٣", "C01", "C1.1", "E1.", "E1.0", "E.1"])
def test_other_texts_are_no_version_label(text):
    with pytest.raises(NotAVersion):
        read_label(text)


def test_versions_follow_one_another_from_the_table_to_endorsement():
    kinds = [None, *VersionKind]
    allowed = {(one and one.letter, other.letter) for one in kinds for other in VersionKind if may_follow(one, other)}

    assert allowed == {
        *((None, letter) for letter in "DB"),
        *(("D", letter) for letter in "DB"),
        *(("E", letter) for letter in "BE"),
        *(("B", letter) for letter in "CF"),
        *(("C", letter) for letter in "CF"),
        *(("F", letter) for letter in "CE"),
    }
    assert [kind for kind in VersionKind if may_be_endorsed(kind)] == [VersionKind.FINAL]
    assert str(VersionLabel(VersionKind.CONSOLIDATED, 3)) == "C3"
