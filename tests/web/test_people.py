"""People and seats: who is seen by whom, and what those who may do."""

import re

import pytest

from maslahat.stores.people import queries as people_queries
from tests.web.pages import Reader

pytestmark = pytest.mark.django_db


def _key(page: str, form: str) -> str:
    found = re.search(rf'name="{form}-key" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def _invites(reader: Reader, **told: str) -> str:
    key = _key(reader.read("/SMALL/people/"), "invite")
    asked = {"key": key, "username": "new-one", "office_en": "Adviser", "language": "en", "institution": ""} | told
    return reader.sends("/SMALL/people/invite/", **{f"invite-{name}": value for name, value in asked.items()})


def _accredits(reader: Reader, **told: str) -> str:
    key = _key(reader.read("/SMALL/people/"), "accredit")
    asked = {"key": key, "username": "new-one", "party": "AA", "role": "delegate"} | told
    return reader.sends("/SMALL/people/accredit/", **{f"accredit-{name}": value for name, value in asked.items()})


@pytest.mark.covers("R35")
@pytest.mark.parametrize("who", [None, "donor", "cso-bb", "head-bb"])
def test_others_see_that_a_delegate_sits_there_but_not_who(cast, reader, who):
    if who:
        reader.signs_in_as(who)

    page = reader.read("/SMALL/people/")

    assert "Office delegate-aa" not in page
    assert "delegate-aa" not in page
    assert "<strong>delegate</strong>" in page


@pytest.mark.covers("R35", "R38")
def test_the_secretariat_sees_everybody_and_who_speaks_for_each_party(cast, reader):
    page = reader.signs_in_as("secretariat").read("/SMALL/people/")

    assert "Office delegate-aa" in page
    assert page.count("speaks for the party") == 4


def test_those_who_may_not_invite_are_offered_no_form(cast, reader):
    page = reader.signs_in_as("donor").read("/SMALL/people/")

    assert "invite-username" not in page
    assert "accredit-username" not in page


@pytest.mark.covers("R32", "R38")
def test_a_person_is_invited_accredited_and_the_seat_ended_again(cast, reader):
    reader.signs_in_as("secretariat")

    _invites(reader)
    assert "new-one is invited" in reader.read("/SMALL/people/")
    _accredits(reader)
    seats = people_queries.accreditations("SMALL")
    seat = next(each for each in seats if each.username == "new-one")
    reader.sends(f"/SMALL/people/{seat.id}/end/", key="the-end")

    page = reader.read("/SMALL/people/")
    assert "What was done under it stays valid" in page
    assert "Earlier" in page


def test_a_double_press_invites_once(cast, reader):
    key = _key(reader.signs_in_as("secretariat").read("/SMALL/people/"), "invite")
    told = {"invite-key": key, "invite-username": "new-one", "invite-office_en": "Adviser", "invite-language": "en"}

    for _ in range(2):
        reader.sends("/SMALL/people/invite/", **told)
        assert reader.status == 302


def test_what_was_typed_stands_again_beside_what_is_wrong(cast, reader):
    page = _invites(reader.signs_in_as("secretariat"), username="no spaces please", office_en="")

    assert reader.status == 409
    assert "The office is missing." in page
    assert "This user name cannot be used." in page
    assert 'value="no spaces please"' in page


def test_a_form_left_empty_names_every_field(cast, reader):
    page = _accredits(reader.signs_in_as("secretariat"), username="", party="ZZ", role="king")

    assert reader.status == 422
    assert page.count('class="fault"') == 3
    assert page.count('aria-invalid="true"') == 3


@pytest.mark.covers("R37")
def test_a_stranger_who_forges_the_form_is_refused_by_rule(cast, reader):
    told = {"invite-key": "forged", "invite-username": "spy", "invite-office_en": "Spy", "invite-language": "en"}

    page = reader.sends("/SMALL/people/invite/", **told)

    assert reader.status == 403
    assert "may not do this: invite a person" in page
    assert "R37" in page


@pytest.mark.covers("R38")
def test_a_focal_point_seats_delegates_of_the_own_party_only(cast, reader):
    _invites(reader.signs_in_as("secretariat"))
    page = reader.signs_in_as("focal-aa").read("/SMALL/people/")

    assert '<option value="AA"' in page
    assert '<option value="BB"' not in page
    assert '<option value="head_of_delegation"' not in page
    _accredits(reader)
    assert reader.status == 302


@pytest.mark.covers("E50")
def test_a_second_head_is_refused_with_the_way_out(cast, reader):
    _invites(reader.signs_in_as("secretariat"))

    page = _accredits(reader, role="head_of_delegation")

    assert reader.status == 409
    assert "takes over" in page
    _accredits(reader, role="head_of_delegation", replaces="on")
    assert reader.status == 302


def test_an_accreditation_of_nowhere_cannot_be_ended(cast, reader):
    page = reader.signs_in_as("secretariat").sends("/SMALL/people/999999/end/", key="k")

    assert reader.status == 404
    assert "no such accreditation" in page
