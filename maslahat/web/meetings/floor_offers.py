"""What a reader may do on the floor now, each with its form: what is not offered would be refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maslahat.actions.meetings.floor import withdraw_from_list
from maslahat.actions.meetings.giving_floor import end_speech, give_extra_time, give_floor, move_speaker, set_clock
from maslahat.domain.meetings.floor import Floor, FloorKind, SpeakersList, SpeakingMode
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.floor_queries import FloorFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.people import queries as people
from maslahat.web.meetings.floor_forms import (
    ASKING,
    RAISED_HAND,
    AskForm,
    ExtraForm,
    HandForm,
    ListForm,
    MoveForm,
    PressForm,
    RuleOutForm,
)
from maslahat.web.meetings.floor_seen import answerable, party_name
from maslahat.web.proposals.forms import SpokenForm, new_key
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit


@dataclass(frozen=True, slots=True)
class FloorDeed:
    """A deed on one request: the action and what is told it beside the number, its form and its button."""

    run: Callable[..., Any]
    form: type[SpokenForm]
    button: Promise
    told: Mapping[str, object]


FLOOR_DEEDS: Mapping[str, FloorDeed] = {
    "withdraw": FloorDeed(withdraw_from_list, PressForm, _("Withdraw from the list"), {}),
    "give": FloorDeed(give_floor, PressForm, _("Give the floor"), {}),
    "end": FloorDeed(end_speech, PressForm, _("The speech has ended"), {}),
    "pause": FloorDeed(set_clock, PressForm, _("Stop the clock"), {"act": "pause"}),
    "resume": FloorDeed(set_clock, PressForm, _("Start the clock again"), {"act": "resume"}),
    "extend": FloorDeed(give_extra_time, ExtraForm, _("Give extra time"), {}),
    "rule-out": FloorDeed(end_speech, RuleOutForm, _("Rule out of order"), {"ruled_out": True}),
    "move": FloorDeed(move_speaker, MoveForm, _("Move"), {}),
}
"""Every deed on one request by the last part of its address."""


@dataclass(frozen=True, slots=True)
class FloorOffer:
    """A deed that may be done now: its name, the request it is on (0: none), its form and the words of its button."""

    name: str
    number: int
    form: SpokenForm
    button: Promise


def asking_offers(visit: Visit, meeting: MeetingFound, floor: Floor, item: int) -> list[FloorOffer]:
    """Return the ways in which the reader may ask for the floor on an item now."""
    if not visit.may(Deed.FLOOR_ASK) or meeting.state is MeetingState.CLOSED:
        return []
    others = [(code, localized(name)) for code, name in answerable(visit, floor, item)]
    registered = attendance_queries.participant_of(meeting.id, visit.actor.person)
    initial = {"item": item, "mode": registered.mode.value if registered else SpeakingMode.ROOM.value}
    told: dict[str, Any] = {"answerable": others, "deciding": floor.deciding}
    possible = {
        "statement": floor.list_of(item).is_open and not floor.standing(visit.actor.person, item, FloorKind.STATEMENT),
        "point_of_order": not floor.standing(visit.actor.person, item, FloorKind.POINT_OF_ORDER),
        "right_of_reply": bool(others) and not floor.standing(visit.actor.person, item, FloorKind.RIGHT_OF_REPLY),
    }
    return [
        FloorOffer(name, 0, form(initial={**initial, "key": new_key()}, **told | {"prefix": name}), button)
        for name, (form, button) in ASKING.items()
        if possible[name]
    ]


def hand_offer(visit: Visit, meeting: MeetingFound, item: int) -> FloorOffer | None:
    """Return the form by which the secretariat enters somebody who raised a hand, or None."""
    if not visit.may(Deed.FLOOR_ASK, own=False) or meeting.state is MeetingState.CLOSED:
        return None
    form = hand_form(visit, initial={"key": new_key(), "item": item})
    return FloorOffer(RAISED_HAND, 0, form, _("Enter somebody who raised a hand"))


def hand_form(visit: Visit, **told: Any) -> HandForm:
    """Return that form, empty or as it was sent (``data``): everybody who is accredited now can be chosen."""
    held = [each for each in people.accreditations(visit.programme.code) if each.held.holds_at(visit.now)]
    seats = [(each.username, f"{localized(party_name(visit, each.party))}: {localized(each.office)}") for each in held]
    return HandForm(prefix=RAISED_HAND, seats=seats, **told)


def speaker_offers(visit: Visit, meeting: MeetingFound, floor: Floor) -> list[FloorOffer]:
    """Return what the chair may do with whoever speaks now."""
    speaker = floor.speaker
    if speaker is None or not visit.may(Deed.FLOOR_GIVE) or not meeting.state.may_decide:
        return []
    names = ["end", "pause" if speaker.clock.runs_since else "resume"]
    names += ["extend"] if speaker.clock.limit is not None else []
    return [offer(visit, name, speaker.number) for name in (*names, "rule-out")]


def list_form(visit: Visit, rules: SpeakersList) -> ListForm:
    """Return the form with the rules of a list as they are."""
    initial = {
        "key": new_key(),
        "item": rules.item,
        "seconds": int(rules.limit.total_seconds()) if rules.limit else 0,
        "is_open": rules.is_open,
        "observers_in_turn": rules.observers_in_turn,
    }
    return ListForm(prefix="list", initial=initial, languages=visit.programme.languages)


def offer(visit: Visit, name: str, number: int, **more: Any) -> FloorOffer:
    """Return the offer of a deed on a request."""
    form = fresh_form(visit, name, number, initial={"key": new_key()}, **more)
    return FloorOffer(name, number, form, FLOOR_DEEDS[name].button)


def fresh_form(visit: Visit, name: str, number: int, **told: Any) -> SpokenForm:
    """Return the form of a deed on a request, empty or as it was sent (``data``)."""
    languages = visit.programme.languages
    return FLOOR_DEEDS[name].form(prefix=f"{name}-{number}", languages=languages, **told)


def movable(visit: Visit, found: FloorFound, number: int) -> list[tuple[int, str]]:
    """Return (number, words) of those before whom a request can be moved."""
    moved = found.floor.request(number)
    if moved is None:
        return []
    return [
        (each.number, f"{place}. {localized(party_name(visit, each.party))}")
        for place, each in enumerate(found.floor.queue(moved.item), 1)
        if each.kind is moved.kind and each.number != number
    ]


def asking_form(visit: Visit, wish: str, floor: Floor, data: Mapping[str, Any]) -> AskForm:
    """Return the form of asking as it was sent; whom a reply may answer depends on the item."""
    if wish == RAISED_HAND:
        return hand_form(visit, data=data)
    raw = str(data.get(f"{wish}-item", ""))
    item = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 4 else 0
    others = [(code, localized(name)) for code, name in answerable(visit, floor, item)]
    return ASKING[wish][0](data, prefix=wish, answerable=others)
