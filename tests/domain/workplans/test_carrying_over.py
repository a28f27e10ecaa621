"""Next year: lines carried over with their unspent money, lines planned again, nothing counted twice."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.carrying_over import (
    Chosen,
    Fate,
    FateFault,
    LineFate,
    continuing,
    fate_faults,
    multi_year_totals,
    new_line_id,
    next_plan,
    without_fate,
)
from tests.notation import plan

JPN = ("JPN", "USD")
L1, L2, L3 = LineId("L1"), LineId("L2"), LineId("L3")
LAST = plan(
    """
    1.1
      L1 | Training | quarters Q3 | budget JPN 1000
      L2 | Study    | quarters Q4 | budget JPN 500 USA 300
    1.2
      L3 | Report   | quarters Q1 | budget USA 200
    """
)
UNSPENT = LineFate(L1, Fate.CARRIED_OVER, unspent={JPN: Decimal("400.00")})


def following(*decided: LineFate, chosen: tuple[Chosen, ...] = ()):
    return next_plan(LAST, "JWP-2024", decided, chosen)


@pytest.mark.covers("E88", "R61")
def test_a_carried_over_line_is_a_new_line_that_continues_the_old_one():
    line = following(UNSPENT).lines[0]

    assert line.id == new_line_id("PCA", "JWP-2024", L1) != L1
    assert line.one("continues") == L1
    assert line.budget == {JPN: Decimal("400.00")}
    assert line.quarters == ("Q3",)


@pytest.mark.covers("R83")
def test_a_line_planned_again_has_all_its_money_to_be_mobilized():
    (line,) = following(chosen=(Chosen(L2, ("Q1", "Q2")),)).lines

    assert line.budget == {("TBM", "USD"): Decimal("800.00")}
    assert line.quarters == ("Q1", "Q2")
    assert line.title == LAST.line(L2).title


def test_the_next_plan_keeps_the_order_and_speaks_of_the_next_year():
    made = following(UNSPENT, chosen=(Chosen(L3), Chosen(L1, ("Q1",))))

    assert [line.one("continues") for line in made.lines] == ["L1", "L3"]
    assert made.lines[0].quarters == ("Q1",)
    assert (made.year, made.code, made.parties) == (2024, "JWP-2024", LAST.parties)


def test_the_same_choice_gives_the_same_fingerprint():
    assert following(UNSPENT).version_id == following(UNSPENT).version_id


@pytest.mark.covers("E88")
def test_money_that_was_carried_over_is_counted_once():
    totals = multi_year_totals([LAST, following(UNSPENT)], [UNSPENT])

    assert totals[JPN] == Decimal("1500.00")


@pytest.mark.covers("E88")
def test_money_of_a_line_that_is_planned_again_is_money_of_its_own_year():
    again = following(chosen=(Chosen(L1),))

    totals = multi_year_totals([LAST, again], [LineFate(L1, Fate.CLOSED)])

    assert totals == {JPN: 1500, ("USA", "USD"): 500, ("TBM", "USD"): 1000}


def test_carried_over_money_counts_in_its_old_year_while_the_new_plan_is_not_looked_at():
    assert multi_year_totals([LAST], [UNSPENT])[JPN] == Decimal("1500.00")


@pytest.mark.covers("E88")
@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=5))
def test_whatever_is_carried_over_year_after_year_is_counted_once(shares):
    years, fates, text = [LAST], [], LAST
    for share in shares:
        line = text.lines[0]
        left = min(line.budget.get(JPN, Decimal(0)), Decimal(share) / 100).quantize(Decimal("0.01"))
        fates.append(LineFate(line.id, Fate.CARRIED_OVER, unspent={JPN: left}))
        text = next_plan(text, f"JWP-{text.year + 1}", fates[-1:], ())
        years.append(text)

    assert multi_year_totals(years, fates)[JPN] == Decimal("1500.00")


@pytest.mark.covers("R101")
def test_a_year_is_open_while_a_line_has_no_fate():
    assert without_fate(LAST, [UNSPENT, LineFate(L3, Fate.CLOSED)]) == (L2,)


@pytest.mark.covers("R101")
@pytest.mark.parametrize(
    ("wanted", "faults"),
    [
        (LineFate(LineId("L9"), Fate.CLOSED), (FateFault.UNKNOWN_LINE,)),
        (LineFate(L1, Fate.CANCELLED), (FateFault.REASON_MISSING,)),
        (LineFate(L1, Fate.CANCELLED, LocalizedText.of(en="No money")), ()),
        (LineFate(L1, Fate.CLOSED, unspent={JPN: Decimal(1)}), (FateFault.UNSPENT_NOT_ASKED,)),
        (LineFate(L1, Fate.CARRIED_OVER, unspent={JPN: Decimal(1001)}), (FateFault.UNSPENT_TOO_MUCH,)),
        (UNSPENT, ()),
    ],
)
def test_a_fate_says_what_it_must_say(wanted, faults):
    assert fate_faults(LAST, wanted) == faults


def test_lines_know_what_continues_them():
    assert continuing([following(UNSPENT)]) == {L1: (new_line_id("PCA", "JWP-2024", L1),)}
