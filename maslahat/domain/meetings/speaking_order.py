"""A suggested order of speakers: whoever spoke least comes first; the chair sees why, and nothing moves by itself.

Sources: workplans_and_decisions §9 (balance), R27. Sex is known only of those who stated it at registration; nobody
gains or loses a place for not having said it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from maslahat.domain.meetings.floor import Floor, FloorKind, FloorRequest, FloorState
from maslahat.domain.shared.ids import PartyCode


class OrderReason(StrEnum):
    """Why somebody is suggested for a place: the order of asking, or a balance that it would mend."""

    ASKED_FIRST = "asked_first"
    PARTY_SPOKE_LESS = "party_spoke_less"
    SEX_SPOKE_LESS = "sex_spoke_less"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A place in the suggested order: the number of the request, and why it stands there."""

    number: int
    because: OrderReason


HAD_THE_FLOOR = (FloorState.SPEAKING, FloorState.INTERRUPTED, FloorState.SPOKEN, FloorState.RULED_OUT)


@dataclass
class _Balance:
    turns: Counter[str]
    time: Mapping[PartyCode, timedelta]
    by_sex: Counter[str]
    sexes: Mapping[int, str]

    def of_party(self, each: FloorRequest) -> tuple[int, timedelta]:
        return self.turns[each.party], self.time[each.party]

    def of_sex(self, each: FloorRequest) -> int:
        sex = self.sexes.get(each.person)
        return self.by_sex[sex] if sex else max(self.by_sex.values(), default=0)

    def take(self, each: FloorRequest) -> None:
        self.turns[each.party] += 1
        if sex := self.sexes.get(each.person):
            self.by_sex[sex] += 1


def suggest(floor: Floor, item: int, sexes: Mapping[int, str], now: datetime) -> tuple[Suggested, ...]:
    """Return the statements that wait on an item in the order that balances best.

    First the party with fewest turns and least time in the meeting, then the sex that spoke less, then who asked
    first. Points of order and replies are left out, and members stay before observers as the list has them.
    ``sexes`` maps a person's id to what was stated at registration.
    """
    waiting = [each for each in floor.queue(item) if each.kind is FloorKind.STATEMENT]
    balance = _balance(floor, waiting, sexes, now)
    return tuple(
        suggested for group in _groups(waiting, floor.list_of(item).observers_in_turn)
        for suggested in _ordered(group, balance)
    )  # fmt: skip


def _groups(waiting: Sequence[FloorRequest], in_turn: bool) -> tuple[list[FloorRequest], ...]:
    if in_turn:
        return (list(waiting),)
    return [each for each in waiting if each.is_member], [each for each in waiting if not each.is_member]


def _balance(floor: Floor, waiting: Sequence[FloorRequest], sexes: Mapping[int, str], now: datetime) -> _Balance:
    had = [each for each in floor.requests if each.state in HAD_THE_FLOOR and each.kind is FloorKind.STATEMENT]
    stated = {person: sex for person, sex in sexes.items() if sex}
    by_sex = Counter(dict.fromkeys(stated.values(), 0))
    by_sex.update(stated[each.person] for each in had if each.person in stated)
    time = {each.party: floor.spoken(each.party, now) for each in waiting}
    return _Balance(Counter(each.party for each in had), time, by_sex, stated)


def _ordered(group: list[FloorRequest], balance: _Balance) -> list[Suggested]:
    left, found = sorted(group, key=lambda each: each.place), list[Suggested]()
    while left:
        first = left[0]
        best = min(left, key=lambda each: (balance.of_party(each), balance.of_sex(each), each.place))
        because = OrderReason.ASKED_FIRST
        if best is not first:
            ahead = balance.of_party(best) < balance.of_party(first)
            because = OrderReason.PARTY_SPOKE_LESS if ahead else OrderReason.SEX_SPOKE_LESS
        balance.take(best)
        left.remove(best)
        found.append(Suggested(best.number, because))
    return found
