"""Somebody opens a workplan: which plan, in which version, and how much of its money this reader may see."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from maslahat.actions.drafts import DraftOnScreen, draft_on_screen
from maslahat.domain.shared.deeds import Deed, Stage
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound, VersionFound, WorkplanFound
from maslahat.web.in_force import draft_seen
from maslahat.web.visits import Visit, visit_of
from maslahat.words.fields import VERSION_KINDS
from maslahat.words.labels import STAGES, label

OPEN_STATES = frozenset(
    {
        ProposalState.SUBMITTED,
        ProposalState.RETURNED,
        ProposalState.TABLED,
        ProposalState.UNDER_DISCUSSION,
        ProposalState.PARKED,
        ProposalState.AGREED,
        ProposalState.AGREED_AD_REF,
    }
)
"""States in which a proposal still waits for something."""


@dataclass(frozen=True)
class Opened:
    """A workplan in one version, opened by one visitor."""

    visit: Visit
    workplan: WorkplanFound
    version: VersionFound
    plan: Plan
    draft: DraftOnScreen

    @property
    def is_newest(self) -> bool:
        return self.version.version_id == self.workplan.current.version_id

    @property
    def sees_all_money(self) -> bool:
        return self.visit.may(Deed.FUNDING_READ, self.workplan.stage, own=False)

    def sees_money_of(self, source: str) -> bool:
        """Tell whether the visitor may see what this source (a donor's code) gives to lines (R37, R90)."""
        own = source == self.visit.actor.party
        return self.visit.may(Deed.FUNDING_READ, self.workplan.stage, own=own)

    @property
    def sees_some_money(self) -> bool:
        return self.visit.may(Deed.FUNDING_READ, self.workplan.stage)

    @property
    def may_propose(self) -> bool:
        return self.visit.may(Deed.PROPOSAL_PROPOSE, self.workplan.stage)

    @property
    def may_register(self) -> bool:
        """Tell whether the visitor may file a list of proposals and see the money in it."""
        return self.sees_all_money and self.visit.may(Deed.PROPOSAL_REGISTER, self.workplan.stage)

    @property
    def may_table(self) -> bool:
        return self.visit.may(Deed.PLAN_TABLE, Stage.DRAFT)

    @property
    def stage_label(self) -> str:
        return label(STAGES, self.workplan.stage)

    @property
    def version_label(self) -> str:
        return version_in_words(self.version)

    @cached_property
    def proposals(self) -> tuple[ProposalFound, ...]:
        """All proposals on the plan; none if the visitor may not read them."""
        if not self.visit.may(Deed.PROPOSAL_READ, self.workplan.stage):
            return ()
        return self.draft.proposals

    @cached_property
    def printed_before(self) -> dict[LineId, str]:
        """Return the codes printed on the tabled draft."""
        return dict(queries.plan(self.workplan.base.version_id).printed_codes)


def opened(request: HttpRequest, programme: str, workplan: str, label_asked: str = "") -> Opened:
    """Return the plan in the version that was asked for, else the newest.

    Raises Http404 for an unknown programme, plan or version, PermissionDenied if the plan is not open to the visitor.
    """
    visit = visit_of(request, programme)
    screen = draft_on_screen(programme, workplan)
    if screen is None:
        raise Http404
    draft = draft_seen(visit, screen, Deed.PLAN_READ)
    if draft is None:
        raise PermissionDenied(
            gettext("The workplan is not public yet. It opens to everybody once the parties have endorsed it.")
        )
    found = draft.workplan
    asked = label_asked or request.GET.get("version", "")
    version = found.current if not asked else next((each for each in found.versions if each.label == asked), None)
    if version is None:
        raise Http404
    return Opened(visit, found, version, queries.plan(version.version_id), draft)


def version_in_words(version: VersionFound) -> str:
    """Return the name of a version: kind and printed label."""
    return f"{label(VERSION_KINDS, version.kind.value)} ({version.label})"
