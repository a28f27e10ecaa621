"""One reminder for one person: what it names, and when the next one is sent."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.awaiting import Awaited, Waiting
from maslahat.domain.results.digests import Digest, DigestSent, digest_of, is_time
from maslahat.domain.results.due import DueReport, DueStanding
from maslahat.domain.results.periods import Period

YEAR = Period.read("2022")
LAST_DAY = date(2023, 2, 15)
STEPS = st.lists(st.tuples(st.sampled_from(Awaited), st.sampled_from("abc"), st.sampled_from(("KZ", "UZ"))))


def waits(step: Awaited, indicator: str = "a", unit: str = "KZ") -> Waiting:
    return Waiting(DueReport(indicator, unit, unit, YEAR, LAST_DAY, DueStanding.DUE), step, None)


def digest(*waiting: Waiting, today: date = LAST_DAY, days_before: int = 14) -> Digest:
    return digest_of(waiting, today, days_before)


@pytest.mark.covers("R92")
def test_one_line_names_all_indicators_of_a_unit_and_period_that_wait_for_one_step():
    found = digest(waits(Awaited.TO_CONFIRM, "b"), waits(Awaited.LATE, "a"), waits(Awaited.LATE, "c"))

    assert [(line.step, line.indicators) for line in found.lines] == [
        (Awaited.LATE, ("a", "c")),
        (Awaited.TO_CONFIRM, ("b",)),
    ]
    assert found.number == 3


@pytest.mark.parametrize(("days", "is_named"), [(15, False), (14, True), (0, True)])
def test_what_is_due_is_named_from_so_many_days_before_the_last_one(days, is_named):
    found = digest(waits(Awaited.TO_REPORT), today=LAST_DAY - timedelta(days=days))

    assert bool(found.lines) is is_named


def test_the_own_questions_to_others_are_no_reminder():
    assert digest(waits(Awaited.ASKED)).lines == ()


@pytest.mark.covers("R92")
def test_nothing_is_sent_while_nothing_waits_and_never_twice_on_one_day():
    one = digest(waits(Awaited.LATE))

    assert not is_time(digest(), None, LAST_DAY, 7)
    assert is_time(one, None, LAST_DAY, 7)
    assert not is_time(one, DigestSent(LAST_DAY, frozenset()), LAST_DAY, 7)


def test_it_is_sent_when_something_is_new_and_again_after_a_week():
    one = digest(waits(Awaited.LATE))
    sent = DigestSent(LAST_DAY, one.marks)

    assert not is_time(one, sent, LAST_DAY + timedelta(days=6), 7)
    assert is_time(one, sent, LAST_DAY + timedelta(days=7), 7)
    assert is_time(digest(waits(Awaited.LATE), waits(Awaited.TO_VERIFY)), sent, LAST_DAY + timedelta(days=1), 7)
    assert not is_time(digest(waits(Awaited.LATE)), sent, LAST_DAY + timedelta(days=1), 7)


@given(STEPS, st.permutations(range(6)))
def test_the_order_in_which_things_wait_changes_no_digest(steps, order):
    waiting = [waits(*each) for each in steps]
    shuffled = [waiting[place] for place in order if place < len(waiting)] + waiting[6:]

    assert digest(*waiting).marks == digest(*shuffled).marks
    assert digest(*waiting).number == len(digest(*waiting).marks)
