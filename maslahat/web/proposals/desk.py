"""The resolution desk: one conflict with all that hangs together with it, every way to settle it and what each does."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.agenda import ConflictGroup, companions, conflict_groups
from maslahat.domain.workplans.agenda_order import conflict_order
from maslahat.domain.workplans.conflicts import (
    WHOLE_LINE,
    Amend,
    ApplyTo,
    Choice,
    Conflict,
    ConflictClass,
    DeleteLine,
    GiveTo,
    Gone,
    KeepStanding,
    TakeOption,
    TakeValue,
)
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.plan import Line
from maslahat.domain.workplans.wording import compared
from maslahat.publishing.changed_cells import cell_name, cell_value
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound, ResolutionFound
from maslahat.web.proposals.collisions import ConflictShown, Showing, Wording
from maslahat.web.proposals.desk_shapes import (
    ChoiceShown,
    ContributionShown,
    DecisionShown,
    DeskShown,
    ValueShown,
    WishShown,
)
from maslahat.web.proposals.differences import LineShown, differences, money_seen_by, said
from maslahat.web.proposals.dividing import allocation_of, parts_in
from maslahat.web.proposals.forms import new_key
from maslahat.web.proposals.measuring import ImpactShown, Measuring
from maslahat.web.proposals.opening import party_name
from maslahat.web.proposals.resolving import (
    AmountShown,
    Way,
    agreed_sets,
    amounts_of,
    as_if_settled,
    as_if_without,
    combined_wording,
    may_divide_edit,
    may_move_edit,
    takes_other_value,
    ways_of,
)
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.words.decisions import DISPOSITIONS
from maslahat.words.labels import ROLES, label

MOST_MEASURED = 12
"""Of how many proposals that break a rule together the contribution is computed; the others are named."""


def groups_of(screen: DraftOnScreen) -> tuple[ConflictGroup, ...]:
    """Return the open conflicts in groups, in the order set by the chair or else as suggested."""
    order = queries.discussion_order(screen.workplan.id)
    turns = conflict_order(screen.consolidation.conflicts, agreed_sets(screen))
    return conflict_groups(turns, order.conflicts if order else ())


def conflict_on(screen: DraftOnScreen, conflict: str) -> Conflict | None:
    """Return an open or settled conflict of the draft by its id, or None."""
    every = (*screen.consolidation.conflicts, *screen.consolidation.settled)
    return next((each for each in every if each.id == conflict), None)


class Desk:
    """Lays one conflict of a draft out for one visitor."""

    def __init__(self, visit: Visit, screen: DraftOnScreen, conflict: Conflict) -> None:
        self.visit = visit
        self.screen = screen
        self.conflict = conflict
        self.sees = money_seen_by(visit, screen.workplan.stage)
        self.showing = Showing(screen, self.sees)
        self.measuring = Measuring(visit, screen)
        self.groups = groups_of(screen)
        self.group = next((each for each in self.groups if conflict.id in each), None)
        self.beside = tuple(turn.conflict for turn in self.group.turns) if self.group else ()
        self.shows_values = conflict.key is None or self.sees(conflict.key)

    def laid_out(self, typed: Mapping[str, str]) -> DeskShown:
        """Return the desk with what was typed into its form."""
        decisions = queries.resolution_history(self.screen.workplan.id, self.conflict.id)
        standing = next((each for each in decisions if each.ended_at is None), None)
        shown = self.showing.one(self.conflict, settled=standing is not None)
        ids = [group.id for group in self.groups]
        place = ids.index(self.group.id) if self.group else -1
        alike = () if standing else companions(self.conflict, self.screen.consolidation.conflicts)
        others = [each for each in self.beside if each not in (self.conflict, *alike)]
        return DeskShown(
            conflict=shown,
            choices=self._choices(shown, standing) if self.shows_values else (),
            contributions=self._contributions(),
            shows_values=self.shows_values,
            takes_value=takes_other_value(self.conflict) and self.shows_values,
            combined=self._combined() if self.shows_values else None,
            amounts=self._amounts(typed),
            targets=self._targets(),
            parts=tuple((str(line.id), localized(line.title)) for line in self._parts),
            alike=tuple(each.cell for each in self.showing.all(alike)),
            others=self.showing.all(once_each(others)),
            standing=self._decision(standing) if standing else None,
            former=tuple(self._decision(each) for each in decisions if each.ended_at is not None),
            before=ids[place - 1] if place > 0 else "",
            after=ids[place + 1] if 0 <= place < len(ids) - 1 else "",
            place=place + 1,
            count=len(ids),
            key=new_key(),
        )

    def _combined(self) -> ValueShown | None:
        """Return the wording that has every side's change, marked against what stands (K14), or None."""
        words, key = combined_wording(self.screen, self.conflict), self.conflict.key or ("",)
        if not words:
            return None
        language = key[-1].partition(":")[2] if key[0] == "indicators" else key[-1]
        return ValueShown(language, compared(str(self.conflict.standing or ""), words))

    def said(self, choice: Choice) -> str:
        """Return a choice in words."""
        match choice:
            case TakeOption(ref):
                return gettext("as proposed in %(proposal)s") % {"proposal": ref}
            case KeepStanding():
                return gettext("as the tabled draft has it")
            case DeleteLine():
                return gettext("the line goes")
            case TakeValue(value):
                words = said(cell_value(self.showing.names, self.conflict.key or ("",), value))
                return gettext("another value: %(value)s") % {"value": words if self.shows_values else "…"}
            case GiveTo(lines):
                return gettext("the change goes to: %(lines)s") % {"lines": self._named(lines)}
            case ApplyTo(line):
                return gettext("the change is made to this line instead: %(lines)s") % {"lines": self._named((line,))}
            case Amend(cells):
                return gettext("amended amounts: %(amounts)s") % {"amounts": "; ".join(self._amended(cells))}

    def _named(self, lines: Sequence[LineId]) -> str:
        titles = {line.id: line.title for line in (*self.screen.consolidation.plan.lines, *parts_in(self.conflict))}
        return "; ".join(localized(titles[line]) if line in titles else line for line in lines)

    def _amended(self, cells: Iterable[tuple[object, tuple[str, ...], object]]) -> Iterable[str]:
        codes = self.screen.consolidation.plan.printed_codes
        for line, key, value in cells:
            if self.sees(key):
                name, words = cell_name(self.showing.names, key), cell_value(self.showing.names, key, value)  # type: ignore[arg-type]
                yield f"{codes.get(line, '')} {said(name)}: {said(words)}"  # type: ignore[call-overload]

    def _choices(self, shown: ConflictShown, standing: ResolutionFound | None) -> tuple[ChoiceShown, ...]:
        wanted = {option.choice: option.words for option in shown.options} | {"keep": shown.standing}
        return tuple(
            self._choice(way, wanted.get(way.code, ()), shown.standing, standing) for way in ways_of(self.conflict)
        )

    def _choice(self, way: Way, words: Wording, stands: Wording, standing: ResolutionFound | None) -> ChoiceShown:
        after = as_if_settled(self.screen, self.conflict, way.choice)
        throughout = any(ref in after.held for ref in self.conflict.proposals) and len(self.beside) > 1
        if throughout:
            after = as_if_settled(self.screen, self.conflict, way.choice, self.beside)
        option = next((each for each in self.conflict.options if set(way.refs) & set(each.proposals)), None)
        allocation = allocation_of(option.wanted, self.showing.names, self.sees) if option else None
        return ChoiceShown(
            code=way.code,
            heading=self._heading(way),
            values=() if allocation else self._values(way, words, stands),
            allocation=allocation,
            wishes=tuple(self._wish(ref) for ref in way.refs if ref in self.showing.by_ref),
            changes=self._changes(after),
            impact=self.measuring.of(after, self.conflict.proposals),
            throughout=throughout,
            is_chosen=standing is not None and self._is(standing.choice, way),
        )

    def _heading(self, way: Way) -> str:
        """Return what a way is called where it is not called by the parties that want it."""
        match way.choice:
            case KeepStanding() if may_divide_edit(self.conflict):
                return gettext("The division stands, the change falls")
            case KeepStanding():
                return gettext("As the tabled draft has it")
            case DeleteLine():
                is_joined = any(each.wanted is Gone.JOINED for each in self.conflict.options)
                return gettext("The line is joined to another") if is_joined else gettext("The line goes")
            case GiveTo(lines):
                return gettext("The division stands; the change goes to: %(lines)s") % {"lines": self._named(lines)}
            case ApplyTo(line):
                return gettext("The line goes; the change is made to: %(lines)s") % {"lines": self._named((line,))}
        return gettext("The line stays, changed") if self._is_of_whole_line else ""

    def _values(self, way: Way, words: Wording, stands: Wording) -> tuple[ValueShown, ...]:
        if self._is_of_whole_line or self.conflict.key == WHOLE_LINE:
            return self._title(way)
        return _marked(words, stands, way.code == "keep")

    def _targets(self) -> tuple[tuple[str, str], ...]:
        if not may_move_edit(self.conflict):
            return ()
        plan = self.screen.consolidation.plan
        lines = (line for line in plan.lines if line.id != self.conflict.line)
        return tuple((str(line.id), f"{plan.printed_codes[line.id]} {localized(line.title)}") for line in lines)

    @property
    def _parts(self) -> tuple[Line, ...]:
        return parts_in(self.conflict) if may_divide_edit(self.conflict) else ()

    @property
    def _is_of_whole_line(self) -> bool:
        return self.conflict.kind is ConflictClass.K3_EDIT_VERSUS_DELETE

    def _title(self, way: Way) -> tuple[ValueShown, ...]:
        """Return the title of the line as it stands, struck out where the line goes; where it changes, see there."""
        line, base = self.conflict.line, self.showing.base
        if line is None or line not in base or way.code.startswith("take:"):
            return ()
        texts = base.line(line).title.texts
        return tuple(
            ValueShown(each, compared(text := texts.get(each, ""), "" if way.code == "delete" else text))
            for each in self.screen.programme.languages
        )

    def _is(self, choice: Choice, way: Way) -> bool:
        return choice == way.choice or (isinstance(choice, TakeOption) and choice.proposal in way.refs)

    def _changes(self, after: Consolidation) -> tuple[LineShown, ...]:
        """Return what becomes of the line, where a single value does not tell it (K3, whole lines)."""
        if not self._is_of_whole_line:
            return ()
        found = differences(self.visit, self.screen.workplan.stage, self.showing.base, after.plan)
        return tuple(each for each in found.lines if each.id == self.conflict.line and not each.is_gone)

    def _wish(self, ref: str) -> WishShown:
        found: ProposalFound = self.showing.by_ref[ref]
        behind = dict.fromkeys(each.party for each in found.supports if each.party != found.party)
        latest = {(each.office.texts.get("en", ""), each.role): each for each in found.advice}
        return WishShown(
            ref=found.ref,
            headline=found.headline,
            party=party_name(self.screen.programme, found.party),
            supporters=tuple(party_name(self.screen.programme, each) for each in behind),
            rationale=found.rationale,
            advice=tuple(
                (label(ROLES, each.role), label(DISPOSITIONS, each.advice), each.note) for each in latest.values()
            ),
        )

    def _contributions(self) -> tuple[ContributionShown, ...]:
        if self.conflict.options:
            return ()
        refs = [ref for ref in self.conflict.proposals if ref in self.showing.by_ref]
        measures = self.conflict.kind is ConflictClass.K10_RULE_BROKEN
        return tuple(
            ContributionShown(self._wish(ref), self._contribution(ref) if measures and n < MOST_MEASURED else None)
            for n, ref in enumerate(refs)
        )

    def _contribution(self, ref: str) -> ImpactShown:
        return self.measuring.of(self.screen.consolidation, before=as_if_without(self.screen, ref))

    def _amounts(self, typed: Mapping[str, str]) -> tuple[AmountShown, ...]:
        return tuple(
            AmountShown(each.name, each.line, each.key, each.label, typed.get(each.name, each.value))
            for each in amounts_of(self.screen, self.conflict)
            if self.sees(each.key)
        )

    def _decision(self, found: ResolutionFound) -> DecisionShown:
        return DecisionShown(
            found.number,
            self.said(found.choice),
            found.reason,
            label(ROLES, found.role),
            found.resolved_at,
            found.ended_at,
            found.ended_reason,
            label(ROLES, found.ended_role) if found.ended_role else "",
        )


def once_each(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return conflicts without those over the same text in another language that one decision settles as well."""
    found: list[Conflict] = []
    for each in conflicts:
        if not companions(each, found):
            found.append(each)
    return tuple(found)


def may_settle(visit: Visit, screen: DraftOnScreen) -> bool:
    """Tell whether the visitor may decide on conflicts now."""
    return visit.may(Deed.CONFLICT_RESOLVE, screen.workplan.stage)


def _marked(words: Wording, stands: Wording, is_standing: bool) -> tuple[ValueShown, ...]:
    before = dict(stands)
    return tuple(
        ValueShown(language, compared(text if is_standing else before.get(language, ""), text))
        for language, text in words
    )
