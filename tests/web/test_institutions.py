"""The page by which the secretariat adds an institution."""

import pytest

pytestmark = pytest.mark.django_db

ADDRESS = "/SMALL/institutions/add/"
SENT = {"key": "i1", "code": "AA-COURT", "country": "AA", "category": "gov", "name_en": "Supreme Court of AA"}


@pytest.mark.covers("R36")
def test_the_secretariat_adds_an_institution_by_a_form_and_it_stands_in_both_languages(cast, reader):
    reader.signs_in_as("secretariat").sends(ADDRESS, **SENT, name_ru="Верховный суд АА")

    assert "Supreme Court of AA" in reader.read("/SMALL/programme/")
    assert "Верховный суд АА" in reader.reads_in("ru").read("/SMALL/programme/")


def test_a_name_that_lacks_a_language_is_refused_and_what_was_typed_is_kept(cast, reader):
    page = reader.signs_in_as("secretariat").sends(ADDRESS, **SENT)

    assert "The name in Russian is missing" in page
    assert 'value="Supreme Court of AA"' in page


def test_only_the_secretariat_is_shown_the_way_there(cast, reader):
    assert ADDRESS in reader.signs_in_as("secretariat").read("/SMALL/programme/")
    assert ADDRESS not in reader.signs_in_as("focal-aa").read("/SMALL/programme/")
