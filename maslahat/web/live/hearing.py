"""Who follows a meeting is there: what the hub knows of the connected becomes signs of life of participants online."""

from collections.abc import Sequence

from django.utils import timezone

from maslahat.actions.meetings.presence import note_presence
from maslahat.domain.meetings.stream import Audience
from maslahat.web.live.gate import Admission


def note_followers(meeting: int, admissions: Sequence[object]) -> None:
    """Note that everybody who follows a meeting (its row id) in person is connected now."""
    here = (each for each in admissions if isinstance(each, Admission) and each.audience is Audience.ROOM)
    note_presence(meeting=meeting, persons={each.person for each in here if each.person}, now=timezone.now())
