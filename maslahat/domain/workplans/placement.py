"""Where lines stand: anchors resolve on the order of the base, whoever else moves, adds or deletes lines there.

`workplans_and_decisions` §4: a line that is added or moved hangs on its anchor's place *on the base*. An anchor that
itself moved or went leaves its place behind, so what hangs there follows the nearest predecessor that stays (K8).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from operator import lt
from types import MappingProxyType
from typing import NamedTuple

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.plan import Line, Plan

NO_PARTS: Mapping[LineId, Sequence[LineId]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the plan: under ``output``, just after the line ``after`` (None: first)."""

    output: str
    after: LineId | None


def place_on(plan: Plan, line: LineId) -> Place:
    """Return where a line stands in this plan; raise KeyError if it has none."""
    return Place(plan.line(line).output, plan.before(line))


def is_anchored(base: Plan, place: Place, added: Mapping[LineId, Place]) -> bool:
    """Tell whether the anchor of a place can be found: nothing, a base line of that output, or a line added there."""
    seen: set[LineId] = set()
    while place.after is not None:
        anchor = place.after
        if anchor in base:
            return base.line(anchor).output == place.output
        if anchor in seen or anchor not in added or added[anchor].output != place.output:
            return False
        seen.add(anchor)
        place = added[anchor]
    return True


def arranged(
    base: Plan,
    lines: Mapping[LineId, Line],
    placed: Sequence[tuple[LineId, Place]],
    gone: AbstractSet[LineId],
    trailing: Mapping[LineId, Sequence[LineId]] = NO_PARTS,
) -> Iterable[Line]:
    """Return the lines in their order.

    ``lines`` holds the text of every line that differs from the base or is new; ``placed`` says where added and moved
    lines go, in order of precedence at one and the same anchor; ``gone`` are deleted lines; ``trailing`` are the lines
    that stand right after another wherever it goes: the parts of a split. A place whose anchor cannot be found is the
    first under its output.
    """
    places = dict(placed)
    added = added_places(base, places, lines, trailing)
    hanging: dict[tuple[str, LineId | None], list[LineId]] = {}
    for line_id, place in places.items():
        after = place.after if is_anchored(base, place, added) else None
        hanging.setdefault((place.output, after), []).append(line_id)
    order = _Order(lines, hanging, added, trailing, [])
    output: str | None = None
    for line in base.lines:
        if line.output != output:
            output = line.output
            order.hang((output, None))
        if line.id not in gone and line.id not in places:
            order.ordered.append(lines.get(line.id, line))
        if hanging or trailing:
            order.hang((output, line.id), () if line.id in places else trailing.get(line.id, ()))
    for key in list(hanging):
        if key[1] is None:
            order.hang(key)
    return [line for line in order.ordered if line.id not in gone]


def added_places(
    base: Plan,
    places: Mapping[LineId, Place],
    lines: Mapping[LineId, Line],
    trailing: Mapping[LineId, Sequence[LineId]],
) -> dict[LineId, Place]:
    """Return where the lines go that are not on the base; a part stands with its leader, so its output tells enough."""
    added = {line: place for line, place in places.items() if line not in base}
    for parts in trailing.values():
        added |= {part: Place(lines[part].output, None) for part in parts}
    return added


class _Order(NamedTuple):
    lines: Mapping[LineId, Line]
    hanging: dict[tuple[str, LineId | None], list[LineId]]
    added: Mapping[LineId, Place]
    trailing: Mapping[LineId, Sequence[LineId]]
    ordered: list[Line]

    def hang(self, key: tuple[str, LineId | None], parts: Sequence[LineId] = ()) -> None:
        """Put the parts and then the lines that hang at this place, each followed by its parts and what hangs on it."""
        waiting = [*reversed(self.hanging.pop(key, ())), *reversed(parts)]
        while waiting:
            line = waiting.pop()
            self.ordered.append(self.lines[line])
            if line in self.added:
                waiting.extend(reversed(self.hanging.pop((key[0], line), ())))
            waiting.extend(reversed(self.trailing.get(line, ())))


def longest_in_order(places: Sequence[int]) -> AbstractSet[int]:
    """Return a longest increasing subsequence of distinct numbers: the lines that need not move."""
    if all(map(lt, places, islice(places, 1, None))):
        return frozenset(places)
    tails: list[int] = []
    previous: dict[int, int | None] = {}
    for place in places:
        spot = bisect_left(tails, place)
        previous[place] = tails[spot - 1] if spot else None
        tails[spot : spot + 1] = [place]
    kept: set[int] = set()
    here = tails[-1] if tails else None
    while here is not None:
        kept.add(here)
        here = previous[here]
    return kept
