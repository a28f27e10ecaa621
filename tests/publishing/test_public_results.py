"""Published results as data: what JSON and CSV hold, that they agree, and that both together give nothing away."""

import csv
import json
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from maslahat.domain.results.annual_documents import annual_sha256
from maslahat.domain.results.annual_report import AnnualReport
from maslahat.domain.results.indicators import YearTarget
from maslahat.domain.results.observations import cell
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.public_results import BOM, PUBLIC_FORMAT, public_csv, public_document, public_rows
from maslahat.publishing.schemas import schema
from tests.domain.results import reports
from tests.domain.results.annual_reports import annual_report, half_told, ledger, reported
from tests.domain.results.attacker import Public, solved
from tests.domain.results.indicators import CYCLE, code_list, indicator
from tests.domain.results.reports import unit
from tools.print_formats import EXAMPLES

pytestmark = pytest.mark.covers("R70")

VALIDATOR = Draft202012Validator(schema("public_results"))
FEW = (reported("AA", 60), reported("AA", 3, sex="F"), reported("BB", 30), reported("AA", 44, "2022"))


def rows_of(report: AnnualReport) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(public_csv(report).removeprefix(BOM))))


def as_read(report: AnnualReport) -> Any:
    return json.loads(json.dumps(public_document(report)))


def test_the_document_names_its_edition_and_the_checksum_of_it():
    report = annual_report(published_at="2024-02-01T10:00:00+00:00")

    document = as_read(report)

    assert document["format"] == PUBLIC_FORMAT
    assert document["edition"]["sha256"] == annual_sha256(report)
    assert (document["edition"]["year"], document["edition"]["revision"]) == (2023, 1)


def test_an_indicator_has_its_target_progress_and_status():
    (found,) = as_read(annual_report())["indicators"]

    assert found["target"] == {"value": "100", "year": 2023, "is_to_date": False}
    assert (found["progress"], found["status"], found["pillar"]) == ("0.9", "on_track", "P1")


def test_a_withheld_figure_stands_as_such_without_number_coverage_progress_or_status():
    (found,) = as_read(annual_report(book=ledger((reported("AA", 3),))))["indicators"]
    figures = as_read(annual_report(book=ledger((reported("AA", 3),))))["figures"]

    withheld = [each for each in figures if each["withheld"]]
    assert withheld
    assert all(set(each) == {"indicator", "area", "period", "cell", "withheld"} for each in withheld)
    assert (found["progress"], found["status"]) == (None, None)


def test_a_sheet_has_a_row_for_each_figure_with_names_in_every_language():
    first, *_ = rows_of(annual_report())

    assert (first["indicator"], first["area"], first["period"], first["value"]) == ("1.1.1.i1", "", "2023", "90")
    assert (first["reported"], first["expected"], first["target"], first["progress"]) == ("2", "2", "100", "0.9")
    assert {"name_en", "name_ru", "area_en", "area_ru"} <= set(first)


@pytest.mark.covers("R58")
def test_a_provisional_progress_is_published_with_the_periods_it_rests_on():
    (found,), first = as_read(half_told())["indicators"], rows_of(half_told())[0]

    assert (found["progress"], found["provisional"]) == ("0.9", {"reported": 2, "expected": 4})
    assert (first["periods_reported"], first["periods_expected"]) == ("2", "4")
    assert not list(VALIDATOR.iter_errors(as_read(half_told())))


@pytest.mark.covers("R-18")
def test_units_that_are_behind_are_published_with_their_last_period_and_counted_in_the_sheet():
    figure = as_read(half_told())["figures"][0]

    assert figure["coverage"]["behind"][0] == {"unit": "AA", "last": "2023-Q1", "reported": 1, "expected": 4}
    assert [each["behind"] for each in rows_of(half_told())][:1] == ["2"]
    assert rows_of(annual_report())[0]["behind"] == "0"


def test_a_withheld_row_of_a_sheet_says_so_and_is_empty():
    rows = rows_of(annual_report(book=ledger(FEW)))

    hidden = [each for each in rows if each["state"] == "withheld"]
    assert hidden
    assert {each["value"] + each["reported"] for each in hidden} == {""}


def test_words_that_a_spreadsheet_would_run_stand_as_words():
    report = annual_report(programme_name=LocalizedText.of(en="=HYPERLINK(1)"), places={})

    assert {each["area_en"] for each in rows_of(report)} == {"'=HYPERLINK(1)"}


KINDS = {Kind.RATIO: "1/4", Kind.AVERAGE: "30 of 4", Kind.YES_NO: "yes", Kind.SCALE: "@draft", Kind.TEXT: "'words"}


@pytest.mark.parametrize("kind", [*KINDS, Kind.COUNT, Kind.HIGHEST])
def test_values_of_every_kind_fit_the_schema_and_stand_in_the_sheet(kind):
    (told,) = reports.reports(f"AA 2023: {KINDS.get(kind, '7')}")
    definition = reports.indicator(kind, code="1.1.a", result="1.1.1")

    report = annual_report(book=ledger((told,), definition))

    assert list(VALIDATOR.iter_errors(as_read(report))) == []
    assert {each["state"] for each in rows_of(report)} >= {"reported"}


@pytest.mark.parametrize("book", [ledger(), ledger(FEW), ledger(())], ids=["all shown", "some withheld", "nothing"])
def test_json_and_sheet_show_the_same_figures(book):
    report = annual_report(book=book)
    rows = rows_of(report)
    figures = as_read(report)["figures"]

    assert len(rows) == len(figures) == len(list(public_rows(report)))
    for row, figure in zip(rows, figures, strict=True):
        assert row["state"] == ("withheld" if figure["withheld"] else figure["state"])
        assert row["value"] == (figure.get("number") or "")


def test_the_example_is_what_the_code_writes():
    written = json.loads((EXAMPLES / "public_results.json").read_text("utf-8"))

    assert written == as_read(annual_report(book=ledger(FEW), published_at="2024-02-01T10:00:00+00:00"))


UNITS = (unit("AA"), unit("BB"), unit("CC"), unit("REG", ""))
SEX = code_list("sex", "F", "M")
counts = st.one_of(st.integers(0, 8), st.sampled_from([0, 30]))


@st.composite
def counted(draw):
    """Return what units reported in two years: wholes, splits that make them or not, shares of a regional unit."""
    found = []
    for one in UNITS:
        for period in ("2022", "2023"):
            for country in ((),) if one.country else ((), (("country", "AA"),), (("country", "BB"),)):
                women, men, more = draw(counts), draw(counts), draw(st.sampled_from([0, 0, 7]))
                told = draw(st.sampled_from([(), (women + men + more,), (women + men + more, women, men)]))
                cells = ((), (("sex", "F"),), (("sex", "M"),))
                found += [
                    reported(one.code, number, period, **dict(cell((*country, *here))))
                    for number, here in zip(told, cells, strict=False)
                ]
    return tuple(found)


@settings(max_examples=40, deadline=None)
@given(counted(), st.sampled_from([Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL]))
def test_no_small_count_follows_from_all_that_json_and_sheet_show_together(observations, kind):
    definition = indicator(
        kind,
        code="1.1.1.i1",
        result="1.1.1",
        counts_people=True,
        dimensions=(SEX,),
        targets=(YearTarget(2023, Decimal(100)),),
    )

    report = annual_report(book=ledger(observations, definition, UNITS))

    public = _seen(report, definition, observations)
    assert solved(public) == set()
    assert [number for number in public.shown.values() if 0 < number < 5] == []


def _seen(report, definition, observations) -> Public:
    """Return what one reads who takes every number of the JSON and of the sheet, progress turned back among them."""
    members, shown, hidden = {}, {}, set()
    told = zip(rows_of(report), as_read(report)["figures"], public_rows(report), strict=True)
    for row, figure, source in told:
        key = source.figure.key
        asked = {"area": key.area, "period": key.period, "cell": key.cell, "cycle": CYCLE}
        made = roll_up(definition, observations, UNITS, **asked)
        members[key] = tuple(int(each.id in made.inputs) for each in observations)
        numbers = {row["value"], figure.get("number") or ""}
        if row["progress"]:
            numbers.add(str(Fraction(row["progress"]) * 100))
        (number,) = numbers
        if number:
            shown[key] = int(number)
        elif figure["withheld"]:
            hidden.add(key)
    return Public(members, shown, frozenset(hidden))
