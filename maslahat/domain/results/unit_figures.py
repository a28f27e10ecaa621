"""What one reporting unit contributes to a figure: its reports inside the window, without those that another holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maslahat.domain.results.figures import Difference, WhyExcluded
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.kinds import AcrossPeriods
from maslahat.domain.results.observations import Cell, Observation
from maslahat.domain.results.periods import Period
from maslahat.domain.results.spans import Excluded, last_of, over_periods
from maslahat.domain.results.splits import Placed, lies_in, read_cell
from maslahat.domain.results.values import State, Step, Value


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
class UnitReports:
    """The reports of one unit that meet a window, placed as the area sees them.

    ``holders`` are the periods for which larger units of the area reported; ``is_left_out`` marks a unit that is not
    aggregated.
    """

    unit: str
    window: Period
    placed: tuple[Placed, ...]
    holders: tuple[Period, ...] = ()
    is_left_out: bool = False


def reported_periods(definition: IndicatorDefinition, reports: UnitReports) -> tuple[Period, ...]:
    """Return the whole periods inside the window for which a unit reported a value, in order."""
    return tuple(sorted({each.period for _, each in reports.placed if _counts(definition, reports.window, each)}))


def unit_figure(definition: IndicatorDefinition, reports: UnitReports, wanted: Cell) -> UnitFigure:
    """Return what a unit contributes to the figure of a cell."""
    latest_only = definition.rules.across_periods is AcrossPeriods.LATEST
    excluded: list[Excluded] = []
    by_period: dict[Period, list[Placed]] = {}
    for place in reports.placed:
        here, each = place
        if each.state is not State.REPORTED or not lies_in(here, wanted):
            continue
        if why := _why_left_out(definition, reports, each, latest_only):
            excluded.append((each, why))
        else:
            by_period.setdefault(each.period, []).append(place)
    readings = {period: read_cell(definition, period, placed, wanted) for period, placed in by_period.items()}
    last = last_of(reported_periods(definition, reports)) if latest_only else None
    span = over_periods(definition.kind, definition.rules.across_periods, readings, last)
    return UnitFigure(
        reports.unit,
        State.REPORTED if span.value is not None else _state_without_value(reports, wanted),
        span.value,
        span.counted,
        (*excluded, *span.excluded),
        span.differences,
        bool(reports.holders),
    )


def _why_left_out(
    definition: IndicatorDefinition, reports: UnitReports, each: Observation, latest_only: bool
) -> WhyExcluded | None:
    if reports.is_left_out:
        return WhyExcluded.NOT_AGGREGATED
    if not reports.window.holds(each.period):
        return WhyExcluded.NOT_WHOLE
    if _is_off_scale(definition, each):
        return WhyExcluded.CODE_UNKNOWN
    if reports.holders and (latest_only or is_covered(each.period, reports.holders)):
        return WhyExcluded.HELD_BY_PARENT
    return None


def _counts(definition: IndicatorDefinition, window: Period, each: Observation) -> bool:
    return each.state is State.REPORTED and window.holds(each.period) and not _is_off_scale(definition, each)


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
        for here, each in reports.placed
        if reports.window.holds(each.period) and (lies_in(wanted, here) or lies_in(here, wanted))
    ]
    says_no = any(whole and state is State.NOT_APPLICABLE for whole, state in about)
    is_due = any(state is State.NOT_REPORTED for _, state in about)
    return State.NOT_APPLICABLE if says_no and not is_due else State.NOT_REPORTED
