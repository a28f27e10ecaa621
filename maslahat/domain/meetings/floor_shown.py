"""The floor as everybody in the room may see it: parties, never persons or offices, and clocks by instants (E90)."""

from datetime import timedelta

from maslahat.domain.meetings.floor import Floor, FloorRequest
from maslahat.domain.shared.canonical import Document


def floor_shown(floor: Floor, item: int) -> dict[str, Document]:
    """Return the floor on one item as a JSON object for screens: who speaks, who waits, the rules of the list.

    A screen computes the time left by itself: ``limit`` and ``extra`` less ``used``, less the time since
    ``runs_since`` if the clock runs. Times are whole seconds; ``limit`` is None where the chair set none.
    """
    rules = floor.list_of(item)
    return {
        "item": item,
        "is_open": rules.is_open,
        "limit": _seconds(rules.limit),
        "speaker": _speaker(floor.speaker),
        "interrupted": _speaker(floor.interrupted),
        "waiting": [_request(each) for each in floor.queue(item)],
    }


def _speaker(found: FloorRequest | None) -> Document:
    if found is None:
        return None
    clock = found.clock
    return {
        **_request(found),
        "item": found.item,
        "limit": _seconds(clock.limit),
        "extra": _seconds(clock.extra),
        "used": _seconds(clock.used),
        "runs_since": clock.runs_since.isoformat() if clock.runs_since else None,
    }


def _request(each: FloorRequest) -> dict[str, Document]:
    return {"number": each.number, "party": each.party, "kind": each.kind.value, "mode": each.mode.value}


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else length // timedelta(seconds=1)
