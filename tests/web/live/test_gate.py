"""Who may follow a meeting, and as whom: the same rights as on the pages, asked anew whenever seats change."""

import pytest
from django.test import Client

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.running import move_meeting
from maslahat.actions.meetings.screens import end_screen, open_screen
from maslahat.actions.people import end_accreditation
from maslahat.domain.meetings.stream import Audience
from maslahat.stores.meetings import queries
from maslahat.stores.people import queries as people
from maslahat.web.live.gate import Admission, Asking, admit, is_still_admitted
from tests.web.pages import Reader

pytestmark = pytest.mark.django_db

WORD = "a-word-that-nobody-guesses"


def session_of(settings, username: str) -> str:
    settings.MASLAHAT_DEMO = True
    reader = Reader(Client()).signs_in_as(username)
    return str(reader.client.cookies["sessionid"].value)


def asked(session: str = "", **told: str) -> Admission | None:
    return admit(Asking("SMALL", "PSC", session, **told))


@pytest.mark.covers("E90")
@pytest.mark.parametrize(
    ("username", "audience"),
    [("head-aa", Audience.ROOM), ("donor", Audience.ROOM), ("cso-bb", Audience.ROOM), ("secretariat", Audience.ROOM)],
)
def test_everybody_at_the_table_follows_from_inside(cast, settings, username, audience):
    assert asked(session_of(settings, username)).audience is audience


@pytest.mark.covers("E90")
@pytest.mark.parametrize("session", ["", "x" * 32, "\x00", "none' or 1=1"])
def test_a_stranger_follows_as_the_public_whatever_session_is_claimed(cast, session):
    assert asked(session).audience is Audience.PUBLIC


@pytest.mark.covers("R1")
def test_a_meeting_of_nobody_or_of_a_programme_that_is_not_there_is_not_followed(cast):
    assert admit(Asking("SMALL", "PSC-99")) is None
    assert admit(Asking("NEXT", "PSC")) is None


@pytest.mark.covers("E48")
def test_whoever_lost_the_seat_or_signed_out_would_not_be_let_in_again_as_before(cast, settings):
    session = session_of(settings, "head-aa")
    admission = asked(session)
    held = next(each for each in people.accreditations("SMALL") if each.username == "head-aa")

    before = is_still_admitted(admission)
    end_accreditation(accreditation=held.id, by=cast("secretariat"), **cast.told())

    assert before
    assert not is_still_admitted(admission)
    assert asked(session).audience is Audience.PUBLIC


@pytest.mark.covers("E79")
def test_a_screen_follows_by_its_link_until_that_is_taken_back(cast):
    told = {"meeting": "PSC", "by": cast("secretariat")}
    made = open_screen(place="Hall A", word=Secret(WORD), **told, **cast.told())
    admission = asked(link=WORD)

    assert admission.audience is Audience.ROOM
    assert asked(link="another-word-altogether") is None

    end_screen(screen=made.screen, **told, **cast.told())

    assert not is_still_admitted(admission)


@pytest.mark.covers("E79")
def test_a_screen_link_ends_with_the_meeting_and_none_is_made_after_it(cast):
    told = {"meeting": "PSC", "by": cast("secretariat")}
    open_screen(place="Hall A", word=Secret(WORD), **told, **cast.told())
    admission = asked(link=WORD)
    version = queries.meeting("SMALL", "PSC").row_version

    move_meeting(act="close", row_version=version, **told, **cast.told())
    late = open_screen(place="Hall B", word=Secret(WORD), **told, **cast.told())

    assert admission is not None
    assert not is_still_admitted(admission)
    assert late.codes == ("meeting_closed",)
