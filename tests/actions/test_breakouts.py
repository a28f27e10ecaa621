"""Notes of breakout groups through their deeds, up to the proposal that one of them becomes."""

from typing import Any

import pytest

from maslahat.actions.meetings.breakouts import mend_note, note_became_proposal, write_note
from maslahat.actions.meetings.outcomes import NoteWritten
from maslahat.actions.outcomes import ProposalFiled, Refused, Stale
from maslahat.actions.wishes import Add
from maslahat.stores.journal.load import journal
from maslahat.stores.meetings import calling, queries
from tests.cast import Cast, a_tabled_plan

pytestmark = pytest.mark.django_db

WORDS = {"en": "Secret thoughts on judges", "ru": "Мысли о судьях"}
ABOUT: dict[str, Any] = {"meeting": "PSC", "country": "AA", "topic": "P1", "text": WORDS}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def notes():
    return calling.notes(queries.meeting("SMALL", "PSC").id)


def write(cast, username="delegate-aa", **more):
    return write_note(**ABOUT | {"item": 9, "by": cast(username)} | cast.told() | more)


def turn(cast, username="head-aa", number=1, row_version=1, **more):
    line = Add("1.1.1", None, {("type",): "training", ("countries", "AA"): True}, {"title": {"en": "Train judges"}})
    told = {
        "meeting": "PSC",
        "note": number,
        "row_version": row_version,
        "workplan": "JWP",
        "base": cast.draft,
        "wishes": (line,),
        "headline": {"en": "Train judges"},
        "rationale": WORDS,
        "by": cast(username),
    }
    return note_became_proposal(**told | cast.told() | more)


@pytest.mark.covers("R42")
def test_a_note_becomes_a_proposal_and_both_keep_the_link(cast):
    write(cast)

    filed = turn(cast)

    assert isinstance(filed, ProposalFiled)
    assert (notes()[0].note.workplan, notes()[0].note.proposal) == ("JWP", filed.proposal)
    assert calling.meeting_of_proposal("SMALL", "JWP", filed.proposal) == ("PSC", 1)
    assert calling.meeting_of_proposal("SMALL", "JWP", "PR-XX-01") is None
    assert cast.proposal(filed.proposal).headline.texts["en"] == "Train judges"


@pytest.mark.covers("R42")
def test_one_note_becomes_one_proposal_and_then_stays_as_it_is(cast):
    write(cast)
    turn(cast)

    again = turn(cast, row_version=2)
    mended = mend_note(**ABOUT, note=1, row_version=2, by=cast("delegate-aa"), **cast.told())

    assert again.codes == mended.codes == ("note_is_proposal",)


@pytest.mark.covers("R42", "E45")
def test_a_proposal_that_is_refused_leaves_the_note_a_note(cast):
    write(cast)

    answer = turn(cast, headline={})

    assert isinstance(answer, Refused)
    assert notes()[0].note.proposal is None
    assert turn(cast, username="coordinator").codes == ("no_right",)


def test_a_note_is_mended_by_its_party_or_the_secretariat_and_by_whoever_saw_it_as_it_is(cast):
    write(cast)
    asked = ABOUT | {"note": 1, "row_version": 1, "text": {"en": "Better"}}

    by_another = mend_note(**asked, by=cast("head-bb"), **cast.told())
    mended = mend_note(**asked, by=cast("secretariat"), **cast.told())
    stale = mend_note(**asked, by=cast("delegate-aa"), **cast.told())

    assert by_another.codes == ("no_right_not_own",)
    assert mended == NoteWritten("PSC", 1, 2)
    assert isinstance(stale, Stale)
    assert notes()[0].note.text.texts == {"en": "Better"}


def test_a_note_needs_words_a_country_and_a_topic_of_the_programme(cast):
    assert write(cast, country="ZZ", topic="P9", text={}).codes == (
        "note_text_missing", "note_unknown_country", "note_unknown_topic",
    )  # fmt: skip
    assert write(cast, username="donor").codes == ("no_right",)


@pytest.mark.covers("R42", "E90")
def test_what_a_group_wrote_is_in_the_journal_by_its_fingerprint_alone(cast):
    write(cast)

    entry = journal("SMALL")[-1]

    assert "Secret thoughts" not in str(entry.detail)
    assert len(entry.detail["text"]) == 64
