"""An annual report drafted from the record: every figure of its scope, protected, with its target, past and parts.

Sources: R94, R43; `results.md` §3 to §5; ADR 0027.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from maslahat.domain.insight.results_tree import Measured, Moment, compared_in, has_part_in, measure
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.annual_figures import printed
from maslahat.domain.results.annual_report import (
    PrintedBranch,
    PrintedFigure,
    PrintedIndicator,
    PrintedSplit,
    Scope,
    ScopeKind,
)
from maslahat.domain.results.counted_tables import Known, areas_of
from maslahat.domain.results.figures import Figure, FigureKey
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import NOTHING_PUBLISHED, PublishedBefore, public_figures, withheld
from maslahat.domain.results.public_keys import public_keys
from maslahat.domain.results.status import Milestones, Standing, standing_of_whole
from maslahat.domain.shared.status_rules import CUSTOMARY, StatusRule
from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where the figures of a report come from: indicators, units, and every figure that is asked for, rolled up.

    ``cells`` gives the cells of an indicator in which something was reported, ``states`` by its id how the report of
    an observation stands; ``past`` is what earlier editions withheld and showed, ``readers`` gives what each State
    knows of an indicator, ``rule`` holds the thresholds of status.
    """

    programme: Programme
    cycle: Period
    definitions: tuple[IndicatorDefinition, ...]
    units: tuple[ReportingUnit, ...]
    figure: Callable[[IndicatorDefinition, str, Period, Cell], Figure]
    cells: Callable[[str], Collection[Cell]]
    states: Mapping[str, str] = field(default_factory=dict)
    past: PublishedBefore = NOTHING_PUBLISHED
    rule: StatusRule = CUSTOMARY
    readers: Callable[[str], Collection[Known]] = lambda _: ()

    def shown(self, definition: IndicatorDefinition) -> Mapping[FigureKey, PrintedFigure]:
        """Return every figure of an indicator that may be shown in public, small counts withheld.

        Raises NotCountable where a figure of people is no whole number.
        """
        countries = [each.code for each in self.programme.countries]
        keys = public_keys(definition, countries, self.cycle, self.cells(definition.code))
        figures = [self.figure(definition, key.area, key.period, key.cell) for key in keys]
        few, readers = self.programme.small_cells, self.readers(definition.code)
        hidden = withheld(definition, figures, areas_of(self.units), few, self.past, readers)
        public = public_figures(figures, hidden)
        return {each.key: printed(each, self.states) for each in public}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a ledger: a scope at a moment, the outputs whose indicators belong to it, and milestones."""

    scope: Scope
    at: Moment
    milestones: Mapping[str, Milestones]
    outputs: frozenset[str]

    @property
    def area(self) -> str:
        """The area whose figures are shown: a country, or the whole programme."""
        return self.scope.code if self.scope.kind is ScopeKind.COUNTRY else ""


_Told = tuple[PrintedIndicator, Standing]


def drafted_pillars(ledger: Ledger, asked: Asked) -> tuple[PrintedBranch, ...]:
    """Return the pillars of a report with everything measured below them.

    A report on a pillar has that pillar alone; one for a donor has what belongs to its outputs. A country's has all
    pillars, each with the indicators that the country reports (R43).
    """
    of_result: dict[str, list[_Told]] = {}
    for definition in ledger.definitions:
        if _belongs(ledger, asked, definition):
            of_result.setdefault(definition.result, []).append(_indicator(ledger, asked, definition))
    found, rule = [], ledger.rule
    for pillar in ledger.programme.pillars:
        if asked.scope.kind is ScopeKind.PILLAR and pillar.code != asked.scope.code:
            continue
        outcomes = []
        for outcome in pillar.outcomes:
            outputs = [_branch(each.code, each.name, rule, of_result.get(each.code, [])) for each in outcome.outputs]
            outcomes.append(_branch(outcome.code, outcome.name, rule, of_result.get(outcome.code, []), outputs))
        found.append(_branch(pillar.code, pillar.name, rule, [], outcomes))
    return tuple(_pruned(each) for each, _ in found if asked.scope.kind is not ScopeKind.DONOR or any(each.measured))


def _belongs(ledger: Ledger, asked: Asked, definition: IndicatorDefinition) -> bool:
    match asked.scope.kind:
        case ScopeKind.COUNTRY:
            return has_part_in(definition, ledger.units, asked.scope.code)
        case ScopeKind.DONOR:
            return definition.result in asked.outputs
        case _:
            return True


def _indicator(ledger: Ledger, asked: Asked, definition: IndicatorDefinition) -> _Told:
    at, area, programme = asked.at, asked.area, ledger.programme
    shown = ledger.shown(definition)
    window = compared_in(definition, at.period, at.cycle)

    def here(period: Period, place: str = area, cell: Cell = ()) -> PrintedFigure:
        return shown[FigureKey(definition.code, place, period, cell)]

    measured = _measured(ledger, asked, definition)
    is_seen = not here(window).is_withheld
    countries = () if area else tuple(each.code for each in programme.countries)
    told = PrintedIndicator(
        code=definition.code,
        version=definition.version,
        name=definition.name,
        unit=programme.label("units", definition.unit) or LocalizedText.of(en=definition.unit),
        kind=definition.kind,
        direction=definition.direction,
        baseline=definition.baseline,
        target=measured.target,
        scale=definition.scale,
        counts_people=definition.counts_people,
        figure=here(window),
        previous=here(_year_before(window, at.cycle)) if at.year * 12 > at.cycle.first else None,
        years=tuple(here(each) for each in _years_until(definition, at)),
        countries=tuple(here(window, each) for each in countries if has_part_in(definition, ledger.units, each)),
        splits=_splits(definition, shown, area, window),
        progress=measured.progress if is_seen else None,
        provisional=measured.provisional if is_seen else None,
        finding=measured.standing.decided_by if is_seen else None,
    )
    return told, measured.standing


def _measured(ledger: Ledger, asked: Asked, definition: IndicatorDefinition) -> Measured:
    due = asked.milestones.get(definition.result, Milestones(0, 0))

    def found(what: IndicatorDefinition, over: Period) -> Figure:
        return ledger.figure(what, asked.area, over, ())

    return measure(definition, found, lambda what, over: found(what, over).periods, asked.at, due, ledger.rule)


def _year_before(window: Period, cycle: Period) -> Period:
    return Period(
        window.first if window.first == cycle.first and window.months > 12 else window.first - 12, window.last - 12
    )


def _years_until(definition: IndicatorDefinition, at: Moment) -> list[Period]:
    """Return for each year of the cycle until now the months that are compared with its target."""
    years = range(at.cycle.first // 12, at.year + 1)
    return [compared_in(definition, Period.read(str(year)), at.cycle) for year in years]


def _splits(
    definition: IndicatorDefinition, shown: Mapping[FigureKey, PrintedFigure], area: str, window: Period
) -> tuple[PrintedSplit, ...]:
    found = []
    for dimension in definition.dimensions:
        keys = (FigureKey(definition.code, area, window, ((dimension.code, code),)) for code in dimension.names)
        figures = tuple(shown[key] for key in keys if key in shown)
        if figures:
            found.append(PrintedSplit(dimension, figures))
    return tuple(found)


def _branch(
    code: str,
    name: LocalizedText,
    rule: StatusRule,
    own: list[_Told],
    below: list[tuple[PrintedBranch, Standing]] | None = None,
) -> tuple[PrintedBranch, Standing]:
    """Return a branch and how it stands; an indicator whose figure is withheld is listed and speaks for nothing."""
    parts = [standing for told, standing in own if told.finding is not None]
    parts += [standing for branch, standing in below or [] if any(branch.measured)]
    whole = standing_of_whole(code, parts, rule=rule)
    decider = whole.path[-1] if len(whole.path) > 1 else ""
    indicators, branches = tuple(told for told, _ in own), tuple(branch for branch, _ in below or [])
    return PrintedBranch(code, name, whole.decided_by, decider, indicators, branches), whole


def _pruned(branch: PrintedBranch) -> PrintedBranch:
    """Return the branch without what has no indicator in this report; a pillar is kept even if it is empty."""
    kept = tuple(_pruned(each) for each in branch.branches if any(each.measured))
    return PrintedBranch(branch.code, branch.name, branch.finding, branch.decided_by, branch.indicators, kept)
