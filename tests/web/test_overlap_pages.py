"""Overlaps on their page: declared with a reason, taken off the sum, ended, and all of it in the record."""

import pytest

from maslahat.domain.shared.deeds import Role
from maslahat.words.labels import ROLES, label
from tests.actions.results_asked import TRAINED, a_reported_programme, must, number, reports, told

pytestmark = pytest.mark.django_db

OVERLAPS = "/SMALL/results/overlaps/"
ASKED = {"period": "2022", "indicator": TRAINED, "units": ["AA", "BB"], "number": "4"}
WORDS = {"words_en": "The same course", "words_ru": "Один и тот же курс"}


def declared(reader, **changed):
    reader.last = reader.client.post(OVERLAPS, {"key": "k", **ASKED, **WORDS} | changed)
    return reader.last.content.decode()


def a_programme_of_two_reports():
    cast = a_reported_programme()
    must(reports(cast, told(number("20"), number("9", ("sex", "f"))), who="monitor", unit="BB"))
    return cast


@pytest.mark.covers("R92")
def test_the_page_shows_sum_overlap_net_and_who_declared_it(reader):
    a_programme_of_two_reports()
    reader.signs_in_as("coordinator")

    declared(reader)
    page = reader.read(OVERLAPS)

    assert reader.status == 200
    assert "<dd>32</dd>" in page
    assert "<dd>4</dd>" in page
    assert "<strong>28</strong>" in page
    assert f"AG, {label(ROLES, Role.COORDINATOR)}" in page
    assert "The same course" in page


def test_an_overlap_is_ended_with_a_reason_and_stays_in_the_record(reader):
    a_programme_of_two_reports()
    reader.signs_in_as("coordinator")
    declared(reader)

    declared(reader, key="end", number="0", words_en="Another course after all")
    page = reader.read(OVERLAPS)

    assert "No overlap is declared" in page
    assert "Another course after all" in page


def test_what_cannot_be_declared_is_refused_with_everything_that_was_typed(reader):
    a_programme_of_two_reports()
    reader.signs_in_as("coordinator")

    page = declared(reader, units=["AA"], number="four")

    assert reader.status == 409
    assert 'value="four"' in page
    assert 'value="AA" checked' in page
    assert "The same course</textarea>" in page


def test_only_who_verifies_declares_and_a_donor_is_not_told_of_few_people(reader):
    a_programme_of_two_reports()
    declared(reader.signs_in_as("coordinator"))

    page = reader.signs_in_as("donor").read(OVERLAPS)
    refused = reader.client.post(OVERLAPS, {"key": "d", **ASKED, **WORDS})

    assert "Declare an overlap" not in page
    assert "not shown" in page
    assert "<dd>4</dd>" not in page
    assert refused.status_code == 403
