"""What happens to a plan after its endorsement, in rows: adjustments, objections, and the fates of lines."""

from decimal import Decimal

from django.db.models import QuerySet

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.adjustments import AdjustmentKind
from maslahat.domain.workplans.carrying_over import Fate, LineFate
from maslahat.domain.workplans.documents import read_change_set
from maslahat.domain.workplans.objection_window import AdjustmentState, Objection, ObjectionWindow
from maslahat.stores.workplans import models
from maslahat.stores.workplans.shapes import AdjustmentFound, FateFound, ObjectionFound


def adjustments_of(rows: QuerySet[models.Adjustment]) -> tuple[AdjustmentFound, ...]:
    """Return these changes after endorsement with their objections, in order of number: two queries."""
    joined = rows.select_related("person").prefetch_related("objections__person")
    return tuple(_adjustment(row) for row in joined.order_by("number"))


def _adjustment(row: models.Adjustment) -> AdjustmentFound:
    return AdjustmentFound(
        id=row.pk,
        ref=ProposalRef(row.ref),
        number=row.number,
        kind=AdjustmentKind(row.kind),
        state=AdjustmentState(row.state),
        base=VersionId(row.base),
        change_set=read_change_set(row.change_set),
        headline=LocalizedText.read(row.headline),
        rationale=LocalizedText.read(row.rationale),
        party=row.party,
        office=LocalizedText.read(row.person.office),
        window=ObjectionWindow(row.opens_at, row.deadline),
        ended_at=row.ended_at,
        version=row.version_id,
        objections=tuple(_objection(each) for each in row.objections.all()),
    )


def _objection(row: models.Objection) -> ObjectionFound:
    said = Objection(PartyCode(row.party), LocalizedText.read(row.text), row.objected_at)
    return ObjectionFound(said, LocalizedText.read(row.person.office), row.in_time)


def fates_of(rows: QuerySet[models.LineFate]) -> dict[LineId, FateFound]:
    """Return for each line what was decided on it last."""
    return {
        LineId(row.line): FateFound(_fate(row), LocalizedText.read(row.person.office), row.decided_at)
        for row in rows.select_related("person").order_by("decided_at", "pk")
    }


def _fate(row: models.LineFate) -> LineFate:
    unspent = {(str(source), str(currency)): Decimal(amount) for source, currency, amount in row.unspent}
    return LineFate(LineId(row.line), Fate(row.fate), LocalizedText.read(row.reason), unspent)
