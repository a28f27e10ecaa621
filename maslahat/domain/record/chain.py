"""The journal of a programme: each deed names the one before it, so none can be changed or taken out unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from maslahat.domain.shared.canonical import Document, NotCanonical, fingerprint

ENTRY_FORMAT = "maslahat.entry/1"
CHECKPOINT_FORMAT = "maslahat.checkpoint/1"
BEGINNING = "0" * 64
"""What the first entry of a journal names as the one before it."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who did a deed, as it stood at that moment: the office (never a personal name), party, role and right used."""

    office: str
    party: str
    role: str
    right: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed in a journal. ``programme`` is its code ('' for deeds outside every programme), ``at`` is aware UTC.

    ``about`` names the thing, for example ``proposal:PR-KG-01``; ``detail`` is a JSON object; ``previous``
    is the hash of the entry before; ``hash`` is the fingerprint of all the rest.
    """

    programme: str
    number: int
    at: datetime
    who: Doer
    deed: str
    about: str
    detail: Mapping[str, Document]
    previous: str
    hash: str

    def document(self) -> dict[str, Document]:
        """Return the entry as a JSON object, hash included; raise NotCanonical if ``at`` has no time zone."""
        return {**_sealed_part(self), "hash": self.hash}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a journal went and the hash it had there, as published at one moment (aware UTC)."""

    programme: str
    number: int
    hash: str
    at: datetime

    def document(self) -> dict[str, Document]:
        """Return the checkpoint as a JSON object."""
        return {
            "format": CHECKPOINT_FORMAT,
            "programme": self.programme,
            "number": self.number,
            "hash": self.hash,
            "at": instant(self.at),
        }


class ChainFault(StrEnum):
    """What can be wrong at one place of a journal."""

    CHANGED = "changed"
    OUT_OF_ORDER = "out of order"
    UNLINKED = "unlinked"
    FOREIGN = "foreign"
    SHORTENED = "shortened"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Intact:
    """Every entry is as it was written; ``number`` and ``hash`` are those of the last one."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The journal is not what was written: ``place`` is the number of the first entry in doubt."""

    place: int
    what: ChainFault


def instant(at: datetime) -> str:
    """Return the one spelling of a moment: UTC with six decimals, ``2022-10-26T04:30:00.000000Z``."""
    if at.tzinfo is None:
        raise NotCanonical("a moment without time zone has no place in the record")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def link(
    head: Entry | None,
    *,
    programme: str,
    at: datetime,
    who: Doer,
    deed: str,
    about: str,
    detail: Mapping[str, Document],
    beginning: str = BEGINNING,
) -> Entry:
    """Return the entry that follows ``head`` (None: the first one, which names ``beginning`` as the one before it).

    Raises NotCanonical if it cannot be spelled.
    """
    number, previous = (head.number + 1, head.hash) if head else (1, beginning)
    unsealed = Entry(programme, number, at.astimezone(UTC), who, deed, about, detail, previous, "")
    return Entry(programme, number, unsealed.at, who, deed, about, detail, previous, seal_of(unsealed))


def seal_of(entry: Entry) -> str:
    """Return the hash that an entry with this content must carry."""
    return fingerprint(_sealed_part(entry))


def check_chain(
    entries: Sequence[Entry], checkpoint: Checkpoint | None = None, beginning: str = BEGINNING
) -> Intact | Broken:
    """Tell whether a whole journal, from its first entry on, is as written and holds the checkpoint unchanged.

    ``beginning`` is what the first entry names as the one before it.
    """
    programme = checkpoint.programme if checkpoint else entries[0].programme if entries else ""
    previous = beginning
    for place, entry in enumerate(entries, start=1):
        if fault := _fault(entry, place, previous, programme):
            return Broken(place, fault)
        previous = entry.hash
    if checkpoint and checkpoint.number > len(entries):
        return Broken(len(entries) + 1, ChainFault.SHORTENED)
    if checkpoint and checkpoint.number and entries[checkpoint.number - 1].hash != checkpoint.hash:
        return Broken(checkpoint.number, ChainFault.REWRITTEN)
    return Intact(len(entries), previous)


def _fault(entry: Entry, place: int, previous: str, programme: str) -> ChainFault | None:
    try:
        unchanged = seal_of(entry) == entry.hash
    except NotCanonical:
        unchanged = False
    if entry.number != place:
        return ChainFault.OUT_OF_ORDER
    if not unchanged:
        return ChainFault.CHANGED
    if entry.previous != previous:
        return ChainFault.UNLINKED
    return ChainFault.FOREIGN if entry.programme != programme else None


def _sealed_part(entry: Entry) -> dict[str, Document]:
    return {
        "format": ENTRY_FORMAT,
        "programme": entry.programme,
        "number": entry.number,
        "at": instant(entry.at),
        "who": {
            "office": entry.who.office,
            "party": entry.who.party,
            "role": entry.who.role,
            "right": entry.who.right,
        },
        "deed": entry.deed,
        "about": entry.about,
        "detail": entry.detail,
        "previous": entry.previous,
    }
