"""Counts that are linked by sums along countries, periods and dimensions, whatever tables show them (results §5)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from maslahat.domain.results.periods import Period

Code = str | Period
"""A code on one axis of linked tables: of an area, a dimension (empty for the total), or a period."""

Place = tuple[Code, ...]
"""Where a count stands in linked tables: one code for each axis, in the order of the axes."""

Way = Mapping[Code, int]
"""How one person more at some code, and perhaps one less at another, changes the counts along an axis."""

Relation = tuple[tuple[Code, int], ...]
"""Codes with signs: a total less its parts."""

MOST_ASIDE = 8
"""Most codes to which a person may be thought to move along one axis; more would only take longer."""


@dataclass(frozen=True)
class Nested:
    """An axis of codes that are sums of others: ``sums`` lists (total, parts); a code may be part of several totals."""

    sums: tuple[tuple[Code, tuple[Code, ...]], ...]

    def holders(self, code: Code) -> frozenset[Code]:
        """Return the code and every total that it is part of, however far up."""
        found = {code}
        for total, parts in self.sums:
            if code in parts and total not in found:
                found |= self.holders(total)
        return frozenset(found)

    def ways(self, code: Code, has_rests: bool) -> tuple[Way, ...]:
        """Return how a person more at the code may change the axis: in all totals, or moved from a code beside.

        ``has_rests`` tells that some totals are more than their parts, so that people may come from the rest.
        """
        ends = dict.fromkeys([code, *self._leaves(code)])
        return tuple(_ways(code, ((end, self._beside(end)) for end in ends), self.holders, has_rests))

    def relations(self, present: frozenset[Code]) -> Iterator[Relation]:
        """Yield what adds up among the codes present; a part that is absent is replaced by its own parts."""
        for total, parts in self.sums:
            found = [shown for part in parts for shown in self._shown(part, present)]
            if total in present and found:
                yield ((total, 1), *((part, -1) for part in found))

    def _shown(self, code: Code, present: frozenset[Code]) -> list[Code]:
        if code in present:
            return [code]
        below = next((parts for total, parts in self.sums if total == code), ())
        return [shown for part in below for shown in self._shown(part, present)]

    def _leaves(self, code: Code) -> list[Code]:
        below = [part for total, parts in self.sums if total == code for part in parts]
        return [leaf for part in below for leaf in self._leaves(part)] or [code]

    def _beside(self, code: Code) -> list[Code]:
        return [part for _, parts in self.sums if code in parts for part in parts if part != code]


@dataclass(frozen=True)
class Calendar:
    """An axis of periods whose counts add up: a period is the sum of any periods that make it up without gap."""

    periods: tuple[Period, ...]

    def holders(self, code: Code) -> frozenset[Code]:
        """Return the periods in which the period lies whole."""
        return frozenset(each for each in self.periods if isinstance(code, Period) and each.holds(code))

    def ways(self, code: Code, has_rests: bool) -> tuple[Way, ...]:
        """Return how a person more in the period may change the axis: in all that hold it, or moved between periods."""
        ends = dict.fromkeys([code, *(each for each in self._shortest if code in self.holders(each))])
        return tuple(_ways(code, ((end, self._beside(end)) for end in ends), self.holders, has_rests))

    def relations(self, present: frozenset[Code]) -> Iterator[Relation]:
        """Yield what adds up among the periods present: each period by those shorter ones that lead from end to end.

        A period is a step from the month it begins to the month after it; where shorter steps already lead from one
        to the other (forwards or backwards), the way they take is its sum. All other sums follow from these.
        """
        steps: dict[int, list[tuple[int, Period, int]]] = defaultdict(list)
        for period in sorted((each for each in present if isinstance(each, Period)), key=_by_length):
            way = _way(steps, period.first, period.last + 1)
            if way is not None:
                yield ((period, 1), *((step, -sign) for step, sign in way))
            else:
                yield from _packed(period, present)
                steps[period.first].append((period.last + 1, period, 1))
                steps[period.last + 1].append((period.first, period, -1))

    @property
    def _shortest(self) -> list[Period]:
        return [each for each in self.periods if len([other for other in self.periods if each.holds(other)]) == 1]

    def _beside(self, code: Code) -> list[Code]:
        """Return the shortest periods nearest to this one, those of the same longer period first."""
        if not isinstance(code, Period):
            return []
        near = min((each for each in self.periods if each.holds(code) and each != code), key=_by_length, default=code)
        start = code.first
        others = [each for each in self._shortest if not each.meets(code)]
        others.sort(key=lambda each: (not near.holds(each), abs(each.first - start), each.first))
        return list(others)


@dataclass(frozen=True)
class Latest:
    """An axis of periods of which a longer one has the value of the last shorter one inside it."""

    periods: tuple[Period, ...]

    def ways(self, code: Code, has_rests: bool) -> tuple[Way, ...]:  # noqa: ARG002
        """Return which periods may change together: this one, those that take one another's value, or all."""
        linked = {code}
        for pair in sorted(self.relations(frozenset(self.periods)), key=repr) * len(self.periods):
            codes = {each for each, _ in pair}
            linked |= codes if linked & codes else set()
        together = dict.fromkeys([frozenset({code}), frozenset(linked), frozenset(self.periods)])
        return tuple(MappingProxyType(dict.fromkeys(sorted(codes, key=str), 1)) for codes in together)

    def relations(self, present: frozenset[Code]) -> Iterator[Relation]:
        """Yield for every period that holds others its last one, of which it has the value."""
        periods = [each for each in present if isinstance(each, Period)]
        for period in periods:
            held = [each for each in periods if each != period and period.holds(each)]
            if held:
                yield ((period, 1), (max(held, key=lambda each: (each.last, each.months)), -1))


Axis = Nested | Calendar | Latest


def _packed(period: Period, present: frozenset[Code]) -> Iterator[Relation]:
    """Yield the period less the longest periods inside it that do not meet: what it must at least come to."""
    inside: list[Period] = []
    held = [each for each in present if isinstance(each, Period) and each != period and period.holds(each)]
    for each in sorted(held, key=lambda other: (-other.months, other.first)):
        if not any(each.meets(other) for other in inside):
            inside.append(each)
    if inside:
        yield ((period, 1), *((each, -1) for each in inside))


def _by_length(period: Period) -> tuple[int, int]:
    return period.months, period.first


def _way(steps: Mapping[int, list[tuple[int, Period, int]]], start: int, end: int) -> list[tuple[Period, int]] | None:
    """Return the steps that lead from one month to another with the sign of their direction; None if none do."""
    ways: dict[int, list[tuple[Period, int]]] = {start: []}
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        for there, period, sign in steps.get(here, ()):
            if there not in ways:
                ways[there] = [*ways[here], (period, sign)]
                waiting.append(there)
    return ways.get(end)


def _ways(
    code: Code, ends: Iterable[tuple[Code, list[Code]]], holders: Callable[[Code], frozenset[Code]], has_rests: bool
) -> Iterator[Way]:
    """Yield each way that adds one at the code: one person more at an end, and none or one less beside it.

    The one more is in all totals, or comes from the rest of one: from the people of whom no part was told.
    """
    for end, beside in ends:
        more = holders(end)
        totals = sorted(more - {code}, key=str) if has_rests else []
        for above in (frozenset[Code](), *map(holders, totals)):
            if code not in above:
                yield MappingProxyType(dict.fromkeys(sorted(more - above, key=str), 1))
        for other in beside[:MOST_ASIDE]:
            less = holders(other)
            way = {**dict.fromkeys(more - less, 1), **dict.fromkeys(less - more, -1)}
            if way.get(code) == 1:
                yield MappingProxyType(way)


@dataclass(frozen=True, slots=True)
class Tie:
    """Places with signs, and the rest to which their counts come: 0 where parts make up their total.

    A rest that is not 0 (people without split, or counted twice) is not shown while one of the places is hidden.
    """

    terms: tuple[tuple[Place, int], ...]
    rest: int


@dataclass(frozen=True)
class LinkedTables:
    """Counts of people by place, and what ties them: the axes, and groups of places that show the same number.

    Whoever sees the tables knows the axes, which places there are, and how parts make up totals.
    """

    axes: tuple[Axis, ...]
    counts: Mapping[Place, int]
    same: tuple[tuple[Place, ...], ...] = ()

    def ties(self) -> list[Tie]:
        """Return every relation between places along every axis, and those between places that show one number."""
        found = [((one, 1), (other, -1)) for group in self.same for one, other in pairwise(group)]
        return [
            Tie(terms, sum(sign * self.counts[place] for place, sign in terms)) for terms in [*found, *self._sums()]
        ]

    def _sums(self) -> Iterator[tuple[tuple[Place, int], ...]]:
        for number, axis in enumerate(self.axes):
            lines: dict[tuple[Place, Place], set[Code]] = defaultdict(set)
            for place in self.counts:
                lines[place[:number], place[number + 1 :]].add(place[number])
            kinds = {present: list(axis.relations(present)) for present in {frozenset(each) for each in lines.values()}}
            for (before, after), codes in lines.items():
                for relation in kinds[frozenset(codes)]:
                    yield tuple(((*before, code, *after), sign) for code, sign in relation)
