"""The pages of what a meeting leaves behind: the register, the minutes, the outcome and the papers."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

from maslahat.actions.meetings.minuting import file_correction
from tests.actions.closed_meeting import TEXT, after_the_meeting, circulate, decide, draft, minutes, must
from tests.cast import Cast

pytestmark = pytest.mark.django_db

MEETING = "/SMALL/meetings/PSC/"


@pytest.fixture
def closed(db) -> Cast:
    """The meeting is over."""
    return after_the_meeting()


def test_the_secretariat_enters_a_decision_and_its_owner_notes_what_became_of_it(closed, reader):
    told = {"key": "k1", "text_en": "Publish it", "text_ru": "Опубликовать", "owner": "AA", "due_on": "2030-01-31"}
    reader.signs_in_as("secretariat").sends(f"{MEETING}decisions/enter/", **told)
    assert "PSC/1" in reader.read(f"{MEETING}decisions/")

    note = {"n1-key": "k2", "n1-notes": "0", "n1-internal": "False", "n1-state": "done", "n1-text_en": "It is out"}
    reader.signs_in_as("head-aa").sends(f"{MEETING}decisions/1/note/", **note)

    page = reader.read(f"{MEETING}decisions/")
    assert "It is out" in page
    assert "implemented" in page


def test_a_decision_without_words_comes_back_with_what_was_typed(closed, reader):
    page = reader.signs_in_as("secretariat").sends(f"{MEETING}decisions/enter/", key="k1", text_en="Publish it")

    assert reader.status == 409
    assert "Publish it" in page
    assert "in every language" in page


def test_who_may_not_follow_up_is_refused(closed, reader):
    must(decide(closed, owner="AA"))
    told = {"n1-key": "k", "n1-notes": "0", "n1-state": "done"}

    reader.signs_in_as("head-bb").sends(f"{MEETING}decisions/1/note/", **told)
    assert reader.status == 403
    reader.signs_in_as("donor").sends(f"{MEETING}decisions/1/note/", **told)
    assert reader.status == 403


@pytest.mark.covers("R53", "R57")
def test_the_register_takes_in_the_record_and_anybody_reads_it(closed, reader):
    reader.signs_in_as("secretariat").sends(f"{MEETING}decisions/take-in/", key="k1")
    reader.client.logout()

    page = reader.read(f"{MEETING}decisions/")

    assert "PSC/3" in page
    assert "Enter a decision" not in page


@pytest.mark.covers("E90")
def test_a_decision_for_the_table_alone_leaves_the_public_no_trace(closed, reader):
    must(decide(closed))
    without = [_read(reader, page) for page in ("decisions", "outcome")]

    must(decide(closed, text={"en": "Secret", "ru": "Тайна"}, is_internal=True))

    assert [_read(reader, page) for page in ("decisions", "outcome")] == without
    assert "PSC/I-1" in reader.signs_in_as("delegate-aa").read(f"{MEETING}decisions/")


def _read(reader, page):
    """Return a page without the marks of its forms, which differ each time."""
    return re.sub(r'value="[A-Za-z0-9-]{36,}"', "", reader.read(f"{MEETING}{page}/"))


@pytest.mark.covers("R53")
def test_minutes_are_drafted_circulated_and_corrected_on_the_page(closed, reader):
    reader.signs_in_as("secretariat").sends(f"{MEETING}minutes/draft/", key="k1", row_version="0")
    until = (timezone.now() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    reader.sends(f"{MEETING}minutes/circulate/", key="k2", row_version="1", deadline=until)

    reader.signs_in_as("head-aa").sends(f"{MEETING}minutes/1/", key="k3", text_en="Rather so")
    assert reader.status == 302
    page = reader.signs_in_as("secretariat").read(f"{MEETING}minutes/1/")
    assert "Rather so" in page

    told = {"c1-key": "k4", "c1-takes_in": "yes", "c1-wording_en": "So be it", "c1-wording_ru": "Да будет так"}
    reader.sends(f"{MEETING}minutes/corrections/1/", **told)
    assert "So be it" in reader.read(f"{MEETING}minutes/")


@pytest.mark.covers("E91")
def test_a_late_correction_is_refused_and_offered_as_a_statement(closed, reader):
    must(draft(closed))
    must(circulate(closed, closed.now + timedelta(days=1)))

    page = reader.signs_in_as("head-aa").sends(f"{MEETING}minutes/1/", key="k", text_en="We wished to add")

    assert reader.status == 409
    assert "File it as a statement instead" in page
    later = reader.sends(f"{MEETING}statements/new/", key="k5", item="0", language="en", text_en="We wished to add")
    assert "We wished to add" in later


def test_the_secretariat_words_a_paragraph_anew_and_an_old_screen_is_told(closed, reader):
    must(draft(closed))
    told = {"revision": "1", "text_en": "Opened at nine", "text_ru": "Открыто"}

    reader.signs_in_as("secretariat").sends(f"{MEETING}minutes/1/", key="k1", **told)
    page = reader.sends(f"{MEETING}minutes/1/", key="k2", **told)

    assert reader.status == 409
    assert "newer wording" in page


def test_minutes_are_for_the_table_and_a_paragraph_that_is_not_there_is_not_found(closed, reader):
    must(draft(closed))

    reader.read(f"{MEETING}minutes/")
    assert reader.status == 403
    reader.read(f"{MEETING}papers/minutes/en.pdf")
    assert reader.status == 403
    reader.signs_in_as("secretariat").read(f"{MEETING}minutes/999/")
    assert reader.status == 404


@pytest.mark.covers("R53")
@pytest.mark.parametrize("paper", ["minutes", "outcome", "participants"])
def test_each_paper_can_be_taken_away_in_both_languages_and_forms(closed, reader, paper):
    must(draft(closed))
    reader.signs_in_as("secretariat")

    for language in ("en", "ru"):
        pdf = reader.client.get(f"{MEETING}papers/{paper}/{language}.pdf")
        docx = reader.client.get(f"{MEETING}papers/{paper}/{language}.docx")
        assert pdf.content.startswith(b"%PDF")
        assert Document(BytesIO(docx.content)).core_properties.language == language


def test_the_queries_of_the_register_and_the_minutes_do_not_grow_with_their_rows(
    closed, reader, django_assert_max_num_queries
):
    must(draft(closed))
    for _ in range(6):
        must(decide(closed))
    reader.signs_in_as("secretariat")

    with django_assert_max_num_queries(45):
        reader.read(f"{MEETING}decisions/")
    with django_assert_max_num_queries(25):
        reader.read(f"{MEETING}minutes/")


def test_an_answered_correction_shows_its_answer(closed, reader):
    must(draft(closed))
    must(circulate(closed, closed.now + timedelta(days=1)))
    asked = {"meeting": "PSC", "paragraph": 1, "text": TEXT, "by": closed("head-aa")}
    must(file_correction(**asked, **closed.told()))
    told = {"c1-key": "k", "c1-takes_in": "no", "c1-answer_en": "It was not so said"}

    reader.signs_in_as("secretariat").sends(f"{MEETING}minutes/corrections/1/", **told)

    assert "It was not so said" in reader.read(f"{MEETING}minutes/1/")
    assert minutes(closed).minutes.corrections[0].state.value == "declined"
