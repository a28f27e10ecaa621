"""Pages of statements: filed, cleared and worded anew by forms; what is hidden stays hidden, what was typed is kept."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, a_tabled_plan
from tests.small_programme import small_programme, text
from tests.web.pages import MEETING

pytestmark = pytest.mark.django_db

STATEMENTS = f"{MEETING}statements/"
ONE = f"{STATEMENTS}1/"
FORM = {
    "key": "k1",
    "item": "0",
    "office_en": "Deputy Minister",
    "office_ru": "Заместитель министра",
    "institution": "AA-MIN",
    "language": "ru",
    "mode": "online",
    "text_en": "We agree with the plan.",
    "summary_ru": "Согласие.",
    "clearance": "quote",
}


@pytest.fixture
def secret(db, settings) -> Cast:
    """Give the cast with a security service among the institutions."""
    settings.MASLAHAT_DEMO = True
    found = small_programme()
    found["categories"].append({"code": "security", "name": text("State security services"), "sensitive": True})
    found["institutions"].append(
        {"code": "AA-SEC", "category": "security", "country": "AA", "name": text("Service of AA")}
    )
    return a_tabled_plan(document=found)


@pytest.mark.covers("R31")
def test_a_head_files_a_statement_and_says_what_may_be_quoted_in_one_form(cast, reader):
    reader.signs_in_as("head-aa").sends(f"{STATEMENTS}new/", **FORM)

    page = reader.signs_in_as("cso-bb").read(ONE)

    for words in ("Deputy Minister", "Ministry of AA", "online", "Russian", "We agree with the plan.", "Согласие."):
        assert words in page
    assert "may be quoted word for word" in page


@pytest.mark.covers("R31")
def test_clearance_is_given_and_taken_back_by_the_delegation_and_offered_to_nobody_else(cast, reader):
    cast.states("delegate-aa", "We agree")
    form = {"clear-key": "c1", "clear-version": "1", "clear-clearance": "summary"}
    reader.signs_in_as("head-aa").sends(f"{ONE}clear/", **form)
    allowed = reader.read(ONE)
    reader.sends(f"{ONE}clear/", **{**form, "clear-key": "c2", "clear-clearance": "none"})

    refused = reader.signs_in_as("secretariat").sends(f"{ONE}clear/", **{**form, "clear-key": "c3"})

    assert "the summary may be quoted" in allowed
    assert reader.status == 403
    assert "What may be quoted" not in refused


@pytest.mark.covers("E80")
def test_what_was_typed_is_kept_when_a_newer_wording_was_filed_meanwhile(cast, reader):
    cast.states("delegate-aa", "We agree")
    form = {"revise-key": "r1", "revise-version": "1", "revise-text_en": "First"}
    reader.signs_in_as("head-aa").sends(f"{ONE}revise/", **form)

    again = {**form, "revise-key": "r2", "revise-text_en": "Typed too late"}
    page = reader.signs_in_as("delegate-aa").sends(f"{ONE}revise/", **again)

    assert reader.status == 409
    assert "This changed while you were writing" in page
    assert "Typed too late" in page
    assert 'name="revise-version" value="2"' in page
    assert "We agree" in page


def test_a_statement_without_words_comes_back_with_the_reason(cast, reader):
    page = reader.signs_in_as("head-aa").sends(f"{STATEMENTS}new/", **{**FORM, "text_en": "", "summary_ru": ""})

    assert reader.status == 409
    assert "neither a text nor a summary" in page
    assert 'value="Deputy Minister"' in page


def test_the_list_is_filtered_by_what_the_address_says(cast, reader):
    cast.states("delegate-aa", "Spoken in the room")
    cast.states("head-bb", "Spoken online", mode="online")
    reader.signs_in_as("donor")

    online = reader.read(f"{STATEMENTS}?mode=online")

    assert "Spoken online" in online
    assert "Spoken in the room" not in online
    assert "No statement answers to this" in reader.read(f"{STATEMENTS}?party=AA&mode=online")


@pytest.mark.covers("R35")
def test_the_office_of_a_sensitive_institution_is_told_to_its_own_party_and_the_secretariat_alone(secret, reader):
    secret.states("delegate-aa", "We agree", institution="AA-SEC")

    pages = {who: reader.signs_in_as(who).read(STATEMENTS) + reader.read(ONE) for who in ("head-bb", "donor", "cso-bb")}

    for page in pages.values():
        assert "State security services" in page
        assert re.findall("Office delegate-aa|Service of AA|AA-SEC", page) == []
    assert "Office delegate-aa" in reader.signs_in_as("head-aa").read(ONE)
    assert "Service of AA" in reader.signs_in_as("secretariat").read(ONE)


def test_a_statement_is_no_page_for_the_public(cast, reader):
    cast.states("delegate-aa", "We agree")

    reader.read(ONE)

    assert reader.status == 403


@pytest.mark.covers("P-18")
def test_the_list_takes_as_many_queries_for_ten_statements_as_for_one(cast, reader):
    counts = []
    for many in (1, 9):
        for number in range(many):
            cast.states("delegate-aa", f"Statement of {number}")
        reader.signs_in_as("secretariat").read(STATEMENTS)
        with CaptureQueriesContext(connection) as asked:
            reader.read(STATEMENTS)
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("page", [STATEMENTS, f"{STATEMENTS}new/", ONE])
def test_pages_of_statements_are_read_in_russian(cast, reader, page):
    cast.states("delegate-aa", "We agree")

    words = reader.signs_in_as("head-aa").reads_in("ru").read(page)

    assert reader.status == 200
    assert "ыступлени" in words
