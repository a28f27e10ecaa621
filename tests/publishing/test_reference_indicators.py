"""The indicators that ship: each is declared as what it counts, and reads into a definition."""

from collections import Counter
from decimal import Decimal

import pytest

from maslahat.domain.insight.definitions import code_lists_of, definitions_of, reporting_units_of
from maslahat.domain.shared.kinds import AcrossUnits, Direction, Kind
from maslahat.publishing.files import FileRefused
from maslahat.publishing.programme_file import read_programme_file
from tests.architecture.house import ROOT

REFERENCE = (ROOT / "maslahat/reference/programme.yaml").read_bytes()
WATER = (ROOT / "docs/formats/water_programme.yaml").read_bytes()


@pytest.fixture(scope="module")
def programme():
    return read_programme_file(REFERENCE)[0]


@pytest.fixture(scope="module")
def definitions(programme):
    return definitions_of(programme, code_lists_of(programme))


def test_every_one_of_the_94_reads_into_a_definition(programme, definitions):
    assert [each.code for each in definitions] == [each.code for each in programme.indicators]
    assert len(definitions) == 94
    for each in definitions:
        assert each.meaning.texts.keys() == {"en", "ru"}, each.code
        assert each.reporters, each.code


def test_each_is_declared_as_what_its_name_says(definitions):
    for each in definitions:
        name, kind = each.name.in_language("en"), each.kind
        assert ("cumulative" in name) <= (kind is Kind.RUNNING_TOTAL), each.code
        assert name.endswith("per year") <= (kind is Kind.COUNT), each.code
        assert (" operating" in name) <= (kind is Kind.STOCK), each.code
        assert (each.unit == "percent") == (kind is Kind.RATIO), each.code
        assert (each.unit == "countries") == (kind is Kind.YES_NO), each.code


def test_people_are_protected_wherever_people_are_counted(definitions):
    people = [each.code for each in definitions if each.unit in ("persons", "families", "referrals")]

    assert set(people) <= {each.code for each in definitions if each.counts_people}


def test_of_a_ratio_both_parts_are_named(definitions):
    for each in definitions:
        if each.kind is Kind.RATIO:
            assert {"Numerator", "Denominator"} <= set(each.meaning.in_language("en").replace(":", " ").split())


def test_medians_and_things_that_countries_share_are_never_added_up(definitions):
    apart = [each.code for each in definitions if each.rules.across_units is AcrossUnits.NONE]

    assert apart == ["2.1.4.i2", "5.2.2.i1"]


def test_what_is_to_stay_as_it_is_is_kept(definitions):
    assert [each.code for each in definitions if each.direction is Direction.KEEP] == ["1.1.4.i1", "4.1.1.i2"]


def test_owners_are_institutions_of_the_country_they_answer_for(programme, definitions):
    for each in definitions:
        for country, institution in each.owners.items():
            assert programme.institution(institution).country == country, each.code


def test_a_region_reports_once_and_an_own_count_is_left_out(programme):
    units = {each.code: each for each in reporting_units_of(programme)}

    assert [code for code, each in units.items() if not each.country] == ["CARICC", "ROCA"]
    assert [code for code, each in units.items() if not each.is_aggregated] == ["TJ-POTAJ"]
    assert Counter(each.part_of for each in units.values())["TJ"] == 3


def test_the_water_programme_shows_every_way_of_saying_it():
    water = read_programme_file(WATER)[0]
    found = {each.code: each for each in definitions_of(water, code_lists_of(water))}

    assert [found[code].kind for code in found] == ["stock", "count", "scale", "ratio", "average"]
    assert list(found["1.1.1.i3"].scale.names) == ["draft", "in_force"]
    assert [each.code for each in found["1.1.1.i2"].dimensions] == ["sex"]
    assert (found["2.1.1.i2"].direction, found["2.1.1.i2"].tolerance) == (Direction.KEEP, Decimal(50))


def test_a_wrong_rule_is_named_by_path_and_line():
    lines = WATER.decode().splitlines()
    place = lines.index("                across_periods: latest")
    lines[place] = "                across_periods: sum"

    with pytest.raises(FileRefused) as refused:
        read_programme_file("\n".join(lines).encode())

    assert [str(fault) for fault in refused.value.faults] == [
        f"line {place + 1}: pillars[1].outcomes[0].outputs[0].indicators[0].across_periods: "
        "is no rule for the kind ratio, which takes ratio_of_sums or latest"
    ]
