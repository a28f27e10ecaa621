"""Silence procedures out to rows; who calls holds the workplan's lock."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import IntegrityError, transaction

from maslahat.domain.governance.silence import SilenceEntry, SilenceProcedure
from maslahat.stores.governance import silence_models as models
from maslahat.stores.governance.silence_reading import terms_document

CLAIM_HOLDS = timedelta(minutes=15)
"""After so long a letter that somebody began to send and did not finish may be sent by another."""


def procedure(workplan: int, opened: SilenceProcedure, person: int, role: str) -> int:
    """Store a new procedure on a workplan (its row id); return the row's id."""
    row = models.SilenceProcedure.objects.create(
        workplan_id=workplan,
        number=opened.number,
        fingerprint=opened.subject.fingerprint,
        proposal=opened.subject.proposal,
        seats=list(opened.seats),
        languages=list(opened.languages),
        terms=terms_document(opened.terms),
        opened_at=opened.opened_at,
        person_id=person,
        role=role,
    )
    return row.pk


def entry(silence: int, made: SilenceEntry, person: int | None) -> None:
    """Store what happened in a procedure (its row id); the server's own entries have no person."""
    models.SilenceEntry.objects.create(
        procedure_id=silence,
        number=made.number,
        kind=made.kind.value,
        at=made.at,
        seat=made.seat,
        word=made.word,
        holds=made.holds,
        person_id=person,
        role=made.role.value if made.role else "",
        text=made.text.document(),
        lines=list(made.lines),
        whole=made.whole,
        refers=made.refers,
        facts=dict(made.facts),
    )


def addresses(programme: str, party: str, wanted: tuple[str, ...]) -> None:
    """Let letters for a party go to these addresses and no others."""
    owner = apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=programme)
    rows = models.NoticeAddress.objects.filter(programme_id=owner, party=party)
    rows.exclude(address__in=wanted).delete()
    known = set(rows.values_list("address", flat=True))
    models.NoticeAddress.objects.bulk_create(
        [models.NoticeAddress(programme_id=owner, party=party, address=each) for each in wanted if each not in known]
    )


def claim_letter(silence: int, notice: int, party: str, address: str, now: datetime) -> bool:
    """Tell whether the caller is to send this letter now: nobody else has, or somebody began long ago."""
    named = {"procedure_id": silence, "notice": notice, "party": party, "address": address}
    try:
        with transaction.atomic():
            models.NoticeLetter.objects.create(**named, claimed_at=now)
    except IntegrityError:
        stuck = models.NoticeLetter.objects.filter(**named, state="claimed", claimed_at__lte=now - CLAIM_HOLDS)
        return stuck.update(claimed_at=now) == 1
    return True


def letter_ended(silence: int, notice: int, party: str, address: str, state: str) -> None:
    """Note that a letter was sent, or bounced at once."""
    rows = models.NoticeLetter.objects.filter(procedure_id=silence, notice=notice, party=party, address=address)
    rows.update(state=state)
