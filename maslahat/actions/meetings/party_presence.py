"""Telling the room which parties are represented, whatever it was that changed it: arrival, loss, or a registration."""

from collections.abc import Collection
from datetime import datetime

from maslahat.domain.shared.ids import PartyCode
from maslahat.stores.meetings import attendance_queries, save


def announce_parties(meeting: int, before: Collection[PartyCode], now: datetime) -> tuple[PartyCode, ...]:
    """Tell the room of every party that came or was lost since ``before``; return them. The meeting is held."""
    after = attendance_queries.announced_parties(meeting, now)
    changed = sorted(after.symmetric_difference(before))
    for party in changed:
        save.announce(meeting, "presence", {"party": party, "is_present": party in after}, now)
    return tuple(changed)
