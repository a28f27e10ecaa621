"""The floor on the page of the room, on the chair's desk and on the screen of the hall: one look, one press."""

from django.urls import reverse

from maslahat.actions.meetings.floor_now import floor_now
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings.floor_queries import FloorFound
from maslahat.web.meetings.floor_offers import FloorOffer, asking_offers, offer, speaker_offers
from maslahat.web.meetings.floor_seen import FloorSeen, floor_seen
from maslahat.web.meetings.room_facts import Place, RoomFacts

MOST_WAITING = 5
"""How many of those who wait a panel names; the page of speakers has them all."""


def floor_panel(facts: RoomFacts) -> dict[str, object] | None:
    """Return what a panel of the floor shows: the item that is before the meeting, or the meeting as a whole.

    On the hall screen there is nothing to show while nobody speaks or waits.
    """
    visit, item = facts.visit, facts.subject.subject.item
    found = floor_now(facts.meeting)
    floor = floor_seen(visit, found, item)
    told: dict[str, object] = {
        "floor": floor,
        "first": floor.waiting[:MOST_WAITING],
        "more": max(0, len(floor.waiting) - MOST_WAITING),
    }
    if facts.place is Place.SCREEN:
        return told if floor.speaker or floor.waiting else None
    told["next"] = reverse(facts.place.value, args=(visit.programme.code, facts.meeting.code))
    told |= _chair(facts, found, floor) if facts.place is Place.CHAIR else _delegate(facts, found, floor)
    return told


def _delegate(facts: RoomFacts, found: FloorFound, floor: FloorSeen) -> dict[str, object]:
    visit, meeting = facts.visit, facts.meeting
    asking = asking_offers(visit, meeting, found.floor, floor.item)
    places = {each.number: place for place, each in enumerate(floor.waiting, 1)}
    return {
        "is_chair": False,
        "asking": [each for each in asking if each.name == "statement"],
        "rarely": [each for each in asking if each.name != "statement"],
        "mine": [(each, places[each.number], offer(visit, "withdraw", each.number)) for each in floor.mine],
    }


def _chair(facts: RoomFacts, found: FloorFound, floor: FloorSeen) -> dict[str, object]:
    visit, meeting = facts.visit, facts.meeting
    may_give = visit.may(Deed.FLOOR_GIVE) and meeting.state.may_decide and floor.next_number
    given: list[FloorOffer] = [offer(visit, "give", floor.next_number)] if may_give else []
    on_speaker = speaker_offers(visit, meeting, found.floor)
    return {
        "is_chair": True,
        "given": given,
        "on_speaker": [each for each in on_speaker if each.name != "rule-out"],
    }
