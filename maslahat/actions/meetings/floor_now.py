"""The floor as it is now, for pages and for deeds that hold the meeting: with whether a decision is being taken."""

from maslahat.stores.governance import call_queries
from maslahat.stores.meetings import floor_queries
from maslahat.stores.meetings.floor_queries import FloorFound
from maslahat.stores.meetings.reading import MeetingFound


def floor_now(found: MeetingFound) -> FloorFound:
    """Return the floor of a meeting; while a call is open nobody speaks to the substance (E92). Reads only."""
    return floor_queries.floor(found.id, deciding=call_queries.open_call(found.id) is not None)
