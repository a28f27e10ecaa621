"""Programme rows in, for a decision."""

from maslahat.domain.shared.canonical import Document
from maslahat.stores.programmes import models


def document(code: str) -> Document | None:
    """Return the reference document of a programme as it was loaded, or None if the programme is unknown."""
    return models.Programme.objects.filter(code=code).values_list("document", flat=True).first()
