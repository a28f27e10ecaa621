"""What proposals would do is computed before anybody decides: exact, by currency, and told by what they break."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.impact import Holiday, ImpactTerms, as_if_agreed, days_off, impact, workloads
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.rules import Ceiling, CeilingOf, PlanRules, Rule
from maslahat.domain.workplans.totals import ZERO, totals
from tests import notation
from tests.domain.workplans.generated import change_sets, plans

PILLARS = {"1.1": "P1", "1.2": "P1", "2.1": "P2"}
CEILING = Ceiling(CeilingOf.PILLAR, "P1", "USD", Decimal("200.00"))
RULES = PlanRules(2023, pillar_of=PILLARS, ceilings=(CEILING,))
NOWRUZ = Holiday("KZ", date(2023, 3, 21), LocalizedText.of(en="Nauryz", ru="Наурыз"))
TERMS = ImpactTerms(RULES, {"gender": 2}, (NOWRUZ, Holiday("KG", date(2023, 8, 31), LocalizedText.of(en="Day"))))
BASE = notation.plan(
    """
    1.1
      L1 | Course | countries KZ | quarters Q1 Q2 | lead UNODC | budget JPN 100 | markers gender 2 | sdg_targets 16.4
      L2 | Visit | countries UZ | quarters Q3 | lead UNODC | budget USA 50 | markers gender 0
    2.1
      M1 | Campaign | countries KG | budget JPN 50
    """
)


def of(*wanted, agreed=()):
    before = consolidate(BASE, agreed, (), RULES)
    after = as_if_agreed(BASE, agreed, wanted, (), RULES)
    return impact(before, after, TERMS, [one.proposal for one in wanted])


def kg(*wishes):
    return notation.proposal(BASE, "KG", *wishes)


def uz(*wishes):
    return notation.proposal(BASE, "UZ", *wishes)


@pytest.mark.covers("R89")
def test_money_moves_by_pillar_country_quarter_and_donor():
    found = of(kg("L1 budget JPN = 120"))

    moved = {(each.part, each.code): f"{each.by:+.2f}" for each in found.moved_money}
    assert moved == {
        ("plan", ""): "+20.00",
        ("pillar", "P1"): "+20.00",
        ("country", "KZ"): "+20.00",
        ("donor", "JPN"): "+20.00",
        ("quarter", "Q1"): "+10.00",
        ("quarter", "Q2"): "+10.00",
    }


@pytest.mark.covers("R12", "R13")
def test_the_share_of_money_by_marker_counts_lines_that_are_significant_or_more():
    found = of(kg("L2 markers gender = 3"))

    assert [(each.marker, each.share_before, each.share_after, each.by) for each in found.shares] == [
        ("gender", Decimal("50.00"), Decimal("75.00"), Decimal("25.00"))
    ]
    assert found.count("unmarked", "gender").after == 1


@pytest.mark.covers("R16")
def test_sdg_targets_gained_and_lost_are_told_with_their_lines():
    found = of(kg("L1 sdg_targets - 16.4", "L2 sdg_targets + 5.2"))

    assert [(each.code, each.before, each.after) for each in found.targets] == [("5.2", 0, 1), ("16.4", 1, 0)]


def test_lines_without_an_indicator_are_counted():
    assert of(kg("add N1 after L2: New")).count("unmeasured").by == 1


@pytest.mark.covers("E11", "R89")
def test_a_ceiling_that_two_proposals_break_together_is_told_before_deciding():
    first, second = kg("L1 budget JPN = 140"), uz("L2 budget USA = 70")

    found = of(first, second)

    assert (found.ceilings[0].before, found.ceilings[0].left) == (Decimal("150.00"), Decimal("-10.00"))
    assert [each.rule for each in found.broken] == [Rule.PILLAR_CEILING]
    assert not of(first).broken


@pytest.mark.covers("E03")
def test_a_proposal_that_a_conflict_holds_changes_no_figure_and_is_named():
    found = of(kg("L1 budget JPN = 120"), uz("L1 budget JPN = 130"))

    assert not found.moved_money
    assert set(found.held) == {"KG", "UZ"}
    assert len(found.conflicts) == 1


@pytest.mark.covers("E08")
def test_one_who_raises_and_one_who_lowers_leave_the_whole_as_it_was():
    found = of(kg("L1 budget JPN = 110"), uz("L2 budget USA = 40"))

    assert {each.code: each.by for each in found.moved_money if each.part == "donor"} == {
        "JPN": Decimal("10.00"),
        "USA": Decimal("-10.00"),
    }
    assert not [each for each in found.moved_money if each.part == "plan"]


@pytest.mark.covers("E09")
def test_two_who_raise_the_same_amount_alike_raise_it_once():
    found = of(kg("L1 budget JPN = 120"), uz("L1 budget JPN = 120"))

    assert found.moved_money[0].by == Decimal("20.00")


@pytest.mark.covers("E02")
def test_a_proposal_that_is_agreed_already_changes_nothing_more():
    agreed = kg("L1 budget JPN = 120")

    assert not of(agreed, agreed=[agreed]).moved_money


def test_an_agency_in_two_countries_in_one_quarter_is_noticed_only_where_the_change_brings_it():
    assert workloads(BASE) == ()

    found = of(kg("L2 quarters + Q2")).workloads

    assert [(each.lead, each.quarter, each.countries, each.lines) for each in found] == [
        ("UNODC", "Q2", ("KZ", "UZ"), ("L1", "L2"))
    ]
    assert not of(kg("M1 title = Big campaign")).workloads


def test_public_holidays_of_the_country_are_told_for_the_quarters_of_a_changed_line():
    found = of(kg("L1 lead = KZ-MOI")).days_off

    assert [(each.country, each.quarter, each.holidays, each.lines) for each in found] == [
        ("KZ", "Q1", (NOWRUZ,), ("L1",))
    ]
    assert days_off([BASE.line(BASE.lines[1].id)], TERMS.calendar) == ()


@given(st.data(), plans())
@settings(max_examples=60)
def test_the_impact_of_any_set_is_the_totals_after_less_those_before_and_parts_make_up_the_whole(data, base):
    wanted = [data.draw(change_sets(base, number)) for number in (1, 2, 3)]
    before, after = consolidate(base, wanted[:1], (), RULES), as_if_agreed(base, wanted[:1], wanted, (), RULES)

    found = impact(before, after, TERMS)

    was, will = (totals(each.plan, PILLARS).whole.required for each in (before, after))
    for currency in {*was, *will}:
        exact = will.get(currency, ZERO) - was.get(currency, ZERO)
        for part in ("plan", "pillar", "country", "quarter"):
            of_part = (each.by for each in found.money if (each.part, each.currency) == (part, currency))
            assert sum(of_part, ZERO) == exact
