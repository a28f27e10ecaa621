"""What was reported is rolled up by the database where it stands, as the rule rolls it up."""

from decimal import Decimal

import pytest
from django.db import connection

from maslahat.actions.results.telling import CellTold
from maslahat.domain.results.columns import decimal_of, numbers_of
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roll_up import roll_up_all
from maslahat.domain.results.roster import Roster
from maslahat.stores.results import queries, report_queries
from maslahat.stores.results.sql_observations import NotWhole, standing_observations
from maslahat.stores.results.sql_roll_up import Asked, summed_in_database
from tests.actions.results_asked import (
    SHARE,
    TRAINED,
    a_reported_programme,
    an_asked_programme,
    corrects,
    locks,
    must,
    number,
    reports,
    told,
)

pytestmark = pytest.mark.django_db

ASKED = {
    "areas": ("", "AA", "BB"),
    "periods": (Period.read("2022"), Period.read("2022/2025")),
    "cells": ((), (("sex", "f"),), (("sex", "m"),)),
    "cycle": Period.read("2022/2025"),
}


def in_database(cast, indicator):
    definition = definition_of(cast, indicator)
    roster = Roster(queries.reporting_units(cast.programme))
    with standing_observations(cast.programme, definition) as (table, places):
        found = summed_in_database(definition, roster, table, Asked(**ASKED))
    return {key: (each.reported, tuple(decimal_of(one, places) for one in each.numbers)) for key, each in found.items()}


def by_rule(cast, indicator):
    units = queries.reporting_units(cast.programme)
    figures = roll_up_all(definition_of(cast, indicator), report_queries.observations(cast.programme), units, **ASKED)
    return {
        (each.key.area, each.key.period, each.key.cell): (len(each.coverage.reported), numbers_of(each.value))
        for each in figures
        if each.value
    }


def definition_of(cast, indicator):
    return next(each for each in queries.definitions(cast.programme) if each.code == indicator)


def share(numerator, denominator):
    return CellTold((), "reported", {"numerator": numerator, "denominator": denominator})


def test_a_reported_total_and_its_split_are_rolled_up_where_they_stand():
    cast = a_reported_programme()

    found = in_database(cast, TRAINED)

    assert found == by_rule(cast, TRAINED)
    assert found["", Period.read("2022"), ()] == (1, (Decimal(12),))


def test_a_correction_takes_the_place_of_what_it_corrects():
    cast = a_reported_programme()
    locks(cast)
    must(corrects(cast, number("13")))

    found = in_database(cast, TRAINED)

    assert found == by_rule(cast, TRAINED)
    assert found["AA", Period.read("2022"), ()] == (1, (Decimal(13),))


def test_shares_of_different_precision_are_added_up_exactly():
    cast = an_asked_programme()
    must(reports(cast, told(share("0.125", "1"), indicator=SHARE)))

    found = in_database(cast, SHARE)

    assert found == by_rule(cast, SHARE)
    assert found["AA", Period.read("2022"), ()] == (1, (Decimal("0.125"), Decimal(1)))


def test_a_draft_counts_nowhere():
    cast = an_asked_programme()
    must(reports(cast, told(number("12")), as_draft=True))

    assert in_database(cast, TRAINED) == by_rule(cast, TRAINED) == {}


def test_a_number_that_the_database_cannot_hold_is_refused_and_never_rounded():
    many = "123456789012345678901234"
    cast = an_asked_programme()
    must(reports(cast, told(number(many))))

    if connection.vendor == "sqlite":
        with pytest.raises(NotWhole):
            in_database(cast, TRAINED)
    else:
        assert in_database(cast, TRAINED)["", Period.read("2022"), ()] == (1, (Decimal(many),))
