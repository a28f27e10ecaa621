"""What the chair puts before the meeting is on every screen, and whoever looks at something else cannot decide."""

import pytest

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.running import move_meeting
from maslahat.actions.meetings.screens import end_screen, open_screen
from maslahat.actions.meetings.subjects import SubjectSet, refuse_other_subject, set_subject, subject_now
from maslahat.actions.outcomes import Stale
from maslahat.domain.meetings.meeting import Subject
from maslahat.domain.meetings.stream import subject_print
from maslahat.stores.journal.load import journal
from maslahat.stores.meetings import queries, screens
from maslahat.stores.meetings.reading import MeetingFound
from tests.cast import L1, L2, Cast, a_tabled_plan, raise_budget, retitle

pytestmark = pytest.mark.django_db


def the_meeting() -> MeetingFound:
    found = queries.meeting("SMALL", "PSC")
    assert found is not None
    return found


def put(cast: Cast, username: str = "secretariat", **what):
    told = {"meeting": "PSC", "row_version": the_meeting().row_version, "by": cast(username), **cast.told()}
    return set_subject(**told | what)


def events(kind: str):
    return [each for each in queries.events_after(the_meeting().id, 0, 99) if each.kind == kind]


@pytest.mark.covers("E79", "R27")
def test_what_the_chair_puts_before_the_meeting_is_told_to_every_screen_in_words():
    cast = a_tabled_plan()
    ref = cast.tabled("head-aa", retitle(L1, "Train judges"), headline="Judges too").ref

    done = put(cast, line=L1, proposal=ref)

    assert isinstance(done, SubjectSet)
    told = events("subject")[-1]
    assert told.number == done.event
    assert told.body["line"] == cast.text.printed_codes[L1]
    assert told.body["headline"]["en"] == "Judges too"
    assert told.body["print"] == done.print
    assert the_meeting().subject.proposal == ref


@pytest.mark.covers("E80")
def test_a_deed_on_another_subject_or_on_an_older_draft_comes_too_late():
    cast = a_tabled_plan()
    first = cast.tabled("head-aa", retitle(L1, "Train judges")).ref
    on_screen = put(cast, line=L1, proposal=first).print

    in_time = refuse_other_subject(the_meeting(), on_screen)
    cast.agree(cast.tabled("head-bb", raise_budget(L2, "80.00")).ref)
    on_older_draft = refuse_other_subject(the_meeting(), on_screen)
    put(cast, line=L2)
    on_other_line = refuse_other_subject(the_meeting(), on_screen)

    assert in_time is None
    assert isinstance(on_older_draft, Stale)
    assert isinstance(on_other_line, Stale)
    assert on_other_line.current == subject_print(subject_now(the_meeting()))


@pytest.mark.covers("E80", "E74")
def test_of_two_who_put_something_before_the_meeting_at_once_the_second_looks_again():
    cast = a_tabled_plan()
    seen = the_meeting().row_version
    put(cast, line=L1)

    late = put(cast, line=L2, row_version=seen)

    assert isinstance(late, Stale)
    assert the_meeting().subject.line == L1


@pytest.mark.covers("R28")
def test_a_delegate_puts_nothing_before_the_meeting():
    assert put(a_tabled_plan(), "head-aa", line=L1).codes == ("no_right",)


def test_what_does_not_exist_is_not_put_before_the_meeting():
    cast = a_tabled_plan()

    assert put(cast, item=99).codes == ("unknown_item",)
    assert put(cast, proposal="PR-QQ-77").codes == ("unknown_proposal",)
    assert put(cast, line="00000000-0000-5000-8000-000000000000").codes == ("unknown_line",)


def test_a_closed_meeting_has_nothing_before_it_any_more():
    cast = a_tabled_plan()
    told = {"meeting": "PSC", "row_version": the_meeting().row_version, "act": "close"}
    move_meeting(**told, by=cast("secretariat"), **cast.told())

    assert put(cast, line=L1).codes == ("meeting_closed",)


def test_the_journal_tells_what_was_before_the_meeting_and_when():
    cast = a_tabled_plan()

    put(cast, line=L1)

    entry = journal("SMALL")[-1]
    assert (entry.deed, entry.about) == ("subject.set", "meeting:PSC")
    assert Subject.read(entry.detail) == the_meeting().subject


@pytest.mark.covers("E48")
def test_a_change_of_seat_and_a_change_of_the_draft_are_told_to_the_room_without_contents():
    cast = a_tabled_plan()

    cast.agree(cast.tabled("head-bb", raise_budget(L2, "80.00")).ref)

    assert events("draft")
    assert {str(each.body) for each in (*events("draft"), *events("seats"))} == {"{}"}


@pytest.mark.covers("E79")
def test_a_link_for_a_screen_holds_until_it_is_taken_back_and_its_word_is_kept_nowhere():
    cast, word = a_tabled_plan(), "a-word-that-nobody-guesses"
    told = {"meeting": "PSC", "by": cast("secretariat")}

    made = open_screen(place="Hall A", word=Secret(word), **told, **cast.told())
    held = screens.is_screen(the_meeting().id, word)
    end_screen(screen=made.screen, **told, **cast.told())
    again = end_screen(screen=made.screen, **told, **cast.told())

    assert held
    assert not screens.is_screen(the_meeting().id, word)
    assert again.codes == ("unknown_screen",)
    assert word not in str([(each.detail, each.about) for each in journal("SMALL")])
