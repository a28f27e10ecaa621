"""A plan as one visitor may see it now: whole, or, while others amend it, the text that is in force alone."""

from dataclasses import replace

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.visits import Visit


def plan_seen(visit: Visit, found: WorkplanFound, deed: Deed) -> WorkplanFound | None:
    """Return what the visitor may see of the plan with this right, or None.

    An endorsed plan stays in force and public while a round of amendments runs: who may not see the round sees the
    plan as it stood before, in the stage ``amended``.
    """
    if visit.may(deed, found.stage):
        return found
    if found.in_force is None or not visit.may(deed, found.stage_in_force):
        return None
    return found.as_in_force()


def draft_seen(visit: Visit, screen: DraftOnScreen, deed: Deed) -> DraftOnScreen | None:
    """Return what the visitor may see of the plan with its proposals, as ``plan_seen``: those of rounds that ended.

    Conflicts are settled as they were when the last of those rounds ended.
    """
    found = plan_seen(visit, screen.workplan, deed)
    if found is None or found is screen.workplan:
        return None if found is None else screen
    proposals = tuple(each for each in screen.proposals if each.round <= found.base.place)
    began = screen.workplan.versions[len(found.versions)].made_at
    return replace(screen, workplan=found, proposals=proposals, resolutions=queries.resolutions_until(found.id, began))
