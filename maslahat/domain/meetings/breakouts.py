"""Notes of breakout groups: what a country and the experts of a topic found out, which may become a proposal (R42)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from maslahat.domain.shared.ids import PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class BreakoutNote:
    """What one group wrote down: ``country`` by ``topic`` (code of a pillar), under an item of the agenda (its id).

    ``wrote`` is the party whose person wrote it; ``proposal`` what became of it, with the plan it was made on.
    """

    number: int
    item: int
    country: str
    topic: str
    text: LocalizedText
    wrote: PartyCode
    written_at: datetime
    workplan: str = ""
    proposal: ProposalRef | None = None


class NoteFault(StrEnum):
    """Why a note cannot be written or changed as wished."""

    TEXT_MISSING = "text_missing"
    UNKNOWN_COUNTRY = "unknown_country"
    UNKNOWN_TOPIC = "unknown_topic"
    IS_PROPOSAL = "is_proposal"


def note_faults(
    country: str, topic: str, text: LocalizedText, *, countries: tuple[str, ...], topics: tuple[str, ...]
) -> tuple[NoteFault, ...]:
    """Return everything that is wrong with a note; empty if it may stand."""
    checks = (
        (NoteFault.TEXT_MISSING, not text),
        (NoteFault.UNKNOWN_COUNTRY, country not in countries),
        (NoteFault.UNKNOWN_TOPIC, topic not in topics),
    )
    return tuple(fault for fault, holds in checks if holds)


def may_become_proposal(note: BreakoutNote) -> bool:
    """Tell whether the note can still be turned into a proposal: one note becomes at most one."""
    return note.proposal is None
