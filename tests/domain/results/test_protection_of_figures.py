"""From reports to what the public sees: nobody who knows which reports make which figure can solve for a hidden one."""

from decimal import Decimal
from operator import mul
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maslahat.domain.results.counted_tables import areas_of, known_to_states
from maslahat.domain.results.indicators import IndicatorDefinition, IndicatorTold
from maslahat.domain.results.observations import COUNTRY, Observation, ReportingUnit, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import withheld
from maslahat.domain.results.public_keys import public_keys
from maslahat.domain.results.roll_up import roll_up_all
from maslahat.domain.results.small_counts import readable
from maslahat.domain.results.values import Number, State
from maslahat.domain.shared.kinds import Kind

from .attacker import Public, solved
from .indicators import CYCLE, code_list, indicator, said

UNITS = (
    ReportingUnit("KZ-A", said("A"), "KZ"),
    ReportingUnit("KZ-B", said("B"), "KZ"),
    ReportingUnit("KZ-B1", said("B1"), "KZ", part_of="KZ-B"),
    ReportingUnit("KG", said("KG"), "KG"),
    ReportingUnit("REG", said("Region"), ""),
)
PERIODS = tuple(Period.read(code) for code in ("2023-Q1", "2023-Q2", "2023-H1"))
SEXES = ((), (("sex", "f"),), (("sex", "m"),))
SHARES = [cell(((COUNTRY, country), *sex)) for country in ("KZ", "KG") for sex in SEXES]
WOMEN, MEN = SEXES[1:]
KG_SHARE = ((COUNTRY, "KG"),)
counts = st.one_of(st.integers(0, 8), st.sampled_from([0, 30]))


@st.composite
def reported(draw):
    """Return reports of some units: whole, split, both alike, both unlike, or none at all."""
    found: list[Observation] = []
    for unit in UNITS:
        for period in PERIODS if draw(st.booleans()) else PERIODS[:2]:
            for country in [()] if unit.country else [(), ((COUNTRY, "KZ"),), ((COUNTRY, "KG"),)]:
                women, men = draw(counts), draw(counts)
                total = women + men + draw(st.sampled_from([0, 0, 0, 1, 7]))
                told = draw(st.sampled_from([(), (total,), (None, women, men), (total, women, men), (total, women)]))
                found += [
                    _observation(unit.code, period, cell((*country, *sex)), number)
                    for sex, number in zip(SEXES, told, strict=False)
                    if number is not None
                ]
    return found


def _observation(unit, period, here, number):
    name = f"{unit} {period} {' '.join(code for _, code in here)}"
    return Observation(name, "1.1.a", unit, period, here, State.REPORTED, Number(Decimal(number)))


def _seen(definition: IndicatorDefinition, observations: list[Observation]) -> Public:
    """Return all figures as sums of reports, and every report that is no more than the sum of its parts."""
    figures = [
        figure
        for areas, cells in ((("", "KZ", "KG", "KZ-A", "KZ-B", "KZ-B1", "REG"), SEXES), (("REG",), SHARES))
        for figure in roll_up_all(
            definition, observations, UNITS, areas=areas, periods=PERIODS, cells=cells, cycle=CYCLE
        )
        if figure.value is not None
    ]
    hidden = withheld(definition, figures, areas_of(UNITS), readers=known_to_states(observations, UNITS))
    ids = [each.id for each in observations]
    members: dict[Any, tuple[int, ...]] = {
        figure.key: tuple(int(name in figure.inputs) for name in ids) for figure in figures
    }
    shown: dict[Any, int] = {figure.key: int(figure.number or 0) for figure in figures if figure.key not in hidden}
    for number, row in enumerate(_known_sums(observations)):
        members["sum", number], shown["sum", number] = row, 0
    return Public(members, shown, frozenset[Any](hidden))


def _at_the_table(definition: IndicatorDefinition, observations: list[Observation]) -> Public:
    """Return what everybody at the table reads of an indicator: the figures, and where one is not shown."""
    read = readable(IndicatorTold(definition, tuple(observations), ()), UNITS, ("KZ", "KG"), CYCLE, 5)
    cells = sorted({each.cell for each in observations})
    keys = public_keys(definition, ("KZ", "KG"), CYCLE, cells)
    figures = [
        figure
        for key in keys
        for figure in roll_up_all(
            definition, observations, UNITS, areas=(key.area,), periods=(key.period,), cells=(key.cell,), cycle=CYCLE
        )
        if figure.value is not None
    ]
    ids = [each.id for each in observations]
    members: dict[Any, tuple[int, ...]] = {
        figure.key: tuple(int(name in figure.inputs) for name in ids) for figure in figures
    }
    shown: dict[Any, int] = {figure.key: int(figure.number or 0) for figure in figures if figure.key in read}
    hidden = frozenset[Any](figure.key for figure in figures if figure.key not in read)
    for number, row in enumerate(_known_sums(observations)):
        members["sum", number], shown["sum", number] = row, 0
    return Public(members, shown, hidden)


def _known_sums(observations):
    """Yield the totals of a unit and period, less their parts by sex, where that leaves nothing and both were told."""
    at = {(each.unit, each.period, each.cell): place for place, each in enumerate(observations)}
    for (unit, period, here), place in at.items():
        keys = [(unit, period, cell((*here, *sex))) for sex in SEXES[1:]]
        parts = [at[key] for key in keys if key in at]
        if "sex" not in dict(here) and len(parts) == len(keys):
            row = [0] * len(observations)
            row[place] = 1
            for part in parts:
                row[part] = -1
            if not sum(sign * observations[each].value.number for each, sign in enumerate(row)):
                yield tuple(row)


def _keys(public: Public) -> list[Any]:
    return list(public.hidden)


@settings(max_examples=30, deadline=None)
@given(reported(), st.sampled_from([Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL]))
def test_no_withheld_figure_can_be_solved_for_by_one_who_knows_what_it_is_made_of(observations, kind):
    public = _seen(indicator(kind, counts_people=True), observations)

    assert solved(public) == set()


@pytest.mark.covers("R70")
@settings(max_examples=30, deadline=None)
@given(reported(), st.sampled_from([Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL]))
def test_nobody_at_the_table_solves_for_a_figure_that_is_not_shown_there(observations, kind):
    sex = code_list("sex", "f", "m")
    public = _at_the_table(indicator(kind, counts_people=True, dimensions=(sex,)), observations)

    assert solved(public) == set()
    assert not [number for number in public.shown.values() if 0 < number < 5]


def _as_read_by(country: str, public: Public, observations: list[Observation]) -> Public:
    """Return what a State reads: the same, its own reports and regional ones; hidden are figures of other people."""
    country_of = {each.code: each.country for each in UNITS}
    own = [country_of[each.unit] in ("", country) for each in observations]
    members, shown = dict[Any, tuple[int, ...]](public.members), dict[Any, int](public.shown)
    for place, each in enumerate(observations):
        if own[place]:
            members["own", place] = tuple(int(other == place) for other in range(len(observations)))
            shown["own", place] = int(each.value.number)
    numbers = [0 if mine else int(each.value.number) for each, mine in zip(observations, own, strict=True)]
    others = frozenset(key for key in public.hidden if sum(map(mul, members[key], numbers)))
    return Public(members, shown, others)


@pytest.mark.covers("R70")
@settings(max_examples=30, deadline=None)
@given(reported(), st.sampled_from([Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL]), st.sampled_from(["KZ", "KG"]))
def test_no_state_solves_for_a_figure_of_others_with_its_own_reports(observations, kind, country):
    definition = indicator(kind, counts_people=True, dimensions=(code_list("sex", "f", "m"),))

    for public in (_seen(definition, observations), _at_the_table(definition, observations)):
        assert solved(_as_read_by(country, public, observations)) == set()


def test_two_counts_hide_each_other_from_the_public_and_three_from_the_states_that_reported_them():
    reports = [("KZ-A", 40), ("KG", 12), ("TJ", 3)]
    units = (*UNITS, ReportingUnit("TJ", said("TJ"), "TJ"))
    observations = [_observation(unit, PERIODS[0], (), number) for unit, number in reports]
    figures = roll_up_all(
        indicator(counts_people=True),
        observations,
        units,
        areas=("", "KZ", "KG", "TJ"),
        periods=(PERIODS[0],),
        cells=((),),
        cycle=CYCLE,
    )

    def hidden(readers):
        found = withheld(indicator(counts_people=True), figures, areas_of(units), readers=readers)
        return sorted(key.area for key in found)

    assert hidden(()) == ["KG", "TJ"]
    assert hidden(known_to_states(observations, units)) == ["KG", "KZ", "TJ"]


def test_the_share_of_a_country_is_not_what_its_own_units_leave():
    observations = [
        _observation("KZ-A", PERIODS[0], (), 10),
        _observation("REG", PERIODS[0], ((COUNTRY, "KZ"),), 3),
        _observation("REG", PERIODS[0], ((COUNTRY, "KG"),), 40),
    ]

    public = _seen(indicator(counts_people=True), observations)

    assert solved(public) == set()
    assert ("REG", {COUNTRY: "KZ"}) in [(key.area, dict(key.cell)) for key in _keys(public)]


def test_a_regional_report_for_no_one_country_is_not_what_the_countries_leave():
    observations = [_observation("KZ-A", PERIODS[0], (), 60), _observation("REG", PERIODS[0], (), 3)]

    public = _seen(indicator(counts_people=True), observations)

    assert solved(public) == set()
    assert "REG" in [key.area for key in _keys(public)]


@pytest.mark.parametrize(
    "reports",
    [
        [("KZ-A", 1, (), 1), ("REG", 1, (), 5), ("REG", 1, KG_SHARE, 30)],
        [("KG", 1, (), 1), ("KG", 1, WOMEN, 0), ("KG", 1, MEN, 1), ("REG", 1, KG_SHARE, 5)],
        [("KZ-A", 2, (), 1), ("KZ-A", 2, WOMEN, 0), ("KZ-A", 2, MEN, 1), ("KZ-B1", 1, MEN, 30), ("KZ-B", 0, MEN, 0)],
    ],
    ids=["the programme less its region", "a country less its share", "a half-year less the quarter of an office"],
)
def test_an_attack_that_once_succeeded_fails(reports):
    observations = [_observation(unit, PERIODS[period], here, number) for unit, period, here, number in reports]

    assert solved(_seen(indicator(counts_people=True), observations)) == set()
