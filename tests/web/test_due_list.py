"""The list of what is due from whom: fifty a page, narrowed by its address."""

from datetime import date
from itertools import chain

import pytest

from maslahat.web.results import reports as page_of_reports
from tests.actions.results_asked import an_asked_programme, must, opens

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R92", "P-18")]

REPORTS = "/SMALL/results/reports/"


@pytest.fixture
def due(reader):
    """A reader of the list after two years were opened."""
    must(opens(an_asked_programme(), "2023", due_on=date(2024, 2, 15)))
    return reader.signs_in_as("focal-aa")


def rows(page: str) -> list[str]:
    """Return the addresses of the reports on a page, in order."""
    return [part.partition('"')[0] for part in page.split(f'<th scope="row"><a href="{REPORTS}')[1:]]


def test_every_row_stands_on_one_page_of_the_list(due, monkeypatch):
    everything = rows(due.read(REPORTS))
    monkeypatch.setattr(page_of_reports, "ROWS_A_PAGE", 3)
    pages = [rows(due.read(f"{REPORTS}?page={number}&country=")) for number in range(1, 5)]

    assert [len(each) for each in pages[:2]] == [3, 3]
    assert list(dict.fromkeys(chain.from_iterable(pages))) == everything


def test_the_list_says_how_many_rows_there_are(due):
    page = due.read(REPORTS)

    assert f"{len(rows(page))} rows" in page


@pytest.mark.parametrize(
    ("asked", "answers"),
    [("country=AA", {"2023/AA/", "2022/AA/"}), ("country=BB&period=2022", {"2022/BB/"}), ("period=1999", None)],
)
def test_the_address_narrows_the_list_and_unknown_filters_are_passed_over(due, asked, answers):
    everything = set(rows(due.read(REPORTS)))

    assert set(rows(due.read(f"{REPORTS}?{asked}"))) == (answers or everything)


def test_each_late_country_leads_to_its_own_rows(due):
    page = due.read(REPORTS)

    assert '<a href="?country=AA">' in page
