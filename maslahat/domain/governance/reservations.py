"""Reservations: parts of an adopted plan that a party does not accept, from entry to lifting.

A reservation is never edited. Before endorsement the seat states a new position; after it a reservation is only
lifted, or another one is added, each as a signed record of its own (E83). One whose lines have left the plan is
moot: kept, shown as such, and the delegation is asked (E56). Sources: R51, E55, E56, E83.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from maslahat.domain.governance.positions import Position
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId
from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class Reservation:
    """What one party reserves in one version: named lines, or the plan as a whole if ``lines`` is empty.

    ``number`` is the number of the record that entered it: the position's before endorsement, its own after.
    """

    number: int
    seat: PartyCode
    subject: VersionId
    lines: tuple[LineId, ...]
    text: LocalizedText
    person: str
    role: Role
    entered_at: datetime

    @property
    def is_on_the_whole(self) -> bool:
        """Tell whether the plan as a whole is reserved."""
        return not self.lines


@dataclass(frozen=True, slots=True)
class Lifting:
    """The record by which a party lifts its own reservation; ``reservation`` is that reservation's number."""

    number: int
    reservation: int
    seat: PartyCode
    person: str
    role: Role
    lifted_at: datetime
    text: LocalizedText = field(default_factory=LocalizedText)


class ReservationState(StrEnum):
    """Where a reservation stands."""

    STANDS = "stands"
    MOOT = "moot"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class ReservationStanding:
    """A reservation seen against the lines of a version; ``gone`` are its lines that this version does not hold."""

    reservation: Reservation
    state: ReservationState
    gone: tuple[LineId, ...] = ()
    lifting: Lifting | None = None

    @property
    def is_to_be_asked(self) -> bool:
        """Tell whether the delegation is to be asked what becomes of it: some line is gone and it is not lifted."""
        return bool(self.gone) and self.state is not ReservationState.LIFTED


class ReservationFault(StrEnum):
    """What is wrong with an act on reservations after endorsement."""

    NOT_ENDORSED = "not_endorsed"
    STALE_SUBJECT = "stale_subject"
    NOT_ACTING_HEAD = "not_acting_head"
    NOT_OWN = "not_own"
    UNKNOWN = "unknown"
    LIFTED_ALREADY = "lifted_already"
    TEXT_MISSING = "text_missing"
    UNKNOWN_LINE = "unknown_line"


@dataclass(frozen=True, slots=True)
class ReservationRefused:
    """An act on a reservation that may not stand: every fault."""

    faults: tuple[ReservationFault, ...]


def entered_with(position: Position) -> Reservation:
    """Return the reservation that a RESERVE position enters."""
    return Reservation(
        position.number,
        position.seat,
        position.subject,
        () if position.whole else position.lines,
        position.text,
        position.person,
        position.role,
        position.stated_at,
    )


def standings(
    reservations: Iterable[Reservation], liftings: Iterable[Lifting], lines: Collection[LineId]
) -> tuple[ReservationStanding, ...]:
    """Return every reservation ever entered, in order of number, seen against the lines of a version."""
    lifted = {each.reservation: each for each in liftings}
    return tuple(
        _standing(each, lifted.get(each.number), lines) for each in sorted(reservations, key=lambda each: each.number)
    )


def not_applied_in(found: Iterable[ReservationStanding]) -> Mapping[LineId, tuple[PartyCode, ...]]:
    """Return for each reserved line the parties in which it is not applied; whole reservations are not listed (R51)."""
    reserved: dict[LineId, set[PartyCode]] = {}
    for each in found:
        if each.state is ReservationState.STANDS:
            for line in each.reservation.lines:
                if line not in each.gone:
                    reserved.setdefault(line, set()).add(each.reservation.seat)
    return {line: tuple(sorted(parties)) for line, parties in reserved.items()}


def check_added(
    wanted: Reservation, endorsed: VersionId | None, lines: Collection[LineId], speaker: str | None
) -> Reservation | ReservationRefused:
    """Return the reservation if it may be added after endorsement, else every fault.

    ``endorsed`` is the endorsed version (None if there is none), ``lines`` are its lines, and ``speaker`` is the
    person who speaks for the seat now.
    """
    checks = (
        (ReservationFault.NOT_ENDORSED, endorsed is None),
        (ReservationFault.STALE_SUBJECT, endorsed is not None and wanted.subject != endorsed),
        (ReservationFault.NOT_ACTING_HEAD, wanted.person != speaker),
        (ReservationFault.TEXT_MISSING, not wanted.text),
        (ReservationFault.UNKNOWN_LINE, any(line not in lines for line in wanted.lines)),
    )
    faults = tuple(fault for fault, holds in checks if holds)
    return ReservationRefused(faults) if faults else wanted


def check_lifting(
    wanted: Lifting, reservations: Iterable[Reservation], liftings: Iterable[Lifting], speaker: str | None
) -> Lifting | ReservationRefused:
    """Return the lifting if it may stand, else every fault; ``speaker`` is who speaks for the seat now."""
    target = next((each for each in reservations if each.number == wanted.reservation), None)
    checks = (
        (ReservationFault.UNKNOWN, target is None),
        (ReservationFault.NOT_OWN, target is not None and target.seat != wanted.seat),
        (ReservationFault.NOT_ACTING_HEAD, wanted.person != speaker),
        (ReservationFault.LIFTED_ALREADY, any(each.reservation == wanted.reservation for each in liftings)),
    )
    faults = tuple(fault for fault, holds in checks if holds)
    return ReservationRefused(faults) if faults else wanted


def _standing(reservation: Reservation, lifting: Lifting | None, lines: Collection[LineId]) -> ReservationStanding:
    gone = tuple(line for line in reservation.lines if line not in lines)
    if lifting is not None:
        return ReservationStanding(reservation, ReservationState.LIFTED, gone, lifting)
    is_moot = bool(gone) and len(gone) == len(reservation.lines)
    return ReservationStanding(reservation, ReservationState.MOOT if is_moot else ReservationState.STANDS, gone)
