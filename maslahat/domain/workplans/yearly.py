"""A part of a plan beside last year's (R40), and a plan with only the money that somebody may see (R37, R90)."""

from collections.abc import Callable
from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Line, Plan


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """What became of last year's lines: those that a line of this year continues, as (then, now); what is new; what
    nothing continues. Each in the order of its plan."""

    continued: tuple[tuple[Line, Line], ...]
    new: tuple[Line, ...]
    not_continued: tuple[Line, ...]


def year_on_year(last: Plan, this: Plan, serves: Callable[[Line], bool]) -> YearOnYear:
    """Return how the lines that ``serves`` picks out (those of a pillar) differ from last year's.

    A line continues the one it names, or the one whose id it bears. A line that continues one of another pillar counts
    as continued: the work goes on.
    """
    continued: list[tuple[Line, Line]] = []
    new: list[Line] = []
    for line in filter(serves, this.lines):
        old = last.find(LineId(str(line.one("continues") or line.id)))
        if old is None:
            new.append(line)
        else:
            continued.append((old, line))
    taken_up = {LineId(str(line.one("continues") or line.id)) for line in this.lines}
    gone = tuple(line for line in filter(serves, last.lines) if line.id not in taken_up)
    return YearOnYear(tuple(continued), tuple(new), gone)


def with_money_seen(plan: Plan, sees: Callable[[str], bool]) -> Plan:
    """Return the plan without the amounts of every source of funds (a donor's code) that ``sees`` does not let through.

    All that is computed from it afterwards can tell nothing of what was left out.
    """
    return plan.with_lines(_seen(line, sees) for line in plan.lines)


def _seen(line: Line, sees: Callable[[str], bool]) -> Line:
    hidden: dict[CellKey, Value | None] = {("budget", *key): None for key in line.budget if not sees(key[0])}
    return line.with_cells(hidden) if hidden else line
