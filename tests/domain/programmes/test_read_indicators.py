"""How an indicator is measured: what the file says, what is meant where it is silent, what does not go together."""

from copy import deepcopy
from decimal import Decimal

import pytest

from maslahat.domain.programmes.reading import ProgrammeRefused, read_programme
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, AcrossPeriods, AcrossUnits, Kind
from tests.small_programme import small_programme, text

INDICATOR = "pillars[0].outcomes[0].indicators[0]"
PLAIN = {
    "code": "1.1.i1",
    "name": text("Officers trained"),
    "unit": "persons",
    "baseline": {"value": 0, "year": 2021},
    "direction": "up",
}


def _data(root=None, **changes):
    found = deepcopy(small_programme()) | (root or {})
    codes = ("country", "sex", "age", "region", "drug")
    found["code_lists"] |= {
        "units": [{"code": "persons", "name": text("persons")}],
        "disaggregations": [{"code": code, "name": text(code)} for code in codes],
    }
    found["pillars"][0]["outcomes"][0]["indicators"] = [PLAIN | changes]
    return found


def _read(root=None, **changes):
    return read_programme(_data(root, **changes)).indicators[0]


def _faults(root=None, **changes):
    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(_data(root, **changes))
    return [f"{path}: {why}" for path, why in refused.value.faults]


@pytest.mark.covers("R102")
def test_an_older_file_still_reads_its_indicators_are_counts_of_the_year():
    found = _read()

    assert (found.kind, found.across_units, found.across_periods) == (Kind.COUNT, AcrossUnits.SUM, AcrossPeriods.SUM)
    assert (found.frequency, found.owners, found.reporters, found.counts_people) == (12, {}, (), False)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SCALE])
def test_a_kind_that_names_no_rules_has_the_customary_ones(kind):
    found = _read(kind=kind.value)

    assert (found.across_units, found.across_periods) == (ACROSS_UNITS[kind][0], ACROSS_PERIODS[kind][0])


@pytest.mark.parametrize("kind", list(Kind))
def test_a_rule_that_does_not_fit_the_kind_is_a_fault_at_its_path(kind):
    unfit = next(rule for rule in AcrossUnits if rule not in ACROSS_UNITS[kind])

    assert any(
        fault.startswith(f"{INDICATOR}.across_units: is no rule for the kind {kind.value}, which takes ")
        for fault in _faults(kind=kind.value, across_units=unfit.value)
    )


def test_rules_of_both_directions_are_judged_each_for_itself():
    assert _faults(kind="stock", across_periods="sum", across_units=["sum"]) == [
        f"{INDICATOR}.across_units: is no rule for the kind stock, which takes sum or none",
        f"{INDICATOR}.across_periods: is no rule for the kind stock, which takes latest",
    ]


def test_a_scale_needs_its_steps_and_nothing_else_has_any():
    law = {"scales": [{"code": "law", "name": text("law"), "steps": [{"code": c, "name": text(c)} for c in "ab"]}]}

    assert _read(law, kind="scale", scale="law").scale == "law"
    assert _faults(kind="scale") == [f"{INDICATOR}.scale: is missing"]
    assert _faults(law, kind="count", scale="law") == [f"{INDICATOR}.scale: is given although the kind is count"]
    assert _faults(kind="scale", scale="law") == [f"{INDICATOR}.scale: law is no scale of this programme"]


def test_a_scale_of_one_step_orders_nothing():
    law = {"scales": [{"code": "law", "name": text("law"), "steps": [{"code": "a", "name": text("a")}]}]}

    assert _faults(law) == ["scales[0].steps: must hold at least two steps"]


def test_a_tolerance_belongs_to_what_is_to_be_kept():
    assert _read(direction="keep", tolerance="2.5").tolerance == Decimal("2.5")
    assert len(_faults(tolerance=1)) == len(_faults(direction="keep", tolerance=-1)) == 1


def test_owners_are_institutions_by_country():
    assert _read(owners={"AA": "AA-MIN"}).owners == {"AA": "AA-MIN"}
    assert _faults(owners={"XX": "AA-MIN", "AA": "NOBODY"}) == [
        f"{INDICATOR}.owners.XX: XX is no country of this programme",
        f"{INDICATOR}.owners.AA: NOBODY is no institution of this programme",
    ]


def test_four_dimensions_cannot_be_crossed_places_do_not_count():
    codes = [{"code": "x", "name": text("x")}]
    three = {"dimensions": [{"code": code, "codes": codes} for code in ("sex", "age", "drug")]}
    four = {"dimensions": [{"code": code, "codes": codes} for code in ("sex", "age", "drug", "region")]}
    split = ["country", "sex", "age", "region", "drug"]

    assert len(_read(three, disaggregation=split).disaggregation) == 5
    assert _faults(four, disaggregation=split) == [f"{INDICATOR}.disaggregation: crosses 4 dimensions; 3 are the most"]


def test_where_nobody_is_named_every_member_country_reports():
    found = read_programme(_data())

    assert [(each.code, each.country) for each in found.reporters] == [("AA", "AA"), ("BB", "BB"), ("CC", "CC")]
    assert found.small_cells == 5


def test_nobody_is_part_of_itself():
    units = [
        {"code": "one", "name": text("one"), "country": "AA", "part_of": "two"},
        {"code": "two", "name": text("two"), "country": "AA", "part_of": "one"},
    ]

    assert _faults({"reporting_units": units}) == [
        "reporting_units[0].part_of: one would be part of itself",
        "reporting_units[1].part_of: two would be part of itself",
    ]


OWN = {"country": "AA", "baseline": {"value": 2, "year": 2021}, "targets": [{"year": 2023, "value": 4}]}


@pytest.mark.covers("R93")
def test_a_country_has_targets_of_its_own_beside_those_of_the_programme():
    found = _read(targets=[{"year": 2023, "value": 50}], country_targets=[OWN])

    (own,) = found.country_targets
    assert (own.country, own.baseline.value, own.targets[0].value) == ("AA", 2, 4)
    assert [each.value for each in found.targets] == [50]


@pytest.mark.covers("R93")
def test_targets_of_a_country_stand_once_for_a_country_of_the_programme_in_its_years_and_hold_a_value():
    faults = _faults(
        country_targets=[
            OWN,
            OWN,
            OWN | {"country": "QQ"},
            OWN | {"country": "BB", "targets": [{"year": 2031, "value": 4}]},
            {"country": "CC", "baseline": {"year": 2021}, "targets": [{"year": 2023}]},
        ]
    )

    assert sorted(faults) == [
        f"{INDICATOR}.country_targets[1].country: AA has its targets already",
        f"{INDICATOR}.country_targets[2].country: QQ is no country of this programme",
        f"{INDICATOR}.country_targets[3].targets[0].year: is not between 2022 and 2025",
        f"{INDICATOR}.country_targets[4].targets: must hold a value to be reached",
    ]


def test_a_target_to_date_is_told_from_one_of_the_year():
    found = _read(targets=[{"year": 2023, "value": 5, "to_date": True}, {"year": 2024, "value": 6}])

    assert [each.is_to_date for each in found.targets] == [True, False]
