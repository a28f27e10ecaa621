"""Seats: half-open validity, one acting head at an instant, roles that fit the kind of party."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.governance.seats import (
    Accreditation,
    PartyKind,
    Seat,
    SeatFault,
    SeatRefused,
    acting_head,
    check_accreditation,
    members_at,
    replace_head,
    role_then,
)
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import PartyCode

from .table import HEADS, MEMBERS, OPENING, SEATS, accredited, minute, seat

KG = PartyCode("KG")
HEAD = accredited("KG", Role.HEAD_OF_DELEGATION, "kg-head", start=0, end=60)
TERMS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from([Role.HEAD_OF_DELEGATION, Role.ALTERNATE, Role.DELEGATE]),
        st.integers(0, 50),
        st.integers(1, 50),
    ),
    max_size=8,
)


def _given_out(terms):
    """Give out accreditations one after the other as far as the rules allow."""
    held: list[Accreditation] = []
    for person, role, start, length in terms:
        wanted = accredited("KG", role, person, start, start + length)
        if not isinstance(check_accreditation(wanted, PartyKind.MEMBER, held), SeatRefused):
            held.append(wanted)
    return held


@pytest.mark.covers("E48")
@given(st.integers(-10, 70))
def test_a_role_is_held_from_its_first_instant_until_before_its_last(at):
    assert HEAD.holds_at(minute(at)) == (0 <= at < 60)


@pytest.mark.covers("E48", "R38")
@given(TERMS, st.integers(0, 100))
def test_a_seat_never_has_two_heads_nor_two_alternates_at_one_instant(terms, at):
    held = [each.role for each in _given_out(terms) if each.holds_at(minute(at))]

    assert held.count(Role.HEAD_OF_DELEGATION) <= 1
    assert held.count(Role.ALTERNATE) <= 1


@pytest.mark.covers("E48", "R38")
@given(TERMS, st.integers(1, 100))
def test_replacing_a_head_leaves_one_voice_and_keeps_every_earlier_instant(terms, at):
    held = _given_out(terms)
    after = replace_head(held, accredited("KG", Role.HEAD_OF_DELEGATION, "new", start=at))

    assert getattr(acting_head(after, seat("KG"), minute(at)), "person", None) == "new"
    for earlier in range(at):
        then = minute(earlier)
        before, now = acting_head(held, seat("KG"), then), acting_head(after, seat("KG"), then)
        assert getattr(before, "person", None) == getattr(now, "person", None)


def test_an_alternate_acts_only_while_there_is_no_head():
    seats = [HEAD, accredited("KG", Role.ALTERNATE, "kg-alternate", start=0)]

    assert getattr(acting_head(seats, seat("KG"), minute(59)), "person", "") == "kg-head"
    assert getattr(acting_head(seats, seat("KG"), minute(60)), "person", "") == "kg-alternate"


def test_members_of_a_delegation_do_not_speak_for_the_seat():
    others = [accredited("KG", role, role) for role in (Role.DELEGATE, Role.FOCAL_POINT, Role.HOST_OFFICER)]

    assert acting_head(others, seat("KG"), minute(1)) is None


@pytest.mark.covers("R37")
@pytest.mark.parametrize("kind", [kind for kind in PartyKind if kind not in (PartyKind.MEMBER, PartyKind.AGENCY)])
def test_nobody_binds_a_party_that_is_neither_member_nor_agency(kind):
    assert acting_head(HEADS, seat("KG", kind), minute(1)) is None


def test_a_second_head_is_refused_and_the_first_is_named():
    second = accredited("KG", Role.HEAD_OF_DELEGATION, "kg-other", start=59)

    assert check_accreditation(second, PartyKind.MEMBER, [HEAD]) == SeatRefused((SeatFault.SECOND_HEAD,), (HEAD,))
    successor = replace(second, valid_from=minute(60))
    assert check_accreditation(successor, PartyKind.MEMBER, [HEAD]) == successor


def test_every_fault_of_an_accreditation_is_said_at_once():
    wrong = accredited("KG", Role.DONOR, "kg-head", start=9, end=9)

    assert check_accreditation(wrong, PartyKind.MEMBER, [HEAD]) == SeatRefused(
        (SeatFault.ENDS_BEFORE_IT_STARTS, SeatFault.ROLE_NOT_OF_THIS_KIND)
    )
    assert check_accreditation(replace(HEAD), PartyKind.MEMBER, [HEAD]) == SeatRefused(
        (SeatFault.HELD_ALREADY,), (HEAD,)
    )


@pytest.mark.covers("E48")
def test_an_earlier_act_shows_the_role_held_then():
    later = accredited("KG", Role.DELEGATE, "kg-head", start=60)

    assert role_then([HEAD, later], "kg-head", KG, minute(30)) is Role.HEAD_OF_DELEGATION
    assert role_then([HEAD, later], "kg-head", KG, minute(90)) is Role.DELEGATE
    assert role_then([HEAD, later], "stranger", KG, minute(90)) is None


@pytest.mark.covers("E89", "R37")
def test_a_country_that_joins_later_is_no_member_of_what_was_decided_before():
    joining = Seat(PartyCode("AZ"), PartyKind.MEMBER, OPENING + timedelta(days=30))

    assert members_at([*SEATS, joining], OPENING) == tuple(sorted(MEMBERS))
    assert "AZ" in members_at([*SEATS, joining], OPENING + timedelta(days=30))
