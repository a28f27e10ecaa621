"""The results tree: every pillar, outcome and output with its indicators, how far each has come and how it stands.

Sources: requirements R58 and R93, `results.md` §3.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from maslahat.domain.programmes.pillars import Outcome, Pillar
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.figures import FigureInShort
from maslahat.domain.results.indicators import IndicatorDefinition, YearTarget
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import NoProgress, Progress, Provisional, compared_over, progress, provisional
from maslahat.domain.results.status import Milestones, Standing, elapsed, standing, standing_of_whole
from maslahat.domain.shared.kinds import AcrossPeriods
from maslahat.domain.shared.status_rules import CUSTOMARY, StatusRule
from maslahat.domain.shared.texts import LocalizedText

RollUp = Callable[[IndicatorDefinition, Period], FigureInShort]
"""How the figure of an indicator and a period is found, over an area that is settled beforehand."""

PeriodsOf = Callable[[IndicatorDefinition, Period], Iterable[Period]]
"""How the periods of the reports behind that figure are found."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator in a year: its figure, the target it is measured against (None without one), progress, standing.

    ``provisional`` tells which part of the periods its progress rests on, where some are missing.
    """

    definition: IndicatorDefinition
    figure: FigureInShort
    target: YearTarget | None
    progress: Progress
    standing: Standing
    provisional: Provisional | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A pillar, outcome or output with what was measured of it, what stands under it, and how it stands as a whole."""

    code: str
    name: LocalizedText
    standing: Standing
    measured: tuple[Measured, ...]
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """As of when the tree is looked at: the year, the day, and the programme's cycle."""

    year: int
    on: date
    cycle: Period

    @property
    def period(self) -> Period:
        return Period.read(str(self.year))


def compared_in(definition: IndicatorDefinition, year: Period, cycle: Period) -> Period:
    """Return the months whose figure is shown for a year: those that its target is measured over, if it has one."""
    target = definition.target(year.last // 12)
    return year if target is None else compared_over(target, year, cycle)


def measure(
    definition: IndicatorDefinition,
    roll: RollUp,
    periods_of: PeriodsOf,
    at: Moment,
    milestones: Milestones,
    rule: StatusRule = CUSTOMARY,
) -> Measured:
    """Return how an indicator stands at a moment, against the target of that year if it has one.

    ``milestones`` are those of the workplan for the result it belongs to. Without a target the figure of the year is
    shown, and the word that there is no target in place of a progress.
    """
    target = definition.target(at.year)
    window = compared_in(definition, at.period, at.cycle)
    figure = roll(definition, window)
    come = progress(definition, figure, target)
    stands = standing(definition.code, come, elapsed(window, at.on), milestones, rule=rule)
    takes_latest = definition.rules.across_periods is AcrossPeriods.LATEST  # then nobody needs to know of which periods
    told = not isinstance(come, NoProgress) and not takes_latest
    missing = provisional(definition, periods_of(definition, window), window) if told else None
    return Measured(definition, figure, target, come, stands, missing)


def results_tree(
    programme: Programme, measured: Iterable[Measured], rule: StatusRule = CUSTOMARY
) -> tuple[Branch, ...]:
    """Return the pillars of a programme with all below them; what has no indicator stands without data.

    ``rule`` holds the thresholds of the programme, by which wholes stand.
    """
    of_result: dict[str, list[Measured]] = {}
    for each in measured:
        of_result.setdefault(each.definition.result, []).append(each)
    return tuple(_pillar(pillar, of_result, rule) for pillar in programme.pillars)


def _pillar(pillar: Pillar, measured: Mapping[str, list[Measured]], rule: StatusRule) -> Branch:
    outcomes = tuple(_outcome(each, measured, rule) for each in pillar.outcomes)
    return _branch(pillar.code, pillar.name, rule, below=outcomes)


def _outcome(outcome: Outcome, measured: Mapping[str, list[Measured]], rule: StatusRule) -> Branch:
    outputs = tuple(_branch(each.code, each.name, rule, measured.get(each.code, ())) for each in outcome.outputs)
    return _branch(outcome.code, outcome.name, rule, measured.get(outcome.code, ()), outputs)


def _branch(
    code: str,
    name: LocalizedText,
    rule: StatusRule,
    own: Iterable[Measured] = (),
    below: tuple[Branch, ...] = (),
) -> Branch:
    own = tuple(own)
    parts = [*(each.standing for each in own), *(each.standing for each in below)]
    return Branch(code, name, standing_of_whole(code, parts, rule=rule), own, below)


def all_measured(branch: Branch) -> tuple[Measured, ...]:
    """Return every indicator of a branch and of all that stands under it."""
    return (*branch.measured, *(each for below in branch.branches for each in all_measured(below)))


def has_part_in(definition: IndicatorDefinition, units: Iterable[ReportingUnit], country: str) -> bool:
    """Tell whether a country reports this indicator, by a unit of its own."""
    return any(definition.expects(each) for each in units if each.country == country)
