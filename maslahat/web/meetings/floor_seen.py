"""The floor in the reader's words: who speaks and for how long, who waits, what is suggested; offices only to some."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from maslahat.domain.meetings.floor import Floor, FloorKind, FloorRequest, FloorState, SpeakersList
from maslahat.domain.meetings.speaking_order import OrderReason, suggest
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings.floor_queries import FloorFound
from maslahat.web.visits import Visit
from maslahat.words.floor import FLOOR_KINDS, FLOOR_STATES, ORDER_MATTERS, ORDER_REASONS, SPEAKING_MODES
from maslahat.words.labels import label


@dataclass(frozen=True, slots=True)
class RequestSeen:
    """One request; ``office`` is empty where only the party may be told (R35). Times are written ``2:30``.

    ``left`` is empty where there is no limit; ``ends_at`` is when the time runs out and
    ``counts_from`` since when it counts, pauses taken out; both are None while the clock stands.
    """

    number: int
    item: int
    party: LocalizedText
    office: LocalizedText
    kind: str
    kind_label: str
    mode: str
    mode_label: str
    state: str
    state_label: str
    matter: str
    reply_to: LocalizedText
    asked_at: datetime
    is_mine: bool
    spent: str
    left: str
    is_over: bool
    runs: bool
    ends_at: datetime | None
    counts_from: datetime | None
    started_at: datetime | None


@dataclass(frozen=True, slots=True)
class SuggestionSeen:
    """A place in the suggested order, with its reason."""

    request: RequestSeen
    because: str


@dataclass(frozen=True, slots=True)
class FloorSeen:
    """The floor on one item; ``past`` are those who spoke, withdrew or were ruled out of order, the latest first.

    ``deciding`` says that a decision is being taken: nobody speaks to the substance.
    """

    item: int
    rules: SpeakersList
    limit: str
    deciding: bool
    speaker: RequestSeen | None
    interrupted: RequestSeen | None
    waiting: tuple[RequestSeen, ...]
    next_number: int
    past: tuple[RequestSeen, ...]
    mine: tuple[RequestSeen, ...]


def floor_seen(visit: Visit, found: FloorFound, item: int) -> FloorSeen:
    """Return the floor on one item in the reader's words."""
    floor, rules = found.floor, found.floor.list_of(item)
    next_up = floor.next_up(item)
    over = [each for each in floor.requests if each.item == item and each.ended_at]
    waiting = tuple(request_seen(visit, found, each) for each in floor.queue(item))
    return FloorSeen(
        item=item,
        rules=rules,
        limit=written(rules.limit) if rules.limit else "",
        deciding=floor.deciding,
        speaker=request_seen(visit, found, floor.speaker) if floor.speaker else None,
        interrupted=request_seen(visit, found, floor.interrupted) if floor.interrupted else None,
        waiting=waiting,
        next_number=next_up.number if next_up else 0,
        past=tuple(request_seen(visit, found, each) for each in sorted(over, key=_ended, reverse=True)),
        mine=tuple(each for each in waiting if each.is_mine),
    )


def request_seen(visit: Visit, found: FloorFound, each: FloorRequest) -> RequestSeen:
    """Return one request in the reader's words."""
    left = each.clock.left(visit.now)
    runs = each.clock.runs_since is not None
    return RequestSeen(
        number=each.number,
        item=each.item,
        party=party_name(visit, each.party),
        office=_office(visit, found, each),
        kind=each.kind.value,
        kind_label=label(FLOOR_KINDS, each.kind),
        mode=each.mode.value,
        mode_label=label(SPEAKING_MODES, each.mode),
        state=each.state.value,
        state_label=label(FLOOR_STATES, each.state),
        matter=label(ORDER_MATTERS, each.matter) if each.matter else "",
        reply_to=party_name(visit, each.reply_to) if each.reply_to else LocalizedText(),
        asked_at=each.asked_at,
        is_mine=each.person == visit.actor.person,
        spent=written(each.clock.spent(visit.now)),
        left=written(left) if left is not None else "",
        is_over=left is not None and left < timedelta(),
        runs=runs,
        ends_at=visit.now + left if runs and left is not None else None,
        counts_from=visit.now - each.clock.spent(visit.now) if runs else None,
        started_at=each.given_at,
    )


def suggestions(visit: Visit, found: FloorFound, item: int, sexes: Mapping[int, str]) -> list[SuggestionSeen]:
    """Return the suggested order where it differs from the list; empty where the list balances already."""
    wanted = suggest(found.floor, item, sexes, visit.now)
    listed = [each for each in found.floor.queue(item) if each.kind is FloorKind.STATEMENT]
    if [each.number for each in wanted] == [each.number for each in listed]:
        return []
    by_number = {each.number: each for each in listed}
    return [
        SuggestionSeen(request_seen(visit, found, by_number[each.number]), _reason(each.because)) for each in wanted
    ]


def answerable(visit: Visit, floor: Floor, item: int) -> list[tuple[str, LocalizedText]]:
    """Return (code, name) of the parties that spoke on an item, to whom a right of reply may answer."""
    spoke = (FloorState.SPEAKING, FloorState.SPOKEN, FloorState.RULED_OUT)
    codes = [each.party for each in floor.requests if each.item == item and each.state in spoke]
    return [(code, party_name(visit, code)) for code in dict.fromkeys(codes) if code != visit.actor.party]


def party_name(visit: Visit, code: str) -> LocalizedText:
    """Return what a party is called; its code if it is no longer one of the programme."""
    return next((each.name for each in visit.programme.parties if each.code == code), LocalizedText.of(en=code))


def written(length: timedelta) -> str:
    """Return a length of time as minutes and seconds with a true minus: ``2:30``, ``−0:05``."""
    seconds = abs(length) // timedelta(seconds=1)
    sign = "−" if length < timedelta() and seconds else ""
    return f"{sign}{seconds // 60}:{seconds % 60:02}"


def _office(visit: Visit, found: FloorFound, each: FloorRequest) -> LocalizedText:
    speaker = found.speakers.get(each.person)
    sees = visit.may(Deed.PERSON_READ, own=each.party == visit.actor.party)
    return speaker.office if speaker and sees else LocalizedText()


def _reason(because: OrderReason) -> str:
    return label(ORDER_REASONS, because)


def _ended(each: FloorRequest) -> datetime:
    return each.ended_at or each.asked_at
