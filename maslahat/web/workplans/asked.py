"""What an unsent proposal asks, line by line and word by word, with its effect on the sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from maslahat.actions.outcomes import Refused
from maslahat.actions.unsent import new_line, wished_in
from maslahat.actions.wishes import NotUnderstood, Unite, brings
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.fields import CHANGEABLE, Kind
from maslahat.domain.workplans.kinship import kinships
from maslahat.domain.workplans.operations import ChangeSet, Join, Operation, Restore, Split
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.redline import CellChange, LineChange, LineRedline, redline
from maslahat.domain.workplans.totals import effect
from maslahat.domain.workplans.wording import Segment
from maslahat.stores.workplans.shapes import UnsentFound
from maslahat.web.refusals import said_as
from maslahat.web.templatetags.texts import localized
from maslahat.web.workplans.cells import Words, cell_name, cell_words, source_in_words
from maslahat.web.workplans.opening import Opened
from maslahat.web.workplans.restored import comes_back
from maslahat.web.workplans.wishing import granted
from maslahat.words.decisions import KINSHIPS
from maslahat.words.labels import label


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
    """One line of the plan with everything asked of it; ``about`` names the wish in the unsent proposal.

    ``again`` is the address of the form that asked it; ``kin`` says what it is split or joined into or comes of.
    """

    about: str
    kind: LineChange
    code: str
    title: LocalizedText
    output: str
    is_moved: bool
    cells: tuple[CellShown, ...]
    again: str
    kin: tuple[str, ...] = ()


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
    """Everything an unsent proposal asks; ``reasons`` say why its wishes cannot be brought together, if so.

    ``own`` is what it asks of the plan's own title and preamble.
    """

    lines: tuple[LineAsked, ...]
    shifts: tuple[ShiftShown, ...]
    reasons: Sequence[dict[str, str]]
    subjects: tuple[str, ...]
    own: tuple[CellShown, ...] = ()


def asked_by(found: Opened, kept: UnsentFound | None, plan: Plan) -> Asked:
    """Return what is asked of this plan, as a page shows it."""
    wished = wished_in(kept)
    subjects = tuple(dict.fromkeys(each.about for each in wished))
    if not wished:
        return Asked((), (), (), ())
    understood = granted(found.workplan, plan, wished)
    if isinstance(understood, NotUnderstood):
        return Asked((), (), said_as(Refused(understood.reasons)), subjects)
    names = {
        new_line(found.workplan, f"{each.about}-{place}"): each.about
        for each in wished
        for place in range(brings(each.wish))
    }
    for each in wished:
        if isinstance(each.wish, Unite):
            names |= dict.fromkeys(map(LineId, each.wish.others), each.about)
    after = apply(plan, understood.operations)
    return replace(asked_between(found, plan, after, names, understood.operations), subjects=subjects)


def asked_between(
    found: Opened, plan: Plan, after: Plan, names: Mapping[LineId, str], operations: Sequence[Operation] = ()
) -> Asked:
    """Return what leads from a plan to the same plan as it is wished.

    ``names`` tell under which name a line is wished for that is not wished for under its own; ``operations`` tell
    which lines are divided, joined or brought back.
    """
    told = redline(plan, after)
    kin = kin_in_words(found, plan, after, operations)
    ways = ways_again(found, operations)
    lines = []
    for each in told.changed:
        about = names.get(each.line, str(each.line))
        lines.append(_line(found, each, about, ways.get(each.line) or _way(found, each, about), kin.get(each.line, ())))
    own = tuple(_cell(found.visit.programme, cell) for cell in told.texts)
    return Asked(tuple(lines), _shifts(found, plan, after), (), (), own)


def kin_in_words(
    found: Opened, plan: Plan, after: Plan, operations: Sequence[Operation]
) -> Mapping[LineId, tuple[str, ...]]:
    """Return in words what became of lines that are split or joined, and from which version others come back."""
    change_set = ChangeSet(ProposalRef(""), 0, PartyCode(""), plan.version_id, tuple(operations))
    kin = kinships(plan, after, [change_set])
    said = {
        line: tuple(f"{label(KINSHIPS, how)} {', '.join(codes)}" for how, codes in each) for line, each in kin.items()
    }
    for line, words in comes_back(operations, found.workplan.versions).items():
        said[line] = (*said.get(line, ()), words)
    return said


def ways_again(found: Opened, operations: Sequence[Operation]) -> Mapping[LineId, str]:
    """Return the addresses of the forms that divide, join or bring back lines, for each line in question."""
    place, ways = (found.visit.programme.code, found.workplan.code), dict[LineId, str]()
    for each in operations:
        match each:
            case Split(line, _, _, parts):
                ways |= dict.fromkeys((line, *(part.id for part in parts)), reverse("split_line", args=[*place, line]))
            case Join(survivor, before):
                lines = [survivor.id, *(line.id for line in before if line.id != survivor.id)]
                asked = urlencode([("line", line) for line in lines])
                ways |= dict.fromkeys(lines, f"{reverse('join_lines', args=place)}?{asked}")
            case Restore(line_back):
                ways[line_back.id] = reverse("restore_line", args=place)
    return ways


def _way(found: Opened, each: LineRedline, about: str) -> str:
    place = (found.visit.programme.code, found.workplan.code)
    if each.kind is LineChange.ADDED:
        return f"{reverse('add_line', args=place)}?{urlencode({'about': about})}"
    return reverse("change_line", args=[*place, about])


def _line(found: Opened, each: LineRedline, about: str, again: str, kin: tuple[str, ...]) -> LineAsked:
    seen = [cell for cell in each.cells if found.sees_all_money or cell.key[0] != "budget"]
    shown = () if each.kind is LineChange.REMOVED else seen
    return LineAsked(
        about=about,
        kind=each.kind,
        code=each.code_before or each.code_after,
        title=each.text.title,
        output=each.text.output,
        is_moved=each.is_moved,
        cells=tuple(_cell(found.visit.programme, cell) for cell in shown if cell.key[0] != "derived_from"),
        again=again,
        kin=kin,
    )


def _cell(programme: Programme, cell: CellChange) -> CellShown:
    if cell.segments:
        language = cell.language if CHANGEABLE[cell.key[0]].kind is Kind.TEXT else ""
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
