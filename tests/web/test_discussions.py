"""Pages of discussions: asked by forms alone, answered, ended; nothing typed is lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import L1, raise_budget
from tests.web.pages import LINE, PLAN

pytestmark = pytest.mark.django_db

DISCUSSIONS = f"{PLAN}discussions/"
WORDS = {"text_en": "Is one course enough?", "key": "k1"}


def said(prefix: str, words: str, **more: str) -> dict[str, str]:
    """Return a form of the thread's page as it is sent."""
    told = {"text_en": words, "key": f"key-{words}", **more}
    return {f"{prefix}-{name}": value for name, value in told.items()}


@pytest.mark.covers("R41")
def test_a_question_on_a_line_is_asked_and_answered_by_forms_alone(cast, reader):
    reader.signs_in_as("delegate-aa").sends(f"{DISCUSSIONS}new/", line=L1, cell="participants", **WORDS)
    address = reader.last.url
    page = reader.signs_in_as("cso-bb").read(address)
    reader.sends(f"{address}remark/", **said("remark", "Two would be better."))

    assert "Is one course enough?" in page
    assert "Participants" in page
    assert "Two would be better." in reader.read(address)
    assert "Is one course enough?" in reader.read(LINE)


@pytest.mark.covers("R41")
def test_an_expert_who_is_asked_is_told_on_the_overview_and_in_the_list(cast, reader):
    number = cast.asks("head-aa", "Is one course enough?")
    form = said("assign", "Please advise", entries="1", expert="expert")
    reader.signs_in_as("coordinator").sends(f"{DISCUSSIONS}{number}/assign/", **form)

    overview = reader.signs_in_as("expert").read("/SMALL/")
    listed = reader.read(f"{DISCUSSIONS}?state=mine")

    assert "Give your advice" in overview
    assert "waits for your answer" in listed
    assert "Give your advice" not in reader.signs_in_as("head-aa").read("/SMALL/")


@pytest.mark.covers("R41", "R48")
def test_the_page_of_the_final_text_leads_to_the_open_discussion(cast, reader):
    number = cast.asks("head-aa", "Is one course enough?")

    page = reader.signs_in_as("secretariat").read(f"{PLAN}finalise/")

    assert f'href="{DISCUSSIONS}{number}/"' in page


@pytest.mark.covers("E80")
def test_what_was_typed_is_kept_when_somebody_spoke_meanwhile(cast, reader):
    number = cast.asks("head-aa", "Is one course enough?")
    reader.signs_in_as("head-bb").sends(f"{DISCUSSIONS}{number}/remark/", **said("remark", "No."))
    form = said("resolve", "One is enough", entries="1")

    page = reader.signs_in_as("secretariat").sends(f"{DISCUSSIONS}{number}/resolve/", **form)

    assert reader.status == 409
    assert "Somebody spoke while you were writing" in page
    assert "One is enough" in page
    assert 'name="resolve-entries" value="2"' in page


def test_a_form_without_words_comes_back_with_what_is_missing(cast, reader):
    number = cast.asks("head-aa", "Is one course enough?")

    page = reader.signs_in_as("head-bb").sends(f"{DISCUSSIONS}{number}/remark/", **said("remark", ""))

    assert reader.status == 409
    assert "Write why, in one language at least." in page


def test_an_office_is_shown_only_to_those_who_may_know_people(cast, reader):
    number = cast.asks("head-aa", "Is one course enough?")

    assert "Office head-aa" in reader.signs_in_as("secretariat").read(f"{DISCUSSIONS}{number}/")
    assert "Office head-aa" not in reader.signs_in_as("head-bb").read(f"{DISCUSSIONS}{number}/")


@pytest.mark.covers("P-18")
def test_the_list_takes_as_many_queries_for_ten_discussions_as_for_one(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    cast.asks("head-aa", "Question 0", proposal=ref)
    reader.signs_in_as("secretariat").read(DISCUSSIONS)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            reader.read(DISCUSSIONS)
        counts.append(len(asked))
        for question in range(9 * (1 - number)):
            cast.asks("head-bb", f"Question {question + 1}")
        reader.read(PLAN)  # the record moved on: what is kept of it is read anew here

    assert counts[0] == counts[1]


@pytest.mark.parametrize("page", ["", "new/?line=" + L1, "1/"])
def test_pages_of_discussions_are_read_in_russian(cast, reader, page):
    cast.asks("head-aa", "Достаточно?")

    words = reader.signs_in_as("secretariat").reads_in("ru").read(f"{DISCUSSIONS}{page}")

    assert reader.status == 200
    assert "Обсуждени" in words or "обсуждени" in words
    assert "Discussion" not in words
