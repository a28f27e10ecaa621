"""What follows from known sums of reports, against exact elimination with fractions."""

from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.results.solving import Sums

from .attacker import Public, solved

REPORTS = "abcdef"
rows = st.lists(st.sampled_from([0, 0, 1, 1, -1]), min_size=len(REPORTS), max_size=len(REPORTS)).map(tuple)


@given(st.lists(rows, max_size=7), rows)
def test_a_sum_follows_if_exact_elimination_says_so(known, wanted):
    members = {(str(place),): row for place, row in enumerate([*known, wanted])}
    asked = (str(len(known)),)
    public = Public(members, {place: 0 for place in members if place != asked}, frozenset({asked}))

    told = Sums(dict(zip(REPORTS, row, strict=True)) for row in known).tell(dict(zip(REPORTS, wanted, strict=True)))

    assert told is (asked in solved(public))


def test_a_total_less_its_other_parts_is_known_and_one_part_of_two_is_not():
    sums = Sums([{"a": 1, "b": 1, "c": 1}, {"c": 1}])

    assert sums.tell({"a": 1, "b": 1})
    assert not sums.tell({"a": 1})
