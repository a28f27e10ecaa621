"""What one reporting unit contributes to a figure: its reports inside the window, without those that another holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from maslahat.domain.results.figures import Difference, WhyExcluded
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, Observation
from maslahat.domain.results.periods import Period
from maslahat.domain.results.spans import Excluded, last_of, over_periods
from maslahat.domain.results.splits import Placed, Reading, lies_in, read_cell
from maslahat.domain.results.values import State, Step, Value
from maslahat.domain.shared.kinds import AcrossPeriods


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """The contribution of one unit: its state, its value if it is REPORTED, and all that this rests on.

    ``is_held`` tells that the report of a larger unit holds what this one reported or was to report.
    """

    unit: str
    state: State
    value: Value | None
    counted: tuple[Observation, ...]
    excluded: tuple[Excluded, ...]
    differences: tuple[Difference, ...]
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class UnitSource:
    """All reports of one unit by period, in order, as an area sees them; what they say of a cell is read once."""

    unit: str
    by_period: Mapping[Period, tuple[Placed, ...]]
    read: dict[tuple[Period, Cell], "_Read"] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, unit: str, placed: Iterable[Placed]) -> "UnitSource":
        """Return the source of these reports, which are in order of their periods."""
        by_period: dict[Period, list[Placed]] = {}
        for place in placed:
            by_period.setdefault(place[1].period, []).append(place)
        return cls(unit, {period: tuple(found) for period, found in by_period.items()})


@dataclass(frozen=True, slots=True)
class UnitReports:
    """The reports of one unit and the window in which they are asked about.

    ``holders`` are the periods for which larger units of the area reported; ``is_left_out`` marks a unit that is not
    aggregated. ``last`` is the last period in the window for which the unit reported a value of any cell, though the
    area sees no part of it; None where the latest is not the rule.
    """

    source: UnitSource
    window: Period
    last: Period | None = None
    holders: tuple[Period, ...] = ()
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """What a period says of a cell: its reading if there is any, and values that are no step of the scale."""

    reading: Reading | None
    off_scale: tuple[Observation, ...]


def reported_periods(definition: IndicatorDefinition, source: UnitSource, window: Period) -> tuple[Period, ...]:
    """Return the whole periods inside the window for which a unit reported a value, in order."""
    found = (period for period in source.by_period if window.holds(period))
    return tuple(sorted(period for period in found if _read(definition, source, period, ()).reading))


def standing_periods(definition: IndicatorDefinition, reports: UnitReports) -> tuple[Period, ...]:
    """Return the periods of which a value of the unit stands in the area: where the latest counts, at most that one."""
    found = reported_periods(definition, reports.source, reports.window)
    return tuple(each for each in found if each == reports.last) if _takes_latest(definition) else found


def unit_figure(definition: IndicatorDefinition, reports: UnitReports, wanted: Cell) -> UnitFigure:
    """Return what a unit contributes to the figure of a cell."""
    latest_only = _takes_latest(definition)
    excluded: list[Excluded] = []
    readings: dict[Period, Reading] = {}
    for period in reports.source.by_period:
        if not reports.window.meets(period):
            continue
        found = _read(definition, reports.source, period, wanted)
        outside = _why_outside(reports, period)
        excluded += [(each, outside or WhyExcluded.CODE_UNKNOWN) for each in found.off_scale]
        if found.reading is None:
            continue
        is_held = bool(reports.holders) and (latest_only or is_covered(period, reports.holders))
        if why := outside or (WhyExcluded.HELD_BY_PARENT if is_held else None):
            excluded += [(each, why) for each in (*found.reading.counted, *found.reading.split)]
        else:
            readings[period] = found.reading
    span = over_periods(definition.kind, definition.rules.across_periods, readings, reports.last)
    return UnitFigure(
        reports.source.unit,
        State.REPORTED if span.value is not None else _state_without_value(reports, wanted),
        span.value,
        span.counted,
        (*excluded, *span.excluded),
        span.differences,
        bool(reports.holders),
    )


def last_period(definition: IndicatorDefinition, source: UnitSource, window: Period) -> Period | None:
    """Return the last period of a unit in the window that has a value; None if it has none or another rule counts.

    ``source`` holds all that the unit reported, whatever part of it an area sees: a share of an earlier period never
    stands beside what the unit reported last (results §3).
    """
    return last_of(reported_periods(definition, source, window)) if _takes_latest(definition) else None


def _takes_latest(definition: IndicatorDefinition) -> bool:
    return definition.rules.across_periods is AcrossPeriods.LATEST


def _read(definition: IndicatorDefinition, source: UnitSource, period: Period, wanted: Cell) -> _Read:
    found = source.read.get((period, wanted))
    if found is None:
        placed = [
            place
            for place in source.by_period[period]
            if place[1].state is State.REPORTED and lies_in(place[0], wanted)
        ]
        valued = [place for place in placed if not _is_off_scale(definition, place[1])]
        off_scale = tuple(each for _, each in placed if _is_off_scale(definition, each))
        reading = read_cell(definition, period, valued, wanted) if valued else None
        found = source.read[period, wanted] = _Read(reading, off_scale)
    return found


def _why_outside(reports: UnitReports, period: Period) -> WhyExcluded | None:
    if reports.is_left_out:
        return WhyExcluded.NOT_AGGREGATED
    return None if reports.window.holds(period) else WhyExcluded.NOT_WHOLE


def _is_off_scale(definition: IndicatorDefinition, each: Observation) -> bool:
    scale = definition.scale
    return isinstance(each.value, Step) and scale is not None and each.value.code not in scale.names


def is_covered(period: Period, holders: Iterable[Period]) -> bool:
    """Tell whether these periods, in order, hold every month of a period among them."""
    month = period.first
    for each in holders:
        if each.first <= month <= each.last:
            month = each.last + 1
    return month > period.last


def _state_without_value(reports: UnitReports, wanted: Cell) -> State:
    """Return NOT_APPLICABLE if the unit said so of the cell or of a whole, and never that a value is due."""
    about: Sequence[tuple[bool, State]] = [
        (lies_in(wanted, here), each.state)
        for period, placed in reports.source.by_period.items()
        if reports.window.holds(period)
        for here, each in placed
        if lies_in(wanted, here) or lies_in(here, wanted)
    ]
    says_no = any(whole and state is State.NOT_APPLICABLE for whole, state in about)
    is_due = any(state is State.NOT_REPORTED for _, state in about)
    return State.NOT_APPLICABLE if says_no and not is_due else State.NOT_REPORTED
