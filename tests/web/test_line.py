"""One line: both languages, who proposed each word, proposals on it, its status after endorsement."""

import re

import pytest
from django.test import Client

from tests.cast import L1, L3, a_programme, line_id, raise_budget, retitle
from tests.small_programme import small_programme
from tests.web.pages import LINE, PLAN, Reader

pytestmark = pytest.mark.django_db

STATUS = f"{LINE}status/"


def test_a_line_shows_both_languages_and_every_cell(cast, reader):
    page = reader.signs_in_as("secretariat").read(LINE)

    assert '<p class="line-text" lang="en">Train officers</p>' in page
    assert '<p class="line-text" lang="ru">По-русски: Train officers</p>' in page
    for words in ("Training", "Secretariat", "1 – Step 1", "US$\u00a0100", "Nobody has proposed to change this line"):
        assert words in page


@pytest.mark.covers("R45", "R88")
def test_every_word_and_value_names_the_proposal_that_brought_it(cast, reader):
    ref = cast.agree(cast.tabled("head-aa", retitle(L1, "Train border officers"), raise_budget(L1, "150")).ref).ref

    page = reader.signs_in_as("head-bb").read(LINE)

    assert re.search(rf'Train <span class="by">border </span><span class="by-whom">.*?{ref}', page)
    assert re.search(rf'<th scope="row"><bdi>Donor</bdi> <span class="small">.*?{ref}', page)
    assert "merged into the draft" in page


def test_an_earlier_version_of_a_line_tells_no_origins_and_leads_to_the_newest(cast, reader):
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train all officers")).ref)

    page = reader.signs_in_as("head-aa").read(f"{LINE}?version=B")

    assert "Train officers" in page
    assert "To the newest version" in page
    assert 'class="by"' not in page


@pytest.mark.covers("E32")
def test_a_line_that_was_taken_out_is_still_shown_with_the_reason(cast, reader):
    from maslahat.actions.wishes import Drop

    cast.agree(cast.tabled("head-aa", Drop(L1)).ref)

    page = reader.signs_in_as("head-aa").read(LINE)

    assert "no longer in the plan" in page
    assert "PR-AA-01" in page
    assert "was 1.1.1-02" in reader.read(PLAN)


@pytest.mark.covers("R1")
@pytest.mark.parametrize("line", [line_id(99), "x", "%3Cscript%3E", "'"])
def test_an_unknown_line_is_not_found(cast, reader, line):
    reader.signs_in_as("secretariat").read(f"{PLAN}lines/{line}/")

    assert reader.status == 404


@pytest.mark.covers("R1")
def test_a_line_is_not_found_under_another_programme(cast, reader):
    a_programme("OTHER", small_programme("OTHER"))

    reader.signs_in_as("secretariat").read(LINE.replace("SMALL", "OTHER"))

    assert reader.status == 404


@pytest.mark.covers("E84")
def test_after_endorsement_a_coordinator_notes_how_far_the_work_has_come(cast, reader):
    cast.endorse()
    before = cast.draft
    key = re.search(r'name="key" value="([^"]+)"', reader.signs_in_as("coordinator").read(LINE)).group(1)

    reader.sends(STATUS, key=key, status="implementation", note_en="First course held")

    assert reader.status == 302
    assert "First course held" in reader.read(LINE)
    assert cast.draft == before


@pytest.mark.covers("R35")
def test_who_noted_a_status_is_named_to_the_secretariat_and_to_nobody_else(cast, reader):
    cast.endorse()
    stranger = Reader(Client(headers={"accept-language": "en"}))
    reader.signs_in_as("coordinator").sends(STATUS, key="k", status="implementation")

    assert "Office coordinator" in reader.signs_in_as("secretariat").read(LINE)
    assert "Office coordinator" not in reader.signs_in_as("head-bb").read(LINE)
    assert "Office coordinator" not in stranger.read(LINE)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"key": "k", "status": "flying"}, 422),
        ({"status": "implementation"}, 422),
        ({"key": "k", "status": "implementation", "note_en": "x" * 6000}, 422),
    ],
)
def test_a_wrong_status_is_shown_again_with_what_is_wrong(cast, reader, told, status):
    cast.endorse()
    reader.signs_in_as("coordinator").sends(STATUS, **told)

    assert reader.status == status


@pytest.mark.covers("E84")
def test_a_status_is_refused_to_those_who_have_no_right_or_too_early(cast, reader):
    reader.signs_in_as("coordinator").sends(STATUS, key="k", status="implementation")
    assert reader.status == 403

    cast.endorse()
    assert "Note the status" not in reader.signs_in_as("head-aa").read(LINE)
    reader.sends(STATUS, key="k", status="implementation")
    assert reader.status == 403


@pytest.mark.covers("R51", "E55")
def test_a_reservation_stands_on_its_line(cast, reader):
    cast.finalise()
    told = {"en": "Not applied by AA", "ru": "АА не применяет"}
    cast.say("head-aa", "endorse_reservation", text=told, lines=(L3,))

    assert "Not applied by AA" in reader.signs_in_as("head-bb").read(f"{PLAN}lines/{L3}/")
    assert "Not applied by AA" not in reader.read(LINE)


def test_a_line_reads_the_database_a_fixed_number_of_times(cast, reader, django_assert_max_num_queries):
    for _ in range(4):
        cast.file("head-aa", raise_budget(L1, "150"))
    reader.signs_in_as("secretariat").read(LINE)

    with django_assert_max_num_queries(24):
        reader.read(LINE)
