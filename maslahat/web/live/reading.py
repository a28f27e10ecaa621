"""What the hub is told of meetings, read from their rows."""

from collections.abc import Mapping, Sequence

from maslahat.domain.meetings.stream import Audience
from maslahat.domain.shared.canonical import Document
from maslahat.stores.meetings import queries, stream_queries
from maslahat.stores.meetings.reading import RoomEventFound
from maslahat.web.live.hub import Happened
from maslahat.web.meetings.standing import standing_of_row

MOST_AT_ONCE = 500
"""Events read at one look; the rest is read at the next."""


class Record:
    """The record of all meetings, as the hub asks for it (``hub.Source``)."""

    def newest(self, meeting: int) -> Mapping[Audience, int]:
        """Return the number of the latest event as each audience counts."""
        last, public = stream_queries.newest(meeting)
        return {Audience.ROOM: last, Audience.PUBLIC: public}

    def since(self, known: Mapping[int, int]) -> Sequence[Happened]:
        """Return what happened in these meetings after the number known of each, in order."""
        return [_happened(meeting, each) for meeting, each in stream_queries.events_since(known, MOST_AT_ONCE)]

    def replay(self, meeting: int, audience: Audience, after: int, most: int) -> Sequence[tuple[int, Happened]]:
        """Return the events that reach an audience after its number, each with its number there."""
        if audience is Audience.ROOM:
            return [(each.number, _happened(meeting, each)) for each in queries.events_after(meeting, after, most)]
        found = stream_queries.public_events(meeting, after, most)
        return [(after + place, _happened(meeting, each)) for place, each in enumerate(found, 1)]

    def snapshot(self, meeting: int, audience: Audience) -> tuple[int, Mapping[str, Document]]:
        """Return how a meeting stands, with the number of an event that is already in it."""
        return standing_of_row(meeting, audience)


def _happened(meeting: int, event: RoomEventFound) -> Happened:
    return Happened(meeting, event.number, event.kind, {"at": event.at.isoformat(), "body": event.body})
