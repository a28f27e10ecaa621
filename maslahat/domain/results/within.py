"""What one report says of a cell by itself: as reported, or made of its parts, and where the two are not the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from maslahat.domain.results.figures import Difference
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, Observation
from maslahat.domain.results.periods import Period
from maslahat.domain.results.splits import lies_in, read_cell
from maslahat.domain.results.values import Value


@dataclass(frozen=True, slots=True)
class Within:
    """A cell of a report: its value, whether that was made of parts, and the parts that differ from what was told."""

    value: Value
    is_made: bool
    differences: tuple[Difference, ...]


def within(definition: IndicatorDefinition, period: Period, told: Mapping[Cell, Value], wanted: Cell) -> Within | None:
    """Return what the values of one report say of a cell, by the rule of the roll-up; None if nothing does."""
    parts = [
        (here, Observation(str(place), definition.code, "", period, here, value=value))
        for place, (here, value) in enumerate(told.items())
        if lies_in(here, wanted)
    ]
    reading = read_cell(definition, period, parts, wanted) if parts else None
    if reading is None or reading.value is None:
        return None
    return Within(reading.value, wanted not in told, reading.differences)
