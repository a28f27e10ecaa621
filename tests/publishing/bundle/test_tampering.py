"""A bundle cannot be changed unnoticed: whatever bit is turned, cut or added, it is found, and the place is named."""

from random import Random

import pytest

from maslahat.publishing.bundle.checking import Check, check_bundle
from maslahat.publishing.bundle.container import open_entries, regions
from tests.publishing.bundle import sample

CHANCE = Random("tampering")


def flipped(data: bytes, *bits: int) -> bytes:
    changed = bytearray(data)
    for bit in bits:
        changed[bit >> 3] ^= 1 << (bit & 7)
    return bytes(changed)


def place_of(data: bytes) -> dict[int, str]:
    """Say for each byte of a sound bundle to which header field or content it belongs."""
    places, at = {}, 0
    for region in regions(open_entries(data).entries):
        fields = [(f"{region.place}:{name}", 4 if size == "I" else 2) for name, size, _ in region.fields]
        for place, size in fields or [(region.place, len(region.data))]:
            places |= dict.fromkeys(range(at, at + size), place)
            at += size
    return places


@pytest.mark.covers("T-01")
@pytest.mark.parametrize("eighth", range(8))
def test_every_turned_bit_is_found_and_its_place_named(eighth):
    data = sample.smallest()
    places = place_of(data)
    missed = [
        (bit, places[bit >> 3], verdict.findings)
        for bit in range(eighth, len(data) * 8, 8)
        if not names(verdict := check_bundle(flipped(data, bit)), places[bit >> 3])
    ]

    assert missed == []


def names(verdict, place):
    """Tell whether all findings speak of the changed place and of nothing else."""
    found = {finding.place.split("#")[0] for finding in verdict.findings}
    return found == {place}


@pytest.mark.covers("T-01", "E81")
def test_a_turned_bit_in_a_line_is_named_down_to_the_field_and_language():
    data = sample.bundle(12)
    at = data.index("Обучение судей, часть 4".encode())

    [finding] = check_bundle(flipped(data, at * 8 + 8)).findings

    assert (finding.check, finding.place) == (Check.CONTENTS, "plan.json#lines[4].title.texts.ru")


@pytest.mark.covers("T-01")
def test_two_turned_bits_are_found_wherever_they_are():
    data = sample.bundle(12)
    pairs = [CHANCE.sample(range(len(data) * 8), 2) for _ in range(2000)]

    assert [pair for pair in pairs if check_bundle(flipped(data, *pair)).is_sound] == []


@pytest.mark.covers("T-01")
def test_a_bundle_cut_at_any_byte_is_refused():
    data = sample.smallest()

    assert [length for length in range(len(data)) if check_bundle(data[:length]).is_sound] == []


@pytest.mark.covers("T-01")
@pytest.mark.parametrize("surplus", [b"\0", b"\n", b"PK\5\6" + bytes(18), b"more"])
def test_bytes_added_after_the_end_are_named(surplus):
    [finding] = check_bundle(sample.bundle() + surplus).findings

    assert (finding.check, finding.place) == (Check.CONTAINER, "zip:surplus")


@pytest.mark.covers("T-01")
def test_words_added_to_a_line_are_named_though_everything_after_them_has_moved():
    entries = dict(open_entries(sample.bundle()).entries)
    entries["plan.json"] = entries["plan.json"].replace(b"part 4", b"part 4 and more")

    [finding] = check_bundle(sample.repacked(entries)).findings

    assert finding.place == "plan.json#lines[4].title.texts.en"


@pytest.mark.covers("T-01")
def test_a_file_left_out_slipped_in_or_moved_is_named():
    entries = dict(open_entries(sample.bundle()).entries)
    without = {name: content for name, content in entries.items() if name != "plan.xlsx"}
    with_more = {"more.txt": b"more", **entries}
    moved = {"plan.json": b"", **entries}

    assert [each.place for each in check_bundle(sample.repacked(without)).findings] == ["plan.xlsx"]
    assert [each.place for each in check_bundle(sample.repacked(with_more)).findings] == ["more.txt#unlisted"]
    assert [each.place for each in check_bundle(sample.repacked(moved)).findings] == ["manifest.json#files"]


def test_a_sound_bundle_is_sound_and_any_other_zip_or_file_is_not():
    assert check_bundle(sample.bundle()).is_sound
    assert not any(check_bundle(data).is_sound for data in (b"", b"PK", b"hello" * 9, sample.repacked({})))
