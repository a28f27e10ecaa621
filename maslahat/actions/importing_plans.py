"""A whole new plan from a workbook: an empty one that was filled in, or that of an earlier plan carried on."""

from dataclasses import dataclass

from maslahat.actions.importing import wishes_of
from maslahat.actions.outcomes import Reason
from maslahat.actions.rulebook import decision_rule
from maslahat.actions.wishes import Add, NotUnderstood, understand
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import LineId, mint_line_id
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.publishing.gathering import sheet_view
from maslahat.publishing.sheet_cells import CellFault
from maslahat.publishing.sheet_columns import ABOUT, PLAN_SHEET_FORMAT
from maslahat.publishing.sheet_plan import read_plan_workbook
from maslahat.publishing.sheet_reading.reading import Sheets
from maslahat.publishing.sheet_table import Faults, facts_of, look_at_facts
from maslahat.stores.workplans import queries

NEW_PLAN = "NEW"
"""Code in a workbook in which a new plan is written."""


@dataclass(frozen=True, slots=True)
class PlanAsks:
    """The plan that a workbook would become; None with everything that stands against it. ``origin`` is the plan that
    the workbook was made from, empty for one that began empty."""

    plan: Plan | None = None
    origin: str = ""
    faults: tuple[CellFault, ...] = ()
    reasons: tuple[Reason, ...] = ()


def empty_plan(programme: Programme, code: str = NEW_PLAN, year: int = 0, title: LocalizedText | None = None) -> Plan:
    """Return a plan of this programme without lines; the first year of the programme if none is given."""
    parties = tuple(str(party) for party in decision_rule(programme).parties)
    year = year or programme.starts_on.year
    return Plan(programme.code, code, year, title or LocalizedText(), LocalizedText(), parties, ())


def workbook_as_plan(programme: Programme, blank: Plan, sheets: Sheets, language: str) -> PlanAsks:
    """Return the plan ``blank`` with the lines of a workbook. Reads only.

    Lines of an earlier plan get an id of their own and continue the line that they come from (E88).
    """
    faults, told = Faults(), facts_of(sheets)
    if not look_at_facts(told, {"format": PLAN_SHEET_FORMAT, "programme": programme.code}, faults):
        return PlanAsks(faults=tuple(faults.found))
    base = _made_from(programme, told, faults)
    if base is None:
        return PlanAsks(faults=tuple(faults.found))
    origin = base.code if base.lines else ""
    label = told.get("label", "")
    read = read_plan_workbook(sheets, sheet_view(programme, base, label if origin else "", language), faults)
    wishes = [wish for row in read.rows for wish in wishes_of(row, base)]
    if read.faults or not (wishes or base.lines):
        return PlanAsks(origin=origin, faults=read.faults)
    numbers = [place for place, wish in enumerate(wishes) if isinstance(wish, Add)]
    understood = understand(base, wishes, lambda turn: _id(blank, f"row-{numbers[turn]}")) if wishes else None
    if isinstance(understood, NotUnderstood) and any(each.code != "changes_nothing" for each in understood.reasons):
        return PlanAsks(origin=origin, reasons=understood.reasons)
    after = base if understood is None or isinstance(understood, NotUnderstood) else apply(base, understood.operations)
    return PlanAsks(blank.with_lines([_carried_on(blank, base, line) for line in after.lines]), origin)


def _made_from(programme: Programme, told: dict[str, str], faults: Faults) -> Plan | None:
    if told.get("workplan") == NEW_PLAN and not told.get("version"):
        return empty_plan(programme)
    found = queries.workplan(programme.code, told.get("workplan", ""))
    version = next((each for each in found.versions if each.version_id == told.get("version")), None) if found else None
    if version is None:
        faults.add("wrong_version", ABOUT, found=told.get("version", "")[:16] or "–")
        return None
    return queries.plan(version.version_id)


def _carried_on(blank: Plan, base: Plan, line: Line) -> Line:
    if line.id not in base:
        return line
    cells = {key: value for key, value in line.cells.items() if key[0] != "derived_from"}
    return Line(_id(blank, line.id), line.output, {**cells, ("continues",): line.id})


def _id(blank: Plan, name: str) -> LineId:
    return mint_line_id(blank.programme, blank.code, "workbook", name)
