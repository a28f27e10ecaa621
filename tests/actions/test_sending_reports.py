"""A country sends its report as one whole, through the deed and into the record."""

import pytest

from maslahat.actions.results.outcomes import ReportSent
from maslahat.actions.results.sending import send_country_report
from maslahat.domain.results.country_reports import SentReport
from maslahat.stores.journal.load import journal
from maslahat.stores.results import report_queries, sent_reports
from tests.actions.results_asked import an_asked_programme, locks, number, reports, told
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def sends(cast: Cast, *without: str, who: str = "focal-aa", **more):
    asked = {"period": "2022", "unit": "AA", "without": without, "by": cast(who)}
    return send_country_report(**asked | cast.told() | more)


def sent(cast: Cast) -> SentReport | None:
    return sent_reports.sent_report(report_queries.period("SMALL", "2022").id, "AA")


@pytest.mark.covers("R43")
def test_a_report_with_an_empty_pillar_is_sent_only_with_the_tick_that_there_is_nothing():
    cast = an_asked_programme()

    refused = sends(cast)
    done = sends(cast, "P1")

    assert refused.codes == ("sending_pillar_empty",)
    assert done == ReportSent("2022", "AA", ("P1",))
    assert sent(cast).without == ("P1",)
    assert journal("SMALL")[-1].deed == "result.send"


def test_a_filled_report_is_sent_without_a_tick_and_may_be_sent_again():
    cast = an_asked_programme()
    sends(cast, "P1")
    reports(cast, told(number("7")))

    with_tick = sends(cast, "P1")
    done = sends(cast)

    assert with_tick.codes == ("sending_pillar_not_empty",)
    assert done.without == sent(cast).without == ()


def test_a_report_is_not_sent_by_another_country_nor_after_the_lock():
    cast = an_asked_programme()

    foreign = sends(cast, "P1", who="head-bb")
    locks(cast)

    assert foreign.codes == ("no_right",)
    assert sends(cast, "P1").codes == ("report_period_locked",)
    assert sent(cast) is None
