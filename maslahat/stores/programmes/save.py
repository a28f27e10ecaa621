"""Programmes out to rows."""

from datetime import datetime

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.stores.programmes import models


def programme(programme: Programme, document: Document, now: datetime) -> bool:
    """Store a programme with the document it was read from; tell whether it was unknown before.

    Institutions that a newer document no longer names keep their row: plans and people may speak of them.
    """
    row, is_new = models.Programme.objects.update_or_create(
        code=programme.code, defaults={"document": document, "fingerprint": fingerprint(document), "loaded_at": now}
    )
    rows = [
        models.Institution(programme=row, code=each.code, country=each.country, name=each.name.document())
        for each in programme.institutions
    ]
    models.Institution.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("programme", "code"), update_fields=("country", "name")
    )
    return is_new
