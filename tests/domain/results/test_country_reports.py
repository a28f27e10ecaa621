"""A country's report is sent only once every pillar is filled, or said to have nothing to report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.country_reports import SendingObstacle, against_sending, filled
from maslahat.domain.results.reporting import ReportState

PILLARS = st.dictionaries(st.sampled_from(("P1", "P2", "P3", "P4", "P5")), st.integers(0, 3), min_size=1)


@pytest.mark.covers("R43")
def test_an_empty_pillar_is_sent_only_with_the_tick_that_there_is_nothing():
    assert against_sending({"P1": 2, "P2": 0}, []) == ((SendingObstacle.PILLAR_EMPTY, "P2"),)
    assert against_sending({"P1": 2, "P2": 0}, ["P2"]) == ()


@pytest.mark.parametrize("without", ["P1", "P9"])
def test_a_tick_where_something_is_reported_or_nothing_is_asked_is_refused(without):
    assert against_sending({"P1": 2}, [without]) == ((SendingObstacle.PILLAR_NOT_EMPTY, without),)


def test_where_nothing_is_asked_nothing_is_sent():
    assert against_sending({}, []) == ((SendingObstacle.NOTHING_ASKED, ""),)


@given(PILLARS)
def test_exactly_the_ticks_of_the_empty_pillars_let_it_go(reported):
    empty = [pillar for pillar, number in reported.items() if not number]

    assert against_sending(reported, empty) == ()
    assert all(against_sending(reported, [each for each in empty if each != left]) for left in empty)


def test_a_draft_fills_no_pillar():
    assert filled({"P1": ["i1", "i2"]}, {"i1": ReportState.DRAFT}) == {"P1": 0}
    assert filled({"P1": ["i1", "i2"]}, {"i1": ReportState.REPORTED}) == {"P1": 1}
