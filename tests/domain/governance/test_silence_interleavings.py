"""Whatever people, clocks and two workers do, and in whatever order: one end, and an objection never adopts more."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from maslahat.domain.governance import silence_deeds as deeds
from maslahat.domain.governance.silence import DeliveryWay, SilenceState
from tests.domain.governance.silences import KINDS, SEATS, Table, at, opened, running

seats = st.sampled_from(SEATS)
steps = st.sampled_from((-24.0, -1.0, -0.001, 0.0, 0.001, 1.0, 3.0, 24.0))
"""How far the clock of the machine moves between two deeds, in hours: back as well, and not at all (R-24)."""

HOW_ADOPTED = {SilenceState.ADOPTED: 2, SilenceState.UNREACHED: 1}


class SilenceMachine(RuleBasedStateMachine):
    """One procedure between officers, the secretariat and two workers, each with its own picture of the entries."""

    def __init__(self) -> None:
        super().__init__()
        self.table: Table = opened()
        self.now: datetime = at(0)
        self.pictures = [self.table.procedure, self.table.procedure]

    @rule(hours=steps)
    def clock(self, hours: float) -> None:
        self.now += timedelta(hours=hours)

    @rule(restores=st.booleans())
    @precondition(lambda self: not self.table.procedure.entries)
    def begin(self, restores: bool) -> None:
        self.table = opened(withdrawal_restores=restores)

    @rule(language=st.sampled_from(("en", "ru")))
    def publish(self, language: str) -> None:
        self.table.publish(language, self.now)

    @rule(seat=seats, way=st.sampled_from(tuple(DeliveryWay)))
    def deliver(self, seat: str, way: DeliveryWay) -> None:
        self.table.deliver(seat, self.now, way)

    @rule(seat=seats)
    def bounce(self, seat: str) -> None:
        self.table.bounce(seat, self.now)

    @rule(seat=seats, kind=st.sampled_from((KINDS.OBJECTION, KINDS.COUNTER_AMENDMENT, KINDS.STATEMENT)))
    def answer(self, seat: str, kind: KINDS) -> None:
        was_closed = self.table.procedure.closed
        kept = self.table.object(seat, self.now, kind)
        if was_closed is not None and was_closed.word in HOW_ADOPTED:
            assert not isinstance(kept, deeds.SilenceRefused) or kind is KINDS.STATEMENT
            assert kept not in self.table.procedure.breaking

    @rule(seat=seats, number=st.integers(1, 30))
    def withdraw(self, seat: str, number: int) -> None:
        self.table.withdraw(seat, number, self.now)

    @rule(hours=st.sampled_from((-1, 0, 1, 30)))
    def extend(self, hours: int) -> None:
        before = self.table.procedure.deadline
        self.table.extend((before or self.now) + timedelta(hours=hours), self.now)
        after = self.table.procedure.deadline
        assert before is None or (after is not None and after >= before)

    @rule(seat=seats, hours=st.sampled_from((0, 1, 40)))
    def receive(self, seat: str, hours: int) -> None:
        self.table.receive(seat, self.now - timedelta(hours=hours), self.now)

    @rule(number=st.integers(1, 30), kind=st.sampled_from((KINDS.CONFIRMED, KINDS.DISMISSED)))
    def settle_received(self, number: int, kind: KINDS) -> None:
        self.table.confirm(number, self.now, kind=kind)

    @rule(worker=st.integers(0, 1))
    def worker_looks(self, worker: int) -> None:
        self.pictures[worker] = self.table.procedure

    @rule(worker=st.integers(0, 1), stands=st.sampled_from((True, True, True, False)))
    def worker_closes(self, worker: int, stands: bool) -> None:
        """Let a worker close by an old picture; the store takes an entry only under the next number."""
        closing = deeds.close(self.pictures[worker], self.now, stands=stands)
        if closing is not None and closing.number == len(self.table.procedure.entries) + 1:
            self.table.keep(closing)

    @invariant()
    def there_is_one_end_and_it_is_as_the_entries_say(self) -> None:
        procedure = self.table.procedure
        assert len(procedure.of(KINDS.CLOSED)) <= 1
        closed = procedure.closed
        if closed is not None and closed.word in HOW_ADOPTED:
            assert procedure.deadline == closed.holds is not None
            assert closed.at >= closed.holds
            before = replace(procedure, entries=procedure.entries[: closed.number - 1])
            assert before.breaking == ()
            assert before.unconfirmed == ()

    @invariant()
    def the_order_of_entries_is_the_order_of_their_instants(self) -> None:
        instants = [each.at for each in self.table.procedure.entries]
        assert instants == sorted(instants)
        assert [each.number for each in self.table.procedure.entries] == list(range(1, len(instants) + 1))

    @invariant()
    def the_clock_gave_every_seat_the_shortest_time(self) -> None:
        procedure = self.table.procedure
        if procedure.started_at and procedure.deadline:
            assert procedure.deadline - procedure.started_at >= procedure.terms.minimum


TestSilenceMachine = pytest.mark.covers("R-24", "R50", "E70", "E72")(SilenceMachine.TestCase)
TestSilenceMachine.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)


@pytest.mark.covers("R50", "R-24")
@given(
    answers=st.lists(st.tuples(seats, st.floats(-1, 90, allow_nan=False)), max_size=5),
    added=st.tuples(seats, st.floats(-1, 90, allow_nan=False)),
    place=st.integers(0, 5),
    restores=st.booleans(),
)
def test_an_added_objection_never_makes_the_outcome_more_adopted(answers, added, place, restores):
    def outcome(told):
        table = running(withdrawal_restores=restores)
        for seat, hour in sorted(told, key=lambda pair: pair[1]):
            table.object(seat, at(hour))
            table.close(at(hour))
        table.close(at(100))
        return HOW_ADOPTED.get(table.state(at(101)), 0)

    assert outcome([*answers[:place], added, *answers[place:]]) <= outcome(answers)


@pytest.mark.covers("R-24")
@given(jump=st.sampled_from((-24, -1, 1, 24)), hour=st.floats(0, 71))
def test_a_jump_of_the_clock_changes_neither_the_deadline_nor_the_order(jump, hour):
    table = running()
    table.object("AA", at(hour), KINDS.STATEMENT)

    second = table.object("BB", at(hour + jump), KINDS.STATEMENT)

    assert table.procedure.deadline == at(72)
    if not isinstance(second, deeds.SilenceRefused):
        assert second.at >= at(hour)


@pytest.mark.covers("R-24")
def test_two_answers_at_one_instant_keep_the_order_in_which_they_came():
    table = running()

    first, second = table.object("AA", at(5)), table.object("BB", at(5))

    assert (first.at, first.number + 1) == (second.at, second.number)
    assert table.procedure.breaking == (first, second)
