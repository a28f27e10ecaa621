"""Whatever anybody does in whatever order: one speaker at most, nobody lost or doubled, no minute counted twice."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from maslahat.domain.meetings.floor import (
    LIVE,
    Floor,
    FloorKind,
    FloorRefused,
    FloorState,
    OrderMatter,
    SpeakersList,
    ask,
    end,
    extend,
    give,
    move,
    pause,
    resume,
    ruled,
    withdraw,
)

from .table import OPENING, minute, wants

PARTIES = st.sampled_from(("KZ", "KG", "TJ", "CSO", "DON"))
ITEMS = st.sampled_from((4, 5))
NUMBERS = st.integers(1, 12)


class Meeting(RuleBasedStateMachine):
    """A meeting in which everybody presses every button."""

    def __init__(self) -> None:
        super().__init__()
        self.floor, self.asked, self.at = Floor(), 0, 0

    @property
    def now(self):
        self.at += 1
        return minute(self.at)

    def take(self, outcome):
        if not isinstance(outcome, FloorRefused):
            self.floor = outcome

    @rule(party=PARTIES, item=ITEMS, kind=st.sampled_from(FloorKind), matter=st.sampled_from(OrderMatter), to=PARTIES)
    def somebody_asks(self, party, item, kind, matter, to):
        number = self.asked + 1
        told = {"matter": matter if kind is FloorKind.POINT_OF_ORDER else None}
        told["reply_to"] = to if kind is FloorKind.RIGHT_OF_REPLY else None
        standing = self.floor.standing(wants(number, party).person, item, kind)
        outcome = ask(self.floor, wants(number, party, kind, item=item, **told))
        assert standing is None or outcome == self.floor
        if not isinstance(outcome, FloorRefused):
            self.asked = len(outcome.requests)
            self.floor = outcome

    @rule(item=ITEMS)
    def the_chair_gives_the_floor_to_the_next(self, item):
        if found := self.floor.next_up(item):
            self.take(give(self.floor, found.number, self.now))

    @rule(number=NUMBERS)
    def the_chair_gives_the_floor_to_anybody(self, number):
        self.take(give(self.floor, number, self.now))

    @rule(number=NUMBERS)
    def somebody_withdraws(self, number):
        self.take(withdraw(self.floor, number, self.now))

    @rule(out=st.booleans())
    def the_speaker_ends(self, out):
        if self.floor.speaker:
            self.take(end(self.floor, self.floor.speaker.number, self.now, ruled_out=out))

    @rule(deed=st.sampled_from((pause, resume)), number=NUMBERS)
    def the_clock_is_stopped_or_started(self, deed, number):
        self.take(deed(self.floor, number, self.now))

    @rule(number=NUMBERS)
    def the_chair_gives_extra_time(self, number):
        self.take(extend(self.floor, number, timedelta(minutes=1)))

    @rule(number=NUMBERS, before=st.integers(0, 12))
    def the_chair_moves_somebody(self, number, before):
        self.take(move(self.floor, number, before))

    @rule(item=ITEMS, is_open=st.booleans(), limit=st.sampled_from((None, 2)), in_turn=st.booleans())
    def the_chair_sets_the_rules(self, item, is_open, limit, in_turn):
        most = timedelta(minutes=limit) if limit else None
        self.floor = ruled(self.floor, SpeakersList(item, is_open, most, in_turn))

    @rule(deciding=st.booleans())
    def a_decision_begins_or_ends(self, deciding):
        self.floor = Floor(self.floor.requests, self.floor.lists, deciding)

    @invariant()
    def at_most_one_holds_the_floor(self):
        states = [each.state for each in self.floor.requests]
        assert states.count(FloorState.SPEAKING) <= 1
        assert states.count(FloorState.INTERRUPTED) <= 1
        if self.floor.interrupted:
            assert self.floor.speaker.kind is FloorKind.POINT_OF_ORDER

    @invariant()
    def nobody_is_lost_and_nobody_doubled(self):
        assert [each.number for each in self.floor.requests] == list(range(1, self.asked + 1))
        live = [(each.person, each.item, each.kind) for each in self.floor.requests if each.state in LIVE]
        assert len(live) == len(set(live))
        waiting = sum(each.state is FloorState.WAITING for each in self.floor.requests)
        assert waiting == sum(len(self.floor.queue(item)) for item in (4, 5))

    @invariant()
    def points_of_order_come_first_and_replies_last(self):
        kinds = [FloorKind.POINT_OF_ORDER, FloorKind.STATEMENT, FloorKind.RIGHT_OF_REPLY]
        for item in (4, 5):
            ranks = [kinds.index(each.kind) for each in self.floor.queue(item)]
            assert ranks == sorted(ranks)
            places = [each.place for each in self.floor.queue(item)]
            assert len(places) == len(set(places))

    @invariant()
    def no_minute_is_counted_twice(self):
        now = minute(self.at)
        spent = [each.clock.spent(now) for each in self.floor.requests]
        assert all(each >= timedelta() for each in spent)
        assert sum(spent, timedelta()) <= now - OPENING
        assert sum(each.clock.runs_since is not None for each in self.floor.requests) <= 1


TestMeeting = Meeting.TestCase
TestMeeting.settings = settings(max_examples=40, stateful_step_count=30)
