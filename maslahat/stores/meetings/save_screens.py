"""Links of hall screens out to rows; who calls holds the meeting."""

from datetime import datetime

from maslahat.stores.meetings import screen_models
from maslahat.stores.meetings.screens import word_hash


def screen(meeting: int, place: str, word: str, now: datetime) -> int:
    """Store a link to a meeting (its row id) for the screen at this place; return its row id."""
    made = screen_models.ScreenLink.objects.create(
        meeting_id=meeting, place=place, word_hash=word_hash(word), made_at=now
    )
    return int(made.pk)


def end_screen(meeting: int, screen: int, now: datetime) -> bool:
    """End a link of a meeting (row ids); return False if there is none or it has ended already."""
    rows = screen_models.ScreenLink.objects.filter(meeting_id=meeting, pk=screen, ended_at=None)
    return bool(rows.update(ended_at=now))
