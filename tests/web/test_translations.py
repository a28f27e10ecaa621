"""The list of texts that wait for a translation, and the page on which one gets new words, as readers meet them."""

import re

import pytest

from maslahat.actions.wishes import Edit
from tests.cast import L1, L2

pytestmark = pytest.mark.django_db

PLAN = "/SMALL/workplans/JWP/"
LIST = f"{PLAN}translations/"
TITLE = f"{LIST}{L1}/title/ru/"


def in_english(cast, words: str, line=L1) -> None:
    cast.agree(cast.tabled("head-aa", Edit(line, words={"title": {"en": words}})).ref)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(key|original|made_from|standing)" value="([^"]*)"', page))


@pytest.mark.covers("R56")
def test_what_is_stale_or_missing_is_listed_and_can_be_filtered(cast, reader):
    reader.signs_in_as("secretariat")
    assert "Every text is translated" in reader.read(LIST)
    in_english(cast, "Train many officers")
    cast.agree(cast.tabled("head-aa", Edit(L2, words={"description": {"en": "New words"}})).ref)

    page = reader.read(LIST)

    assert "2 texts" in page
    assert "Train many officers" in page
    assert "out of date" in page
    assert "missing" in page
    assert "1 text ·" in reader.read(f"{LIST}?kind=title")
    assert "1 text ·" in reader.read(f"{LIST}?line=1.1.1-02")
    assert "No text answers to this" in reader.read(f"{LIST}?language=en")
    assert "Equip posts" in reader.read(f"{LIST}?state=all&kind=title")


@pytest.mark.covers("R56", "E34")
def test_the_page_of_a_text_shows_what_changed_in_the_original_and_takes_new_words(cast, reader):
    in_english(cast, "Train many officers")
    page = reader.signs_in_as("secretariat").read(TITLE)

    assert re.search(r"<ins>.*many", page)
    assert "since version B" in page
    assert "По-русски: Train officers" in page
    reader.sends(TITLE, words="Обучить многих сотрудников", **hidden(page))

    assert reader.status == 302
    assert cast.text.line(L1).title.texts["ru"] == "Обучить многих сотрудников"
    assert "stands in the draft beside its original" in reader.read(LIST)
    assert "Given by: secretariat" in reader.read(TITLE)


@pytest.mark.covers("E80")
def test_what_was_typed_for_an_older_original_is_kept_and_nothing_is_done(cast, reader):
    in_english(cast, "Train many officers")
    sent = hidden(reader.signs_in_as("secretariat").read(TITLE))
    cast.translate(L1, "Слова другого редактора")

    page = reader.sends(TITLE, words="Мои слова", **sent)

    assert reader.status == 409
    assert "This changed while you were writing" in page
    assert "Мои слова" in page
    assert cast.text.line(L1).title.texts["ru"] == "Слова другого редактора"


def test_an_empty_translation_is_refused_with_the_reason(cast, reader):
    in_english(cast, "Train many officers")
    sent = hidden(reader.signs_in_as("secretariat").read(TITLE))

    page = reader.sends(TITLE, words=" ", **sent)

    assert reader.status == 409
    assert "The translation has no words" in page


@pytest.mark.covers("E35")
def test_the_editor_may_take_either_language_as_the_original(cast, reader):
    in_english(cast, "Train judges")
    cast.agree(cast.tabled("head-aa", Edit(L1, words={"title": {"ru": "Обучить прокуроров"}})).ref)
    reader.signs_in_as("secretariat")

    page = reader.read(f"{LIST}{L1}/title/en/")
    other = reader.read(TITLE)
    reader.sends(TITLE, words="Обучить судей", **hidden(other))

    assert 'name="original" value="ru"' in page
    assert TITLE in page
    assert 'name="original" value="en"' in other
    assert cast.text.line(L1).title.texts == {"en": "Train judges", "ru": "Обучить судей"}


@pytest.mark.parametrize("who", ["head-aa", "donor", "coordinator"])
def test_who_may_not_translate_reads_without_a_form_and_is_refused(cast, reader, who):
    in_english(cast, "Train many officers")

    page = reader.signs_in_as(who).read(TITLE)
    reader.sends(TITLE, words="Слова", key="k", original="en", made_from="x", standing="y")

    assert '<textarea id="words"' not in page
    assert reader.status == 403
    assert cast.workplan.translations == ()


@pytest.mark.parametrize("address", [f"{LIST}{L1}/lead/ru/", f"{LIST}no-line/title/ru/", f"{LIST}{L1}/title/fr/"])
def test_texts_that_do_not_exist_are_not_found(cast, reader, address):
    reader.signs_in_as("secretariat").read(address)

    assert reader.status == 404
