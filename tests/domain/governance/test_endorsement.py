"""A seat's position stands only if its acting head states it on the frozen version."""

from dataclasses import replace

import pytest

from maslahat.domain.governance.consensus import Endorsed, NotEndorsed, outcome
from maslahat.domain.governance.endorsement import (
    PositionFault,
    PositionHeard,
    PositionRefused,
    endorsement_document,
    endorsement_of,
    hear_position,
)
from maslahat.domain.governance.seats import replace_head
from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText

from .table import AGENCY, BLOCKS, FINAL, HEADS, LINES, OLD, accredited, all_endorse, hearing, minute, says


def refused(position, heard_in=None, at=None) -> PositionRefused:
    result = hear_position(position, heard_in or hearing(), at or position.stated_at)
    assert isinstance(result, PositionRefused)
    return result


@pytest.mark.covers("R38")
def test_the_position_of_the_head_of_delegation_is_heard_under_the_role_held_then():
    result = hear_position(says(1, "KG"), hearing(), minute(1))

    assert isinstance(result, PositionHeard)
    assert result.position.role is Role.HEAD_OF_DELEGATION
    assert isinstance(result.outcome, NotEndorsed)


@pytest.mark.covers("R38", "E50")
def test_the_position_of_a_delegation_member_is_refused_and_kept_without_effect():
    member = accredited("KG", Role.DELEGATE, "kg-delegate")
    result = refused(says(1, "KG", person="kg-delegate"), hearing(accreditations=(*HEADS, member)))

    assert result.faults == (PositionFault.NOT_ACTING_HEAD,)
    assert result.kept is not None
    assert not result.kept.is_effective
    assert result.offered_to == "kg-head"


@pytest.mark.covers("E50")
def test_of_two_positions_of_one_seat_the_acting_heads_counts():
    member_says = says(9, "KG", "object", person="kg-delegate", role=Role.DELEGATE, is_effective=False)

    assert isinstance(outcome(BLOCKS, [*all_endorse(), member_says], FINAL, minute(10)), Endorsed)


@pytest.mark.covers("E48", "E49", "R38")
def test_a_replaced_head_loses_the_right_at_once_and_the_successor_is_offered_the_draft():
    seats = replace_head(HEADS, accredited("KG", Role.HEAD_OF_DELEGATION, "kg-new", start=5))
    late = refused(says(1, "KG", "object"), hearing(accreditations=seats), minute(5 + 1 / 60))
    before = hear_position(says(1, "KG"), hearing(accreditations=seats), minute(4))

    assert late.faults == (PositionFault.NOT_ACTING_HEAD,)
    assert late.offered_to == "kg-new"
    assert isinstance(before, PositionHeard)


@pytest.mark.covers("E48")
def test_what_a_head_said_before_being_replaced_still_counts():
    positions = all_endorse()
    seats = replace_head(HEADS, accredited("KG", Role.HEAD_OF_DELEGATION, "kg-new", start=8))

    assert len(seats) == len(HEADS) + 1
    assert isinstance(outcome(BLOCKS, positions, FINAL, minute(9)), Endorsed)


@pytest.mark.covers("E47")
def test_a_chair_does_not_hold_the_position_of_the_own_seat_and_the_alternate_does():
    alternate = accredited("KZ", Role.ALTERNATE, "kz-alternate")
    chaired = hearing(accreditations=(*HEADS, alternate), aside={"kz-head"})

    assert refused(says(1, "KZ"), chaired).offered_to == "kz-alternate"
    assert isinstance(hear_position(says(1, "KZ", person="kz-alternate"), chaired, minute(1)), PositionHeard)


@pytest.mark.covers("R37")
def test_a_civil_society_seat_cannot_state_a_position():
    guest = accredited("KG-CSDP", Role.CIVIL_SOCIETY, "kg-csdp-head")
    result = refused(says(1, "KG-CSDP"), hearing(accreditations=(*HEADS, guest)))

    assert set(result.faults) == {PositionFault.SEAT_DOES_NOT_DECIDE, PositionFault.NOT_ACTING_HEAD}


@pytest.mark.covers("E80", "R49")
def test_a_position_on_an_old_version_is_refused_and_the_open_one_named():
    result = refused(says(1, "KG", subject=OLD))

    assert result.faults == (PositionFault.STALE_SUBJECT,)
    assert result.subject == FINAL


def test_before_the_plan_is_finalized_nobody_states_a_position():
    assert refused(says(1, "KG"), hearing(subject=None)).faults == (PositionFault.NOT_FINALIZED,)


@pytest.mark.covers("R49")
def test_after_the_plan_is_endorsed_no_position_can_undo_it():
    result = refused(says(9, "KG", "object"), hearing(positions=all_endorse()))

    assert result.faults == (PositionFault.ALREADY_ENDORSED,)


def test_everything_wrong_with_a_position_is_said_at_once():
    empty = says(1, "KG", "endorse_reservation", text=LocalizedText(), lines=(LineId("nowhere"),), subject=OLD)

    assert set(refused(empty).faults) == {
        PositionFault.STALE_SUBJECT, PositionFault.TEXT_MISSING, PositionFault.UNKNOWN_LINE,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("position", "fault"),
    [
        (says(1, "KG", "object", text=LocalizedText()), PositionFault.TEXT_MISSING),
        (says(1, "KG", "endorse_reservation", lines=()), PositionFault.LINES_MISSING),
        (says(1, "KG", "endorse", lines=LINES[:1]), PositionFault.LINES_NOT_ASKED),
        (says(1, "KG", "not_yet", whole=True), PositionFault.WHOLE_NOT_ASKED),
        (says(1, "KG", "endorse_reservation", whole=True, lines=LINES[:1]), PositionFault.LINES_NOT_ASKED),
    ],
)
def test_objections_need_words_and_only_reservations_name_lines_or_the_whole(position, fault):
    assert refused(position).faults == (fault,)


@pytest.mark.covers("R52", "E55")
def test_the_record_names_six_parties_and_prints_reservations_in_both_languages():
    positions = [*all_endorse("TJ"), says(7, "TJ", "endorse_reservation", lines=LINES[1:2])]
    result = outcome(BLOCKS, positions, FINAL, minute(8))
    assert isinstance(result, Endorsed)
    record = endorsement_of(BLOCKS, positions, result)
    document = endorsement_document(record)

    assert [each["seat"] for each in document["positions"]] == ["KZ", "KG", "TJ", "TM", "UZ", AGENCY]
    assert [(each.seat, each.lines) for each in record.reservations] == [("TJ", LINES[1:2])]
    assert set(document["positions"][2]["text"]) == {"en", "ru"}
    assert canonical_bytes(document)


@pytest.mark.covers("R52")
def test_one_of_the_secretariat_accepts_for_the_agency_if_it_has_no_head():
    staff = [each for each in HEADS if each.party != AGENCY]
    first = accredited(AGENCY, Role.SECRETARIAT, "staff-since-long", start=-50)
    second = accredited(AGENCY, Role.SECRETARIAT, "newcomer", start=-40)
    open_hearing = hearing(accreditations=(*staff, second, first))

    assert isinstance(hear_position(says(1, AGENCY, person="staff-since-long"), open_hearing, minute(1)), PositionHeard)
    assert refused(says(1, AGENCY, person="newcomer"), open_hearing).offered_to == "staff-since-long"


def test_the_server_says_when_and_under_which_role_a_position_was_stated():
    claimed = replace(says(1, "KG"), role=Role.DELEGATE, stated_at=minute(-1000), is_effective=False)
    result = hear_position(claimed, hearing(), minute(3))

    assert isinstance(result, PositionHeard)
    assert (result.position.role, result.position.stated_at) == (Role.HEAD_OF_DELEGATION, minute(3))
    assert result.position.is_effective
