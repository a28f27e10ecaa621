"""The thresholds of status: what a file may say, and what is customary where it is silent."""

from fractions import Fraction

import pytest

from maslahat.domain.programmes.reading import ProgrammeRefused, read_programme
from maslahat.domain.shared.status_rules import CUSTOMARY
from tests.small_programme import small_programme


def _read(**said):
    return read_programme(small_programme() | {"status_rule": said}).status_rule


def test_a_programme_that_says_nothing_has_the_customary_thresholds():
    assert read_programme(small_programme()).status_rule == CUSTOMARY


def test_a_programme_may_set_some_thresholds_as_fractions_or_decimals():
    found = _read(on_track="9/10", settling="0.25")

    assert (found.on_track, found.settling, found.at_risk) == (Fraction(9, 10), Fraction(1, 4), Fraction(1, 2))


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"on_track": "most"}, "status_rule.on_track: is not a share written as 4/5 or 0.8"),
        ({"money": True}, "status_rule.money: is not a share written as 4/5 or 0.8"),
        ({"on_track": "5/4"}, "status_rule.on_track: is not between 0 and 1"),
        ({"keep_at_risk": "1/2"}, "status_rule.keep_at_risk: is not between 1 and 100"),
        ({"off_track_parts": 0}, "status_rule.off_track_parts: is 0"),
        ({"at_risk": "0.9"}, "status_rule.at_risk: is higher than what is on track"),
        ({"speed": 1}, "status_rule.speed: is not a key known here"),
    ],
)
def test_what_is_no_threshold_is_named(said, fault):
    with pytest.raises(ProgrammeRefused) as refused:
        _read(**said)

    assert [f"{path}: {why}" for path, why in refused.value.faults] == [fault]
