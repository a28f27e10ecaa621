"""What is done elsewhere and changes what a meeting under way sees: its room is told, in the same transaction."""

from datetime import datetime

from maslahat.stores.meetings import load, save


def tell_rooms(programme: str, kind: str, now: datetime, *, workplan: str = "") -> None:
    """Write an event without contents for every meeting of a programme that is under way; screens look anew.

    With a ``workplan`` (its code) only meetings that decide on it are told. ``kind`` is ``draft`` where the text or the
    state of a proposal changed, ``seats`` where somebody came to speak for a party or ceased to (E48).
    """
    for each in load.meetings_under_way(programme):
        if not workplan or each.workplan == workplan:
            save.announce(each.id, kind, {}, now)
