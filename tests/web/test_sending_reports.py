"""Sending a country's report by the page: empty pillars only with their tick."""

import pytest

from tests.actions.results_asked import TRAINED, an_asked_programme

pytestmark = pytest.mark.django_db

OF_AA = "/SMALL/results/reports/2022/AA/"


@pytest.mark.covers("R43")
def test_a_report_with_an_empty_pillar_is_sent_only_with_the_tick(reader):
    an_asked_programme()
    reader.signs_in_as("focal-aa")

    refused = reader.sends(f"{OF_AA}send/", key="k1")
    status = reader.status
    reader.sends(f"{OF_AA}send/", key="k2", without="P1")

    assert status == 409
    assert "Nothing is reported under pillar P1" in refused
    assert "Nothing to report" in reader.read(OF_AA)


def test_once_something_is_reported_no_tick_is_offered(reader):
    an_asked_programme()
    reader.signs_in_as("focal-aa")
    offered = reader.read(OF_AA)
    told = {f"{TRAINED}::number": "0", f"{TRAINED}:state": "reported"}
    reader.sends(f"{OF_AA}fill/P1/", key="k1", **told)

    assert 'name="without"' in offered
    assert 'name="without"' not in reader.read(OF_AA)


def test_others_see_whether_it_was_sent_and_are_offered_nothing(reader):
    an_asked_programme()

    page = reader.signs_in_as("head-bb").read(OF_AA)

    assert "Not sent yet." in page
    assert "Send the report" not in page
