"""Seating everybody whom a programme file names for its demonstration: one person per office, nobody twice."""

from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.outcomes import Done, Refused
from maslahat.actions.people import accredit, actor_of, invite_person, keeper
from maslahat.domain.programmes.parties import Seat
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.rights import may_give
from maslahat.stores.people import queries


class SeatingStopped(RuntimeError):
    """A seat of the programme cannot be taken; the message says which and why."""


def seat_everybody(programme: Programme, now: datetime) -> int:
    """Invite and accredit the offices that the programme names, the secretariat first; return how many were new."""
    seats = sorted(programme.seats, key=lambda seat: seat.role != Role.SECRETARIAT)
    return sum(_seat(programme.code, seat, now) for seat in seats)


def person_named(username: str, programme: str, now: datetime) -> Actor:
    """Return the person with this user name in the capacity held in the programme; raise SeatingStopped if unknown."""
    found = queries.person(username)
    if found is None:
        raise SeatingStopped(f"{username} has no seat in {programme}")
    return actor_of(found.id, programme, now)


def _seat(programme: str, seat: Seat, now: datetime) -> bool:
    by = keeper(programme, now)
    if queries.person(seat.username) is None:
        _must(
            seat,
            invite_person(
                username=seat.username,
                office=seat.office.texts,
                institution="",
                language="en",
                by=by,
                key=f"seat:{seat.username}:invite",
                now=now,
            ),
        )
    person = queries.person(seat.username)
    if person and any(each.role == seat.role for each in queries.accreditations_of(person.id, programme, now)):
        return False
    giver = by if may_give(by.role, seat.role) else the_secretariat(programme, now)
    key = f"seat:{seat.username}:{seat.role}:{now.isoformat()}"
    _must(seat, accredit(username=seat.username, party=seat.party, role=seat.role, by=giver, key=key, now=now))
    return True


def the_secretariat(programme: str, now: datetime) -> Actor:
    """Return the first person accredited for the secretariat at an instant; raise SeatingStopped if nobody is."""
    held = (each for each in queries.accreditations(programme) if each.role is Role.SECRETARIAT)
    for each in held:
        if each.held.holds_at(now):
            return actor_of(each.person, programme, now, role=Role.SECRETARIAT)
    raise SeatingStopped(f"{programme} has no secretariat")


def _must(seat: Seat, outcome: object) -> None:
    if not isinstance(outcome, Done):
        why = ", ".join(outcome.codes) if isinstance(outcome, Refused) else repr(outcome)
        raise SeatingStopped(f"{seat.username}: {why}")
