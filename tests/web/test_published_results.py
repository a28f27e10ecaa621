"""Published results, read by anybody: pages, JSON and CSV say the same, and nothing before it is published."""

import csv
import json
import re
from io import StringIO
from typing import Any

import pytest

from maslahat.actions.results.annual_record import forget_drafts
from tests.actions.editions_drafted import a_published_edition, begins, edition, publishes
from tests.actions.results_asked import TRAINED, an_asked_programme, corrects, locks, must, number, reports, told
from tests.cast import Cast
from tests.prepared import prepared
from tests.web.pages import Page, Reader

pytestmark = pytest.mark.django_db

HOME = "/SMALL/results/published/"
INDICATOR = f"{HOME}{TRAINED}/"
JSON, CSV = f"{HOME}results.json", f"{HOME}results.csv"
HIDDEN = "not shown"


@prepared
def a_public_report() -> Cast:
    """Return the cast: AA counted 40 people, 3 of them women, BB 20, 9 of them women, CC 3 men; that is published."""
    cast = an_asked_programme()
    for unit, all_of_them, women, men in (("AA", "40", "3", "37"), ("BB", "20", "9", "11"), ("CC", "3", "0", "3")):
        cells = (number(all_of_them), number(women, ("sex", "f")), number(men, ("sex", "m")))
        must(reports(cast, told(*cells), unit=unit, who="monitor"))
    must(begins(cast))
    must(publishes(cast))
    return cast


@pytest.fixture
def published() -> Cast:
    forget_drafts()
    return a_public_report()


def read_json(reader: Reader) -> Any:
    return json.loads(reader.read(JSON))


def read_csv(reader: Reader) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(reader.read(CSV).removeprefix("\ufeff"))))


def test_nothing_is_public_until_an_annual_report_is_published(cast, reader):
    page = reader.read(HOME)

    assert "No results are published yet" in page
    assert 'href="/SMALL/programme/"' in page


@pytest.mark.parametrize("address", [INDICATOR, JSON, CSV, f"{HOME}9.9.i9/"])
def test_what_is_not_published_is_not_found(cast, reader, address):
    reader.read(address)

    assert reader.status == 404


def test_a_draft_is_not_public(reader):
    cast = an_asked_programme()
    must(reports(cast, told(number("40"))))
    must(begins(cast))

    assert "No results are published yet" in reader.read(HOME)


@pytest.mark.covers("R94")
def test_anybody_reads_what_is_published_by_pillar_and_output(published, reader):
    page = reader.read(HOME)

    assert reader.status == 200
    assert f'<a href="{INDICATOR}"><b class="code">{TRAINED}</b>' in page
    assert "Annual report for 2022, edition 1" in page
    assert "3 of 3" in page


def test_a_report_after_publication_changes_nothing_in_public(published, reader):
    before = [reader.read(each) for each in (JSON, CSV)]
    _is_corrected(published)

    assert [reader.read(each) for each in (JSON, CSV)] == before


@pytest.mark.covers("R70")
def test_a_withheld_figure_is_shown_nowhere(published, reader):
    page = reader.read(INDICATOR)

    assert re.search(rf'<bdi[^>]*>CC</bdi>.*?<td class="number" data-label="Figure">{HIDDEN}<', page, re.DOTALL)
    assert "CC: 3" not in page
    assert [each["withheld"] for each in read_json(reader)["figures"] if _is_of_cc(each)] == [True]
    assert [row["state"] for row in read_csv(reader) if row["area"] == "CC" and row["indicator"] == TRAINED] == [
        "withheld"
    ]


@pytest.mark.covers("R70")
def test_pages_json_and_sheet_show_the_same_numbers(published, reader):
    page = reader.read(INDICATOR)
    figures = read_json(reader)["figures"]
    ours = [each for each in figures if each["indicator"] == TRAINED]
    rows = [row for row in read_csv(reader) if row["indicator"] == TRAINED]

    assert [row["value"] for row in rows] == [each.get("number") or "" for each in ours]
    cells = re.findall(r'<td class="number" data-label="Figure">([^<]*)</td>', page)
    told = {each["number"] for each in ours if each.get("number")}
    assert {each for each in cells if each.isdigit()} <= told
    assert {each for each in cells if not each.isdigit()} <= {HIDDEN, "not reported"}


@pytest.mark.covers("R70")
def test_no_chart_or_map_has_a_bar_or_a_shade_for_what_is_withheld(published, reader):
    page = reader.read(INDICATOR)
    shown = sum(each.get("number") is not None for each in read_json(reader)["figures"] if _is_of_a_country(each))

    assert len(re.findall(r'class="chart-bar"', page)) == shown
    assert "shade-none" in page or "region-map" not in page


def _is_corrected(cast: Cast) -> None:
    locks(cast)
    must(corrects(cast, number("50"), number("13", ("sex", "f")), number("37", ("sex", "m"))))


def _is_of_cc(figure: dict[str, Any]) -> bool:
    return bool(figure["area"] == "CC" and figure["indicator"] == TRAINED)


def _is_of_a_country(figure: dict[str, Any]) -> bool:
    return bool(figure["area"] and not figure["cell"] and figure["indicator"] == TRAINED)


def test_a_year_is_no_sentence_to_be_translated(published, reader):
    page = reader.reads_in("ru").read(INDICATOR)

    assert '<th scope="row"><bdi>2022</bdi></th>' in page


def test_the_page_leads_to_its_report_and_its_data(published, reader):
    page = reader.read(HOME)

    assert '<a href="/SMALL/results/annual/2022/programme/1/">Annual report for 2022, edition 1</a>' in page

    assert f'<link rel="alternate" type="application/json" href="{JSON}">' in page
    assert f'<a href="{CSV}" type="text/csv">CSV</a>' in page


def test_the_sheet_is_a_file_to_take_away(published, reader):
    reader.read(CSV)

    assert reader.last["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in reader.last["Content-Disposition"]


@pytest.mark.parametrize("address", [HOME, INDICATOR])
def test_published_pages_are_well_formed_and_speak_russian(published, reader, address):
    english, russian = Page.of(reader.read(address)), reader.reads_in("ru").read(address)

    assert (english.faults, english.inline) == ([], [])
    assert "Охват отчётностью" in russian
    assert "не раскрывается" in russian or address == HOME


def test_the_newest_edition_is_the_public_one(published, reader):
    _is_corrected(published)
    must(begins(published))
    must(publishes(published, revision=2))

    assert edition(published, revision=2).published is not None
    assert read_json(reader)["edition"]["revision"] == 2


@pytest.mark.covers("R94")
def test_the_checksum_in_the_data_is_that_of_the_edition(reader):
    cast = a_published_edition()
    forget_drafts()

    assert read_json(reader)["edition"]["sha256"] == edition(cast).published.sha256
