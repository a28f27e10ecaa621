"""The silence procedure from its opening to its one end, in the database."""

from datetime import timedelta

import pytest

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.silence import conduct
from maslahat.actions.silence.course import run_silences
from maslahat.actions.silence.outcomes import SilenceMoved
from maslahat.domain.governance.silence import NoticeSubject, SilenceEntryKind, SilenceState
from maslahat.domain.shared.deeds import Stage
from maslahat.stores.governance import queries
from maslahat.stores.journal.load import journal
from tests.actions.silences import (
    WHY,
    a_final_text,
    attaches,
    closes,
    extends,
    follow_by_silence,
    later,
    notices,
    objects,
    on_a_proposal,
    opened,
    procedure,
    seen,
    started,
)
from tests.cast import L1, a_tabled_plan

pytestmark = pytest.mark.django_db

KINDS = SilenceEntryKind


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
    conduct.publish_language(**told, **cast.told())

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
        conduct.record_delivery(seat=seat, **told, **cast.told())

    bounced = conduct.record_bounce(seat="CC", **told, **cast.told())

    assert bounced.state == "running"
    assert procedure(cast).unreached == ()
    empty = conduct.record_delivery(seat="CC", **told | {"text": {}}, **cast.told())
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

    bad = conduct.note_addresses(party="CC", addresses=("nobody",), **told, **cast.told())
    conduct.note_addresses(party="CC", addresses=("b@example.org", "a@example.org"), **told, **cast.told())
    conduct.note_addresses(party="CC", addresses=("a@example.org",), **told, **cast.told())

    assert bad.codes == ("bad_address",)
    assert queries.notice_addresses("SMALL") == {"CC": ("a@example.org",)}


def test_what_is_not_there_is_refused():
    cast = a_final_text()

    assert isinstance(objects(cast, "head-cc", number=7), Refused)
    assert closes(cast).codes == ("unknown_silence",)
    assert isinstance(opened(cast), SilenceMoved)
    assert closes(cast).codes == ("silence_not_due",)
