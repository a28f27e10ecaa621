"""What is known of a programme's results at one state of the record, and the figures that follow from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from typing import TypeVar

from maslahat.actions.lines_done import CANCELLED
from maslahat.actions.results.published_before import published_before
from maslahat.actions.results.work_told import WorkTold
from maslahat.domain.insight.results_grid import CellKey, ResultsCell
from maslahat.domain.insight.results_tree import Measured, Moment, has_part_in, measure
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.figure_table import TableFigure
from maslahat.domain.results.figures import Figure, FigureInShort, FigureKey
from maslahat.domain.results.found_figures import FoundFigures
from maslahat.domain.results.indicators import IndicatorDefinition, IndicatorTold
from maslahat.domain.results.observations import Cell, Observation, Overlap, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import PublishedBefore, bare, covered, is_protected
from maslahat.domain.results.status import Milestones
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.status_rules import StatusRule
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.journal import queries as journal
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import queries, report_queries
from maslahat.stores.results.marks import Marks, marks

_Told = TypeVar("_Told", Observation, Overlap)

PROGRAMMES_KEPT = 4
"""Of how many programmes the results are held in memory, those that changed longest ago forgotten first."""


@dataclass(frozen=True)
class ResultsKnown:
    """Definitions, those in force and those retired, units and everything that stands, read together; figures are kept.

    ``units`` are all that ever reported, those that are retired among them, for their reports count on.
    ``record`` is the hash of the last journal entry when it was read, ``marks`` are those of what was read, ``rule``
    holds the thresholds of status, ``past`` is what published editions withheld and showed.
    ``open_areas`` are those whose small counts of people the reader may see, None for all: of every other area such
    counts, and what would give them away, are withheld (results §5, ADR 0026). ``grids`` are those found so far.
    """

    record: str
    programme: Programme
    definitions: tuple[IndicatorDefinition, ...]
    retired: Mapping[str, IndicatorDefinition]
    units: tuple[ReportingUnit, ...]
    observations: Mapping[str, tuple[Observation, ...]]
    overlaps: Mapping[str, tuple[Overlap, ...]]
    rule: StatusRule
    marks: Marks
    found: FoundFigures = field(compare=False, repr=False)
    past: PublishedBefore = field(compare=False, repr=False)
    open_areas: frozenset[str] | None = None
    grids: dict[object, Mapping[CellKey, ResultsCell]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def cycle(self) -> Period:
        """The years of the programme."""
        return cycle_of(self.programme)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that figures are shown for."""
        return tuple(range(self.programme.starts_on.year, self.programme.ends_on.year + 1))

    def definition(self, code: str) -> IndicatorDefinition | None:
        """Return an indicator as it is measured now; None if there is none of this code."""
        return next((each for each in self.definitions if each.code == code), None)

    def last_year(self, today: date) -> int:
        """Return the last year that something was reported for; before any report the year it is, inside the cycle."""
        reported = self.found.last_month(self.told(each) for each in self.definitions)
        return min(max(today.year, self.years[0]), self.years[-1]) if reported is None else reported // 12

    def seen_in(self, open_areas: frozenset[str] | None) -> "ResultsKnown":
        """Return the same for a reader who sees small counts of these areas alone."""
        return self if open_areas == self.open_areas else replace(self, open_areas=open_areas)

    def is_open(self, definition: IndicatorDefinition, area: str) -> bool:
        """Tell whether the reader sees everything of an indicator in an area, with the reports behind it."""
        return self.open_areas is None or area in self.open_areas or not is_protected(definition)

    def figure(self, definition: IndicatorDefinition, area: str, period: Period, cell: Cell = ()) -> Figure:
        """Return one figure as the reader may see it with all it rests on, rolled up the first time it is asked for."""
        found = self.found.by_rule(self.told(definition), area, period, cell)
        if self.is_open(definition, area):
            return found
        return bare(found) if found.key in self._readable(definition) else covered(found)

    def in_short(self, definition: IndicatorDefinition, area: str, period: Period, cell: Cell = ()) -> FigureInShort:
        """Return one figure as lists of many show it: what ``figure`` returns, without what it rests on."""
        found = self.found.in_short(self.told(definition), area, period, cell)
        if self.is_open(definition, area):
            return found
        if not isinstance(found, TableFigure):
            return self.figure(definition, area, period, cell)
        return found.bare() if found.key in self._readable(definition) else found.covered()

    def told(self, definition: IndicatorDefinition) -> IndicatorTold:
        """Return what was told of an indicator."""
        code = definition.code
        return IndicatorTold(definition, self.observations.get(code, ()), self.overlaps.get(code, ()))

    def _readable(self, definition: IndicatorDefinition) -> frozenset[FigureKey]:
        return self.found.readable(self.told(definition), self.programme.small_cells, self.past)

    def find_all(self, today: date) -> None:
        """Find what lists show of every indicator, and which of its figures may be read by everybody at the table."""
        self.measured(Moment(self.last_year(today), today, self.cycle), {})
        for each in filter(is_protected, self.definitions):
            self._readable(each)

    def unlike_the_rule(self) -> tuple[FigureKey, ...]:
        """Return every figure of a table that the rule does not find so: none, or something is broken."""
        return tuple(key for each in self.definitions for key in self.found.unlike_the_rule(self.told(each)))

    def measured(self, at: Moment, milestones: Mapping[str, Milestones], area: str = "") -> tuple[Measured, ...]:
        """Return how every indicator stands at a moment, for the programme or for the indicators of one country."""
        found = (self.measured_one(each, at, milestones, area) for each in self.definitions)
        return tuple(each for each in found if each is not None)

    def measured_one(
        self, definition: IndicatorDefinition, at: Moment, milestones: Mapping[str, Milestones], area: str = ""
    ) -> Measured | None:
        """Return how one indicator stands at a moment; None for a country that does not report it.

        A country that has targets of its own is measured against these, any other against none.
        """
        if area and not has_part_in(definition, self.units, area):
            return None
        due = milestones.get(definition.result, Milestones(0, 0))
        return measure(
            definition.aimed_at(area),
            lambda _, over: self.in_short(definition, area, over),
            lambda _, over: self.found.periods(self.told(definition), area, over),
            at,
            due,
            self.rule,
        )


def cycle_of(programme: Programme) -> Period:
    """Return the years of a programme."""
    return Period(programme.starts_on.year * 12, programme.ends_on.year * 12 + 11)


def results_known(programme: str) -> ResultsKnown:
    """Return what is known of a programme's results now.

    It is held in memory. When the record has grown, only that is read anew of which something changed (ADR 0030). It is
    open: whoever shows it to a reader closes what that reader may not see (``seen_in``).
    """
    record = journal.newest_hash(programme)
    known = _HELD.get(programme)
    if known is None or known.record != record:
        with _READING:
            known = _HELD.get(programme)
            if known is None or known.record != record:
                known = _as_recorded(programme, record, known)
                _hold(programme, known)
    return known


def forget_what_was_known() -> None:
    """Empty the memory of what was read, so that all is read anew from the record."""
    _HELD.clear()


_HELD: dict[str, ResultsKnown] = {}
_READING = Lock()


def _hold(programme: str, known: ResultsKnown) -> None:
    _HELD.pop(programme, None)
    _HELD[programme] = known
    for oldest in list(_HELD)[:-PROGRAMMES_KEPT]:
        _HELD.pop(oldest, None)


def _as_recorded(code: str, record: str, before: ResultsKnown | None) -> ResultsKnown:
    """Return what stands at this entry of the record, of what was read ``before`` all that is still so."""
    if before is not None and not journal.holds(code, before.record):
        before = None  # another record: the database was restored
    programme, now = programmes.programme(code), marks(code)
    if before is None or before.programme is not programme or before.marks.definitions != now.definitions:
        return _read(code, record, programme, now)
    changed = now.changed_since(before.marks)
    observations, overlaps = dict(before.observations), before.overlaps
    if changed:
        observations = {each: some for each, some in observations.items() if each not in changed}
        observations |= _by_indicator(report_queries.observations(code, changed))
    if before.marks.overlaps != now.overlaps:
        overlaps = _by_indicator(report_queries.overlaps(code))
        either = overlaps.keys() | before.overlaps.keys()
        changed |= {each for each in either if overlaps.get(each) != before.overlaps.get(each)}
    found, past, grids = before.found.without(changed), before.past, {} if changed else before.grids
    if before.marks.editions != now.editions:
        found, past, grids = found.protected_anew(), published_before(code), {}
    known = replace(before, record=record, observations=observations, overlaps=overlaps, marks=now)
    return replace(known, found=found, past=past, grids=grids)


def _read(code: str, record: str, programme: Programme, now: Marks) -> ResultsKnown:
    units = queries.last_units(code)
    return ResultsKnown(
        record,
        programme,
        queries.definitions(code),
        {each: found.definition for each, found in queries.retired(code).items()},
        units,
        _by_indicator(report_queries.observations(code)),
        _by_indicator(report_queries.overlaps(code)),
        queries.status_rule(code),
        now,
        FoundFigures.none(units, [each.code for each in programme.countries], cycle_of(programme)),
        published_before(code),
    )


def milestones_of(plan: Plan, works: Mapping[LineId, WorkTold], on: date) -> Mapping[str, Milestones]:
    """Return, for each output, how many lines were due by a day and how many of these are done.

    A line is due when its last quarter is over. Only lines that somebody told the status of speak: of the others
    nobody knows; a cancelled line is due no more, one with a beneficiary group left is not done (R76).
    """
    due: dict[str, list[bool]] = {}
    for line in plan.lines:
        told = works.get(line.id)
        quarters = sorted(line.elements("quarters"))
        if told is None or told.status == CANCELLED or not quarters:
            continue
        if Period.read(f"{plan.year}-{quarters[-1]}").ends_on <= on:
            due.setdefault(line.output, []).append(told.is_done(line))
    return {output: Milestones(len(lines), sum(lines)) for output, lines in due.items()}


def _by_indicator(told: Iterable[_Told]) -> Mapping[str, tuple[_Told, ...]]:
    found: dict[str, list[_Told]] = {}
    for each in told:
        found.setdefault(each.indicator, []).append(each)
    return {indicator: tuple(some) for indicator, some in found.items()}
