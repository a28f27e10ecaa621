"""The suggested order of speakers mends the balance and says how; it never moves anybody."""

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from maslahat.domain.meetings.floor import end
from maslahat.domain.meetings.speaking_order import OrderReason, suggest

from .table import POINT, asked, given, minute, must, wants


def suggested(floor, sexes=None):
    return [(each.number, each.because.value) for each in suggest(floor, 5, sexes or {}, minute(99))]


@pytest.mark.covers("R27")
def test_the_party_that_spoke_least_is_suggested_first_with_the_reason():
    floor = must(end(given(asked(wants(1, "KZ")), 1), 1, minute(35)))
    floor = asked(wants(2, "KZ"), wants(3, "KG"), floor=floor)

    assert suggested(floor) == [(3, "party_spoke_less"), (2, "asked_first")]


def test_parties_take_turns_when_one_has_several_speakers_in_the_list():
    floor = asked(wants(1, "KZ", person=1), wants(2, "KZ", person=2), wants(3, "KG"))

    assert suggested(floor) == [(1, "asked_first"), (3, "party_spoke_less"), (2, "asked_first")]


def test_among_parties_alike_the_sex_that_spoke_less_is_suggested_where_it_was_stated():
    floor = must(end(given(asked(wants(1, "TJ")), 1), 1, minute(35)))
    floor = asked(wants(2, "KZ"), wants(3, "KG"), wants(4, "UZ"), floor=floor)
    people = {each.number: each.person for each in floor.requests}

    told = suggested(floor, {people[1]: "m", people[2]: "m", people[3]: "f"})

    assert told == [(3, "sex_spoke_less"), (2, "asked_first"), (4, "asked_first")]


def test_observers_are_suggested_after_members_and_points_of_order_not_at_all():
    floor = asked(wants(1, "CSO"), wants(2, "KZ"), wants(3, "KG", POINT))

    assert suggested(floor) == [(2, "asked_first"), (1, "asked_first")]


@whatever(st.lists(st.sampled_from(("KZ", "KG", "TJ", "CSO")), max_size=8), st.data())
def test_a_suggestion_names_everybody_who_waits_once(parties, data):
    floor = asked(*(wants(number, party, person=number) for number, party in enumerate(parties, 1)))
    sexes = data.draw(st.dictionaries(st.integers(1, 8), st.sampled_from(("f", "m"))))

    found = suggest(floor, 5, sexes, minute(99))

    assert sorted(each.number for each in found) == list(range(1, len(parties) + 1))
    assert not found or found[0].because in OrderReason
