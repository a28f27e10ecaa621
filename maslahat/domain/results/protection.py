"""What the public may see of figures that count people: small ones, and what would give them away, are withheld."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from maslahat.domain.results.concealment import THRESHOLD, conceal
from maslahat.domain.results.figures import Figure, FigureKey, FigureMade
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.linked_tables import Axis, Calendar, Latest, LinkedTables, Nested, Place
from maslahat.domain.results.observations import COUNTRY, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.solving import Row, Sums
from maslahat.domain.results.values import Mean, Number, Ratio, State
from maslahat.domain.shared.kinds import AcrossPeriods, Kind

PROTECTED_KINDS = frozenset({Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL, Kind.RATIO, Kind.AVERAGE})
"""Kinds of which a value says how many people there are; of a ratio or average those are its parts."""

OF, WITH, WITHOUT = "", "with", "without"
"""The parts of a ratio, as codes of an axis: its denominator, its numerator, and what is left."""

Areas = tuple[tuple[str, tuple[str, ...]], ...]
"""Each area with the areas, or reporting units, whose figures make it up; the whole programme is the empty code.

``REG/KZ`` is the share of the regional unit REG that Kazakhstan has, ``REG/`` what it reported for no one country, and
``/KZ`` what Kazakhstan's own units reported.
"""


def areas_of(units: Iterable[ReportingUnit]) -> Areas:
    """Return which areas make up which; units that are not aggregated are part of nothing.

    The programme is made of countries and of what regional units reported for no one country, a country of its units
    and its shares of regional ones, a unit of those whose reports its own holds.
    """
    added = sorted((unit for unit in units if unit.is_aggregated), key=lambda unit: unit.code)
    codes = {unit.code for unit in added}
    countries = sorted({unit.country for unit in added if unit.country})
    regional = [unit.code for unit in added if not unit.country]
    sums = {"": (*countries, *(f"{code}/" for code in regional))}
    for country in countries:
        own = (each for each in added if each.country == country and each.part_of not in codes and each.code != country)
        sums[country] = (*(f"{code}/{country}" for code in regional), f"/{country}")
        sums[f"/{country}"] = tuple(each.code for each in own)
    for code in regional:
        sums[code] = (*(f"{code}/{country}" for country in countries), f"{code}/")
    for unit in added:
        parts = tuple(each.code for each in added if each.part_of == unit.code)
        if parts:
            sums[unit.code] = (*sums.get(unit.code, ()), *parts)
    return tuple((total, parts) for total, parts in sums.items() if parts)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A figure whose value is not shown. Whether it is small, or would give a small one away, is not said."""

    key: FigureKey


def is_protected(definition: IndicatorDefinition) -> bool:
    """Tell whether an indicator counts people in a form that says how many."""
    return definition.counts_people and definition.kind in PROTECTED_KINDS


class NotCountable(ValueError):
    """A figure is said to count people and is no whole number from zero; the message says which."""


def withheld(
    definition: IndicatorDefinition,
    figures: Collection[Figure | FigureMade],
    areas: Areas,
    threshold: int = THRESHOLD,
    kept: Collection[FigureKey] = (),
) -> frozenset[FigureKey]:
    """Return which figures of one indicator must not be shown (results §5; ADR 0022).

    ``figures`` are all that is ever shown of the indicator, in whatever page, table or export, because one may give
    another away; ``kept`` are those withheld in an earlier issue. Raises NotCountable.
    """
    if not is_protected(definition):
        return frozenset()
    tables, figure_at, rows = _tables(definition, figures, areas)
    hidden = {place for place, key in figure_at.items() if key in set(kept)}
    while True:
        hidden |= conceal(tables, threshold, hidden).hidden
        further = _giving_away(tables, rows, hidden)
        if further is None:
            return frozenset(figure_at[place] for place in hidden if place in figure_at)
        hidden.add(further)


def _giving_away(tables: LinkedTables, rows: Mapping[Place, Row], hidden: Collection[Place]) -> Place | None:
    """Return a place to be hidden as well, because a hidden count follows from the reports that others are made of.

    The ties between tables are those of a regular programme; reports know no rule, and two figures may be made of the
    same ones by chance. None if nothing follows.
    """
    ties = [
        _added((rows[place], sign) for place, sign in tie.terms)
        for tie in tables.ties()
        if not tie.rest and all(place in rows for place, _ in tie.terms)
    ]
    sums = Sums([*(row for place, row in rows.items() if place not in hidden), *ties])
    solved = [rows[place] for place in hidden if place in rows and rows[place] and sums.tell(rows[place])]
    reports = {report for row in solved for report in row}
    near = [each for each in rows if each not in hidden and tables.counts[each] > 0 and reports & rows[each].keys()]
    return min(near, key=lambda each: (tables.counts[each], str(each)), default=None)


def _added(rows: Iterable[tuple[Row, int]]) -> Row:
    total: Counter[str] = Counter()
    for row, sign in rows:
        for report, times in row.items():
            total[report] += sign * times
    return total


def public_figures(figures: Iterable[Figure], hidden: Collection[FigureKey]) -> tuple[Figure | Withheld, ...]:
    """Return the figures of one indicator as the public sees them, those withheld without any of their numbers.

    As soon as one is withheld no figure of the indicator tells its differences, overlaps or what has no split, for
    these are sums as well; nor the ids of the observations it was made from, for equal ids tell equal numbers.
    """
    if not hidden:
        return tuple(figures)
    return tuple(Withheld(figure.key) if figure.key in hidden else bare(figure) for figure in figures)


def covered(figure: Figure) -> Figure:
    """Return a figure without its value, for a reader inside who does not work on it; one without a value as it is."""
    if figure.state is not State.REPORTED:
        return bare(figure)
    coverage = replace(figure.coverage, behind=())
    return replace(bare(figure), value=None, coverage=coverage, is_withheld=True, periods=())


def bare(figure: Figure) -> Figure:
    """Return a figure with its value and coverage alone: its inputs, differences and rests are counts as well."""
    return replace(figure, inputs=(), exclusions=(), overlaps=(), gross=None, differences=(), without_split=None)


def _tables(
    definition: IndicatorDefinition, figures: Collection[Figure | FigureMade], areas: Areas
) -> tuple[LinkedTables, dict[Place, FigureKey], dict[Place, Row]]:
    """Return the linked tables of an indicator, which figure stands at each place, and which reports it is made of."""
    counts: dict[Place, int] = {}
    figure_at: dict[Place, FigureKey] = {}
    rows: dict[Place, Row] = {}
    dimensions = sorted({dimension for figure in figures for dimension, _ in figure.key.cell} - {COUNTRY})
    for figure in figures:
        for part, count in _people(figure):
            place = (*_place(figure.key, dimensions), part)
            counts[place], figure_at[place] = count, figure.key
            rows[place] = _row(figure, part)
    counts.update(_left_without_shares(counts, areas))
    same: dict[tuple[int, frozenset[str]], list[Place]] = defaultdict(list)
    for place, row in rows.items():
        if row:
            same[counts[place], frozenset(row)].append(place)
    groups = tuple(tuple(places) for places in same.values() if len(places) > 1)
    return LinkedTables(_axes(definition, figures, areas, dimensions), counts, groups), figure_at, rows


def _row(figure: Figure | FigureMade, part: str) -> Row:
    """Return the reports of which a figure is made; of a ratio those without are all less those with."""
    if part == WITHOUT:
        return dict.fromkeys(figure.inputs, 1) | {f"{report} {WITH}": -1 for report in figure.inputs}
    return {f"{report} {part}" if part else report: 1 for report in figure.inputs}


def _place(key: FigureKey, dimensions: list[str]) -> Place:
    codes: Mapping[str, str] = dict(key.cell)
    area = f"{key.area}/{codes[COUNTRY]}" if COUNTRY in codes else key.area
    return (area, key.period, *(codes.get(dimension, "") for dimension in dimensions))


def _left_without_shares(counts: Mapping[Place, int], areas: Areas) -> dict[Place, int]:
    """Return what is left without its shares of each figure of a regional unit or of a country that has such shares.

    Whoever sees the shares can work it out. It is less than nothing where the shares come to more than the total.
    """
    found: dict[Place, int] = {}
    areas_seen = {place[0] for place in counts}
    left = {total: parts for total, parts in areas if parts[-1] in {f"{total}/", f"/{total}"}}
    shares = {total: parts[:-1] for total, parts in left.items() if areas_seen.intersection(parts)}
    for (area, *rest), count in counts.items():
        if isinstance(area, str) and area in shares:
            found[left[area][-1], *rest] = count - sum(counts.get((share, *rest), 0) for share in shares[area])
    return found


def _axes(
    definition: IndicatorDefinition, figures: Collection[Figure | FigureMade], areas: Areas, dimensions: list[str]
) -> tuple[Axis, ...]:
    periods = tuple(sorted({figure.key.period for figure in figures}))
    latest = definition.rules.across_periods is AcrossPeriods.LATEST
    splits = [
        Nested((("", tuple(sorted({dict(figure.key.cell).get(each, "") for figure in figures} - {""}))),))
        for each in dimensions
    ]
    parts = Nested(((OF, (WITH, WITHOUT)),) if definition.kind is Kind.RATIO else ())
    return (Nested(areas), Latest(periods) if latest else Calendar(periods), *splits, parts)


def _people(figure: Figure | FigureMade) -> Iterator[tuple[str, int]]:
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
