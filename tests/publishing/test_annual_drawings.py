"""The map and the lines of an annual report: what they draw, and that a table says the same."""

import pytest

from maslahat.domain.results.annual_report import ScopeKind
from maslahat.publishing.annual_paper import annual_paper
from maslahat.publishing.annual_paper_drawings import data_map, over_years, telling, years_table
from maslahat.publishing.paper_docx import paper_docx
from maslahat.publishing.paper_pdf import paper_pdf
from maslahat.publishing.papers import Chart, Table
from tests.domain.results.annual_reports import annual_report, asked, ledger, reported
from tests.publishing.papers import words_of_docx
from tests.publishing.test_papers import alternatives

pytestmark = pytest.mark.covers("R94")

SHAPES = {"AA": "KAZ", "BB": "UZB"}


def only(report):
    (indicator,) = report.indicators
    return indicator


@pytest.mark.parametrize(("language", "words"), [("en", "1 of 1"), ("ru", "1 из 1")])
def test_the_map_shows_how_much_each_country_reported_and_says_so_to_those_who_do_not_see_it(language, words):
    paper = annual_paper(annual_report(), language, None, SHAPES)

    drawn = next(each for each in paper.blocks if isinstance(each, Chart) and "region-map" in each.svg)

    assert drawn.svg.count(words) >= 2
    assert words in drawn.says
    assert drawn.says in alternatives(paper_pdf(paper))
    assert "Natural Earth" in words_of_docx(paper_docx(paper))


def test_after_the_map_stands_the_table_of_the_same_numbers():
    blocks = annual_paper(annual_report(), "en", None, SHAPES).blocks
    place = next(at for at, each in enumerate(blocks) if isinstance(each, Chart) and "region-map" in each.svg)

    after = next(each for each in blocks[place:] if isinstance(each, Table))

    said = [row[-1].replace("\u00a0", " ") for row in after.rows[:2]]
    assert all("1 of 1" in each for each in said)


def test_without_outlines_there_is_no_map():
    assert data_map("Map", annual_report(), {}, "en") is None
    assert not [each for each in annual_paper(annual_report(), "en").blocks if "region-map" in getattr(each, "svg", "")]


def test_figures_of_the_years_stand_beside_the_target_and_in_the_table():
    report = annual_report()

    drawn = over_years("Years", only(report), report, "en")
    table = years_table("Years", only(report), report, "en")

    assert "2022: 40; 2023: 90" in drawn.says
    assert table.rows == (("2022", "40", "–"), ("2023", "90", "100"))
    assert "chart-target" in drawn.svg


def test_a_country_is_not_drawn_beside_the_target_of_the_programme():
    report = annual_report(asked(ScopeKind.COUNTRY, "AA"))

    table = years_table("Years", only(report), report, "en")

    assert "chart-target is-dot" not in over_years("Years", only(report), report, "en").svg
    assert table.rows[-1] == ("2023", "60", "–")


def test_one_year_alone_makes_no_line():
    report = annual_report(asked(), ledger((reported("AA", 60), reported("BB", 30))))

    assert telling(report.pillars[0]) is None


def test_a_small_count_is_in_no_line_and_in_no_table_of_years():
    report = annual_report(asked(ScopeKind.COUNTRY, "BB"), ledger((reported("BB", 30, "2022"), reported("BB", 3))))

    assert [row[1] for row in years_table("Years", only(report), report, "en").rows][-1] != "3"
    assert ">3<" not in over_years("Years", only(report), report, "en").svg
