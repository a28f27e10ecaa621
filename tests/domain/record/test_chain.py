"""The journal of a programme: what was done stays as it was written, and every change is found where it was made."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from maslahat.domain.record.chain import (
    BEGINNING,
    Broken,
    ChainFault,
    Checkpoint,
    Doer,
    Entry,
    Intact,
    check_chain,
    instant,
    link,
    seal_of,
)
from maslahat.domain.shared.canonical import Document, NotCanonical

NOON = datetime(2022, 10, 26, 12, 0, tzinfo=UTC)
FOCAL_POINT = Doer("Ministry of Justice, focal point", "KZ", "focal_point", "proposal.propose")


def journal(length: int, programme: str = "PCA") -> list[Entry]:
    entries: list[Entry] = []
    for place in range(length):
        entries.append(follow(entries[-1] if entries else None, {"place": place}, programme))
    return entries


def follow(head: Entry | None, detail: Mapping[str, Document], programme: str = "PCA") -> Entry:
    return link(
        head, programme=programme, at=NOON, who=FOCAL_POINT, deed="proposal.propose", about="proposal:1", detail=detail
    )


def published(entry: Entry) -> Checkpoint:
    return Checkpoint(entry.programme, entry.number, entry.hash, NOON)


def test_the_first_entry_follows_the_beginning_and_each_other_follows_the_one_before():
    first, second = journal(2)

    assert (first.number, first.previous) == (1, BEGINNING)
    assert (second.number, second.previous) == (2, first.hash)


def test_an_untouched_journal_is_intact_and_tells_its_head():
    entries = journal(5)

    assert check_chain(entries, published(entries[-1])) == Intact(5, entries[-1].hash)
    assert check_chain([]) == Intact(0, BEGINNING)


def test_a_moment_is_spelled_the_same_from_every_time_zone():
    tashkent = NOON.astimezone(timezone(timedelta(hours=5)))

    assert instant(tashkent) == instant(NOON) == "2022-10-26T12:00:00.000000Z"
    with pytest.raises(NotCanonical):
        instant(datetime(2022, 10, 26))  # noqa: DTZ001


@pytest.mark.covers("T-02")
@pytest.mark.parametrize(
    "change",
    [
        {"programme": "other"},
        {"at": NOON + timedelta(microseconds=1)},
        {"who": replace(FOCAL_POINT, office="another office")},
        {"who": replace(FOCAL_POINT, party="KG")},
        {"who": replace(FOCAL_POINT, role="delegate")},
        {"who": replace(FOCAL_POINT, right="proposal.table")},
        {"deed": "proposal.withdraw"},
        {"about": "proposal:2"},
        {"detail": {"place": 9}},
        {"previous": "f" * 64},
        {"hash": "f" * 64},
    ],
    ids=str,
)
def test_a_changed_field_is_found_at_its_entry(change):
    entries = journal(5)
    entries[2] = replace(entries[2], **change)

    assert check_chain(entries, published(entries[-1])) == Broken(3, ChainFault.CHANGED)


@pytest.mark.covers("T-02")
def test_an_entry_changed_and_sealed_anew_no_longer_carries_the_next_one():
    entries = journal(5)
    forged = replace(entries[2], deed="proposal.withdraw")
    entries[2] = replace(forged, hash=seal_of(forged))

    assert check_chain(entries) == Broken(4, ChainFault.UNLINKED)


@pytest.mark.covers("T-02")
def test_a_journal_rewritten_to_its_end_contradicts_the_published_checkpoint():
    entries, rewritten = journal(5), journal(2)
    while len(rewritten) < 5:
        rewritten.append(follow(rewritten[-1], {"place": "forged"}))

    assert isinstance(check_chain(rewritten), Intact)
    assert check_chain(rewritten, published(entries[-1])) == Broken(5, ChainFault.REWRITTEN)


@pytest.mark.covers("T-02")
def test_entries_cut_from_the_end_are_missed_by_the_checkpoint():
    entries = journal(5)

    assert check_chain(entries[:3], published(entries[-1])) == Broken(4, ChainFault.SHORTENED)


@pytest.mark.covers("T-02")
def test_an_entry_of_another_programme_is_foreign():
    entries, other = journal(2), journal(1, programme="other")

    assert check_chain(other, published(entries[0])) == Broken(1, ChainFault.FOREIGN)


@pytest.mark.covers("T-02")
@given(some.integers(2, 12), some.data())
def test_a_removed_repeated_or_swapped_entry_is_always_found(length, data):
    entries = journal(length)
    one, other = data.draw(some.lists(some.integers(0, length - 1), min_size=2, max_size=2, unique=True))
    deed = data.draw(some.sampled_from(["remove", "repeat", "swap"]))
    if deed == "swap":
        entries[one], entries[other] = entries[other], entries[one]
    elif deed == "remove":
        del entries[one]
    else:
        entries.insert(other, entries[one])

    assert isinstance(check_chain(entries, published(journal(length)[-1])), Broken)
