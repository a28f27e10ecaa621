"""Pages of annual reports: the list that teaches, a draft written in two languages, the edition and its document."""

from hashlib import sha256

import pytest

from tests.actions.editions_drafted import a_drafted_edition, a_published_edition, begins, edition
from tests.actions.results_asked import a_reported_programme, corrects, locks, must, number
from tests.web.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R94")]

LIST = "/SMALL/results/annual/"
EDITION = f"{LIST}2022/programme/1/"
BEGUN = {"key": "k1", "scope": "country-AA", "year": "2022", "basis": "reported"}


def test_the_empty_list_teaches_and_offers_editors_alone_the_form(reader):
    a_reported_programme()

    assert "No annual report is published yet" in reader.read(LIST)
    assert "Begin a report" not in reader.signs_in_as("focal-aa").read(LIST)
    assert "Begin a report" in reader.signs_in_as("monitor").read(LIST)


def test_a_report_is_begun_from_the_form_and_a_second_one_refused_in_words(reader):
    a_reported_programme()
    reader.signs_in_as("monitor").sends(LIST, **BEGUN)

    assert (reader.status, reader.last["Location"]) == (302, f"{LIST}2022/country-AA/1/")
    assert "in work already" in reader.sends(LIST, **BEGUN | {"key": "k2"})


def test_a_form_without_a_scope_is_shown_again_with_what_is_wrong(reader):
    a_reported_programme()

    page = reader.signs_in_as("monitor").sends(LIST, **BEGUN | {"scope": ""})

    assert reader.status == 422
    assert "Please look again at what is marked" in page


def test_a_draft_is_read_at_the_table_and_not_in_public(reader):
    a_drafted_edition()
    reader.read(EDITION)

    assert reader.status == 403
    assert "A draft, drawn from the record as it stands" in reader.signs_in_as("focal-aa").read(EDITION)


@pytest.mark.covers("R93")
def test_an_edition_opens_with_the_grid_of_countries_by_pillars(reader):
    a_published_edition()

    page = reader.read(EDITION)

    assert "data: 1\u00a0of\u00a03<br>12 persons" in page
    assert '<a href="#branch-p1">P1</a>' in page


def test_the_narrative_is_written_in_two_languages_side_by_side(reader):
    a_drafted_edition()
    page = f"{EDITION}write/lessons/"
    reader.signs_in_as("monitor").read(page)

    reader.sends(page, key="k1", standing="0", text_en="We learned.", text_ru="Мы извлекли уроки.")

    assert reader.status == 302
    assert "We learned." in reader.read(EDITION)
    assert "Мы извлекли уроки." in reader.reads_in("ru").read(EDITION)


def test_a_narrative_on_an_old_screen_stays_in_the_form_so_that_nothing_is_lost(reader):
    a_drafted_edition()

    page = reader.signs_in_as("monitor").sends(f"{EDITION}write/lessons/", key="k", standing="4", text_en="Long ago")

    assert reader.status == 409
    assert "Long ago" in page


@pytest.mark.covers("R43")
def test_a_focal_point_writes_in_the_report_on_the_own_state_alone(reader):
    must(begins(a_drafted_edition(), "country", "AA"))
    reader.signs_in_as("focal-aa")

    statuses = []
    for address in (f"{LIST}2022/country-AA/1/write/pillar:P1/", f"{EDITION}write/lessons/"):
        reader.read(address)
        statuses.append(reader.status)

    assert statuses == [200, 403]


def test_the_page_before_publishing_says_what_it_does_and_then_everybody_reads_the_report(reader):
    a_drafted_edition()
    page = reader.signs_in_as("monitor").read(f"{EDITION}publish/")

    reader.sends(f"{EDITION}publish/", key="k1", seen=reader.last.context["seen"])

    assert "No report and no period is locked by it." in page
    assert reader.status == 302
    reader.client.logout()
    assert "Checksum (SHA-256)" in reader.read(EDITION)


def test_a_draft_that_changed_meanwhile_is_not_published(reader):
    a_drafted_edition()

    page = reader.signs_in_as("monitor").sends(f"{EDITION}publish/", key="k1", seen="0" * 64)

    assert reader.status == 409
    assert "The draft changed since you saw it" in page


def test_the_document_has_the_checksum_that_the_page_shows(reader):
    cast = a_published_edition()

    content = reader.client.get(f"{EDITION}document.json").content

    assert sha256(content).hexdigest() == edition(cast).published.sha256
    assert sha256(content).hexdigest() in reader.read(EDITION)


def test_an_indicator_of_an_edition_has_a_table_beside_every_chart(reader):
    a_published_edition()

    page = reader.read(f"{EDITION}indicators/1.1.1.i1/")

    assert page.count('class="chart ') == 2
    assert page.count("<table") == 3


@pytest.mark.parametrize("address", ["", "indicators/1.1.1.i1/"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_pages_of_an_edition_are_sound_in_both_languages(reader, address, language):
    a_published_edition()

    page = Page.of(reader.reads_in(language).read(f"{EDITION}{address}"))

    assert (reader.status, page.faults, page.inline) == (200, [], [])


def test_what_was_corrected_stands_beside_the_published_report(reader):
    cast = a_published_edition()
    locks(cast)
    must(corrects(cast, number("15"), number("5", ("sex", "f"))))

    page = reader.read(EDITION)

    assert "Restated since" in page
    assert "Counted twice" in page


@pytest.mark.parametrize("address", ["2022/galaxy/1/", "2022/country-ZZ/1/", "2021/programme/1/", "2022/programme/9/"])
def test_an_edition_that_is_not_there_is_not_found(reader, address):
    a_drafted_edition()
    reader.signs_in_as("monitor").read(f"{LIST}{address}")

    assert reader.status == 404


FOREIGN = {"text_en": "In 2022 we trained 12. To our films came 4,711.", "text_ru": "В 2022 году обучено 12 человек."}


def test_beside_a_narrative_stands_what_each_typed_number_is_and_which_language_alone_names_one(reader):
    a_drafted_edition()
    page = f"{EDITION}write/lessons/"
    reader.signs_in_as("monitor").sends(page, key="k1", standing="0", **FOREIGN)

    shown = reader.read(page)

    assert "1.1.1.i1: figure, the programme · 2022" in shown
    assert "a year or a date" in shown
    assert "not among the numbers of this report" in shown
    assert "The languages name different numbers" in shown


def test_before_publishing_every_number_from_elsewhere_is_shown_with_its_sentence_and_confirmed(reader):
    a_drafted_edition()
    reader.signs_in_as("monitor").sends(f"{EDITION}write/lessons/", key="k1", standing="0", **FOREIGN)
    page = reader.read(f"{EDITION}publish/")
    seen = page.split('name="seen" value="')[1].split('"')[0]

    assert "To our films came 4,711." in page
    again = reader.sends(f"{EDITION}publish/", key="k2", seen=seen)
    assert "4,711" in again
    assert reader.status == 409
    reader.sends(f"{EDITION}publish/", key="k3", seen=seen, numbers_confirmed="on")
    assert (reader.status, reader.last["Location"]) == (302, EDITION)


def test_earlier_wordings_of_a_narrative_stand_with_who_wrote_them_and_what_changed_word_by_word(reader):
    a_drafted_edition()
    page = f"{EDITION}write/lessons/"
    history = f"{page}history/"
    reader.signs_in_as("monitor")
    assert "Nobody has written a narrative here yet" in reader.read(history)
    reader.sends(page, key="k1", standing="0", text_en="We learned much.", text_ru="Мы многому научились.")
    reader.sends(page, key="k2", standing="1", text_en="We learned little.", text_ru="Мы многому научились.")

    last = reader.read(history)

    assert "From wording 1 to wording 2" in last
    assert '<del><span class="unseen">[removed: </span>much<span' in last
    assert "nothing changed" in last
    assert "Wording 1<" in reader.read(f"{history}?to=1")
    assert (Page.of(last).faults, Page.of(last).inline) == ([], [])


def test_who_wrote_what_before_publication_is_no_business_of_the_public(reader):
    a_published_edition()

    reader.read(f"{EDITION}write/lessons/history/")

    assert reader.status == 403
