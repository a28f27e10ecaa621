"""Whose reports make the figures of an area: a country's own units and its shares of regional ones, or one unit's."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import COUNTRY, Cell, Observation, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.splits import Placed
from maslahat.domain.results.unit_figures import (
    UnitFigure,
    UnitReports,
    UnitSource,
    last_period,
    standing_periods,
    unit_figure,
)
from maslahat.domain.results.values import FORM_OF, State


class Reports:
    """The observations of one indicator, by unit and in order of their keys, so that no order of arrival is left.

    Raises ValueError for two observations with one key, a value of another form than the kind's or none where one is
    reported, a cell that is not in order, an unknown unit, and a unit that is part of itself.
    """

    def __init__(
        self, definition: IndicatorDefinition, observations: Iterable[Observation], units: Iterable[ReportingUnit]
    ) -> None:
        self.definition = definition
        self.units = {each.code: each for each in sorted(units, key=lambda each: each.code)}
        self._sources: dict[tuple[str, str], UnitSource] = {}
        self._figures: dict[tuple[int, Period, tuple[Period, ...], bool, Cell], UnitFigure] = {}
        self.larger = {code: self._larger_than(code) for code in self.units}
        self.of_unit: dict[str, list[Observation]] = {code: [] for code in self.units}
        for each in observations:
            if each.indicator == definition.code:
                _check(definition, each, self.of_unit)
                self.of_unit[each.unit].append(each)
        for code, own in self.of_unit.items():
            own.sort(key=lambda each: (each.period, each.cell))
            for one, other in pairwise(own):
                if (one.period, one.cell) == (other.period, other.cell):
                    raise ValueError(f"{code} has two observations of {definition.code} for {one.period}, {one.cell}")

    def source(self, unit: str, country: str = "") -> UnitSource:
        """Return the reports of a unit, or its shares of a country."""
        found = self._sources.get((unit, country))
        if found is None:
            own = self.of_unit[unit]
            placed = _shares(own, country) if country else ((each.cell, each) for each in own)
            found = self._sources[unit, country] = UnitSource.of(unit, placed)
        return found

    def figure(self, reports: UnitReports, wanted: Cell) -> UnitFigure:
        """Return what a unit contributes to a cell; areas that see the same reports share it."""
        key = (id(reports.source), reports.window, reports.holders, reports.is_left_out, wanted)
        found = self._figures.get(key)
        if found is None:
            found = self._figures[key] = unit_figure(self.definition, reports, wanted)
        return found

    def _larger_than(self, code: str) -> tuple[str, ...]:
        found: list[str] = []
        while code := self.units[code].part_of if code in self.units else "":
            if code in found:
                raise ValueError(f"{code} is part of itself")
            found.append(code)
        return tuple(found)


def _check(definition: IndicatorDefinition, each: Observation, known: Iterable[str]) -> None:
    if each.unit not in known:
        raise ValueError(f"{each.id}: {each.unit} is no reporting unit")
    dimensions = [dimension for dimension, _ in each.cell]
    if dimensions != sorted(set(dimensions)):
        raise ValueError(f"{each.id}: the cell does not name each of its dimensions once and in order")
    if (each.value is None) is (each.state is State.REPORTED):
        raise ValueError(f"{each.id}: a value is given if and only if it is reported")
    if each.value is not None and not isinstance(each.value, FORM_OF[definition.kind]):
        raise ValueError(f"{each.id}: the value has not the form of {definition.kind}")


class Area:
    """The units of an area with their reports that meet a window, and what each contributes to a cell.

    A country has its own units and, of every regional unit, the cells that name it; a unit that makes up its country
    alone and bears its code is shown there even if it is left out of every total.
    """

    def __init__(self, reports: Reports, name: str, window: Period) -> None:
        self.definition = reports.definition
        self.window = window
        self._reports = reports
        self._name = name
        self._is_country = any(each.country == name for each in reports.units.values()) or name not in reports.units
        self.is_one_unit = bool(name) and not self._is_country
        self._own = self._sources()
        self._shown_alone = [code for code in self._own if code == name]
        if self._is_country and sum(each.country == name for each in reports.units.values()) > 1:
            self._shown_alone = []
        self._of_unit = {code: self._alone(code) for code in self._own}
        self._of_unit = {code: self._held(code) for code in self._own}
        self._figures: dict[Cell, list[UnitFigure]] = {}

    def _sources(self) -> dict[str, UnitSource]:
        """Return the reports of each unit of the area as the area sees them; of a regional unit if it has a share."""
        if self.is_one_unit:
            return {self._name: self._reports.source(self._name)}
        found: dict[str, UnitSource] = {}
        for code, unit in self._reports.units.items():
            if not self._name or unit.country == self._name:
                found[code] = self._reports.source(code)
            elif not unit.country:
                share = self._reports.source(code, self._name)
                if any(self.window.meets(period) for period in share.by_period):
                    found[code] = share
        return found

    def _alone(self, code: str) -> UnitReports:
        last = last_period(self.definition, self._reports.source(code), self.window)
        return UnitReports(self._own[code], self.window, last, (), self.is_left_out(code))

    def _held(self, code: str) -> UnitReports:
        holders = {
            period
            for larger in self.holders_of(code)
            for period in standing_periods(self.definition, self._of_unit[larger])
        }
        return replace(self._of_unit[code], holders=tuple(sorted(holders)))

    def expects(self, code: str) -> bool:
        """Tell whether a unit is one of those that are to report the indicator."""
        return self.definition.expects(self._reports.units[code])

    def is_left_out(self, code: str) -> bool:
        """Tell whether a unit is left out of the totals of this area."""
        return not self._reports.units[code].is_aggregated and code not in self._shown_alone

    def holders_of(self, code: str) -> Sequence[str]:
        """Return the larger units of the area of which a unit is part, if they count in its totals."""
        return [each for each in self._reports.larger[code] if each in self._own and not self.is_left_out(each)]

    def is_regional(self, code: str) -> bool:
        """Tell whether a unit reports for several countries."""
        return code in self._reports.units and not self._reports.units[code].country

    def reports_of(self, code: str) -> UnitReports:
        """Return the reports of a unit as the area sees them."""
        return self._of_unit[code]

    def unit_figures(self, wanted: Cell) -> list[UnitFigure]:
        """Return what each unit contributes to a cell, in order of the units' codes."""
        if wanted not in self._figures:
            self._figures[wanted] = [self._reports.figure(each, wanted) for each in self._of_unit.values()]
        return self._figures[wanted]

    def share_of(self, cell: Cell) -> Cell | None:
        """Return a cell of a regional unit as the country sees it; None if it is not about the country."""
        if self.is_one_unit or not self._name:
            return cell
        return tuple(pair for pair in cell if pair[0] != COUNTRY) if (COUNTRY, self._name) in cell else None

    def cells_of(self, dimensions: Iterable[str]) -> list[Cell]:
        """Return every cell of these dimensions in which a unit of the area reported, or finer."""
        names = set(dimensions)
        near = (
            here
            for source in self._own.values()
            for period, placed in source.by_period.items()
            if self.window.meets(period)
            for here, _ in placed
        )
        kept = {tuple(pair for pair in here if pair[0] in names) for here in near}
        return sorted({here for here in kept if len(here) == len(names)})


def _shares(observations: Iterable[Observation], country: str) -> Iterable[Placed]:
    for each in observations:
        if (COUNTRY, country) in each.cell:
            yield tuple(pair for pair in each.cell if pair[0] != COUNTRY), each
