"""Settling a conflict: the choices that suit it as form fields, what each does to the totals, and the choice sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import TextRefused, clean
from maslahat.domain.workplans.conflicts import (
    Amend,
    Choice,
    Conflict,
    ConflictClass,
    DeleteLine,
    KeepStanding,
    Resolution,
    TakeOption,
    TakeValue,
)
from maslahat.domain.workplans.fields import FIELDS, CellKey, Kind, Value, ValueRefused, spelled
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.proposals import TAKES_EFFECT, ProposalState
from maslahat.domain.workplans.rulings import suits
from maslahat.domain.workplans.totals import effect
from maslahat.publishing.changed_cells import cell_name
from maslahat.publishing.gathering import names_in
from maslahat.stores.workplans import queries
from maslahat.web.proposals.differences import FigureShown, figures, said

MOST_AMENDS = 200
LONGEST_VALUE = 5000


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """One way to settle a conflict: ``code`` is sent, ``refs`` name whose option it is, ``figures`` what it does."""

    code: str
    refs: tuple[str, ...]
    figures: tuple[FigureShown, ...]


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


def choices_for(screen: DraftOnScreen, conflict: Conflict) -> tuple[ChoiceShown, ...]:
    """Return every ready-made way to settle the conflict with its effect on the draft's totals."""
    found: list[tuple[str, Choice, tuple[str, ...]]] = []
    for option in conflict.options:
        if suits(conflict, DeleteLine()) and str(option.wanted) == "deleted":
            found.append(("delete", DeleteLine(), option.proposals))
        elif option.proposals and suits(conflict, choice := TakeOption(option.proposals[0])):
            found.append((f"take:{option.proposals[0]}", choice, option.proposals))
    if suits(conflict, KeepStanding()):
        found.append(("keep", KeepStanding(), ()))
    return tuple(ChoiceShown(code, refs, _effect(screen, conflict, choice)) for code, choice, refs in found)


def takes_other_value(conflict: Conflict) -> bool:
    """Tell whether a value that nobody proposed may be written for the cell."""
    return suits(conflict, TakeValue(None)) and conflict.key is not None and not conflict.key[-1].startswith("@")


def amounts_of(screen: DraftOnScreen, conflict: Conflict) -> tuple[AmountShown, ...]:
    """Return the cells that may be amended to keep a broken rule (K10): those of the lines that contribute to it."""
    if conflict.kind is not ConflictClass.K10_RULE_BROKEN:
        return ()
    draft, names = screen.consolidation, names_in(screen.programme)
    touched = {line for (line, _), refs in draft.origin.items() if set(refs) & set(conflict.proposals)}
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


def _effect(screen: DraftOnScreen, conflict: Conflict, choice: Choice) -> tuple[FigureShown, ...]:
    base = queries.plan(screen.workplan.base.version_id)
    agreed = [each.effective for each in screen.proposals if ProposalState(each.state) in TAKES_EFFECT]
    decided = [*(each.resolution for each in screen.resolutions), Resolution(conflict.id, choice)]
    after = consolidate(base, agreed, decided, screen.rules).plan
    return figures(screen.programme, effect(screen.consolidation.plan, after, screen.programme.pillar_of))


def read_choice(screen: DraftOnScreen, conflict: Conflict, sent: Mapping[str, str]) -> Choice:
    """Return the choice that a form makes; raise BadChoice if it makes none or a value cannot be read."""
    code = sent.get("choice", "")
    kind, _, ref = code.partition(":")
    match kind:
        case "take":
            known = (name for name in conflict.proposals if name == ref)
            if (found := next(known, None)) is not None:
                return TakeOption(found)
        case "keep":
            return KeepStanding()
        case "delete":
            return DeleteLine()
        case "value" if takes_other_value(conflict) and conflict.key is not None:
            return TakeValue(_value(conflict.key, sent.get("value", "")))
        case "amend":
            return _amend(screen, conflict, sent)
    raise BadChoice("")


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
