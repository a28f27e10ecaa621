"""What is known of a programme's results at one state of the record, and the figures that follow from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from maslahat.domain.insight.results_tree import Measured, Moment, has_part_in, measure
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.figures import Figure, FigureKey
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, Observation, Overlap, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import bare, covered, is_protected
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.results.small_counts import Counted, readable
from maslahat.domain.results.status import Milestones
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.journal import queries as journal
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import queries, report_queries
from maslahat.stores.workplans.shapes import StatusFound

_Told = TypeVar("_Told", Observation, Overlap)

RECORDS_KEPT = 4
"""How many states of results are kept in memory, the least recently read forgotten first."""

INDICATORS_KEPT = 512
"""Of how many indicators, as they were reported, what may be read is kept."""

_readable = lru_cache(INDICATORS_KEPT)(readable)

DONE = frozenset({"finalization", "closed"})
"""Statuses of a line whose work is done; one that was cancelled is no milestone any more."""
CANCELLED = "cancelled"


@dataclass(frozen=True)
class ResultsKnown:
    """Definitions, units and everything that stands, read together; figures are found once and kept.

    ``record`` is the hash of the last journal entry when it was read. ``open_areas`` are those whose small counts of
    people the reader may see, None for all: of every other area such counts, and what would give them away, are
    withheld (results §5, ADR 0026).
    """

    record: str
    programme: Programme
    definitions: tuple[IndicatorDefinition, ...]
    units: tuple[ReportingUnit, ...]
    observations: Mapping[str, tuple[Observation, ...]]
    overlaps: Mapping[str, tuple[Overlap, ...]]
    open_areas: frozenset[str] | None = None
    _figures: dict[FigureKey, Figure] = field(default_factory=dict, compare=False, repr=False)

    @property
    def cycle(self) -> Period:
        """The years of the programme."""
        return Period(self.programme.starts_on.year * 12, self.programme.ends_on.year * 12 + 11)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that figures are shown for."""
        return tuple(range(self.programme.starts_on.year, self.programme.ends_on.year + 1))

    def definition(self, code: str) -> IndicatorDefinition | None:
        """Return an indicator as it is measured now; None if there is none of this code."""
        return next((each for each in self.definitions if each.code == code), None)

    def last_year(self, today: date) -> int:
        """Return the last year that something was reported for; before any report the year it is, inside the cycle."""
        reported = [each.period.last // 12 for some in self.observations.values() for each in some]
        return max(reported, default=min(max(today.year, self.years[0]), self.years[-1]))

    def seen_in(self, open_areas: frozenset[str] | None) -> "ResultsKnown":
        """Return the same for a reader who sees small counts of these areas alone."""
        return replace(self, open_areas=open_areas)

    def is_open(self, definition: IndicatorDefinition, area: str) -> bool:
        """Tell whether the reader sees everything of an indicator in an area, with the reports behind it."""
        return self.open_areas is None or area in self.open_areas or not is_protected(definition)

    def figure(self, definition: IndicatorDefinition, area: str, period: Period, cell: Cell = ()) -> Figure:
        """Return one figure as the reader may see it, rolled up the first time it is asked for."""
        found = self._rolled_up(definition, area, period, cell)
        if self.is_open(definition, area):
            return found
        return bare(found) if found.key in self._readable(definition) else covered(found)

    def counted_periods(
        self, definition: IndicatorDefinition, area: str, period: Period, cell: Cell = ()
    ) -> list[Period]:
        """Return the period of each report behind a figure, also where the reports themselves are not shown."""
        known = {each.id: each.period for each in self.observations.get(definition.code, ())}
        return [known[each] for each in self._rolled_up(definition, area, period, cell).inputs]

    def _readable(self, definition: IndicatorDefinition) -> frozenset[FigureKey]:
        told = Counted(
            definition,
            self.observations.get(definition.code, ()),
            self.units,
            self.overlaps.get(definition.code, ()),
            tuple(each.code for each in self.programme.countries),
            self.cycle,
            self.programme.small_cells,
        )
        return _readable(told)

    def _rolled_up(self, definition: IndicatorDefinition, area: str, period: Period, cell: Cell) -> Figure:
        key = FigureKey(definition.code, area, period, cell)
        if key not in self._figures:
            self._figures[key] = roll_up(
                definition,
                self.observations.get(definition.code, ()),
                self.units,
                self.overlaps.get(definition.code, ()),
                area=area,
                period=period,
                cell=cell,
                cycle=self.cycle,
            )
        return self._figures[key]

    def measured(self, at: Moment, milestones: Mapping[str, Milestones], area: str = "") -> tuple[Measured, ...]:
        """Return how every indicator stands at a moment, for the programme or for the indicators of one country."""
        found = (self.measured_one(each, at, milestones, area) for each in self.definitions)
        return tuple(each for each in found if each is not None)

    def measured_one(
        self, definition: IndicatorDefinition, at: Moment, milestones: Mapping[str, Milestones], area: str = ""
    ) -> Measured | None:
        """Return how one indicator stands at a moment; None for a country that does not report it."""
        if area and not has_part_in(definition, self.units, area):
            return None
        due = milestones.get(definition.result, Milestones(0, 0))
        return measure(definition, lambda what, over: self.figure(what, area, over), at, due)


def results_known(programme: str) -> ResultsKnown:
    """Return what is known of a programme's results now: read once for each state of the record.

    It is open: whoever shows it to a reader closes what that reader may not see (``seen_in``).
    """
    return _as_recorded(programme, journal.newest_hash(programme))


@lru_cache(maxsize=RECORDS_KEPT)
def _as_recorded(programme: str, record: str) -> ResultsKnown:
    return ResultsKnown(
        record,
        programmes.programme(programme),
        queries.definitions(programme),
        queries.reporting_units(programme),
        _by_indicator(report_queries.observations(programme)),
        _by_indicator(report_queries.overlaps(programme)),
    )


forget_what_was_known = _as_recorded.cache_clear
"""Empty the memory of what was read: for tests, which take back what was done."""


def milestones_of(plan: Plan, statuses: Mapping[LineId, StatusFound], on: date) -> Mapping[str, Milestones]:
    """Return, for each output, how many lines were due by a day and how many of these are done.

    A line is due when its last quarter is over. Only lines that somebody told the status of speak: of the others
    nobody knows; a cancelled line is due no more.
    """
    due: dict[str, list[bool]] = {}
    for line in plan.lines:
        told = statuses.get(line.id)
        quarters = sorted(line.elements("quarters"))
        if told is None or told.status == CANCELLED or not quarters:
            continue
        if Period.read(f"{plan.year}-{quarters[-1]}").ends_on <= on:
            due.setdefault(line.output, []).append(told.status in DONE)
    return {output: Milestones(len(lines), sum(lines)) for output, lines in due.items()}


def _by_indicator(told: Iterable[_Told]) -> Mapping[str, tuple[_Told, ...]]:
    found: dict[str, list[_Told]] = {}
    for each in told:
        found.setdefault(each.indicator, []).append(each)
    return {indicator: tuple(some) for indicator, some in found.items()}
