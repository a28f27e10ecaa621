"""People who come to the meeting of the small programme: registered, admitted and checked in for tests."""

from typing import Any

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.applicants import Applicant
from maslahat.actions.meetings.presence import check_in
from maslahat.actions.meetings.registration import decide_registration, register_participant
from maslahat.stores.meetings import attendance_queries, queries
from maslahat.stores.meetings.attendance_reading import ParticipantFound
from tests.cast import Cast
from tests.small_programme import small_programme, text

SERVICE = {"code": "security", "name": text("State security services"), "sensitive": True}


def with_a_service() -> dict[str, Any]:
    """Return the small programme with a security service of AA."""
    found = small_programme()
    found["categories"].append(SERVICE)
    found["institutions"].append(
        {"code": "AA-SEC", "category": "security", "country": "AA", "name": text("Service of AA")}
    )
    return found


def an_applicant(party: str = "AA", **more: Any) -> Applicant:
    """Return a delegate of a party, to be registered."""
    office = {"en": "Head of unit", "ru": "Начальник отдела"}
    asked = {"party": party, "office": office, "category": "gov", "name": Secret("A. Person")}
    return Applicant(**asked | more)


def registers(cast: Cast, who: str = "secretariat", applicant: Applicant | None = None, **more: Any) -> Any:
    """Let somebody register an applicant and return the outcome."""
    asked = {"meeting": "PSC", "applicant": applicant or an_applicant(**more), "by": cast(who)}
    return register_participant(**asked, **cast.told())


def decides(cast: Cast, number: int, admits: bool = True, **more: Any) -> Any:
    """Let the secretariat admit or refuse and return the outcome."""
    asked = {"meeting": "PSC", "number": number, "row_version": found(cast, number).row_version, "admits": admits}
    return decide_registration(**asked | {"reason": {}, "by": cast("secretariat")} | cast.told() | more)


def admitted(cast: Cast, party: str = "AA", **more: Any) -> int:
    """Register and admit somebody of a party; return the number."""
    asked = {"name": Secret(""), **more}
    number = registers(cast, party=party, **asked).number
    decides(cast, number)
    return int(number)


def comes(cast: Cast, number: int, channel: str = "room", username: str = "host-aa") -> Any:
    """Let the desk check somebody in and return the outcome."""
    return check_in(meeting="PSC", number=number, channel=channel, by=cast(username), **cast.told())


def meeting_of(cast: Cast) -> int:
    """Return the row id of the meeting."""
    meeting = queries.meeting(cast.programme, "PSC")
    assert meeting is not None
    return meeting.id


def found(cast: Cast, number: int) -> ParticipantFound:
    """Return a registration as it stands."""
    participant = attendance_queries.participant(meeting_of(cast), number)
    assert participant is not None, number
    return participant
