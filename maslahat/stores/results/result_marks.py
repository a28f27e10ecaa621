"""By what one sees whether anything that makes figures has changed: the last row of each kind, which are only added."""

from django.apps import apps
from django.db.models import Max

from maslahat.stores.results import models

Mark = tuple[str | int | None, ...]


def results_mark(programme: str) -> Mark:
    """Return a mark of everything that makes the figures of a programme (its code): equal marks, equal figures.

    Seven queries. Edited stories, statuses of lines and the like are not in it.
    """
    fingerprint = apps.get_model("programmes", "Programme").objects.values_list("fingerprint", flat=True)
    of_programme = (models.IndicatorVersion, models.CodeListVersion, models.UnitVersion)
    rows = (
        models.ReportEvent.objects.filter(report__period__programme__code=programme),
        models.OverlapRow.objects.filter(period__programme__code=programme),
        models.PublishedEdition.objects.filter(edition__programme__code=programme),
        *(model.objects.filter(programme__code=programme) for model in of_programme),
    )
    return fingerprint.get(code=programme), *(each.order_by().aggregate(last=Max("pk"))["last"] for each in rows)
