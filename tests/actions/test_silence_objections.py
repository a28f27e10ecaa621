"""Who breaks silence, when, and what becomes of an objection that comes late or is taken back."""

from datetime import timedelta

import pytest

from maslahat.actions.silence.course import run_silences
from maslahat.domain.governance.silence import NoticeSubject, SilenceEntryKind, SilenceState
from maslahat.domain.shared.deeds import Stage
from maslahat.stores.governance import queries
from maslahat.stores.governance.models import Endorsement
from maslahat.stores.journal.load import journal
from tests.actions.silences import (
    a_final_text,
    closes,
    confirms,
    later,
    notices,
    objects,
    on_a_proposal,
    procedure,
    receives,
    second,
    started,
    withdraws,
)

pytestmark = pytest.mark.django_db

KINDS = SilenceEntryKind


@pytest.mark.covers("E57", "E61")
@pytest.mark.parametrize("kind", ["objection", "counter_amendment"])
def test_an_objection_in_time_ends_it_at_once_and_all_are_told(kind):
    cast = a_final_text()
    started(cast)

    later(cast, hours=71, minutes=59)
    done = objects(cast, "head-cc", kind=kind)

    assert (done.state, done.in_time) == ("broken", True)
    assert notices(cast) == ["opened", "started", "closed"]
    later(cast, hours=5)
    assert run_silences("SMALL", cast.now) == ()
    assert cast.workplan.stage == Stage.FINALIZED


@pytest.mark.covers("E58", "E71")
def test_an_objection_at_the_deadline_finds_the_silence_ended_and_is_kept_as_late():
    cast = a_final_text()
    started(cast)

    later(cast, hours=72)
    done = objects(cast, "head-cc")

    assert (done.state, done.in_time) == ("adopted", False)
    assert [each.seat for each in procedure(cast).late] == ["CC"]
    assert cast.workplan.stage == Stage.ENDORSED


@pytest.mark.covers("E71")
def test_a_server_that_was_down_at_the_deadline_closes_as_of_the_deadline():
    cast = a_final_text()
    deadline = started(cast).deadline

    later(cast, hours=74)
    ((plan, done),) = run_silences("SMALL", cast.now)

    assert (plan, done.state) == ("JWP", "adopted")
    assert procedure(cast).closed.holds == deadline
    assert procedure(cast).closed.at == cast.now
    assert queries.endorsement(cast.workplan.id).endorsed_at == deadline


@pytest.mark.covers("E72", "E73")
def test_a_second_worker_finds_nothing_left_and_the_same_request_gets_the_same_answer():
    cast = a_final_text()
    started(cast)
    later(cast, hours=73)

    first, second = run_silences("SMALL", cast.now), run_silences("SMALL", cast.now)

    assert (len(first), second) == (1, ())
    assert closes(cast).state == "adopted"
    assert Endorsement.objects.count() == 1


@pytest.mark.covers("E70")
def test_a_clock_that_steps_back_after_the_end_lets_no_objection_in():
    cast = a_final_text()
    started(cast)
    later(cast, hours=72)
    run_silences("SMALL", cast.now)

    later(cast, seconds=-3)
    done = objects(cast, "head-cc")

    assert (done.state, done.in_time) == ("adopted", False)


@pytest.mark.covers("E59")
def test_an_objection_received_in_time_and_entered_late_waits_for_a_second_person():
    cast = a_final_text()
    started(cast)
    later(cast, hours=73)
    received = cast.now - timedelta(hours=2)

    entered = receives(cast, "CC", received)
    held = run_silences("SMALL", cast.now)
    alone = confirms(cast, entered.entry, "secretariat")
    second(cast)
    done = confirms(cast, entered.entry, "second-secretary")

    assert (entered.state, held) == ("held", ())
    assert alone.codes == ("silence_same_person",)
    assert done.state == "broken"
    entry = procedure(cast).entry(entered.entry)
    assert (entry.holds, entry.at) == (received, cast.now)
    assert entry.facts["evidence"] not in str(journal("SMALL"))


@pytest.mark.covers("E59")
def test_an_objection_confirmed_after_the_end_annuls_it_and_all_are_told():
    cast = on_a_proposal()
    started(cast, "PR-AA-01")
    later(cast, hours=73)
    run_silences("SMALL", cast.now)
    entered = receives(cast, "CC", cast.now - timedelta(hours=2))

    second(cast)
    done = confirms(cast, entered.entry, "second-secretary")

    assert done.state == "annulled"
    assert notices(cast)[-1] == NoticeSubject.OBJECTED


@pytest.mark.covers("E60")
def test_a_withdrawn_objection_leaves_it_broken_and_a_new_silence_on_the_same_text_may_follow():
    cast = a_final_text()
    started(cast)
    objection = objects(cast, "head-cc").entry

    withdraws(cast, "head-cc", objection)

    assert procedure(cast).state(cast.now) is SilenceState.BROKEN
    again = started(cast)
    assert (again.number, again.subject) == (2, procedure(cast).subject)


@pytest.mark.covers("E60")
def test_where_the_rule_lets_a_withdrawal_mend_silence_it_goes_on():
    cast = a_final_text(withdrawal_restores=True)
    started(cast)
    objection = objects(cast, "head-cc").entry

    withdraws(cast, "head-cc", objection)
    later(cast, hours=73)
    run_silences("SMALL", cast.now)

    assert cast.workplan.stage == Stage.ENDORSED
