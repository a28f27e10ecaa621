"""Two versions of a plan as documents compare them: what differs, who proposed it, what the reader may see of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.kinship import Kin, kinships
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.redline import Redline, redline
from maslahat.publishing.phrases import Pair, day_in_words
from maslahat.publishing.spelling import names_of
from maslahat.publishing.view import PlanView

NOBODY = "Maslahat"
"""Author of a change that no party asked for word for word."""

LONGEST_AUTHOR = 120
"""Most characters of an author's name; word processors cut longer ones."""

_TOGETHER = "\u00a0"


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose wish a change was: codes of parties, none if nobody's, and the instant it was decided or filed (UTC)."""

    parties: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class RedlineView:
    """What differs between ``before`` and ``after``. Cells in neither plan of the views are not for this reader.

    ``found`` names the fingerprints of the whole texts. ``credits`` tells whose wish each change was, ``otherwise``
    stands for the rest; ``kin`` which lines were split and joined; ``shows_money`` whether totals may be told.
    """

    before: PlanView
    after: PlanView
    found: Redline
    otherwise: Credit
    credits: Mapping[Cell, Credit] = field(default_factory=dict)
    kin: Mapping[LineId, Kin] = field(default_factory=dict)
    shows_money: bool = True

    def credit(self, *cells: Cell) -> Credit:
        """Return whose wish a change was: the first of these cells that anybody asked for."""
        return next((self.credits[cell] for cell in cells if cell in self.credits), self.otherwise)

    def authors(self, credit: Credit) -> Pair:
        """Return the names of those who asked for a change, in both languages."""
        return names_of(self.after.names.parties, credit.parties) if credit.parties else (NOBODY, NOBODY)

    def signed(self, credit: Credit) -> Pair:
        """Return the names of those who asked for a change with the day: ``Turkmenistan, 26 October 2022``."""
        names, day = self.authors(credit), day_in_words(credit.at)
        english, russian = (f"{names[side]}, {day[side].replace(' ', _TOGETHER)}" for side in (0, 1))
        return english, russian

    def author(self, credit: Credit) -> str:
        """Return the one name under which a word processor lists a change: English, with the Russian if it is short."""
        english, russian = self.authors(credit)
        both = english if english == russian else f"{english} / {russian}"
        return both if len(both) <= LONGEST_AUTHOR // 2 else english[:LONGEST_AUTHOR]


def redline_view(
    before: PlanView,
    after: PlanView,
    *,
    credited: Mapping[Cell, Credit] | None = None,
    change_sets: Iterable[ChangeSet] = (),
    sees: Callable[[CellKey], bool] = lambda _: True,
    shows_money: bool = True,
) -> RedlineView:
    """Return the comparison of two versions with everything left out that ``sees`` does not allow (R90).

    ``credited`` tells for each changed cell whose wish the change was (see domain proposers), ``change_sets`` what was
    done between the two.
    """
    found = redline(before.plan, after.plan)
    lines = tuple(replace(line, cells=tuple(cell for cell in line.cells if sees(cell.key))) for line in found.lines)
    return RedlineView(
        before=replace(before, plan=_seen(before.plan, sees)),
        after=replace(after, plan=_seen(after.plan, sees)),
        found=replace(found, lines=lines),
        otherwise=Credit((), after.as_of),
        credits=credited or {},
        kin=kinships(before.plan, after.plan, change_sets),
        shows_money=shows_money,
    )


def _seen(plan: Plan, sees: Callable[[CellKey], bool]) -> Plan:
    kept = ({key: value for key, value in line.cells.items() if sees(key)} for line in plan.lines)
    lines = [
        line if len(cells) == len(line.cells) else Line(line.id, line.output, cells)
        for line, cells in zip(plan.lines, kept, strict=True)
    ]
    return plan.with_lines(lines)
