"""The list of programmes, the overview of countries by pillars, the frame."""

import pytest
from django.test import override_settings

from tests.cast import a_programme, a_tabled_plan
from tests.small_programme import small_programme, text

pytestmark = pytest.mark.django_db


def test_without_programmes_the_list_says_how_one_comes_to_be(reader):
    page = reader.read("/")

    assert "No programme yet" in page
    assert "maslahat programme load FILE" in page


@pytest.mark.covers("R1")
def test_two_programmes_stand_side_by_side_and_show_nothing_of_each_other(cast, reader):
    a_programme("OTHER", small_programme("OTHER", name=text("The other one")))

    assert "The other one" in reader.read("/")
    assert "The other one" not in reader.read("/SMALL/programme/")
    assert "Small programme" not in reader.read("/OTHER/programme/")


def test_an_unknown_programme_is_not_found_in_every_page(reader):
    for page in ("", "programme/", "people/"):
        reader.read(f"/NOWHERE/{page}")
        assert reader.status == 404


@pytest.mark.covers("R40")
def test_the_overview_counts_lines_and_money_by_country_and_pillar(cast, reader):
    page = reader.signs_in_as("coordinator").read("/SMALL/")

    assert "3 lines" in page
    assert "2 lines" in page
    assert "US$\u00a0300" in page
    assert "no lines" in page


def test_the_overview_says_what_waits_for_the_reader(cast, reader):
    from tests.cast import L1, raise_budget

    cast.file("head-aa", raise_budget(L1, "150"))

    assert "Table the proposal" in reader.signs_in_as("secretariat").read("/SMALL/")
    assert "Waiting for you" not in reader.signs_in_as("donor").read("/SMALL/")


def test_after_finalising_a_head_is_asked_for_a_position(cast, reader):
    cast.finalise()

    assert "State the position of your party" in reader.signs_in_as("head-aa").read("/SMALL/")

    cast.say("head-aa")

    assert "State the position of your party" not in reader.read("/SMALL/")


@pytest.mark.covers("R49")
def test_a_plan_that_is_not_endorsed_shows_no_figure_to_the_public(cast, reader):
    page = reader.read("/SMALL/")

    assert "The workplan is not public yet" in page
    assert cast.draft[:12] not in page
    assert "3 lines" not in page

    cast.endorse()

    assert "3 lines" in reader.read("/SMALL/")


@pytest.mark.covers("R37")
@pytest.mark.parametrize(
    ("marks", "is_labelled"), [({}, False), ({"line": "I"}, True), ({"line": "S", "indicator": "I"}, False)]
)
def test_the_figures_of_the_overview_are_called_illustrative_only_where_they_are(reader, db, marks, is_labelled):
    a_tabled_plan(document=small_programme(marks=marks))

    page = reader.signs_in_as("secretariat").read("/SMALL/")

    assert ("illustrative figure" in page) is is_labelled


def test_an_observer_sees_the_lines_of_an_open_plan_but_not_the_money_of_others(cast, reader):
    page = reader.signs_in_as("donor").read("/SMALL/")

    assert "3 lines" in page
    assert "US$" not in page


def test_before_a_plan_is_tabled_the_overview_says_who_does_it(reader):
    a_programme()

    assert "No workplan has been tabled yet" in reader.signs_in_as("head-aa").read("/SMALL/")


@pytest.mark.covers("R4", "R5")
def test_the_frame_shows_the_aim_in_both_languages_and_every_pillar(cast, reader):
    page = reader.read("/SMALL/programme/")

    assert '<bdi lang="en">To test</bdi>' in page
    assert '<bdi lang="ru">По-русски: To test</bdi>' in page
    for words in ("Pillar 1", "Outcome 2.1", "Output 1.1.2", "3 of 3 parties", "at most 10", "US$\u00a01,000"):
        assert words in page


@pytest.mark.covers("R2")
def test_the_approval_is_shown_with_day_place_and_signatories(reader):
    approval = {"date": "2021-11-24", "place": text("Tashkent"), "signatories": ["AA", "BB", "AG"]}
    a_programme("SMALL", small_programme(approval=approval))

    page = reader.read("/SMALL/programme/")

    assert '<time datetime="2021-11-24">24\u00a0November\u00a02021</time>' in page
    assert "Tashkent" in page


@pytest.mark.covers("E94")
@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '" onmouseover="alert(1)', "\u202eabc"])
def test_markup_in_a_name_stays_text_and_keeps_to_its_place(reader, words):
    a_programme("SMALL", small_programme(name={"en": words, "ru": words}))

    for address in ("/", "/SMALL/", "/SMALL/programme/", "/SMALL/people/", "/sign-in/"):
        page = reader.read(address)
        assert "<script>alert" not in page
        assert '"" onmouseover' not in page
        assert '" onmouseover="alert' not in page
        assert "<bdi>" in page


def test_pages_read_the_database_as_often_for_many_lines_as_for_few(cast, reader, django_assert_max_num_queries):
    reader.signs_in_as("secretariat").read("/SMALL/")

    with django_assert_max_num_queries(20):
        reader.read("/SMALL/")


@override_settings(DEBUG=False)
def test_health_answers_for_the_machine_that_watches(reader):
    assert reader.read("/health/") == '{"database": "answers"}'
