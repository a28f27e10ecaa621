"""Deeds and receipts out to rows. Every action calls ``record`` once, inside its own transaction."""

from collections.abc import Mapping
from datetime import datetime

from maslahat.domain.record.chain import Doer, Entry, link
from maslahat.domain.record.receipts import Receipt, request_print
from maslahat.domain.shared.canonical import Document, canonical_bytes
from maslahat.stores.journal import models
from maslahat.stores.journal.load import head, reread_and_check
from maslahat.stores.together import forget, know, write


def record(
    *, programme: str, who: Doer, deed: str, about: str, now: datetime, detail: Mapping[str, Document] | None = None
) -> Entry:
    """Write one deed at the end of a programme's journal ('' outside every programme) and return its entry.

    ``detail`` is a JSON object (no fractions: amounts are text). Raises NoTransaction outside a transaction,
    NotCanonical if ``detail`` or ``now`` cannot be spelled canonically, NotAsWritten if the row read back differs.
    """
    entry = link(head(programme), programme=programme, at=now, who=who, deed=deed, about=about, detail=detail or {})
    row = models.Entry(
        hash=entry.hash,
        programme=entry.programme,
        number=entry.number,
        at=entry.at,
        office=who.office,
        party=who.party,
        role=who.role,
        right=who.right,
        deed=entry.deed,
        about=entry.about,
        detail=canonical_bytes(entry.detail).decode(),
        previous=entry.previous,
    )
    write(row, reread_and_check, entry)
    know(("head", programme), entry)
    return entry


def keep_receipt(*, actor: str, key: str, deed: str, request: Document, outcome: Document, now: datetime) -> Receipt:
    """Keep the answer to a request (both JSON values), so that the same request sent again gets the same answer."""
    kept = Receipt(actor, key, deed, request_print(deed, request), outcome)
    told = canonical_bytes(outcome).decode()
    write(models.Receipt(actor=actor, key=key, deed=deed, request=kept.request, outcome=told, at=now))
    forget(("receipt", actor, key))
    return kept
