"""A page that polls is a sign of life too: behind a proxy that blocks streams one is as present as beside it (E78)."""

from datetime import datetime

from django.core.cache import cache

from maslahat.actions.meetings.presence import note_presence
from maslahat.domain.meetings.presence import BEAT


def note_asking(meeting: int, person: int, now: datetime) -> None:
    """Note that somebody's page asked how a meeting (its row id) stands; at most once in half a beat."""
    if cache.add(f"heard:{meeting}:{person}", True, BEAT.total_seconds() / 2):
        note_presence(meeting=meeting, persons=[person], now=now)
