"""Screens of the hall: the secretariat makes a link for each and takes it back; nobody signs in at a screen."""

from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor, Secret
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.outcomes import Done, Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import TextRefused, clean
from maslahat.stores.meetings import save_screens
from maslahat.stores.meetings.reading import MeetingFound

LONGEST_PLACE = 120
SHORTEST_WORD = 20


@dataclass(frozen=True, slots=True)
class ScreenOpened(Done):
    """The link for the screen holds; ``screen`` is its row id. The word itself was told once and is not kept."""

    meeting: str
    screen: int


@dataclass(frozen=True, slots=True)
class ScreenEnded(Done):
    """The link leads nowhere any more; a stream that is open on it ends within a minute."""

    meeting: str
    screen: int


@deed(Deed.SCREEN_LINK)
def open_screen(
    *, meeting: str, place: str, word: Secret, by: Actor, key: str, now: datetime
) -> ScreenOpened | Refused | Stale:
    """Make a link by which the screen at this place (``Hall A, left``) follows the meeting; ``word`` is its secret.

    The link ends with the meeting, if nobody takes it back before.
    """
    found = hold_meeting(by, Deed.SCREEN_LINK, meeting)
    if not isinstance(found, MeetingFound):
        return found
    if found.state is MeetingState.CLOSED:
        return Refused.because("meeting_closed", meeting=found.code)
    try:
        name = clean(place[: LONGEST_PLACE + 1])
    except TextRefused:
        name = ""
    if not name or len(name) > LONGEST_PLACE or len(word.value) < SHORTEST_WORD:
        return Refused.because("screen_without_place")
    screen = save_screens.screen(found.id, name, word.value, now)
    detail = {"screen": screen, "place": name}
    tell(by=by, right=Deed.SCREEN_LINK, about=about_meeting(found), now=now, detail=detail, name="screen.open")
    return ScreenOpened(found.code, screen)


@deed(Deed.SCREEN_LINK)
def end_screen(*, meeting: str, screen: int, by: Actor, key: str, now: datetime) -> ScreenEnded | Refused | Stale:
    """Take a link back: whoever has it is shown out."""
    found = hold_meeting(by, Deed.SCREEN_LINK, meeting)
    if not isinstance(found, MeetingFound):
        return found
    if not save_screens.end_screen(found.id, screen, now):
        return Refused.because("unknown_screen", screen=screen)
    detail = {"screen": screen}
    tell(by=by, right=Deed.SCREEN_LINK, about=about_meeting(found), now=now, detail=detail, name="screen.end")
    return ScreenEnded(found.code, screen)
