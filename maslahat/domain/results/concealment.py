"""Which counts of people must not be shown, so that no small one can be worked out from the others (results §5)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, product
from types import MappingProxyType

from maslahat.domain.results.linked_tables import Code, LinkedTables, Place, Way
from maslahat.domain.results.rests import with_rests

THRESHOLD = 5
"""Counts of people below this are hidden where a programme sets no threshold of its own; zero is shown."""

MOST_TRIES = 200_000
"""Most shifts that are tried for one set of tables; after that everything tied to a small count is hidden instead."""

Shift = Mapping[Place, int]
"""Another world: which counts would be one higher or lower there, while all that is shown stays as it is."""


@dataclass(frozen=True, slots=True)
class Concealment:
    """The places that are not shown, and the proof: for each of them a shift that nobody can rule out.

    A shift changes hidden places only and keeps every tie, so the tables moved along it, once or several times, look
    the same from outside. ``sets`` are the groups of tied places that are hidden altogether for want of a shift.
    """

    hidden: frozenset[Place]
    proofs: tuple[Shift, ...]
    sets: tuple[frozenset[Place], ...] = ()


def room(threshold: int) -> int:
    """Return how many neighbouring values every hidden count must leave possible: all those that it is hidden for."""
    return max(2, threshold - 1)


@dataclass(frozen=True, slots=True)
class SeenBefore:
    """What a reader has from earlier issues: places ``told`` with the number that they have still, and ``hidden`` ones.

    A told count is no longer unknown, and hides nothing. One that was hidden then and may be the same today is tied to
    what was shown beside it then; it goes on hiding what was hidden with it, and nothing new (ADR 0036).
    """

    told: frozenset[Place] = frozenset()
    hidden: frozenset[Place] = frozenset()

    def fixed_for(self, place: Place) -> frozenset[Place]:
        """Return the places that may not be thought otherwise to protect this one."""
        return self.told if place in self.hidden else self.told | self.hidden


NOTHING_SEEN = SeenBefore()


def conceal(
    tables: LinkedTables,
    threshold: int = THRESHOLD,
    kept: Collection[Place] = (),
    before: SeenBefore = NOTHING_SEEN,
) -> Concealment:
    """Return what is to be hidden of linked tables: every count from 1 to below the threshold, and what protects it.

    ``kept`` are places that are hidden already and stay so, ``before`` is what earlier issues told. Of all ways to
    protect a count the one is taken that hides fewest further places, of equals those with the smallest counts, then
    the first in order: the same tables always give the same. A place below zero, where parts that were reported exceed
    their total, is never hidden. Where no protection is left after what was told before, it is as if nothing had been.
    """
    hidden = {place for place, count in tables.counts.items() if 0 < count < threshold}
    hidden |= {place for place in kept if tables.counts.get(place, 0) > 0}
    if not hidden:
        return Concealment(frozenset(), ())
    whole, rests = with_rests(tables)
    return _Search(whole, rests, hidden, room(threshold) - 1, before).protected()


class _Search:
    """The search for shifts over one set of tables."""

    def __init__(
        self, tables: LinkedTables, rests: frozenset[Place], hidden: set[Place], span: int, before: SeenBefore
    ) -> None:
        self.before = before
        self.rests, self.out_of_sight = rests, hidden | rests
        self.counts, self.axes, self.hidden, self.span = tables.counts, tables.axes, hidden, span
        self.tries = MOST_TRIES
        self.ties = tables.ties()
        self.at: dict[Place, list[int]] = defaultdict(list)
        for number, tie in enumerate(self.ties):
            for place, _ in tie.terms:
                self.at[place].append(number)
        has_rests = any(tie.rest for tie in self.ties)
        self.board = _Board(len(self.axes), self.counts, self.out_of_sight)
        self.ways: list[dict[Code, tuple[_Steps, ...]]] = [
            {code: tuple(self.board.steps(number, way) for way in axis.ways(code, has_rests)) for code in codes}
            for number, (axis, codes) in enumerate(zip(self.axes, self.board.codes, strict=True))
        ]

    def protected(self) -> Concealment:
        """Go through the hidden places, those of earlier issues and the finest first; hide what a shift touches."""
        proofs: list[Shift] = []
        sets: list[frozenset[Place]] = []
        safe: set[Place] = set()
        for place in sorted(self.hidden, key=lambda each: (each not in self.before.hidden, _finest_first(each))):
            if place in safe or place in self.before.told:
                continue
            shift = self._after_all_seen(place)
            if shift is None:
                sets.append(self._tied_to(place))
            else:
                proofs.append({each: sign for each, sign in shift.items() if each not in self.rests})
            touched = frozenset(proofs[-1]) if shift is not None else sets[-1]
            self.hidden |= touched - self.before.told
            self.out_of_sight |= touched
            self.board.hide(touched)
            safe |= touched
        return Concealment(frozenset(self.hidden), tuple(proofs), tuple(sets))

    def _after_all_seen(self, place: Place) -> Shift | None:
        """Return the best shift that touches nothing told before; if there is none, the best as if nothing had been."""
        fixed = self.before.fixed_for(place)
        found = self._best(place, self.board.all_of(fixed))
        return found if found is not None or not fixed else self._best(place)

    def _best(self, place: Place, fixed: Collection[int] = ()) -> Shift | None:
        """Return the cheapest shift that raises the place by one and leaves room; None if none is found.

        ``fixed`` are the numbers of places that it may not touch.
        """
        best: Shift | None = None
        least = (len(self.counts) + 1, 0, 0)
        for ways in islice(product(*(self.ways[number][code] for number, code in enumerate(place))), self.tries):
            self.tries -= 1
            shift = self.board.shift(ways, least[0], fixed)
            if shift is None:
                continue
            new = [self.counts[each] for each in shift if each not in self.out_of_sight]
            cost = (len(new), sum(new), len(shift))
            if cost < least and self._leaves_room(shift):
                best, least = shift, cost
        return best

    def _leaves_room(self, shift: Shift) -> bool:
        """Tell whether the shift can be walked over enough values, all ties kept, before a hidden count came to zero.

        A rest may change where it is not 0, for then it is not shown; but it does not turn from people without split
        into people counted twice.
        """
        down = min(self._to_spare(place) for place, sign in shift.items() if sign > 0)
        up = min((self._to_spare(place) for place, sign in shift.items() if sign < 0), default=self.span)
        for number in {number for place in shift for number in self.at[place]}:
            tie = self.ties[number]
            change = sum(sign * shift.get(place, 0) for place, sign in tie.terms)
            if change and not tie.rest:
                return False
            if change:
                steps = abs(tie.rest) // abs(change)
                up, down = (min(up, steps), down) if change * tie.rest < 0 else (up, min(down, steps))
        return down + up >= self.span

    def _to_spare(self, place: Place) -> int:
        """Return how many people may be thought away: a hidden count is not zero, a rest may be."""
        return self.counts[place] - (place not in self.rests)

    def _tied_to(self, place: Place) -> frozenset[Place]:
        """Return all places with people that are tied to this one, directly or through others."""
        found, waiting = {place}, [place]
        while waiting:
            for number in self.at[waiting.pop()]:
                for other, _ in self.ties[number].terms:
                    if self.counts[other] > 0 and other not in found:
                        found.add(other)
                        waiting.append(other)
        return frozenset(found - self.rests)


_Steps = tuple[tuple[int, int], ...]
"""How a way changes the counts along an axis: (how far a code lies from the beginning of the board, sign)."""


class _Board:
    """The places of tables laid out in one row of numbers, for shifts are looked for by the hundred thousand.

    A place is the sum of how far each of its codes lies from the beginning, so that each step is an addition.
    """

    def __init__(self, axes: int, counts: Mapping[Place, int], out_of_sight: Collection[Place]) -> None:
        self.codes: list[dict[Code, int]] = []
        size = 1
        for axis in range(axes):
            along = dict.fromkeys(place[axis] for place in counts)
            self.codes.append({code: number * size for number, code in enumerate(along)})
            size *= len(along)
        self.places = {self._at(place): (place, count) for place, count in counts.items()}
        self.hidden = {self._at(place) for place in out_of_sight}

    def _at(self, place: Place) -> int:
        return sum(codes[code] for codes, code in zip(self.codes, place, strict=True))

    def all_of(self, places: Iterable[Place]) -> frozenset[int]:
        """Return the numbers of those of these places that are on the board."""
        known = (place for place in places if all(code in codes for codes, code in zip(self.codes, place, strict=True)))
        return frozenset(map(self._at, known))

    def hide(self, places: Iterable[Place]) -> None:
        """Take these places out of sight."""
        self.hidden.update(map(self._at, places))

    def steps(self, axis: int, way: Way) -> _Steps:
        """Return the steps of a way along an axis; where no place has its code, nothing changes."""
        codes = self.codes[axis]
        return tuple((codes[code], sign) for code, sign in way.items() if code in codes)

    def shift(self, ways: Iterable[_Steps], most: int, fixed: Collection[int] = ()) -> Shift | None:
        """Return what the ways along each axis change together; None if a zero, or more than ``most`` new places."""
        found = [(0, 1)]
        for steps in ways:
            found = [(at + further, sign * other) for at, sign in found for further, other in steps]
        shift: dict[Place, int] = {}
        for at, sign in found:
            if at not in self.places:
                continue
            place, count = self.places[at]
            most -= at not in self.hidden
            if count <= 0 or most < 0 or at in fixed:
                return None
            shift[place] = sign
        return MappingProxyType(shift)


def _finest_first(place: Place) -> tuple[int, tuple[str, ...]]:
    return sum(code == "" for code in place), tuple(str(code) for code in place)
