"""By what a reader who read before sees which results changed: nothing here is read but numbers of rows.

Definitions, units, overlaps and editions are only ever added, so that the newest row tells of all. Reports are
changed: each change raises the version of its row, and none is removed, so that an indicator whose reports and versions
add up to the same as before is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Count, Model, OuterRef, Subquery, Sum

from maslahat.stores.results import models

DEFINING = (models.IndicatorVersion, models.CodeListVersion, models.UnitVersion, models.StatusRuleVersion)
"""The rows that say how results are measured."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The newest rows of definitions, overlaps and editions, and of each indicator how many reports and versions."""

    definitions: tuple[int | None, ...]
    overlaps: int | None
    editions: int | None
    reports: Mapping[str, tuple[int, int]]

    def changed_since(self, before: "Marks") -> frozenset[str]:
        """Return the indicators of which some report changed."""
        return frozenset(code for code, mark in self.reports.items() if before.reports.get(code) != mark)


def marks(programme: str) -> Marks:
    """Return the marks of a programme (its code) as it stands: two queries."""
    owner = {"programme": OuterRef("pk")}
    newest = (
        apps.get_model("programmes", "Programme")
        .objects.filter(code=programme)
        .values_list(
            *(_newest(model, **owner) for model in DEFINING),
            _newest(models.OverlapRow, period__programme=OuterRef("pk")),
            _newest(models.PublishedEdition, edition__programme=OuterRef("pk")),
        )
    )
    *definitions, overlaps, editions = newest.get()
    rows = models.ResultReport.objects.filter(period__programme__code=programme).order_by().values_list("indicator")
    told = rows.annotate(reports=Count("pk"), versions=Sum("row_version"))
    return Marks(
        tuple(definitions), overlaps, editions, {code: (reports, versions) for code, reports, versions in told}
    )


def _newest(model: type[Model], **of: OuterRef) -> Subquery:
    rows = model._default_manager.filter(**of).order_by("-pk")
    return Subquery(rows.values("pk")[:1])
