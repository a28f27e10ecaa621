"""The life of a proposal: a table of deeds and states, and the guards that stand in it."""

from itertools import product

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from maslahat.domain.workplans.proposals import (
    DISPOSITION_DEEDS,
    TAKES_EFFECT,
    TRANSITIONS,
    Circumstances,
    Disposition,
    Guard,
    NotPossible,
    ProposalDeed,
    ProposalState,
    allowed_deeds,
    next_state,
)

DECIDED = Circumstances(decided=True, other="PR-01", has_deadline=True, parts=2)


def walk(*deeds: str, start: ProposalState = ProposalState.DRAFT) -> ProposalState | NotPossible:
    state: ProposalState | NotPossible = start
    for deed in deeds:
        assert isinstance(state, ProposalState), state
        state = next_state(state, ProposalDeed(deed), DECIDED)
    return state


@pytest.mark.parametrize(
    ("deeds", "end"),
    [
        ("submit table agree merge adopt", "adopted"),
        ("submit table open park open agree merge revert", "reverted"),
        ("submit return submit table decline", "not_agreed"),
        ("submit table supersede", "superseded"),
        ("submit table carry_over", "carried_over"),
        ("submit note", "noted"),
        ("submit table revise table agree", "agreed"),
        ("submit return revise table refer confirm merge", "merged"),
        ("submit table refer lapse", "not_agreed"),
        ("submit table divide", "superseded"),
        ("submit table let_fall restore agree", "agreed"),
    ],
)
def test_a_proposal_lives_one_of_these_lives(deeds, end):
    assert walk(*deeds.split()) == ProposalState(end)


@pytest.mark.parametrize(("state", "deed"), list(product(ProposalState, ProposalDeed)))
def test_every_deed_ends_in_a_state_or_says_why_not(state, deed):
    found = next_state(state, deed, DECIDED)

    if isinstance(found, NotPossible):
        assert Guard.WRONG_STATE in found.reasons
        assert deed not in found.allowed == allowed_deeds(state)
    else:
        assert found == TRANSITIONS[deed][1]


@pytest.mark.covers("E38")
def test_a_sponsor_may_withdraw_until_a_decision_has_begun():
    assert walk("submit", "table", "withdraw") == ProposalState.WITHDRAWN
    found = next_state(ProposalState.TABLED, ProposalDeed.WITHDRAW, Circumstances(decision_begun=True))

    assert isinstance(found, NotPossible)
    assert found.reasons == (Guard.DECISION_BEGUN,)


@pytest.mark.covers("E39")
def test_what_is_merged_is_reverted_by_a_decision_only():
    withdrawn = next_state(ProposalState.MERGED, ProposalDeed.WITHDRAW)
    alone = next_state(ProposalState.MERGED, ProposalDeed.REVERT)

    assert isinstance(withdrawn, NotPossible)
    assert Guard.DECISION_BEGUN in withdrawn.reasons
    assert isinstance(alone, NotPossible)
    assert alone.reasons == (Guard.NO_DECISION,)
    assert next_state(ProposalState.MERGED, ProposalDeed.REVERT, DECIDED) == ProposalState.REVERTED
    assert ProposalState.REVERTED not in TAKES_EFFECT


@pytest.mark.covers("E40")
def test_another_delegation_may_take_over_what_was_withdrawn():
    assert walk("submit", "table", "withdraw", "take_over", "table") == ProposalState.TABLED
    observer = Circumstances(by_deciding_party=False)
    found = next_state(ProposalState.WITHDRAWN, ProposalDeed.TAKE_OVER, observer)

    assert isinstance(found, NotPossible)
    assert found.reasons == (Guard.NOT_A_DECIDING_PARTY,)


@pytest.mark.covers("E41")
def test_a_sponsor_may_not_withdraw_what_others_amended():
    found = next_state(ProposalState.TABLED, ProposalDeed.WITHDRAW, Circumstances(amended_by_others=True))

    assert isinstance(found, NotPossible)
    assert found.reasons == (Guard.AMENDED_BY_OTHERS,)


@pytest.mark.covers("E45")
def test_the_wish_of_an_observer_is_not_tabled_before_a_deciding_party_backs_it():
    found = next_state(ProposalState.SUBMITTED, ProposalDeed.TABLE, Circumstances(by_deciding_party=False))

    assert isinstance(found, NotPossible)
    assert found.reasons == (Guard.NOT_A_DECIDING_PARTY,)


def test_all_reasons_are_said_at_once():
    known = Circumstances(all_languages=False, by_deciding_party=False)
    found = next_state(ProposalState.TABLED, ProposalDeed.TABLE, known)

    assert isinstance(found, NotPossible)
    assert found.reasons == (Guard.WRONG_STATE, Guard.LANGUAGE_MISSING, Guard.NOT_A_DECIDING_PARTY)


def test_every_disposition_has_its_deed():
    assert set(DISPOSITION_DEEDS) == set(Disposition)


class AnyLife(RuleBasedStateMachine):
    """A proposal to which anything may be tried, in any order and under any circumstances."""

    def __init__(self) -> None:
        super().__init__()
        self.state = ProposalState.DRAFT

    @rule(deed=st.sampled_from(ProposalDeed), known=st.builds(Circumstances, decided=st.booleans()))
    def try_a_deed(self, deed, known):
        found = next_state(self.state, deed, known)
        if isinstance(found, NotPossible):
            assert found.reasons
            return
        assert self.state in TRANSITIONS[deed][0]
        if found in TAKES_EFFECT and self.state not in TAKES_EFFECT:
            assert known.decided
        if self.state in TAKES_EFFECT and found not in TAKES_EFFECT:
            assert known.decided or deed is ProposalDeed.CARRY_OVER
        self.state = found

    @invariant()
    def the_end_is_the_end(self):
        if self.state in (ProposalState.ADOPTED, ProposalState.SUPERSEDED, ProposalState.NOTED):
            assert allowed_deeds(self.state) == ()


TestAnyLife = AnyLife.TestCase
