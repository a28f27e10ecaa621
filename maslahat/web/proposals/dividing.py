"""Lines that would be divided or joined, as the desk shows them: each part with its words, money and indicators."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.conflicts import Conflict, Joined, Parts, Wanted
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.plan import Line
from maslahat.publishing.changed_cells import cell_name
from maslahat.publishing.view import Names
from maslahat.web.proposals.differences import said


@dataclass(frozen=True, slots=True)
class PartShown:
    """One line of a division or a join. ``money`` is (source, amount, currency); ``keeps_id`` marks the survivor."""

    id: str
    title: LocalizedText
    money: tuple[tuple[str, Decimal, str], ...]
    indicators: tuple[str, ...]
    keeps_id: bool


@dataclass(frozen=True, slots=True)
class AllocationShown:
    """The lines that an option makes, with what they need together by source and currency: nothing is lost (E17)."""

    parts: tuple[PartShown, ...]
    together: tuple[tuple[str, Decimal, str], ...]


def allocation_of(wanted: Wanted, names: Names, sees: Callable[[CellKey], bool]) -> AllocationShown | None:
    """Return how an option divides or joins, or None if it does neither; money only as far as it may be seen."""
    if isinstance(wanted, Joined):
        lines: tuple[Line, ...] = (wanted.survivor,)
    elif isinstance(wanted, Parts):
        lines = wanted.lines
    else:
        return None
    parts = tuple(
        PartShown(
            str(line.id),
            line.title,
            _money([line], names, sees),
            tuple(dict.fromkeys(key[0] for key in line.entries("indicators"))),
            place == 0,
        )
        for place, line in enumerate(lines)
    )
    return AllocationShown(parts, _money(lines, names, sees))


def parts_in(conflict: Conflict) -> tuple[Line, ...]:
    """Return the lines that could receive an edit (K5): those of every division on the table, each once."""
    found = [line for one in conflict.options if isinstance(one.wanted, Parts) for line in one.wanted.lines]
    return tuple({line.id: line for line in found}.values())


def _money(
    lines: Iterable[Line], names: Names, sees: Callable[[CellKey], bool]
) -> tuple[tuple[str, Decimal, str], ...]:
    sums: dict[CellKey, Decimal] = {}
    for line in lines:
        for key, amount in line.money():
            if sees(key):
                sums[key] = sums.get(key, Decimal(0)) + amount
    return tuple((said(cell_name(names, key)), amount, key[2]) for key, amount in sorted(sums.items()))
