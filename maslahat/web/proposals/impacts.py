"""The panel of impacts: tick proposals and see the plan before and after, as if they were agreed; nothing is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import created, subjects
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.impact import as_if_agreed
from maslahat.domain.workplans.operations import Write
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import TAKES_EFFECT, ProposalState
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.proposals.collisions import ConflictShown, Showing
from maslahat.web.proposals.desk import once_each
from maslahat.web.proposals.differences import money_seen_by
from maslahat.web.proposals.measuring import ImpactShown, Measuring
from maslahat.web.proposals.opening import open_draft, party_name, show_plan
from maslahat.web.proposals.resolving import agreed_sets, as_if_without
from maslahat.web.proposals.seeking import touched_pillars
from maslahat.web.visits import Visit
from maslahat.words.labels import PROPOSAL_STATES, label

LONGEST_FILTER = 80
MOST_TICKED = 1000
COUNTS = (
    ProposalState.SUBMITTED,
    ProposalState.TABLED,
    ProposalState.UNDER_DISCUSSION,
    ProposalState.PARKED,
)
"""States of a proposal that may still be agreed: what is agreed already stands in the draft."""


@dataclass(frozen=True, slots=True)
class TickShown:
    """A proposal that can be ticked; ``is_kept`` marks one that is ticked though the filters leave it out."""

    ref: str
    headline: LocalizedText
    party: LocalizedText
    state: str
    state_label: str
    is_ticked: bool
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """By which pillar, country and party the list of proposals is narrowed; empty ones narrow nothing."""

    pillar: str
    country: str
    party: str


@require_safe
def impacts(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show what the proposals of ``?p=REF&p=REF`` would do together; ``?pillar=&country=&party=`` narrow the list."""
    visit, screen = open_draft(request, programme, workplan, Deed.PROPOSAL_READ)
    ticked = frozenset(request.GET.getlist("p")[:MOST_TICKED])
    wanted = [each for each in screen.proposals if each.ref in ticked and each.state in COUNTS]
    after = as_if_all(screen, wanted)
    sought = Sought(*(request.GET.get(name, "").replace("\x00", "")[:LONGEST_FILTER] for name in Sought.__slots__))
    showing = Showing(screen, money_seen_by(visit, screen.workplan.stage))
    return show_plan(
        request,
        "impact/show.html",
        visit,
        screen.workplan,
        page="impact",
        impact=measured(visit, screen, wanted, after),
        ticked=len(wanted),
        conflicts=_conflicts(screen, showing, after),
        choices=_choices(screen, sought, frozenset(each.ref for each in wanted)),
        sought=sought,
        open_count=sum(each.state in COUNTS for each in screen.proposals),
        parties=[(code, party_name(screen.programme, code)) for code in sorted({p.party for p in screen.proposals})],
    )


def as_if_all(screen: DraftOnScreen, wanted: Sequence[ProposalFound]) -> Consolidation:
    """Return the draft as it would be if these proposals were agreed as well."""
    if not wanted:
        return screen.consolidation
    base = queries.plan(screen.workplan.base.version_id)
    decided = [each.resolution for each in screen.resolutions]
    return as_if_agreed(base, agreed_sets(screen), [each.effective for each in wanted], decided, screen.rules)


def measured(
    visit: Visit, screen: DraftOnScreen, wanted: Sequence[ProposalFound], after: Consolidation | None = None
) -> ImpactShown:
    """Return what these proposals would do together to the draft as it stands."""
    return Measuring(visit, screen).of(after or as_if_all(screen, wanted), [each.ref for each in wanted])


def of_one(visit: Visit, screen: DraftOnScreen, proposal: ProposalFound) -> ImpactShown | None:
    """Return what one proposal would do to the draft, or does to it if it is agreed; None if it counts no more."""
    if proposal.state in COUNTS:
        return measured(visit, screen, [proposal])
    if ProposalState(proposal.state) in TAKES_EFFECT:
        before = as_if_without(screen, proposal.ref)
        return Measuring(visit, screen).of(screen.consolidation, [proposal.ref], before)
    return None


def touched_countries(base: Plan, proposal: ProposalFound) -> frozenset[str]:
    """Return the countries of the lines that a proposal touches, and those it would bring in."""
    found: set[str] = set()
    for operation in proposal.change_set.operations:
        found.update(country for line in created(operation) for country in line.countries)
        found.update(country for line in subjects(operation) if line in base for country in base.line(line).countries)
        if isinstance(operation, Write) and operation.key[0] in ("countries", "shares") and len(operation.key) > 1:
            found.add(operation.key[1])
    return frozenset(found)


def _conflicts(screen: DraftOnScreen, showing: Showing, after: Consolidation) -> tuple[ConflictShown, ...]:
    """Return the conflicts that would be open and are not open now; those of now are on their own page."""
    known = {each.id for each in screen.consolidation.conflicts}
    return showing.all(once_each([each for each in after.conflicts if each.id not in known]))


def _choices(screen: DraftOnScreen, sought: Sought, ticked: frozenset[str]) -> list[TickShown]:
    base = queries.plan(screen.workplan.base.version_id)
    found = []
    for each in screen.proposals:
        matches = each.state in COUNTS and _matches(screen.programme, base, each, sought)
        if matches or each.ref in ticked:
            found.append(
                TickShown(
                    each.ref,
                    each.headline,
                    party_name(screen.programme, each.party),
                    each.state,
                    label(PROPOSAL_STATES, each.state),
                    each.ref in ticked,
                    not matches,
                )
            )
    return found


def _matches(programme: Programme, base: Plan, each: ProposalFound, sought: Sought) -> bool:
    return (
        (not sought.party or each.party == sought.party)
        and (not sought.pillar or sought.pillar in touched_pillars(programme, base, each))
        and (not sought.country or sought.country in touched_countries(base, each))
    )
