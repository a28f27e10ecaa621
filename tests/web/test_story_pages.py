"""Stories as the public reads them and as they are written: every figure from the record, no contact in the source."""

import re

import pytest
from django.core.cache import cache

from maslahat.actions.meetings.statements import clear_statement, file_statement, revise_statement
from maslahat.actions.stories.contact import change_press_contact
from maslahat.actions.stories.writing import edit_story, withdraw_story
from tests.actions.closed_meeting import after_the_meeting, begin, must, on, release, story
from tests.cast import Cast

pytestmark = pytest.mark.django_db

STORY = "/SMALL/stories/plan-endorsed/"
MAIL, PHONE = "press@example.org", "+998 71 120 80 50"


@pytest.fixture
def closed(db) -> Cast:
    """The meeting is over and a story about it is begun."""
    cast = after_the_meeting()
    begin(cast)
    return cast


def named(cast) -> None:
    office = {"en": "Press office", "ru": "Пресс-служба"}
    told = {"office": office, "mail": MAIL, "phone": PHONE, "row_version": 0}
    must(change_press_contact(**told, by=cast("communications"), **cast.told()))


@pytest.mark.covers("R54", "R56")
def test_a_story_goes_from_its_draft_to_the_public_through_three_hands(closed, reader):
    reader.signs_in_as("communications").sends(
        f"{STORY}en/", key="k1", revision="1", headline="All agreed", body="The plan is {plan.fingerprint}."
    )
    reader.signs_in_as("secretariat").sends(f"{STORY}en/clear/", key="k2", revision="2")
    reader.signs_in_as("communications").sends(f"{STORY}en/release/", key="k3", revision="2")
    assert "cannot read this story in this language yet: Russian" in reader.read(f"{STORY}en/")
    reader.client.logout()

    page = reader.read(STORY)

    assert "<h1" in page
    assert "All agreed" in page
    assert '<a class="fact" href="/SMALL/workplans/JWP/endorsed/">' in page
    assert '<meta property="og:title" content="All agreed">' in page


@pytest.mark.covers("R54")
def test_the_desk_names_every_figure_without_a_record_and_clearing_is_refused(closed, reader):
    reader.signs_in_as("communications").sends(
        f"{STORY}en/", key="k1", revision="1", headline="All agreed", body="All 150 came."
    )

    page = reader.read(f"{STORY}en/")
    assert "a figure without a record" in page

    reader.signs_in_as("secretariat").sends(f"{STORY}en/clear/", key="k2", revision="2")
    assert reader.status == 409


def test_a_story_that_was_never_released_is_not_there_for_the_public(closed, reader):
    reader.read(STORY)
    assert reader.status == 404
    reader.read(f"{STORY}en/")
    assert reader.status == 403
    assert "plan-endorsed" not in reader.read("/SMALL/stories/")


def test_a_reader_of_the_missing_language_gets_the_other_one_and_is_told(closed, reader):
    must(release(closed))

    page = reader.reads_in("ru").read(STORY)

    assert "На вашем языке публикации пока нет" in page
    assert '<h1 lang="en">' in page


def test_a_withdrawn_story_says_when_and_why(closed, reader):
    must(release(closed))
    asked = {"story": "plan-endorsed", "language": "en", "because": "Released too early"}
    must(withdraw_story(**asked, by=closed("communications"), **closed.told()))

    page = reader.read(STORY)

    assert reader.status == 410
    assert "Released too early" in page
    assert "plan-endorsed" not in reader.read("/SMALL/stories/")


@pytest.mark.covers("R31", "R54")
def test_a_quote_is_in_public_only_while_the_delegation_lets_it_be(closed, reader):
    words = {"en": "We stand together", "ru": "Мы вместе"}
    told = {"meeting": "PSC", "item": 0, "office": {"en": "Deputy Minister", "ru": "Заместитель министра"}}
    filing = {"language": "en", "text": words, "summary": {}, "by": closed("head-aa")}
    must(file_statement(**told, **filing, **closed.told()))
    clearing = {"meeting": "PSC", "statement": 1, "version": 1, "by": closed("head-aa")}
    must(clear_statement(clearance="quote", **clearing, **closed.told()))
    body = {"headline": "All agreed", "body": "All came.\n\nHe said: {statement:1}", "is_translation": False}
    must(edit_story(**body, by=closed("communications"), **on(closed)))
    must(release(closed))
    assert "We stand together" in reader.read(STORY)

    assert clear_statement(clearance="none", **clearing, **closed.told()).codes == ("clearance_quoted_already",)
    better = {"meeting": "PSC", "statement": 1, "version": 1, "text": {"en": "We differ"}, "summary": {}}
    must(revise_statement(**better, by=closed("head-aa"), **closed.told()))

    page = reader.read(STORY)
    assert "We stand together" not in page
    assert "He said" not in page
    assert "All came." in page


@pytest.mark.covers("R55")
def test_no_page_that_a_harvester_gets_holds_the_press_contact(closed, reader):
    named(closed)
    must(release(closed))

    for address in (STORY, "/SMALL/stories/", "/SMALL/press-contact/"):
        page = reader.read(address)
        assert MAIL not in page
        assert PHONE not in page
        assert "mailto:" not in page
    assert "Press office" in reader.read(STORY)


@pytest.mark.covers("R55")
def test_behind_a_proxy_each_address_that_it_saw_asks_for_itself_whatever_else_is_claimed(closed, reader, settings):
    settings.MASLAHAT_BEHIND_PROXY = True
    named(closed)

    def asks(*forwarded: str) -> int:
        told = {"x-forwarded-for": ", ".join(forwarded)}
        return int(reader.client.post("/SMALL/press-contact/", {}, headers=told).status_code)

    first = [asks(f"198.51.100.{each}", "203.0.113.7") for each in range(11)]

    assert first == [200] * 10 + [429]
    assert asks("203.0.113.7", "203.0.113.8") == 200


@pytest.mark.covers("R55")
def test_the_hour_of_an_address_may_end_while_it_asks(closed, reader, monkeypatch):
    named(closed)
    reader.sends("/SMALL/press-contact/")
    monkeypatch.setattr(cache, "add", lambda *_: False)
    cache.clear()

    assert MAIL in reader.sends("/SMALL/press-contact/")


@pytest.mark.covers("R55")
def test_a_press_of_a_button_shows_the_contact_and_not_without_end(closed, reader):
    named(closed)

    assert MAIL in reader.sends("/SMALL/press-contact/")
    assert reader.last["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in reader.last["Cache-Control"]
    for _ in range(10):
        page = reader.sends("/SMALL/press-contact/")

    assert reader.status == 429
    assert MAIL not in page


@pytest.mark.covers("R55")
def test_communications_changes_the_contact_of_every_story_and_nobody_else_does(closed, reader):
    told = {"key": "k", "row_version": "0", "office_en": "Press office", "mail": MAIL}
    reader.signs_in_as("secretariat").sends("/SMALL/press-contact/change/", **told)
    assert reader.status == 403

    reader.signs_in_as("communications").sends("/SMALL/press-contact/change/", **told)
    must(release(closed))

    assert "Press office" in reader.read(STORY)


@pytest.mark.covers("R56")
def test_the_desk_shows_that_the_translation_is_outdated(closed, reader):
    body = {"headline": "All agreed", "body": "All came.", "is_translation": False}
    must(edit_story(**body, by=closed("communications"), **on(closed)))

    page = reader.signs_in_as("communications").read(f"{STORY}ru/")

    assert "outdated" in page


def test_two_editors_do_not_overwrite_each_other_and_what_was_typed_is_kept(closed, reader):
    told = {"revision": "1", "headline": "All agreed", "body": "All came."}
    reader.signs_in_as("communications").sends(f"{STORY}en/", key="k1", **told)

    page = reader.sends(f"{STORY}en/", key="k2", **told | {"body": "Nearly all came."})

    assert reader.status == 409
    assert "Nearly all came." in page


def test_a_story_is_begun_on_the_page(closed, reader):
    reader.signs_in_as("communications").sends("/SMALL/stories/begin/", key="k", meeting="PSC", story="second")

    assert reader.last["location"] == "/SMALL/stories/second/en/"
    assert story("second").original == "en"


def test_the_list_asks_no_more_of_the_database_for_more_stories(closed, reader, django_assert_max_num_queries):
    for number in range(4):
        begin(closed, f"story-{number}")

    with django_assert_max_num_queries(25):
        page = reader.read("/SMALL/stories/")

    assert re.search("No story is in public", page)
