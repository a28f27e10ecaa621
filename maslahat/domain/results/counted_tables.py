"""The figures of an indicator as linked tables of people, and as they are to one who knows some reports himself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from maslahat.domain.results.figures import Figure, FigureKey, FigureMade, FigureValue
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.linked_tables import Axis, Calendar, Latest, LinkedTables, Nested, Place
from maslahat.domain.results.observations import COUNTRY, Observation, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.solving import Row
from maslahat.domain.results.values import Mean, Number, Ratio, Value
from maslahat.domain.shared.kinds import AcrossPeriods, Kind

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


Known = Mapping[str, Value]
"""Reports that a reader knows, by their ids, with what they tell."""


class NotCountable(ValueError):
    """A figure is said to count people and is no whole number from zero; the message says which."""


@dataclass(frozen=True)
class CountedTables:
    """Counts of people by place, which figure stands at each, and of which reports it is made."""

    axes: tuple[Axis, ...]
    areas: Areas
    dimensions: tuple[str, ...]
    counts: Mapping[Place, int]
    figure_at: Mapping[Place, FigureKey]
    rows: Mapping[Place, Row]

    @classmethod
    def of(
        cls, definition: IndicatorDefinition, figures: Collection[Figure | FigureMade], areas: Areas
    ) -> "CountedTables":
        """Return the tables of all figures of an indicator. Raises NotCountable."""
        counts: dict[Place, int] = {}
        figure_at: dict[Place, FigureKey] = {}
        rows: dict[Place, Row] = {}
        dimensions = tuple(sorted({dimension for figure in figures for dimension, _ in figure.key.cell} - {COUNTRY}))
        for figure in figures:
            for part, count in _people(figure.value, figure.key.period):
                place = (*_place(figure.key, dimensions), part)
                counts[place], figure_at[place] = count, figure.key
                rows[place] = _row(figure, part)
        return cls(_axes(definition, figures, areas, dimensions), areas, dimensions, counts, figure_at, rows)

    @cached_property
    def tables(self) -> LinkedTables:
        """The linked tables, what is left without its shares among them, and which places show one number."""
        counts = {**self.counts, **_left_without_shares(self.counts, self.areas)}
        same: dict[tuple[int, frozenset[str]], list[Place]] = defaultdict(list)
        for place, row in self.rows.items():
            if row:
                same[counts[place], frozenset(row)].append(place)
        groups = tuple(tuple(places) for places in same.values() if len(places) > 1)
        return LinkedTables(self.axes, counts, groups)

    def without(self, known: Known) -> "CountedTables":
        """Return the same tables of all other people, as they are to one who takes off the reports that he knows."""
        numbers = {
            _named(report, part): count
            for report, value in known.items()
            for part, count in _people(value, None)
            if part != WITHOUT
        }
        counts = {
            place: self.counts[place] - sum(times * numbers.get(name, 0) for name, times in row.items())
            for place, row in self.rows.items()
        }
        rows = {
            place: {name: times for name, times in row.items() if name not in numbers}
            for place, row in self.rows.items()
        }
        return replace(self, counts=counts, rows=rows)

    def places_of(self, shown: Mapping[FigureKey, FigureValue | None]) -> dict[Place, int]:
        """Return where figures shown elsewhere stand in these tables, with the people they told of.

        One without a value told of nobody, and where it was a total, of nobody in its parts either.
        """
        known = {*self.dimensions, COUNTRY}
        found: dict[Place, int] = {}
        for key, value in shown.items():
            if value is None:
                found |= dict.fromkeys((each for each in self.counts if _is_in(each, key)), 0)
        for key, value in shown.items():
            if all(dimension in known for dimension, _ in key.cell):
                place = _place(key, self.dimensions)
                found |= {(*place, part): count for part, count in _people(value, key.period)}
        return found


def known_to_states(observations: Iterable[Observation], units: Iterable[ReportingUnit]) -> tuple[Known, ...]:
    """Return what each State knows of an indicator: what its own units reported, and every regional unit.

    Any State may confirm a regional report, and reads it for that (ADR 0026). A State that knows nothing is left out.
    """
    country_of = {each.code: each.country for each in units}
    told = [each for each in observations if each.value is not None]
    found = [
        {each.id: each.value for each in told if each.value and country_of.get(each.unit) in ("", country)}
        for country in sorted({*country_of.values()} - {""})
    ]
    return tuple(each for number, each in enumerate(found) if each and each not in found[:number])


def _row(figure: Figure | FigureMade, part: str) -> Row:
    """Return the reports of which a figure is made; of a ratio those without are all less those with."""
    if part == WITHOUT:
        return dict.fromkeys(figure.inputs, 1) | {_named(report, WITH): -1 for report in figure.inputs}
    return {_named(report, part): 1 for report in figure.inputs}


def _named(report: str, part: str) -> str:
    return f"{report} {part}" if part else report


def _place(key: FigureKey, dimensions: Collection[str]) -> Place:
    codes: Mapping[str, str] = dict(key.cell)
    area = f"{key.area}/{codes[COUNTRY]}" if COUNTRY in codes else key.area
    return (area, key.period, *(codes.get(dimension, "") for dimension in dimensions))


def _is_in(place: Place, key: FigureKey) -> bool:
    """Tell whether a place is that of a figure, or of a part of it by some code."""
    area, period, *codes = place
    told = [code for _, code in key.cell]
    return (area, period) == (key.area, key.period) and all(code in codes for code in told)


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
    definition: IndicatorDefinition, figures: Collection[Figure | FigureMade], areas: Areas, dimensions: Collection[str]
) -> tuple[Axis, ...]:
    periods = tuple(sorted({figure.key.period for figure in figures}))
    latest = definition.rules.across_periods is AcrossPeriods.LATEST
    splits = [
        Nested((("", tuple(sorted({dict(figure.key.cell).get(each, "") for figure in figures} - {""}))),))
        for each in dimensions
    ]
    parts = Nested(((OF, (WITH, WITHOUT)),) if definition.kind is Kind.RATIO else ())
    return (Nested(areas), Latest(periods) if latest else Calendar(periods), *splits, parts)


def _people(value: FigureValue | Value | None, period: Period | None) -> Iterator[tuple[str, int]]:
    """Yield how many people a value tells of: for a ratio all, those with and those without what it measures."""
    match value:
        case Number(number):
            yield OF, _whole(number, period)
        case Mean(_, number):
            yield OF, number
        case Ratio(numerator, denominator):
            with_it, all_of_them = _whole(numerator, period), _whole(denominator, period)
            yield OF, all_of_them
            yield WITH, with_it
            if all_of_them >= with_it:
                yield WITHOUT, all_of_them - with_it


def _whole(number: Decimal, period: Period | None) -> int:
    if number != int(number) or number < 0:
        raise NotCountable(f"{number} in {period} is no number of people")
    return int(number)
