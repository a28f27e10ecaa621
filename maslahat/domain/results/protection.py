"""What the public may see of figures that count people: small ones, and what would give them away, are withheld."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from maslahat.domain.results.concealment import THRESHOLD, conceal
from maslahat.domain.results.figures import Figure, FigureKey
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.kinds import AcrossPeriods, Kind
from maslahat.domain.results.linked_tables import Axis, Calendar, Code, Latest, LinkedTables, Nested, Place
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Mean, Number, Ratio

PROTECTED_KINDS = frozenset({Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL, Kind.RATIO, Kind.AVERAGE})
"""Kinds of which a value says how many people there are; of a ratio or average those are its parts."""

OF, WITH, WITHOUT = "", "with", "without"
"""The parts of a ratio, as codes of an axis: its denominator, its numerator, and what is left."""

Areas = tuple[tuple[str, tuple[str, ...]], ...]
"""Each area with the areas, or reporting units, whose figures make it up; the whole programme is the empty code."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A figure whose value is not shown. Whether it is small, or would give a small one away, is not said."""

    key: FigureKey


class NotCountable(ValueError):
    """A figure is said to count people and is no whole number from zero; the message says which."""


def withheld(
    definition: IndicatorDefinition,
    figures: Collection[Figure],
    areas: Areas,
    threshold: int = THRESHOLD,
    kept: Collection[FigureKey] = (),
) -> frozenset[FigureKey]:
    """Return which figures of one indicator must not be shown (results §5; ADR 0022).

    ``figures`` are all that is ever shown of the indicator, in whatever page, table or export, because one may give
    another away; ``kept`` are those withheld in an earlier issue. Raises NotCountable.
    """
    if not definition.counts_people or definition.kind not in PROTECTED_KINDS:
        return frozenset()
    tables, figure_at = _tables(definition, figures, areas)
    before = set(kept)
    concealed = conceal(tables, threshold, [place for place, key in figure_at.items() if key in before])
    return frozenset(figure_at[place] for place in concealed.hidden)


def public_figures(figures: Iterable[Figure], hidden: Collection[FigureKey]) -> tuple[Figure | Withheld, ...]:
    """Return the figures of one indicator as the public sees them, those withheld without any of their numbers.

    As soon as one is withheld no figure of the indicator tells its differences, overlaps or what has no split, for
    these are sums as well; nor the ids of the observations it was made from, for equal ids tell equal numbers.
    """
    if not hidden:
        return tuple(figures)
    return tuple(Withheld(figure.key) if figure.key in hidden else _bare(figure) for figure in figures)


def _bare(figure: Figure) -> Figure:
    return replace(figure, inputs=(), exclusions=(), overlaps=(), gross=None, differences=(), without_split=None)


def _tables(
    definition: IndicatorDefinition, figures: Collection[Figure], areas: Areas
) -> tuple[LinkedTables, dict[Place, FigureKey]]:
    """Return the linked tables of an indicator, and which figure stands at each place."""
    counts: dict[Place, int] = {}
    figure_at: dict[Place, FigureKey] = {}
    same: dict[tuple[tuple[str, ...], Code, int], list[Place]] = defaultdict(list)
    dimensions = sorted({dimension for figure in figures for dimension, _ in figure.key.cell})
    for figure in figures:
        for part, count in _people(figure):
            place = (*_place(figure.key, dimensions), part)
            counts[place], figure_at[place] = count, figure.key
            if figure.inputs:
                same[figure.inputs, part, count].append(place)
    axes = _axes(definition, figures, areas, dimensions)
    groups = tuple(tuple(places) for places in same.values() if len(places) > 1)
    return LinkedTables(axes, counts, groups), figure_at


def _place(key: FigureKey, dimensions: list[str]) -> Place:
    codes: Mapping[str, str] = dict(key.cell)
    return (key.area, key.period, *(codes.get(dimension, "") for dimension in dimensions))


def _axes(
    definition: IndicatorDefinition, figures: Collection[Figure], areas: Areas, dimensions: list[str]
) -> tuple[Axis, ...]:
    periods = tuple(sorted({figure.key.period for figure in figures}))
    latest = definition.rules.across_periods is AcrossPeriods.LATEST
    splits = [
        Nested((("", tuple(sorted({dict(figure.key.cell).get(each, "") for figure in figures} - {""}))),))
        for each in dimensions
    ]
    parts = Nested(((OF, (WITH, WITHOUT)),) if definition.kind is Kind.RATIO else ())
    return (Nested(areas), Latest(periods) if latest else Calendar(periods), *splits, parts)


def _people(figure: Figure) -> Iterator[tuple[str, int]]:
    """Yield how many people a figure tells of: for a ratio all, those with and those without what it measures."""
    match figure.value:
        case Number(number):
            yield OF, _whole(number, figure.key.period)
        case Mean(_, number):
            yield OF, number
        case Ratio(numerator, denominator):
            with_it, all_of_them = _whole(numerator, figure.key.period), _whole(denominator, figure.key.period)
            yield OF, all_of_them
            yield WITH, with_it
            if all_of_them >= with_it:
                yield WITHOUT, all_of_them - with_it


def _whole(number: Decimal, period: Period) -> int:
    if number != int(number) or number < 0:
        raise NotCountable(f"{number} in {period} is no number of people")
    return int(number)
