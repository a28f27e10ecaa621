"""Good practices as rules: whoever adopts one, it follows from the steps, and no order of acts tells anything else."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.discussions.practices import (
    Practice,
    PracticeAct,
    PracticeObstacle,
    PracticeStep,
    against,
    of_country,
)
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

NOW = datetime(2022, 10, 26, tzinfo=UTC)
COUNTRIES = ("AA", "BB", "CC")


def practice(*acts: tuple[PracticeAct, str]) -> Practice:
    """Return a practice of AA on which these acts were done."""
    steps = tuple(
        PracticeStep(number, act, PartyCode(country), country, LocalizedText(), NOW)
        for number, (act, country) in enumerate(acts, 1)
    )
    words = LocalizedText.of("en", en="Joint training")
    return Practice(1, PartyCode("AA"), "AA", "P1", "", words, words, NOW, steps)


@pytest.mark.covers("R46")
def test_a_practice_that_b_adopted_stands_on_the_pages_of_a_and_b_alone():
    adopted = practice((PracticeAct.ADOPT, "BB"))

    assert [bool(of_country([adopted], each)) for each in COUNTRIES] == [True, True, False]


def test_what_was_given_up_is_no_longer_adopted_and_can_be_adopted_anew():
    given_up = practice((PracticeAct.ADOPT, "BB"), (PracticeAct.GIVE_UP, "BB"))

    assert given_up.adoptions == ()
    assert against(given_up, PracticeAct.ADOPT, "BB") == ()


def test_who_adopted_a_practice_keeps_it_when_it_is_taken_back():
    taken_back = practice((PracticeAct.ADOPT, "BB"), (PracticeAct.WITHDRAW, "AA"))

    assert [len(of_country([taken_back], each)) for each in COUNTRIES] == [0, 1, 0]
    assert against(taken_back, PracticeAct.GIVE_UP, "BB") == ()


@pytest.mark.parametrize(
    ("acts", "act", "country", "stands"),
    [
        ([], PracticeAct.ADOPT, "AA", PracticeObstacle.OWN_PRACTICE),
        ([], PracticeAct.WITHDRAW, "BB", PracticeObstacle.NOT_OWN_PRACTICE),
        ([], PracticeAct.GIVE_UP, "BB", PracticeObstacle.NOT_ADOPTED),
        ([(PracticeAct.ADOPT, "BB")], PracticeAct.ADOPT, "BB", PracticeObstacle.ADOPTED_ALREADY),
        ([(PracticeAct.WITHDRAW, "AA")], PracticeAct.ADOPT, "BB", PracticeObstacle.WITHDRAWN),
        ([(PracticeAct.WITHDRAW, "AA")], PracticeAct.WITHDRAW, "AA", PracticeObstacle.WITHDRAWN),
    ],
)
def test_what_cannot_be_done_is_named(acts, act, country, stands):
    assert against(practice(*acts), act, country) == (stands,)


@given(st.lists(st.tuples(st.sampled_from(PracticeAct), st.sampled_from(COUNTRIES)), max_size=12))
def test_through_whatever_was_allowed_no_country_adopts_its_own_or_one_twice(asked):
    done: list[tuple[PracticeAct, str]] = []
    for act, country in asked:
        done += [] if against(practice(*done), act, country) else [(act, country)]

    holders = [each.country for each in practice(*done).adoptions]

    assert "AA" not in holders
    assert len(set(holders)) == len(holders)
    assert set(holders) == {c for c in COUNTRIES if _net(done, c) == 1}


def _net(done, country):
    return done.count((PracticeAct.ADOPT, country)) - done.count((PracticeAct.GIVE_UP, country))
