"""Tables of observations: no state turns into another, no digit is lost, no cell is a formula."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.observations import Observation
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Number, State
from maslahat.domain.shared.kinds import Kind
from maslahat.publishing.csv_writing import MARKED, as_text, csv_lines
from maslahat.publishing.observations_csv import columns, observations_csv
from maslahat.publishing.observations_sdmx import dimension_id, observations_sdmx, time_period
from maslahat.publishing.observations_told import observations_of_file
from maslahat.publishing.results_document import ResultsDocument
from tests.domain.results import generated
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import indicator, reports, unit
from tests.publishing.tables_read import from_csv, from_sdmx, rows

REASONS = st.sampled_from(("", "why", "=1+1", "'quoted", "-", "+7 312", "@you", 'a,b;c\n"d"', "по закону"))


@st.composite
def documents(draw):
    kind = draw(st.sampled_from(tuple(Kind)))
    units = draw(generated.units())
    found = draw(generated.observations(kind, units))
    told = [replace(each, id=f"O{place}") for place, each in enumerate(found)]
    told = [each if each.state is State.REPORTED else replace(each, reason=draw(REASONS)) for each in told]
    return ResultsDocument(CYCLE, tuple(units), (indicator(kind),), (), tuple(told))


@pytest.mark.covers("R-18", "R92")
@given(document=documents())
def test_states_digits_and_words_survive_csv_unchanged(document):
    assert from_csv(observations_csv(observations_of_file(document))) == list(document.observations)


@pytest.mark.covers("R-18", "R92")
@given(document=documents())
def test_states_digits_and_words_survive_sdmx_unchanged(document):
    units = {each.code: each for each in document.units}

    assert from_sdmx(observations_sdmx(observations_of_file(document)), units) == list(document.observations)


@given(document=documents())
def test_no_cell_of_a_table_begins_like_a_formula_unless_it_is_a_number(document):
    for table in (observations_csv, observations_sdmx):
        for row in rows(table(observations_of_file(document))):
            assert [cell for cell in row.values() if cell.startswith(MARKED[:-1]) and not cell[1:2].isdigit()] == []


@given(text=st.text())
def test_what_is_marked_as_text_can_be_unmarked(text):
    assert as_text(text) == text or as_text(text).removeprefix("'") == text


def test_lines_are_written_while_rows_come_so_that_their_number_takes_no_memory():
    asked: list[str] = []

    def rows() -> Iterator[list[str]]:
        while True:
            asked.append(str(len(asked) + 1))
            yield asked[-1:]

    lines = csv_lines(rows())

    assert next(lines) == "1\r\n"
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("period", "spelled"),
    [
        ("2023", ("2023", "A")),
        ("2023-H2", ("2023-S2", "S")),
        ("2023-Q1", ("2023-Q1", "Q")),
        ("2023-03", ("2023-03", "M")),
        ("2022/2025", ("2022-01-01/P4Y", "A4")),
    ],
)
def test_periods_are_spelled_as_sdmx_has_them(period, spelled):
    assert time_period(Period.read(period)) == spelled


def test_months_that_are_no_calendar_period_are_a_range():
    months = Period(Period.read("2023-02").first, Period.read("2023-06").last)

    assert time_period(months) == ("2023-02-01/P5M", "_O")


def test_zero_silence_and_what_does_not_apply_have_three_codes():
    told = [
        replace(each, id=str(place)) for place, each in enumerate(reports("KZ 2022: 0", "KZ 2023: -", "KZ 2024: n/a"))
    ]
    document = ResultsDocument(CYCLE, (unit("KZ"),), (indicator(),), (), tuple(told))
    found = rows(observations_sdmx(observations_of_file(document)))

    assert [(row["OBS_VALUE"], row["OBS_STATUS"]) for row in found] == [("0", "A"), ("", "O"), ("", "M")]


def test_a_report_on_what_is_known_no_more_stands_with_its_codes():
    lost = Observation("1", "gone", "left", Period.read("2023"), (("form", "x"),), State.REPORTED, Number(7), "")
    told = observations_of_file(ResultsDocument(CYCLE, (), (), (), (lost, replace(lost, id="2", value=None))))
    first, second = rows(observations_sdmx(told))

    assert from_csv(observations_csv(told))[0] == lost
    assert (first["FORM"], first["OBS_VALUE"], second["PART"]) == ("x", "7", "NUMBER")
    assert "split:form" in columns(told)


def test_a_dimension_that_is_called_as_a_column_has_another_name_there():
    assert (dimension_id("drug-group"), dimension_id("part")) == ("DRUG_GROUP", "SPLIT_PART")
