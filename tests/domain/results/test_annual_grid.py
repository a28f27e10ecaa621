"""The grid of an annual report: what a cell holds, what is not added, what leaves no trace."""

from dataclasses import replace
from fractions import Fraction

import pytest

from maslahat.domain.results.annual_grid import ALL, PrintedCell, annual_grid
from maslahat.domain.results.annual_report import (
    AnnualReport,
    Course,
    PrintedFigure,
    PrintedIndicator,
    PrintedLine,
    ScopeKind,
)
from maslahat.domain.results.values import Number
from maslahat.domain.shared.texts import LocalizedText
from tests.domain.results.annual_reports import annual_report, asked, ledger, reported
from tests.domain.results.indicators import said

pytestmark = pytest.mark.covers("R93")


def with_indicators(report: AnnualReport, *indicators: PrintedIndicator) -> AnnualReport:
    """Return the report with these in the place of its one indicator."""
    pillar = report.pillars[0]
    outcome = replace(pillar.branches[0], branches=(replace(pillar.branches[0].branches[0], indicators=indicators),))
    return replace(report, pillars=(replace(pillar, branches=(outcome,)), *report.pillars[1:]))


def times(indicator: PrintedIndicator, factor: int, **changed: object) -> PrintedIndicator:
    """Return another indicator whose figures by country are so many times those of this one."""

    def more(figure: PrintedFigure) -> PrintedFigure:
        assert isinstance(figure.value, Number)
        return replace(figure, value=Number(figure.value.number * factor))

    countries = tuple(more(each) for each in indicator.countries)
    return replace(indicator, code="b", figure=more(indicator.figure), countries=countries, **changed)


def people(report: AnnualReport, country: str) -> Fraction | None:
    return annual_grid(report)[country, "P1"].people


def test_a_cell_tells_data_and_people_and_the_total_is_the_figure_of_the_programme():
    report = annual_report()

    assert [people(report, country) for country in ("AA", "BB", ALL)] == [60, 30, 90]
    assert (annual_grid(report)["AA", "P1"].given, annual_grid(report)["AA", "P1"].expected) == (1, 1)


def test_people_of_two_indicators_are_not_added():
    report = annual_report()
    (trained,) = report.indicators

    both = with_indicators(report, trained, times(trained, 2))

    assert people(both, "AA") == 120
    assert annual_grid(both)["AA", "P1"].compared == 2


def test_families_are_not_compared_with_persons():
    report = annual_report()
    (trained,) = report.indicators

    families = times(trained, 10, unit=said("families"))

    assert people(with_indicators(report, trained, times(trained, 2), families), "AA") == 120


@pytest.mark.covers("R70")
def test_a_withheld_count_is_in_no_cell_and_follows_from_none():
    report = annual_report(book=ledger((reported("AA", 3), reported("BB", 30))))

    found = annual_grid(report)

    told = {found[country, "P1"].people for country in ("AA", "BB", ALL)}
    assert 3 not in told
    assert len(told - {None}) < 2


def test_a_line_of_several_countries_counts_in_each_of_them_and_once_in_the_total():
    named = ("1.1.1-01", "1.1.1", said("Training"), ("AA", "BB"), Course.DONE, said("Done"), *[LocalizedText()] * 2)
    found = annual_grid(annual_report(lines=(PrintedLine(*named),)))

    assert [found[country, "P1"].lines for country in ("AA", "BB", ALL)] == [1, 1, 1]


def test_on_track_is_told_for_all_countries_alone():
    found = annual_grid(annual_report())

    assert [(found[each, "P1"].on_track, found[each, "P1"].judged) for each in ("AA", ALL)] == [(0, 0), (1, 1)]


def test_the_report_of_one_country_has_no_grid():
    assert annual_grid(annual_report(asked(ScopeKind.COUNTRY, "AA"))) == {}


def test_a_pillar_in_which_nothing_is_asked_is_an_empty_cell():
    report = annual_report()
    bare = replace(report, pillars=(*report.pillars, replace(report.pillars[0], code="P2", branches=())))

    assert annual_grid(bare)["AA", "P2"] == PrintedCell(0, 0, 0, None, LocalizedText(), 0, 0)
