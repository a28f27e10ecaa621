"""Pages of results ask the database the same few questions, however much was reported (P-18)."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.actions.results_asked import TRAINED, an_asked_programme, must, number, reports, told
from tests.web.pages import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.covers("P-18")]

MOST = 12
OF_AA = "/SMALL/results/reports/2022/AA/"
PAGES = (
    OF_AA,
    "/SMALL/results/reports/",
    f"/SMALL/results/figures/{TRAINED}/",
    f"/SMALL/results/figures/{TRAINED}/explained/?period=2022",
    f"/SMALL/results/indicators/{TRAINED}/",
)


def asked_anew(reader: Reader, page: str) -> int:
    """Return how many questions a page asks of which nothing is kept, once the record was read."""
    reader.read(page)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as asked:
        reader.read(page)
    return len(asked)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["focal-aa", "donor"])
def test_a_page_asks_as_much_of_many_reports_as_of_none(reader, page, who):
    cast = an_asked_programme()
    reader.signs_in_as(who)
    of_none = asked_anew(reader, page)
    must(reports(cast, told(number("12"), number("5", ("sex", "f")))))
    must(reports(cast, told(number("7"), number("2", ("sex", "f"))), unit="BB", who="monitor"))

    assert asked_anew(reader, page) == of_none <= MOST


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_was_read_before_asks_who_comes_and_whether_anything_was_done(reader, page):
    an_asked_programme()
    reader.signs_in_as("donor").read(page)

    with CaptureQueriesContext(connection) as asked:
        reader.read(page)

    assert len(asked) <= 7
