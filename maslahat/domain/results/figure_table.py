"""The figures of one indicator for many areas, periods and cells, as one table of whole numbers and states."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from maslahat.domain.results.columns import Whole, decimal_of
from maslahat.domain.results.figures import FigureKey, one_number
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Mean, Number, Ratio, State
from maslahat.domain.shared.kinds import AcrossUnits, Kind

Place = tuple[int, int, int]
"""Where a figure stands in a table: its period, area and cell."""


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A figure without what it rests on: value, state, the sum before overlaps, and the coverage in numbers."""

    key: FigureKey
    state: State
    value: Number | Ratio | Mean | None
    gross: Decimal | None
    reported: int
    missing: int
    not_applicable: int
    behind: int
    is_withheld: bool = False

    def bare(self) -> "TableFigure":
        """Return it for a reader who does not work on it: the sum before overlaps is a count as well."""
        return replace(self, gross=None)

    def covered(self) -> "TableFigure":
        """Return it without its value, for a reader who may not see that; one without a value as it is."""
        if self.state is not State.REPORTED:
            return self
        return replace(self, value=None, gross=None, behind=0, is_withheld=True)

    @property
    def number(self) -> Fraction | None:
        """Return the figure as one exact number; None where there is none."""
        return one_number(self.value)

    @property
    def units_reported(self) -> int:
        """Return how many units reported."""
        return self.reported

    @property
    def units_expected(self) -> int:
        """Return how many units were to report."""
        return self.reported + self.missing

    @property
    def units_behind(self) -> int:
        """Return how many of the units that reported did not report the whole window."""
        return self.behind


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures by period, area and cell. ``measures`` are their numbers in units of 10 to the power of -``places``.

    ``coverage`` counts the units that reported, are missing, and to which the indicator does not apply, and last those
    that reported and are behind; the number of a figure that nobody reported means nothing. ``gross`` are the sums from
    which overlaps were taken off.
    """

    definition: IndicatorDefinition
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    cells: tuple[Cell, ...]
    measures: tuple[Whole, ...]
    coverage: tuple[Whole, Whole, Whole, Whole]
    places: int = 0
    gross: Mapping[Place, int] = field(default_factory=lambda: MappingProxyType({}))

    def holds(self, key: FigureKey) -> bool:
        """Tell whether a figure is in the table."""
        return key.area in self.areas and key.period in self.periods and key.cell in self.cells

    def at(self, key: FigureKey) -> TableFigure:
        """Return one figure of the table. Raises ValueError if it is not in it."""
        return self.figure(key.area, key.period, key.cell)

    def figure(self, area: str, period: Period, cell: Cell = ()) -> TableFigure:
        """Return one figure of the table. Raises ValueError if it is not in it."""
        at = (self.periods.index(period), self.areas.index(area), self.cells.index(cell))
        counts = [int(each[at]) for each in self.coverage]
        gross = self.gross.get(at)
        return TableFigure(
            FigureKey(self.definition.code, area, period, cell),
            _state(counts),
            self._value(at, counts[0]),
            None if gross is None else decimal_of(gross, self.places),
            counts[0],
            counts[1],
            counts[2],
            counts[3],
        )

    def _value(self, at: Place, reported: int) -> Number | Ratio | Mean | None:
        is_none = self.definition.rules.across_units is AcrossUnits.NONE
        if not reported or (is_none and reported > 1):
            return None
        numbers = [decimal_of(int(each[at]), self.places) for each in self.measures]
        match self.definition.kind:
            case Kind.RATIO:
                return Ratio(*numbers)
            case Kind.AVERAGE:
                return Mean(numbers[0], int(numbers[1]))
            case _:
                return Number(*numbers)


def _state(counts: list[int]) -> State:
    reported, missing, not_applicable, _ = counts
    if reported:
        return State.REPORTED
    return State.NOT_APPLICABLE if not_applicable and not missing else State.NOT_REPORTED
