"""People of whom no part was told: what is left of a total without its parts, as places of their own (§2, §5)."""

from collections import defaultdict

from maslahat.domain.results.linked_tables import Code, LinkedTables, Nested, Place

UNTOLD = "?"
"""The code of people without split on an axis; no page shows them as a cell."""


def with_rests(tables: LinkedTables) -> tuple[LinkedTables, frozenset[Place]]:
    """Return the tables with a place for the rest of every total along each dimension, and which places those are.

    With them every total is the sum of its parts, and the rests of countries and quarters are tied as all counts are.
    An axis on which no total has a rest is left as it is.
    """
    counts, axes = dict(tables.counts), list(tables.axes)
    added: set[Place] = set()
    for number, axis in enumerate(axes):
        if not isinstance(axis, Nested) or len(axis.sums) != 1:
            continue
        total, parts = axis.sums[0]
        rests = _rests(counts, number, total, parts)
        if any(rests.values()):
            counts |= rests
            added |= rests.keys()
            axes[number] = Nested(((total, (*parts, UNTOLD)),))
    return LinkedTables(tuple(axes), counts, tables.same), frozenset(added)


def _rests(counts: dict[Place, int], number: int, total: Code, parts: tuple[Code, ...]) -> dict[Place, int]:
    """Return what each total leaves along an axis, wherever tables split counts of its sort along that axis."""
    left: dict[tuple[Place, Place], int] = defaultdict(int)
    split: set[tuple[bool, ...]] = set()
    for place, count in counts.items():
        around = place[:number], place[number + 1 :]
        if place[number] == total:
            left[around] += count
        elif place[number] in parts:
            left[around] -= count
            split.add(_sort(around))
    return {
        (*before, UNTOLD, *after): rest
        for (before, after), rest in left.items()
        if _sort((before, after)) in split and (*before, total, *after) in counts
    }


def _sort(around: tuple[Place, Place]) -> tuple[bool, ...]:
    return tuple(code == "" for part in around for code in part)
