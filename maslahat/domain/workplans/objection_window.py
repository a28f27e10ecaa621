"""The time in which a change after endorsement may be objected to: working days, a deadline, and what came of it.

The window is half-open: an objection at the very deadline is late (E58). A window that is looked at late ended at its
deadline all the same (E71).
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

WEEKEND = frozenset({6, 7})
"""ISO numbers of the days of rest where a country names none: Saturday and Sunday."""

LONGEST_SEARCH = 400


class NoWorkingDays(ValueError):
    """The calendar handed in has too few working days for the window."""


class AdjustmentState(StrEnum):
    """Where a change after endorsement stands."""

    OPEN = "open"
    IN_EFFECT = "in_effect"
    OBJECTED = "objected"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Objection:
    """What a deciding party has against a change after endorsement. It needs a text."""

    seat: PartyCode
    text: LocalizedText
    objected_at: datetime


@dataclass(frozen=True, slots=True)
class ObjectionWindow:
    """From when until before when objections are heard, both aware UTC."""

    opens_at: datetime
    deadline: datetime

    def in_time(self, at: datetime) -> bool:
        """Tell whether an objection at this instant counts."""
        return self.opens_at <= at < self.deadline

    def has_ended(self, now: datetime) -> bool:
        """Tell whether no objection can be in time any more."""
        return now >= self.deadline


def window_of(opens_at: datetime, working_days: int, is_off: Callable[[date], bool]) -> ObjectionWindow:
    """Return the window that gives this many whole working days after the day on which it opens.

    It ends with the last of them, at midnight UTC. ``is_off`` tells whether nobody can be asked to work on a day; see
    ``day_off_anywhere``. Raises NoWorkingDays if 400 days do not hold so many.
    """
    day = opens_at.astimezone(UTC).date()
    left = working_days
    for _ in range(LONGEST_SEARCH):
        if left == 0:
            return ObjectionWindow(opens_at, datetime.combine(day + timedelta(days=1), time.min, UTC))
        day += timedelta(days=1)
        left -= not is_off(day)
    raise NoWorkingDays(f"{working_days} working days after {opens_at:%Y-%m-%d}")


def day_off_anywhere(weekends: Iterable[Collection[int]], holidays: Collection[date] = ()) -> Callable[[date], bool]:
    """Return the question whether a day is off in any capital: a day of rest there (ISO numbers), or a holiday."""
    rest = frozenset(day for weekend in weekends for day in weekend) or WEEKEND
    return lambda day: day.isoweekday() in rest or day in holidays


def outcome_of(window: ObjectionWindow, objections: Iterable[Objection], now: datetime) -> AdjustmentState:
    """Return how a change stands at ``now``: objected once a party objects in time, else in effect at the end."""
    if any(window.in_time(each.objected_at) for each in objections):
        return AdjustmentState.OBJECTED
    return AdjustmentState.IN_EFFECT if window.has_ended(now) else AdjustmentState.OPEN
