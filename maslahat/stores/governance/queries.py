"""Positions, reservations and endorsements for screens: reading only; nothing here decides."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from maslahat.stores.governance import models
from maslahat.stores.governance.reading import EndorsementFound, Said, endorsements_of, said_by_plan, said_in
from maslahat.stores.governance.silence_reading import SilenceFound, silences_by_plan, silences_of_rows
from maslahat.stores.prepared import Prepared
from maslahat.stores.together import once


def said(workplan: int) -> Said:
    """Return all that parties said on a workplan (its row id)."""
    return said_in(models.Position.objects.filter(workplan_id=workplan))


def said_on(workplans: Collection[int]) -> dict[int, Said]:
    """Return all that parties said on these workplans (row ids), of each of them: one query."""
    return said_by_plan(models.Position.objects.filter(workplan__in=workplans), workplans)


def endorsement(workplan: int) -> EndorsementFound | None:
    """Return the latest endorsement of a workplan, or None."""
    found = endorsements_of(models.Endorsement.objects.filter(version__workplan_id=workplan))
    return found[-1] if found else None


def endorsements(workplan: int) -> tuple[EndorsementFound, ...]:
    """Return every endorsement of a workplan (its row id), oldest first."""
    return endorsements_of(models.Endorsement.objects.filter(version__workplan_id=workplan))


def endorsement_behind(workplan: int, made_at: datetime) -> EndorsementFound | None:
    """Return the endorsement on which a version made at this instant stands (aware UTC), or None.

    A corrigendum or a minor adjustment stands on the endorsement of the text that it changed.
    """
    rows = models.Endorsement.objects.filter(version__workplan_id=workplan, endorsed_at__lte=made_at)
    found = endorsements_of(rows)
    return found[-1] if found else None


def silences(workplan: int) -> tuple[SilenceFound, ...]:
    """Return the silence procedures on a workplan (its row id), in order of number: two queries."""
    return silences_of_rows(models.SilenceProcedure.objects.filter(workplan_id=workplan))


def silences_on(workplans: Collection[int]) -> dict[int, tuple[SilenceFound, ...]]:
    """Return the silence procedures on these workplans (row ids), each in order of number: two queries."""
    return silences_by_plan(models.SilenceProcedure.objects.filter(workplan__in=workplans))


def has_silences(programme: str, plan: str) -> bool:
    """Tell whether a silence procedure was ever opened on a plan of a programme (both by code)."""
    return once(("silences", programme, plan), lambda: _SILENCES.first(programme, plan)) is not None


def _silences(programme: str, plan: str) -> QuerySet[models.SilenceProcedure, Any]:
    rows = models.SilenceProcedure.objects.filter(workplan__programme__code=programme, workplan__code=plan)
    return rows.order_by().values_list("pk")[:1]


_SILENCES = Prepared(_silences)


def notice_addresses(programme: str) -> dict[str, tuple[str, ...]]:
    """Return for each party the addresses to which its letters go."""
    found: dict[str, tuple[str, ...]] = {}
    for party, address in models.NoticeAddress.objects.filter(programme__code=programme).values_list(
        "party", "address"
    ):
        found[party] = (*found.get(party, ()), address)
    return found


def letters(silence: int) -> dict[tuple[int, str, str], tuple[str, datetime]]:
    """Return the letters of a procedure (its row id): by notice, party and address their state and since when."""
    rows = models.NoticeLetter.objects.filter(procedure_id=silence)
    return {(row.notice, row.party, row.address): (row.state, row.claimed_at) for row in rows}
