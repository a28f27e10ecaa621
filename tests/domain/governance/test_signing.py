"""What a head of delegation signs says exactly what is recorded, and is good for ten minutes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from maslahat.domain.governance.positions import Position, PositionKind
from maslahat.domain.governance.signing import (
    STATEMENT_LIFE,
    SigningFault,
    Statement,
    is_counted_on,
    statement_fault,
    statement_in,
    statement_of,
)
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId
from maslahat.domain.shared.texts import LocalizedText

NOON = datetime(2022, 10, 26, 12, tzinfo=UTC)
WANTED = Position(
    number=4,
    seat=PartyCode("KZ"),
    kind=PositionKind.RESERVE,
    subject=VersionId("a" * 64),
    person="head-kz",
    role=Role.HEAD_OF_DELEGATION,
    stated_at=NOON,
    text=LocalizedText.of(en="Not on our border", ru="Не на нашей границе"),
    lines=(LineId("line-1"),),
)


def asked(wanted: Position = WANTED, plan: str = "JWP") -> Statement:
    told = {"programme": "PCA", "plan": plan, "record": (3, "b" * 64), "domain": "localhost", "nonce": "c" * 64}
    return statement_of(wanted, now=NOON, **told)


def fault(statement: Statement, wanted: Position = WANTED, now: datetime = NOON) -> SigningFault | None:
    return statement_fault(statement, wanted, programme="PCA", plan="JWP", now=now)


OTHER = {
    "text": replace(WANTED, subject=VersionId("d" * 64)),
    "seat": replace(WANTED, seat=PartyCode("UZ")),
    "position": replace(WANTED, kind=PositionKind.OBJECT),
    "words": replace(WANTED, text=LocalizedText.of(en="Not on our border")),
    "lines": replace(WANTED, lines=(LineId("line-1"), LineId("line-2"))),
    "whole": replace(WANTED, whole=True),
}


@pytest.mark.covers("R49", "E80")
@pytest.mark.parametrize("case", OTHER)
def test_a_statement_about_something_else_does_not_carry_the_position(case):
    assert fault(asked(OTHER[case])) is SigningFault.OTHER_STATEMENT
    assert fault(asked(), OTHER[case]) is SigningFault.OTHER_STATEMENT
    assert asked(OTHER[case]).challenge != asked().challenge


def test_a_statement_about_another_plan_does_not_carry_the_position():
    assert fault(asked(plan="JWP-2024")) is SigningFault.OTHER_STATEMENT


@given(some.integers(-1200, 1200))
def test_a_statement_is_good_from_the_moment_it_was_asked_for_until_ten_minutes_later(seconds):
    now = NOON + timedelta(seconds=seconds)

    assert (fault(asked(), now=now) is None) is (NOON <= now < NOON + STATEMENT_LIFE)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "x"},
        {"note": 1},
        {"asked_at": "2022-10-26T12:00:00"},
        {"asked_at": 1},
        {"record": 1},
        {"nonce": None},
    ],
)
def test_only_its_own_spelling_is_a_statement(change):
    document = asked().document()

    assert statement_in(document) == asked()
    assert statement_in({**document, **change}) is None
    assert statement_in([]) is statement_in(None) is statement_in({}) is None


@given(some.integers(0, 5), some.integers(0, 5))
def test_a_counter_never_goes_back_and_stands_still_only_at_nought(before, now):
    assert is_counted_on(before, now) is (now > before or before == now == 0)
