"""What the sealed record tells of silence: which texts were adopted by it, of whom it was asked, what was attached.

Only procedures that ended in adoption stand in it, and of what the parties wrote only what is printed with the plan:
statements and reservations on the text that was endorsed. What was said at the table stays there. Format:
docs/formats/bundle.md.
"""

from collections.abc import Iterable
from datetime import datetime

from maslahat.domain.governance.silence import SilenceEntry, SilenceEntryKind, SilenceProcedure, SilenceState
from maslahat.domain.record.chain import instant
from maslahat.domain.shared.canonical import Document, canonical_bytes

SILENCE_FORMAT = "maslahat.silence/1"
_PRINTED = (SilenceEntryKind.STATEMENT, SilenceEntryKind.RESERVATION)


def silence_document(procedures: Iterable[SilenceProcedure], endorsed: str, at: datetime) -> bytes | None:
    """Return the document of the silence procedures on a plan as they stand at ``at``; None if none adopted anything.

    ``endorsed`` is the fingerprint of the text that was endorsed.
    """
    told = [_told(each, endorsed) for each in procedures if each.state(at) is SilenceState.ADOPTED]
    return canonical_bytes({"format": SILENCE_FORMAT, "procedures": told}) if told else None


def _told(procedure: SilenceProcedure, endorsed: str) -> Document:
    subject, started, deadline = procedure.subject, procedure.started_at, procedure.deadline
    is_printed = subject.fingerprint == endorsed and not subject.proposal
    return {
        "number": procedure.number,
        "subject": subject.fingerprint,
        "proposal": subject.proposal,
        "seats": list(procedure.seats),
        "opened_at": instant(procedure.opened_at),
        "started_at": instant(started) if started else "",
        "deadline": instant(deadline) if deadline else "",
        "attached": [_attached(each) for each in procedure.of(*_PRINTED)] if is_printed else [],
    }


def _attached(entry: SilenceEntry) -> Document:
    return {
        "kind": entry.kind.value,
        "seat": entry.seat,
        "at": instant(entry.at),
        "text": entry.text.document(),
        "lines": list(entry.lines),
        "whole": entry.whole,
    }
