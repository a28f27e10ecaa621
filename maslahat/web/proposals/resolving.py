"""Settling a conflict: the choices that suit it, the draft that each would make, and the choice that a form sends."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from maslahat.actions.drafts import DraftOnScreen, translations_on
from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.shared.texts import TextRefused, clean
from maslahat.domain.workplans.agenda import companions
from maslahat.domain.workplans.conflicts import (
    Amend,
    ApplyTo,
    Choice,
    Conflict,
    ConflictClass,
    DeleteLine,
    GiveTo,
    Gone,
    KeepStanding,
    Parts,
    Resolution,
    TakeOption,
    TakeValue,
)
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.fields import FIELDS, CellKey, Kind, Value, ValueRefused, spelled
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.overlap import overlap_of
from maslahat.domain.workplans.proposals import TAKES_EFFECT, ProposalState
from maslahat.domain.workplans.rulings import suits
from maslahat.domain.workplans.translations import laid_over
from maslahat.publishing.changed_cells import cell_name
from maslahat.publishing.gathering import names_in
from maslahat.stores.workplans import queries
from maslahat.web.proposals.differences import said

MOST_AMENDS = 200
LONGEST_VALUE = 5000
LONGEST_ID = 36


@dataclass(frozen=True, slots=True)
class Way:
    """One ready-made way to settle a conflict: ``code`` is sent, ``refs`` are the proposals whose option it is."""

    code: str
    choice: Choice
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmountShown:
    """A cell of the draft that may be set so that the rule is kept; ``name`` is that of the field."""

    name: str
    line: str
    key: CellKey
    label: str
    value: str


class BadChoice(ValueError):
    """What was sent is no way to settle this conflict; the message says which value could not be read."""


def ways_of(conflict: Conflict) -> tuple[Way, ...]:
    """Return every ready-made way to settle the conflict, what stands first."""
    found = [Way("keep", KeepStanding(), ())] if suits(conflict, KeepStanding()) else []
    for option in conflict.options:
        if suits(conflict, DeleteLine()) and option.wanted in (Gone.DELETED, Gone.JOINED):
            found.append(Way("delete", DeleteLine(), option.proposals))
        elif option.proposals and suits(conflict, choice := TakeOption(option.proposals[0])):
            found.append(Way(f"take:{option.proposals[0]}", choice, option.proposals))
    return (*found, *_proposed(conflict))


def _proposed(conflict: Conflict) -> Iterator[Way]:
    """Yield the way that we propose for an edit to a line that is divided or goes (K5, K3), if there is one."""
    editing = tuple(
        ref
        for option in conflict.options
        if not isinstance(option.wanted, Parts) and option.wanted not in (Gone.DELETED, Gone.JOINED)
        for ref in option.proposals
    )
    if conflict.proposed and suits(conflict, given := GiveTo(conflict.proposed)):
        yield Way(f"give:{','.join(conflict.proposed)}", given, editing)
    for line in conflict.proposed:
        if suits(conflict, applied := ApplyTo(line)):
            yield Way(f"apply:{line}", applied, editing)


def may_move_edit(conflict: Conflict) -> bool:
    """Tell whether the edit to a line that goes may be made to a line of one's choice instead (K3)."""
    return suits(conflict, ApplyTo(conflict.line or LineId("")))


def may_divide_edit(conflict: Conflict) -> bool:
    """Tell whether one may say which parts of a divided line receive an edit (K5)."""
    return conflict.kind is ConflictClass.K5_EDIT_VERSUS_SPLIT


def takes_other_value(conflict: Conflict) -> bool:
    """Tell whether a value that nobody proposed may be written for the cell."""
    return suits(conflict, TakeValue(None)) and conflict.key is not None and not conflict.key[-1].startswith("@")


def combined_wording(screen: DraftOnScreen, conflict: Conflict) -> str:
    """Return the wording that has every side's change, if sides changed other words and few enough of them (K14)."""
    overlap = overlap_of(conflict, screen.rules.most_combined)
    return overlap.combined if overlap else ""


def choice_fits_companions(choice: Choice) -> bool:
    """Tell whether a choice for one language of a text is meant for the others too: a side's words, or what stands."""
    return isinstance(choice, TakeOption | KeepStanding)


def agreed_sets(screen: DraftOnScreen, without: str = "") -> list[ChangeSet]:
    """Return the change sets in effect, less that of one proposal if it is named."""
    return [
        each.effective for each in screen.proposals if ProposalState(each.state) in TAKES_EFFECT and each.ref != without
    ]


def as_if_settled(
    screen: DraftOnScreen, conflict: Conflict, choice: Choice, beside: Iterable[Conflict] = ()
) -> Consolidation:
    """Return the draft as it would be with this decision, in place of any that stands, on the conflict and on its
    companions in other languages (see ``agenda.companions``); and if those ``beside`` it went the same way, where the
    same side or the same rest is among their options."""
    base = queries.plan(screen.workplan.base.version_id)
    alike = companions(conflict, screen.consolidation.conflicts)
    wanted = {each.id: choice for each in (conflict, *alike)}
    for other in beside:
        if other.id not in wanted and (same := _same_way(other, choice)) is not None:
            wanted[other.id] = same
    decided = [each.resolution for each in screen.resolutions if each.conflict not in wanted]
    decided += [Resolution(name, wanted[name]) for name in sorted(wanted)]
    return _with_translations(screen, consolidate(base, agreed_sets(screen), decided, screen.rules))


def _same_way(conflict: Conflict, choice: Choice) -> Choice | None:
    """Return the choice by which the same side has its way in another conflict, or None if it is no side there."""
    if isinstance(choice, KeepStanding):
        return choice if suits(conflict, choice) else None
    if not isinstance(choice, TakeOption):
        return None
    option = next((each for each in conflict.options if choice.proposal in each.proposals), None)
    if option is None:
        return None
    same = DeleteLine() if option.wanted is Gone.DELETED else choice
    return same if suits(conflict, same) else None


def as_if_without(screen: DraftOnScreen, ref: str) -> Consolidation:
    """Return the draft as it would be if this proposal had not been agreed."""
    base = queries.plan(screen.workplan.base.version_id)
    decided = [each.resolution for each in screen.resolutions]
    return _with_translations(screen, consolidate(base, agreed_sets(screen, without=ref), decided, screen.rules))


def _with_translations(screen: DraftOnScreen, draft: Consolidation) -> Consolidation:
    return laid_over(draft, translations_on(screen.workplan))


def amounts_of(screen: DraftOnScreen, conflict: Conflict) -> tuple[AmountShown, ...]:
    """Return the cells that may be amended to keep a broken rule (K10): those of the lines that contribute to it."""
    if conflict.kind is not ConflictClass.K10_RULE_BROKEN:
        return ()
    draft, names = screen.consolidation, names_in(screen.programme)
    touched = {line for (line, _), refs in draft.origin.items() if set(refs) & set(conflict.proposals)}
    touched |= {line for (line, _), settled in draft.decided.items() if settled == conflict.id}
    cells = [
        (line, key)
        for line in draft.plan.lines
        if line.id in touched or line.id == conflict.line
        for key in sorted(line.cells)
        if _may_mend(screen, conflict, line.output, key)
    ]
    return tuple(
        AmountShown(
            f"amend-{place}",
            str(line.id),
            key,
            f"{draft.plan.printed_codes[line.id]}: {said(cell_name(names, key))}",
            str(spelled(line.cells[key])),
        )
        for place, (line, key) in enumerate(cells[:MOST_AMENDS])
    )


def _may_mend(screen: DraftOnScreen, conflict: Conflict, output: str, key: CellKey) -> bool:
    match conflict.rule:
        case "pillar_ceiling":
            return key[0] == "budget" and screen.programme.pillar_of.get(output) == conflict.subject
        case "donor_ceiling":
            return key[:2] == ("budget", conflict.subject)
        case "shares_not_100":
            return key[0] == "shares"
    return not follows_text(key) and FIELDS[key[0]].kind is not Kind.SET


def read_choice(screen: DraftOnScreen, conflict: Conflict, sent: Mapping[str, str]) -> Choice:
    """Return the choice that a form makes; raise BadChoice if it makes none or a value cannot be read."""
    code = sent.get("choice", "")
    kind, _, ref = code.partition(":")
    match kind:
        case "take" if ref in conflict.proposals:
            return TakeOption(ProposalRef(ref))
        case "keep":
            return KeepStanding()
        case "delete":
            return DeleteLine()
        case "combined" | "value" if takes_other_value(conflict) and conflict.key is not None:
            return _other_value(screen, conflict, conflict.key, sent.get("value", "") if kind == "value" else None)
        case "apply" | "give":
            return _carried(conflict, kind, ref, sent)
        case "amend":
            return _amend(screen, conflict, sent)
    raise BadChoice("")


def _other_value(screen: DraftOnScreen, conflict: Conflict, key: CellKey, written: str | None) -> TakeValue:
    """Return a value that no side proposed: as written, or else the wording that combines both sides' words (K14)."""
    if written is not None:
        return TakeValue(_value(key, written))
    if combined := combined_wording(screen, conflict):
        return TakeValue(combined)
    raise BadChoice("")


def _carried(conflict: Conflict, kind: str, told: str, sent: Mapping[str, str]) -> Choice:
    """Return where an edit goes: as the choice itself names it, else as ticked or picked beside it."""
    if kind == "apply":
        choice: Choice = ApplyTo(LineId((told or sent.get("target", ""))[:LONGEST_ID]))
    else:
        ticked = [value for name, value in sorted(sent.items()) if name.startswith("part-")]
        choice = GiveTo(tuple(LineId(each[:LONGEST_ID]) for each in (told.split(",") if told else ticked)))
    if not suits(conflict, choice):
        raise BadChoice("")
    return choice


def _amend(screen: DraftOnScreen, conflict: Conflict, sent: Mapping[str, str]) -> Amend:
    cells = tuple(
        (LineId(each.line), each.key, _value(each.key, sent[each.name]))
        for each in amounts_of(screen, conflict)
        if each.name in sent and sent[each.name].strip() != each.value
    )
    if not cells:
        raise BadChoice("")
    return Amend(cells)


def _value(key: CellKey, raw: str) -> Value | None:
    raw = raw.strip()
    if len(raw) > LONGEST_VALUE:
        raise BadChoice(f"{raw[:40]}…")
    if not raw:
        return None
    try:
        field = FIELDS[key[0]]
        if field.kind is Kind.TEXT:
            return clean(raw)
        return True if field.kind is Kind.SET else field.read(raw)
    except (ValueRefused, TextRefused) as fault:
        raise BadChoice(raw[:80]) from fault
