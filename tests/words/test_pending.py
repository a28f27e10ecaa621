"""How much time is left is told in days, and in hours where it is short."""

from datetime import UTC, date, datetime, timedelta

import pytest

from maslahat.domain.shared.pending import Duty, MatterKind, PendingMatter
from maslahat.words.pending import DUTIES, KINDS, left_in_words

NOW = datetime(2023, 2, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (None, ""),
        (date(2023, 2, 15), "today is the last day"),
        (date(2023, 2, 16), "1 day left"),
        (date(2023, 2, 25), "10 days left"),
        (date(2023, 2, 14), "overdue by 1 day"),
        (date(2023, 2, 5), "overdue by 10 days"),
        (NOW + timedelta(hours=5), "5 hours 0 minutes left"),
        (NOW + timedelta(days=3, hours=1), "3 days left"),
        (NOW, "the time is over"),
    ],
)
@pytest.mark.covers("R96")
def test_the_time_left_is_told_in_words(until, words):
    assert left_in_words(PendingMatter(Duty.REPORT, "/", until=until), NOW) == words


def test_every_duty_and_kind_has_its_words():
    assert set(DUTIES) == set(Duty)
    assert set(KINDS) == set(MatterKind)
