"""Workplan rows in for a decision: the workplan is locked until the transaction ends."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.prepared import Prepared
from maslahat.stores.together import once
from maslahat.stores.workplans import models
from maslahat.stores.workplans.afterwards import adjustments_of, fates_of
from maslahat.stores.workplans.reading import (
    discussion_order_of,
    plan_of,
    proposals_of,
    resolutions_of,
    workplan_of,
    workplans_of,
)
from maslahat.stores.workplans.shapes import (
    AdjustmentFound,
    DiscussionOrderFound,
    FateFound,
    ProposalFound,
    ResolutionFound,
    WorkplanFound,
)


def workplan(programme: str, code: str) -> WorkplanFound | None:
    """Return a workplan of this programme and hold it, or None if the programme has none of this code."""
    rows = models.Workplan.objects.select_for_update(of=("self",)).filter(programme__code=programme, code=code)
    return next(iter(workplans_of(rows)), None)


def workplan_untranslated(programme: str, code: str) -> WorkplanFound | None:
    """Return a workplan of this programme and hold it, without the translations given on it: two queries."""
    return once(("workplan", programme, code), lambda: _workplan(_HELD.first(programme, code), programme))


def _workplan(row: tuple[Any, ...] | None, programme: str) -> WorkplanFound | None:
    return None if row is None else workplan_of(models.Workplan(**dict(zip(_COLUMNS, row, strict=True))), programme)


def _held(programme: str, code: str) -> QuerySet[models.Workplan, Any]:
    owner = apps.get_model("programmes", "Programme").objects.filter(code=programme).order_by().values("pk")
    rows = models.Workplan.objects.select_for_update().filter(programme__in=owner, code=code)
    return rows.order_by().values_list(*_COLUMNS)


_COLUMNS = ("id", "code", "year", "stage", "row_version", "proposals_filed")
_HELD = Prepared(_held)


def plan(version_id: VersionId) -> Plan:
    """Return the text of a version; raise LookupError if no version has this fingerprint."""
    return plan_of(version_id)


def proposals(workplan: int) -> tuple[ProposalFound, ...]:
    """Return all proposals on a workplan that is held."""
    return proposals_of(models.Proposal.objects.filter(workplan_id=workplan))


def proposal(workplan: int, ref: str) -> ProposalFound | None:
    """Return one proposal on a workplan that is held, by its reference, or None."""
    return next(iter(proposals_of(models.Proposal.objects.filter(workplan_id=workplan, ref=ref))), None)


def resolutions(workplan: int) -> tuple[ResolutionFound, ...]:
    """Return the decisions on conflicts of a workplan that is held, as far as they stand."""
    return resolutions_of(models.Resolution.objects.filter(workplan_id=workplan, ended_at=None))


def discussion_order(workplan: int) -> DiscussionOrderFound | None:
    """Return the order of discussion of a workplan that is held, as it was set last, or None."""
    return discussion_order_of(models.DiscussionOrder.objects.filter(workplan_id=workplan))


def adjustments(workplan: int) -> tuple[AdjustmentFound, ...]:
    """Return the corrigenda and minor adjustments of a workplan that is held, in order of number."""
    return adjustments_of(models.Adjustment.objects.filter(workplan_id=workplan))


def fates(workplan: int) -> dict[LineId, FateFound]:
    """Return for each line of a workplan that is held what was decided on it at the end of its year."""
    return fates_of(models.LineFate.objects.filter(workplan_id=workplan))
