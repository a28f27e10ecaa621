"""Governance rows in for a decision; who calls holds the workplan's lock."""

from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from maslahat.domain.governance.positions import Position
from maslahat.stores.governance import models
from maslahat.stores.governance.reading import ADDED_RESERVATION, LIFTING, Said, columns_of, said_in, said_of
from maslahat.stores.governance.silence_reading import SilenceFound, silences_of_rows
from maslahat.stores.prepared import Prepared
from maslahat.stores.together import forget, know, known, once


def said(workplan: int) -> Said:
    """Return all that parties said on a workplan that is held."""
    return said_in(models.Position.objects.filter(workplan_id=workplan))


def last_number(workplan: int) -> int:
    """Return the number of what was said last on a workplan that is held, 0 if nothing was."""
    return once(("last said", workplan), lambda: _number(_LAST_NUMBER.first(workplan)))


def _number(row: tuple[Any, ...] | None) -> int:
    return int(row[0]) if row else 0


def counting(workplan: int, subject: str, now: datetime) -> tuple[Position, ...]:
    """Return of each party its last position with effect on this text, stated not after ``now`` (aware UTC).

    Where nothing is late these are all that can count, however many were stated before.
    """
    asked = (subject, now)
    kept: tuple[object, tuple[Position, ...]] | None = known(("counting", workplan))
    if kept is None or kept[0] != asked:
        kept = asked, said_of(_COUNTING.rows(workplan, subject, now)).positions
        know(("counting", workplan), kept)
    return kept[1]


def know_position(workplan: int, said: Position) -> None:
    """Let the deeds done together know what a position that was just stored makes of the last number and what counts.

    Where that is not plain they ask the database.
    """
    know(("last said", workplan), said.number)
    kept: tuple[object, tuple[Position, ...]] | None = known(("counting", workplan))
    if kept is None or not said.is_effective:
        return
    if kept[0] != (said.subject, said.stated_at):
        forget(("counting", workplan))
        return
    others = (each for each in kept[1] if each.seat != said.seat)
    know(("counting", workplan), (kept[0], (*others, said)))


def _last_number(workplan: int) -> QuerySet[models.Position, Any]:
    return models.Position.objects.filter(workplan_id=workplan).order_by("-number").values_list("number")[:1]


def _counting(workplan: int, subject: str, now: datetime) -> QuerySet[models.Position, Any]:
    rows = models.Position.objects.filter(workplan_id=workplan, subject=subject, is_effective=True, stated_at__lte=now)
    last = rows.exclude(kind__in=(ADDED_RESERVATION, LIFTING)).order_by().values("party").annotate(last=Max("number"))
    return columns_of(models.Position.objects.filter(workplan_id=workplan, number__in=last.values("last")))


def _silence(workplan: int) -> QuerySet[models.SilenceProcedure, Any]:
    return models.SilenceProcedure.objects.filter(workplan_id=workplan).order_by().values_list("pk")[:1]


_LAST_NUMBER, _COUNTING, _SILENCE = Prepared(_last_number), Prepared(_counting), Prepared(_silence)


def silences(workplan: int) -> tuple[SilenceFound, ...]:
    """Return the silence procedures on a workplan that is held, in order of number."""
    if once(("silence", workplan), lambda: _SILENCE.first(workplan)) is None:
        return ()
    return silences_of_rows(models.SilenceProcedure.objects.filter(workplan_id=workplan))


def silence(workplan: int, number: int) -> SilenceFound | None:
    """Return one silence procedure on a workplan that is held, or None."""
    rows = models.SilenceProcedure.objects.filter(workplan_id=workplan, number=number)
    return next(iter(silences_of_rows(rows)), None)


def is_signed_already(nonce: str) -> bool:
    """Tell whether a statement with this nonce carried a position before."""
    return models.Signature.objects.filter(nonce=nonce).exists()
