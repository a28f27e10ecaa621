"""Who is asking, and who is seated for whom."""

from datetime import timedelta

import pytest

from maslahat.actions.actor import Secret
from maslahat.actions.people import accredit, actor_of, end_accreditation, invite_person
from maslahat.domain.shared.deeds import Role
from maslahat.stores.people import queries
from tests.cast import Cast, a_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return a_programme()


def test_somebody_without_accreditation_is_a_member_of_the_public(cast):
    _invite(cast, "stranger")

    assert actor_of(0, "SMALL", cast.now).role is Role.PUBLIC
    assert cast("stranger").role is Role.PUBLIC


def test_the_weightiest_role_counts_unless_another_is_asked_for(cast):
    asked = {"username": "delegate-aa", "party": "AA", "role": "focal_point"}
    accredit(by=cast("secretariat"), **asked, **cast.told())
    person = queries.person("delegate-aa").id

    assert cast("delegate-aa").role is Role.FOCAL_POINT
    assert actor_of(person, "SMALL", cast.now, role="delegate").role is Role.DELEGATE


def test_a_person_is_known_by_office_and_signs_in_with_a_password_that_is_kept_as_a_hash(cast, django_user_model):
    invited = _invite(cast, "new-delegate", password=Secret("correct horse battery"))

    row = django_user_model.objects.get(pk=invited.person)
    assert row.check_password("correct horse battery")
    assert "horse" not in row.password
    assert queries.person("new-delegate").office.texts == {"en": "Delegate", "ru": "Делегат"}


def test_a_name_is_taken_once_and_an_office_is_needed(cast):
    assert _invite(cast, "head-aa").codes == ("username_taken",)
    assert set(_invite(cast, "not a name", office={}).codes) == {"office_missing", "bad_username"}


@pytest.mark.covers("E48")
def test_a_party_has_one_head_and_a_second_needs_the_first_to_step_down(cast):
    asked = {"username": "delegate-aa", "party": "AA", "role": "head_of_delegation"}

    refused = accredit(by=cast("secretariat"), **asked, **cast.told())
    replaced = accredit(by=cast("secretariat"), replaces=True, **asked, **cast.told())

    assert refused.codes == ("seat_second_head",)
    assert len(replaced.ended) == 1
    assert cast("head-aa").role is Role.PUBLIC


@pytest.mark.covers("E48")
def test_a_closed_interval_still_tells_the_role_held_then(cast):
    before = cast.now - timedelta(days=1)
    end_accreditation(accreditation=cast("head-aa").accreditation, by=cast("secretariat"), **cast.told())

    person = queries.person("head-aa").id
    assert actor_of(person, "SMALL", before).role is Role.HEAD_OF_DELEGATION
    assert actor_of(person, "SMALL", cast.now).role is Role.PUBLIC


def test_an_accreditation_ends_once_and_only_for_those_who_may_end_it(cast):
    asked = {"accreditation": cast("head-aa").accreditation}

    foreign = end_accreditation(by=cast("focal-aa"), **asked, **cast.told())
    end_accreditation(by=cast("secretariat"), **asked, **cast.told())
    twice = end_accreditation(by=cast("secretariat"), **asked, **cast.told())

    assert foreign.codes == ("role_not_yours_to_give",)
    assert twice.codes == ("ended_already",)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"username": "nobody"}, "unknown_person"),
        ({"party": "ZZ"}, "unknown_party"),
        ({"role": "king"}, "unknown_role"),
        ({"role": "donor"}, "seat_role_not_of_this_kind"),
        ({"role": "administrator"}, "role_not_yours_to_give"),
        ({"role": "delegate"}, "seat_held_already"),
    ],
)
def test_an_accreditation_that_cannot_be_given_says_why(cast, changes, code):
    asked = {"username": "delegate-aa", "party": "AA", "role": "focal_point"} | changes

    assert accredit(by=cast("secretariat"), **asked, **cast.told()).codes == (code,)


def test_a_focal_point_seats_ordinary_delegates_of_its_own_party_only(cast):
    asked = {"username": "host-aa", "role": "delegate"}

    own = accredit(by=cast("focal-aa"), party="AA", **asked, **cast.told())
    foreign = accredit(by=cast("focal-aa"), party="BB", **asked, **cast.told())

    assert own.role == "delegate"
    assert foreign.codes == ("no_right_not_own",)


def _invite(cast: Cast, username: str, **more):
    office = {"en": "Delegate", "ru": "Делегат"}
    asked = {"username": username, "office": office, "institution": "AA-MIN", "language": "ru"}
    return invite_person(**asked | {"by": cast("secretariat")} | cast.told() | more)
