"""Governance rows in for a decision; who calls holds the workplan's lock."""

from maslahat.stores.governance import models
from maslahat.stores.governance.reading import Said, said_in


def said(workplan: int) -> Said:
    """Return all that parties said on a workplan that is held."""
    return said_in(models.Position.objects.filter(workplan_id=workplan))
