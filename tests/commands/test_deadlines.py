"""The clock brings into effect what nobody objected to in time, and nothing twice."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from maslahat.actions.amending import propose_adjustment
from maslahat.actions.referring import refer_to_capitals
from tests.cast import L1, Cast, a_tabled_plan, raise_budget

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}


def ran() -> str:
    out = StringIO()
    call_command("deadlines", stdout=out)
    return out.getvalue()


def an_adjustment(cast: Cast) -> None:
    asked = {"workplan": "JWP", "base": cast.workplan.in_force.version_id, "headline": WORDS, "rationale": WORDS}
    propose_adjustment(wishes=(raise_budget(L1, "105"),), by=cast("secretariat"), **asked, **cast.told())


@pytest.mark.covers("E71")
def test_the_clock_closes_what_is_due_as_of_its_deadline_and_a_second_time_nothing():
    cast = a_tabled_plan()
    cast.endorse()
    an_adjustment(cast)

    first, second = ran(), ran()

    assert first == "JWP: ADJ-01 is in effect\n"
    assert second == ""
    assert cast.workplan.in_force.made_at == datetime(2022, 11, 3, tzinfo=UTC)


def test_the_clock_closes_questions_that_capitals_did_not_answer_in_time():
    cast = a_tabled_plan()
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    told = {"draft": cast.draft, "parties": ("BB",), "until": cast.now + timedelta(days=1), "lapse": "not_agreed"}
    refer_to_capitals(**cast.on(ref), **told, reason=WORDS, by=cast("secretariat"))

    first, second = ran(), ran()

    assert f"{ref} is not_agreed" in first
    assert second == ""
    assert cast.proposal(ref).decided_at == cast.now + timedelta(days=1)
