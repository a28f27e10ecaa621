"""Conflicts as pages show them: what stands in the draft, what each side wants in every language, who wants it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import created
from maslahat.domain.workplans.conflicts import (
    WHOLE_LINE,
    Conflict,
    ConflictClass,
    DeleteLine,
    Gone,
    Joined,
    KeepStanding,
    Option,
    Parts,
    TakeOption,
    TakeValue,
    Wanted,
)
from maslahat.domain.workplans.fields import FIELDS, CellKey, Kind
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.operations import Write
from maslahat.domain.workplans.placement import Place
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.rules import Rule
from maslahat.publishing.changed_cells import cell_name, cell_value
from maslahat.publishing.gathering import names_in
from maslahat.publishing.phrases import LANGUAGES
from maslahat.publishing.view import Names
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound, ResolutionFound
from maslahat.web.proposals.differences import SeesCell, said
from maslahat.web.proposals.opening import party_name
from maslahat.web.templatetags.figures import figure_in_words
from maslahat.web.templatetags.texts import localized
from maslahat.words.decisions import CONFLICTS
from maslahat.words.labels import label
from maslahat.words.refusals import sentence

_FATES: Mapping[Gone, Promise] = {
    Gone.DELETED: gettext_lazy("the line goes"),
    Gone.JOINED: gettext_lazy("the line is joined to another"),
    Gone.KEPT: gettext_lazy("the line stays, changed"),
}

Wording = tuple[tuple[str, str], ...]
"""What somebody wants in words: (language, text) each, one pair with the language "" where all say the same."""


_ANY_MONEY: CellKey = ("budget", "")
"""Stands for the money of all: who sees that of one donor alone does not see it."""


@dataclass(frozen=True, slots=True)
class OptionShown:
    """One side of a conflict: its words, the proposals that want it with their parties, and how to choose it."""

    words: Wording
    proposals: tuple[tuple[str, LocalizedText], ...]
    choice: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ConflictShown:
    """A conflict side by side. ``line`` is empty for a rule over several lines; ``rule`` says which one is broken."""

    id: str
    kind: str
    kind_label: str
    line: str
    code: str
    title: LocalizedText
    cell: str
    standing: Wording
    options: tuple[OptionShown, ...]
    proposals: tuple[tuple[str, LocalizedText], ...]
    rule: str
    is_settled: bool
    keeps_standing: bool = False
    reason: LocalizedText = field(default_factory=LocalizedText)
    other: str = ""
    resolved_at: datetime | None = None


class Showing:
    """Puts conflicts of one draft into words; reads the base and the newest text once."""

    def __init__(self, screen: DraftOnScreen, sees: SeesCell) -> None:
        self.screen = screen
        self.sees = sees
        self.names: Names = names_in(screen.programme)
        self.base: Plan = queries.plan(screen.workplan.base.version_id)
        self.by_ref: Mapping[str, ProposalFound] = {each.ref: each for each in screen.proposals}
        self.decided: Mapping[str, ResolutionFound] = {each.conflict: each for each in screen.resolutions}

    def all(self, found: Iterable[Conflict], *, settled: bool = False) -> tuple[ConflictShown, ...]:
        """Return these conflicts in words."""
        return tuple(self.one(each, settled=settled) for each in found)

    def one(self, conflict: Conflict, *, settled: bool = False) -> ConflictShown:
        """Return one conflict in words."""
        decision = self.decided.get(conflict.id) if settled else None
        plan = self.screen.consolidation.plan
        where = next((each for each in (plan, self.base) if conflict.line and conflict.line in each), None)
        line = where.line(conflict.line) if where and conflict.line else self._inserted(conflict)
        is_hidden = conflict.key is not None and not self.sees(conflict.key)
        return ConflictShown(
            id=conflict.id,
            kind=conflict.kind.value,
            kind_label=label(CONFLICTS, conflict.kind),
            line=str(conflict.line) if where else "",
            code=where.printed_codes[conflict.line] if where and conflict.line else "",
            title=line.title if line else LocalizedText(),
            cell=self._cell(conflict.key),
            standing=() if is_hidden else self._standing(conflict),
            options=() if is_hidden else tuple(self._option(conflict, each, decision) for each in conflict.options),
            proposals=self._named(conflict.proposals),
            rule=self._rule(conflict),
            is_settled=settled,
            keeps_standing=isinstance(decision.choice, KeepStanding) if decision else False,
            reason=decision.reason if decision else LocalizedText(),
            other="" if is_hidden else self._other(conflict, decision),
            resolved_at=decision.resolved_at if decision else None,
        )

    def _named(self, refs: Iterable[str]) -> tuple[tuple[str, LocalizedText], ...]:
        return tuple(
            (ref, party_name(self.screen.programme, self.by_ref[ref].party)) for ref in refs if ref in self.by_ref
        )

    def _inserted(self, conflict: Conflict) -> Line | None:
        operations = (
            operation
            for ref in conflict.proposals
            if ref in self.by_ref
            for operation in self.by_ref[ref].effective.operations
        )
        added = (line for each in operations for line in created(each) if line.id == conflict.line)
        return next(added, None)

    def _cell(self, key: CellKey | None) -> str:
        return said(cell_name(self.names, key)) if key and key[0] in FIELDS and not key[-1].startswith("@") else ""

    def _rule(self, conflict: Conflict) -> str:
        is_of_money = conflict.rule in (Rule.PILLAR_CEILING, Rule.DONOR_CEILING, Rule.NEGATIVE)
        if conflict.kind is not ConflictClass.K10_RULE_BROKEN or (is_of_money and not self.sees(_ANY_MONEY)):
            return ""
        plan, line = self.screen.consolidation.plan, conflict.line
        facts = {
            "line": plan.printed_codes[line] if line and line in plan else "",
            "subject": conflict.subject,
            "found": figure_in_words(conflict.found),
            "limit": figure_in_words(conflict.limit),
        }
        return sentence(f"rule_{conflict.rule}", facts)["words"]

    def _option(self, conflict: Conflict, option: Option, decision: ResolutionFound | None) -> OptionShown:
        goes = option.wanted is Gone.DELETED
        take = f"take:{option.proposals[0]}" if option.proposals else ""
        return OptionShown(
            words=self._wanted(conflict, option.wanted, option.proposals),
            proposals=self._named(option.proposals),
            choice="delete" if goes else take,
            chosen=decision is not None and _is_chosen(decision, option),
        )

    def _standing(self, conflict: Conflict) -> Wording:
        if conflict.key in (None, WHOLE_LINE) and conflict.standing is None:
            return ()
        return self._wanted(conflict, conflict.standing, ())

    def _other(self, conflict: Conflict, decision: ResolutionFound | None) -> str:
        if decision is None or not isinstance(decision.choice, TakeValue) or conflict.key is None:
            return ""
        return said(cell_value(self.names, conflict.key, decision.choice.value))

    def _wanted(self, conflict: Conflict, wanted: Wanted, refs: tuple[str, ...]) -> Wording:
        match wanted:
            case Line():
                return tuple(sorted(wanted.title.texts.items()))
            case Place(output, after):
                plan = self.base
                before = plan.printed_codes[after] if after and after in plan else ""
                told = {"output": output, "line": before}
                spot = gettext("%(output)s, after %(line)s") if before else gettext("%(output)s, as the first")
                return (("", spot % told),)
            case Gone():
                stays = str(_FATES[wanted]) if refs or wanted is not Gone.KEPT else gettext("the line stays as it is")
                return (("", stays),)
            case Parts(lines):
                return self._lines(gettext("the line is divided into: %(lines)s"), lines)
            case Joined(survivor):
                return self._lines(gettext("the lines are joined into: %(lines)s"), (survivor,))
        return self._value(conflict, wanted, refs)

    def _lines(self, form: str, lines: tuple[Line, ...]) -> Wording:
        parts = (f"{localized(line.title)}{self._money(line)}" for line in lines)
        return (("", form % {"lines": "; ".join(parts)}),)

    def _money(self, line: Line) -> str:
        amounts = [
            f"{said(cell_name(self.names, key))} {said(cell_value(self.names, key, line.cells[key]))}"
            for key in sorted(line.cells)
            if key[0] == "budget" and self.sees(key)
        ]
        return f" ({', '.join(amounts)})" if amounts else ""

    def _value(self, conflict: Conflict, wanted: object, refs: tuple[str, ...]) -> Wording:
        key = conflict.key or ("",)
        if key[0] in FIELDS and FIELDS[key[0]].kind is Kind.TEXT:
            return self._texts(conflict, key, str(wanted or ""), refs)
        if key[0] not in FIELDS or key[-1].startswith("@"):
            return (("", str(wanted or "–")),)
        pair = cell_value(self.names, key, wanted)  # type: ignore[arg-type]
        return (("", pair[0]),) if pair[0] == pair[1] else tuple(zip(LANGUAGES, pair, strict=True))

    def _texts(self, conflict: Conflict, key: CellKey, wanted: str, refs: tuple[str, ...]) -> Wording:
        standing = (
            self.base.line(conflict.line).text(key[0]).texts if conflict.line and conflict.line in self.base else {}
        )
        texts = dict(standing) | {key[1]: wanted}
        for operation in (each for ref in refs[:1] for each in self.by_ref[ref].effective.operations):
            if not isinstance(operation, Write) or operation.line != conflict.line or operation.key[0] != key[0]:
                continue
            if not follows_text(operation.key):
                texts[operation.key[1]] = str(operation.after or "")
        return tuple((language, texts.get(language, "")) for language in self.screen.programme.languages)


def _is_chosen(decision: ResolutionFound, option: Option) -> bool:
    match decision.choice:
        case TakeOption(ref):
            return ref in option.proposals
        case DeleteLine():
            return option.wanted is Gone.DELETED
        case TakeValue(value):
            return option.wanted == value
    return False
