"""What the deeds on a meeting as a whole answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class MeetingMoved(Done):
    """The meeting is in this state; ``event`` is the number of the room's event that tells of it."""

    meeting: str
    state: str
    row_version: int
    event: int
