"""What one may speak on in a meeting: an item of its agenda, by its lasting id, or the meeting as a whole."""

from maslahat.actions.meetings.subjects import agenda_places
from maslahat.domain.programmes.programme import Programme
from maslahat.stores.meetings.reading import MeetingFound

WHOLE = 0
"""The meeting as a whole, where no item is named."""


def is_item(programme: Programme, found: MeetingFound, item: int) -> bool:
    """Tell whether one may speak on this item of a meeting."""
    return item == WHOLE or item in agenda_places(programme, found)
