"""The database finds the figures of the rule."""

from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maslahat.domain.results.columns import decimal_of, numbers_of, scaled
from maslahat.domain.results.indicators import Rules
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roll_up import roll_up_all
from maslahat.domain.results.roster import Roster
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, Kind
from maslahat.stores.results.report_reading import spell_cell
from maslahat.stores.results.sql_roll_up import Asked, summed_in_database
from tests.domain.results import generated
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import UNITS, indicator, reports

pytestmark = pytest.mark.django_db

PLACES = 2
YEAR = Period.read("2023")


@contextmanager
def told(observations):
    """Hold the observations in a table for as long as it lasts, and give its name."""
    whole = "NUMERIC" if connection.vendor == "postgresql" else "INTEGER"
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE told (indicator TEXT, unit TEXT, first INTEGER, last INTEGER, cell TEXT,"
            f" state TEXT, a {whole}, b {whole})"
        )
        for each in observations:
            numbers = [scaled(one, PLACES) for one in numbers_of(each.value)] if each.value else []
            row = [
                each.indicator,
                each.unit,
                each.period.first,
                each.period.last,
                spell_cell(each.cell),
                each.state.value,
            ]
            cursor.execute("INSERT INTO told VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", [*row, *numbers, None, None][:8])
        yield "told"
        cursor.execute("DROP TABLE told")


def by_rule(figure):
    """Return how many units reported and the numbers that they are together."""
    return len(figure.coverage.reported), numbers_of(figure.value)


@pytest.mark.covers("R-18")
@pytest.mark.parametrize("kind", generated.ADDING)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_database_finds_every_figure_of_the_rule(kind, data):
    units = data.draw(generated.units())
    rules = Rules(ACROSS_UNITS[kind][0], data.draw(st.sampled_from(ACROSS_PERIODS[kind])))
    definition = indicator(kind, rules=rules)
    reported = data.draw(generated.observations(kind, units))
    asked = {"areas": generated.AREAS, "periods": generated.ASKED, "cells": generated.WANTED, "cycle": CYCLE}

    with told(reported) as table:
        found = summed_in_database(definition, Roster(units), table, Asked(**asked))

    expected = roll_up_all(definition, reported, units, **asked)
    figures = {(each.key.area, each.key.period, each.key.cell): by_rule(each) for each in expected if each.value}
    assert {key: in_decimals(each) for key, each in found.items()} == figures


def in_decimals(summed):
    return summed.reported, tuple(decimal_of(number, PLACES) for number in summed.numbers)


def asked_of(*rows, kind=Kind.COUNT):
    with told(reports(*rows)) as table:
        return summed_in_database(indicator(kind), Roster(UNITS), table, Asked(("",), (YEAR,), ((),), CYCLE))


def test_a_sum_of_cents_is_exact():
    found = asked_of("KZ-GOV 2023-Q1: 0.1", "KG-GOV 2023-Q1: 0.2")

    assert in_decimals(found["", YEAR, ()]) == (2, (Decimal("0.3"),))


def test_a_sum_beyond_64_bits_is_exact_or_refused_and_never_rounded():
    rows = (f"KZ-GOV 2023-Q1: {9 * 10**16}", f"KG-GOV 2023-Q1: {9 * 10**16}.01")

    try:
        with transaction.atomic():
            found = in_decimals(asked_of(*rows)["", YEAR, ()])
    except DatabaseError:
        found = connection.vendor

    assert found in ("sqlite", (2, (Decimal("180000000000000000.01"),)))
