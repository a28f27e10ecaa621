"""One meeting of the committee: its state, the opening act, and what is before it now.

Nothing is decided before the meeting has been opened, nor after it has been closed (R30). While it is adjourned it
waits: nothing can be decided until it is resumed. Sources: R25, R30; workplans_and_decisions §9; E79, E80.
"""

from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.ids import LineId, ProposalRef, VersionId


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    OPEN = "open"
    ADJOURNED = "adjourned"
    CLOSED = "closed"

    @property
    def may_decide(self) -> bool:
        """Tell whether the committee can decide in this state (R30)."""
        return self is MeetingState.OPEN


class MeetingAct(StrEnum):
    """What the chair does with the meeting as a whole."""

    OPEN = "open"
    ADJOURN = "adjourn"
    RESUME = "resume"
    CLOSE = "close"


ACTS: dict[tuple[MeetingState, MeetingAct], MeetingState] = {
    (MeetingState.PLANNED, MeetingAct.OPEN): MeetingState.OPEN,
    (MeetingState.OPEN, MeetingAct.ADJOURN): MeetingState.ADJOURNED,
    (MeetingState.ADJOURNED, MeetingAct.RESUME): MeetingState.OPEN,
    (MeetingState.OPEN, MeetingAct.CLOSE): MeetingState.CLOSED,
    (MeetingState.ADJOURNED, MeetingAct.CLOSE): MeetingState.CLOSED,
}
"""Every act that is possible; a meeting that was closed stays closed."""


def after(state: MeetingState, act: MeetingAct) -> MeetingState | None:
    """Return the state of the meeting after an act of the chair, or None if the act is not possible now."""
    return ACTS.get((state, act))


@dataclass(frozen=True, slots=True)
class Subject:
    """What is before the meeting: an agenda item (0: none), and with it a line, a proposal and the exact text.

    ``fingerprint`` is the version of the plan that the screens show; whoever decides names it (E80).
    """

    item: int = 0
    line: LineId | None = None
    proposal: ProposalRef | None = None
    fingerprint: VersionId | None = None

    def document(self) -> dict[str, Document]:
        """Return the subject as a JSON object."""
        return {"item": self.item, "line": self.line, "proposal": self.proposal, "fingerprint": self.fingerprint}

    @classmethod
    def read(cls, document: dict[str, Document]) -> "Subject":
        """Return the subject that a JSON object tells of; an empty object is no subject."""
        line, proposal, version = (document.get(name) for name in ("line", "proposal", "fingerprint"))
        return cls(
            int(document.get("item") or 0),
            LineId(str(line)) if line else None,
            ProposalRef(str(proposal)) if proposal else None,
            VersionId(str(version)) if version else None,
        )
