"""The list of participants as a workbook: names where they may be known, numbers, and text that is only ever text."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from maslahat.domain.meetings.participants import AttendanceMode, Function, Participant, RegistrationState, Sex
from maslahat.domain.meetings.presence import Channel
from maslahat.domain.meetings.turnout import turnout
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.participant_list import Listed, ParticipantListView, participants_csv, participants_xlsx

NOON = datetime(2022, 10, 26, 12, tzinfo=UTC)


def said(words: str) -> LocalizedText:
    return LocalizedText.of(en=words, ru=f"По-русски: {words}")


ONE = Listed(
    number=1,
    badge="001",
    party="AA",
    name="A. Person",
    function=Function.HEAD,
    office=said("Minister"),
    institution=said("Ministry"),
    category=said("Government"),
    mode=AttendanceMode.ONLINE,
    state=RegistrationState.ADMITTED,
    is_hidden=False,
    presence=("arrived", "online"),
    came_at=NOON,
    needs="Wheelchair",
)
COUNTED = Participant(
    1, "AA", "AA", "gov", Function.HEAD, AttendanceMode.ONLINE, Sex.FEMALE, RegistrationState.ADMITTED
)


def cells(shows_needs: bool = False, **changes) -> list[Any]:
    names = {"parties": {"AA": said("State AA")}, "countries": {}, "categories": {"gov": said("Government")}}
    numbers = turnout([COUNTED], {1: Channel.ONLINE})
    view = ParticipantListView(
        said("Session"), NOON, [replace(ONE, **changes)], numbers, shows_needs=shows_needs, **names
    )
    book = load_workbook(BytesIO(participants_xlsx(view)))
    return [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]


@pytest.mark.covers("R32")
def test_the_list_tells_who_takes_part_and_how_many_in_both_languages():
    found = cells()

    for words in ("001", "A. Person", "Minister", "По-русски: Minister", "Online", "Дистанционно", "На связи", "Women"):
        assert words in found
    assert found.count(1) == 10


@pytest.mark.covers("R26")
def test_needs_are_in_the_list_only_of_whoever_may_see_them():
    assert "Wheelchair" not in cells()
    assert "Wheelchair" in cells(shows_needs=True)


def test_a_name_that_looks_like_a_formula_stays_text():
    book = cells(name="=1+1")

    assert "=1+1" in book


def test_a_formula_is_marked_as_text_for_every_spreadsheet_program():
    view = ParticipantListView(
        said("S"), NOON, [replace(ONE, name="=1+1")], turnout([], {}), parties={}, countries={}, categories={}
    )
    cell = load_workbook(BytesIO(participants_xlsx(view))).worksheets[0]["D2"]

    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_as_comma_separated_values_the_list_says_the_same_and_holds_no_formula():
    rows = [replace(ONE, name="=1+1")]
    view = ParticipantListView(said("S"), NOON, rows, turnout([], {}), parties={}, countries={}, categories={})

    found = participants_csv(view).decode("utf-8-sig")

    assert "'=1+1" in found
    assert "Дистанционно" in found
    assert "Wheelchair" not in found
