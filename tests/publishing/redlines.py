"""Redlines to print in tests: two versions that differ in every way a version can, and who proposed what."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.publishing.redline_view import Credit, RedlineView, redline_view
from tests.publishing.plans import NOON, a_draft, a_line, a_plan, both

LATER = NOON + timedelta(hours=2)
CHANGED, ONE_SIDED, MOVED, STAYED, GONE, *REST = a_plan(12).lines
NEW = LineId("new-line")


def edited(line: Line, **cells: Value | None) -> Line:
    """Return the line with cells changed; ``title_en="…"`` stands for ("title", "en")."""
    return line.with_cells({tuple(name.split("_")): value for name, value in cells.items()})


def two_versions() -> tuple[Plan, Plan]:
    """Return a plan and what became of it: lines changed, moved, gone and new, and another title of the plan."""
    before = a_plan(12)
    changed = edited(
        CHANGED,
        title_en="Training for 60 officers, number 0",
        title_ru="Обучение 60 сотрудников, номер 0",
        budget_JPN_USD=Decimal("2500.00"),
        countries_TM=True,
        countries_KZ=None,
        lead="KZ-MIA",
    )
    one_sided = edited(ONE_SIDED, title_en="Only the English changed\nand grew")
    new = replace(a_line(31), id=NEW)
    lines = [changed, one_sided, STAYED, *REST, replace(MOVED, output="4.1.1"), new]
    title = both("Joint workplan for 2023, revised", "Совместный план работы на 2023 год, пересмотренный")
    return before, replace(before.with_lines(lines), title=title)


def credited() -> Mapping[Cell, Credit]:
    """Return who proposed what: Kazakhstan the words, two the money, others the lines that came, went and moved."""
    return {
        (CHANGED.id, ("title", "en")): Credit(("KZ",), LATER),
        (CHANGED.id, ("title", "ru")): Credit(("KZ",), LATER),
        (CHANGED.id, ("budget", "JPN", "USD")): Credit(("KG", "UZ"), LATER),
        (NEW, WHOLE_LINE): Credit(("TJ",), LATER),
        (GONE.id, WHOLE_LINE): Credit(("UNODC",), LATER),
        (MOVED.id, PLACE): Credit(("TM",), LATER),
    }


def a_redline(before: Plan | None = None, after: Plan | None = None, *, sees_money: bool = True) -> RedlineView:
    """Return the comparison of two plans; of the two versions above where none are named."""
    if before is None or after is None:
        before, after = two_versions()

    def sees(key: CellKey) -> bool:
        return sees_money or key[0] != "budget"

    names = {"credited": credited(), "sees": sees, "shows_money": sees_money}
    return redline_view(a_draft(before), a_draft(after), **names)
