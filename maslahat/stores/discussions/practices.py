"""Rows of good practices turned into practices: two queries, whatever their number."""

from django.db.models import QuerySet

from maslahat.domain.discussions.practices import Practice, PracticeAct, PracticeStep
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.discussions import models


def practices(programme: str) -> tuple[Practice, ...]:
    """Return all good practices of a programme (its code), oldest first."""
    return _of(models.Practice.objects.filter(programme__code=programme))


def practice(programme: str, number: int) -> Practice | None:
    """Return one good practice, or None."""
    return next(iter(_of(models.Practice.objects.filter(programme__code=programme, number=number))), None)


def _of(rows: QuerySet[models.Practice]) -> tuple[Practice, ...]:
    return tuple(_practice(row) for row in rows.prefetch_related("steps").order_by("number"))


def _practice(row: models.Practice) -> Practice:
    return Practice(
        number=row.number,
        party=PartyCode(row.party),
        country=row.country,
        pillar=row.pillar,
        indicator=row.indicator,
        title=LocalizedText.read(row.title),
        text=LocalizedText.read(row.text),
        shared_at=row.shared_at,
        steps=tuple(_step(each) for each in sorted(row.steps.all(), key=lambda each: each.number)),
    )


def _step(row: models.PracticeStep) -> PracticeStep:
    return PracticeStep(
        number=row.number,
        act=PracticeAct(row.act),
        party=PartyCode(row.party),
        country=row.country,
        text=LocalizedText.read(row.text),
        made_at=row.made_at,
    )
