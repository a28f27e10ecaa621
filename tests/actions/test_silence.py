"""The silence procedure from its opening to its one end, in the database."""

from datetime import timedelta

import pytest

from maslahat.actions import silences
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.silence_course import run_silences
from maslahat.actions.silence_outcomes import SilenceMoved
from maslahat.domain.governance.silence import NoticeSubject, SilenceEntryKind, SilenceState
from maslahat.domain.shared.deeds import Stage
from maslahat.stores.governance import queries
from maslahat.stores.governance.models import Endorsement
from maslahat.stores.journal.load import journal
from tests.actions.silences import (
    WHY,
    a_final_text,
    attaches,
    closes,
    confirms,
    extends,
    follow_by_silence,
    later,
    objects,
    opened,
    procedure,
    receives,
    second,
    seen,
    started,
    withdraws,
)
from tests.cast import L1, Cast, a_tabled_plan, raise_budget

pytestmark = pytest.mark.django_db

KINDS = SilenceEntryKind


def notices(cast: Cast, number: int = 1) -> list[str]:
    return [each.word for each in procedure(cast, number).of(KINDS.NOTICE)]


def on_a_proposal(**silence) -> Cast:
    cast = a_tabled_plan(document=follow_by_silence(**silence))
    cast.tabled("head-aa", raise_budget(L1, "150"))
    return cast


@pytest.mark.covers("E53", "R50")
def test_the_silence_of_an_absent_state_has_a_deadline_of_its_own_and_ends_in_the_endorsement():
    cast = a_final_text()

    found = started(cast)
    deadline = cast.now + timedelta(hours=72)
    standing = cast.say("head-bb")
    later(cast, hours=73)
    run_silences("SMALL", cast.now)

    assert (found.seats, found.deadline) == (("CC",), deadline)
    assert standing.waiting_for == ("CC",)
    assert cast.workplan.stage == Stage.ENDORSED
    endorsed = queries.endorsement(cast.workplan.id)
    assert endorsed.decision["by_silence"] == ["CC"]
    assert endorsed.endorsed_at == deadline


@pytest.mark.covers("E54", "E53")
def test_silence_is_asked_only_where_the_rule_lets_the_absent_follow_and_enough_have_spoken():
    blocking = a_tabled_plan()
    blocking.finalise()
    few = a_tabled_plan("OTHER", document=follow_by_silence() | {"code": "OTHER"})
    few.finalise()
    few.say("head-aa")

    assert opened(blocking).codes == ("silence_absent_blocks",)
    assert opened(few).codes == ("silence_short_of_quorum",)


@pytest.mark.covers("E80")
def test_silence_is_opened_on_the_text_of_the_screen_and_once():
    cast = a_final_text()

    assert isinstance(opened(cast, subject="0" * 64), Stale)
    opened(cast)
    assert opened(cast).codes == ("silence_open_already",)


@pytest.mark.covers("E65", "E66", "E67", "E68")
def test_the_clock_starts_with_the_last_language_and_keeps_the_hour_of_every_capital():
    cast = a_final_text()
    opened(cast, published=("en",))
    seen(cast, "head-cc")

    later(cast, hours=5)
    before = procedure(cast).state(cast.now)
    told = {"workplan": "JWP", "silence": 1, "language": "ru", "by": cast("secretariat")}
    silences.publish_language(**told, **cast.told())

    begun = procedure(cast).of(KINDS.STARTED)[0]
    assert before is SilenceState.WAITING
    assert begun.at == cast.now
    assert [(each["seat"], each["time"][-6:]) for each in begun.facts["local"]] == [
        ("AA", "+06:00"),
        ("BB", "+06:00"),
        ("CC", "+05:00"),
        ("AG", "+02:00"),
    ]
    assert begun.facts["zones"].startswith("tzdata ")


@pytest.mark.covers("E69")
def test_a_deadline_on_a_weekend_of_a_capital_warns_or_moves_as_the_rule_says():
    warned = a_final_text()
    deadline = started(warned)
    facts = deadline.of(KINDS.STARTED)[0].facts

    assert facts["days_off"] == ["CC"]
    assert deadline.deadline.isoweekday() == 6


@pytest.mark.covers("E69")
def test_where_the_rule_moves_it_the_deadline_falls_on_a_working_day():
    cast = a_final_text(day_off="move")

    assert started(cast).deadline.isoweekday() == 1


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


@pytest.mark.covers("E62", "E55")
def test_a_statement_and_a_reservation_are_attached_and_the_reservation_is_printed_with_the_plan():
    cast = a_final_text()
    started(cast)

    attaches(cast, "head-cc", "statement")
    attaches(cast, "head-cc", "reservation", lines=(L1,))
    later(cast, hours=73)
    run_silences("SMALL", cast.now)

    assert cast.workplan.stage == Stage.ENDORSED
    (reserved,) = queries.said(cast.workplan.id).reservations
    assert (reserved.seat, reserved.lines, reserved.text.texts) == ("CC", (L1,), WHY)


@pytest.mark.covers("E63", "E64")
def test_the_chair_extends_before_the_deadline_and_never_after_nor_shortens():
    cast = a_final_text()
    before = cast.now + timedelta(hours=72)
    started(cast)

    shorter = extends(cast, -1)
    done = extends(cast, 24)
    later(cast, hours=97)
    after = extends(cast, 24)

    assert shorter.codes == ("silence_not_later",)
    assert procedure(cast).deadline == before + timedelta(hours=24)
    assert done.deadline == procedure(cast).deadline.isoformat()
    assert after.codes == ("silence_is_closed", "silence_has_expired")
    assert notices(cast)[2] == "extended"


@pytest.mark.covers("E63", "E80")
def test_two_of_the_secretariat_do_not_extend_one_deadline_twice():
    cast = a_final_text()
    deadline = started(cast).deadline.isoformat()
    extends(cast, 24)

    assert isinstance(extends(cast, 24, deadline=deadline), Stale)


@pytest.mark.covers("E66")
def test_a_bounce_is_flagged_at_once_and_that_seat_is_not_silent():
    cast = on_a_proposal()
    opened(cast, "PR-AA-01")
    told = {"workplan": "JWP", "silence": 1, "text": WHY, "by": cast("secretariat")}
    for seat in ("AA", "BB", "CC"):
        silences.record_delivery(seat=seat, **told, **cast.told())

    bounced = silences.record_bounce(seat="CC", **told, **cast.told())

    assert bounced.state == "running"
    assert procedure(cast).unreached == ()
    empty = silences.record_delivery(seat="CC", **told | {"text": {}}, **cast.told())
    assert empty.codes == ("silence_evidence_missing",)


@pytest.mark.covers("R50", "E42")
def test_a_proposal_nobody_objects_to_is_agreed_since_the_deadline():
    cast = on_a_proposal()
    deadline = started(cast, "PR-AA-01").deadline

    later(cast, hours=80)
    run_silences("SMALL", cast.now)

    agreed = cast.proposal("PR-AA-01")
    assert agreed.state in ("agreed", "merged")
    assert agreed.decided_at == deadline


@pytest.mark.covers("R50")
def test_a_proposal_that_moved_on_voids_the_silence_on_it():
    cast = on_a_proposal()
    started(cast, "PR-AA-01")

    cast.dispose("PR-AA-01", "declined")
    run_silences("SMALL", cast.now)

    assert procedure(cast).closed.word == "void"
    assert objects(cast, "head-bb").codes == ("silence_is_closed",)


@pytest.mark.covers("R50")
def test_silence_on_a_draft_is_void_once_the_draft_moves_on():
    cast = on_a_proposal()
    started(cast)

    cast.agree("PR-AA-01")
    run_silences("SMALL", cast.now)

    assert procedure(cast).closed.word == "void"


@pytest.mark.covers("E57")
def test_an_objection_stated_as_the_position_of_a_silent_seat_breaks_the_silence_too():
    cast = a_final_text()
    started(cast)

    cast.say("head-cc", "object", text=WHY)

    assert procedure(cast).closed.word == "broken"


@pytest.mark.covers("E53")
def test_a_silent_state_that_endorses_before_its_deadline_ends_the_wait():
    cast = a_final_text()
    started(cast)

    done = cast.say("head-cc")

    assert done.is_endorsed
    assert queries.endorsement(cast.workplan.id).decision["by_silence"] == []


@pytest.mark.covers("R50")
@pytest.mark.parametrize(("username", "code"), [("delegate-aa", "no_right"), ("head-bb", "silence_seat_not_asked")])
def test_only_officers_of_a_seat_that_is_asked_break_the_silence(username, code):
    cast = a_final_text()
    started(cast)

    assert objects(cast, username).codes == (code,)


@pytest.mark.covers("R50")
def test_where_the_rule_hides_who_objected_the_journal_does_not_name_the_seat():
    cast = a_final_text(objector_unnamed=True)
    started(cast)

    objects(cast, "head-cc")

    told = next(each for each in journal("SMALL") if each.deed == "silence.objection")
    assert (told.detail["seat"], told.who.party) == ("", "")
    assert WHY["en"] not in str(journal("SMALL"))


@pytest.mark.covers("R50")
def test_reminders_go_out_a_day_and_three_hours_before_the_deadline_and_once():
    cast = a_final_text()
    started(cast)

    for hours in (47, 1.5, 0.5, 20.5, 0.5):
        later(cast, hours=hours)
        run_silences("SMALL", cast.now)

    reminders = [each.refers for each in procedure(cast).of(KINDS.NOTICE) if each.word == NoticeSubject.REMINDER]
    assert reminders == [24, 3]


def test_addresses_are_e_mail_addresses_of_parties_that_decide():
    cast = a_final_text()
    told = {"workplan": "JWP", "by": cast("secretariat")}

    bad = silences.note_addresses(party="CC", addresses=("nobody",), **told, **cast.told())
    silences.note_addresses(party="CC", addresses=("b@example.org", "a@example.org"), **told, **cast.told())
    silences.note_addresses(party="CC", addresses=("a@example.org",), **told, **cast.told())

    assert bad.codes == ("bad_address",)
    assert queries.notice_addresses("SMALL") == {"CC": ("a@example.org",)}


def test_what_is_not_there_is_refused():
    cast = a_final_text()

    assert isinstance(objects(cast, "head-cc", number=7), Refused)
    assert closes(cast).codes == ("unknown_silence",)
    assert isinstance(opened(cast), SilenceMoved)
    assert closes(cast).codes == ("silence_not_due",)
