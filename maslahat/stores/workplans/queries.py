"""Workplans for screens: reading only; nothing here decides. The number of queries never depends on the rows."""

from collections.abc import Collection
from datetime import datetime

from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.together import once
from maslahat.stores.workplans import models
from maslahat.stores.workplans.afterwards import adjustments_of, fates_of
from maslahat.stores.workplans.reading import (
    discussion_order_of,
    plan_of,
    plans_of,
    proposals_by_plan,
    proposals_of,
    resolutions_by_plan,
    resolutions_of,
    statuses_of,
    unsent_of,
    workplans_of,
)
from maslahat.stores.workplans.shapes import (
    AdjustmentFound,
    DiscussionOrderFound,
    FateFound,
    ProposalFound,
    ResolutionFound,
    StatusFound,
    UnsentFound,
    WorkplanFound,
)


def workplans(programme: str) -> tuple[WorkplanFound, ...]:
    """Return the workplans of a programme, newest year first."""
    return workplans_of(models.Workplan.objects.filter(programme__code=programme))


def workplan_id(programme: str, code: str) -> int | None:
    """Return the row id of a workplan of a programme, or None."""
    return models.Workplan.objects.filter(programme__code=programme, code=code).values_list("pk", flat=True).first()


def workplan_ids(programme: str) -> dict[int, str]:
    """Return the codes of the workplans of a programme by their row ids, newest year first: one query."""
    rows = models.Workplan.objects.filter(programme__code=programme)
    return once(("plans", programme), lambda: dict(rows.values_list("pk", "code")))


def workplans_in(rows: Collection[int]) -> tuple[WorkplanFound, ...]:
    """Return the workplans with these row ids, newest year first: three queries."""
    return workplans_of(models.Workplan.objects.filter(pk__in=rows))


def workplan(programme: str, code: str) -> WorkplanFound | None:
    """Return one workplan of a programme, or None."""
    return next(iter(workplans_of(models.Workplan.objects.filter(programme__code=programme, code=code))), None)


def plan(version_id: VersionId) -> Plan:
    """Return the text of a version; raise LookupError if no version has this fingerprint."""
    return plan_of(version_id)


def plans(version_ids: Collection[VersionId]) -> dict[VersionId, Plan]:
    """Return the texts of these versions: one query for all that are not in memory; raise LookupError if unknown."""
    return plans_of(version_ids)


def proposals_on(workplans: Collection[int]) -> dict[int, tuple[ProposalFound, ...]]:
    """Return all proposals on these workplans (row ids), each in order of number, in a fixed number of queries."""
    return proposals_by_plan(models.Proposal.objects.filter(workplan__in=workplans))


def resolutions_on(workplans: Collection[int]) -> dict[int, tuple[ResolutionFound, ...]]:
    """Return the decisions on conflicts that stand on these workplans (row ids), oldest first: one query."""
    return resolutions_by_plan(models.Resolution.objects.filter(workplan__in=workplans, ended_at=None))


def proposals(workplan: int) -> tuple[ProposalFound, ...]:
    """Return all proposals on a workplan (its row id), in order of number."""
    return proposals_of(models.Proposal.objects.filter(workplan_id=workplan))


def proposal(workplan: int, ref: str) -> ProposalFound | None:
    """Return one proposal by its reference, or None."""
    return next(iter(proposals_of(models.Proposal.objects.filter(workplan_id=workplan, ref=ref))), None)


def resolutions(workplan: int) -> tuple[ResolutionFound, ...]:
    """Return the decisions on conflicts of a workplan that stand, oldest first."""
    return resolutions_of(models.Resolution.objects.filter(workplan_id=workplan, ended_at=None))


def resolutions_until(workplan: int, began: datetime) -> tuple[ResolutionFound, ...]:
    """Return the decisions on conflicts that stood until a new round began at this instant, oldest first."""
    return resolutions_of(models.Resolution.objects.filter(workplan_id=workplan, ended_at=began))


def resolution_history(workplan: int, conflict: str) -> tuple[ResolutionFound, ...]:
    """Return every decision on one conflict, also those that were taken back or replaced, oldest first."""
    return resolutions_of(models.Resolution.objects.filter(workplan_id=workplan, conflict=conflict))


def discussion_order(workplan: int) -> DiscussionOrderFound | None:
    """Return the order of discussion that was set last, or None if the suggested one was never changed."""
    return discussion_order_of(models.DiscussionOrder.objects.filter(workplan_id=workplan))


def statuses(workplan: int) -> dict[LineId, StatusFound]:
    """Return for each line the last note on its status."""
    return {LineId(each.line): each for each in statuses_of(models.LineStatus.objects.filter(workplan_id=workplan))}


def unsent(workplan: int, person: int, party: str) -> UnsentFound | None:
    """Return what this person wishes for this party and has not sent yet, or None."""
    return unsent_of(models.UnsentProposal.objects.filter(workplan_id=workplan, person_id=person, party=party))


def adjustments(workplan: int) -> tuple[AdjustmentFound, ...]:
    """Return the corrigenda and minor adjustments of a workplan, in order of number."""
    return adjustments_of(models.Adjustment.objects.filter(workplan_id=workplan))


def fates(workplan: int) -> dict[LineId, FateFound]:
    """Return for each line of a workplan what was decided on it at the end of its year."""
    return fates_of(models.LineFate.objects.filter(workplan_id=workplan))
