"""One figure with everything it rests on: value, state, coverage, rule, inputs, exclusions, overlaps (results §3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from maslahat.domain.results.indicators import Rules
from maslahat.domain.results.observations import Cell, Overlap
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Mean, Narrative, Number, Ratio, State


@dataclass(frozen=True, slots=True)
class Tally:
    """Of a yes/no indicator: which units answered yes and which no."""

    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Distribution:
    """Of a scale: the units on each step, in the order of the scale; never a mean."""

    units: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Narratives:
    """Of a text indicator: (unit, period, words) in order of period and unit."""

    told: tuple[tuple[str, Period, Narrative], ...]


FigureValue = Number | Ratio | Mean | Tally | Distribution | Narratives


class WhyExcluded(StrEnum):
    """Why an observation does not count towards a figure."""

    NOT_AGGREGATED = "not_aggregated"
    HELD_BY_PARENT = "held_by_parent"
    HELD_BY_PERIOD = "held_by_period"
    SUPERSEDED = "superseded"
    SPLIT_OF_TOTAL = "split_of_total"
    NOT_WHOLE = "not_whole"
    CODE_UNKNOWN = "code_unknown"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An observation that was in reach of a figure and does not count, with the reason."""

    observation: str
    unit: str
    why: WhyExcluded


@dataclass(frozen=True, slots=True)
class Behind:
    """A unit that counts though its reports do not reach over the whole window: the last period it reported of.

    ``periods`` tells of how many reporting periods it reported, of how many that were asked of it; None where the
    latest counts: then its value is from before the last of them.
    """

    unit: str
    last: Period
    periods: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which of the units that were to report did so, which did not, and for which the indicator does not apply.

    ``behind`` are those of ``reported`` that did not report the whole window, in order of their codes.
    """

    reported: tuple[str, ...]
    missing: tuple[str, ...]
    not_applicable: tuple[str, ...]
    behind: tuple[Behind, ...] = ()

    @property
    def expected(self) -> int:
        """Return how many units were to report: all but those for which the indicator does not apply."""
        return len(self.reported) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Difference:
    """Parts of a unit and its total as reported, where they are not the same: shown, never hidden and never refused."""

    unit: str
    period: Period
    dimensions: tuple[str, ...]
    parts: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class FigureKey:
    """What a figure is about: an indicator, the units it is taken over, a period, and a disaggregation cell.

    ``area`` is a country code, a unit code, or empty for the whole programme.
    """

    indicator: str
    area: str
    period: Period
    cell: Cell = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and all it rests on. ``value`` is None unless the state is REPORTED.

    ``gross`` is the sum before overlaps are taken off, where there are any. ``inputs`` are the ids of the
    observations that count, in order; recomputing from them alone gives the same value. ``periods`` are those that they
    are of, each once and in order. ``is_withheld`` marks a figure whose value this reader is not shown, with nothing
    that tells of it but who reported (results §5).
    """

    key: FigureKey
    state: State
    value: FigureValue | None
    rules: Rules
    coverage: Coverage
    inputs: tuple[str, ...]
    exclusions: tuple[Exclusion, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    gross: Decimal | None = None
    differences: tuple[Difference, ...] = ()
    without_split: Decimal | None = None
    is_withheld: bool = False
    periods: tuple[Period, ...] = ()

    @property
    def number(self) -> Fraction | None:
        """Return the figure as one exact number: a ratio in percent, a mean as a quotient; None where there is none."""
        return one_number(self.value)

    @property
    def units_reported(self) -> int:
        """Return how many units reported."""
        return len(self.coverage.reported)

    @property
    def units_expected(self) -> int:
        """Return how many units were to report."""
        return self.coverage.expected

    @property
    def units_behind(self) -> int:
        """Return how many of the units that reported did not report the whole window."""
        return len(self.coverage.behind)


@dataclass(frozen=True, slots=True)
class FigureMade:
    """A figure's value with the ids and periods of the observations that make it, and nothing else that it tells."""

    key: FigureKey
    value: FigureValue | None
    inputs: tuple[str, ...]
    periods: tuple[Period, ...]


class FigureInShort(Protocol):
    """A figure as lists of many show it: without what it rests on, for which ``Figure`` is asked."""

    @property
    def key(self) -> FigureKey: ...

    @property
    def state(self) -> State: ...

    @property
    def value(self) -> FigureValue | None: ...

    @property
    def number(self) -> Fraction | None: ...

    @property
    def units_reported(self) -> int: ...

    @property
    def units_expected(self) -> int: ...

    @property
    def units_behind(self) -> int: ...

    @property
    def is_withheld(self) -> bool: ...


def one_number(value: FigureValue | None) -> Fraction | None:
    """Return a value as one exact number: a ratio in percent, a mean as a quotient; None where there is none."""
    match value:
        case Number(number):
            return Fraction(number)
        case Ratio(numerator, denominator) if denominator:
            return Fraction(numerator) / Fraction(denominator) * 100
        case Mean(total, number) if number:
            return Fraction(total) / number
        case Tally(yes, _):
            return Fraction(len(yes))
        case _:
            return None
