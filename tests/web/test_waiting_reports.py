"""The start page names the reports that wait for its reader, with last days, at a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.actions.results_asked import TRAINED, a_reported_programme, confirms, must

pytestmark = pytest.mark.django_db

PAGE = "/SMALL/waiting/"
ONE = f"/SMALL/results/reports/2022/AA/on/{TRAINED}/"


@pytest.mark.covers("R96")
def test_each_role_finds_the_reports_that_wait_for_it_with_the_last_day(reader):
    cast = a_reported_programme()

    assert ONE in reader.signs_in_as("expert").read(PAGE)
    assert ONE not in reader.signs_in_as("focal-aa").read(PAGE)
    assert '<time datetime="2023-02-15">' in reader.read(PAGE)
    must(confirms(cast))
    assert ONE in reader.signs_in_as("coordinator").read(PAGE)


@pytest.mark.covers("R96")
@pytest.mark.parametrize("who", ["focal-aa", "head-aa", "coordinator", "monitor", "secretariat", "donor", "cso-bb"])
def test_the_start_page_asks_few_queries_for_every_role(reader, who):
    a_reported_programme()
    reader.signs_in_as(who)

    with CaptureQueriesContext(connection) as asked:
        reader.read(PAGE)

    assert len(asked) <= 30
