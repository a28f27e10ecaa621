"""The roll-up: every figure as a careful officer computes it, from the same reports the same, in any order (§3).

A figure is made in three steps: what each unit reported for the cell in each period (splits), what its periods are
together (spans), and what the units are together. All of it is exact; nothing here rounds.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from maslahat.domain.results.adding import ADD_UP, MADE_OF_PARTS, exact_difference, exact_sum, made_one
from maslahat.domain.results.areas import Area, Reports
from maslahat.domain.results.figures import (
    Behind,
    Coverage,
    Distribution,
    Exclusion,
    Figure,
    FigureKey,
    FigureMade,
    FigureValue,
    Narratives,
    Tally,
)
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.lateness import behind
from maslahat.domain.results.observations import COUNTRY, Cell, Observation, Overlap, ReportingUnit
from maslahat.domain.results.observations import cell as in_order
from maslahat.domain.results.overlapping import net
from maslahat.domain.results.periods import Period
from maslahat.domain.results.splits import dimensions_of
from maslahat.domain.results.unit_figures import UnitFigure
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step
from maslahat.domain.shared.kinds import AcrossUnits, Kind


def roll_up(
    definition: IndicatorDefinition,
    observations: Iterable[Observation],
    units: Iterable[ReportingUnit],
    overlaps: Iterable[Overlap] = (),
    *,
    area: str = "",
    period: Period,
    cell: Cell = (),
    cycle: Period,
) -> Figure:
    """Return the figure of an area, a period and a cell, with everything it rests on.

    ``observations`` are the standing ones, of this and any other indicator; ``area`` is a country's code, a unit's, or
    empty for the programme; ``cycle`` is the programme's, from whose start a total to date counts. Raises ValueError
    for two observations or overlaps with one key, a value of another form than the kind's, a unit that is not among
    ``units`` or is part of itself, and a cell by country of anything but a regional unit (a country is an area).
    """
    return roll_up_all(
        definition, observations, units, overlaps, areas=(area,), periods=(period,), cells=(cell,), cycle=cycle
    )[0]


def roll_up_all(
    definition: IndicatorDefinition,
    observations: Iterable[Observation],
    units: Iterable[ReportingUnit],
    overlaps: Iterable[Overlap] = (),
    *,
    areas: Sequence[str],
    periods: Sequence[Period],
    cells: Sequence[Cell] = ((),),
    cycle: Period,
) -> list[Figure]:
    """Return the figure of every area, period and cell wanted, in that order; each is what ``roll_up`` returns."""
    reports = Reports(definition, observations, units)
    known = list(overlaps)
    found = []
    for name in areas:
        for period in periods:
            found += figures_from(reports, known, name, period, cells, cycle)
    return found


def figures_from(
    reports: Reports, overlaps: Iterable[Overlap], area: str, period: Period, cells: Iterable[Cell], cycle: Period
) -> list[Figure]:
    """Return the figures of one area and period from reports that were read before; each as ``roll_up`` returns it."""
    definition = reports.definition
    declared = _unlike_each_other([each for each in overlaps if each.indicator == definition.code])
    seen = Area(reports, area, definition.window(period, cycle))
    return [_figure(FigureKey(definition.code, area, period, in_order(each)), seen, declared) for each in cells]


def made_from(
    reports: Reports, overlaps: Iterable[Overlap], area: str, period: Period, cells: Iterable[Cell], cycle: Period
) -> list[FigureMade]:
    """Return of ``figures_from`` the values and what they are made of alone: the same, and several times faster."""
    definition = reports.definition
    declared = _unlike_each_other([each for each in overlaps if each.indicator == definition.code])
    seen, code = Area(reports, area, definition.window(period, cycle)), definition.code
    found = ((cell, _sum_of(seen, cell, declared)) for cell in map(in_order, cells))
    return [FigureMade(FigureKey(code, area, period, cell), each.value, each.ids, each.periods) for cell, each in found]


def _unlike_each_other(overlaps: Sequence[Overlap]) -> Sequence[Overlap]:
    if len({(each.units, each.period, each.cell) for each in overlaps}) != len(overlaps):
        raise ValueError("two overlaps of one indicator have the same units, period and cell")
    return overlaps


class _Sum(NamedTuple):
    """What the units are together: the value, the sum before overlaps where any was taken off, and what it is of."""

    value: FigureValue | None
    gross: Decimal | None
    taken: tuple[Overlap, ...]
    counted: Sequence[UnitFigure]
    observations: Sequence[Observation]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.observations)

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(sorted({each.period for each in self.observations}))


def _sum_of(area: Area, cell: Cell, overlaps: Collection[Overlap]) -> _Sum:
    definition = area.definition
    if COUNTRY in dimensions_of(cell) and not area.is_one_unit:
        raise ValueError("the figure of a country is asked for by its area, not by a cell")
    counted = [each for each in area.unit_figures(cell) if each.state is State.REPORTED]
    observations = sorted((each for one in counted for each in one.counted), key=_order)
    value = _together(definition, counted, observations)
    if isinstance(value, Number) and definition.rules.across_units is AcrossUnits.SUM:
        number, taken = net(area, cell, value.number, frozenset(each.unit for each in counted), overlaps)
        if taken:
            return _Sum(Number(number), value.number, taken, counted, observations)
    return _Sum(value, None, (), counted, observations)


def _figure(key: FigureKey, area: Area, overlaps: Collection[Overlap]) -> Figure:
    definition = area.definition
    found = _sum_of(area, key.cell, overlaps)
    figures = area.unit_figures(key.cell)
    coverage = _coverage(area, figures, key.cell)
    return Figure(
        key,
        _state(coverage),
        found.value,
        definition.rules,
        coverage,
        found.ids,
        _exclusions(figures),
        found.taken,
        found.gross,
        tuple(
            sorted(
                (each for one in found.counted for each in one.differences),
                key=lambda each: (each.unit, each.period, each.dimensions),
            )
        ),
        _without_split(area, key.cell),
        periods=found.periods,
    )


def _order(each: Observation) -> tuple[str, Period, Cell]:
    return each.unit, each.period, each.cell


def _exclusions(figures: Sequence[UnitFigure]) -> tuple[Exclusion, ...]:
    excluded = sorted((pair for one in figures for pair in one.excluded), key=lambda pair: _order(pair[0]))
    return tuple(Exclusion(each.id, each.unit, why) for each, why in excluded)


def _coverage(area: Area, figures: Sequence[UnitFigure], wanted: Cell) -> Coverage:
    """Return who reported: not missing is whom nobody asks, whom a larger unit holds, or whose parts report for it."""
    named: Mapping[State, list[str]] = {state: [] for state in State}
    late: list[Behind] = []
    stood_for = {holder for one in figures if one.state is State.REPORTED for holder in area.holders_of(one.unit)}
    for one in figures:
        is_due = area.expects(one.unit) and not one.is_held and one.unit not in stood_for
        is_named = one.state is State.REPORTED or is_due
        if is_named and not area.is_left_out(one.unit):
            named[one.state].append(one.unit)
            found = behind(area.definition, area.reports_of(one.unit), one, wanted)
            late += [] if found is None else [found]
    reported, missing, not_applicable = (tuple(sorted(named[state])) for state in State)
    return Coverage(reported, missing, not_applicable, tuple(sorted(late, key=lambda each: each.unit)))


def _state(coverage: Coverage) -> State:
    if coverage.reported:
        return State.REPORTED
    is_without_object = coverage.not_applicable and not coverage.missing
    return State.NOT_APPLICABLE if is_without_object else State.NOT_REPORTED


def _together(
    definition: IndicatorDefinition, counted: Sequence[UnitFigure], observations: Sequence[Observation]
) -> FigureValue | None:
    """Return what the units are together, or None: nobody reported, or several did that are not to become one."""
    if not counted or (definition.rules.across_units is AcrossUnits.NONE and len(counted) > 1):
        return None
    if definition.kind in MADE_OF_PARTS:
        value = made_one(definition.kind, [each.value for each in counted if each.value is not None])
        return value if isinstance(value, Number | Ratio | Mean) else None
    if definition.kind is Kind.YES_NO:
        answers = {each.unit: each.value.is_yes for each in counted if isinstance(each.value, Answer)}
        yes, no = (tuple(sorted(unit for unit, said in answers.items() if said is is_yes)) for is_yes in (True, False))
        return Tally(yes, no)
    if definition.kind is Kind.SCALE:
        return _distribution(definition, counted)
    told = [(each.unit, each.period, each.value) for each in observations if isinstance(each.value, Narrative)]
    return Narratives(tuple(sorted(told, key=lambda one: (one[1], one[0]))))


def _distribution(definition: IndicatorDefinition, counted: Sequence[UnitFigure]) -> Distribution:
    steps = {each.unit: each.value.code for each in counted if isinstance(each.value, Step)}
    codes = definition.scale.names if definition.scale else sorted(set(steps.values()))
    return Distribution({code: tuple(sorted(unit for unit, at in steps.items() if at == code)) for code in codes})


def _without_split(area: Area, wanted: Cell) -> Decimal | None:
    """Return how much of what was reported is in no cell of the wanted one's dimensions; None for the total itself."""
    if not wanted or area.definition.kind not in ADD_UP or area.definition.rules.across_units is not AcrossUnits.SUM:
        return None
    totals = _numbers(area.unit_figures(()))
    if not totals:
        return None
    split = [each for one in area.cells_of(dimensions_of(wanted)) for each in _numbers(area.unit_figures(one))]
    return exact_difference(exact_sum(totals), exact_sum(split))


def _numbers(figures: Iterable[UnitFigure]) -> list[Decimal]:
    return [each.value.number for each in figures if isinstance(each.value, Number)]
