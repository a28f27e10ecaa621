"""The deadline of a silence procedure: one instant, told in the time of every capital, on a day when people work.

Sources: workplans_and_decisions §7; E67 (one instant, local times right), E68 (the zone data are named), E69 (a day off
in one capital moves the deadline or warns). Zones and holidays are handed in: this module knows no calendar.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from maslahat.domain.shared.ids import PartyCode

LONGEST_SEARCH = 90
"""How many days are looked through for one that is no day off in any capital."""


class NoCommonWorkingDay(ValueError):
    """No day within three months is a working day in every capital: the calendars handed in are wrong."""


class DayOffPolicy(StrEnum):
    """What becomes of a deadline that falls on a day off in one of the capitals (E69)."""

    MOVE = "move"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class SilenceTerms:
    """How long the committee lets silence last, and what breaking it means: data of the programme.

    ``minimum`` is the shortest time, ``working_days`` how many working days each capital has in it besides (0: days
    are not counted). ``names_objector`` tells all who broke the silence; ``withdrawal_restores`` lets an objection
    that is withdrawn before the deadline count for nothing (E60). Statements and reservations are taken until
    ``statements_end`` before the deadline; reminders go out so many whole hours before it.
    """

    minimum: timedelta = timedelta(hours=72)
    working_days: int = 0
    day_off: DayOffPolicy = DayOffPolicy.WARN
    names_objector: bool = True
    withdrawal_restores: bool = False
    statements_end: timedelta = timedelta(0)
    reminders: tuple[int, ...] = (24, 3)


@dataclass(frozen=True, slots=True)
class Capital:
    """Where a seat reads its clock: the zone by name and as rules, the days of rest (1 is Monday), the holidays."""

    seat: PartyCode
    zone: str
    clock: tzinfo
    weekend: Collection[int] = (6, 7)
    holidays: Collection[date] = field(default=frozenset())

    def day_of(self, at: datetime) -> date:
        """Return the day that the calendar of the capital shows at this instant."""
        return at.astimezone(self.clock).date()

    def is_off(self, on: date) -> bool:
        """Tell whether nobody can be asked to work there on this day."""
        return on.isoweekday() in self.weekend or on in self.holidays


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The deadline as one capital reads it: ``written`` is ISO 8601 with the distance from UTC."""

    seat: PartyCode
    zone: str
    written: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The instant (aware UTC) before which silence may be broken, as read in each capital.

    ``days_off`` are the seats for which it falls on a day off: the rule warned and did not move it.
    """

    at: datetime
    local: tuple[LocalTime, ...] = ()
    days_off: tuple[PartyCode, ...] = ()


def deadline_from(start: datetime, terms: SilenceTerms, capitals: Sequence[Capital]) -> Deadline:
    """Return the deadline of a silence that starts at this instant: never before the shortest time is over.

    Raises NoCommonWorkingDay if the rule moves deadlines and no day within three months will do.
    """
    ends = [start + terms.minimum, *(_after_working_days(start, terms.working_days, each) for each in capitals)]
    at = max(ends)
    if terms.day_off is DayOffPolicy.MOVE:
        at = _moved(at, capitals)
    return told_everywhere(at, capitals)


def told_everywhere(at: datetime, capitals: Sequence[Capital]) -> Deadline:
    """Return this instant as a deadline: in the time of each capital, with those where it is a day off."""
    local = tuple(
        LocalTime(each.seat, each.zone, at.astimezone(each.clock).isoformat(timespec="seconds")) for each in capitals
    )
    return Deadline(at.astimezone(UTC), local, tuple(each.seat for each in capitals if each.is_off(each.day_of(at))))


def _after_working_days(start: datetime, days: int, capital: Capital) -> datetime:
    """Return the same hour of the capital's clock when so many of its working days have gone by."""
    there = start.astimezone(capital.clock)
    day, left = there.date(), days
    for _ in range(LONGEST_SEARCH + days):
        if left == 0:
            return datetime.combine(day, there.timetz()).astimezone(UTC)
        day += timedelta(days=1)
        left -= not capital.is_off(day)
    raise NoCommonWorkingDay(f"{days} working days for {capital.seat} after {start:%Y-%m-%d}")


def _moved(at: datetime, capitals: Sequence[Capital]) -> datetime:
    for later in range(LONGEST_SEARCH):
        moved = at + timedelta(days=later)
        if not any(each.is_off(each.day_of(moved)) for each in capitals):
            return moved
    raise NoCommonWorkingDay(f"after {at:%Y-%m-%d}")
