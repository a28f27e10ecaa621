"""Discussions through their deeds: everything said is kept, and an open one holds up the final text."""

import pytest
from django.db import DatabaseError, transaction

from maslahat.actions.discussions import add_remark, assign_expert, open_thread, reopen_thread, resolve_thread
from maslahat.actions.outcomes import PlanFinalised, Refused, Stale, ThreadMoved
from maslahat.domain.discussions.threads import EntryKind
from maslahat.stores.discussions import queries
from maslahat.stores.discussions.models import Entry, Thread
from maslahat.stores.journal.load import journal
from tests.cast import L1, L2, Cast, a_tabled_plan, raise_budget

pytestmark = pytest.mark.django_db

WORDS = {"en": "Is this enough?", "ru": "Достаточно ли этого?"}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def on(cast, number, username, **more):
    """Return the keywords of a deed on a thread, seen with all its entries."""
    seen = {"workplan": "JWP", "thread": number, "text": WORDS, "by": cast(username), **cast.told()}
    return seen | more


def threads(cast):
    return [each.thread for each in queries.threads(cast.workplan.id)]


@pytest.mark.covers("R41")
def test_a_discussion_goes_from_question_to_expert_to_ending_and_stays_in_the_record(cast):
    number = cast.asks("donor", "Is this enough?", cell=("budget", "DON", "USD"))
    expert = cast("expert")

    assign_expert(**on(cast, number, "coordinator", entries=1, expert="expert"))
    waiting = threads(cast)[0].waits_for
    add_remark(**on(cast, number, "expert"))
    done = resolve_thread(**on(cast, number, "donor", entries=3))

    assert waiting == expert.person
    assert done == ThreadMoved(number, 4, is_open=False)
    assert [each.kind for each in threads(cast)[0].entries] == [
        EntryKind.REMARK, EntryKind.ASSIGNMENT, EntryKind.REMARK, EntryKind.RESOLUTION,
    ]  # fmt: skip


@pytest.mark.covers("R41", "R48")
def test_an_open_discussion_of_a_line_holds_up_the_final_text_until_it_has_ended(cast):
    number = cast.asks("head-bb", "Is this enough?", line=L2)

    held = cast.finalise()
    cast.ends(number)

    assert [(each.code, each.facts["thread"]) for each in held.blocking] == [("open_thread", number)]
    assert isinstance(cast.finalise(), PlanFinalised)


def test_a_discussion_of_a_withdrawn_proposal_holds_nobody_up(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    cast.asks("head-bb", "Why?", proposal=ref)
    cast.dispose(ref, "declined")

    assert isinstance(cast.finalise(), PlanFinalised)


@pytest.mark.covers("E80")
def test_who_did_not_see_the_last_word_cannot_end_a_discussion(cast):
    number = cast.asks("head-bb", "Is this enough?")
    add_remark(**on(cast, number, "head-aa"))

    answer = resolve_thread(**on(cast, number, "secretariat", entries=1))

    assert answer == Stale(f"thread:{number}", "1", "2")
    assert threads(cast)[0].is_open


def test_an_ended_discussion_takes_no_remark_but_can_be_taken_up_again(cast):
    number = cast.asks("head-bb", "Is this enough?")
    cast.ends(number)

    late = add_remark(**on(cast, number, "head-aa"))
    reopen_thread(**on(cast, number, "head-bb", entries=2))

    assert late.codes == ("thread_is_resolved",)
    assert threads(cast)[0].is_open


@pytest.mark.parametrize(
    ("deed", "who", "more", "code"),
    [
        (resolve_thread, "head-aa", {"entries": 1}, "no_right_not_own"),
        (assign_expert, "secretariat", {"entries": 1, "expert": "nobody"}, "unknown_person"),
        (add_remark, "head-aa", {"text": {}}, "reason_missing"),
        (add_remark, "head-aa", {"thread": 9}, "unknown_thread"),
        (reopen_thread, "secretariat", {"entries": 1}, "thread_is_open"),
    ],
)
def test_what_cannot_be_done_in_a_discussion_is_refused_and_nothing_is_written(cast, deed, who, more, code):
    number = cast.asks("head-bb", "Is this enough?")

    answer = deed(**on(cast, number, who) | more)

    assert isinstance(answer, Refused)
    assert answer.codes == (code,)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"line": "nowhere"}, "unknown_line"),
        ({"proposal": "PR-QQ-1"}, "unknown_proposal"),
        ({"line": L1, "cell": ("nonsense",)}, "unknown_code"),
        ({}, "unknown_line"),
    ],
)
def test_a_discussion_is_of_something_that_is_there(cast, about, code):
    answer = open_thread(workplan="JWP", text=WORDS, by=cast("head-aa"), **about, **cast.told())

    assert answer.codes == (code,)
    assert Thread.objects.count() == 0


@pytest.mark.covers("R98")
def test_the_journal_tells_of_a_discussion_without_its_words(cast):
    cast.asks("head-bb", "A word for the table alone")

    entry = journal("SMALL")[-1]

    assert (entry.deed, entry.detail["line"], entry.detail["entry"]) == ("thread.remark", L1, 1)
    assert "table alone" not in str(entry.detail)


@pytest.mark.parametrize("model", [Thread, Entry])
def test_the_database_keeps_what_was_said_as_it_was_said(cast, model):
    cast.asks("head-bb", "Is this enough?")

    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(number=7)
