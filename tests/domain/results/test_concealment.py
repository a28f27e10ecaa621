"""Small counts of people stay unknown, also to one who adds, subtracts, narrows down and tries everything."""

from collections.abc import Mapping
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maslahat.domain.results.concealment import Concealment, conceal, room
from maslahat.domain.results.linked_tables import Calendar, Latest, LinkedTables, Nested
from maslahat.domain.results.periods import Period

from .attacker import Public, every, follows, narrowed, people, ranges, solved

UNSTATED = "?"
"""The sex or age of people of whom it was not reported; no table has a column of them."""

CALENDARS = (
    ("2023",),
    ("2023-Q1", "2023-Q2", "2023-H1"),
    ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2023"),
    ("2023-Q1", "2023"),
    ("2022", "2023-Q1", "2023-Q2", "2023", "2022/2023"),
)


def _axis(codes):
    return Nested((("", tuple(codes)),))


def _atoms(periods):
    """Return the shortest stretches that the periods are made of, so that people are counted in whole stretches."""
    edges = sorted({each.first for each in periods} | {each.last + 1 for each in periods})
    return [Period(start, end - 1) for start, end in pairwise(edges)]


def _holds(place, kind):
    area, period, *rest = place
    return (
        area in {"", kind[0]}
        and period.holds(kind[1])
        and all(code in {"", other} for code, other in zip(rest, kind[2:], strict=True))
    )


@st.composite
def published(draw, calendars=CALENDARS, most_countries=3, split=True):
    """Return tables made by counting invented people, with the kinds of people, and a threshold."""
    countries = ["KZ", "KG", "TJ"][: draw(st.integers(2, most_countries))]
    periods = tuple(Period.read(code) for code in draw(st.sampled_from(calendars)))
    sexes, ages = ["f", "m"], ["child", "adult"] if split and draw(st.booleans()) else []
    is_crossed = draw(st.booleans())
    unstated = [UNSTATED] if draw(st.booleans()) else []
    sizes = st.one_of(st.integers(0, 7), st.integers(0, 3), st.sampled_from([0, 20]))
    kinds = every(countries, _atoms(periods), [*sexes, *unstated], [*ages, *unstated] if ages else [""])
    world = {kind: draw(sizes) for kind in kinds}
    counts = {
        place: sum(number for kind, number in world.items() if _holds(place, kind))
        for place in every([*countries, ""], periods, [*sexes, ""], [*ages, ""])
        if is_crossed or not (place[2] and place[3])
    }
    axes = (_axis(countries), Calendar(periods), _axis(sexes), _axis(ages))
    return LinkedTables(axes, counts), world, draw(st.integers(2, 8))


def _public(tables: LinkedTables, world: Mapping[Any, int], concealed: Concealment) -> Public:
    """Return what is public; where parts make up their total, the attacker knows that nobody is without split."""
    kinds = [kind for kind in world if not _known_absent(kind, world, tables.counts)]
    shown = {place: count for place, count in tables.counts.items() if place not in concealed.hidden}
    return Public(people(kinds, _holds, list(tables.counts)), shown, concealed.hidden)


def _known_absent(kind, world, counts):
    """Tell whether there is a total, split by what is unstated of this kind of people, that is made up by its parts."""
    for axis in (each for each in (2, 3) if kind[each] == UNSTATED):
        for place in counts:
            is_split = any((*place[:axis], code, *place[axis + 1 :]) in counts for code in ("f", "child"))
            if place[axis] == "" and is_split and _holds(place, kind):
                others = [n for each, n in world.items() if each[axis] == UNSTATED and _holds(place, each)]
                if not sum(others):
                    return True
    return False


@settings(max_examples=60, deadline=None)
@given(published())
def test_no_hidden_count_can_be_worked_out_by_adding_and_subtracting(case):
    tables, world, threshold = case

    public = _public(tables, world, conceal(tables, threshold))

    assert solved(public) == set()


@settings(max_examples=60, deadline=None)
@given(published())
def test_no_hidden_count_can_be_narrowed_to_fewer_values_than_the_threshold_hides(case):
    tables, world, threshold = case

    public = _public(tables, world, conceal(tables, threshold))

    narrow = {
        place: found for place, found in ranges(public, most=500).items() if found[1] - found[0] < room(threshold) - 1
    }
    assert narrow == {}


@settings(max_examples=30, deadline=None)
@given(published(calendars=(("2023",),), most_countries=2, split=False))
def test_one_who_tries_every_number_of_people_finds_no_hidden_count(case):
    tables, world, threshold = case
    threshold = min(threshold, 4)
    world = {kind: min(number, 3) for kind, number in world.items()}
    counts = {place: sum(number for kind, number in world.items() if _holds(place, kind)) for place in tables.counts}
    tables = LinkedTables(tables.axes, counts)

    concealed = conceal(tables, threshold)

    public = _public(tables, world, concealed)
    assert narrowed(public, max(world.values()) + 3, room(threshold)) == {}


@settings(max_examples=25, deadline=None)
@given(published())
def test_every_hidden_count_has_a_proof_that_holds(case):
    tables, world, threshold = case

    concealed = conceal(tables, threshold)

    public = _public(tables, world, concealed)
    proved = {place for proof in concealed.proofs for place in proof}.union(*concealed.sets)
    assert proved == concealed.hidden
    assert all(set(proof) <= concealed.hidden for proof in concealed.proofs)
    assert follows(concealed.proofs, public)


@settings(max_examples=40, deadline=None)
@given(published())
def test_every_small_count_is_hidden_and_no_zero_is(case):
    tables, _, threshold = case

    hidden = conceal(tables, threshold).hidden

    assert {place for place, count in tables.counts.items() if 0 < count < threshold} <= hidden
    assert all(tables.counts[place] for place in hidden)


@settings(max_examples=25, deadline=None)
@given(published(), st.randoms(use_true_random=False))
def test_the_order_of_the_counts_changes_nothing(case, chance):
    tables, _, threshold = case
    items = list(tables.counts.items())
    chance.shuffle(items)

    assert conceal(LinkedTables(tables.axes, dict(items)), threshold).hidden == conceal(tables, threshold).hidden


def _by_country(*counts):
    codes = ["KZ", "KG", "TJ", "TM", "UZ"][: len(counts)]
    return LinkedTables((_axis(codes),), {("",): sum(counts), **{(c,): n for c, n in zip(codes, counts, strict=True)}})


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((40, 30, 20, 10, 7), set()),
        ((40, 30, 20, 10, 0), set()),
        ((40, 30, 20, 10, 3), {"UZ", "TM"}),
        ((40, 30, 20, 2, 3), {"UZ", "TM"}),
        ((40, 30, 20, 1, 1), {"UZ", "TM", "TJ"}),
        ((3, 0, 0, 0, 0), {"KZ", ""}),
    ],
)
def test_with_a_small_count_the_smallest_is_hidden_that_leaves_four_values(counts, hidden):
    found = conceal(_by_country(*counts), 5).hidden

    assert {code for (code,) in found} == hidden


def test_in_a_table_with_two_margins_four_cells_hide_one():
    counts = {("KZ", "f"): 3, ("KZ", "m"): 30, ("KG", "f"): 12, ("KG", "m"): 14, ("TJ", "f"): 9, ("TJ", "m"): 8}
    rows, columns = ["KZ", "KG", "TJ"], ["f", "m"]
    for row, column in product([*rows, ""], [*columns, ""]):
        counts[row, column] = sum(
            count for (r, c), count in list(counts.items()) if r and c and row in {"", r} and column in {"", c}
        )

    found = conceal(LinkedTables((_axis(rows), _axis(columns)), counts), 5).hidden

    assert found == {("KZ", "f"), ("KZ", "m"), ("TJ", "f"), ("TJ", "m")}


def test_a_figure_to_date_less_the_one_before_gives_no_quarter_away():
    first, second, to_date = Period.read("2022"), Period.read("2023-Q1"), Period(2022 * 12, 2023 * 12 + 2)
    counts = {(first,): 50, (second,): 3, (to_date,): 53}

    found = conceal(LinkedTables((Calendar((first, second, to_date)),), counts), 5).hidden

    assert found == {(second,), (first,)}


def test_the_last_quarter_of_a_stock_is_not_shown_in_the_figure_of_the_year():
    quarter, year = Period.read("2023-Q4"), Period.read("2023")
    cells = {"f": 3, "m": 50, "": 53}
    counts = {(period, sex): count for period in (quarter, year) for sex, count in cells.items()}

    found = conceal(LinkedTables((Latest((quarter, year)), _axis(["f", "m"])), counts), 5).hidden

    assert found == {(period, sex) for period in (quarter, year) for sex in ("f", "m")}


def test_what_was_hidden_before_stays_hidden_and_protected():
    tables = _by_country(40, 30, 20, 10, 7)

    assert {code for (code,) in conceal(tables, 5, [("UZ",)]).hidden} == {"UZ", "TM"}


def test_where_no_other_world_is_found_everything_tied_is_hidden(monkeypatch):
    monkeypatch.setattr("maslahat.domain.results.concealment.MOST_TRIES", 0)

    concealed = conceal(_by_country(40, 30, 0, 10, 3), 5)

    assert {code for (code,) in concealed.hidden} == {"", "KZ", "KG", "TM", "UZ"}
    assert len(concealed.sets) == 1


def test_two_rests_together_give_no_count_away():
    quarter, year = Period.read("2023-Q1"), Period.read("2023")
    counts = {(quarter, ""): 1, (quarter, "f"): 0, (quarter, "m"): 0, (year, ""): 2, (year, "f"): 0, (year, "m"): 1}

    hidden = conceal(LinkedTables((Calendar((quarter, year)), _axis(["f", "m"])), counts), 2).hidden

    assert hidden == {(quarter, ""), (year, "m"), (year, "")}
