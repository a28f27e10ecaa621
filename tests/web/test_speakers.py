"""The page of speakers: a delegate asks by forms alone, the chair gives the floor, nobody learns an office."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import a_programme
from tests.web.pages import MEETING, Reader

pytestmark = pytest.mark.django_db

SPEAKERS = f"{MEETING}speakers/"


def asks(reader: Reader, username: str, wish: str = "statement", **more: str) -> str:
    told = {"key": f"{username}-{wish}", "item": "0", "mode": "room", **more}
    form = {f"{wish}-{name}": value for name, value in told.items()}
    return reader.signs_in_as(username).sends(f"{SPEAKERS}ask/{wish}/", **form)


def presses(reader: Reader, number: int, act: str, **more: str) -> str:
    form = {f"{act}-{number}-{name}": value for name, value in {"key": f"{act}-{number}", **more}.items()}
    return reader.signs_in_as("secretariat").sends(f"{SPEAKERS}{number}/{act}/", **form)


def listed(page: str) -> list[str]:
    """Return the parties in the table of those who wait."""
    return re.findall(r'<th scope="row"><bdi>([^<]*)', page)


@pytest.mark.covers("R27", "E92")
def test_a_delegate_online_asks_and_speaks_by_forms_alone(cast, reader):
    asks(reader, "head-aa")
    asks(reader, "head-bb", mode="online")
    asks(reader, "head-bb", mode="online", key="again")
    waiting = reader.read(SPEAKERS)
    presses(reader, 1, "give")
    presses(reader, 1, "end")
    presses(reader, 2, "give")

    page = reader.read(SPEAKERS)

    assert listed(waiting) == ["AA", "BB"]
    assert "online" in page
    assert listed(page) == []
    assert "Nobody has the floor." not in page
    assert "clocks.js" in page
    assert re.search(r'data-clock="\d{13}"', page)
    assert "data-since=" in page


@pytest.mark.covers("E92")
def test_a_point_of_order_stands_first_with_what_it_is_about(cast, reader):
    asks(reader, "head-aa")
    asks(reader, "head-bb", "point_of_order", matter="time")

    page = reader.read(SPEAKERS)

    assert listed(page) == ["BB", "AA"]
    assert "Time of speakers" in page


def test_the_chair_sets_a_time_and_sees_what_is_left(cast, reader):
    asks(reader, "head-aa")
    reader.signs_in_as("secretariat")
    rules = {"list-key": "r", "list-item": "0", "list-seconds": "180", "list-is_open": "on"}
    reader.sends(f"{SPEAKERS}rules/", **rules)
    presses(reader, 1, "give")
    presses(reader, 1, "pause")

    page = reader.read(SPEAKERS)

    assert re.search(r"Time left: <b>(3:00|2:5\d)</b>", page)
    assert "the clock stands" in page


def test_the_secretariat_enters_somebody_who_raised_a_hand_and_nobody_else_can(cast, reader):
    form = {"raised-hand-key": "h", "raised-hand-item": "0", "raised-hand-mode": "room", "raised-hand-speaker": "donor"}
    reader.signs_in_as("head-aa").sends(f"{SPEAKERS}ask/raised-hand/", **form)
    refused = reader.status
    reader.signs_in_as("secretariat").sends(f"{SPEAKERS}ask/raised-hand/", **form)

    assert refused == 404
    assert listed(reader.read(SPEAKERS)) == ["Donor"]


def test_a_refused_press_shows_the_list_with_the_reason_and_what_was_typed(cast, reader):
    asks(reader, "head-aa")
    asks(reader, "head-bb")

    refused = presses(reader, 2, "give")

    assert reader.status == 409
    assert "Somebody else is next in the list." in refused
    assert listed(refused) == ["AA", "BB"]


def test_a_form_that_says_nothing_comes_back_with_what_is_missing(cast, reader):
    page = asks(reader, "head-aa", "point_of_order", matter="")

    assert reader.status == 422
    assert "It is about" in page


def test_a_panel_returns_to_the_page_it_was_sent_from_and_to_no_other_site(cast, reader):
    reader.signs_in_as("head-aa")
    form = {"statement-key": "k", "statement-item": "0", "statement-mode": "room"}

    reader.sends(f"{SPEAKERS}ask/statement/", next=MEETING, **form)
    inside = reader.last["location"]
    reader.sends(f"{SPEAKERS}ask/statement/", next="https://elsewhere.example/", **form)

    assert inside == MEETING
    assert reader.last["location"] == "/"


@pytest.mark.covers("R35")
def test_an_office_is_shown_only_to_those_who_may_know_people(cast, reader):
    asks(reader, "head-aa")

    assert "Office head-aa" in reader.signs_in_as("secretariat").read(SPEAKERS)
    assert "Office head-aa" not in reader.signs_in_as("head-bb").read(SPEAKERS)


def test_the_chair_sees_a_suggestion_with_its_reason_and_nothing_has_moved(cast, reader):
    for username in ("head-aa", "delegate-aa", "head-bb"):
        asks(reader, username)

    page = reader.signs_in_as("secretariat").read(SPEAKERS)

    assert "this delegation has spoken less" in page
    assert listed(page) == ["AA", "AA", "BB"]
    assert "A suggested order" not in reader.signs_in_as("head-bb").read(SPEAKERS)


@pytest.mark.covers("P-18")
def test_the_list_takes_as_many_queries_for_ten_speakers_as_for_one(cast, reader):
    counts = []
    for usernames in (["head-aa"], ["head-bb", "head-cc", "donor", "cso-bb", "expert"]):
        for username in usernames:
            cast.wants_the_floor(username)
        reader.signs_in_as("secretariat").read(SPEAKERS)
        with CaptureQueriesContext(connection) as asked:
            reader.read(SPEAKERS)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_before_the_opening_one_may_sign_up_and_nobody_is_given_the_floor(db, settings, reader):
    settings.MASLAHAT_DEMO = True
    a_programme().wants_the_floor("head-aa")

    page = reader.signs_in_as("secretariat").read(SPEAKERS)

    assert listed(page) == ["AA"]
    assert "Give the floor" not in page


def test_the_page_is_read_in_russian(cast, reader):
    asks(reader, "head-aa", "point_of_order", matter="decision")

    page = reader.signs_in_as("secretariat").reads_in("ru").read(SPEAKERS)

    assert "Список ораторов" in page
    assert "Ход принятия решения" in page
