"""What goes into a bundle: the endorsed plan, its own record, and what that says of proposals and positions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from maslahat.domain.record.chain import Checkpoint, Entry
from maslahat.domain.record.plan_record import record_of
from maslahat.domain.shared.canonical import Document

BUNDLE_FORMAT = "maslahat.bundle/2"
STATED, ENDORSED, PROPOSED = "position.state", "plan.endorsed", "proposal.propose"
CHANGED, OBJECTED = ("plan.corrected", "plan.adjusted"), "adjustment.object"
"""Deeds of the journal that a bundle speaks of."""


class NotEndorsed(ValueError):
    """The journal holds no endorsement of this plan: there is nothing to seal."""


@dataclass(frozen=True)
class BundleContents:
    """Everything a reader needs to check an endorsed plan without asking anyone. Formats: docs/formats/bundle.md.

    ``plan`` is Plan.document(), ``programme`` holds the names needed to read codes (and ``code``). ``entries`` are the
    plan's own record (domain/record/plan_record.py) from its first entry to the endorsement, or to the last change
    since; ``checkpoint`` is the last of them. Of other plans, and of what is not for the public, nothing is in it.
    ``proposals``, ``positions`` and ``decision`` each name the entries that prove them; ``gather`` makes them.
    ``files`` holds finished files by name (``plan.xlsx``, ``plan.pdf``). ``sealed_at`` is aware UTC.
    """

    plan: Document
    programme: Document
    proposals: tuple[Document, ...]
    positions: tuple[Document, ...]
    decision: Document
    entries: tuple[Entry, ...]
    checkpoint: Checkpoint
    sealed_at: datetime
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


def gather(
    *,
    plan: Document,
    programme: Document,
    journal: Sequence[Entry],
    sealed_at: datetime,
    files: Mapping[str, bytes] | None = None,
) -> BundleContents:
    """Return the contents for the plan in force (Plan.document()) from the whole journal of its programme.

    Raises NotEndorsed if the journal does not tell of the endorsement of a plan with this code.
    """
    about = f"plan:{plan['code']}"
    record = record_of(journal, plan["programme"], plan["code"])
    adopted = next((entry for entry in reversed(record) if entry.deed == ENDORSED and entry.about == about), None)
    if adopted is None:
        raise NotEndorsed(f"the journal tells of no endorsement of {plan['code']}")
    since = changes_since(record[adopted.number :], about)
    last = since[-1] if since else adopted
    entries = record[: last.number]
    return BundleContents(
        plan=plan,
        programme=programme,
        proposals=tuple(_proposals(entries, f"proposal:{plan['code']}/")),
        positions=tuple(_positions(entries, about, str(adopted.detail["subject"]))),
        decision={
            "entry": adopted.number,
            "endorsement": dict(adopted.detail),
            **({"since": [{"entry": each.number, "change": dict(each.detail)} for each in since]} if since else {}),
        },
        entries=entries,
        checkpoint=Checkpoint(last.programme, last.number, last.hash, last.at),
        sealed_at=sealed_at,
        files=files or {},
    )


def changes_since(entries: Iterable[Entry], about: str) -> list[Entry]:
    """Return the entries by which corrigenda and minor adjustments of a plan took effect."""
    return [entry for entry in entries if entry.deed in CHANGED and entry.about == about]


def last_positions(stated: Iterable[Entry], version: str) -> dict[str, int]:
    """Return for each party the number of the entry with its last effective position on this version."""
    return {
        entry.detail["seat"]: entry.number
        for entry in stated
        if entry.detail["subject"] == version and entry.detail.get("is_effective", True)
    }


def told_of_proposals(entries: Iterable[Entry], prefix: str) -> dict[str, tuple[Document, Entry]]:
    """Return for each proposal its change set and the last entry that moved it, by reference."""
    told: dict[str, tuple[Document, Entry]] = {}
    for entry in entries:
        ref = entry.about.removeprefix(prefix)
        if ref != entry.about and (entry.deed == PROPOSED or "state" in entry.detail):
            change_set = entry.detail.get("change_set", told[ref][0] if ref in told else None)
            told[ref] = (change_set, entry)
    return told


def fate(last: Entry) -> Document:
    """Return how a proposal stands after the last entry that moved it."""
    return {
        "entry": last.number,
        "state": last.detail.get("state", "submitted"),
        "disposition": last.detail.get("disposition", ""),
    }


def _positions(entries: Sequence[Entry], about: str, subject: str) -> Iterable[Document]:
    stated = [entry for entry in entries if entry.deed == STATED and entry.about == about]
    counted = last_positions(stated, subject)
    for entry in stated:
        counts = counted.get(entry.detail["seat"]) == entry.number
        yield {
            "party": entry.detail["seat"],
            "entry": entry.number,
            "counts": counts,
            "position": dict(entry.detail),
        }


def _proposals(entries: Sequence[Entry], prefix: str) -> Iterable[Document]:
    for ref, (change_set, last) in told_of_proposals(entries, prefix).items():
        yield {"ref": ref, "change_set": change_set, "fate": fate(last)}
