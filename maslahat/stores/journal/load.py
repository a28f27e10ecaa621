"""Journal rows in, domain entries out; the head and receipts are read under a lock."""

from datetime import UTC, datetime
from typing import Any

from maslahat.domain.record.chain import Doer, Entry, seal_of
from maslahat.domain.record.receipts import Receipt
from maslahat.domain.shared.canonical import read_canonical
from maslahat.stores.journal import models
from maslahat.stores.journal.locks import take_turn
from maslahat.stores.prepared import Prepared


class NotAsWritten(RuntimeError):
    """The database gives back something else than was written into it: the deed must not stand."""


def hold(programme: str) -> None:
    """Hold a journal until the transaction ends: whoever writes next waits for its end."""
    take_turn("journal", programme)


def head(programme: str) -> Entry | None:
    """Return the last entry of a journal and hold the journal until the transaction ends; None if it is empty."""
    hold(programme)
    found = _HEAD.first(programme)
    return entry_of(_entry(found)) if found else None


_HEAD = Prepared(lambda it: models.Entry.objects.filter(programme=it).order_by("-number").values_list()[:1])
_WRITTEN = Prepared(lambda it: models.Entry.objects.filter(hash=it).order_by().values_list())
_RECEIPT = Prepared(
    lambda actor, key: models.Receipt.objects.filter(actor=actor, key=key).values_list(
        "actor", "key", "deed", "request", "outcome"
    )
)


def _entry(columns: tuple[Any, ...]) -> models.Entry:
    names = [each.attname for each in models.Entry._meta.concrete_fields]
    return models.Entry(**dict(zip(names, columns, strict=True)))


def journal(programme: str) -> tuple[Entry, ...]:
    """Return all entries of a journal, first to last ('' for deeds outside every programme), unchecked.

    A row that cannot be read as an entry comes back without hash, so that check_chain names its place.
    """
    rows = models.Entry.objects.filter(programme=programme).order_by("number")
    try:
        return tuple(entry_of(row) for row in rows)
    except (ValueError, AttributeError):
        return tuple(
            _as_found(place, row_hash) for place, row_hash in enumerate(rows.values_list("hash", flat=True), 1)
        )


def reread_and_check(entry: Entry) -> None:
    """Read an entry that was just written back from its row; raise NotAsWritten if anything in it is different.

    Called before the transaction ends, so that a deed is kept as it was told or not at all.
    """
    found = _WRITTEN.first(entry.hash)
    try:
        is_as_written = found is not None and entry_of(_entry(found)) == entry and seal_of(entry) == entry.hash
    except (ValueError, AttributeError):
        is_as_written = False
    if not is_as_written:
        raise NotAsWritten(f"entry {entry.number} of {entry.programme!r} did not reach the database as it was told")


def receipt(*, actor: str, key: str) -> Receipt | None:
    """Return the receipt kept under this key; None if it is new.

    Whoever calls holds the journal of the programme in which the actor acts, and with it every key of the actor.
    """
    found = _RECEIPT.first(actor, key)
    if found is None:
        return None
    kept_by, kept_under, deed, request, outcome = found
    return Receipt(kept_by, kept_under, deed, request, read_canonical(outcome.encode()))


def entry_of(row: models.Entry) -> Entry:
    """Return the entry that a row tells of: whether it is as written is for check_chain to say.

    Raises ValueError (NotCanonical) or AttributeError if a column was made unreadable.
    """
    return Entry(
        programme=row.programme,
        number=row.number,
        at=row.at.astimezone(UTC),
        who=Doer(row.office, row.party, row.role, row.right),
        deed=row.deed,
        about=row.about,
        detail=read_canonical(row.detail.encode()),
        previous=row.previous,
        hash=row.hash,
    )


def _as_found(place: int, row_hash: str) -> Entry:
    try:
        return entry_of(models.Entry.objects.get(hash=row_hash))
    except (ValueError, AttributeError):
        return Entry("", place, datetime.min.replace(tzinfo=UTC), Doer("", "", "", ""), "", "", {}, "", "")
