"""Photographs of a story on pages: put up by communications, read with words in both languages, gone with the story."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from maslahat.actions.stories.photographs import MOST_PHOTOGRAPHS
from maslahat.actions.stories.writing import withdraw_story
from maslahat.stores.stories.models import StoryPhotograph
from tests.actions.closed_meeting import after_the_meeting, begin, must, release, story
from tests.cast import Cast
from tests.publishing.test_photographs import a_picture
from tests.web.pages import Page, Reader

pytestmark = pytest.mark.django_db
STORY = "/SMALL/stories/plan-endorsed/"
PHOTOGRAPHS = f"{STORY}photographs/"
WORDS = {
    "alternative_en": "Delegates around a table",
    "alternative_ru": "Делегаты за столом",
    "credit_en": "Photo: the agency",
    "credit_ru": "Фото: агентство",
}


@pytest.fixture
def closed(db) -> Cast:
    cast = after_the_meeting()
    begin(cast)
    return cast


def puts_up(reader: Reader, content: bytes = b"", **more: str) -> str:
    picture = SimpleUploadedFile("a.jpg", content or a_picture(), "image/jpeg")
    return reader.sends(PHOTOGRAPHS, picture=picture, **{"key": "k1"} | WORDS | more)


@pytest.mark.covers("R54")
def test_communications_puts_a_photograph_up_and_both_languages_show_it_once_the_story_is_in_public(closed, reader):
    puts_up(reader.signs_in_as("communications"))
    editors = reader.client.get(f"{PHOTOGRAPHS}1.jpg")
    reader.sends("/sign-out/")
    hidden = reader.client.get(f"{PHOTOGRAPHS}1.jpg").status_code
    must(release(closed))
    must(release(closed, "ru"))

    english = reader.read(STORY)
    picture = reader.client.get(f"{PHOTOGRAPHS}1.jpg")
    russian = reader.client.get(STORY, headers={"accept-language": "ru"}).content.decode()

    assert (editors.status_code, hidden, picture.status_code) == (200, 404, 200)
    assert 'alt="Delegates around a table"' in english
    assert "Photo: the agency" in english
    assert 'alt="Делегаты за столом"' in russian
    assert picture["content-type"] == "image/jpeg"
    assert picture["x-content-type-options"] == "nosniff"
    assert picture["content-security-policy"].startswith("default-src 'none'")
    assert picture["etag"] == f'"{story().photographs[0].sha256}"'


@pytest.mark.covers("R54")
def test_a_story_that_is_withdrawn_takes_its_photographs_with_it(closed, reader):
    puts_up(reader.signs_in_as("communications"))
    must(release(closed))
    asked = {"story": "plan-endorsed", "language": "en", "because": "Released too early"}
    must(withdraw_story(**asked, by=closed("communications"), **closed.told()))
    reader.sends("/sign-out/")

    assert reader.client.get(f"{PHOTOGRAPHS}1.jpg").status_code == 404


@pytest.mark.covers("R54")
def test_without_words_in_each_language_and_a_credit_there_is_no_photograph_and_what_was_typed_stays(closed, reader):
    page = puts_up(reader.signs_in_as("communications"), alternative_ru="", credit_en="", credit_ru="")

    assert reader.status == 409
    assert "not said in this language: Russian" in page
    assert "whose photograph" in page
    assert "Delegates around a table" in page
    assert not StoryPhotograph.objects.exists()


@pytest.mark.covers("E94")
def test_a_file_that_is_no_photograph_is_refused_whatever_it_is_called(closed, reader):
    page = puts_up(reader.signs_in_as("communications"), b"<svg onload='alert(1)'/>")

    assert "no photograph" in page
    assert not StoryPhotograph.objects.exists()


@pytest.mark.covers("R54", "E73")
def test_the_form_sent_twice_puts_up_one_photograph_and_a_story_takes_only_so_many(closed, reader):
    reader.signs_in_as("communications")
    for _ in range(2):
        puts_up(reader)
    once = StoryPhotograph.objects.count()
    for number in range(MOST_PHOTOGRAPHS):
        page = puts_up(reader, key=f"more-{number}")

    assert once == 1
    assert StoryPhotograph.objects.count() == MOST_PHOTOGRAPHS
    assert f"at most {MOST_PHOTOGRAPHS} photographs" in page


@pytest.mark.covers("R54")
def test_a_photograph_is_taken_down_by_communications_alone(closed, reader):
    puts_up(reader.signs_in_as("communications"))
    refused = reader.signs_in_as("secretariat").sends(f"{PHOTOGRAPHS}1/take-down/", key="k2")
    status = reader.status
    own = puts_up(reader, key="k3")

    reader.signs_in_as("communications").sends(f"{PHOTOGRAPHS}1/take-down/", key="k4")

    assert status == 403
    assert reader.client.get(f"{PHOTOGRAPHS}1.jpg").status_code == 404
    assert "Put up a photograph" not in refused + own
    assert story().photographs == ()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_of_photographs_is_well_formed(closed, reader, language):
    puts_up(reader.signs_in_as("communications"))

    page = reader.client.get(PHOTOGRAPHS, headers={"accept-language": language}).content.decode()

    assert Page.of(page).words
