"""From one year to the next: what becomes of each line when the year is closed, and lines that continue old ones.

A line of the new year is a new line with an id of its own that names the one it ``continues``. Two ways lead to it:
*carrying over* takes unfinished work along with its unspent money, *continuing* plans the same work again and leaves
its money to be confirmed. Sources: R61, R83, R101, E88.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from maslahat.domain.shared.ids import LineId, mint_line_id
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED, CellKey, Value
from maslahat.domain.workplans.plan import NOTHING, Line, Plan

BudgetKey = tuple[str, str]
"""Source of funds and currency."""


class Fate(StrEnum):
    """What becomes of a line when its year is closed."""

    CARRIED_OVER = "carried_over"
    CANCELLED = "cancelled"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class LineFate:
    """What was decided on a line at the end of its year.

    ``reason`` is needed to cancel. ``unspent`` is the money that goes along when the line is carried over.
    """

    line: LineId
    fate: Fate
    reason: LocalizedText = field(default_factory=LocalizedText)
    unspent: Mapping[BudgetKey, Decimal] = field(default_factory=lambda: MappingProxyType({}))


class FateFault(StrEnum):
    """What is wrong with a decision on a line at the end of its year."""

    UNKNOWN_LINE = "unknown_line"
    REASON_MISSING = "reason_missing"
    UNSPENT_NOT_ASKED = "unspent_not_asked"
    UNSPENT_TOO_MUCH = "unspent_too_much"


def fate_faults(plan: Plan, wanted: LineFate) -> tuple[FateFault, ...]:
    """Return everything that is wrong with a decision on a line of this plan; empty if it may stand."""
    if wanted.line not in plan:
        return (FateFault.UNKNOWN_LINE,)
    budget = plan.line(wanted.line).budget
    checks = (
        (FateFault.REASON_MISSING, wanted.fate is Fate.CANCELLED and not wanted.reason),
        (FateFault.UNSPENT_NOT_ASKED, wanted.fate is not Fate.CARRIED_OVER and bool(wanted.unspent)),
        (
            FateFault.UNSPENT_TOO_MUCH,
            any(not NOTHING <= amount <= budget.get(key, NOTHING) for key, amount in wanted.unspent.items()),
        ),
    )
    return tuple(fault for fault, holds in checks if holds)


def without_fate(plan: Plan, decided: Iterable[LineFate]) -> tuple[LineId, ...]:
    """Return the lines on which nothing is decided yet, in order: while there is one, the year stays open (R101)."""
    known = {each.line for each in decided}
    return tuple(line.id for line in plan.lines if line.id not in known)


def carried_over(line: Line, new: LineId, unspent: Mapping[BudgetKey, Decimal]) -> Line:
    """Return the line of the new year that takes this one's work and unspent money along, donor by donor."""
    return _anew(line, new, {("budget", *key): amount for key, amount in unspent.items() if amount})


def continued(line: Line, new: LineId) -> Line:
    """Return a line of the new year that plans the same again: all its money is still to be mobilized (R83)."""
    needed: dict[CellKey, Value] = {}
    for (_, currency), amount in line.budget.items():
        key = ("budget", TO_BE_MOBILIZED, currency)
        needed[key] = Decimal(needed.get(key, NOTHING)) + amount
    return _anew(line, new, needed)


def _anew(line: Line, new: LineId, money: Mapping[CellKey, Value]) -> Line:
    kept = {key: value for key, value in line.cells.items() if key[0] not in ("budget", "continues", "derived_from")}
    return Line(new, line.output, {**kept, ("continues",): line.id, **money})


def new_line_id(programme: str, code: str, line: LineId) -> LineId:
    """Return the id of the line that continues this one in the plan with this code, always the same one."""
    return mint_line_id(programme, code, "continues", line)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A line of last year that is planned again; ``quarters`` are those of the new year, empty to keep the old."""

    line: LineId
    quarters: tuple[str, ...] = ()


def next_plan(last: Plan, code: str, decided: Iterable[LineFate], chosen: Iterable[Chosen]) -> Plan:
    """Return the draft of the next year: lines carried over and those chosen to be planned again, in the old order.

    Who chooses a line that is carried over only sets its quarters. Title and preamble are last year's, with the year
    written anew; parties stay. Lines that last year's plan does not have are left out.
    """
    taken = {each.line: each for each in decided if each.fate is Fate.CARRIED_OVER}
    again = {each.line: each for each in chosen}
    lines = []
    for line in last.lines:
        if line.id in taken or line.id in again:
            new = new_line_id(last.programme, code, line.id)
            made = carried_over(line, new, taken[line.id].unspent) if line.id in taken else continued(line, new)
            lines.append(_in_quarters(made, again[line.id].quarters if line.id in again else ()))
    year = last.year + 1
    title, preamble = _of_year(last.title, last.year), _of_year(last.preamble, last.year)
    return Plan(last.programme, code, year, title, preamble, last.parties, tuple(lines))


def _in_quarters(line: Line, quarters: Iterable[str]) -> Line:
    wanted: dict[CellKey, Value | None] = {("quarters", quarter): True for quarter in quarters}
    if not wanted:
        return line
    return line.with_cells({("quarters", quarter): None for quarter in line.quarters} | wanted)


def _of_year(text: LocalizedText, year: int) -> LocalizedText:
    return LocalizedText.of(
        text.source or "en",
        **{language: words.replace(str(year), str(year + 1)) for language, words in text.texts.items()},
    )


def continuing(plans: Iterable[Plan]) -> Mapping[LineId, tuple[LineId, ...]]:
    """Return for each line the lines of these plans that continue it."""
    found: dict[LineId, tuple[LineId, ...]] = {}
    for plan in plans:
        for line in plan.lines:
            if old := line.one("continues"):
                found[old] = (*found.get(old, ()), line.id)
    return found


def multi_year_totals(plans: Iterable[Plan], decided: Iterable[LineFate]) -> Mapping[BudgetKey, Decimal]:
    """Return the money of several years by source and currency, money that was carried over counted once (E88).

    Money is money of its own year, so every budget counts; unspent money that a line took along into a line of one of
    these plans is counted there alone. A line that is planned again has money of its own.
    """
    known = tuple(plans)
    arrived = continuing(known)
    there = {line.id for plan in known for line in plan.lines}
    total: dict[BudgetKey, Decimal] = {}
    for plan in known:
        for line in plan.lines:
            for key, amount in line.budget.items():
                total[key] = total.get(key, NOTHING) + amount
    for fate in decided:
        if fate.fate is Fate.CARRIED_OVER and fate.line in there and fate.line in arrived:
            for key, amount in fate.unspent.items():
                total[key] = total.get(key, NOTHING) - amount
    return total
