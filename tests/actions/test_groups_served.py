"""One proposal names six groups of people; the line that it makes is done once the work is done for all six (R76)."""

import pytest

from maslahat.actions.lines_done import counts_as_done, groups_served
from maslahat.actions.outcomes import Refused
from maslahat.actions.results.annual_facts import lines_of, plan_of
from maslahat.actions.results.known import milestones_of
from maslahat.actions.results.outcomes import ProgressReported
from maslahat.actions.results.progressing import report_progress
from maslahat.actions.results.work_told import money_of_done, work_told
from maslahat.actions.wishes import Edit
from maslahat.actions.workplans import set_line_status
from maslahat.domain.results.annual_report import Course, Scope, ScopeKind
from maslahat.domain.results.status import Milestones
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import queries as workplans
from tests.cast import L1, NOON, Cast, a_tabled_plan
from tests.prepared import prepared
from tests.small_programme import GROUPS

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R76")]

SIX = tuple(GROUPS)
FIVE = SIX[:5]


@prepared
def six_groups_endorsed() -> Cast:
    """Return the cast with a plan endorsed after one proposal named six groups that the first line serves."""
    cast = a_tabled_plan()
    six = Edit(L1, cells={("beneficiaries", code): True for code in SIX})
    cast.agree(cast.tabled("head-aa", six).ref)
    cast.endorse()
    return cast


def tells(cast, done_for, status="implementation", username="focal-aa"):
    last = progress_queries.progress(cast.workplan.id).get(L1)
    asked = {"workplan": "JWP", "line": L1, "standing": last.id if last else 0, "status": status}
    words = {"problem": {}, "next_step": {}, "done_for": done_for}
    return report_progress(**asked, **words, by=cast(username), **cast.told())


def notes(cast, status):
    asked = {"workplan": "JWP", "line": L1, "status": status, "note": {}}
    return set_line_status(**asked, by=cast("coordinator"), **cast.told())


def printed(cast):
    found = plan_of("SMALL", cast.workplan.year)
    plan = workplans.plan(found.in_force.version_id)
    lines = lines_of(programmes.programme("SMALL"), found, plan, Scope(ScopeKind.PROGRAMME))
    return next(each for each in lines if each.code == plan.printed_codes[L1])


def milestones(cast):
    return milestones_of(cast.text, work_told(cast.workplan.id), NOON.date().replace(year=2023, month=12))["1.1.1"]


def test_one_proposal_names_six_groups_and_the_endorsed_line_has_them():
    cast = six_groups_endorsed()

    assert cast.text.line(L1).elements("beneficiaries") == tuple(sorted(SIX))


def test_a_group_that_the_programme_does_not_know_cannot_be_proposed():
    cast = a_tabled_plan()

    with pytest.raises(AssertionError, match="unknown_code"):
        cast.file("head-aa", Edit(L1, cells={("beneficiaries", "astronauts"): True}))


def test_five_of_six_done_is_told_as_five_of_six_and_not_as_done():
    cast = six_groups_endorsed()

    assert isinstance(tells(cast, FIVE), ProgressReported)

    line = printed(cast)
    assert (line.groups_done, len(line.groups), line.course) == (5, 6, Course.UNDER_WAY)
    assert [each.code for each in line.groups if not each.is_done] == [SIX[5]]


@pytest.mark.parametrize("status", ["closed"])
def test_a_line_cannot_be_told_as_done_while_one_group_is_left(status):
    cast = six_groups_endorsed()
    tells(cast, FIVE)

    for answer in (tells(cast, FIVE, status), notes(cast, status)):
        assert isinstance(answer, Refused)
        assert [(each.code, each.facts) for each in answer.reasons] == [("groups_not_done", {"done": "5", "of": "6"})]


def test_a_line_is_done_once_all_six_groups_are():
    cast = six_groups_endorsed()

    assert isinstance(tells(cast, SIX, "closed"), ProgressReported)
    assert not isinstance(notes(cast, "closed"), Refused)

    assert printed(cast).course is Course.DONE
    assert milestones(cast) == Milestones(1, 1)
    assert money_of_done(cast.text, work_told(cast.workplan.id)) == {("1.1.1", "USD"): 100}


def test_a_line_told_as_done_counts_so_no_more_once_a_group_is_taken_back():
    cast = six_groups_endorsed()
    tells(cast, SIX)
    notes(cast, "closed")

    tells(cast, FIVE)

    assert milestones(cast) == Milestones(1, 0)
    assert money_of_done(cast.text, work_told(cast.workplan.id)) == {}
    assert not counts_as_done("closed", groups_served(cast.text.line(L1), FIVE))


def test_a_group_that_the_line_does_not_name_cannot_be_told_as_done():
    cast = six_groups_endorsed()

    answer = tells(cast, ("astronauts",))

    assert isinstance(answer, Refused)
    assert answer.reasons[0].code == "unknown_group"
    assert progress_queries.done_for(cast.workplan.id) == {}


def test_a_line_that_names_no_groups_is_done_by_its_status_alone():
    cast = a_tabled_plan()
    cast.endorse()

    assert isinstance(tells(cast, (), "closed"), ProgressReported)

    assert (printed(cast).groups, printed(cast).course) == ((), Course.DONE)
