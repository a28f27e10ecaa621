"""Decisions are entered, taken in from the record, followed up, and asked after at the next meeting."""

from datetime import timedelta

import pytest

from maslahat.actions.amending import open_amendment_round
from maslahat.actions.meetings.registering_decisions import follow_up_decision, take_in_decisions
from maslahat.actions.meetings.telling import meeting_record
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.silence.course import run_silences
from maslahat.domain.meetings.decisions import DecisionState
from maslahat.stores.journal.load import journal
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings import record_queries
from maslahat.stores.programmes import queries as programmes
from tests.actions.closed_meeting import TEXT, after_the_meeting, close, decide, must
from tests.actions.silences import a_final_text, later, started
from tests.cast import L2, a_tabled_plan, raise_budget
from tests.small_programme import small_programme, text

pytestmark = pytest.mark.django_db


def register():
    return [each.decision for each in record_queries.decisions(meetings.meeting("SMALL", "PSC").id)]


def note(cast, who="secretariat", **more):
    asked = {"meeting": "PSC", "number": 1, "notes": 0, "state": "done", "text": {}, "by": cast(who)}
    return follow_up_decision(**asked | cast.told() | more)


@pytest.mark.covers("R53")
def test_a_decision_has_a_number_an_owner_and_a_last_day_and_the_room_hears_of_it():
    cast = a_tabled_plan()

    must(decide(cast, item=2, owner="AA", office=TEXT, due_on="2023-01-31"))

    found = register()[0]
    assert (found.symbol, found.item, found.owner, str(found.due_on)) == ("PSC/1", 2, "AA", "2023-01-31")
    event = meetings.events_after(meetings.meeting("SMALL", "PSC").id, 0, 99)[-1]
    assert (event.kind, event.body["symbol"]) == ("decision", "PSC/1")


@pytest.mark.covers("R30")
def test_nothing_is_entered_before_the_meeting_was_opened():
    assert decide(a_tabled_plan(open_meetings=False)).codes == ("meeting_not_opened",)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"text": {"en": "Only English"}}, "decision_text_missing"),
        ({"due_on": "2022-01-01"}, "decision_due_before_taken"),
        ({"due_on": "soon"}, "decision_due_not_a_day"),
        ({"owner": "QQ"}, "unknown_party"),
        ({"item": -1}, "unknown_code"),
        ({"meeting": "NONE"}, "unknown_meeting"),
    ],
)
def test_a_decision_that_is_not_whole_is_refused(wrong, code):
    assert decide(a_tabled_plan(), **wrong).codes == (code,)


@pytest.mark.covers("R53")
def test_the_register_takes_in_what_the_record_says_once():
    cast = after_the_meeting()
    take = {"meeting": "PSC", "by": cast("secretariat")}

    first = take_in_decisions(**take, **cast.told())
    second = take_in_decisions(**take, **cast.told())

    assert first.decisions == ("PSC/1", "PSC/2", "PSC/3")
    assert second.decisions == ()
    assert [each.source for each in register()] == ["endorsement:JWP/E1", "proposal:PR-AA-01", "proposal:PR-BB-01"]
    assert {each.state(cast.now.date()) for each in register()} == {DecisionState.DONE}


@pytest.mark.covers("R53")
def test_the_owner_follows_up_its_own_decision_and_no_other_party_does():
    cast = a_tabled_plan()
    must(decide(cast, owner="AA"))

    assert note(cast, "head-bb").codes == ("no_right_not_own",)
    must(note(cast, "head-aa"))
    assert register()[0].state(cast.now.date()) is DecisionState.DONE


def test_who_saw_an_older_register_is_told_that_it_moved():
    cast = a_tabled_plan()
    must(decide(cast))
    must(note(cast))

    assert isinstance(note(cast, state="dropped", text=TEXT), Stale)
    assert note(cast, notes=1, state="dropped").codes == ("decision_reason_missing",)
    assert isinstance(note(cast, number=9), Refused)


@pytest.mark.covers("R53")
def test_what_is_still_open_is_in_the_record_of_the_next_meeting():
    later = {"code": "PSC-2", "date": "2023-10-26", "city": text("Almaty"), "host_country": "AA", "form": "online"}
    document = small_programme()
    cast = a_tabled_plan(document=document | {"meetings": [*document["meetings"], later]})
    must(decide(cast))
    must(decide(cast, is_internal=True))

    record = meeting_record(programmes.programme("SMALL"), meetings.meeting("SMALL", "PSC-2"), cast.now)

    assert [each.symbol for each in record.arising] == ["PSC/1"]


@pytest.mark.covers("E90")
def test_an_internal_decision_leaves_no_trace_in_the_public_record_the_stream_or_the_journal():
    cast = after_the_meeting()
    must(decide(cast, text={"en": "Secret matter", "ru": "Тайное дело"}, is_internal=True))
    must(decide(cast))
    found = meetings.meeting("SMALL", "PSC")

    public = meeting_record(programmes.programme("SMALL"), found, cast.now, for_public=True)

    assert [each.symbol for each in public.decisions] == ["PSC/1"]
    told = repr(meetings.events_after(found.id, 0, 99)) + repr(journal("SMALL"))
    assert "Secret matter" not in told
    assert "Тайное дело" not in told


@pytest.mark.covers("E90")
def test_before_the_plan_is_in_force_the_public_record_holds_no_decision_and_no_proposal():
    cast = a_tabled_plan()
    must(decide(cast))

    public = meeting_record(programmes.programme("SMALL"), meetings.meeting("SMALL", "PSC"), cast.now, for_public=True)

    assert (public.decisions, public.proposals, public.plan) == ((), (), None)


@pytest.mark.covers("E90")
def test_the_page_of_the_next_meeting_tells_the_public_nothing_that_the_last_one_keeps_back():
    later = {"code": "PSC-2", "date": "2023-10-26", "city": text("Almaty"), "host_country": "AA", "form": "online"}
    document = small_programme()
    cast = a_tabled_plan(document=document | {"meetings": [*document["meetings"], later]})
    must(decide(cast))
    found = meetings.meeting("SMALL", "PSC-2")

    public = meeting_record(programmes.programme("SMALL"), found, cast.now, for_public=True)
    cast.endorse()
    close(cast)
    released = meeting_record(programmes.programme("SMALL"), found, cast.now, for_public=True)

    assert public.arising == ()
    assert [each.symbol for each in released.arising] == ["PSC/1"]


@pytest.mark.covers("E90")
def test_what_became_of_an_internal_decision_is_not_told_to_the_journal():
    cast = a_tabled_plan()
    must(decide(cast, is_internal=True))

    must(note(cast, is_internal=True, text={"en": "Secret matter", "ru": "Тайное дело"}))

    assert "Secret matter" not in repr(journal("SMALL"))
    assert "Тайное дело" not in repr(journal("SMALL"))


@pytest.mark.covers("R54", "E89")
def test_a_later_round_of_the_plan_does_not_change_what_the_meeting_agreed():
    cast = after_the_meeting()
    before = meeting_record(programmes.programme("SMALL"), meetings.meeting("SMALL", "PSC"), cast.now, for_public=True)
    base = {"workplan": "JWP", "base": cast.workplan.in_force.version_id, "reason": TEXT}
    must(open_amendment_round(by=cast("secretariat"), **base, **cast.told()))
    cast.agree(cast.tabled("head-aa", raise_budget(L2, "150.00")).ref)
    cast.now += timedelta(days=30)
    cast.endorse()

    after = meeting_record(programmes.programme("SMALL"), meetings.meeting("SMALL", "PSC"), cast.now, for_public=True)

    assert cast.workplan.endorsed.label == "E2"
    assert (after.plan.label, after.plan.fingerprint) == ("E1", before.plan.fingerprint)


@pytest.mark.covers("R50", "R53")
def test_what_silence_adopted_stands_in_the_register_with_the_deadline_before_which_nobody_objected():
    cast = a_final_text()
    started(cast)
    run_silences("SMALL", later(cast, hours=73).now)

    take_in_decisions(meeting="PSC", by=cast("secretariat"), **cast.told())

    (endorsed,) = register()
    assert endorsed.source == "endorsement:JWP/E1"
    assert "None of the parties asked objected before 29 October 2022, 12:00 UTC" in endorsed.text.in_language("en")
    assert "процедура молчания" in endorsed.text.in_language("ru")
