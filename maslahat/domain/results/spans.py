"""What a unit's periods are together: a reported year before its quarters, or the last period with a value (§3)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maslahat.domain.results.adding import MADE_OF_PARTS, made_one, unlike
from maslahat.domain.results.figures import Difference, WhyExcluded
from maslahat.domain.results.observations import Observation
from maslahat.domain.results.periods import Period
from maslahat.domain.results.splits import Reading
from maslahat.domain.results.values import Value
from maslahat.domain.shared.kinds import AcrossPeriods, Kind

Excluded = tuple[Observation, WhyExcluded]


@dataclass(frozen=True, slots=True)
class Span:
    """What a unit reported over several periods: one value (None if there is none) and what it rests on."""

    value: Value | None
    counted: tuple[Observation, ...]
    excluded: tuple[Excluded, ...]
    differences: tuple[Difference, ...]


def last_of(periods: Sequence[Period]) -> Period | None:
    """Return the period that ends last, the longest of those; None if there is none."""
    return max(periods, key=lambda each: (each.last, each.months), default=None)


def over_periods(kind: Kind, rule: AcrossPeriods, readings: Mapping[Period, Reading], last: Period | None) -> Span:
    """Return what the readings of one unit are together by a rule. ``last`` is the unit's last period with a value."""
    if rule is AcrossPeriods.LATEST:
        chosen = [readings[last]] if last is not None and last in readings else []
    elif rule is AcrossPeriods.LIST:
        chosen = [readings[period] for period in sorted(readings)]
    else:
        chosen = _longest(list(readings.values()))
    ending = last.last if rule is AcrossPeriods.LATEST and last else None
    excluded = [(each, WhyExcluded.SPLIT_OF_TOTAL) for one in chosen for each in one.split]
    differences = [each for one in chosen for each in one.differences]
    kept = {one.period for one in chosen}
    for one in readings.values():
        if one.period not in kept:
            superseded = ending is not None and one.period.last != ending
            why = WhyExcluded.SUPERSEDED if superseded else WhyExcluded.HELD_BY_PERIOD
            excluded += [(each, why) for each in (*one.counted, *one.split)]
    with_value = [one for one in chosen if one.value is not None]
    values = [one.value for one in with_value if one.value is not None]
    if rule is not AcrossPeriods.LIST:
        differences += _differences(kind, with_value, list(readings.values()))
    if not values:
        return Span(None, (), tuple(excluded), tuple(differences))
    value = values[0] if len(values) == 1 or kind not in MADE_OF_PARTS else made_one(kind, values)
    counted = tuple(each for one in with_value for each in one.counted)
    return Span(value, counted, tuple(excluded), tuple(differences))


def _longest(readings: Sequence[Reading]) -> list[Reading]:
    """Return readings of which no two share a month, the longest first."""
    taken: list[Reading] = []
    for one in sorted(readings, key=lambda one: (-one.period.months, one.period.first)):
        if one.value is not None and not any(one.period.meets(other.period) for other in taken):
            taken.append(one)
    return taken


def _differences(kind: Kind, chosen: Sequence[Reading], readings: Sequence[Reading]) -> Iterator[Difference]:
    """Yield where the shorter periods that a longer one holds do not make it."""
    if kind not in MADE_OF_PARTS:
        return
    for one in chosen:
        inside = [each for each in readings if each is not one and one.period.holds(each.period)]
        if kind in (Kind.STOCK, Kind.RUNNING_TOTAL):
            inside = [each for each in inside if each.period.last == one.period.last]
        parts = [each.value for each in _longest(inside) if each.value is not None]
        if parts and one.value is not None and (found := unlike(made_one(kind, parts), one.value)):
            yield Difference(one.counted[0].unit, one.period, (), *found)
