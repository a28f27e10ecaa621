"""Rights: the one table, read as a delegation's lawyer would read it."""

from pathlib import Path

import pytest

from maslahat.domain.shared.deeds import Deed, Role, Stage
from maslahat.domain.shared.rights import TABLE, Because, deeds_of, may, may_give, role_that_may, why_not
from maslahat.domain.workplans.proposals import TRANSITIONS, ProposalDeed, ProposalState
from tools.print_rights import rights_page

OBSERVERS = (Role.DONOR, Role.RC_OFFICE, Role.UN_PARTNER, Role.CIVIL_SOCIETY, Role.REGIONAL_BODY)
VOICES = {Role.HEAD_OF_DELEGATION, Role.ALTERNATE, Role.SECRETARIAT}
WRITES = [deed for deed in Deed if not deed.endswith(".read") and deed is not Deed.BUNDLE_EXPORT]


def allowed(deed: Deed, stage: Stage | None = None) -> set[Role]:
    return {role for role in Role if may(role, deed, stage)}


@pytest.mark.covers("R37", "R38", "R52")
def test_only_the_voice_of_a_member_and_the_agencys_secretariat_state_positions():
    assert allowed(Deed.POSITION_STATE, Stage.FINALIZED) == VOICES


@pytest.mark.covers("R38")
def test_nobody_states_a_position_for_another_seat():
    assert not [role for role in Role if may(role, Deed.POSITION_STATE, Stage.FINALIZED, own=False)]


@pytest.mark.covers("R49", "R48")
@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.FINALIZED])
def test_positions_are_stated_on_a_finalized_plan_and_at_no_other_stage(stage):
    assert allowed(Deed.POSITION_STATE, stage) == set()


@pytest.mark.covers("R37", "R86")
@pytest.mark.parametrize("role", OBSERVERS)
def test_observers_propose_but_neither_support_nor_decide(role):
    assert may(role, Deed.PROPOSAL_PROPOSE, Stage.CONSULTATION)
    assert not may(role, Deed.PROPOSAL_SUPPORT, Stage.CONSULTATION, proposal_state="submitted")
    assert not may(role, Deed.PROPOSAL_TABLE, Stage.CONSULTATION, proposal_state="submitted")


@pytest.mark.covers("R37")
def test_a_donor_sees_the_money_lines_of_its_own_and_no_others_before_adoption():
    assert may(Role.DONOR, Deed.FUNDING_READ, Stage.REVIEW, own=True)
    assert not may(Role.DONOR, Deed.FUNDING_READ, Stage.REVIEW, own=False)


def test_the_public_reads_what_is_adopted_and_does_nothing_but_arrive_with_a_badge():
    assert [deed for deed in WRITES if may(Role.PUBLIC, deed)] == [Deed.PARTICIPANT_ARRIVE]
    assert {stage for stage in Stage if may(Role.PUBLIC, Deed.PLAN_READ, stage)} == {
        Stage.ENDORSED, Stage.AMENDED, Stage.CLOSED,
    }  # fmt: skip


@pytest.mark.covers("R98")
def test_anyone_takes_the_bundle_of_an_endorsed_plan_and_nobody_that_of_a_draft():
    assert allowed(Deed.BUNDLE_EXPORT, Stage.ENDORSED) == set(Role)
    assert allowed(Deed.BUNDLE_EXPORT, Stage.FINALIZED) == set()


@pytest.mark.covers("R28")
def test_only_the_secretariat_acts_in_the_name_of_the_chair():
    for deed in (Deed.PLAN_TABLE, Deed.PLAN_FINALISE, Deed.PROPOSAL_TABLE, Deed.PROPOSAL_DISPOSE,
                 Deed.PROPOSAL_REVERT, Deed.CONFLICT_RESOLVE, Deed.CONFLICT_REVISE, Deed.CONFLICT_REOPEN,
                 Deed.DISCUSSION_REORDER, Deed.PROPOSAL_DISCUSS, Deed.PROPOSAL_DIVIDE,
                 Deed.PROPOSAL_REFER):  # fmt: skip
        assert allowed(deed) == {Role.SECRETARIAT}


@pytest.mark.covers("E38", "E39", "E41")
def test_a_sponsor_withdraws_the_own_proposal_until_a_decision_on_it():
    assert may(Role.DELEGATE, Deed.PROPOSAL_WITHDRAW, Stage.REVIEW, proposal_state="tabled")
    assert not may(Role.DELEGATE, Deed.PROPOSAL_WITHDRAW, Stage.REVIEW, proposal_state="accepted")
    assert not may(Role.DELEGATE, Deed.PROPOSAL_WITHDRAW, Stage.REVIEW, own=False)
    assert allowed(Deed.PROPOSAL_REVERT, Stage.REVIEW) == {Role.SECRETARIAT}


@pytest.mark.parametrize(
    ("deed", "means"),
    [
        (Deed.PROPOSAL_WITHDRAW, ProposalDeed.WITHDRAW),
        (Deed.PROPOSAL_TAKE_OVER, ProposalDeed.TAKE_OVER),
        (Deed.PROPOSAL_TABLE, ProposalDeed.TABLE),
        (Deed.PROPOSAL_RETURN, ProposalDeed.RETURN),
        (Deed.PROPOSAL_DISPOSE, ProposalDeed.AGREE),
        (Deed.PROPOSAL_REVERT, ProposalDeed.REVERT),
        (Deed.PROPOSAL_REVISE, ProposalDeed.REVISE),
        (Deed.PROPOSAL_DIVIDE, ProposalDeed.DIVIDE),
        (Deed.PROPOSAL_REFER, ProposalDeed.REFER),
        (Deed.PROPOSAL_CONFIRM, ProposalDeed.CONFIRM),
        (Deed.PROPOSAL_LAPSE, ProposalDeed.LAPSE),
    ],
)
def test_the_table_speaks_of_the_states_in_which_a_proposal_can_go_that_way(deed, means):
    named = {state for grant in TABLE if grant.deed is deed for state in grant.proposal_states}

    assert named <= set(ProposalState)
    assert named == TRANSITIONS[means][0]


@pytest.mark.covers("E40")
def test_only_a_deciding_delegation_takes_over_a_withdrawn_proposal():
    takers = {role for role in Role if may(role, Deed.PROPOSAL_TAKE_OVER, Stage.REVIEW, proposal_state="withdrawn")}

    assert takers == {Role.HEAD_OF_DELEGATION, Role.ALTERNATE, Role.FOCAL_POINT, Role.DELEGATE}
    assert not may(Role.DELEGATE, Deed.PROPOSAL_TAKE_OVER, Stage.REVIEW, proposal_state="tabled")


@pytest.mark.covers("E83")
def test_after_endorsement_a_reservation_is_only_added_or_lifted_and_only_by_its_own_seat():
    for deed in (Deed.RESERVATION_ADD, Deed.RESERVATION_LIFT):
        assert allowed(deed, Stage.ENDORSED) == {Role.HEAD_OF_DELEGATION, Role.ALTERNATE}
        assert not may(Role.HEAD_OF_DELEGATION, deed, Stage.ENDORSED, own=False)


@pytest.mark.covers("E84")
def test_the_status_of_a_line_is_set_on_an_endorsed_plan_whose_text_nobody_may_change():
    changing = {Deed.PROPOSAL_PROPOSE, Deed.PROPOSAL_DISPOSE, Deed.CONFLICT_RESOLVE, Deed.PLAN_FINALISE}

    assert allowed(Deed.LINE_SET_STATUS, Stage.ENDORSED) == {Role.COORDINATOR, Role.FOCAL_POINT}
    assert not [role for role in Role if deeds_of(role, Stage.ENDORSED) & changing]


@pytest.mark.covers("R38")
def test_a_focal_point_cannot_make_itself_or_a_friend_the_voice_of_the_state():
    assert not [role for role in VOICES | {Role.FOCAL_POINT} if may_give(Role.FOCAL_POINT, role)]
    assert may_give(Role.SECRETARIAT, Role.HEAD_OF_DELEGATION)
    assert may_give(Role.FOCAL_POINT, Role.DELEGATE)
    assert not may_give(Role.DELEGATE, Role.DELEGATE)


def test_a_refusal_names_every_reason_and_who_may():
    refused = why_not(Role.DELEGATE, Deed.PROPOSAL_WITHDRAW, Stage.ENDORSED, own=False, proposal_state="accepted")
    stranger = why_not(Role.PUBLIC, Deed.POSITION_STATE, Stage.FINALIZED)

    assert refused is not None
    assert refused.because == (Because.STAGE, Because.PROPOSAL_STATE, Because.NOT_OWN)
    assert refused.stages == (Stage.CONSULTATION, Stage.REVIEW, Stage.FINALIZED)
    assert stranger is not None
    assert (stranger.because, set(stranger.roles)) == ((Because.ROLE,), VOICES)


@pytest.mark.covers("R98")
def test_of_several_roles_the_one_that_carries_the_right_is_named():
    assert role_that_may([Role.DELEGATE, Role.ALTERNATE], Deed.POSITION_STATE, Stage.FINALIZED) is Role.ALTERNATE
    assert role_that_may([Role.DELEGATE], Deed.POSITION_STATE, Stage.FINALIZED) is None


@pytest.mark.parametrize("call", [("minister", "plan.read"), ("public", "plan.burn"), ("public", "plan.read", "lost")])
def test_a_word_that_the_table_does_not_know_is_a_broken_call(call):
    with pytest.raises(ValueError, match="is not a valid"):
        may(*call)


def test_every_deed_is_granted_to_somebody_and_every_row_names_its_source():
    assert {grant.deed for grant in TABLE} == set(Deed)
    assert all(grant.roles and grant.rule[0] in "RE" for grant in TABLE)


def test_the_printed_rights_are_up_to_date():
    page = Path(__file__).parents[3] / "docs" / "rights.md"

    assert page.read_text(encoding="utf-8") == rights_page(), "run: python -m tools.print_rights"
