"""When a meeting takes place, in words: the day and the hours at the place, with the offset from UTC."""

from datetime import datetime, tzinfo

from maslahat.publishing.papers import on_side
from maslahat.publishing.phrases import day_in_words


def offset_in_words(instant: datetime, zone: tzinfo) -> str:
    """Return the offset of a time zone from UTC at an instant: ``UTC+5``, ``UTC+4:30``, ``UTC``."""
    offset = instant.astimezone(zone).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "")


def day_of(instant: datetime, zone: tzinfo, language: str) -> str:
    """Return the day of an instant at the place, in words."""
    return on_side(day_in_words(instant.astimezone(zone)), language)


def days_of(starts_at: datetime, ends_at: datetime, zone: tzinfo, language: str) -> str:
    """Return the day or days of a meeting at the place, in words."""
    first, last = (day_of(each, zone, language) for each in (starts_at, ends_at))
    return first if first == last else f"{first} – {last}"


def hours_of(starts_at: datetime, ends_at: datetime | None, zone: tzinfo) -> str:
    """Return the hours from start to end at the place: ``09:00–18:00``; without an end the start alone."""
    start = f"{starts_at.astimezone(zone):%H:%M}"
    return start if ends_at is None else f"{start}–{ends_at.astimezone(zone):%H:%M}"
