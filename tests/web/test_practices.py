"""Pages of good practices: shared and adopted by forms alone, seen on the pages of both countries."""

import pytest

from tests.web.pages import PRACTICES

pytestmark = pytest.mark.django_db

SHARED = {"key": "s1", "pillar": "P1", "indicator": "", "title_en": "Joint training", "text_en": "Two services train."}
ADOPTED = {"adopt-key": "a1", "adopt-steps": "0", "adopt-text_en": "From next year on."}


@pytest.mark.covers("R46")
def test_b_adopts_what_a_shared_and_it_shows_for_both_countries(cast, reader):
    reader.signs_in_as("focal-aa").sends(f"{PRACTICES}share/", **SHARED)
    reader.signs_in_as("head-bb").sends(f"{PRACTICES}1/adopt/", **ADOPTED)

    of_a, of_b = (reader.read(f"{PRACTICES}?{name}") for name in ("country=AA", "adopted=BB"))

    assert "Joint training" in of_a
    assert "Joint training" in of_b
    assert "No practice answers to this" in reader.read(f"{PRACTICES}?adopted=CC")


def test_a_country_is_not_offered_to_adopt_its_own_practice(cast, reader):
    reader.signs_in_as("focal-aa").sends(f"{PRACTICES}share/", **SHARED)

    assert "Adopt this practice" not in reader.read(f"{PRACTICES}1/")
    assert "Take it back" in reader.read(f"{PRACTICES}1/")
    assert "Adopt this practice" in reader.signs_in_as("head-bb").read(f"{PRACTICES}1/")


def test_nothing_typed_is_lost_when_the_practice_moved_meanwhile(cast, reader):
    reader.signs_in_as("focal-aa").sends(f"{PRACTICES}share/", **SHARED)
    reader.signs_in_as("head-bb").sends(f"{PRACTICES}1/adopt/", **ADOPTED)

    reader.signs_in_as("head-cc").sends(f"{PRACTICES}1/adopt/", **{**ADOPTED, "adopt-text_en": "We as well."})

    assert reader.status == 409
    assert "We as well." in reader.last.content.decode()


def test_a_practice_without_words_is_refused_and_the_form_keeps_the_rest(cast, reader):
    reader.signs_in_as("focal-aa").sends(f"{PRACTICES}share/", **{**SHARED, "text_en": ""})

    assert reader.status == 409
    assert "Nothing is said of what was done" in reader.last.content.decode()
    assert 'value="Joint training"' in reader.last.content.decode()
