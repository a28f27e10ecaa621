"""Who becomes somebody else after admission: the secretariat admits anew, and the printed badge is worthless."""

import pytest

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.badge_codes import code_of, participant_behind
from maslahat.actions.meetings.registration import change_participant
from tests.actions.attendance import admitted, an_applicant, decides, found, meeting_of
from tests.cast import Cast, a_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db) -> Cast:
    return a_programme()


@pytest.mark.covers("R32")
@pytest.mark.parametrize(
    ("other", "state"),
    [
        ({"name": Secret("B. Other")}, "applied"),
        ({"username": "delegate-aa"}, "applied"),
        ({"institution": "AA-MIN"}, "applied"),
        ({"mode": "online"}, "admitted"),
    ],
)
def test_who_becomes_somebody_else_after_admission_is_admitted_anew_by_the_secretariat(cast, other, state):
    number = admitted(cast, name=Secret("A. Person"))
    before = found(cast, number)
    changed = an_applicant(**{"name": Secret("A. Person")} | other)
    asked = {"meeting": "PSC", "number": number, "row_version": before.row_version, "applicant": changed}

    moved = change_participant(**asked, by=cast("focal-aa"), **cast.told())
    code = code_of(meeting_of(cast), before)

    assert (moved.state, found(cast, number).state) == (state, state)
    assert (participant_behind(meeting_of(cast), code) is None) is (state == "applied")
    if state == "applied":
        assert decides(cast, number).badge == before.badge_number


def test_the_secretariat_corrects_a_name_without_admitting_anew(cast):
    number = admitted(cast, name=Secret("A. Person"))
    asked = {"meeting": "PSC", "number": number, "row_version": found(cast, number).row_version}

    moved = change_participant(
        **asked, applicant=an_applicant(name=Secret("A. Persson")), by=cast("secretariat"), **cast.told()
    )

    assert moved.state == "admitted"
