"""The chair puts a proposal to the seats, they speak or are silent, and the proposal follows what it comes to."""

from datetime import timedelta

import pytest

from maslahat.actions import people
from maslahat.actions.meetings.call_outcomes import CallDecided, CallMoved, PositionTaken
from maslahat.actions.meetings.calls import ask_for_time
from maslahat.actions.meetings.closing_calls import settle_call
from maslahat.actions.meetings.positions import take_position
from maslahat.actions.meetings.running import move_meeting
from maslahat.actions.outcomes import Done, Refused, Stale
from maslahat.actions.programmes import load_programme
from maslahat.domain.meetings.meeting import Subject
from maslahat.domain.shared.ids import ProposalRef, VersionId
from maslahat.stores.governance import call_queries
from maslahat.stores.governance.call_models import Decision, Stance
from maslahat.stores.journal.load import journal
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings import save as save_meetings
from tests.actions.calls import IN_MEETING, WHY, Room, deciding_by
from tests.cast import L1, L2, L3, raise_budget
from tests.small_programme import small_programme

pytestmark = pytest.mark.django_db


@pytest.mark.covers("R49")
def test_a_proposal_to_which_nobody_objects_is_accepted_and_the_silence_of_each_seat_is_kept():
    room = Room()

    opened, closed = room.opens(), room.closes()

    assert isinstance(opened, CallMoved)
    assert closed == CallDecided("PSC", 1, "adopted", (), room.ref, "merged")
    assert room.words == ["silent", "silent", "silent"]


def test_a_proposal_to_which_a_seat_objects_stays_open_and_the_reason_is_kept():
    room = Room()
    room.opens()
    room.says("head-bb", "object")

    closed = room.closes()

    assert (closed.result, closed.why, closed.state) == ("not_adopted", ("objection",), "tabled")
    assert call_queries.stances(room.id)[0].text.texts == WHY


@pytest.mark.covers("R51", "E55")
def test_a_reservation_is_kept_with_its_lines_in_both_languages_and_the_proposal_accepted():
    room = Room()
    room.opens()
    room.says("head-bb", "reserve", lines=[L1])

    closed = room.closes()

    assert (closed.result, closed.state) == ("adopted", "merged")
    kept = call_queries.stances(room.id)[0]
    assert (kept.lines, kept.text.texts) == ((L1,), WHY)


@pytest.mark.covers("R38")
def test_a_seat_that_must_ask_its_capital_makes_the_proposal_agreed_ad_referendum():
    room = Room()
    room.opens()
    room.says("head-cc", "ad_referendum")

    closed = room.closes()

    assert (closed.result, closed.state) == ("ad_referendum", "agreed_ad_ref")
    assert room.cast.proposal(room.ref).referral.referral.parties == ("CC",)


@pytest.mark.covers("E51")
def test_closing_under_quorum_is_refused_and_names_who_is_missing():
    room = Room()
    room.opens()

    refused = room.closes(present=("AA", "BB"))

    assert refused == Refused.because("call_no_quorum", missing="CC")
    assert room.call.decision is None


@pytest.mark.covers("E52")
def test_a_call_that_is_given_up_under_quorum_decides_nothing():
    room = Room()
    room.opens()

    closed = room.closes(present=("AA", "BB"), give_up=True)

    assert (closed.result, closed.state) == ("not_decided", "tabled")
    assert "quorum_lost" in closed.why


@pytest.mark.covers("E54")
def test_where_absence_blocks_nothing_is_put_to_the_seats_without_one():
    room = Room(quorum=2)

    assert room.opens(present=("AA", "BB")) == Refused.because("call_seat_absent", missing="CC")


@pytest.mark.covers("E53")
def test_a_provisional_decision_waits_for_the_silence_of_the_absent_seat_whatever_anybody_says_of_it():
    room = Room(quorum=2, absent="follow_by_silence")
    room.opens(present=("AA", "BB"))

    closed = room.closes(present=("AA", "BB"))
    waits = [each.call.number for each in call_queries.pending(room.id)]
    early = settle_call(**IN_MEETING, call=1, by=room.cast("secretariat"), **room.cast.told())

    assert (closed.result, closed.state, waits) == ("provisional", "tabled", [1])
    assert early.codes == ("call_waits_for_silence",)
    assert room.words == ["silent", "silent", "pending"]


def test_a_final_decision_does_not_wait_for_silence():
    room = Room()
    room.opens()
    room.closes()

    refused = settle_call(**IN_MEETING, call=1, by=room.cast("secretariat"), **room.cast.told())

    assert refused.codes == ("call_not_provisional",)


@pytest.mark.covers("E50")
def test_of_two_people_of_one_seat_the_acting_head_counts_and_the_other_is_kept():
    room = Room()
    room.opens()

    other, head = room.says("delegate-aa", "object"), room.says("head-aa", "support")
    closed = room.closes()

    assert (other.weight, head.weight) == ("not_effective", "counts")
    assert closed.result == "adopted"
    assert len(call_queries.stances(room.id)) == 2


def test_what_an_observer_says_is_a_comment():
    room = Room()
    room.opens()

    assert room.says("donor", "object").weight == "comment"
    assert room.closes().result == "adopted"


@pytest.mark.covers("E47")
def test_where_a_head_chairs_the_alternate_speaks_for_the_seat():
    room = Room()
    room.opens(chair="head-aa")

    assert room.says("head-aa", "object").weight == "not_effective"
    assert room.says("alternate-aa", "support").weight == "counts"


@pytest.mark.covers("E48", "E49")
def test_a_head_who_was_replaced_is_refused_and_what_was_said_before_stands():
    room = Room()
    room.opens()
    old = room.cast("head-bb")
    room.says("head-bb", "object")
    room.cast.now += timedelta(seconds=1)
    new = {"username": "new-bb", "office": {"en": "New head", "ru": "Новый глава"}, "institution": "", "language": "en"}
    by = room.cast("secretariat")
    assert isinstance(people.invite_person(by=by, **new, **room.cast.told()), Done)
    assert isinstance(
        people.accredit(
            username="new-bb", party="BB", role="head_of_delegation", replaces=True, by=by, **room.cast.told()
        ),
        Done,
    )
    room.cast.now += timedelta(seconds=1)

    refused = room.says("new-bb", "object", by=old)

    assert refused.codes == ("capacity_ended",)
    assert room.says("new-bb", "no_objection").weight == "counts"
    assert [each.role for each in call_queries.stances(room.id)] == ["head_of_delegation"] * 2


@pytest.mark.covers("E80")
def test_a_call_on_an_older_draft_is_refused():
    room = Room()
    mark = room.matter().subject.fingerprint
    other = room.cast.tabled("head-bb", raise_budget(L2, "300.00")).ref
    room.cast.agree(other)

    assert isinstance(room.opens(fingerprint=mark), Stale)


@pytest.mark.covers("E80")
def test_a_position_on_what_is_not_before_the_meeting_is_refused():
    room = Room()
    room.opens()

    assert isinstance(room.says("head-bb", "object", fingerprint="0" * 64), Stale)


def test_where_the_draft_moved_under_a_call_nothing_is_decided():
    room = Room()
    other = room.cast.tabled("head-bb", raise_budget(L3, "300.00")).ref
    room.opens()
    room.cast.agree(other)

    closed = room.closes()

    assert (closed.result, closed.why, closed.state) == ("not_decided", ("subject_changed",), "tabled")


@pytest.mark.covers("E74")
def test_a_call_that_is_closed_twice_is_decided_once_and_the_second_sees_how_it_stands():
    room = Room()
    room.opens()
    number, version = room.call.call.number, room.call.row_version

    first = room.closes(key="click")
    same = room.closes(key="click", call=number, row_version=version)
    other = room.closes(call=number, row_version=version)

    assert first == same
    assert other == Stale("call:1", str(version), "adopted")
    assert Decision.objects.count() == 1


def test_only_one_question_is_open_at_a_time():
    room = Room()
    room.opens()

    assert room.opens().codes == ("call_open_already",)


def test_a_call_is_not_closed_while_its_countdown_runs():
    room = Room()
    room.opens()

    assert room.closes(after=30).codes == ("call_countdown_runs",)


def test_the_countdown_is_extended_stopped_and_runs_on_and_the_room_is_told():
    room = Room()
    room.opens()

    room.moves("extend", seconds=30)
    room.moves("pause")
    room.cast.now += timedelta(minutes=5)
    moved = room.moves("resume")

    assert moved.ends_at == (room.cast.now + timedelta(seconds=90)).isoformat()
    told = [each.body.get("act", "open") for each in meetings.events_after(room.id, 0, 99) if each.kind == "call"]
    assert told == ["open", "extend", "pause", "resume"]


def test_the_countdown_is_not_moved_from_an_old_screen_nor_after_its_end():
    room = Room()
    room.opens()

    assert isinstance(room.moves("pause", row_version=9), Stale)
    assert room.moves("extend").codes == ("call_not_longer",)
    room.cast.now += timedelta(minutes=5)
    assert room.moves("extend", seconds=30).codes == ("call_countdown_over",)


def test_a_seat_asks_for_time_and_the_chair_sees_which():
    room = Room()
    room.opens()

    asked = ask_for_time(**IN_MEETING, call=1, by=room.cast("head-cc"), **room.cast.told())

    assert isinstance(asked, CallMoved)
    assert [each.seat for each in room.call.asked] == ["CC"]


def test_nothing_is_put_to_the_seats_nor_said_while_the_meeting_is_adjourned():
    room = Room()
    room.opens()
    found = meetings.meeting("SMALL", "PSC")
    told = {"meeting": "PSC", "row_version": found.row_version, "by": room.cast("secretariat")}
    move_meeting(act="adjourn", **told, **room.cast.told())

    assert room.says("head-aa").codes == ("meeting_adjourned",)
    assert room.closes().codes == ("meeting_adjourned",)


@pytest.mark.covers("E89")
def test_a_decision_keeps_the_version_of_the_rule_it_was_taken_under():
    room = Room()
    room.opens()
    room.closes()
    later = small_programme()["decision"] | {"valid_from": "2023-01-01", "deciding": ["AA", "BB"], "quorum": 2}
    document = deciding_by() | {"decision": later, "earlier_decisions": [small_programme()["decision"]]}

    assert isinstance(load_programme(document=document, by=room.cast.keeper, **room.cast.told()), Done)

    assert (room.call.call.rule.number, room.call.call.rule.deciding) == (1, ("AA", "BB", "CC"))
    assert room.words == ["silent", "silent", "silent"]


def test_the_journal_tells_of_each_word_by_its_fingerprint_and_names_every_seat_of_the_decision():
    room = Room()
    room.opens()
    room.says("head-bb", "object")
    room.closes()

    entries = [each for each in journal("SMALL") if each.about == "meeting:PSC"][1:]

    assert [each.deed for each in entries] == ["call.open", "call.position", "call.close"]
    assert WHY["en"] not in str(entries[1].detail)
    assert [each["seat"] for each in entries[2].detail["seats"]] == ["AA", "BB", "CC"]


def test_a_position_may_be_taken_on_the_current_subject_before_a_call_is_open():
    room = Room()
    save_meetings.subject(room.id, Subject(1, None, ProposalRef(room.ref), VersionId(room.cast.draft)))
    mark = room.matter().subject.fingerprint
    early = {"fingerprint": mark, "kind": "object", "text": WHY, "by": room.cast("head-cc")}

    taken = take_position(**IN_MEETING, **early, **room.cast.told())
    room.opens()

    assert isinstance(taken, PositionTaken)
    assert room.closes().why == ("objection",)


def test_a_position_that_says_too_little_is_refused_and_nothing_is_kept():
    room = Room()
    room.opens()

    assert room.says("head-bb", "object", text={}).codes == ("position_text_missing",)
    assert room.says("head-bb", "reserve", lines=[]).codes == ("position_lines_missing",)
    assert Stance.objects.count() == 0
