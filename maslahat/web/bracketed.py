"""Square brackets on the page of a line: what stands in the draft, and beside it all else that is wanted, by whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.brackets import Bracket, brackets
from maslahat.domain.workplans.conflicts import PLACE, Gone, Joined, Parts, Wanted
from maslahat.domain.workplans.placement import Place
from maslahat.domain.workplans.plan import Line
from maslahat.domain.workplans.proposals import IN_BRACKETS
from maslahat.publishing.changed_cells import cell_name, cell_value
from maslahat.publishing.gathering import names_in
from maslahat.publishing.phrases import LANGUAGES, Pair
from maslahat.publishing.view import Names
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.templatetags.texts import localized, reading_language
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class OptionShown:
    """One other wish in words, and the references of the proposals that have it."""

    words: str
    proposals: tuple[ProposalRef, ...]


@dataclass(frozen=True, slots=True)
class BracketShown:
    """One place in brackets: what it is called, what stands there, and the other wishes."""

    name: str
    standing: str
    options: tuple[OptionShown, ...]


def brackets_of(visit: Visit, screen: DraftOnScreen, line: LineId) -> tuple[BracketShown, ...]:
    """Return what stands in brackets on this line of the newest draft, as far as the visitor may see it."""
    if not visit.may(Deed.PROPOSAL_READ, screen.workplan.stage):
        return ()
    waiting = [each.effective for each in _waiting(screen)]
    touched = [each for each in waiting if any(getattr(one, "line", "") == line for one in each.operations)]
    if not touched:
        return ()
    names = names_in(screen.programme)
    found = [each for each in brackets(screen.consolidation.plan, touched) if each.line == line]
    return tuple(_shown(names, each) for each in found if _may_see(visit, screen, each))


def _waiting(screen: DraftOnScreen) -> Iterator[ProposalFound]:
    for each in screen.proposals:
        if each.state in IN_BRACKETS or each.ref in screen.consolidation.held:
            yield each


def _may_see(visit: Visit, screen: DraftOnScreen, bracket: Bracket) -> bool:
    if bracket.key[0] != "budget":
        return True
    return visit.may(Deed.FUNDING_READ, screen.workplan.stage, own=bracket.key[1] == visit.actor.party)


def _shown(names: Names, bracket: Bracket) -> BracketShown:
    is_cell = not bracket.key[0].startswith("@")
    name = _said(cell_name(names, bracket.key)) if is_cell else ""
    if not is_cell:
        name = gettext("Place of the line") if bracket.key == PLACE else gettext("The line as a whole")
    options = tuple(OptionShown(_words(names, bracket, each.wanted), each.proposals) for each in bracket.options)
    return BracketShown(name, _words(names, bracket, bracket.standing), options)


def _words(names: Names, bracket: Bracket, wanted: Wanted) -> str:
    match wanted:
        case Gone():
            return gettext("the line stays") if wanted is Gone.KEPT else gettext("the line is taken out")
        case Place(output):
            return gettext("under output %(output)s") % {"output": output}
        case Line():
            return localized(wanted.title)
        case Parts():
            return gettext("the line is split")
        case Joined():
            return gettext("lines are joined")
        case _:
            return _said(cell_value(names, bracket.key, wanted))


def _said(pair: Pair) -> str:
    return pair[LANGUAGES.index(reading_language())]
