"""What goes into a bundle: plain JSON documents and finished files, as gathered by whoever exports it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from maslahat.domain.record.chain import Checkpoint, Entry
from maslahat.domain.shared.canonical import Document

BUNDLE_FORMAT = "maslahat.bundle/1"


@dataclass(frozen=True)
class BundleContents:
    """Everything a reader needs to check an endorsed plan without asking anyone. Formats: docs/formats/bundle.md.

    ``plan`` is Plan.document(); ``programme`` holds the names needed to read codes. ``entries`` are the journal from
    its first entry to the endorsement or later, ``checkpoint`` is the last of them as published. ``proposals``,
    ``positions`` and ``decision`` name the journal entries that prove them:

    * proposal: ``{"ref", "party", "operations": {…change set…}, "fate": {"code", "reason", "entry"}}``; the detail
      of journal entry number ``entry`` holds ``{"proposal": ref, "disposition": code}``;
    * position: ``{"party", "kind", "version_id", "counts", "entry", …}``; the detail of that entry holds
      ``{"party", "position": kind, "version_id"}``; exactly the last position of each party counts;
    * decision: ``{"version_id", "required": [party, …], "outcome": "endorsed", "entry", …}``; the detail of that
      entry holds ``{"decision": "endorsed", "version_id"}``.

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
