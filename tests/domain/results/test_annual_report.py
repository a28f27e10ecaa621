"""An annual report is one document: what it shows, what it withholds, and that it reads back to the same bytes."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maslahat.domain.results.annual_documents import (
    AnnualRefused,
    annual_bytes,
    annual_document,
    annual_sha256,
    read_annual,
)
from maslahat.domain.results.annual_figures import printed
from maslahat.domain.results.annual_report import Course, PrintedGroup, PrintedLine, PrintedSplit, Replaced, ScopeKind
from maslahat.domain.results.figures import Behind, FigureKey
from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import Advance, Provisional
from maslahat.domain.results.protection import PublishedBefore
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from tests.domain.results import generated
from tests.domain.results.annual_reports import TRAINED, annual_report, asked, half_told, ledger, reported
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import indicator

pytestmark = pytest.mark.covers("R94")


def only(report):
    return next(report.indicators)


def test_an_indicator_stands_with_baseline_target_figure_the_year_before_and_progress():
    found = only(annual_report())

    assert (found.baseline.value, found.target.value) == (Decimal(0), Decimal(100))
    assert (found.figure.number, found.previous.number) == (90, 40)
    assert found.progress == Advance(Fraction(90), Fraction(0), Fraction(100))


@pytest.mark.covers("R58")
def test_a_progress_that_is_provisional_is_frozen_with_the_periods_there_were():
    report = half_told()

    assert only(report).provisional == Provisional(2, 4)
    assert only(read_annual(json.loads(annual_bytes(report)))).provisional == Provisional(2, 4)


@pytest.mark.covers("R-18")
def test_units_that_are_behind_are_frozen_with_the_periods_they_told_and_read_back():
    report = half_told()

    assert only(report).figure.coverage.behind == (
        Behind("AA", Period.read("2023-Q1"), (1, 4)),
        Behind("BB", Period.read("2023-Q2"), (1, 4)),
    )
    assert annual_bytes(read_annual(json.loads(annual_bytes(report)))) == annual_bytes(report)


def test_an_edition_of_which_nobody_is_behind_says_nothing_of_it():
    assert '"behind"' not in json.dumps(annual_document(annual_report()))


def test_an_edition_without_missing_periods_says_nothing_of_them_and_keeps_its_checksum():
    document = annual_document(annual_report())

    assert '"provisional"' not in json.dumps(document)
    assert annual_sha256(read_annual(document)) == annual_sha256(annual_report())


def test_years_countries_and_splits_stand_beside_the_figure():
    found = only(annual_report())

    assert [each.number for each in found.years] == [40, 90]
    assert [(each.key.area, each.number) for each in found.countries] == [("AA", 60), ("BB", 30)]
    assert [[each.key.cell for each in split.figures] for split in found.splits] == [[(("sex", "F"),)]]


def test_a_small_count_and_what_gives_it_away_are_withheld_with_progress_and_status():
    few = only(annual_report(book=ledger((reported("AA", 60), reported("BB", 3)))))

    assert [each.is_withheld for each in few.countries] == [True, True]
    assert "60" not in json.dumps([annual_document(annual_report(book=ledger((reported("AA", 3),))))["pillars"]])


def test_a_withheld_figure_tells_neither_progress_nor_how_it_stands_nor_of_its_output():
    report = annual_report(book=ledger((reported("AA", 3),)))
    output = report.pillars[0].branches[0].branches[0]

    assert (only(report).figure.is_withheld, only(report).progress, only(report).finding) == (True, None, None)
    assert output.decided_by == ""


def test_what_one_edition_withholds_no_later_one_shows():
    past = PublishedBefore(frozenset({FigureKey(TRAINED.code, "BB", Period.read("2023"))}))

    assert [each.is_withheld for each in only(annual_report(book=ledger(past=past))).countries] == [True, True]


def test_a_country_report_has_all_pillars_and_the_figures_of_the_country():
    report = annual_report(asked(ScopeKind.COUNTRY, "AA"))

    assert [each.code for each in report.pillars] == ["P1", "P2"]
    assert (only(report).figure.number, only(report).countries) == (60, ())


def test_a_pillar_report_has_that_pillar_alone():
    assert [each.code for each in annual_report(asked(ScopeKind.PILLAR, "P2")).pillars] == ["P2"]


def test_a_donor_report_has_what_its_outputs_measure():
    funded = annual_report(asked(ScopeKind.DONOR, "DON", outputs=("1.1.1",)))
    other = annual_report(asked(ScopeKind.DONOR, "DON", outputs=("2.1.1",)))

    assert ([each.code for each in funded.indicators], list(other.indicators)) == ([TRAINED.code], [])


def test_each_figure_says_how_the_reports_behind_it_stand():
    states = {reported("AA", 60).id: "verified", reported("BB", 30).id: "reported"}

    assert only(annual_report(book=ledger(states=states))).figure.by_state == {"reported": 1, "verified": 1}


def test_an_edition_reads_back_to_the_same_bytes():
    report = annual_report(revision=2, replaces=Replaced(1, "a" * 64), published_at="2024-02-01T10:00:00+00:00")

    assert annual_bytes(read_annual(json.loads(annual_bytes(report)))) == annual_bytes(report)


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(list(Kind)))
def test_a_figure_of_any_kind_reads_back_to_the_same_document(data, kind):
    units = data.draw(generated.units())
    definition, told = indicator(kind), data.draw(generated.observations(kind, units))
    found = roll_up(definition, told, units, (), area="", period=Period.read("2023"), cell=(), cycle=CYCLE)
    figure = printed(found, {})
    report = annual_report()
    bare = replace(only(report), previous=None, years=(), countries=(), splits=(), scale=definition.scale)
    one = replace(bare, kind=kind, figure=replace(figure, key=bare.figure.key))
    output = report.pillars[0].branches[0].branches[0]
    whole = replace(report, pillars=(replace(output, indicators=(one,)),))

    again = read_annual(annual_document(whole))

    assert annual_document(again) == annual_document(whole)
    assert only(again).figure.state is figure.state
    assert only(again).figure.number == found.number


def test_any_change_of_a_figure_or_a_word_changes_the_checksum():
    report = annual_report()
    section = replace(report.sections[0], narrative=report.scope_name)

    told = {annual_sha256(each) for each in (report, replace(report, year=2024), replace(report, sections=(section,)))}

    assert len(told) == 3


@pytest.mark.parametrize("broken", [None, [], {"format": "maslahat.plan/1"}, {"format": "maslahat.annual/1"}])
def test_what_is_no_annual_report_is_refused(broken):
    with pytest.raises(AnnualRefused):
        read_annual(broken)


def test_a_document_with_a_part_of_another_form_is_refused():
    document = annual_document(annual_report())

    with pytest.raises(AnnualRefused, match="not an annual report"):
        read_annual({**document, "pillars": [{"code": 1}]})


def test_figures_are_yielded_once_whatever_they_are_shown_as():
    keys = [each.key for each in annual_report().figures]

    assert len(keys) == len(set(keys))
    assert State.REPORTED in {each.state for each in annual_report().figures}
    assert isinstance(only(annual_report()).splits[0], PrintedSplit)


@pytest.mark.covers("R76")
def test_the_groups_of_a_line_are_frozen_with_an_edition_and_absent_ones_change_no_checksum():
    texts = (LocalizedText.of(en="Standards"), LocalizedText(), LocalizedText(), LocalizedText())
    title, status, problem, step = texts
    bare = PrintedLine("1.1.1-01", "1.1.1", title, ("AA",), Course.UNDER_WAY, status, problem, step)
    told = replace(bare, groups=(PrintedGroup("judges", LocalizedText.of(en="Judges"), is_done=True),))

    report = annual_report(lines=(told,))

    assert read_annual(json.loads(annual_bytes(report))).lines == (told,)
    assert b"groups" not in annual_bytes(annual_report(lines=(bare,)))
