"""What comes of a question to the capitals follows from their answers and the clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.workplans.ad_referendum import (
    CapitalAnswer,
    Lapse,
    Referral,
    ReferralOutcome,
    Settled,
    settle,
    waiting_for,
)

START = datetime(2022, 10, 26, 12, tzinfo=UTC)
UNTIL = START + timedelta(hours=10)
ASKED = (PartyCode("AA"), PartyCode("BB"))


def said(party: str, hours: float, confirms: bool = True) -> CapitalAnswer:
    return CapitalAnswer(PartyCode(party), confirms, START + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("answers", "hours", "outcome", "since"),
    [
        ([], 9, ReferralOutcome.WAITS, None),
        ([said("AA", 1)], 9, ReferralOutcome.WAITS, None),
        ([said("AA", 1), said("BB", 2)], 3, ReferralOutcome.AGREED, 2),
        ([said("AA", 1), said("BB", 2)], 99, ReferralOutcome.AGREED, 2),
        ([said("AA", 1), said("BB", 2, confirms=False)], 3, ReferralOutcome.NOT_AGREED, 2),
        ([said("AA", 1)], 10, ReferralOutcome.NOT_AGREED, 10),
        ([said("AA", 1)], 99, ReferralOutcome.NOT_AGREED, 10),
        ([said("AA", 1), said("BB", 10)], 99, ReferralOutcome.NOT_AGREED, 10),
        ([said("AA", 1), said("CC", 2, confirms=False)], 3, ReferralOutcome.WAITS, None),
    ],
)
def test_a_referral_comes_to_what_the_capitals_and_the_clock_say(answers, hours, outcome, since):
    found = settle(Referral(ASKED, UNTIL), answers, START + timedelta(hours=hours))

    assert found == Settled(outcome, None if since is None else START + timedelta(hours=since))


def test_silence_means_agreement_where_the_rule_says_so():
    asked = Referral(ASKED, UNTIL, Lapse.AGREED)

    assert settle(asked, [], UNTIL) == Settled(ReferralOutcome.AGREED, UNTIL)
    assert settle(asked, [said("AA", 1, confirms=False)], UNTIL).outcome is ReferralOutcome.NOT_AGREED
    assert waiting_for(asked, [said("AA", 1), said("BB", 11)]) == ("BB",)


ANSWERS = st.lists(
    st.builds(said, st.sampled_from("ABC").map(lambda sign: sign * 2), st.integers(0, 12), st.booleans()),
    unique_by=lambda each: each.party,
)


@given(answers=ANSWERS, order=st.randoms(), late=st.integers(10, 50))
def test_what_a_referral_came_to_does_not_depend_on_the_order_of_answers_or_on_when_it_is_closed(answers, order, late):
    shuffled = list(answers)
    order.shuffle(shuffled)
    asked = Referral(ASKED, UNTIL)

    assert settle(asked, shuffled, START + timedelta(hours=late)) == settle(asked, answers, UNTIL)


@given(answers=ANSWERS, hours=st.integers(0, 20))
def test_a_refusal_more_never_makes_a_referral_agreed(answers, hours):
    now, asked = START + timedelta(hours=hours), Referral(ASKED, UNTIL)
    refused = [each for each in answers if each.party != "AA"] + [said("AA", 0, confirms=False)]

    before, after = settle(asked, answers, now), settle(asked, refused, now)

    assert not (after.outcome is ReferralOutcome.AGREED and before.outcome is not ReferralOutcome.AGREED)
    assert after.outcome is ReferralOutcome.NOT_AGREED
