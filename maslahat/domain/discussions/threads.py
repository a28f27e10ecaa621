"""A thread of discussion: a question about a line, a cell or a proposal, the remarks on it, and how it ended.

Everything said is kept. Where a thread stands follows from its entries and is stored nowhere. Source: R41.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText


class EntryKind(StrEnum):
    """What an entry does: it says something, asks an expert, ends the discussion, or takes it up again."""

    REMARK = "remark"
    ASSIGNMENT = "assignment"
    RESOLUTION = "resolution"
    REOPENING = "reopening"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a thread is about: a line, one cell of it (``cell`` is its key), or a proposal. One of both is set."""

    line: LineId | None = None
    cell: tuple[str, ...] = ()
    proposal: ProposalRef | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One contribution to a thread, in the capacity held at that moment.

    ``number`` counts entries of the thread from 1; ``person`` and ``expert`` are ids of people; ``expert`` is who is
    asked by an assignment (None for every other kind).
    """

    number: int
    kind: EntryKind
    person: int
    party: PartyCode
    role: Role
    text: LocalizedText
    made_at: datetime
    expert: int | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread with all its entries, oldest first; the first one is the question. ``number`` counts in the plan."""

    number: int
    topic: Topic
    entries: tuple[Entry, ...] = field(default_factory=tuple)

    @property
    def is_open(self) -> bool:
        """Tell whether the discussion goes on: its last ending was taken up again, or there was none."""
        turns = [each.kind for each in self.entries if each.kind in (EntryKind.RESOLUTION, EntryKind.REOPENING)]
        return not turns or turns[-1] is EntryKind.REOPENING

    @property
    def asker(self) -> Entry:
        """The entry that began the thread."""
        return self.entries[0]

    @property
    def expert(self) -> int | None:
        """The person last asked for advice, or None if nobody was."""
        return next((each.expert for each in reversed(self.entries) if each.kind is EntryKind.ASSIGNMENT), None)

    @property
    def waits_for(self) -> int | None:
        """The expert whose answer an open thread waits for: asked, and silent since then; None if nobody's."""
        if not self.is_open:
            return None
        asked = max((each.number for each in self.entries if each.kind is EntryKind.ASSIGNMENT), default=0)
        expert = self.expert
        answered = any(each.person == expert and each.number > asked for each in self.entries)
        return None if answered else expert


def blocking(threads: Iterable[Thread], lines: Iterable[LineId], living: Iterable[ProposalRef]) -> tuple[Thread, ...]:
    """Return the open threads that stand in the way of a final text (R41).

    ``lines`` are those of the draft, ``living`` the proposals that take effect or are still undecided: a question about
    a line that is gone, or about a proposal that came to nothing, holds nobody up.
    """
    there, alive = frozenset(lines), frozenset(living)
    return tuple(
        each for each in threads if each.is_open and (each.topic.line in there or each.topic.proposal in alive)
    )
