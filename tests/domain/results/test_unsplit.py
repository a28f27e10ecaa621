"""What a split leaves of a total is told where it can be counted from what is shown, and nowhere else (results §2)."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from maslahat.domain.results.unsplit import left_by
from maslahat.domain.shared.kinds import Kind

pytestmark = pytest.mark.covers("R92")


@dataclass(frozen=True)
class Told:
    """A figure as far as this rule looks at it."""

    number: Fraction | None
    is_withheld: bool = False


def told(*numbers: int | None) -> list[Told]:
    return [Told(None if each is None else Fraction(each)) for each in numbers]


WITHHELD = Told(None, is_withheld=True)


def test_parts_of_42_in_a_total_of_756_leave_714() -> None:
    assert left_by(Kind.COUNT, Told(Fraction(756)), told(30, 12)) == 714


def test_a_part_that_nobody_reported_counts_as_nothing() -> None:
    assert left_by(Kind.COUNT, Told(Fraction(756)), told(42, None)) == 714


def test_parts_that_exceed_their_total_leave_less_than_nothing() -> None:
    assert left_by(Kind.STOCK, Told(Fraction(10)), told(7, 5)) == -2


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        (Told(Fraction(12)), [*told(7), WITHHELD]),
        (WITHHELD, told(7, 5)),
        (Told(Fraction(12)), told(7, 5)),
        (Told(Fraction(12)), told(None, None)),
        (Told(None), told(7, 5)),
        (None, told(7, 5)),
    ],
    ids=["a part is withheld", "the total is withheld", "nothing is left", "no part", "no total", "no figure"],
)
def test_nothing_is_said_to_be_left_where(total: Told | None, parts: list[Told]) -> None:
    assert left_by(Kind.COUNT, total, parts) is None


def test_shares_and_means_do_not_add_up_so_nothing_is_left_of_them() -> None:
    assert left_by(Kind.RATIO, Told(Fraction(50)), told(20, 20)) is None
