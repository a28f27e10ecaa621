"""Good practices through their deeds: shared by a country, adopted by others, kept as they were written."""

import pytest
from django.db import DatabaseError, transaction

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.practices import (
    PracticeMoved,
    adopt_practice,
    give_up_practice,
    share_practice,
    withdraw_practice,
)
from maslahat.stores.discussions import practices
from maslahat.stores.discussions.models import Practice
from maslahat.stores.journal.load import journal
from tests.cast import Cast, a_tabled_plan

pytestmark = pytest.mark.django_db

WORDS = {"en": "Joint training of both services", "ru": "Совместная подготовка обеих служб"}
SHARED = {"pillar": "P1", "indicator": "", "title": WORDS, "text": WORDS}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def shared(cast: Cast, **more) -> PracticeMoved | Refused:
    return share_practice(**SHARED | {"by": cast("head-aa")} | cast.told() | more)


def on(cast: Cast, username: str, steps: int, **more):
    """Return the keywords of an act on the first practice, seen with so many steps."""
    return {"practice": 1, "steps": steps, "text": WORDS, "by": cast(username)} | cast.told() | more


def codes(answer: Refused) -> list[str]:
    return [each.code for each in answer.reasons]


@pytest.mark.covers("R46")
def test_a_practice_of_one_country_is_adopted_by_another_and_both_stand_in_the_record(cast):
    shared(cast)

    done = adopt_practice(**on(cast, "head-bb", 0))

    found = practices.practice("SMALL", 1)
    assert done == PracticeMoved(1, 1)
    assert [each.country for each in found.adoptions] == ["BB"]
    assert [each.deed for each in journal("SMALL")][-2:] == ["practice.share", "practice.adopt"]


@pytest.mark.covers("R46")
def test_whoever_adopted_may_give_up_and_the_owner_may_take_back_with_a_reason(cast):
    shared(cast)
    adopt_practice(**on(cast, "head-bb", 0))

    silent = give_up_practice(**on(cast, "head-bb", 1, text={}))
    give_up_practice(**on(cast, "head-bb", 1))
    withdraw_practice(**on(cast, "focal-aa", 2))

    found = practices.practice("SMALL", 1)
    assert codes(silent) == ["reason_missing"]
    assert (found.adoptions, found.is_withdrawn) == ((), True)


def test_no_party_without_a_country_shares_or_adopts(cast):
    shared(cast)

    answers = [shared(cast, by=cast("head-ag")), adopt_practice(**on(cast, "head-ag", 0))]

    assert [codes(each) for each in answers] == [["practice_needs_country"]] * 2


def test_everything_that_is_wrong_with_a_practice_is_named_at_once(cast):
    answer = shared(cast, title={}, text={}, pillar="P77")

    assert codes(answer) == ["practice_title_missing", "practice_text_missing", "unknown_code"]
    assert practices.practices("SMALL") == ()


def test_a_practice_that_moved_meanwhile_is_looked_at_again_first(cast):
    shared(cast)
    adopt_practice(**on(cast, "head-bb", 0))

    assert adopt_practice(**on(cast, "head-cc", 0)) == Stale("practice:1", "0", "1")


def test_sharing_twice_under_one_key_shares_once(cast):
    told = cast.told()

    answers = [share_practice(**SHARED, by=cast("head-aa"), **told) for _ in range(2)]

    assert answers == [PracticeMoved(1, 0)] * 2
    assert len(practices.practices("SMALL")) == 1


@pytest.mark.covers("R98")
def test_the_database_refuses_to_change_or_delete_a_practice(cast):
    shared(cast)

    for deed in (lambda: Practice.objects.update(title={}), lambda: Practice.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()
