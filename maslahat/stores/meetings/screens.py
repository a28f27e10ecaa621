"""Links of hall screens for pages and for the gate of the stream: reading only."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from maslahat.stores.meetings import screen_models


@dataclass(frozen=True, slots=True)
class ScreenFound:
    """A link for a screen, without its word: where the screen stands, since when and until when the link holds."""

    id: int
    place: str
    made_at: datetime
    ended_at: datetime | None


def word_hash(word: str) -> str:
    """Return the fingerprint under which the word of a link is kept."""
    return sha256(word.encode("utf-8", "surrogatepass")).hexdigest()


def is_screen(meeting: int, word: str) -> bool:
    """Tell whether this is the word of a link to a meeting (its row id) that holds: as long as the meeting at most."""
    rows = screen_models.ScreenLink.objects.filter(
        meeting_id=meeting, word_hash=word_hash(word), ended_at=None, meeting__closed_at=None
    )
    return bool(word) and rows.exists()


def screens(meeting: int) -> tuple[ScreenFound, ...]:
    """Return the links ever made for the screens of a meeting (its row id), oldest first."""
    rows = screen_models.ScreenLink.objects.filter(meeting_id=meeting).order_by("made_at", "pk")
    return tuple(ScreenFound(row.pk, row.place, row.made_at, row.ended_at) for row in rows)
