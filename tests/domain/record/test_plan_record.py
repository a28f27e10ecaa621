"""The record of one plan: made from the journal of its programme, it tells of nothing but this plan."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from maslahat.domain.record.chain import Doer, Entry, Intact, check_chain, link
from maslahat.domain.record.plan_record import (
    RECORDED,
    RecordFault,
    RecordHead,
    beginning,
    continues,
    head_of,
    is_about,
    record_of,
)
from tests.domain.record.test_chain import NOON

ABOUT = ("plan:A", "proposal:A/PR-1", "adjustment:A/COR-1", "plan:AA", "proposal:AA/PR-1", "plan:B", "person:x", "")
SECRET = ("thread.asked", "seat.accredit", "person.invite", "proposal.recommend", "conflict.resolve", "passkey.add")
deeds = some.tuples(some.sampled_from(ABOUT), some.sampled_from(sorted(RECORDED) + list(SECRET)))


def journal_of(told: list[tuple[str, str]]) -> list[Entry]:
    found: list[Entry] = []
    for number, (about, deed) in enumerate(told):
        head, who = (found[-1] if found else None), Doer(f"Office {number}", "KZ", "delegate", deed)
        found.append(link(head, programme="P", at=NOON, who=who, deed=deed, about=about, detail={"said": number}))
    return found


def belongs(told: tuple[str, str]) -> bool:
    return told[0] in ABOUT[:3] and told[1] in RECORDED


@pytest.mark.covers("E90", "R98")
@given(some.lists(deeds, max_size=12))
def test_a_record_is_the_same_whatever_else_was_done_in_the_programme(told):
    journal = journal_of(told)
    alone = [replace(each) for each, said in zip(journal, told, strict=True) if belongs(said)]

    assert record_of(journal, "P", "A") == record_of(alone, "P", "A")
    assert len(record_of(journal, "P", "A")) == len(alone)


@pytest.mark.covers("T-02")
@given(some.lists(deeds, max_size=12))
def test_a_record_holds_together_from_the_name_of_its_plan(told):
    record = record_of(journal_of(told), "P", "A")
    intact = Intact(len(record), head_of(record, "P", "A").hash)

    assert check_chain(record, beginning=beginning("P", "A")) == intact
    assert beginning("P", "A") not in (beginning("P", "B"), beginning("Q", "A"), "0" * 64)


@pytest.mark.covers("T-02", "T-04")
@given(some.lists(deeds, max_size=12), some.data())
def test_a_later_record_continues_an_earlier_one(told, chance):
    journal = journal_of(told)
    place = chance.draw(some.integers(0, len(journal)))
    seen = head_of(record_of(journal[:place], "P", "A"), "P", "A")

    assert continues(record_of(journal, "P", "A"), seen, "P", "A") is None


@pytest.mark.covers("T-04")
def test_whoever_kept_a_head_finds_a_record_that_was_put_back_or_told_anew():
    told = [("plan:A", "plan.table"), ("plan:A", "position.state"), ("plan:A", "position.state")]
    record = record_of(journal_of(told), "P", "A")
    other = record_of(journal_of([*told[:1], ("plan:A", "proposal.propose"), *told[2:]]), "P", "A")
    seen = head_of(record, "P", "A")

    assert continues(record[:2], seen, "P", "A") is RecordFault.SHORTENED
    assert continues(other, seen, "P", "A") is RecordFault.REWRITTEN
    assert continues(record, replace(seen, plan="B"), "P", "A") is RecordFault.OTHER_PLAN
    assert continues(record, RecordHead("P", "A", 0, "0" * 64), "P", "A") is RecordFault.REWRITTEN


@pytest.mark.parametrize(
    ("about", "tells"), [*((each, True) for each in ABOUT[:3]), *((each, False) for each in ABOUT[3:])]
)
def test_what_an_entry_is_about_belongs_to_the_plan_or_not(about, tells):
    assert is_about(about, "A") is tells
