"""One list of what waits for the reader, with filters in the address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.results.awaiting import forget_what_was_asked
from tests.actions.results_asked import (
    LAW,
    TRAINED,
    a_reported_programme,
    an_asked_programme,
    confirms,
    must,
    number,
    reports,
    sends_back,
    told,
)

pytestmark = pytest.mark.django_db

AWAITED = "/SMALL/results/reports/awaited/"
ONE = f"/SMALL/results/reports/2022/AA/on/{TRAINED}/"


@pytest.mark.covers("R92", "R95", "R96")
def test_each_step_stands_on_the_list_of_who_takes_it_and_of_nobody_else(reader):
    cast = a_reported_programme()

    assert "awaits our confirmation" in reader.signs_in_as("expert").read(AWAITED)
    assert ONE in reader.read(f"{AWAITED}?step=to_confirm")
    assert ONE not in reader.signs_in_as("focal-aa").read(AWAITED)
    must(confirms(cast))
    assert ONE in reader.signs_in_as("coordinator").read(f"{AWAITED}?step=to_verify")
    must(sends_back(cast))

    assert ONE in reader.signs_in_as("focal-aa").read(f"{AWAITED}?step=to_answer")
    assert ONE in reader.signs_in_as("coordinator").read(f"{AWAITED}?step=asked")
    assert ONE not in reader.signs_in_as("head-bb").read(AWAITED)


def test_the_list_leads_to_the_form_of_what_is_not_reported_yet(reader):
    a_reported_programme()

    page = reader.signs_in_as("focal-aa").read(AWAITED)

    assert "/SMALL/results/reports/2022/AA/fill/P1/" in page
    assert LAW in page


@pytest.mark.parametrize(
    ("filters", "is_there"),
    [("country=AA&pillar=P1&period=2022", True), ("step=to_verify", True), ("country=ZZ&period=1", True)],
)
def test_filters_of_the_address_narrow_the_list_and_unknown_ones_are_passed_over(reader, filters, is_there):
    a_reported_programme()

    page = reader.signs_in_as("expert").read(f"{AWAITED}?{filters}")

    assert (ONE in page) is is_there


def test_a_list_on_which_nothing_is_left_says_so(reader):
    a_reported_programme()

    assert "Nothing waits for you" in reader.signs_in_as("donor").read(AWAITED)


def test_the_list_takes_the_same_number_of_queries_whatever_it_holds(reader, django_assert_num_queries):
    cast = an_asked_programme()
    reader.signs_in_as("expert").read(AWAITED)
    forget_what_was_asked()
    with CaptureQueriesContext(connection) as empty:
        reader.read(AWAITED)
    must(reports(cast, told(number("12"))))

    with django_assert_num_queries(len(empty)):
        assert ONE in reader.read(AWAITED)


def test_while_nothing_is_done_the_list_is_not_read_again(reader):
    an_asked_programme()
    reader.signs_in_as("expert").read(AWAITED)
    forget_what_was_asked()
    with CaptureQueriesContext(connection) as first:
        reader.read(AWAITED)
    with CaptureQueriesContext(connection) as again:
        reader.read(AWAITED)

    assert len(again) < len(first)


REMINDERS = "/SMALL/results/reminders/"


@pytest.mark.covers("R92")
def test_the_page_shows_what_the_letter_would_say_and_keeps_where_it_goes(reader):
    a_reported_programme()
    page = reader.signs_in_as("expert").read(REMINDERS)
    assert "Reports awaiting your confirmation" in page
    assert "No letter has been sent to you yet." in page

    reader.sends(REMINDERS, key="k", mail="desk@example.org")

    assert reader.status == 302
    assert 'value="desk@example.org"' in reader.read(REMINDERS)
    assert "desk@example.org" not in reader.signs_in_as("secretariat").read(REMINDERS)


def test_what_is_no_address_is_refused_and_not_lost(reader):
    a_reported_programme()

    page = reader.signs_in_as("donor").sends(REMINDERS, key="k", mail="the ministry")

    assert reader.status == 409
    assert "This is not an e-mail address." in page
    assert 'value="the ministry"' in page
    assert "Nothing waits for you: no letter would be sent." in page
