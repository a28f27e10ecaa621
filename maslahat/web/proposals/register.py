"""The register of proposals: which there are, whose, on whose support, how they stand and why; filters in the URL."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.rights import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import created, subjects
from maslahat.domain.workplans.operations import Move
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.proposals.opening import open_draft, party_name, show_plan
from maslahat.words.decisions import DISPOSITIONS
from maslahat.words.labels import PROPOSAL_STATES, label

LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class RowShown:
    """One proposal of the register; ``supporters`` stand behind it beside its author, ``waits`` tells of conflicts."""

    ref: str
    headline: LocalizedText
    party: LocalizedText
    supporters: tuple[LocalizedText, ...]
    state: str
    state_label: str
    is_comment: bool
    disposition: str
    reason: LocalizedText
    merged_into: str
    conflicts: int


@dataclass(frozen=True, slots=True)
class Sought:
    """What the address asks for; anything unknown finds nothing rather than everything."""

    state: str
    party: str
    pillar: str
    text: str

    @property
    def is_anything(self) -> bool:
        return any((self.state, self.party, self.pillar, self.text))


@require_safe
def proposals(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show the proposals on a plan, all or those that ``?state=&party=&pillar=&text=`` asks for."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    sought = Sought(
        *(request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST_SEARCH] for name in Sought.__slots__)
    )
    base = queries.plan(screen.workplan.base.version_id)
    found = [each for each in screen.proposals if _matches(screen.programme, base, each, sought)]
    return show_plan(
        request,
        "proposals/list.html",
        visit,
        screen.workplan,
        page="proposals",
        rows=[_row(screen, each) for each in found],
        all=len(screen.proposals),
        sought=sought,
        counts=_counts(screen.proposals),
        states=_states(screen.proposals),
        parties=[(code, party_name(screen.programme, code)) for code in sorted({p.party for p in screen.proposals})],
        open_conflicts=len(screen.consolidation.conflicts),
    )


def touched_pillars(programme: Programme, base: Plan, proposal: ProposalFound) -> frozenset[str]:
    """Return the codes of the pillars whose lines a proposal changes, or where it puts lines."""
    outputs: set[str] = set()
    for operation in proposal.change_set.operations:
        outputs.update(line.output for line in created(operation))
        outputs.update(base.line(line).output for line in subjects(operation) if line in base)
        if isinstance(operation, Move):
            outputs.add(operation.output)
    return frozenset(programme.pillar_of[each] for each in outputs if each in programme.pillar_of)


def _matches(programme: Programme, base: Plan, proposal: ProposalFound, sought: Sought) -> bool:
    words = " ".join((proposal.ref, *proposal.headline.texts.values(), *proposal.rationale.texts.values())).casefold()
    return (
        (not sought.state or proposal.state == sought.state)
        and (not sought.party or proposal.party == sought.party)
        and (not sought.pillar or sought.pillar in touched_pillars(programme, base, proposal))
        and all(word in words for word in sought.text.casefold().split())
    )


def _row(screen: DraftOnScreen, proposal: ProposalFound) -> RowShown:
    behind = dict.fromkeys(each.party for each in proposal.supports if each.party != proposal.party)
    return RowShown(
        ref=proposal.ref,
        headline=proposal.headline,
        party=party_name(screen.programme, proposal.party),
        supporters=tuple(party_name(screen.programme, each) for each in behind),
        state=proposal.state,
        state_label=label(PROPOSAL_STATES, proposal.state),
        is_comment=proposal.is_comment,
        disposition=label(DISPOSITIONS, proposal.disposition) if proposal.disposition else "",
        reason=proposal.reason,
        merged_into=proposal.merged_into,
        conflicts=sum(proposal.ref in each.proposals for each in screen.consolidation.conflicts),
    )


def _states(found: Sequence[ProposalFound]) -> list[tuple[str, str]]:
    known = {each.state for each in found}
    return [(each.value, label(PROPOSAL_STATES, each)) for each in ProposalState if each in known]


def _counts(found: Sequence[ProposalFound]) -> list[tuple[str, str, int]]:
    counted = Counter(each.state for each in found)
    whole = [("", gettext("all proposals"), len(found))] if found else []
    return whole + [(code, name, counted[code]) for code, name in _states(found)]
