"""What a calendar is told: meetings, items with a planned time, deadlines; each with a mark that never changes."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from maslahat.domain.shared.texts import LocalizedText

_CALENDAR_NAMESPACE = UUID("6d61736c-6168-5a74-8361-6c656e646172")


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar.

    ``uid`` stays the same whatever changes; ``sequence`` rises with every change, so that calendars replace what they
    hold (RFC 5545 §3.8.7.4). A deadline has no end: it is an instant. Instants are aware UTC, shown in ``time_zone``.
    """

    uid: str
    sequence: int
    changed_at: datetime
    summary: LocalizedText
    starts_at: datetime
    ends_at: datetime | None
    time_zone: str
    place: LocalizedText = field(default_factory=LocalizedText)
    description: LocalizedText = field(default_factory=LocalizedText)
    address: str = ""
    is_cancelled: bool = False


def mint_uid(*names: str) -> str:
    """Return the mark of the calendar entry that belongs to these names, always the same one on every machine.

    A UUID, as RFC 7986 §5.3 recommends: the name of the server, which may change, is no part of it.
    """
    return str(uuid5(_CALENDAR_NAMESPACE, "\x1f".join(names)))
