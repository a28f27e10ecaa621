"""What lists of results show is found when a server starts, so that the first reader does not wait for it."""

from datetime import date

import pytest
from django.db import DatabaseError, connection

from maslahat.actions.results import beforehand
from maslahat.actions.results.known import forget_what_was_known, results_known
from maslahat.domain.results import found_figures
from maslahat.domain.results.periods import Period
from maslahat.stores.programmes import queries as programmes
from tests.actions.results_asked import TRAINED, a_reported_programme

pytestmark = pytest.mark.django_db
TODAY = date(2022, 12, 31)
YEAR = Period.read("2022")


@pytest.fixture(autouse=True)
def _keeps_the_connection(monkeypatch):
    monkeypatch.setattr(connection, "close", lambda: None)


@pytest.mark.covers("P-16")
def test_a_reader_who_may_not_see_small_counts_waits_for_nothing_that_was_found_beforehand(monkeypatch):
    cast = a_reported_programme()
    beforehand.find_beforehand(TODAY)
    monkeypatch.setattr(found_figures, "readable", _never)
    monkeypatch.setattr(found_figures, "figure_table", _never)

    known = results_known(cast.programme).seen_in(frozenset())

    figure = known.in_short(known.definition(TRAINED), "AA", YEAR, (("sex", "f"),))
    assert figure.state.value == "reported"


def test_what_was_found_beforehand_is_what_is_found_when_it_is_asked_for():
    cast = a_reported_programme()
    areas = [*("", "AA", "BB", "CC")]

    def seen() -> list[object]:
        known = results_known(cast.programme).seen_in(frozenset())
        return [known.in_short(each, area, YEAR) for each in known.definitions for area in areas]

    asked_for = seen()
    forget_what_was_known()
    beforehand.find_beforehand(TODAY)
    assert seen() == asked_for


def test_a_server_starts_while_the_database_does_not_answer(monkeypatch, caplog):
    monkeypatch.setattr(programmes, "codes", _refuses)

    beforehand.find_beforehand(TODAY)

    assert "does not answer" in caplog.text


def _never(*_asked: object, **_more: object) -> None:
    raise AssertionError("found again")


def _refuses() -> None:
    raise DatabaseError
