"""The report form: crossed cells as tables, sums made of parts, and nothing that is typed or stands gets lost."""

import re

import pytest

from maslahat.actions.programmes import load_programme
from maslahat.domain.results.observations import ReportingUnit
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import queries
from maslahat.web.results.report_forms import read_form, shown_form
from maslahat.web.results.split_tables import Axis, labels_of, tables_offered
from tests.actions.results_asked import (
    TRAINED,
    a_reported_programme,
    an_asked_programme,
    found,
    must,
    number,
    reports,
    told,
    with_indicators,
)
from tests.domain.results.indicators import indicator, said

pytestmark = pytest.mark.django_db

OF_AA = "/SMALL/results/reports/2022/AA/"
FORM = f"{OF_AA}fill/P1/"
ONE = f"{OF_AA}on/{TRAINED}/"


def axis(dimension: str, *codes: str) -> Axis:
    return Axis(dimension, dimension.title(), tuple((dimension, code, code.upper()) for code in codes))


SEX, AGE, DRUG = axis("sex", "f", "m"), axis("age", "y", "m", "o"), axis("drug", "a", "b", "c", "d")


def test_two_dimensions_are_one_table_with_the_sums_of_rows_and_columns():
    (table,) = tables_offered((AGE, SEX))

    assert (table.corner, table.columns) == ("Age", ("F", "M", "all"))
    assert [name for name, _ in table.rows] == ["Y", "M", "O", "all"]
    assert table.rows[0][1] == ((("age", "y"), ("sex", "f")), (("age", "y"), ("sex", "m")), (("age", "y"),))
    assert table.rows[-1][1] == ((("sex", "f"),), (("sex", "m"),), ())


def test_a_third_dimension_makes_one_table_after_another():
    tables = tables_offered((DRUG, SEX, AGE))

    assert [table.title for table in tables] == ["all", "Y", "M", "O"]
    labels = dict(labels_of(tables, (DRUG, SEX, AGE)))
    assert len(labels) == 5 * 3 * 4 - 1
    assert labels[("age", "y"), ("drug", "a"), ("sex", "f")] == "Y, A, F"


def test_what_is_too_much_to_cross_is_asked_by_one_dimension_after_the_other():
    wide = axis("offence", *(f"o{each}" for each in range(31)))

    tables = tables_offered((wide, SEX))

    assert [(table.title, len(table.rows)) for table in tables] == [("Offence", 31), ("Sex", 2)]


@pytest.mark.covers("R43", "R92")
def test_a_total_that_was_not_told_is_shown_as_made_of_its_parts(reader):
    cast = an_asked_programme()
    must(reports(cast, told(number("5", ("sex", "f")), number("7", ("sex", "m")))))
    reader.signs_in_as("focal-aa")

    assert "made of parts: 12" in reader.read(FORM)
    assert "made of parts: 12" in reader.read(ONE)
    assert "made of parts: 12" in reader.read(OF_AA)


@pytest.mark.covers("R92")
def test_parts_that_differ_from_their_total_are_shown_and_refused_nowhere(reader):
    cast = a_reported_programme()
    must(reports(cast, told(number("12"), number("9", ("sex", "f")), number("4", ("sex", "m")), row_version=2)))

    page = reader.signs_in_as("focal-aa").read(ONE)

    assert "parts 13, told 12: the parts are 1 more" in page
    assert "parts 13, told 12: the parts are 1 more" in reader.read(FORM)


def test_a_zero_that_stands_is_a_zero_in_its_field_and_what_is_empty_is_empty(reader):
    cast = an_asked_programme()
    must(reports(cast, told(number("0"), number("0", ("sex", "f")))))

    page = reader.signs_in_as("focal-aa").read(FORM)

    assert re.search(rf'name="{TRAINED}:sex=f:number" value="0"', page)
    assert re.search(rf'name="{TRAINED}:sex=m:number" value=""', page)


def test_everything_that_was_typed_into_the_table_stays_after_an_error(reader):
    an_asked_programme()
    typed = {f"{TRAINED}::number": "12", f"{TRAINED}:sex=f:number": "five", f"{TRAINED}:sex=m:number": "7"}

    page = reader.signs_in_as("focal-aa").sends(FORM, key="k", **typed)

    assert reader.status == 409
    assert all(f'name="{name}" value="{text}"' in page for name, text in typed.items())
    assert "<details open>" in page


def test_a_cell_that_no_table_offers_stands_in_the_form_and_is_not_lost_when_it_is_sent_again():
    cast = an_asked_programme()
    must(reports(cast, told(number("3", ("sex", "f")))))
    bare = indicator(code=TRAINED, dimensions=())

    shown = shown_form(bare, ReportingUnit("AA", said("AA"), "AA"), programmes.programme("SMALL"), found(cast), None)
    cells = [cell for table in shown.tables for _, row in table.rows for _, cell in row if cell]
    fields = [field for cell in cells for field in cell.fields]
    (read,) = read_form([bare], {field.name: field.value for field in fields})

    assert [(each.pairs, each.parts) for each in read.cells] == [((("sex", "f"),), {"number": "3"})]


@pytest.mark.covers("R92")
def test_the_report_of_a_retired_indicator_is_read_and_no_longer_changed(reader):
    cast = a_reported_programme()
    document = with_indicators()
    del document["pillars"][0]["outcomes"][0]["outputs"][0]["indicators"][0]
    must(load_programme(document=document, by=cast.keeper, **cast.told()))
    assert TRAINED in queries.retired("SMALL")

    page = reader.signs_in_as("expert").read(ONE)

    assert "since version 2 of its definition" in page
    assert "Confirm for our side" not in page
    assert "retired since version 2" in reader.read(OF_AA)
    assert "<strong>12" in page
