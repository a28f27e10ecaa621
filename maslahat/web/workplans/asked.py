"""What an unsent proposal asks, line by line and word by word, with its effect on the sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext

from maslahat.actions.outcomes import Refused
from maslahat.actions.unsent import NEW, new_line, wished_in
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import FIELDS, Kind
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.redline import CellChange, LineChange, LineRedline, redline
from maslahat.domain.workplans.totals import effect
from maslahat.domain.workplans.wording import Segment
from maslahat.stores.workplans.shapes import UnsentFound
from maslahat.web.refusals import said_as
from maslahat.web.templatetags.texts import localized
from maslahat.web.workplans.cells import Words, cell_name, cell_words, source_in_words
from maslahat.web.workplans.opening import Opened
from maslahat.web.workplans.wishing import as_wished


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell as it is and as it is asked to be: words as segments, other values before and after (None: empty)."""

    name: str
    language: str
    segments: tuple[Segment, ...]
    before: Words | None
    after: Words | None


@dataclass(frozen=True, slots=True)
class LineAsked:
    """One line of the plan with everything asked of it; ``about`` names it in the unsent proposal."""

    about: str
    kind: LineChange
    code: str
    title: LocalizedText
    output: str
    is_moved: bool
    cells: tuple[CellShown, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class ShiftShown:
    """One sum that would change."""

    name: str
    currency: str
    before: Decimal
    after: Decimal
    by: Decimal


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything an unsent proposal asks; ``reasons`` say why its wishes cannot be brought together, if so."""

    lines: tuple[LineAsked, ...]
    shifts: tuple[ShiftShown, ...]
    reasons: Sequence[dict[str, str]]
    subjects: tuple[str, ...]


def asked_by(found: Opened, kept: UnsentFound | None, plan: Plan) -> Asked:
    """Return what is asked of this plan, as a page shows it."""
    wished = wished_in(kept)
    subjects = tuple(dict.fromkeys(each.about for each in wished))
    if not wished:
        return Asked((), (), (), ())
    after = as_wished(found.workplan, plan, wished)
    if not isinstance(after, Plan):
        return Asked((), (), said_as(Refused(after.reasons)), subjects)
    names = {new_line(found.workplan, f"{about}-0"): about for about in subjects if about.startswith(NEW)}
    return replace(asked_between(found, plan, after, names), subjects=subjects)


def asked_between(found: Opened, plan: Plan, after: Plan, names: Mapping[LineId, str]) -> Asked:
    """Return what leads from a plan to the same plan as it is wished; ``names`` are the names of new lines."""
    changed = redline(plan, after).changed
    lines = tuple(_line(found.visit.programme, each, names.get(each.line, each.line)) for each in changed)
    return Asked(lines, _shifts(found, plan, after), (), ())


def _line(programme: Programme, each: LineRedline, about: str) -> LineAsked:
    return LineAsked(
        about=about,
        kind=each.kind,
        code=each.code_before or each.code_after,
        title=each.text.title,
        output=each.text.output,
        is_moved=each.is_moved,
        cells=() if each.kind is LineChange.REMOVED else tuple(_cell(programme, cell) for cell in each.cells),
        is_new=each.kind is LineChange.ADDED,
    )


def _cell(programme: Programme, cell: CellChange) -> CellShown:
    if cell.segments:
        language = cell.language if FIELDS[cell.key[0]].kind is Kind.TEXT else ""
        return CellShown(cell_name(programme, cell.key), language, cell.segments, None, None)
    before = None if cell.before is None else cell_words(programme, cell.key, cell.before)
    after = None if cell.after is None else cell_words(programme, cell.key, cell.after)
    return CellShown(cell_name(programme, cell.key), "", (), before, after)


def _shifts(found: Opened, plan: Plan, after: Plan) -> tuple[ShiftShown, ...]:
    if not found.sees_all_money:
        return ()
    programme = found.visit.programme
    return tuple(
        ShiftShown(_part(programme, each.part, each.code), each.currency, each.before, each.after, each.by)
        for each in effect(plan, after, programme.pillar_of)
        if each.part != "quarter"
    )


def _part(programme: Programme, part: str, code: str) -> str:
    match part:
        case "plan":
            return gettext("The whole plan")
        case "pillar":
            name = next((localized(each.name) for each in programme.pillars if each.code == code), "")
            return gettext("Pillar %(pillar)s") % {"pillar": f"{code} {name}".strip()}
        case "donor":
            return source_in_words(programme, code)
    return next(
        (localized(each.name) for each in programme.countries if each.code == code), gettext("No country named")
    )
