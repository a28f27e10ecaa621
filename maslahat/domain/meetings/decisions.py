"""The register of decisions: what the committee decided, who sees to it until when, and what came of it (R53).

Only the secretariat's follow-up moves a decision; that it is overdue is read from the calendar and stored nowhere.
A decision that is not for the public has a number of its own series, so that its absence leaves no gap (E90).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from maslahat.domain.shared.texts import LocalizedText


class DecisionState(StrEnum):
    """Where a decision stands: to be done, done, not done in time, or given up with a reason."""

    OPEN = "open"
    DONE = "done"
    OVERDUE = "overdue"
    DROPPED = "dropped"


NOTED = (DecisionState.OPEN, DecisionState.DONE, DecisionState.DROPPED)
"""The states that a follow-up can set."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A note on what became of a decision; ``state`` is what it was set to. ``party`` and ``role`` say who noted it."""

    number: int
    state: DecisionState
    text: LocalizedText
    party: str
    role: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a meeting.

    ``number`` counts the decisions of the meeting in its series; ``source`` names the record it was taken in from
    (``proposal:PR-KG-07``; empty if the secretariat entered it); ``item`` is the agenda item, None if none is named;
    ``owner`` is the party that sees to it and ``office`` the office there; ``due_on`` the last day, None if open-ended.
    """

    meeting: str
    number: int
    text: LocalizedText
    taken_on: date
    item: int | None = None
    owner: str = ""
    office: LocalizedText = field(default_factory=LocalizedText)
    due_on: date | None = None
    source: str = ""
    is_internal: bool = False
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def symbol(self) -> str:
        """How documents name it: ``PSC-2022/3``, or ``PSC-2022/I-1`` if it is not for the public."""
        return f"{self.meeting}/{'I-' if self.is_internal else ''}{self.number}"

    def state(self, today: date) -> DecisionState:
        """Return where it stands on this day: an open one is overdue from the day after its last day."""
        noted = self.follow_ups[-1].state if self.follow_ups else DecisionState.OPEN
        is_late = noted is DecisionState.OPEN and self.due_on is not None and self.due_on < today
        return DecisionState.OVERDUE if is_late else noted


class DecisionFault(StrEnum):
    """What is wrong with an entry of the register."""

    TEXT_MISSING = "text_missing"
    DUE_BEFORE_TAKEN = "due_before_taken"
    STATE_NOT_NOTED = "state_not_noted"
    REASON_MISSING = "reason_missing"
    NOTHING_NEW = "nothing_new"


def check_decision(wanted: Decision, languages: Iterable[str]) -> tuple[DecisionFault, ...]:
    """Return what is wrong with a new decision: it needs words in every language and a day that is still to come."""
    missing = [each for each in languages if not wanted.text.texts.get(each)]
    checks = (
        (DecisionFault.TEXT_MISSING, bool(missing)),
        (DecisionFault.DUE_BEFORE_TAKEN, wanted.due_on is not None and wanted.due_on < wanted.taken_on),
    )
    return tuple(fault for fault, holds in checks if holds)


def follow_up(decision: Decision, wanted: FollowUp) -> Decision | tuple[DecisionFault, ...]:
    """Return the decision with one note more, or every fault of the note.

    To drop a decision, or to take one up again that was done or dropped, needs a reason; a note that changes neither
    the state nor says anything is refused.
    """
    stands = decision.follow_ups[-1].state if decision.follow_ups else DecisionState.OPEN
    needs_words = wanted.state is DecisionState.DROPPED or (
        wanted.state is DecisionState.OPEN and stands is not DecisionState.OPEN
    )
    checks = (
        (DecisionFault.STATE_NOT_NOTED, wanted.state not in NOTED),
        (DecisionFault.REASON_MISSING, needs_words and not wanted.text),
        (DecisionFault.NOTHING_NEW, wanted.state is stands and not wanted.text),
    )
    if faults := tuple(fault for fault, holds in checks if holds):
        return faults
    numbered = replace(wanted, number=len(decision.follow_ups) + 1)
    return replace(decision, follow_ups=(*decision.follow_ups, numbered))


def matters_arising(earlier: Iterable[tuple[date, Decision]], held_on: date) -> tuple[Decision, ...]:
    """Return what the meeting of this day has to look back on, in order of meeting and number.

    ``earlier`` are decisions with the day of their meeting. All decisions of the last meeting before this one are
    matters arising, and of those before it every decision that is neither done nor dropped.
    """
    before = [(day, each) for day, each in earlier if day < held_on]
    last = max((day for day, _ in before), default=None)
    kept = [
        (day, each.is_internal, each.number, each)
        for day, each in before
        if day == last or each.state(held_on) in (DecisionState.OPEN, DecisionState.OVERDUE)
    ]
    return tuple(found[-1] for found in sorted(kept, key=lambda found: found[:-1]))
