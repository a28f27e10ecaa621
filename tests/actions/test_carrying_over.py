"""The end of a year: every line gets its fate, the year is closed, and the next plan is made of what goes on."""

from decimal import Decimal
from typing import Any

import pytest

from maslahat.actions.amending import propose_corrigendum
from maslahat.actions.carrying_over import close_year, decide_fate, prepare_next_year, table_prepared
from maslahat.actions.outcomes import Done, FateDecided, PlanPrepared, PlanTabled, YearClosed
from maslahat.actions.wishes import Edit
from maslahat.domain.shared.deeds import Stage
from maslahat.domain.workplans.carrying_over import multi_year_totals, new_line_id
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.models import Workplan
from tests.cast import L1, L2, L3, Cast, an_endorsed_plan, raise_budget

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}


@pytest.fixture
def cast() -> Cast:
    return an_endorsed_plan()


def decide(cast: Cast, line: str, fate: str, by: str = "secretariat", **more: Any):
    asked: dict[str, Any] = {"workplan": "JWP", "line": line, "fate": fate, "reason": {}, "unspent": {}}
    return decide_fate(**asked | {"by": cast(by)} | cast.told() | more)


def decide_all(cast: Cast) -> None:
    decide(cast, L1, "carried_over", unspent={"DON/USD": "40"})
    decide(cast, L2, "cancelled", reason=WORDS)
    decide(cast, L3, "closed")


def close(cast: Cast, **more: Any):
    asked = {"workplan": "JWP", "base": cast.workplan.in_force.version_id, "by": cast("secretariat")}
    return close_year(**asked | cast.told() | more)


def prepare(cast: Cast, *lines: str, code: str = "JWP-2024", quarters: Any = None):
    asked = {"workplan": "JWP", "code": code, "lines": lines, "quarters": quarters or {}}
    return prepare_next_year(by=cast("secretariat"), **asked, **cast.told())


def next_year(cast: Cast):
    return queries.workplan("SMALL", "JWP-2024")


@pytest.mark.covers("R101")
def test_a_year_is_closed_once_every_line_has_its_fate(cast):
    early = close(cast)
    decide_all(cast)
    done = close(cast)

    assert [(one.code, one.facts["number"]) for one in early.reasons] == [("lines_without_fate", 3)]
    assert done == YearClosed("JWP", 3)
    assert cast.workplan.stage == Stage.CLOSED


@pytest.mark.covers("R101")
def test_a_closed_year_changes_no_more(cast):
    decide_all(cast)
    close(cast)
    base = cast.workplan.in_force.version_id
    asked = {"workplan": "JWP", "base": base, "wishes": (), "headline": WORDS, "rationale": WORDS}

    assert decide(cast, L1, "closed").codes == ("no_right_stage",)
    assert propose_corrigendum(by=cast("secretariat"), **asked, **cast.told()).codes == ("no_right_stage",)


def test_the_last_word_on_a_line_counts_and_all_are_kept(cast):
    decide(cast, L1, "closed")

    assert decide(cast, L1, "carried_over", by="coordinator") == FateDecided(L1, "carried_over")
    assert queries.fates(cast.workplan.id)[L1].decided.fate == "carried_over"


@pytest.mark.parametrize(
    ("line", "fate", "more", "code"),
    [
        (L1, "forgotten", {}, "unknown_fate"),
        (L1, "cancelled", {}, "fate_reason_missing"),
        (L1, "carried_over", {"unspent": {"DON/USD": "100.01"}}, "fate_unspent_too_much"),
        (L1, "carried_over", {"unspent": {"DON/USD": "much"}}, "bad_value"),
        (L1, "closed", {"unspent": {"DON/USD": "1"}}, "fate_unspent_not_asked"),
        ("no-line", "closed", {}, "fate_unknown_line"),
    ],
)
def test_a_fate_that_does_not_fit_is_refused(cast, line, fate, more, code):
    assert decide(cast, line, fate, **more).codes == (code,)


@pytest.mark.covers("R61", "R83", "E88")
def test_the_draft_of_next_year_holds_what_goes_on_with_its_lineage(cast):
    decide_all(cast)

    prepared = prepare(cast, L3, quarters={L1: ["Q2"], L3: ["Q3"]})

    plan = queries.plan(next_year(cast).current.version_id)
    assert prepared == PlanPrepared("JWP-2024", plan.version_id, 2)
    assert [(each.one("continues"), each.quarters) for each in plan.lines] == [(L1, ("Q2",)), (L3, ("Q3",))]
    assert plan.line(new_line_id("SMALL", "JWP-2024", L1)).budget == {("DON", "USD"): Decimal("40.00")}
    assert plan.line(new_line_id("SMALL", "JWP-2024", L3)).budget == {("TBM", "USD"): Decimal("100.00")}


@pytest.mark.covers("E88")
def test_money_that_was_carried_over_is_counted_once_over_both_years(cast):
    decide_all(cast)
    prepare(cast)
    years = [cast.text, queries.plan(next_year(cast).current.version_id)]
    fates = [each.decided for each in queries.fates(cast.workplan.id).values()]

    assert multi_year_totals(years, fates)["DON", "USD"] == Decimal("300.00")


@pytest.mark.covers("R83")
def test_a_prepared_draft_can_be_prepared_anew_and_is_then_tabled_and_debated(cast):
    prepare(cast, L1)
    prepare(cast, L1, L2)
    base = next_year(cast).current.version_id
    asked = {"workplan": "JWP-2024", "base": base, "by": cast("secretariat")}

    tabled = table_prepared(**asked, **cast.told())

    assert [each.label for each in next_year(cast).versions] == ["D1", "D2", "B"]
    assert tabled == PlanTabled("JWP-2024", base)
    assert prepare(cast, L1).codes == ("already_tabled",)
    cast.plan = "JWP-2024"
    assert isinstance(cast.dispose(cast.tabled("head-aa", raise_budget(cast.text.lines[0].id, "7")).ref), Done)


def test_an_older_draft_than_the_one_prepared_is_not_tabled(cast):
    prepare(cast, L1)
    older = next_year(cast).current.version_id
    prepare(cast, L2)
    asked = {"workplan": "JWP-2024", "base": older, "by": cast("secretariat")}

    assert table_prepared(**asked, **cast.told()).about == "plan"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"code": "JWP"}, "already_tabled"),
        ({"code": "two words"}, "bad_plan_code"),
        ({"lines": ("no-line",)}, "unknown_line"),
        ({"lines": (L1,), "quarters": {L1: ["Q5"]}}, "unknown_quarter"),
        ({}, "nothing_to_carry_over"),
    ],
)
def test_a_draft_that_cannot_be_made_is_refused(cast, told, code):
    asked = {"code": "JWP-2024", "lines": (), "quarters": {}} | told

    refused = prepare_next_year(workplan="JWP", by=cast("secretariat"), **asked, **cast.told())

    assert refused.codes == (code,)
    assert next_year(cast) is None


def test_the_draft_of_another_year_is_not_prepared_over(cast):
    prepare(cast, L1)
    Workplan.objects.filter(code="JWP-2024").update(year=2025)

    assert prepare(cast, L2).codes == ("draft_of_another_year",)


def test_a_year_is_not_closed_while_a_change_is_open_to_objection(cast):
    decide_all(cast)
    asked = {"workplan": "JWP", "base": cast.workplan.in_force.version_id, "headline": WORDS, "rationale": WORDS}
    spelling = Edit(L1, words={"title": {"en": "Train the officers"}})
    propose_corrigendum(wishes=(spelling,), by=cast("secretariat"), **asked, **cast.told())

    assert close(cast).codes == ("adjustment_still_open",)


def test_a_year_is_closed_on_the_text_that_was_on_the_screen(cast):
    decide_all(cast)

    assert close(cast, base="0" * 64).about == "plan"
