"""Three measures, each with the list it rests on."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.progress import Advance, Keeping, NoProgress, WhyNoProgress
from maslahat.domain.results.responsiveness import Costed, Handled, cost_per_result, days_to_disposition, targets_met

TODAY = date(2023, 6, 30)


def _handled(code, filed, disposed):
    return Handled(code, date.fromisoformat(filed), date.fromisoformat(disposed) if disposed else None)


def test_days_to_disposition_rest_on_what_was_disposed_and_name_what_is_open():
    told = days_to_disposition(
        [
            _handled("P-1", "2023-03-01", "2023-03-11"),
            _handled("P-2", "2023-03-01", "2023-03-01"),
            _handled("P-3", "2023-06-01", None),
            _handled("P-4", "2023-02-27", "2023-03-02"),
        ],
        TODAY,
    )

    assert (told.median, told.mean) == (Fraction(3), Fraction(13, 3))
    assert told.disposed == (("P-1", 10), ("P-4", 3), ("P-2", 0))
    assert told.open == (("P-3", 29),)


def test_where_nothing_was_disposed_there_is_no_average():
    told = days_to_disposition([_handled("P-3", "2023-06-01", None)], TODAY)

    assert (told.median, told.mean) == (None, None)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=12))
def test_the_averages_can_be_recomputed_from_the_list(days):
    filed = [Handled(f"P-{n}", TODAY - timedelta(each), TODAY) for n, each in enumerate(days)]

    told = days_to_disposition(filed, TODAY)

    listed = sorted(each for _, each in told.disposed)
    assert listed == sorted(days)
    assert told.mean == Fraction(sum(days), len(days))
    assert told.median is not None
    assert 2 * told.median == listed[(len(days) - 1) // 2] + listed[len(days) // 2]


def test_the_cost_of_a_result_is_told_only_where_something_was_reached():
    trained, laws = Costed("1.1", Fraction(9000), Fraction(120)), Costed("1.2", Fraction(5000), Fraction(2))
    nothing, unreported = Costed("1.3", Fraction(700), Fraction(0)), Costed("1.4", Fraction(80), None)

    told = cost_per_result([unreported, trained, nothing, laws])

    assert told.costs == ((laws, Fraction(2500)), (trained, Fraction(75)))
    assert told.untold == (nothing, unreported)


@pytest.mark.covers("R88")
def test_the_share_of_targets_met_counts_what_could_be_measured_and_names_the_rest():
    unknown = NoProgress(WhyNoProgress.NO_BASELINE)
    met, missed = Advance(Fraction(12), Fraction(0), Fraction(10)), Advance(Fraction(9), Fraction(0), Fraction(10))
    kept, lost = (Keeping(Fraction(far), Fraction(0), Fraction(1)) for far in (1, 2))

    told = targets_met([("e", unknown), ("d", lost), ("a", met), ("c", kept), ("b", missed)])

    assert told.share == Fraction(2, 4)
    assert (told.met, told.missed, told.unmeasured) == (("a", "c"), ("b", "d"), (("e", unknown),))
    assert targets_met([("e", unknown)]).share is None
