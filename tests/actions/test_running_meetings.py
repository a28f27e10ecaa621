"""A meeting is opened, adjourned, resumed and closed; what the committee decides waits for the opening."""

import pytest

from maslahat.actions.meetings.outcomes import MeetingMoved
from maslahat.actions.meetings.running import move_meeting, open_meeting
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.stores.journal.load import journal
from maslahat.stores.meetings import queries
from tests.cast import L1, Cast, a_programme, a_tabled_plan, raise_budget, small_plan

pytestmark = pytest.mark.django_db


def _move(cast: Cast, act: str, username: str = "secretariat"):
    found = queries.meeting("SMALL", "PSC")
    told = {"meeting": "PSC", "row_version": found.row_version, "by": cast(username)}
    return move_meeting(act=act, **told, **cast.told())


@pytest.mark.covers("R30")
def test_nothing_is_decided_before_the_opening_and_then_it_is():
    cast = a_tabled_plan(open_meetings=False)
    ref = cast.tabled("head-aa", raise_budget(L1, "200.00")).ref

    refused = cast.dispose(ref)
    opened = open_meeting(meeting="PSC", row_version=1, **cast.inaugurating())

    assert isinstance(refused, Refused)
    assert refused.codes == ("meeting_not_opened",)
    assert isinstance(opened, MeetingMoved)
    assert cast.agree(ref).state == "merged"


@pytest.mark.covers("R30")
def test_the_opening_keeps_its_instant_and_the_office_that_inaugurates():
    cast = a_tabled_plan()

    found, entry = queries.meeting("SMALL", "PSC"), journal("SMALL")[-1]

    assert (found.state, found.opened_at) == (MeetingState.OPEN, cast.now)
    assert entry.detail["inaugurated_by"]["texts"]["en"] == "Deputy Minister of AA"
    assert [each.kind for each in queries.events_after(found.id, 0, 10)] == ["meeting_open"]


@pytest.mark.covers("R30")
def test_an_opening_that_names_no_office_is_refused():
    cast = a_programme()

    refused = open_meeting(meeting="PSC", row_version=1, **cast.inaugurating() | {"inaugurated_by": {}})

    assert refused.codes == ("inaugurated_by_missing",)


@pytest.mark.covers("R30")
def test_while_it_is_adjourned_a_meeting_decides_nothing_and_resumed_it_does():
    cast = a_tabled_plan()
    ref = cast.tabled("head-aa", raise_budget(L1, "200.00")).ref

    _move(cast, "adjourn")
    refused = cast.dispose(ref)
    _move(cast, "resume")

    assert refused.codes == ("meeting_adjourned",)
    assert cast.agree(ref).state == "merged"


def test_a_closed_meeting_stays_closed_and_decisions_go_on_in_writing():
    cast = a_tabled_plan()
    ref = cast.tabled("head-aa", raise_budget(L1, "200.00")).ref

    _move(cast, "close")

    assert _move(cast, "resume").codes == ("meeting_act_not_possible",)
    assert cast.agree(ref).state == "merged"


@pytest.mark.covers("R28")
def test_a_delegate_cannot_open_or_close_a_meeting():
    cast = a_tabled_plan()

    assert _move(cast, "close", "head-aa").codes == ("no_right",)


@pytest.mark.covers("E80")
def test_an_act_on_a_meeting_that_moved_on_is_stale():
    cast = a_tabled_plan()

    outcome = move_meeting(meeting="PSC", row_version=1, act="close", by=cast("secretariat"), **cast.told())

    assert isinstance(outcome, Stale)


def test_a_plan_for_which_no_meeting_is_called_is_decided_on_in_writing():
    cast = a_tabled_plan(plan=small_plan(code="JWP-2"))
    cast.plan = "JWP-2"
    ref = cast.tabled("head-aa", raise_budget(L1, "200.00")).ref

    assert cast.agree(ref).state == "merged"
