"""What an annual report takes from the endorsed plan: lines of its scope, how work goes, and the funds they require."""

import pytest

from maslahat.actions.results.annual_facts import facts_of, lines_of, money_of, plan_of, stories_of
from maslahat.actions.results.progressing import report_progress
from maslahat.domain.results.annual_report import Course, Scope, ScopeKind
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as workplans
from tests.cast import L1, a_tabled_plan

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R94")]

PROGRAMME = Scope(ScopeKind.PROGRAMME)


@pytest.fixture
def endorsed():
    cast = a_tabled_plan()
    cast.endorse()
    return cast


def asked(cast):
    found = plan_of("SMALL", cast.workplan.year)
    return programmes.programme("SMALL"), found, workplans.plan(found.in_force.version_id)


def codes(scope, told):
    programme, found, plan = told
    return [each.code for each in lines_of(programme, found, plan, scope)]


def test_a_plan_that_is_not_in_force_gives_no_lines():
    assert plan_of("SMALL", a_tabled_plan().workplan.year) is None


def test_a_report_has_the_lines_of_its_pillar_country_or_donor(endorsed):
    told = asked(endorsed)
    plan = told[2]
    every = [plan.printed_codes[each.id] for each in plan.lines]

    assert codes(PROGRAMME, told) == every
    assert codes(Scope(ScopeKind.PILLAR, "P1"), told) == [each for each in every if each.startswith("1.")]
    for country in ("AA", "BB"):
        own = [plan.printed_codes[each.id] for each in plan.lines if country in each.countries]
        assert codes(Scope(ScopeKind.COUNTRY, country), told) == own
    funded = [plan.printed_codes[each.id] for each in plan.lines if any(source == "DON" for source, _ in each.budget)]
    assert codes(Scope(ScopeKind.DONOR, "DON"), told) == funded != []


def test_a_line_says_how_work_goes_with_its_problem_and_next_step(endorsed):
    words = {"status": "implementation", "problem": {"en": "Late"}, "next_step": {"en": "Hurry"}, "done_for": ()}
    told = {"workplan": "JWP", "line": L1, "standing": 0, "by": endorsed("coordinator")} | words
    report_progress(**told | endorsed.told())
    programme, found, plan = asked(endorsed)

    lines = {each.code: each for each in lines_of(programme, found, plan, PROGRAMME)}

    first = lines.pop(plan.printed_codes[L1])
    assert (first.course, first.problem.in_language("en"), first.next_step.in_language("en")) == (
        Course.UNDER_WAY,
        "Late",
        "Hurry",
    )
    assert {each.course for each in lines.values()} == {Course.NOT_TOLD}


def test_money_is_summed_by_source_and_for_a_donor_its_own_alone(endorsed):
    programme, _, plan = asked(endorsed)

    everything = money_of(programme, plan, PROGRAMME)
    own = money_of(programme, plan, Scope(ScopeKind.DONOR, "DON"))

    assert sum(each.amount for each in everything) == sum(plan.money.values())
    assert {each.source for each in own} == {"DON"}
    assert own == tuple(each for each in everything if each.source == "DON")


def test_proposals_on_the_plan_are_counted_and_nothing_else_is_told(endorsed):
    _, found, _ = asked(endorsed)

    assert facts_of("SMALL", found, found.year) == {"decisions": 0, "proposals": 0, "proposals_taken_up": 0}
    assert stories_of("SMALL", found.year) == ()
