"""Seats of the committee: which parties sit at the table, who is accredited for them, and who speaks at an instant.

Sources: requirements R37, R38; edge cases E47 to E50, E89. Validity is half-open: from the first instant inclusive
to the last exclusive, so that a head and the successor never both hold the seat.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import PartyCode


class PartyKind(StrEnum):
    """What a party to the programme is; only members decide (R37)."""

    MEMBER = "member"
    AGENCY = "agency"
    DONOR = "donor"
    UN_ENTITY = "un_entity"
    REGIONAL_BODY = "regional_body"
    CIVIL_SOCIETY = "civil_society"
    RC_OFFICE = "rc_office"
    PUBLIC = "public"


_DELEGATION = (Role.HEAD_OF_DELEGATION, Role.ALTERNATE, Role.FOCAL_POINT, Role.DELEGATE, Role.HOST_OFFICER)
_AGENCY = (
    Role.HEAD_OF_DELEGATION, Role.ALTERNATE, Role.SECRETARIAT, Role.COORDINATOR, Role.EXPERT, Role.MONITORING,
    Role.FINANCE, Role.COMMUNICATIONS, Role.ADMINISTRATOR,
)  # fmt: skip

ROLES_OF: tuple[tuple[PartyKind, tuple[Role, ...]], ...] = (
    (PartyKind.MEMBER, _DELEGATION),
    (PartyKind.AGENCY, _AGENCY),
    (PartyKind.DONOR, (Role.DONOR,)),
    (PartyKind.UN_ENTITY, (Role.UN_PARTNER,)),
    (PartyKind.REGIONAL_BODY, (Role.REGIONAL_BODY,)),
    (PartyKind.CIVIL_SOCIETY, (Role.CIVIL_SOCIETY,)),
    (PartyKind.RC_OFFICE, (Role.RC_OFFICE,)),
    (PartyKind.PUBLIC, (Role.PUBLIC,)),
)
"""The roles that each kind of party may give its people."""

SPEAKS_FOR: tuple[tuple[PartyKind, tuple[Role, ...]], ...] = (
    (PartyKind.MEMBER, (Role.HEAD_OF_DELEGATION, Role.ALTERNATE)),
    (PartyKind.AGENCY, (Role.HEAD_OF_DELEGATION, Role.ALTERNATE, Role.SECRETARIAT)),
)
"""The roles that can bind a party, in order of precedence; other parties bind nobody (R37)."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A party's place at the table for a time, under the kind it has in that time (E89)."""

    party: PartyCode
    kind: PartyKind
    valid_from: datetime
    valid_until: datetime | None = None

    def holds_at(self, at: datetime) -> bool:
        """Tell whether the seat exists at this instant (aware UTC)."""
        return _within(self.valid_from, self.valid_until, at)


@dataclass(frozen=True, slots=True)
class Accreditation:
    """One person's role for one party in a half-open time; ``person`` is an account name, never a person's name."""

    person: str
    party: PartyCode
    role: Role
    valid_from: datetime
    valid_until: datetime | None = None

    def holds_at(self, at: datetime) -> bool:
        """Tell whether the role is held at this instant (aware UTC)."""
        return _within(self.valid_from, self.valid_until, at)


class SeatFault(StrEnum):
    """What is wrong with an accreditation."""

    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    ROLE_NOT_OF_THIS_KIND = "role_not_of_this_kind"
    SECOND_HEAD = "second_head"
    HELD_ALREADY = "held_already"


@dataclass(frozen=True, slots=True)
class SeatRefused:
    """An accreditation that cannot be given: every fault, and the accreditations that stand in its way."""

    faults: tuple[SeatFault, ...]
    in_the_way: tuple[Accreditation, ...] = ()


def seats_at(seats: Iterable[Seat], at: datetime) -> tuple[Seat, ...]:
    """Return the seats that exist at this instant, by party code."""
    return tuple(sorted((seat for seat in seats if seat.holds_at(at)), key=lambda seat: seat.party))


def members_at(seats: Iterable[Seat], at: datetime) -> tuple[PartyCode, ...]:
    """Return the member States seated at this instant: the only parties that decide (R37, E89)."""
    return tuple(seat.party for seat in seats_at(seats, at) if seat.kind is PartyKind.MEMBER)


def acting_head(
    accreditations: Iterable[Accreditation], seat: Seat, at: datetime, aside: Collection[str] = ()
) -> Accreditation | None:
    """Return the one accreditation that speaks for the seat at this instant, or None if nobody does.

    ``aside`` names persons who do not hold their seat's voice now, for example because they chair the meeting
    (E47) or are known to be away; the alternate then acts. Of several with the same role the one accredited first
    speaks, so that nobody gains the seat's voice by being added to it.
    """
    order = dict(SPEAKS_FOR).get(seat.kind, ())
    present = [
        held
        for held in accreditations
        if held.party == seat.party and held.role in order and held.holds_at(at) and held.person not in aside
    ]
    if not seat.holds_at(at) or not present:
        return None
    return min(present, key=lambda held: (order.index(held.role), held.valid_from, held.person))


def speaker_of(
    party: PartyCode,
    seats: Iterable[Seat],
    accreditations: Iterable[Accreditation],
    at: datetime,
    aside: Collection[str] = (),
) -> Accreditation | None:
    """Return who speaks for this party at this instant (see ``acting_head``), or None if it has no seat or nobody."""
    seat = next((seat for seat in seats if seat.party == party and seat.holds_at(at)), None)
    return None if seat is None else acting_head(accreditations, seat, at, aside)


def check_accreditation(
    wanted: Accreditation, kind: PartyKind, held: Iterable[Accreditation]
) -> Accreditation | SeatRefused:
    """Return the accreditation if it can be given beside those held, else every fault.

    A party never has two heads of delegation, nor two alternates, at one instant.
    """
    overlapping = [other for other in held if other.party == wanted.party and _overlap(other, wanted)]
    doubled = [other for other in overlapping if other.role is wanted.role and other.person == wanted.person]
    rivals = [
        other
        for other in overlapping
        if other.role is wanted.role in (Role.HEAD_OF_DELEGATION, Role.ALTERNATE) and other.person != wanted.person
    ]
    checks = (
        (SeatFault.ENDS_BEFORE_IT_STARTS, wanted.valid_until is not None and wanted.valid_until <= wanted.valid_from),
        (SeatFault.ROLE_NOT_OF_THIS_KIND, wanted.role not in dict(ROLES_OF)[kind]),
        (SeatFault.SECOND_HEAD, bool(rivals)),
        (SeatFault.HELD_ALREADY, bool(doubled)),
    )
    faults = tuple(fault for fault, holds in checks if holds)
    return SeatRefused(faults, (*rivals, *doubled)) if faults else wanted


def replace_head(held: Iterable[Accreditation], successor: Accreditation) -> tuple[Accreditation, ...]:
    """Return the accreditations after a head or alternate is replaced at the successor's first instant (E48).

    The old interval is closed at that instant and not erased: earlier acts stay valid under the role held then.
    """
    kept = [
        replace(other, valid_until=successor.valid_from)
        if other.party == successor.party and other.role is successor.role and other.holds_at(successor.valid_from)
        else other
        for other in held
    ]
    return (*kept, successor)


def role_then(accreditations: Iterable[Accreditation], person: str, party: PartyCode, at: datetime) -> Role | None:
    """Return the role in which this person could act for the party at that instant, the weightiest first (E48)."""
    held = [each.role for each in accreditations if (each.person, each.party) == (person, party) and each.holds_at(at)]
    return min(held, key=list(Role).index, default=None)


def _within(start: datetime, end: datetime | None, at: datetime) -> bool:
    return start <= at and (end is None or at < end)


def _overlap(one: Accreditation, other: Accreditation) -> bool:
    starts, ends = max(one.valid_from, other.valid_from), [e for e in (one.valid_until, other.valid_until) if e]
    return all(starts < end for end in ends)
