"""What the deeds on calls, positions and decisions in the room answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class CallMoved(Done):
    """The call is open and its countdown ends at ``ends_at`` (ISO 8601, UTC); ``event`` tells the room of it."""

    meeting: str
    call: int
    row_version: int
    ends_at: str
    is_paused: bool
    event: int


@dataclass(frozen=True, slots=True)
class PositionTaken(Done):
    """The position, or the answer in a vote, is recorded with this weight: counts, not_effective or comment."""

    meeting: str
    number: int
    party: str
    kind: str
    weight: str


@dataclass(frozen=True, slots=True)
class CallDecided(Done):
    """The call is closed with this result; ``why`` says why it did not end in adoption.

    ``proposal`` is the proposal it was about and ``state`` where that stands now, both empty if there is none.
    """

    meeting: str
    call: int
    result: str
    why: tuple[str, ...] = ()
    proposal: str = ""
    state: str = ""
