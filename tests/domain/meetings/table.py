"""Speakers for tests: short ways to ask for the floor and to say where it stands."""

from datetime import UTC, datetime, timedelta
from typing import Any

from maslahat.domain.meetings.floor import Floor, FloorKind, FloorRequest, OrderMatter, SpeakingMode, ask, give
from maslahat.domain.shared.ids import PartyCode

OPENING = datetime(2022, 10, 26, 4, 0, tzinfo=UTC)
STATEMENT, POINT, REPLY = FloorKind.STATEMENT, FloorKind.POINT_OF_ORDER, FloorKind.RIGHT_OF_REPLY
OBSERVERS = ("CSO", "DON")


def minute(number: float) -> datetime:
    """Return the instant so many minutes after the opening."""
    return OPENING + timedelta(minutes=number)


def wants(number: int, party: str, kind: FloorKind = STATEMENT, **more: Any) -> FloorRequest:
    """Return the request of the one speaker of a party on item 5; a point of order is about the debate."""
    given: dict[str, Any] = {
        "number": number,
        "item": 5,
        "person": sum(map(ord, party)),
        "party": PartyCode(party),
        "is_member": party not in OBSERVERS,
        "kind": kind,
        "mode": SpeakingMode.ROOM,
        "asked_at": minute(number),
        "matter": OrderMatter.DEBATE if kind is POINT else None,
    }
    return FloorRequest(**(given | more))


def asked(*requests: FloorRequest, floor: Floor | None = None) -> Floor:
    """Return the floor after these requests, none of which is refused."""
    floor = floor or Floor()
    for each in requests:
        floor = must(ask(floor, each))
    return floor


def given(floor: Floor, number: int, at: float = 30) -> Floor:
    """Return the floor given to a request in a minute of the meeting."""
    return must(give(floor, number, minute(at)))


def must(outcome: object) -> Floor:
    """Return the floor that was meant to come of a deed."""
    assert isinstance(outcome, Floor), outcome
    return outcome


def order(floor: Floor, item: int = 5) -> list[str]:
    """Return the parties that wait, the next one first."""
    return [each.party for each in floor.queue(item)]
