"""What a plan adds up to: to the cent, by currency, and without counting anything twice."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.workplans.totals import ZERO, Totals, effect, split, totals
from tests import notation
from tests.domain.workplans.generated import plans

PILLARS = {"1.1": "P1", "1.2": "P1", "2.1": "P2"}
BOARD = notation.plan(
    """
    1.1
      L1 | Course | countries KZ KG | shares KZ 60 KG 40 | quarters Q1 Q2 Q3 | budget JPN 100 TBM 50 | markers gender 2
      L2 | Visit | countries KZ UZ TJ | budget USA 0.01
    2.1
      M1 | Campaign | budget JPN 10 | markers gender 0
    """
)


def required(found: Totals, part: str) -> dict[object, str]:
    return {key: f"{one.required.get('USD', ZERO):.2f}" for key, one in getattr(found, part).items()}


def test_money_is_shown_by_pillar_country_donor_and_quarter():
    found = totals(BOARD, PILLARS, ["gender"])

    assert (found.whole.lines, found.whole.required) == (3, {"USD": Decimal("160.01")})
    assert found.whole.to_be_mobilized == {"USD": Decimal("50.00")}
    assert required(found, "pillars") == {"P1": "150.01", "P2": "10.00"}
    assert required(found, "countries") == {"": "10.00", "KG": "60.00", "KZ": "90.01", "TJ": "0.00", "UZ": "0.00"}
    assert required(found, "donors") == {"JPN": "110.00", "USA": "0.01"}
    assert required(found, "quarters") == {"": "10.01", "Q1": "50.01", "Q2": "50.00", "Q3": "49.99"}


def test_a_marker_weighs_by_its_share_of_the_budget_and_an_empty_one_is_not_a_zero():
    found = totals(BOARD, PILLARS, ["gender"])

    assert {key: one.lines for key, one in found.markers.items()} == {
        ("gender", None): 1,
        ("gender", 0): 1,
        ("gender", 2): 1,
    }
    assert found.marker_share("gender", 2, "USD") == Decimal("93.74")


def test_the_grid_has_a_cell_for_each_country_and_pillar():
    found = totals(BOARD, PILLARS)

    assert {key: one.lines for key, one in found.grid.items()} == {
        ("", "P2"): 1,
        ("KG", "P1"): 1,
        ("KZ", "P1"): 2,
        ("TJ", "P1"): 1,
        ("UZ", "P1"): 1,
    }


@given(plans())
def test_the_parts_make_up_the_whole(plan):
    found = totals(plan, PILLARS)
    for parts in (found.pillars, found.countries, found.quarters, found.grid):
        for currency, amount in found.whole.required.items():
            assert sum((one.required.get(currency, ZERO) for one in parts.values()), ZERO) == amount


@given(
    st.integers(0, 10_000_000).map(lambda cents: Decimal(cents) / 100),
    st.dictionaries(st.text("abc", min_size=1), st.integers(0, 100).map(Decimal), min_size=1),
)
def test_an_amount_is_split_to_the_cent(amount, weights):
    parts = split(amount, weights)

    assert sum(parts.values()) == amount
    assert all(part >= 0 for part in parts.values())


@given(plans())
def test_a_version_has_no_effect_on_itself(plan):
    assert effect(plan, plan, PILLARS) == ()
