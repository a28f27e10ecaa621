"""Figures that were found once: those of the rule, a few of them, and for each indicator the table that lists read.

A table gives the same figures as the rule (ADR 0025), without what they rest on. Both are forgotten for an indicator
of which something changed, and for no other (ADR 0030).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from maslahat.domain.results.areas import Reports
from maslahat.domain.results.columns import MEASURES, columns
from maslahat.domain.results.cube import figure_table
from maslahat.domain.results.figure_table import FigureTable
from maslahat.domain.results.figures import Figure, FigureInShort, FigureKey
from maslahat.domain.results.indicators import IndicatorDefinition, IndicatorTold
from maslahat.domain.results.observations import COUNTRY, Cell, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import PublishedBefore
from maslahat.domain.results.public_keys import years_of
from maslahat.domain.results.roll_up import figures_from, made_from
from maslahat.domain.results.roster import Roster
from maslahat.domain.results.small_counts import readable

_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")

FIGURES_KEPT = 512
"""How many figures of the rule are kept, each with all it rests on; the oldest are forgotten first."""

PERIODS_KEPT = 4096
"""Of how many figures of the rule the periods behind them are kept, which lists tell without the rest."""

READ_KEPT = 4
"""Of how many indicators the reports stay in the order in which the rule reads them."""


@dataclass(frozen=True)
class FoundFigures:
    """The figures of a programme found so far; ``areas`` are those that its tables hold beside the whole."""

    units: tuple[ReportingUnit, ...]
    areas: tuple[str, ...]
    cycle: Period
    roster: Roster
    _figures: dict[FigureKey, Figure] = field(default_factory=dict, compare=False, repr=False)
    _periods: dict[FigureKey, tuple[Period, ...]] = field(default_factory=dict, compare=False, repr=False)
    _reports: dict[str, Reports] = field(default_factory=dict, compare=False, repr=False)
    _tables: dict[str, FigureTable] = field(default_factory=dict, compare=False, repr=False)
    _readable: dict[str, frozenset[FigureKey]] = field(default_factory=dict, compare=False, repr=False)
    _last: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def none(cls, units: Iterable[ReportingUnit], areas: Iterable[str], cycle: Period) -> "FoundFigures":
        """Return that nothing was found yet. Raises ValueError if a unit is part of itself."""
        known = tuple(units)
        return cls(known, ("", *areas), cycle, Roster(known))

    def without(self, indicators: Iterable[str]) -> "FoundFigures":
        """Return what was found of all other indicators."""
        gone = frozenset(indicators)
        return FoundFigures(
            self.units,
            self.areas,
            self.cycle,
            self.roster,
            {key: each for key, each in list(self._figures.items()) if key.indicator not in gone},
            {key: each for key, each in list(self._periods.items()) if key.indicator not in gone},
            {code: each for code, each in list(self._reports.items()) if code not in gone},
            {code: each for code, each in list(self._tables.items()) if code not in gone},
            {code: each for code, each in list(self._readable.items()) if code not in gone},
            {code: each for code, each in list(self._last.items()) if code not in gone},
        )

    def protected_anew(self) -> "FoundFigures":
        """Return the same after something was published: which figures may be read is to be found out again."""
        return replace(self, _readable={})

    def by_rule(self, told: IndicatorTold, area: str, period: Period, cell: Cell = ()) -> Figure:
        """Return one figure with all it rests on, as ``roll_up`` returns it."""
        key = FigureKey(told.definition.code, area, period, cell)
        found = self._figures.get(key)
        if found is None:
            found = figures_from(self._read(told), told.overlaps, area, period, (cell,), self.cycle)[0]
            _keep(self._figures, key, found, FIGURES_KEPT)
        return found

    def periods(self, told: IndicatorTold, area: str, period: Period) -> tuple[Period, ...]:
        """Return the periods of the reports that count towards a figure of all cells."""
        key = FigureKey(told.definition.code, area, period, ())
        found = self._periods.get(key)
        if found is None:
            found = made_from(self._read(told), told.overlaps, area, period, ((),), self.cycle)[0].periods
            _keep(self._periods, key, found, PERIODS_KEPT)
        return found

    def in_short(self, told: IndicatorTold, area: str, period: Period, cell: Cell = ()) -> FigureInShort:
        """Return one figure without what it rests on: from the table if it is in it, else from the rule."""
        if told.definition.kind in MEASURES:
            table = self.table(told)
            key = FigureKey(told.definition.code, area, period, cell)
            if table.holds(key):
                return table.at(key)
        return self.by_rule(told, area, period, cell)

    def table(self, told: IndicatorTold) -> FigureTable:
        """Return the table of an indicator: the whole and each area, each year and what it is compared in, each code.

        Raises NotInColumns for an indicator whose values are no numbers.
        """
        found = self._tables.get(told.definition.code)
        if found is None:
            found = self._tables[told.definition.code] = figure_table(
                columns(told.definition, told.observations, self.roster),
                told.overlaps,
                areas=self.areas,
                periods=windows_of(self.cycle),
                cells=single_codes(told.definition),
                cycle=self.cycle,
            )
        return found

    def readable(self, told: IndicatorTold, threshold: int, past: PublishedBefore) -> frozenset[FigureKey]:
        """Return the figures of an indicator that may be read by everybody at the table (``small_counts``)."""
        found = self._readable.get(told.definition.code)
        if found is None:
            found = readable(told, self.units, self.areas[1:], self.cycle, threshold, past)
            self._readable[told.definition.code] = found
        return found

    def last_month(self, told: Iterable[IndicatorTold]) -> int | None:
        """Return the last month that any of these indicators was reported for; None before any report."""
        return max((month for each in told if (month := self._last_month(each)) is not None), default=None)

    def _last_month(self, told: IndicatorTold) -> int | None:
        code = told.definition.code
        if code not in self._last and told.observations:
            self._last[code] = max(each.period.last for each in told.observations)
        return self._last.get(code)

    def unlike_the_rule(self, told: IndicatorTold) -> tuple[FigureKey, ...]:
        """Return the figures of an indicator's table that the rule does not find so: none, or something is broken."""
        if told.definition.kind not in MEASURES:
            return ()
        table, read = self.table(told), self._read(told)
        by_rule = (
            figure
            for area in table.areas
            for period in table.periods
            for figure in figures_from(read, told.overlaps, area, period, table.cells, self.cycle)
        )
        return tuple(each.key for each in by_rule if _in_short(each) != _in_short(table.at(each.key)))

    def _read(self, told: IndicatorTold) -> Reports:
        found = self._reports.get(told.definition.code)
        if found is None:
            found = Reports(told.definition, told.observations, self.units)
            _keep(self._reports, told.definition.code, found, READ_KEPT)
        return found


def windows_of(cycle: Period) -> Sequence[Period]:
    """Return the periods that lists show, and over which targets are measured: each year, and the cycle to its end."""
    years = years_of(cycle)
    return tuple(dict.fromkeys([*years, *(cycle.until(year) for year in years)]))


def single_codes(definition: IndicatorDefinition) -> Sequence[Cell]:
    """Return the total and each code of each dimension; countries are areas and no cells."""
    lists = [each for each in definition.dimensions if each.code != COUNTRY]
    return ((), *(((each.code, code),) for each in lists for code in each.names))


def _in_short(figure: FigureInShort) -> tuple[object, ...]:
    units = figure.units_reported, figure.units_expected, figure.units_behind
    return figure.key, figure.state, figure.value, *units


def _keep(kept: dict[_Key, _Kept], key: _Key, new: _Kept, most: int) -> None:
    kept[key] = new
    for oldest in list(kept)[:-most]:
        kept.pop(oldest, None)
