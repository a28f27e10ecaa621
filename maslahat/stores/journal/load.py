"""Journal rows in, domain entries out; the head and receipts are read under a lock."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from maslahat.domain.record.chain import Doer, Entry, seal_of
from maslahat.domain.record.receipts import Receipt
from maslahat.domain.shared.canonical import read_canonical
from maslahat.stores.journal import models
from maslahat.stores.journal.locks import take_turn
from maslahat.stores.prepared import Prepared
from maslahat.stores.together import know, once

MOST_AT_ONCE = 400
"""Entries read back in one question."""


class NotAsWritten(RuntimeError):
    """The database gives back something else than was written into it: the deed must not stand."""


def hold(programme: str) -> None:
    """Hold a journal until the transaction ends: whoever writes next waits for its end."""
    once(("turn", programme), lambda: take_turn("journal", programme))


def head(programme: str) -> Entry | None:
    """Return the last entry of a journal and hold the journal until the transaction ends; None if it is empty."""
    hold(programme)
    return once(("head", programme), lambda: _last(programme))


def _last(programme: str) -> Entry | None:
    found = _HEAD.first(programme)
    return entry_of(_entry(found)) if found else None


_RECEIPT_COLUMNS = ("actor", "key", "deed", "request", "outcome")
_HEAD = Prepared(lambda it: models.Entry.objects.filter(programme=it).order_by("-number").values_list()[:1])
_WRITTEN = Prepared(lambda it: models.Entry.objects.filter(hash=it).order_by().values_list())
_RECEIPT = Prepared(
    lambda actor, key: models.Receipt.objects.filter(actor=actor, key=key).values_list(*_RECEIPT_COLUMNS)
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


def reread_and_check(written: Sequence[Entry]) -> None:
    """Read entries that were just written back from their rows; raise NotAsWritten if anything in one is different.

    Called before the transaction ends, so that a deed is kept as it was told or not at all.
    """
    for part in range(0, len(written), MOST_AT_ONCE):
        entries = written[part : part + MOST_AT_ONCE]
        rows = _WRITTEN.rows(entries[0].hash) if len(entries) == 1 else _written([each.hash for each in entries])
        found = {row[0]: row for row in rows}
        for entry in entries:
            _check(entry, found.get(entry.hash))


def _written(hashes: Sequence[str]) -> list[tuple[Any, ...]]:
    return list(models.Entry.objects.filter(hash__in=hashes).order_by().values_list())


def _check(entry: Entry, found: tuple[Any, ...] | None) -> None:
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
    return once(("receipt", actor, key), lambda: _receipt(_RECEIPT.first(actor, key)))


def find_receipts(asked: Collection[tuple[str, str]]) -> None:
    """Look for the receipts of many deeds that are done together, each by actor and key, in one question."""
    actors, keys = {actor for actor, _ in asked}, {key for _, key in asked}
    rows = models.Receipt.objects.filter(actor__in=actors, key__in=keys).order_by()
    found = {(row[0], row[1]): row for row in rows.values_list(*_RECEIPT_COLUMNS)}
    for each in asked:
        know(("receipt", *each), _receipt(found.get(each)))


def _receipt(row: tuple[Any, ...] | None) -> Receipt | None:
    if row is None:
        return None
    kept_by, kept_under, deed, request, outcome = row
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
