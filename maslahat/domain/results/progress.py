"""How far an indicator has come from its baseline to its target, or the word that says why that cannot be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from maslahat.domain.results.figures import Distribution, FigureInShort
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition, YearTarget
from maslahat.domain.results.periods import Period, months_of
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import AcrossPeriods, Direction, Kind


class WhyNoProgress(StrEnum):
    """Why no progress can be told; pages show the word in place of a number.

    ``OF_THE_WHOLE``: the target is set for more than the figure is of: for the programme, or all of a country.
    ``WITHHELD``: the figure is not shown, and progress would tell it.
    ``NO_NUMBER``: the figure is no single number, such as narratives or units that are shown side by side.
    """

    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    TARGET_IS_BASELINE = "target_is_baseline"
    WITHHELD = "withheld"
    OF_THE_WHOLE = "of_the_whole"
    NO_NUMBER = "no_number"


@dataclass(frozen=True, slots=True)
class NoProgress:
    """No number, and why."""

    why: WhyNoProgress


@dataclass(frozen=True, slots=True)
class Advance:
    """A way from a baseline to a target that is not the same, and where on it the figure stands."""

    actual: Fraction
    baseline: Fraction
    target: Fraction

    @property
    def share(self) -> Fraction:
        """Return the part of the way that is done: more than 1 past the target, below 0 if it led away (results §3)."""
        return (self.actual - self.baseline) / (self.target - self.baseline)


@dataclass(frozen=True, slots=True)
class Keeping:
    """A value that is to be kept: how far it lies from its target, and how far it may."""

    actual: Fraction
    target: Fraction
    tolerance: Fraction

    @property
    def distance(self) -> Fraction:
        return abs(self.actual - self.target)

    @property
    def is_inside(self) -> bool:
        return self.distance <= self.tolerance


Progress = Advance | Keeping | NoProgress


@dataclass(frozen=True, slots=True)
class Provisional:
    """A figure that adds up periods of which some are not there yet: how many are reported, and how many there are."""

    reported: int
    expected: int


def compared_over(target: YearTarget, until: Period, cycle: Period) -> Period:
    """Return the period whose figure is measured against a target, as things stand at the end of ``until``.

    For a target to date all months since the cycle began; for an annual target those of its year. Raises ValueError
    if ``until`` does not end in the year of the target: a target of another year is another target.
    """
    if until.last // 12 != target.year:
        raise ValueError(f"{until} does not end in {target.year}")
    return cycle.until(until) if target.is_to_date else Period(target.year * 12, until.last)


def target_of_cycle(definition: IndicatorDefinition, cycle: Period) -> YearTarget | None:
    """Return the target that the whole cycle is measured against; None if it has none.

    That of the last year, except where annual targets of a number that adds up across periods (a count) are set: then
    their sum, provided that every year of the cycle has one.
    """
    years = range(cycle.first // 12, cycle.last // 12 + 1)
    targets = [definition.target(year) for year in years]
    last = targets[-1]
    if last is None or last.is_to_date or not _adds_up(definition):
        return last
    values = [target.value for target in targets if target is not None and target.value is not None]
    if len(values) < len(years) or any(target is not None and target.is_to_date for target in targets):
        return None
    return YearTarget(last.year, sum(values, Decimal(0)), is_to_date=True)


def _adds_up(definition: IndicatorDefinition) -> bool:
    return definition.kind is Kind.COUNT and definition.rules.across_periods is AcrossPeriods.SUM


def provisional(definition: IndicatorDefinition, counted: Iterable[Period], over: Period) -> Provisional | None:
    """Return how many of the periods over which a figure is taken were reported, by anybody; None if all were.

    ``counted`` are the periods of the reports that count towards it. None as well where the latest counts, for that
    stands whatever was reported before, and where no whole reporting period fits. It stands beside progress and never
    changes it, nor the status, which compares with the calendar (ADR 0029).
    """
    expected = over.months // definition.frequency
    if definition.rules.across_periods is AcrossPeriods.LATEST or not expected:
        return None
    months = months_of(counted)
    return None if len(months) >= over.months else Provisional(len(months) // definition.frequency, expected)


def progress(definition: IndicatorDefinition, figure: FigureInShort, target: YearTarget | None) -> Progress:
    """Return how far the figure has come towards the target (results §3), exactly and for falling indicators too.

    The baseline and target of a ratio are percentages, those of a yes/no indicator numbers of units that say yes, those
    of a scale places on it counted from 1. As a scale has no mean, its progress is the share of the units expected
    that have come to the target step or beyond (ADR 0022).
    """
    word = _word(definition, figure, target)
    if word is not None or target is None or target.value is None:
        return NoProgress(word or WhyNoProgress.NO_TARGET)
    aim = Fraction(target.value)
    if isinstance(figure.value, Distribution) and definition.scale is not None:
        reached = _reached(definition, definition.scale, figure.value, aim)
        return _along_scale(definition, reached, figure.units_expected, aim)
    actual = figure.number
    if actual is None:
        return NoProgress(WhyNoProgress.NO_NUMBER)
    if definition.direction is Direction.KEEP:
        return Keeping(actual, aim, Fraction(definition.tolerance))
    start = _start(definition)
    if start is None:
        return NoProgress(WhyNoProgress.NO_BASELINE)
    return NoProgress(WhyNoProgress.TARGET_IS_BASELINE) if start == aim else Advance(actual, start, aim)


def _word(definition: IndicatorDefinition, figure: FigureInShort, target: YearTarget | None) -> WhyNoProgress | None:
    """Return the first reason, in the order of the words, that needs no look at the numbers."""
    if figure.state is not State.REPORTED:
        return WhyNoProgress(figure.state.value)
    if figure.is_withheld:
        return WhyNoProgress.WITHHELD
    if definition.kind is Kind.TEXT:
        return WhyNoProgress.NO_NUMBER
    if target is None or target.value is None:
        return WhyNoProgress.NO_TARGET
    return WhyNoProgress.OF_THE_WHOLE if figure.key.area != definition.aims_of or figure.key.cell else None


def _start(definition: IndicatorDefinition) -> Fraction | None:
    baseline = definition.baseline
    return None if baseline is None or baseline.value is None else Fraction(baseline.value)


def _reached(definition: IndicatorDefinition, scale: CodeList, found: Distribution, aim: Fraction) -> int:
    """Return how many units have come to the target step, in the direction in which better lies."""
    places = {code: place for place, code in enumerate(scale.names, start=1)}
    return sum(len(units) for code, units in found.units.items() if _is_there(definition, places[code], aim))


def _along_scale(definition: IndicatorDefinition, reached: int, expected: int, aim: Fraction) -> Progress:
    if definition.direction is Direction.KEEP:
        return Keeping(Fraction(reached), Fraction(expected), Fraction(0))
    start = _start(definition)
    if start is None:
        return NoProgress(WhyNoProgress.NO_BASELINE)
    if start == aim:
        return NoProgress(WhyNoProgress.TARGET_IS_BASELINE)
    return Advance(Fraction(reached), Fraction(0), Fraction(expected))


def _is_there(definition: IndicatorDefinition, place: int, aim: Fraction) -> bool:
    match definition.direction:
        case Direction.UP:
            return place >= aim
        case Direction.DOWN:
            return place <= aim
        case Direction.KEEP:
            return abs(place - aim) <= definition.tolerance
