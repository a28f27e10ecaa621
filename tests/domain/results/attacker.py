"""An attacker who sees the public tables and tries to work out what is hidden; he shares no code with the protection.

He thinks of people, not of tables: each kind of person (country, period, sex, age) is an unknown number from zero on,
and every count that is shown is an equation between them. He also knows that a hidden count is not zero.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from maslahat.domain.results.linked_tables import Place

Row = tuple[int, ...]


@dataclass(frozen=True)
class Public:
    """What is published: for each count the kinds of people in it, the counts shown, and where one is hidden."""

    members: Mapping[Place, Row]
    shown: Mapping[Place, int]
    hidden: frozenset[Place]


def people(kinds: Sequence[Place], holds: Callable[[Place, Place], bool], places: Sequence[Place]) -> dict[Place, Row]:
    """Return for every place which kinds of people are counted there."""
    return {place: tuple(int(holds(place, kind)) for kind in kinds) for place in places}


def solved(public: Public) -> set[Place]:
    """Return the hidden places whose count follows from those shown by adding and subtracting (Gauss, exact)."""
    basis = _basis(public.members[place] for place in public.shown)
    return {place for place in public.hidden if not any(_reduced(_exact(public.members[place]), basis))}


def follows(changes: Sequence[Mapping[Place, int]], public: Public) -> bool:
    """Tell whether each change of counts can come from a change in people: no sum of parts is hurt by any."""
    places = list(public.members)
    of_kinds = list(zip(*(public.members[place] for place in places), strict=True))
    basis = _basis(iter(of_kinds))
    rows = ([change.get(place, 0) for place in places] for change in changes)
    return not any(any(_reduced(_exact(row), basis)) for row in rows)


def ranges(public: Public, most: int) -> dict[Place, tuple[int, int]]:
    """Return between which numbers each hidden count must lie, by narrowing step by step; none is above ``most``."""
    rows = list(public.members.items())
    kinds = len(rows[0][1])
    low, high = [0] * kinds, [most] * kinds
    for _ in range(2 * kinds + 4):
        before = (tuple(low), tuple(high))
        for place, row in rows:
            least, top = (public.shown[place],) * 2 if place in public.shown else (1, most * kinds)
            inside = [kind for kind, held in enumerate(row) if held]
            floor, ceiling = sum(low[kind] for kind in inside), sum(high[kind] for kind in inside)
            for kind in inside:
                high[kind] = min(high[kind], top - floor + low[kind])
                low[kind] = max(low[kind], least - ceiling + high[kind])
        if before == (tuple(low), tuple(high)):
            break
    return {
        place: (
            max(1, sum(low[kind] for kind, held in enumerate(public.members[place]) if held)),
            sum(high[kind] for kind, held in enumerate(public.members[place]) if held),
        )
        for place in public.hidden
    }


def worlds(public: Public, most: int, known: Row = ()) -> Iterator[Row]:
    """Yield all numbers of people of each kind, up to ``most``, with which the tables would look the same."""
    if len(known) == len(next(iter(public.members.values()))):
        yield known
        return
    for number in range(most + 1):
        if all(_fits((*known, number), row, public.shown.get(place)) for place, row in public.members.items()):
            yield from worlds(public, most, (*known, number))


def _fits(known: Row, row: Row, shown: int | None) -> bool:
    """Tell whether the people known so far leave it possible that the count is as shown, or hidden and not zero."""
    count = sum(number for number, held in zip(known, row, strict=False) if held)
    is_whole = not any(row[len(known) :])
    if shown is None:
        return bool(count) or not is_whole
    return count == shown if is_whole else count <= shown


def narrowed(public: Public, most: int, least: int) -> dict[Place, set[int]]:
    """Return the hidden places of which fewer than ``least`` neighbouring values are left in all worlds."""
    found: dict[Place, set[int]] = {place: set() for place in public.hidden}
    for world in worlds(public, most):
        for place, values in list(found.items()):
            values.add(sum(number for number, held in zip(world, public.members[place], strict=True) if held))
            if longest_run(values) >= least:
                del found[place]
        if not found:
            break
    return found


def longest_run(values: set[int]) -> int:
    """Return how many neighbouring numbers there are in a row."""
    return max((sum(1 for _ in _run(value, values)) for value in values), default=0)


def _run(value: int, values: set[int]) -> Iterator[int]:
    while value in values:
        yield value
        value += 1


def _exact(row: Sequence[int]) -> list[Fraction]:
    return [Fraction(number) for number in row]


def _basis(rows: Iterator[Sequence[int]]) -> dict[int, list[Fraction]]:
    """Return rows in echelon form by the column of their first number."""
    basis: dict[int, list[Fraction]] = {}
    for row in rows:
        rest = _reduced(_exact(row), basis)
        lead = next((column for column, number in enumerate(rest) if number), None)
        if lead is not None:
            basis[lead] = [number / rest[lead] for number in rest]
    return basis


def _reduced(row: list[Fraction], basis: Mapping[int, list[Fraction]]) -> list[Fraction]:
    for column in range(len(row)):
        if row[column] and column in basis:
            factor = row[column]
            row = [mine - factor * theirs for mine, theirs in zip(row, basis[column], strict=True)]
    return row


def every(*axes: Sequence[object]) -> list[Place]:
    """Return every place that codes of these axes make."""
    return [tuple(codes) for codes in product(*axes)]
