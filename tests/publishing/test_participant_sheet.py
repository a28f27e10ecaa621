"""The list of participants: written, filled in, read back; every bad cell is named and nothing is half taken."""

import json
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.csv_sheets import is_workbook, read_csv
from maslahat.publishing.participant_sheet import (
    PARTICIPANTS,
    RegistrationView,
    participant_columns,
    participant_csv,
    participant_workbook,
    read_participants,
)
from maslahat.publishing.sheet_reading.__main__ import answer
from maslahat.publishing.sheet_reading.reading import SheetRefused, told_by
from maslahat.publishing.sheet_table import Faults
from tests.publishing.sheets import saved

NOON = datetime(2022, 10, 20, 12, tzinfo=UTC)
KEYS = [column.key for column in participant_columns()]
GOOD = {
    "party": "AA",
    "name": "A. Person",
    "function": "head · Head of delegation",
    "office:en": "Deputy Minister",
    "office:ru": "Заместитель министра",
    "institution": "AA-MIN · Ministry",
    "sex": "female",
    "mode": "online",
    "language": "ru",
    "needs": "Wheelchair",
}


def named(*codes: str) -> dict[str, LocalizedText]:
    return {code: LocalizedText.of(en=code, ru=code) for code in codes}


VIEW = RegistrationView(
    "SMALL", "PSC", named("AA", "BB"), named("AA-MIN"), {"AA-MIN": "gov"}, named("gov", "cso"), "en"
)


def filled(*rows: dict[str, Any]) -> bytes:
    book = load_workbook(BytesIO(participant_workbook(VIEW, NOON)))
    for row, told in enumerate(rows, start=3):
        for key, value in told.items():
            book[PARTICIPANTS].cell(row, KEYS.index(key) + 1).value = value
    return saved(book)


def read(data: bytes, own: str = ""):
    faults = Faults()
    found = read_participants(told_by(json.dumps(answer(data)).encode()), VIEW, own, faults)
    return found, [(each.cell, each.code) for each in faults.found]


@pytest.mark.covers("R32")
def test_a_row_that_was_filled_in_comes_back_as_it_was_meant():
    (found,), faults = read(filled(GOOD))

    assert faults == []
    assert (found.party, found.name, found.function, found.mode, found.sex) == (
        ("AA", "A. Person", "head", "online", "female")
    )
    assert found.office == {"en": "Deputy Minister", "ru": "Заместитель министра"}
    assert (found.institution, found.category, found.language, found.needs) == ("AA-MIN", "gov", "ru", "Wheelchair")


def test_an_empty_list_registers_nobody_and_has_no_fault():
    assert read(participant_workbook(VIEW, NOON)) == ((), [])


def test_what_is_left_out_is_taken_for_the_usual():
    (found,), faults = read(filled({"office:en": "Officer", "category": "cso"}), own="BB")

    assert faults == []
    assert (found.party, found.function, found.sex, found.mode, found.name) == (
        ("BB", "delegate", "not_stated", "room", "")
    )


@pytest.mark.parametrize(
    ("changes", "own", "fault"),
    [
        ({"party": "ZZ"}, "", ("A3", "code_unknown")),
        ({"party": None}, "", ("A3", "participant_party_missing")),
        ({"party": "BB"}, "AA", ("A3", "participant_not_your_party")),
        ({"office:en": None, "office:ru": None}, "", ("D3", "participant_office_missing")),
        ({"institution": None}, "", ("G3", "participant_category_missing")),
        ({"category": "cso"}, "", ("G3", "participant_category_other")),
        ({"sex": "unknown"}, "", ("H3", "code_unknown")),
        ({"mode": "hologram"}, "", ("I3", "code_unknown")),
        ({"name": "N" * 161}, "", ("B3", "text_too_long")),
        ({"name": "+cmd|' /C calc'!A0"}, "", ("B3", "participant_formula")),
        ({"office:en": "@SUM(1)"}, "", ("D3", "participant_formula")),
    ],
)
def test_a_bad_cell_is_named_with_its_place(changes, own, fault):
    _, faults = read(filled({**GOOD, **changes}), own)

    assert fault in faults


def test_the_same_person_twice_is_seen_in_whatever_letters():
    _, faults = read(filled(GOOD, {**GOOD, "name": "a. person"}))

    assert faults == [("B4", "row_twice")]


def test_the_list_of_another_meeting_is_not_taken():
    other = RegistrationView("SMALL", "PSC-2", VIEW.parties, VIEW.institutions, VIEW.category_of, VIEW.categories)

    assert read(participant_workbook(other, NOON)) == ((), [("", "wrong_meeting")])


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_list_as_comma_separated_values_is_read_alike(delimiter):
    head = participant_csv().decode("utf-8-sig").replace('"', "").replace(";", delimiter)
    row = delimiter.join(str(GOOD.get(key, "")).replace(delimiter, " ") for key in KEYS)
    faults = Faults()

    (found,) = read_participants(read_csv((head + row + "\r\n").encode(), PARTICIPANTS), VIEW, "", faults, is_csv=True)

    assert faults.found == []
    assert (found.name, found.office["ru"], found.row) == ("A. Person", "Заместитель министра", 3)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Заместитель".encode("cp1251"), "csv_not_utf8"),
        (b"a;b\x00c", "file_damaged"),
        (b'a;"b\r\n', "file_damaged"),
        (b"x\n" * 5001, "cell_too_far"),
        (b"x;" * 300, "cell_too_far"),
        (b"x" * (5 * 1024 * 1024 + 1), "file_too_large"),
    ],
)
def test_a_file_of_values_that_cannot_be_read_is_refused_with_its_reason(data, code):
    with pytest.raises(SheetRefused) as refused:
        read_csv(data, PARTICIPANTS)

    assert refused.value.code == code


def test_a_workbook_is_told_from_a_file_of_values_by_its_bytes():
    assert is_workbook(participant_workbook(VIEW, NOON))
    assert not is_workbook(participant_csv())
