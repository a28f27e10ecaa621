"""What is known of results is held in memory and kept in step with the record, whoever changes it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from maslahat.actions.practices import share_practice
from maslahat.actions.results import known as held
from maslahat.actions.results.defining import Asked, define_indicator
from maslahat.actions.results.grids import GRIDS_KEPT, results_grid_of
from maslahat.actions.results.known import ResultsKnown, forget_what_was_known, results_known
from maslahat.actions.results.reviewing import declare_overlap
from maslahat.actions.results.telling import CellTold
from maslahat.domain.insight.results_tree import Moment
from maslahat.domain.results.periods import Period
from maslahat.domain.results.status import Milestones
from maslahat.domain.results.values import Number
from tests.actions.results_asked import (
    BECAUSE,
    SHARE,
    TRAINED,
    a_reported_programme,
    confirms,
    corrects,
    locks,
    must,
    number,
    reports,
    sends_back,
    told,
    verifies,
)
from tests.cast import Cast

pytestmark = pytest.mark.django_db
YEAR = Period.read("2022")
AT = Moment(2022, date(2022, 12, 31), Period.read("2022/2025"))


def all_of(known: ResultsKnown) -> list[object]:
    """Return everything that was read, and every figure that a list shows."""
    shown = [
        known.in_short(each, area, YEAR, cell)
        for each in known.definitions
        for area in ("", "AA", "BB")
        for cell in ((), (("sex", "f"),))
    ]
    grid = results_grid_of(known, AT, {})
    return [known.definitions, known.units, known.observations, known.overlaps, known.marks, shown, grid]


def read_anew(programme: str) -> ResultsKnown:
    forget_what_was_known()
    return results_known(programme)


def reports_elsewhere(cast: Cast) -> None:
    must(reports(cast, told(number("30")), unit="BB", who="monitor"))


def is_sent_back(cast: Cast) -> None:
    must(sends_back(cast))


def is_confirmed(cast: Cast) -> None:
    must(confirms(cast))


def is_verified(cast: Cast) -> None:
    must(confirms(cast))
    must(verifies(cast))


def is_corrected_late(cast: Cast) -> None:
    locks(cast)
    must(corrects(cast, number("11"), number("5", ("sex", "f"))))


def counts_twice(cast: Cast) -> None:
    reports_elsewhere(cast)
    asked = {"period": "2022", "indicator": TRAINED, "units": ("AA", "BB"), "number": "3", "reason": BECAUSE}
    must(declare_overlap(**asked, by=cast("coordinator"), **cast.told()))


def is_defined_anew(cast: Cast) -> None:
    meaning = {"en": "Each person once", "ru": "Каждый человек один раз"}
    asked = Asked(meaning, "highest", "maximum", "maximum", "up", Decimal(0), 12, True, (), ("sex",))
    told = {"indicator": TRAINED, "version": 1, "asked": asked, "reason": "So agreed", "by": cast("secretariat")}
    must(define_indicator(**told, **cast.told()))


def does_something_else(cast: Cast) -> None:
    words = {"pillar": "P1", "indicator": "", "title": BECAUSE, "text": BECAUSE}
    share_practice(**words, by=cast("head-aa"), **cast.told())


@pytest.mark.covers("R-18")
@pytest.mark.parametrize(
    "deed",
    [reports_elsewhere, is_sent_back, is_confirmed, is_verified, is_corrected_late, counts_twice, is_defined_anew],
)
def test_after_every_deed_what_is_held_is_what_is_read_anew(deed):
    cast = a_reported_programme()
    all_of(results_known(cast.programme))

    deed(cast)

    in_step = all_of(results_known(cast.programme))
    assert in_step == all_of(read_anew(cast.programme))


def test_after_a_deed_on_one_indicator_alone_its_reports_are_read_and_its_figures_found_again():
    cast = a_reported_programme()
    must(
        reports(
            cast,
            told(CellTold((), "reported", {"numerator": "1", "denominator": "4"}), indicator=SHARE),
            unit="BB",
            who="monitor",
        )
    )
    before = results_known(cast.programme)
    all_of(before)

    is_corrected_late(cast)

    after = results_known(cast.programme)
    assert after.observations[SHARE] is before.observations[SHARE]
    assert after.found.table(after.told(after.definition(SHARE))) is before.found.table(
        before.told(before.definition(SHARE))
    )
    assert after.in_short(after.definition(TRAINED), "", YEAR).value == Number(Decimal(11))


def test_while_nothing_happens_one_query_asks_whether_anything_did():
    cast = a_reported_programme()
    known = results_known(cast.programme)

    with CaptureQueriesContext(connection) as asked:
        assert results_known(cast.programme) is known
    assert len(asked) == 1


@pytest.mark.covers("R93")
def test_a_grid_is_held_for_each_class_of_readers_until_something_is_reported():
    cast = a_reported_programme()
    known = results_known(cast.programme)
    ours, theirs = (results_grid_of(known.seen_in(each), AT, {}) for each in (None, frozenset({"BB"})))

    does_something_else(cast)

    later = results_known(cast.programme)
    assert later is not known
    assert results_grid_of(later, AT, {}) is ours
    assert results_grid_of(later.seen_in(frozenset({"BB"})), AT, {}) is theirs
    assert theirs is not ours


@pytest.mark.covers("R93")
def test_only_so_many_grids_are_held():
    known = results_known(a_reported_programme().programme)

    for done in range(GRIDS_KEPT + 1):
        results_grid_of(known, AT, {"1.1.1": Milestones(100, done)})

    assert len(known.grids) == GRIDS_KEPT


def test_a_database_that_was_restored_is_read_anew():
    cast = a_reported_programme()
    with transaction.atomic():
        reports_elsewhere(cast)
        assert "BB" in {each.unit for each in results_known(cast.programme).observations[TRAINED]}
        transaction.set_rollback(True)

    assert {each.unit for each in results_known(cast.programme).observations[TRAINED]} == {"AA"}


def test_only_so_many_programmes_are_held(monkeypatch):
    cast = a_reported_programme()
    monkeypatch.setattr(held, "PROGRAMMES_KEPT", 1)
    first = results_known(cast.programme)

    held._hold("ANOTHER", first)

    assert results_known(cast.programme) is not first
