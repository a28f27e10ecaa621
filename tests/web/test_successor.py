"""A head who was replaced a second ago is refused with the reason, and what was typed waits for the successor."""

import pytest
from django.utils import timezone

from maslahat.actions.people import accredit
from maslahat.stores.governance import call_queries
from maslahat.stores.governance import queries as governance
from tests.cast import a_tabled_plan
from tests.web.pages import MEETING, Reader
from tests.web.test_calls_pages import REASON, hidden, puts, says
from tests.web.test_calls_pages import room as room

pytestmark = pytest.mark.django_db
ENDORSE = "/SMALL/workplans/JWP/endorse/"


def replaced(cast, by_whom: str = "delegate-bb") -> None:
    """Let the head of BB be replaced now by somebody else of the party."""
    cast.now = timezone.now()
    asked = {"username": by_whom, "party": "BB", "role": "head_of_delegation", "replaces": True}
    accredit(by=cast("secretariat"), **asked, **cast.told())


def sends(reader: Reader, address: str, told: dict[str, str]) -> str:
    reader.last = reader.client.post(address, told)
    return str(reader.last.content.decode())


@pytest.mark.covers("E49")
def test_an_objection_that_the_old_head_presses_a_second_late_fills_in_the_form_of_the_new_head(room, reader):
    puts(reader)
    form = hidden(reader.signs_in_as("head-bb").read(f"{MEETING}room/"), "position")
    replaced(room.cast, "cso-bb")

    page = sends(reader, f"{MEETING}positions/position/", form | REASON | {"kind": "object", "channel": "room"})
    others = reader.signs_in_as("head-cc").read(f"{MEETING}room/")
    offered = reader.signs_in_as("cso-bb").read(f"{MEETING}room/")

    assert reader.last.status_code == 200
    assert "You no longer speak for this party" in page
    assert "A draft is left to you" not in others
    assert "A draft is left to you" in offered
    assert REASON["text_en"] in offered
    assert 'value="object" required checked' in offered
    assert call_queries.stances(room.id) == ()

    says(reader, "cso-bb", "object", **REASON)

    assert [each.seat for each in call_queries.stances(room.id)] == ["BB"]
    assert "A draft is left to you" not in reader.read(f"{MEETING}room/")


@pytest.mark.covers("E49")
def test_a_reservation_on_the_final_text_is_left_to_the_successor_too(reader):
    cast = a_tabled_plan()
    cast.finalise()
    told = {"subject": cast.draft, "kind": "object", "channel": "room", "key": "k1"} | REASON
    reader.signs_in_as("head-bb")
    replaced(cast, "cso-bb")

    page = sends(reader, ENDORSE, told)
    offered = reader.signs_in_as("cso-bb").read(ENDORSE)

    assert "You no longer speak for this party" in page
    assert "A draft is left to you" in offered
    assert REASON["text_ru"] in offered
    assert governance.said(cast.workplan.id).positions == ()


@pytest.mark.covers("E49")
def test_who_never_spoke_for_a_party_leaves_nothing_to_anybody(room, reader):
    puts(reader)
    form = hidden(reader.signs_in_as("head-bb").read(f"{MEETING}room/"), "position")

    page = sends(reader.signs_in_as("donor"), f"{MEETING}positions/position/", form | REASON | {"kind": "not-a-kind"})

    assert "You no longer speak" not in page
