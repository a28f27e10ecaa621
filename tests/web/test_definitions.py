"""The page of an indicator, its form and its code lists, as people read and use them."""

import re

import pytest

from maslahat.actions.programmes import load_programme
from maslahat.stores.results import queries
from tests.measured_programme import measured_programme
from tests.web.pages import Page
from tests.web.test_every_page import NAMES_AND_CODES

pytestmark = pytest.mark.django_db

INDICATOR = "/SMALL/results/indicators/1.1.i1/"
FORM = f"{INDICATOR}define/"
CODES = "/SMALL/results/code-lists/sex/"
CODES_TOO = re.compile(NAMES_AND_CODES.pattern + r"|1\.1\.i1|\b[FM]\b|\ben \| ru\b")
PAGES = (INDICATOR, FORM, CODES)
WANTED = {
    "key": "once",
    "version": "1",
    "meaning_en": "Each person once",
    "meaning_ru": "Каждый человек один раз",
    "kind": "count",
    "across_units": "sum",
    "across_periods": "sum",
    "direction": "up",
    "tolerance": "0",
    "frequency": "3",
    "dimensions": "sex",
    "scale": "",
    "counts_people": "on",
    "target_2023": "40",
    "reason": "Agreed by the working group",
}


@pytest.fixture
def measured(cast):
    load_programme(document=measured_programme(), by=cast.keeper, **cast.told())
    return cast


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("address", PAGES)
def test_the_pages_are_well_formed_and_wholly_translated(measured, reader, address, language):
    page = Page.of(reader.reads_in(language).signs_in_as("secretariat").read(address))

    assert (reader.status, page.faults, page.inline) == (200, [], [])
    assert language == "en" or page.english_in_russian(CODES_TOO) == []


@pytest.mark.parametrize("address", [INDICATOR, CODES])
def test_an_indicator_and_a_code_have_a_name_and_no_surname(measured, reader, address):
    page = reader.reads_in("ru").signs_in_as("secretariat").read(address)

    assert "Наименование" in page
    assert "Фамилия" not in page


def test_everybody_reads_how_an_indicator_is_measured(measured, reader):
    page = reader.read(INDICATOR)

    assert "total to date" in page
    assert "40 (2023, to date)" in page
    assert "first version" in page
    assert FORM not in page
    assert INDICATOR in reader.read("/SMALL/programme/")


def test_a_new_version_is_laid_down_and_the_history_says_what_changed(measured, reader):
    reader.signs_in_as("secretariat").sends(FORM, **WANTED)

    assert reader.last["location"] == INDICATOR
    page = reader.read(INDICATOR)
    assert "Agreed by the working group" in page
    assert "<del>total to date</del> → <ins>number of the period</ins>" in page
    assert queries.definitions("SMALL")[0].version == 2


def test_a_refusal_is_told_in_words_and_keeps_what_was_typed(measured, reader):
    page = reader.signs_in_as("secretariat").sends(FORM, **WANTED | {"across_units": "maximum"})

    assert reader.status == 409
    assert "not brought together in that way across reporting units" in page
    assert "Каждый человек один раз" in page


@pytest.mark.covers("E80")
def test_a_form_from_yesterday_changes_nothing(measured, reader):
    reader.signs_in_as("secretariat").sends(FORM, **WANTED)
    page = reader.sends(FORM, **WANTED | {"key": "twice", "frequency": "1"})

    assert reader.status == 409
    assert "version 2 was laid down meanwhile" in page


def test_a_form_without_a_reason_is_sent_back(measured, reader):
    page = reader.signs_in_as("secretariat").sends(FORM, **WANTED | {"reason": ""})

    assert reader.status == 422
    assert "Please look again" in page


def test_the_codes_of_a_list_are_changed_a_line_each(measured, reader):
    told = {
        "key": "once",
        "version": "1",
        "reason": "Other counted too",
        "codes": "F | women | женщины\n\nX|other|иное",
    }

    reader.signs_in_as("secretariat").sends(CODES, **told)

    assert reader.last["location"] == CODES
    assert "other" in reader.read(CODES)
    assert list(queries.definitions("SMALL")[0].dimensions[0].names) == ["F", "X"]


def test_a_line_that_is_not_understood_is_named(measured, reader):
    told = {"key": "once", "version": "1", "reason": "So agreed", "codes": "F | women | женщины\nM | men"}

    assert "This line is not understood: 2" in reader.signs_in_as("secretariat").sends(CODES, **told)
    assert reader.status == 422


@pytest.mark.parametrize("address", [FORM, CODES])
def test_a_delegate_cannot_change_what_is_measured(measured, reader, address):
    reader.signs_in_as("focal-aa").sends(address, **WANTED)

    assert reader.status == 403


def test_what_is_not_measured_is_not_found(measured, reader):
    reader.signs_in_as("secretariat")

    assert [
        (reader.read(each), reader.status)[1]
        for each in ("/SMALL/results/indicators/9.i9/", "/SMALL/results/code-lists/x/")
    ] == [404, 404]


def test_the_page_takes_as_many_queries_however_many_versions_there_are(
    measured, reader, django_assert_max_num_queries
):
    reader.read(INDICATOR)

    with django_assert_max_num_queries(12):
        reader.read(INDICATOR)
