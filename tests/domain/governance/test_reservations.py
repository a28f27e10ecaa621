"""Reservations: printed with an adopted plan, never edited, moot when their lines leave the plan."""

import dataclasses

import pytest

from maslahat.domain.governance.reservations import (
    Lifting,
    Reservation,
    ReservationFault,
    ReservationRefused,
    ReservationState,
    check_added,
    check_lifting,
    entered_with,
    not_applied_in,
    standings,
)
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

from .table import FINAL, LINES, OLD, minute, says

TAJIK = entered_with(says(3, "TJ", "endorse_reservation", lines=LINES[:2]))


def lifting(seat: str = "TJ", reservation: int = 3) -> Lifting:
    return Lifting(20, reservation, PartyCode(seat), f"{seat.lower()}-head", Role.HEAD_OF_DELEGATION, minute(60))


@pytest.mark.covers("R51")
def test_a_reserved_line_is_shown_as_not_applied_in_the_country_that_reserved_it():
    uzbek = entered_with(says(4, "UZ", "endorse_reservation", lines=LINES[:1]))

    assert not_applied_in(standings([TAJIK, uzbek], [], LINES)) == {LINES[0]: ("TJ", "UZ"), LINES[1]: ("TJ",)}


@pytest.mark.covers("E56")
def test_a_reservation_on_a_line_deleted_later_is_moot_and_kept_and_the_delegation_asked():
    (found,) = standings([TAJIK], [], LINES[2:])

    assert found.state is ReservationState.MOOT
    assert found.reservation is TAJIK
    assert found.is_to_be_asked


@pytest.mark.covers("E56")
def test_a_reservation_of_which_one_line_is_left_stands_on_that_line():
    (found,) = standings([TAJIK], [], LINES[1:])

    assert (found.state, found.gone, found.is_to_be_asked) == (ReservationState.STANDS, LINES[:1], True)
    assert not_applied_in([found]) == {LINES[1]: ("TJ",)}


def test_a_reservation_on_the_whole_plan_is_never_moot():
    whole = entered_with(says(3, "TJ", "endorse_reservation", whole=True))
    (found,) = standings([whole], [], [])

    assert whole.is_on_the_whole
    assert found.state is ReservationState.STANDS


@pytest.mark.covers("E83")
def test_a_reservation_cannot_be_edited():
    with pytest.raises(dataclasses.FrozenInstanceError):
        TAJIK.text = LocalizedText.of(en="Softer words")  # type: ignore[misc]


@pytest.mark.covers("E83")
def test_after_endorsement_a_reservation_is_lifted_by_a_record_of_its_own():
    record = check_lifting(lifting(), [TAJIK], [], "tj-head")
    assert isinstance(record, Lifting)
    (found,) = standings([TAJIK], [record], LINES)

    assert (found.state, found.lifting) == (ReservationState.LIFTED, record)
    assert not not_applied_in([found])


@pytest.mark.covers("E83")
@pytest.mark.parametrize(
    ("wanted", "speaker", "fault"),
    [
        (lifting("UZ"), "uz-head", ReservationFault.NOT_OWN),
        (lifting(), "tj-new", ReservationFault.NOT_ACTING_HEAD),
        (lifting(reservation=99), "tj-head", ReservationFault.UNKNOWN),
    ],
)
def test_a_reservation_is_lifted_only_by_the_voice_of_its_own_seat(wanted, speaker, fault):
    assert check_lifting(wanted, [TAJIK], [], speaker) == ReservationRefused((fault,))


@pytest.mark.covers("E83")
def test_a_reservation_is_lifted_once():
    refused = check_lifting(lifting(), [TAJIK], [lifting()], "tj-head")

    assert refused == ReservationRefused((ReservationFault.LIFTED_ALREADY,))


@pytest.mark.covers("E83", "E80")
def test_another_reservation_is_added_after_endorsement_only_to_the_endorsed_version():
    added = Reservation(30, PartyCode("TJ"), FINAL, LINES[2:], TAJIK.text, "tj-head", TAJIK.role, minute(90))
    wrong = dataclasses.replace(added, subject=OLD, text=LocalizedText(), person="tj-delegate")

    assert check_added(added, FINAL, LINES, "tj-head") == added
    assert check_added(added, None, LINES, "tj-head") == ReservationRefused((ReservationFault.NOT_ENDORSED,))
    assert check_added(wrong, FINAL, LINES[:1], "tj-head") == ReservationRefused((
        ReservationFault.STALE_SUBJECT, ReservationFault.NOT_ACTING_HEAD, ReservationFault.TEXT_MISSING,
        ReservationFault.UNKNOWN_LINE,
    ))  # fmt: skip
