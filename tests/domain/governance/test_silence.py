"""The rules of the silence procedure, case by case."""

from datetime import timedelta

import pytest

from maslahat.domain.governance.silence import DeliveryWay, NoticeSubject, SilenceState, silences_of
from maslahat.domain.governance.silence_deeds import SilenceFault, notice, reminder_due
from maslahat.domain.shared.texts import LocalizedText
from tests.domain.governance.silences import KINDS, SEATS, at, on_proposal, opened, running


@pytest.mark.covers("E57", "R50")
def test_an_objection_a_millisecond_before_the_deadline_breaks_the_silence():
    table = running()

    table.object("BB", at(72) - timedelta(milliseconds=1))
    closed = table.close(at(80))

    assert closed.word == SilenceState.BROKEN
    assert closed.holds == at(72) - timedelta(milliseconds=1)


@pytest.mark.covers("E58", "R50")
def test_an_objection_at_the_very_deadline_is_late_kept_and_breaks_nothing():
    table = running()

    late = table.object("BB", at(72))
    closed = table.close(at(72))

    assert table.procedure.late == (late,)
    assert (closed.word, closed.holds) == (SilenceState.ADOPTED, at(72))


@pytest.mark.covers("E59")
def test_an_objection_mailed_in_time_and_typed_in_later_counts_once_a_second_person_confirms_it():
    table = running()

    received = table.receive("BB", at(70), at(73))
    held = table.state(at(73)), table.close(at(74))
    table.confirm(received.number, at(75), person="first")
    table.confirm(received.number, at(76))

    assert held == (SilenceState.HELD, None)
    assert table.refusals[0].faults == (SilenceFault.SAME_PERSON,)
    assert table.close(at(77)).word == SilenceState.BROKEN
    assert (received.holds, received.at) == (at(70), at(73))


@pytest.mark.covers("E59")
def test_an_objection_typed_in_later_needs_evidence_and_an_instant_within_the_procedure():
    table = running()

    table.receive("BB", at(80), at(73), facts={})
    table.receive("BB", at(-1), at(73))

    assert table.refusals[0].faults == (SilenceFault.EVIDENCE_MISSING, SilenceFault.RECEIVED_OUTSIDE)
    assert table.refusals[1].faults == (SilenceFault.RECEIVED_OUTSIDE,)


@pytest.mark.covers("E59")
def test_what_the_second_person_dismisses_holds_nothing_up():
    table = running()
    received = table.receive("BB", at(70), at(73))

    table.confirm(received.number, at(75), kind=KINDS.DISMISSED)

    assert table.close(at(76)).word == SilenceState.ADOPTED


@pytest.mark.covers("E59")
def test_an_objection_confirmed_after_the_adoption_annuls_it():
    table = running()
    table.close(at(72))

    received = table.receive("BB", at(70), at(73))
    table.confirm(received.number, at(74))

    assert table.state(at(75)) is SilenceState.ANNULLED
    assert table.close(at(76)) is None


@pytest.mark.covers("E60")
def test_an_objection_that_is_withdrawn_leaves_the_silence_broken():
    table = running()
    objected = table.object("BB", at(10))

    table.withdraw("BB", objected.number, at(11))

    assert table.close(at(12)).word == SilenceState.BROKEN


@pytest.mark.covers("E60")
def test_where_the_rule_says_so_a_withdrawal_before_the_deadline_mends_the_silence():
    table = running(withdrawal_restores=True)
    objected = table.object("BB", at(10))

    waits = table.close(at(11))
    table.withdraw("BB", objected.number, at(12))

    assert waits is None
    assert table.close(at(72)).word == SilenceState.ADOPTED


@pytest.mark.covers("E60")
@pytest.mark.parametrize(("seat", "hour"), [("CC", 11), ("BB", 72)])
def test_neither_another_seat_nor_a_late_withdrawal_mends_it(seat, hour):
    table = running(withdrawal_restores=True)
    objected = table.object("BB", at(10))

    table.withdraw(seat, objected.number, at(hour))

    assert table.close(at(72)).word == SilenceState.BROKEN


@pytest.mark.covers("E61")
def test_a_counter_amendment_breaks_the_silence():
    table = running()

    table.object("BB", at(10), KINDS.COUNTER_AMENDMENT)

    assert table.close(at(10)).word == SilenceState.BROKEN


@pytest.mark.covers("E62")
def test_a_statement_of_interpretation_is_attached_and_breaks_nothing():
    table = running()

    table.object("BB", at(10), KINDS.STATEMENT)

    assert table.close(at(72)).word == SilenceState.ADOPTED
    assert [each.seat for each in table.procedure.of(KINDS.STATEMENT)] == ["BB"]


@pytest.mark.covers("E62")
def test_statements_are_taken_until_the_stated_hour_and_a_reservation_names_lines_or_the_whole():
    table = running(statements_end=timedelta(hours=2))

    table.object("BB", at(70), KINDS.STATEMENT)
    table.object("BB", at(69), KINDS.RESERVATION)
    kept = table.object("BB", at(69), KINDS.RESERVATION, whole=True)

    assert [each.faults for each in table.refusals] == [
        (SilenceFault.STATEMENTS_OVER,),
        (SilenceFault.LINES_MISSING,),
    ]
    assert kept.whole


@pytest.mark.covers("E63")
def test_an_extension_gives_all_a_new_deadline_and_earlier_objections_stand():
    table = running(withdrawal_restores=True)
    table.object("BB", at(10))

    table.extend(at(100), at(71))

    assert table.procedure.deadline == at(100)
    assert table.close(at(100)).word == SilenceState.BROKEN


@pytest.mark.covers("E63")
def test_after_an_extension_what_would_have_been_late_counts():
    table = running()
    table.extend(at(100), at(71))

    table.object("BB", at(80))

    assert table.state(at(80)) is SilenceState.BROKEN


@pytest.mark.covers("E64")
@pytest.mark.parametrize(
    ("until", "now", "fault"),
    [
        (90, 72, SilenceFault.HAS_EXPIRED),
        (71, 10, SilenceFault.NOT_LATER),
        (72, 10, SilenceFault.NOT_LATER),
    ],
)
def test_a_deadline_is_neither_extended_once_it_has_come_nor_ever_brought_forward(until, now, fault):
    table = running()

    assert table.extend(at(until), at(now)).faults == (fault,)
    assert table.procedure.deadline == at(72)


@pytest.mark.covers("E65")
def test_the_clock_starts_when_the_last_required_language_is_published():
    table = opened()
    for seat in SEATS:
        table.deliver(seat, at(0))
    table.publish("en", at(0))

    before = table.state(at(4))
    table.publish("ru", at(5))

    assert before is SilenceState.WAITING
    assert (table.procedure.started_at, table.procedure.deadline) == (at(5), at(77))


@pytest.mark.covers("E66")
def test_silence_does_not_start_before_every_seat_has_its_notice():
    table = opened()
    for language in ("en", "ru"):
        table.publish(language, at(0))

    table.deliver("AA", at(1))
    table.deliver("BB", at(2))
    table.bounce("CC", at(3))

    assert table.procedure.unreached == ("CC",)
    assert table.state(at(100)) is SilenceState.WAITING


@pytest.mark.covers("E66")
def test_a_seat_whose_mail_bounced_is_not_silent_at_the_deadline():
    table = opened()
    for language in ("en", "ru"):
        table.publish(language, at(0))
    for seat in SEATS:
        table.deliver(seat, at(0), DeliveryWay.MAILED)

    table.bounce("CC", at(1))
    closed = table.close(at(72))

    assert closed.word == SilenceState.UNREACHED
    assert table.procedure.unreached == ("CC",)
    assert [each.seat for each in silences_of(table.procedure, at(73))] == ["AA", "BB"]


@pytest.mark.covers("E66")
def test_a_seat_reached_again_needs_the_shortest_time_once_more():
    table = opened()
    for language in ("en", "ru"):
        table.publish(language, at(0))
    for seat in SEATS:
        table.deliver(seat, at(0), DeliveryWay.MAILED)
    table.bounce("CC", at(1))

    table.deliver("CC", at(20), DeliveryWay.HANDED_OVER)
    too_short = table.procedure.unreached
    table.extend(at(92), at(21))

    assert too_short == ("CC",)
    assert table.close(at(92)).word == SilenceState.ADOPTED


@pytest.mark.covers("E66")
def test_a_bounce_takes_back_no_notice_that_an_officer_has_seen():
    table = running()

    table.bounce("CC", at(1))

    assert table.procedure.unreached == ()


@pytest.mark.covers("E70")
def test_a_clock_that_steps_back_lets_no_objection_in_behind_the_closing():
    table = running()
    table.close(at(72))

    back = table.object("BB", at(72, -3))

    assert back.at == at(72)
    assert table.procedure.late == (back,)
    assert table.state(at(72, -3)) is SilenceState.ADOPTED


@pytest.mark.covers("E71")
def test_a_closing_two_hours_late_holds_since_the_deadline_and_what_came_between_is_late():
    table = running()

    between = table.object("BB", at(73))
    closed = table.close(at(74))

    assert (closed.word, closed.holds, closed.at) == (SilenceState.ADOPTED, at(72), at(74))
    assert table.procedure.late == (between,)


@pytest.mark.covers("E72")
def test_a_procedure_is_closed_once():
    table = running()

    assert table.close(at(72)) is not None
    assert table.close(at(73)) is None


@pytest.mark.covers("R50")
def test_a_new_text_voids_the_procedure():
    table = running()

    closed = table.close(at(10), stands=False)

    assert closed.word == SilenceState.VOID
    assert table.object("BB", at(11)).faults == (SilenceFault.IS_CLOSED,)


def test_only_a_seat_that_is_asked_answers_and_an_objection_says_why():
    table = running()

    refused = table.object("DON", at(1), text=LocalizedText())

    assert refused.faults == (SilenceFault.SEAT_NOT_ASKED, SilenceFault.TEXT_MISSING)


@pytest.mark.covers("E53")
def test_the_silence_of_each_seat_counts_for_an_endorsement_while_it_is_unbroken():
    table = running()

    runs = silences_of(table.procedure, at(1))
    table.object("BB", at(2))

    assert [(each.seat, each.deadline_at) for each in runs] == [(seat, at(72)) for seat in SEATS]
    assert silences_of(table.procedure, at(3)) == ()
    assert silences_of(on_proposal(running()).procedure, at(1)) == ()


def test_reminders_go_out_once_each_and_only_the_nearest_after_a_pause():
    table = running()

    first = reminder_due(table.procedure, at(48))
    table.keep(notice(table.procedure, NoticeSubject.REMINDER, at(48), refers=24))
    again, second = reminder_due(table.procedure, at(50)), reminder_due(table.procedure, at(69))

    assert (first, again, second) == (24, None, 3)
    assert reminder_due(running().procedure, at(70)) == 3
    assert reminder_due(running().procedure, at(72)) is None
