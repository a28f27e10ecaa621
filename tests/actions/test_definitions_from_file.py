"""Loading a programme keeps what its indicators mean, once."""

from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from maslahat.actions.outcomes import Done
from maslahat.actions.programmes import load_programme
from maslahat.stores.results import models, queries
from tests.cast import a_tabled_plan
from tests.measured_programme import measured_programme
from tests.small_programme import small_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def load():
    cast = a_tabled_plan()

    def run(document):
        outcome = load_programme(document=document, by=cast.keeper, **cast.told())
        assert isinstance(outcome, Done), outcome

    return run


def _versions():
    return [model.objects.count() for model in (models.IndicatorVersion, models.CodeListVersion, models.UnitVersion)]


def test_a_loaded_indicator_reads_as_the_file_says(load):
    load(measured_programme())

    (found,) = queries.definitions("SMALL")

    assert (found.code, found.version, found.result, found.kind) == ("1.1.i1", 1, "1.1", "running_total")
    assert [each.code for each in found.dimensions] == ["sex"]
    assert found.target(2023).is_to_date
    assert found.owners == {"AA": "AA-MIN"}
    assert found.counts_people
    assert [each.code for each in queries.reporting_units("SMALL")] == ["AA", "BB", "CC"]


def test_the_same_file_again_makes_no_version(load):
    load(measured_programme())
    before = _versions()

    load(measured_programme())

    assert _versions() == before == [1, 3, 3]


OWN = {"country": "AA", "baseline": {"value": 0, "year": 2021}, "targets": [{"year": 2023, "value": 4}]}


@pytest.mark.covers("R93")
def test_targets_of_a_country_come_with_the_file_in_a_new_version(load):
    load(measured_programme())

    load(measured_programme(country_targets=[OWN]))

    before, after = [each.definition.own_targets for each in queries.history("SMALL", "1.1.i1")]
    assert (before, [each.country for each in after]) == ((), ["AA"])


def test_a_changed_indicator_gets_a_new_version_and_keeps_the_old_one(load):
    load(measured_programme())

    load(measured_programme(frequency="quarter"))

    assert [each.definition.frequency for each in queries.history("SMALL", "1.1.i1")] == [12, 3]
    assert _versions() == [2, 3, 3]


def test_a_changed_code_list_gives_new_versions_to_the_indicators_that_use_it(load):
    load(measured_programme())
    document = measured_programme()
    document["dimensions"][0]["codes"].pop()

    load(document)

    first, second = queries.history("SMALL", "1.1.i1")
    assert [list(each.definition.dimensions[0].names) for each in (first, second)] == [["F", "M"], ["F"]]


def test_an_indicator_that_the_file_drops_is_no_longer_measured_and_never_lost(load):
    load(measured_programme())

    load(small_programme())

    assert queries.definitions("SMALL") == ()
    assert [each.is_in_force for each in queries.history("SMALL", "1.1.i1")] == [True, False]


@pytest.mark.covers("R58")
def test_changed_thresholds_of_status_are_a_new_version_and_the_old_one_stays(load):
    load(measured_programme())

    load(measured_programme() | {"status_rule": {"on_track": "9/10"}})

    assert [each.rule.on_track for each in queries.status_rules("SMALL")] == [Fraction(4, 5), Fraction(9, 10)]
    assert queries.status_rule("SMALL").at_risk == Fraction(1, 2)


def test_the_database_refuses_to_change_thresholds_that_were_in_force(load):
    load(measured_programme())

    with pytest.raises(DatabaseError, match="kept as it was written"), transaction.atomic():
        models.StatusRuleVersion.objects.update(version=9)
