"""The numbered stream of a meeting: whom an event reaches, and where a client that was away takes it up again.

Sources: workplans_and_decisions §9; E76 (a phone that slept), E90 (the public learns of nothing that is not public).
"""

from enum import StrEnum

from maslahat.domain.meetings.meeting import Subject
from maslahat.domain.shared.canonical import fingerprint

MOST_REPLAYED = 200
"""After a longer gap a client is given how things stand, not all that happened."""

PUBLIC_KINDS = ("agenda", "item", "meeting_open", "meeting_adjourned", "meeting_closed")
"""What anybody may know while a meeting runs: that it runs, and which item of its agenda is before it."""


class Audience(StrEnum):
    """Who follows a meeting: those in the room, wherever they sit, or the public."""

    ROOM = "room"
    PUBLIC = "public"


def reaches(kind: str, audience: Audience) -> bool:
    """Tell whether events of this kind reach an audience. The public has numbers of its own, without gaps (E90)."""
    return audience is Audience.ROOM or kind in PUBLIC_KINDS


def resume_after(asked: str, newest: int) -> int | None:
    """Return the number after which a client takes up the stream, or None if it needs a snapshot (E76).

    ``asked`` is the number of the last event that it had, as it says; empty, unreadable, unknown here or too long ago
    it is no place to resume from. ``newest`` is the number of the latest event.
    """
    if not asked.isascii() or not asked.isdecimal() or len(asked) > 9:
        return None
    after = int(asked)
    return after if newest - MOST_REPLAYED <= after <= newest else None


def subject_print(subject: Subject) -> str:
    """Return the fingerprint of what is before the meeting, with the version of the text: a deed names it (E80)."""
    return fingerprint(subject.document())
