"""Governance rows in for a decision; who calls holds the workplan's lock."""

from datetime import datetime

from django.db.models import Max

from maslahat.domain.governance.positions import Position
from maslahat.stores.governance import models
from maslahat.stores.governance.reading import ADDED_RESERVATION, LIFTING, Said, said_in
from maslahat.stores.governance.silence_reading import SilenceFound, silences_of_rows


def said(workplan: int) -> Said:
    """Return all that parties said on a workplan that is held."""
    return said_in(models.Position.objects.filter(workplan_id=workplan))


def last_number(workplan: int) -> int:
    """Return the number of what was said last on a workplan that is held, 0 if nothing was."""
    rows = models.Position.objects.filter(workplan_id=workplan)
    return rows.order_by("-number").values_list("number", flat=True).first() or 0


def counting(workplan: int, subject: str, now: datetime) -> tuple[Position, ...]:
    """Return of each party its last position with effect on this text, stated not after ``now`` (aware UTC).

    Where nothing is late these are all that can count, however many were stated before.
    """
    rows = models.Position.objects.filter(workplan_id=workplan, subject=subject, is_effective=True, stated_at__lte=now)
    last = rows.exclude(kind__in=(ADDED_RESERVATION, LIFTING)).order_by().values("party").annotate(last=Max("number"))
    return said_in(models.Position.objects.filter(workplan_id=workplan, number__in=last.values("last"))).positions


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
