"""A question from the chair's desk to the record, by forms alone; each page shows only what its reader may do."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maslahat.actions.meetings.subjects import set_subject
from maslahat.actions.wishes import Drop
from tests.actions.calls import WHY, Room
from tests.cast import L1, L2
from tests.web.pages import MEETING, Page, Reader

pytestmark = pytest.mark.django_db

POSITIONS = f"{MEETING}positions/"
REASON = {"text_en": WHY["en"], "text_ru": WHY["ru"]}


@pytest.fixture
def room(db) -> Room:
    """The meeting with a proposal on every screen."""
    found = Room()
    told = {"meeting": "PSC", "row_version": 2, "proposal": found.ref, "by": found.cast("secretariat")}
    set_subject(**told, **found.cast.told())
    return found


def hidden(page: str, act: str) -> dict[str, str]:
    """Return the hidden fields of the form that posts to this deed."""
    form = next(each for each in re.findall(r"<form.*?</form>", page, re.DOTALL) if f"positions/{act}/" in each)
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def presses(reader: Reader, page: str, act: str, **told: str | list[str]) -> str:
    """Send the form of a deed as it stands on a page that the reader has read."""
    found = hidden(reader.read(page), act)
    reader.last = reader.client.post(f"{POSITIONS}{act}/", found | told)
    return str(reader.last.content.decode())


def puts(reader: Reader, **told: str | list[str]) -> str:
    asked = {"seconds": "60", "present": ["AA", "BB", "CC"]}
    return presses(reader.signs_in_as("secretariat"), f"{MEETING}chair/", "open", **asked | told)


def says(reader: Reader, username: str, kind: str, **told: str | list[str]) -> str:
    return presses(reader.signs_in_as(username), f"{MEETING}room/", "position", kind=kind, channel="room", **told)


def closes(reader: Reader, **told: str | list[str]) -> str:
    asked = {"present": ["AA", "BB", "CC"]}
    return presses(reader.signs_in_as("secretariat"), f"{MEETING}chair/", "close", **asked | told)


@pytest.mark.covers("R49", "E55")
def test_a_question_goes_from_the_desk_over_the_phones_to_the_record_by_forms_alone(room, reader):
    puts(reader)
    says(reader, "head-aa", "support")
    says(reader, "head-bb", "reserve", lines=[L1], **REASON)
    says(reader, "head-cc", "no_objection")
    closes(reader)

    page = reader.read(POSITIONS)

    assert room.cast.proposal(room.ref).state == "merged"
    assert "adopted" in page
    assert WHY["en"] in page
    assert WHY["ru"] in page


def test_an_objection_is_shown_with_its_reason_and_why_nothing_was_adopted(room, reader):
    room.opens()
    room.says("head-bb", "object")
    room.closes()

    page = reader.signs_in_as("donor").read(POSITIONS)

    assert "not adopted" in page
    assert "a seat objected" in page
    assert "no objection (silent)" in page


@pytest.mark.covers("E51", "E54")
def test_the_desk_names_the_missing_seats_and_refuses_to_put_or_close_without_them(room, reader):
    refused = puts(reader, present=["AA"])
    status = reader.status
    puts(reader)
    desk = reader.read(f"{MEETING}chair/")
    closing = closes(reader, present=["AA"])

    assert (status, reader.status) == (409, 409)
    assert "Absent: BB, CC" in refused
    assert "Seats that are there" in desk
    assert "There is no quorum. Missing: BB, CC" in closing


@pytest.mark.covers("E50")
def test_the_chair_sees_that_somebody_else_of_a_seat_spoke_and_the_head_sees_what(room, reader):
    room.opens()
    says(reader, "delegate-aa", "object", **REASON)

    desk = reader.signs_in_as("secretariat").read(f"{MEETING}chair/")
    phone = reader.signs_in_as("head-aa").read(f"{MEETING}room/")

    assert "Somebody other than the speaker of the seat also spoke for: AA" in desk
    assert "Somebody else of your delegation wrote" in phone


@pytest.mark.covers("E80")
def test_a_position_from_an_old_screen_is_refused_and_the_typed_reason_is_kept(room, reader):
    room.opens()

    page = says(reader, "head-bb", "object", fingerprint="0" * 64, **REASON)

    assert reader.status == 409
    assert "no longer what your screen showed" in page
    assert WHY["en"] in page


def test_a_position_without_a_reason_is_refused_with_the_rule(room, reader):
    room.opens()

    says(reader, "head-bb", "object")

    assert reader.status == 409


def test_the_hall_screen_counts_down_in_both_languages_and_names_seats_alone(room, reader):
    room.opens()

    page = reader.signs_in_as("secretariat").read(f"{MEETING}screen/")

    assert page.count("data-until") == 2
    assert "отсутствие возражений" in page
    assert "head-" not in page


def test_a_ruling_is_recorded_and_can_be_appealed_against(room, reader):
    reader.signs_in_as("secretariat")
    found = hidden(reader.read(f"{MEETING}chair/"), "open")
    reader.client.post(f"{POSITIONS}rule/", {"key": found["key"], "present": ["AA", "BB", "CC"], **REASON})
    page = reader.signs_in_as("head-cc").read(POSITIONS)

    presses(reader, POSITIONS, "appeal", **REASON)

    assert "ruled by the chair" in page
    assert room.call.appeals == 1


def test_the_record_is_taken_away_with_every_seat(room, reader):
    room.opens()
    room.closes()

    reader.signs_in_as("head-aa").read(f"{POSITIONS}file/")

    decision = json.loads(reader.last.content)["decisions"][0]
    assert [each["seat"] for each in decision["seats"]] == ["AA", "BB", "CC"]
    assert decision["rule"]["number"] == 1


def test_a_deed_that_does_not_exist_is_not_found(room, reader):
    reader.signs_in_as("secretariat").sends(f"{POSITIONS}dance/")

    assert reader.status == 404


@pytest.mark.covers("E56")
def test_a_reservation_whose_line_has_left_the_plan_is_shown_as_moot_and_its_party_asked(room, reader):
    room.opens()
    room.says("head-bb", "reserve", lines=[L2])
    room.closes()
    other = room.cast.tabled("head-aa", Drop(L2)).ref
    room.cast.agree(other)

    page = reader.signs_in_as("head-bb").read(POSITIONS)

    assert "a line that has left the plan" in page
    assert "the party is asked whether the reservation stands" in page


@pytest.mark.covers("E89")
def test_the_page_of_the_rule_shows_the_version_in_force(room, reader):
    page = reader.read("/SMALL/decision-rule/")

    assert "Version 1" in page
    assert "in force" in page
    assert "The terms of reference allow none." in page


@pytest.mark.parametrize("who", ["secretariat", "head-aa", "delegate-aa", "donor"])
def test_pages_with_an_open_question_are_well_formed_in_russian(room, reader, who):
    room.opens()
    room.says("head-bb", "object")
    reader.signs_in_as(who).reads_in("ru")

    found = [Page.of(reader.read(address)) for address in (POSITIONS, f"{MEETING}room/")]

    assert [page.faults for page in found] == [[], []]
    assert [page.inline for page in found] == [[], []]


def test_the_page_reads_the_database_as_often_for_many_questions_as_for_one(room, reader):
    reader.signs_in_as("head-aa")
    room.opens(seconds=1)
    room.says("head-bb", "object")
    room.closes()
    with CaptureQueriesContext(connection) as few:
        reader.read(POSITIONS)
    for _ in range(2):
        room.opens(seconds=1)
        room.closes()

    with CaptureQueriesContext(connection) as many:
        reader.read(POSITIONS)

    assert len(many) == len(few)
