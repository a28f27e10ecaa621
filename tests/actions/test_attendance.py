"""Who is there: checking in at the desk or with the own badge, signs of life online, losing and regaining a seat."""

from datetime import timedelta

import pytest

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.badge_codes import code_of, participant_behind
from maslahat.actions.meetings.listing import numbers
from maslahat.actions.meetings.personal_data import replace_badge
from maslahat.actions.meetings.presence import check_oneself_in, note_leaving, note_presence
from maslahat.actions.meetings.registration import (
    arrange_attendance,
    cancel_registration,
    change_participant,
    register_list,
)
from maslahat.actions.meetings.running import open_meeting
from maslahat.domain.meetings.presence import BEAT, LOST_AFTER
from maslahat.domain.meetings.turnout import Dimension
from maslahat.stores.journal.models import Entry
from maslahat.stores.meetings import attendance_queries, queries
from maslahat.stores.meetings.attendance_models import Participant, PresenceEvent
from tests.actions.attendance import admitted, an_applicant, comes, decides, found, meeting_of, registers
from tests.cast import NOON, Cast, a_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db) -> Cast:
    return a_programme()


def person(cast: Cast, username: str) -> int:
    return cast(username).person


def beat(cast: Cast, *usernames: str, after: timedelta = timedelta(0)):
    cast.now += after
    return note_presence(meeting=meeting_of(cast), persons=[person(cast, each) for each in usernames], now=cast.now)


def there(cast: Cast) -> set[str]:
    return set(attendance_queries.present_parties(meeting_of(cast), cast.now))


def told_room(cast: Cast) -> list[tuple[str, bool]]:
    events = queries.events_after(meeting_of(cast), 0, 100)
    return [(each.body["party"], each.body["is_present"]) for each in events if each.kind == "presence"]


def online(cast: Cast, username: str, party: str) -> int:
    return admitted(cast, party, mode="online", username=username)


@pytest.mark.covers("R32")
def test_the_desk_checks_in_once_and_a_second_time_changes_nothing(cast):
    number = admitted(cast)

    first, second = comes(cast, number), comes(cast, number)

    assert (first.kind, first.channel, first.is_new) == ("arrived", "room", True)
    assert second.is_new is False
    assert PresenceEvent.objects.count() == 1
    assert there(cast) == {"AA"}


def test_who_is_not_admitted_cannot_be_checked_in(cast):
    number = registers(cast).number

    assert comes(cast, number).codes == ("not_admitted",)
    assert comes(cast, 99).codes == ("unknown_participant",)
    assert comes(cast, number, username="focal-aa").codes == ("no_right",)
    assert comes(cast, admitted(cast, "BB"), channel="ether").codes == ("unknown_code",)


def test_who_leaves_is_gone_and_who_never_came_cannot_leave(cast):
    number = admitted(cast)
    asked = {"meeting": "PSC", "number": number, "channel": "room", "by": cast("secretariat")}

    early = note_leaving(**asked, **cast.told())
    comes(cast, number)
    gone = note_leaving(**asked, **cast.told())

    assert early.codes == ("never_came",)
    assert (gone.kind, there(cast)) == ("left", set())
    assert comes(cast, number).kind == "returned"


def test_advisers_and_staff_are_there_and_do_not_represent_their_party(cast):
    comes(cast, admitted(cast, function="adviser"))
    comes(cast, admitted(cast, "BB", function="head"))

    assert there(cast) == {"BB"}


def test_a_registration_that_is_cancelled_takes_its_bearer_out_of_the_room(cast):
    number = admitted(cast)
    comes(cast, number)
    asked = {"meeting": "PSC", "number": number, "row_version": found(cast, number).row_version}

    cancel_registration(by=cast("secretariat"), **asked, **cast.told())

    assert there(cast) == set()
    assert told_room(cast) == [("AA", True), ("AA", False)]


def test_a_delegate_who_becomes_an_adviser_no_longer_represents_the_party(cast):
    number = admitted(cast)
    comes(cast, number)
    asked = {"meeting": "PSC", "number": number, "row_version": found(cast, number).row_version}

    applicant = an_applicant(function="adviser", name=Secret(""))
    change_participant(applicant=applicant, by=cast("secretariat"), **asked, **cast.told())

    assert told_room(cast) == [("AA", True), ("AA", False)]


@pytest.mark.covers("R26")
def test_a_delegation_online_arrives_with_the_first_sign_of_its_device(cast):
    online(cast, "head-bb", "BB")

    assert beat(cast, "head-bb") == ("BB",)
    assert there(cast) == {"BB"}
    assert told_room(cast) == [("BB", True)]


@pytest.mark.covers("E51")
def test_a_device_that_goes_silent_loses_the_seat_at_that_instant_and_regains_it(cast):
    online(cast, "head-bb", "BB")
    beat(cast, "head-bb")
    lost_at = cast.now + LOST_AFTER

    cast.now = lost_at - timedelta(microseconds=1)
    before = there(cast)
    cast.now = lost_at
    (shown,) = attendance_queries.parties_presence(meeting_of(cast), cast.now).values()

    assert (before, there(cast)) == ({"BB"}, set())
    assert shown.lost_at == lost_at
    assert beat(cast, after=timedelta(minutes=5)) == ("BB",)
    assert beat(cast, "head-bb", after=BEAT) == ("BB",)
    assert [(each.kind, each.at) for each in PresenceEvent.objects.all()] == [
        ("arrived", NOON),
        ("lost", lost_at),
        ("returned", cast.now),
    ]
    assert told_room(cast) == [("BB", True), ("BB", False), ("BB", True)]


@pytest.mark.covers("E51")
def test_a_gap_is_kept_even_if_nobody_looked_while_it_lasted(cast):
    online(cast, "head-bb", "BB")
    beat(cast, "head-bb")

    beat(cast, "head-bb", after=timedelta(minutes=10))

    middle = NOON + timedelta(minutes=5)
    assert attendance_queries.present_parties(meeting_of(cast), middle) == frozenset()
    assert [each.kind for each in PresenceEvent.objects.all()] == ["arrived", "lost", "returned"]


def test_signs_of_life_leave_no_trace_in_the_journal_and_no_event_where_nothing_changes(cast):
    online(cast, "head-bb", "BB")
    before = Entry.objects.count()

    for _ in range(5):
        beat(cast, "head-bb", after=BEAT)

    assert (Entry.objects.count(), PresenceEvent.objects.count()) == (before, 1)


def test_the_device_of_somebody_who_sits_in_the_room_changes_nothing(cast):
    comes(cast, admitted(cast, username="head-aa"))

    beat(cast, "head-aa", "head-bb", "secretariat")
    beat(cast, after=timedelta(hours=1))

    assert there(cast) == {"AA"}
    assert PresenceEvent.objects.count() == 1


def test_many_devices_cost_as_many_queries_as_one(cast, django_assert_max_num_queries):
    listed = [an_applicant("BB", name=Secret(f"P {n}")) for n in range(40)]
    register_list(meeting="PSC", applicants=listed, by=cast("secretariat"), **cast.told())
    online(cast, "head-bb", "BB")
    beat(cast, "head-bb")
    Participant.objects.update(heard_at=cast.now)

    meeting = meeting_of(cast)

    with django_assert_max_num_queries(4):
        note_presence(meeting=meeting, persons=range(1000), now=cast.now + BEAT)


@pytest.mark.covers("R32")
def test_a_badge_checks_its_bearer_in_where_the_committee_allows_it(cast):
    number = admitted(cast)
    code = code_of(meeting_of(cast), found(cast, number))
    asked = {"meeting": "PSC", "code": code, "by": cast("donor")}

    closed = check_oneself_in(**asked, **cast.told())
    allowed = {"row_version": 0, "deadline": None, "self_check_in": True, "join_address": ""}
    arrange_attendance(meeting="PSC", **allowed, by=cast("secretariat"), **cast.told())
    done = check_oneself_in(**asked, **cast.told())

    assert closed.codes == ("desk_checks_in",)
    assert (done.number, done.kind) == (number, "arrived")


@pytest.mark.covers("R32")
def test_a_badge_checks_nobody_in_on_another_day_than_that_of_the_meeting(cast):
    number = admitted(cast)
    allowed = {"row_version": 0, "deadline": None, "self_check_in": True, "join_address": ""}
    arrange_attendance(meeting="PSC", **allowed, by=cast("secretariat"), **cast.told())
    asked = {"meeting": "PSC", "code": code_of(meeting_of(cast), found(cast, number)), "by": cast("donor")}

    early, late = (check_oneself_in(**asked, key=cast.key(), now=NOON + timedelta(days=days)) for days in (-1, 1))
    cast.now = NOON - timedelta(days=1)

    assert (early.codes, late.codes) == (("not_its_day",), ("not_its_day",))
    assert comes(cast, number).codes == ("not_its_day",)
    assert not PresenceEvent.objects.exists()


@pytest.mark.covers("R32")
def test_who_came_yesterday_is_not_there_this_morning(cast):
    number = admitted(cast)
    online(cast, "head-bb", "BB")
    comes(cast, number)
    beat(cast, "head-bb")
    open_meeting(
        meeting="PSC", row_version=1, inaugurated_by={"en": "x", "ru": "x"}, by=cast("secretariat"), **cast.told()
    )
    cast.now = NOON.replace(hour=23, minute=59)
    beat(cast, "head-bb")
    at_night = there(cast)

    cast.now += timedelta(hours=9)

    assert (at_night, there(cast)) == ({"AA", "BB"}, set())
    assert beat(cast, "head-bb") == ("BB",)
    assert comes(cast, number).kind == "returned"
    assert there(cast) == {"AA", "BB"}


def test_a_code_cannot_be_made_up_and_stands_in_no_table(cast):
    one, other = admitted(cast), admitted(cast, "BB")
    meeting = meeting_of(cast)
    code = code_of(meeting, found(cast, one))

    wrong = [
        "",
        "1",
        f"{one}-",
        f"{other}-{code.partition('-')[2]}",
        code[:-1],
        f"99{code}",
        "1-" + "A" * 20,
        "١-" + "A" * 20,
    ]

    assert participant_behind(meeting, code).number == one
    assert [each for each in wrong if participant_behind(meeting, each)] == []
    assert len(code.partition("-")[2]) == 20
    assert code not in str(list(Participant.objects.values()))


def test_the_code_of_a_lost_badge_is_worthless_once_it_is_replaced(cast):
    number = admitted(cast)
    meeting, lost = meeting_of(cast), found(cast, number)
    asked = {"meeting": "PSC", "number": number, "row_version": lost.row_version}

    replace_badge(by=cast("secretariat"), **asked, **cast.told())

    assert participant_behind(meeting, code_of(meeting, lost)) is None
    assert participant_behind(meeting, code_of(meeting, found(cast, number))) is not None


def test_nobody_gets_a_code_before_admission(cast):
    number = registers(cast).number
    meeting = meeting_of(cast)

    assert participant_behind(meeting, code_of(meeting, found(cast, number))) is None


@pytest.mark.covers("R32")
def test_the_numbers_tell_who_came_by_channel_country_kind_and_sex(cast):
    comes(cast, admitted(cast, sex="female"))
    comes(cast, admitted(cast, "BB", sex="male"), channel="online")
    admitted(cast, "DON")
    decides(cast, registers(cast, "focal-aa", name=Secret("No")).number, admits=False, reason={"en": "Full"})

    counted = numbers(meeting_of(cast))

    assert (counted.registered, counted.came) == (3, 2)
    told = {dimension: {row.code: (row.registered, row.came) for row in rows} for dimension, rows in counted.by.items()}
    assert told[Dimension.MODE] == {"room": (3, 1), "online": (0, 1)}
    assert told[Dimension.COUNTRY] == {"AA": (1, 1), "BB": (1, 1), "": (1, 0)}
    assert told[Dimension.SEX] == {"female": (1, 1), "male": (1, 1), "not_stated": (1, 0)}
