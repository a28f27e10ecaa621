"""What a workbook that came back asks of a plan, before anything is kept: the same for the page and for the deed."""

from collections.abc import Sequence
from dataclasses import dataclass

from maslahat.actions.codes import unknown_codes
from maslahat.actions.filing import moved_on
from maslahat.actions.outcomes import Reason, RebaseOffered, Stale
from maslahat.actions.unsent import NEW, new_line
from maslahat.actions.wish_documents import Wished
from maslahat.actions.wishes import Add, Drop, Edit, NotUnderstood, Shift, Wish, understand
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import PartyCode, ProposalRef
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.operations import ChangeSet, Operation
from maslahat.domain.workplans.plan import Plan
from maslahat.publishing.gathering import sheet_view
from maslahat.publishing.sheet_cells import CellFault
from maslahat.publishing.sheet_columns import ABOUT, FIRST, PLAN_SHEET_FORMAT
from maslahat.publishing.sheet_plan import RowRead, read_plan_workbook
from maslahat.publishing.sheet_reading.reading import Sheets
from maslahat.publishing.sheet_table import Faults, facts_of, look_at_facts
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import VersionFound, WorkplanFound


@dataclass(frozen=True, slots=True)
class SheetAsks:
    """What a workbook would do if it were kept; nothing is kept yet.

    ``plan`` is the version it was made from, ``after`` the same as the workbook wants it, both None if it is not known
    what it was made from. ``faults`` are bad cells, ``reasons`` what stands against the whole. ``moved`` tells whether
    the draft has moved on since: RebaseOffered if that does not matter, Stale if it touches the same cells (E33).
    """

    plan: Plan | None = None
    after: Plan | None = None
    wished: tuple[Wished, ...] = ()
    operations: tuple[Operation, ...] = ()
    faults: tuple[CellFault, ...] = ()
    reasons: tuple[Reason, ...] = ()
    moved: RebaseOffered | Stale | None = None
    version: VersionFound | None = None

    @property
    def can_be_kept(self) -> bool:
        """Tell whether the workbook asks for something and everything in it can be taken."""
        return bool(self.wished) and not self.faults and not self.reasons


def workbook_asks(found: WorkplanFound, programme: Programme, sheets: Sheets, language: str) -> SheetAsks:
    """Return what a workbook asks of a plan. Reads only; nothing is trusted from the workbook but what it asks.

    What stood before is read from the version whose fingerprint the workbook bears.
    """
    faults = Faults()
    version = version_of(found, sheets, PLAN_SHEET_FORMAT, faults)
    if version is None:
        return SheetAsks(faults=tuple(faults.found))
    plan = queries.plan(version.version_id)
    read = read_plan_workbook(sheets, sheet_view(programme, plan, version.label, language), faults)
    wished = tuple(Wished(each.name, wish) for each in read.rows for wish in wishes_of(each, plan))
    if read.faults or not wished:
        return SheetAsks(plan, plan, faults=read.faults, version=version)
    return _brought_together(found, programme, plan, wished, version)


def version_of(found: WorkplanFound, sheets: Sheets, form: str, faults: Faults) -> VersionFound | None:
    """Return the version of this plan that a workbook of this format was made from, or None with a fault."""
    told = facts_of(sheets)
    wanted = {"format": form, "programme": found.programme, "workplan": found.code, "year": str(found.year)}
    if not look_at_facts(told, wanted, faults):
        return None
    version = next((each for each in reversed(found.versions) if each.version_id == told.get("version")), None)
    if version is None:
        faults.add("wrong_version", ABOUT, found=told.get("version", "")[:16] or "–")
    return version


def wishes_of(read: RowRead, plan: Plan) -> tuple[Wish, ...]:
    """Return what a row asks as wishes. What has no place said comes last under its output."""
    if read.line is None:
        after = _anchor(plan, str(read.output), read.after)
        return (Add(str(read.output), after, read.cells, read.words, read.source or "en"),)
    if read.is_deleted:
        return (Drop(read.line),)
    found: list[Wish] = [Edit(read.line, read.cells, read.words)] if read.cells or read.words else []
    if read.output or read.after:
        output = read.output or plan.line(read.line).output
        found.append(Shift(read.line, output, _anchor(plan, output, read.after, read.line)))
    return tuple(found)


def _anchor(plan: Plan, output: str, after: str | None, own: str = "") -> str | None:
    if after is not None:
        return None if after == FIRST else after
    standing = [str(line.id) for line in plan.lines if line.output == output and line.id != own]
    return standing[-1] if standing else None


def _brought_together(
    found: WorkplanFound, programme: Programme, plan: Plan, wished: tuple[Wished, ...], version: VersionFound
) -> SheetAsks:
    names = [each.about for each in wished if each.about.startswith(NEW)]
    understood = understand(plan, [each.wish for each in wished], lambda place: new_line(found, f"{names[place]}-0"))
    if isinstance(understood, NotUnderstood):
        is_nothing = all(reason.code == "changes_nothing" for reason in understood.reasons)
        return SheetAsks(plan, plan, reasons=() if is_nothing else understood.reasons, version=version)
    operations = understood.operations
    reasons: Sequence[Reason] = unknown_codes(programme, operations)
    moved = moved_on(found, ChangeSet(ProposalRef(""), 0, PartyCode(""), plan.version_id, operations), plan)
    after = apply(plan, operations)
    return SheetAsks(plan, after, wished, operations, (), tuple(reasons), moved, version)
