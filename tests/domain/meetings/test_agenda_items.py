"""The agenda: its order, the times planned, and revisions that never change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.agenda_items import (
    ItemFault,
    ItemKind,
    PlannedItem,
    agenda_document,
    item_faults,
    next_id,
    published,
    read_agenda,
    timed,
    with_item,
    with_item_at,
    without_item,
)
from maslahat.domain.shared.texts import LocalizedText

NINE = datetime(2026, 10, 20, 4, tzinfo=UTC)


def an_item(ident, minutes=30, **more):
    return PlannedItem(ident, ItemKind.DISCUSSION, LocalizedText.of(en=f"Item {ident}"), minutes, **more)


AGENDAS = st.lists(st.integers(1, 40), unique=True, min_size=1, max_size=12).map(
    lambda ids: tuple(an_item(each) for each in ids)
)


@pytest.mark.covers("R39")
def test_items_follow_one_another_until_one_has_no_planned_time():
    items = (an_item(1, 20), an_item(2, 40), an_item(3, None), an_item(4, 10))

    found = timed(items, NINE)

    assert [each.number for each in found] == [1, 2, 3, 4]
    assert [each.starts_at for each in found] == [NINE, NINE + timedelta(minutes=20), NINE + timedelta(hours=1), None]
    assert found[2].ends_at is None


@given(AGENDAS, st.data())
def test_moving_an_item_keeps_the_order_of_the_others(items, data):
    chosen = data.draw(st.sampled_from(items))
    number = data.draw(st.integers(-2, 20))

    moved = with_item_at(items, chosen.id, number)

    assert moved[min(max(number, 1), len(items)) - 1] == chosen
    assert without_item(moved, chosen.id) == without_item(items, chosen.id)


@given(AGENDAS)
def test_an_agenda_reads_back_and_a_new_item_gets_an_id_of_its_own(items):
    new = an_item(next_id(items))

    assert read_agenda(agenda_document(items)) == items
    assert with_item(items, new) == (*items, new)
    assert with_item((*items, new), replace(new, minutes=5))[-1].minutes == 5


def test_an_unknown_item_cannot_be_moved():
    with pytest.raises(KeyError):
        with_item_at((an_item(1),), 7, 1)


@pytest.mark.covers("R28", "R39")
def test_a_revision_is_made_only_of_an_agenda_that_says_something_new():
    items = (an_item(1), an_item(2))
    first = published(items, (), NINE)

    again = published(items, (first,), NINE)
    second = published(with_item_at(items, 2, 1), (first,), NINE)

    assert (first.number, again, second.number) == (1, None, 2)
    assert published((), (), NINE) is None


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, ()),
        ({"title": LocalizedText()}, (ItemFault.TITLE_MISSING,)),
        ({"minutes": 0}, (ItemFault.MINUTES_OUT_OF_RANGE,)),
        ({"minutes": 1441}, (ItemFault.MINUTES_OUT_OF_RANGE,)),
        ({"lines": tuple(map(str, range(201)))}, (ItemFault.TOO_MANY_LINKS,)),
    ],
)
def test_what_is_wrong_with_an_item_is_said(changes, faults):
    assert item_faults(replace(an_item(1), **changes)) == faults
