"""A story is drafted from the record, cleared by another, released by communications, and never tells too much."""

import pytest

from maslahat.actions.outcomes import Stale
from maslahat.actions.stories.contact import change_press_contact
from maslahat.actions.stories.writing import begin_story, clear_story, edit_story, release_story, withdraw_story
from maslahat.domain.stories.checking import findings
from maslahat.domain.stories.life import PairState, StoryState, pair_state
from maslahat.stores.journal.load import journal
from maslahat.stores.stories import queries
from tests.actions.closed_meeting import after_the_meeting, begin, decide, must, on, release, story
from tests.cast import a_tabled_plan

pytestmark = pytest.mark.django_db


def edit(cast, language="en", who="communications", **more):
    words = {"headline": "All agreed", "body": "All came together.", "is_translation": False}
    return edit_story(**words | {"by": cast(who)} | on(cast, language) | more)


@pytest.mark.covers("R54")
def test_the_first_draft_stands_in_both_languages_and_holds_no_figure_of_its_own():
    found = begin(after_the_meeting())

    assert set(found.texts) == {"en", "ru"}
    for language, text in found.texts.items():
        assert {each.fault for each in findings(text.headline, text.body, {}, language)} == {"unknown_fact"}
    assert {"plan.fingerprint", "proposals"} <= {each.name for each in found.texts["ru"].body.references}


def test_a_story_is_begun_once_the_meeting_is_closed():
    cast = a_tabled_plan()

    refused = begin_story(story="a", meeting="PSC", by=cast("communications"), **cast.told())

    assert refused.codes == ("minutes_not_closed",)


def test_a_story_has_an_address_of_its_own():
    cast = after_the_meeting()
    begin(cast)
    asked = {"meeting": "PSC", "by": cast("communications")}

    assert begin_story(story="plan-endorsed", **asked, **cast.told()).codes == ("story_address_taken",)
    assert begin_story(story="begin", **asked, **cast.told()).codes == ("story_address_taken",)
    assert begin_story(story="Bad Address", **asked, **cast.told()).codes == ("story_bad_address",)


@pytest.mark.covers("R54")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("All 150 came.", "story_figure_without_record"),
        ("He said: “we stand together as one”.", "story_quote_without_record"),
        ("{statement:1} was said.", "story_uncleared_statement"),
        ("{participants.hidden} came.", "story_unknown_fact"),
        ("Write to press@example.org.", "story_contact_in_text"),
    ],
)
def test_a_figure_or_quote_without_a_record_blocks_clearance(body, code):
    cast = after_the_meeting()
    begin(cast)
    must(edit(cast, body=body))

    assert clear_story(by=cast("secretariat"), **on(cast)).codes == (code,)


def test_who_wrote_a_text_does_not_clear_it():
    cast = after_the_meeting()
    begin(cast)
    must(edit(cast, who="secretariat"))

    assert clear_story(by=cast("secretariat"), **on(cast)).codes == ("story_own_text",)


@pytest.mark.covers("R54", "R56")
def test_communications_alone_releases_and_is_warned_of_the_language_that_is_missing():
    cast = after_the_meeting()
    begin(cast)
    assert release_story(by=cast("communications"), **on(cast)).codes == ("story_not_release",)

    must(clear_story(by=cast("secretariat"), **on(cast)))
    assert release_story(by=cast("secretariat"), **on(cast)).codes == ("no_right",)
    first = must(release_story(by=cast("communications"), **on(cast)))
    second = must(release(cast, "ru"))

    assert (first.missing, second.missing) == (("ru",), ())
    assert set(story().in_public) == {"en", "ru"}


@pytest.mark.covers("R56")
def test_an_edit_of_the_original_after_release_leaves_the_translation_outdated_and_the_public_text_as_it_was():
    cast = after_the_meeting()
    begin(cast)
    must(release(cast))
    must(release(cast, "ru"))

    must(edit(cast))

    found = story()
    assert pair_state(found.texts, "en", "ru") is PairState.OUTDATED
    assert found.in_public["en"].text.revision == 1
    must(edit(cast, "ru", headline="Все согласны", body="Все собрались.", is_translation=True))
    assert pair_state(story().texts, "en", "ru") is PairState.CURRENT


def test_a_second_release_says_what_was_corrected():
    cast = after_the_meeting()
    begin(cast)
    must(release(cast))
    must(edit(cast))

    assert release(cast).codes == ("story_note_missing",)
    must(release_story(by=cast("communications"), note="The place was wrong", **on(cast)))
    assert story().in_public["en"].note == "The place was wrong"


def test_a_withdrawn_story_is_in_public_no_more_and_says_why():
    cast = after_the_meeting()
    begin(cast)
    must(release(cast))
    asked = {"story": "plan-endorsed", "language": "en", "by": cast("communications")}

    assert withdraw_story(because="", **asked, **cast.told()).codes == ("story_note_missing",)
    must(withdraw_story(because="Released too early", **asked, **cast.told()))

    assert (story().in_public, story().texts["en"].state) == ({}, StoryState.WITHDRAWN)
    assert withdraw_story(because="Again", **asked, **cast.told()).codes == ("story_not_in_public",)


def test_two_editors_of_one_text_do_not_overwrite_each_other():
    cast = after_the_meeting()
    begin(cast)
    seen = on(cast)
    must(edit(cast))

    assert isinstance(edit(cast, revision=seen["revision"]), Stale)


def test_a_figure_that_changed_since_clearance_does_not_keep_the_story_from_release():
    cast = after_the_meeting()
    begin(cast)
    must(edit(cast, body="The Committee took {decisions|decision|decisions}."))
    assert clear_story(by=cast("secretariat"), **on(cast)).codes == ("story_unknown_fact",)

    must(decide(cast))
    must(clear_story(by=cast("secretariat"), **on(cast)))
    assert story().texts["en"].told == {"decisions": "1"}


@pytest.mark.covers("R55")
def test_the_press_contact_is_changed_once_and_the_journal_keeps_neither_address_nor_telephone():
    cast = after_the_meeting()
    asked = {"office": {"en": "Press office", "ru": "Пресс-служба"}, "mail": "press@example.org", "phone": ""}

    must(change_press_contact(**asked, row_version=0, by=cast("communications"), **cast.told()))

    assert queries.press_contact("SMALL").mail == "press@example.org"
    assert "press@example.org" not in repr(journal("SMALL"))
    again = {"row_version": 0, "by": cast("communications")}
    assert isinstance(change_press_contact(**asked, **again, **cast.told()), Stale)
    wrong = change_press_contact(**asked | {"mail": "nowhere"}, row_version=1, by=cast("communications"), **cast.told())
    assert wrong.codes == ("contact_not_reachable",)
