"""Which seats are there when a question is put or closed: as attendance is recorded, and as the chair sees it."""

from collections.abc import Iterable
from datetime import datetime

from maslahat.domain.shared.ids import PartyCode
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.reading import MeetingFound


def seats_present(found: MeetingFound, seen: Iterable[str], now: datetime) -> frozenset[PartyCode]:
    """Return the parties that are present: those checked in and not lost at this instant, and those the chair sees."""
    return attendance_queries.present_parties(found.id, now) | {PartyCode(party) for party in seen}
