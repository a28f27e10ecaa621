"""What every panel of the room is told: who looks, at which meeting, what is before it, and where the panel stands."""

from dataclasses import dataclass
from enum import StrEnum

from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.meetings.subjects import SubjectInWords
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.web.visits import Visit


class Place(StrEnum):
    """Where a panel is shown: on the page of everybody in the room, on the chair's desk, on the screen of the hall."""

    ROOM = "room"
    CHAIR = "chair"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What a panel is told. On the hall screen ``visit`` is nobody in particular, with the least rights at the table.

    ``draft`` is the plan that the meeting decides on, if there is one. A deed names ``subject.print`` (E80).
    """

    visit: Visit
    meeting: MeetingFound
    subject: SubjectInWords
    draft: DraftOnScreen | None
    place: Place
