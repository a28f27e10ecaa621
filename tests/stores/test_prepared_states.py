"""A state that is put back is the state that the deeds left, so tests that begin from it prove the same."""

import pytest
from django.db import transaction

from maslahat.domain.record.chain import Intact, check_chain
from maslahat.stores.journal.load import journal
from tests.cast import L1, a_tabled_plan, raise_budget
from tests.prepared import rows_held

pytestmark = pytest.mark.django_db


def test_what_is_put_back_is_what_the_deeds_left():
    with transaction.atomic():
        done = a_tabled_plan("AGAIN")
        left = rows_held()
        transaction.set_rollback(True)

    put_back = a_tabled_plan("AGAIN")

    assert rows_held() == left
    assert (put_back.now, put_back.key()) == (done.now, done.key())


def test_deeds_go_on_from_what_was_put_back():
    with transaction.atomic():
        a_tabled_plan("AGAIN")
        transaction.set_rollback(True)
    cast = a_tabled_plan("AGAIN")

    cast.tabled("head-bb", raise_budget(cast.text.lines[0].id, "120.00"))

    assert isinstance(check_chain(journal("AGAIN")), Intact)


def test_beside_another_programme_the_deeds_are_done():
    a_tabled_plan("SMALL")

    beside = a_tabled_plan("OTHER")

    assert beside.text.lines[0].id == L1
    assert {each.programme for each in (*journal("SMALL"), *journal("OTHER"))} == {"SMALL", "OTHER"}
