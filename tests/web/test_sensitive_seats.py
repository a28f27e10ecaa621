"""Staff of security services, border guards and customs: others learn that they sit there, never in which office."""

import re
from typing import Any

import pytest

from maslahat.actions import people
from maslahat.actions.outcomes import Done
from maslahat.stores.journal import queries as journal
from tests.cast import Cast, a_programme
from tests.small_programme import small_programme, text

pytestmark = pytest.mark.django_db

SECRET = ("aa-service", "Deputy chairman", "Заместитель председателя", "Service of AA", "AA-SEC")
OTHERS = (None, "donor", "cso-bb", "head-bb", "focal-bb")


def _with_a_service() -> dict[str, Any]:
    found = small_programme()
    found["categories"].append({"code": "security", "name": text("State security services"), "sensitive": True})
    found["institutions"].append(
        {"code": "AA-SEC", "category": "security", "country": "AA", "name": text("Service of AA")}
    )
    return found


def _seat(cast: Cast, username: str, institution: str, party: str, role: str, **more) -> None:
    office = {"en": "Deputy chairman", "ru": "Заместитель председателя"} if institution else {"en": "Focal point"}
    about = {"username": username, "office": office, "institution": institution, "language": "en"}
    by = cast("secretariat")
    assert isinstance(people.invite_person(**about, by=by, **cast.told()), Done)
    given = people.accredit(username=username, party=party, role=role, by=by, **cast.told(), **more)
    assert isinstance(given, Done), given


@pytest.fixture(params=["delegate", "head_of_delegation"])
def cast(request, db) -> Cast:
    """Give the cast with an officer of a security service in this role."""
    cast = a_programme(document=_with_a_service())
    _seat(cast, "aa-service", "AA-SEC", "AA", request.param, replaces=request.param == "head_of_delegation")
    _seat(cast, "focal-bb", "", "BB", "focal_point")
    return cast


@pytest.mark.covers("R35")
@pytest.mark.parametrize("who", OTHERS)
def test_others_are_told_role_and_kind_of_institution_and_no_more(cast, reader, who):
    if who:
        reader.signs_in_as(who)

    english, russian = reader.read("/SMALL/people/"), reader.reads_in("ru").read("/SMALL/people/")

    assert "State security services" in english
    assert "По-русски: State security services" in russian
    shown = re.sub(r"<select.*?</select>", "", english + russian, flags=re.DOTALL)  # all institutions, for choosing
    assert [word for word in SECRET if word in shown] == []


@pytest.mark.covers("R35")
@pytest.mark.parametrize("who", ["secretariat", "alternate-aa", "delegate-aa"])
def test_the_own_delegation_and_the_secretariat_see_the_office(cast, reader, who):
    page = reader.signs_in_as(who).read("/SMALL/people/")

    assert "Deputy chairman" in page
    assert "Service of AA" in page


@pytest.mark.covers("R35")
def test_a_head_from_another_institution_is_still_shown_by_office(cast, reader):
    assert "Office head-bb" in reader.signs_in_as("donor").read("/SMALL/people/")


@pytest.mark.covers("R35", "R98")
def test_the_record_names_the_kind_of_institution_in_place_of_the_office(cast):
    recorded = str([entry.detail for entry in journal.entries_about("SMALL", "person:aa-service")])

    assert cast("aa-service").doer("plan.read").office == "State security services"
    assert "State security services" in recorded
    assert "Deputy chairman" not in recorded
