"""What stands against a definition of an indicator: rules, scale, tolerance, dimensions, targets that do not fit."""

from decimal import Decimal
from enum import StrEnum

from maslahat.domain.results.indicators import MOST_DIMENSIONS, IndicatorDefinition
from maslahat.domain.results.periods import Period
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, Direction, Kind

FREQUENCIES = (12, 6, 3, 1)
"""Lengths of a reporting period in months, from the year to the month."""


class Unfit(StrEnum):
    """What in a definition does not go together with the rest of it (results §1)."""

    ACROSS_UNITS = "unfit_across_units"
    ACROSS_PERIODS = "unfit_across_periods"
    SCALE_MISSING = "scale_missing"
    SCALE = "unfit_scale"
    TOLERANCE = "unfit_tolerance"
    DIMENSIONS = "too_many_dimensions"
    FREQUENCY = "unknown_frequency"
    TARGET = "target_outside_cycle"


def unfit(definition: IndicatorDefinition, cycle: Period) -> tuple[Unfit, ...]:
    """Return everything in a definition that does not fit; nothing if it can be kept. ``cycle`` are whole years."""
    kind, is_scale = definition.kind, definition.kind is Kind.SCALE
    own = (target for each in definition.own_targets for target in each.targets)
    targets = (Period.read(f"{each.year:04}") for each in (*definition.targets, *own))
    checks = {
        Unfit.ACROSS_UNITS: definition.rules.across_units in ACROSS_UNITS[kind],
        Unfit.ACROSS_PERIODS: definition.rules.across_periods in ACROSS_PERIODS[kind],
        Unfit.SCALE_MISSING: not is_scale or definition.scale is not None,
        Unfit.SCALE: is_scale or definition.scale is None,
        Unfit.TOLERANCE: _tolerates_well(definition.direction, definition.tolerance),
        Unfit.DIMENSIONS: len(definition.dimensions) <= MOST_DIMENSIONS,
        Unfit.FREQUENCY: definition.frequency in FREQUENCIES,
        Unfit.TARGET: all(cycle.holds(year) for year in targets),
    }
    return tuple(fault for fault, is_well in checks.items() if not is_well)


def _tolerates_well(direction: Direction, tolerance: Decimal) -> bool:
    return tolerance >= 0 if direction is Direction.KEEP else tolerance == 0
