"""Governance rows in for a decision; who calls holds the workplan's lock."""

from maslahat.stores.governance import models
from maslahat.stores.governance.reading import Said, said_in
from maslahat.stores.governance.silence_reading import SilenceFound, silences_of_rows


def said(workplan: int) -> Said:
    """Return all that parties said on a workplan that is held."""
    return said_in(models.Position.objects.filter(workplan_id=workplan))


def silences(workplan: int) -> tuple[SilenceFound, ...]:
    """Return the silence procedures on a workplan that is held, in order of number."""
    return silences_of_rows(models.SilenceProcedure.objects.filter(workplan_id=workplan))


def silence(workplan: int, number: int) -> SilenceFound | None:
    """Return one silence procedure on a workplan that is held, or None."""
    rows = models.SilenceProcedure.objects.filter(workplan_id=workplan, number=number)
    return next(iter(silences_of_rows(rows)), None)


def is_signed_already(nonce: str) -> bool:
    """Tell whether a statement with this nonce carried a position before."""
    return models.Signature.objects.filter(nonce=nonce).exists()
