"""Positions, reservations and endorsements for screens: reading only; nothing here decides."""

from datetime import datetime

from maslahat.stores.governance import models
from maslahat.stores.governance.reading import EndorsementFound, Said, endorsements_of, said_in


def said(workplan: int) -> Said:
    """Return all that parties said on a workplan (its row id)."""
    return said_in(models.Position.objects.filter(workplan_id=workplan))


def endorsement(workplan: int) -> EndorsementFound | None:
    """Return the latest endorsement of a workplan, or None."""
    found = endorsements_of(models.Endorsement.objects.filter(version__workplan_id=workplan))
    return found[-1] if found else None


def endorsement_behind(workplan: int, made_at: datetime) -> EndorsementFound | None:
    """Return the endorsement on which a version made at this instant stands (aware UTC), or None.

    A corrigendum or a minor adjustment stands on the endorsement of the text that it changed.
    """
    rows = models.Endorsement.objects.filter(version__workplan_id=workplan, endorsed_at__lte=made_at)
    found = endorsements_of(rows)
    return found[-1] if found else None
