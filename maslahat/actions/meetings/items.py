"""The items of a meeting's agenda, by number: what the floor is asked for on, and what statements are about."""

from collections.abc import Mapping

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LocalizedText

WHOLE = 0
"""The meeting as a whole, where no item is named."""


def items_of(programme: Programme, meeting: str) -> Mapping[int, LocalizedText]:
    """Return {number: title} of the agenda of a meeting, in order; empty if it has none."""
    found = next((each for each in programme.meetings if each.code == meeting), None)
    return {each.number: each.title for each in found.agenda} if found else {}


def is_item(programme: Programme, meeting: str, item: int) -> bool:
    """Tell whether one may speak on this number: an item of the agenda, or the meeting as a whole."""
    return item == WHOLE or item in items_of(programme, meeting)
