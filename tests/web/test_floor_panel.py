"""The floor on the page of the room, on the chair's desk and on the hall screen: one look, one press."""

import re

import pytest

from tests.actions.calls import Room
from tests.web.pages import MEETING

pytestmark = pytest.mark.django_db

ROOM, CHAIR, SCREEN = (f"{MEETING}{page}/" for page in ("room", "chair", "screen"))


def pressed(reader, page: str, act: str) -> None:
    """Press the button of a deed on the page as it stands."""
    markup = reader.read(page)
    address = re.search(rf'action="([^"]*/{act}/)"', markup)
    assert address, act
    form = re.search(rf'<form[^>]*action="{re.escape(address[1])}".*?</form>', markup, re.DOTALL)
    assert form
    told = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form[0]))
    told |= dict.fromkeys(re.findall(r'<select name="([^"]+)"', form[0]), "room")
    told.pop("csrfmiddlewaretoken", None)
    reader.sends(address[1], **told)


@pytest.mark.covers("R27")
def test_a_delegate_asks_and_withdraws_on_the_page_of_the_room_and_stays_there(cast, reader):
    reader.signs_in_as("delegate-aa")
    pressed(reader, ROOM, "statement")
    asked_from, page = reader.last["location"], reader.read(ROOM)
    pressed(reader, ROOM, "withdraw")

    assert asked_from == ROOM
    assert "You are in the list: statement, place 1" in page
    assert "You are in the list" not in reader.read(ROOM)


def test_the_chair_gives_and_ends_the_floor_on_the_desk_and_everybody_sees_who_speaks(cast, reader):
    cast.wants_the_floor("head-bb", mode="online")
    reader.signs_in_as("secretariat")
    pressed(reader, CHAIR, "give")
    desk, room = reader.read(CHAIR), reader.signs_in_as("donor").read(ROOM)
    reader.signs_in_as("secretariat")
    pressed(reader, CHAIR, "end")

    assert "data-since" in desk
    assert "Give the floor" not in room
    assert re.search(r"Has the floor</p>\s*<p><strong><bdi>BB", room)
    assert "Nobody has the floor." in reader.read(CHAIR)


def test_the_hall_screen_names_the_speaker_in_both_languages_and_nothing_while_nobody_asks(cast, reader):
    empty = reader.signs_in_as("secretariat").read(SCREEN)
    cast.wants_the_floor("head-bb")
    pressed(reader, CHAIR, "give")

    page = reader.read(SCREEN)

    assert "panel-floor" not in empty
    assert "Has the floor" in page
    assert "Слово имеет" in page
    assert "По-русски: BB" in page
    assert "Office head-bb" not in page


@pytest.mark.covers("E92")
def test_while_a_call_is_open_the_room_offers_a_point_of_order_on_its_conduct_alone(db, settings, reader):
    settings.MASLAHAT_DEMO = True
    Room().opens()

    page = reader.signs_in_as("head-aa").read(ROOM)

    assert "a decision is being taken" in page
    assert "Conduct of the decision" in page
    assert "Time of speakers" not in page


def test_the_public_sees_no_floor_in_the_room(cast, reader):
    cast.wants_the_floor("head-bb")

    assert "panel-floor" not in reader.read(ROOM)
