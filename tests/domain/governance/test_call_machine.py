"""A call from opening to decision, walked at random: whatever chair and seats do in whatever order, the rule holds."""

from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from maslahat.domain.governance.calls import (
    Call,
    CallRefused,
    Decision,
    DecisionResult,
    SeatWord,
    decided,
    extended,
    may_close,
    opened,
    paused,
    resumed,
)
from maslahat.domain.governance.stances import StanceKind

from .table import BLOCKS, BY_SILENCE, MEMBERS, PROPOSAL, a_call, minute, takes

SEATS = st.sampled_from(MEMBERS)
SAME = PROPOSAL.fingerprint


class CallWalk(RuleBasedStateMachine):
    """The room as a model: who is there, who said what last, how long the countdown still runs."""

    @initialize(terms=st.sampled_from([BLOCKS, BY_SILENCE]))
    def open(self, terms):
        self.now: datetime = minute(20)
        self.present = set(MEMBERS)
        self.stances = []
        self.last: dict[str, StanceKind] = {}
        self.decision: Decision | None = None
        call = opened(a_call(terms))
        assert isinstance(call, Call)
        self.call = call

    @rule(seconds=st.integers(1, 40))
    def time_goes_by(self, seconds):
        self.now += timedelta(seconds=seconds)

    @rule(seat=SEATS)
    def a_device_goes_offline(self, seat):
        self.present.discard(seat)

    @rule(seat=SEATS)
    def a_seat_comes_back(self, seat):
        self.present.add(seat)

    @precondition(lambda self: self.decision is None)
    @rule(seat=SEATS, kind=st.sampled_from(list(StanceKind)))
    def a_seat_speaks(self, seat, kind):
        self.stances.append(takes(len(self.stances), seat, kind, stated_at=self.now))
        self.last[seat] = kind

    @precondition(lambda self: self.decision is None)
    @rule(what=st.sampled_from(["pause", "resume", "extend"]))
    def the_chair_moves_the_countdown(self, what):
        before = self.call.left(self.now)
        moves = {"pause": paused, "resume": resumed}
        until = self.call.ends_at + timedelta(seconds=30)
        moved = extended(self.call, until, self.now) if what == "extend" else moves[what](self.call, self.now)
        if isinstance(moved, Call):
            assert moved.left(self.now) >= before > timedelta(0)
            self.call = moved

    @precondition(lambda self: self.decision is None)
    @rule()
    def the_chair_closes(self):
        refused = may_close(self.call, self.stances, self.present, self.now)
        result = decided(self.call, self.stances, self.present, self.now, SAME)
        if len(self.present) < self.call.rule.quorum:
            assert isinstance(refused, CallRefused)
            assert result.result is DecisionResult.NOT_DECIDED
        if refused is None:
            self.decision = result

    @invariant()
    def a_decision_follows_from_what_was_said(self):
        if getattr(self, "decision", None) is None:
            return
        objecting = {seat for seat, kind in self.last.items() if kind is StanceKind.OBJECT}
        assert set(self.decision.seats_with(SeatWord.OBJECT)) == objecting
        assert (self.decision.result.degree > 0) <= (not objecting)
        assert tuple(each.seat for each in self.decision.seats) == MEMBERS


TestCallWalk = CallWalk.TestCase
TestCallWalk.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestCallWalk = pytest.mark.covers("E51", "E52")(TestCallWalk)
