"""How many were registered and how many came: in all, by way of attendance, country, kind of institution and sex.

What a report tells is who came, not who was expected: 152 of 160 (R32).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.meetings.participants import STANDING, Participant
from maslahat.domain.meetings.presence import Channel


class Dimension(StrEnum):
    """By what participants are counted."""

    MODE = "mode"
    COUNTRY = "country"
    CATEGORY = "category"
    SEX = "sex"


@dataclass(frozen=True, slots=True)
class Counted:
    """One row of a count: a code of the dimension (empty for none), how many are registered, how many came."""

    code: str
    registered: int
    came: int


@dataclass(frozen=True, slots=True)
class Turnout:
    """The count of one meeting. Only registrations that stand are counted: refused and cancelled ones are not."""

    registered: int
    came: int
    by: Mapping[Dimension, tuple[Counted, ...]]


def turnout(participants: Iterable[Participant], came_by: Mapping[int, Channel]) -> Turnout:
    """Return the count. ``came_by`` tells by which channel each participant, by number, came first.

    Registered are counted by the mode they asked for, those who came by the channel they came by.
    """
    standing = [each for each in participants if each.state in STANDING]
    came = [each for each in standing if each.number in came_by]
    by = {
        Dimension.MODE: _rows(
            Counter(each.mode.value for each in standing), Counter(came_by[each.number].value for each in came)
        ),
        Dimension.COUNTRY: _counted(standing, came, lambda each: each.country),
        Dimension.CATEGORY: _counted(standing, came, lambda each: each.category),
        Dimension.SEX: _counted(standing, came, lambda each: each.sex.value),
    }
    return Turnout(len(standing), len(came), by)


def _counted(
    standing: list[Participant], came: list[Participant], key: Callable[[Participant], str]
) -> tuple[Counted, ...]:
    return _rows(Counter(map(key, standing)), Counter(map(key, came)))


def _rows(registered: Counter[str], came: Counter[str]) -> tuple[Counted, ...]:
    codes = sorted(registered.keys() | came.keys(), key=lambda code: (code == "", code))
    return tuple(Counted(code, registered[code], came[code]) for code in codes)
