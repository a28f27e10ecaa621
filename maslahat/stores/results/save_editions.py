"""Annual reports out to rows; who calls holds the programme's journal. What was published is never changed."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import F

from maslahat.domain.results.annual_report import Basis, Scope
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import models
from maslahat.stores.results.edition_reading import NarrativeFound, key_document
from maslahat.stores.results.save_reports import By


def edition(programme: str, year: int, scope: Scope, revision: int, basis: Basis, by: By) -> int:
    """Store an edition that is begun and return its row id."""
    owner = apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=programme)
    return models.AnnualEdition.objects.create(
        programme_id=owner,
        scope_kind=scope.kind.value,
        scope_code=scope.code,
        year=year,
        revision=revision,
        basis=basis.value,
        person_id=by.person,
        begun_at=by.now,
    ).pk


def narrative(edition: int, section: str, revision: int, texts: LocalizedText, by: By) -> None:
    """Store a wording of a section of an edition (its row id)."""
    models.NarrativeRevision.objects.create(
        edition_id=edition,
        section=section,
        revision=revision,
        texts=texts.document(),
        party=by.party,
        role=by.role,
        person_id=by.person,
        written_at=by.now,
    )
    _moved(edition)


def carried_over(edition: int, narratives: Iterable[NarrativeFound], by: By) -> None:
    """Store the wordings of an earlier edition as the first ones of this, each still from the side that wrote it."""
    models.NarrativeRevision.objects.bulk_create(
        models.NarrativeRevision(
            edition_id=edition,
            section=each.section,
            revision=1,
            texts=each.texts.document(),
            party=each.party,
            role=each.role,
            person_id=by.person,
            written_at=by.now,
        )
        for each in narratives
    )


def published(edition: int, content: bytes, sha256: str, withheld: Iterable[FigureKey], by: By) -> None:
    """Store what is published of an edition (its row id), for good."""
    keys = sorted(withheld, key=lambda key: (key.indicator, key.area, key.period, key.cell))
    models.PublishedEdition.objects.create(
        edition_id=edition,
        content=content,
        sha256=sha256,
        withheld=[key_document(key) for key in keys],
        published_at=by.now,
        party=by.party,
        role=by.role,
        person_id=by.person,
    )
    models.AnnualEdition.objects.filter(pk=edition).update(is_published=True, row_version=F("row_version") + 1)


def _moved(edition: int) -> None:
    models.AnnualEdition.objects.filter(pk=edition).update(row_version=F("row_version") + 1)
