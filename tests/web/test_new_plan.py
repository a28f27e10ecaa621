"""A whole plan comes from a workbook: shown first, then tabled; an earlier plan's lines are continued."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from maslahat.stores.workplans import queries as plans
from tests.cast import L1
from tests.publishing.sheets import put, saved
from tests.web.pages import PLAN
from tests.web.routes import rows
from tests.web.test_register import hidden

PAGE = "/SMALL/new-plan/"
CALLED = {"code": "JWP-2024", "year": "2024", "title_en": "Plan for 2024", "title_ru": "План на 2024 год"}


def a_book(reader, address, *changes):
    book = load_workbook(BytesIO(reader.client.get(address).content))
    for change in changes:
        change(book)
    return saved(book)


def loads(reader, data, **more):
    told = {"deed": "read", "workbook": SimpleUploadedFile("plan.xlsx", data)} | CALLED | more
    reader.last = reader.client.post(PAGE, told)
    return str(reader.last.content.decode())


def tables(reader, page):
    return reader.sends(PAGE, deed="table", carried=hidden(page, "carried"), key=hidden(page, "key"))


@pytest.mark.covers("R28")
def test_a_plan_written_in_an_empty_workbook_is_shown_and_tabled(cast, reader):
    reader.signs_in_as("secretariat")
    changes = [put("output", "1.1.2 · Output 1.1.2"), put("title:ru", "Обучение"), put("title:en", "Training")]
    changes += [put("language", "ru"), put("source:1", "DON"), put("amount:1", 1234.5), put("quarters:Q2", "x")]
    before = rows()

    page = loads(reader, a_book(reader, f"{PAGE}NEW.xlsx", *changes))
    assert (reader.status, rows()) == (200, before)
    tables(reader, page)

    found = plans.workplan("SMALL", "JWP-2024")
    (line,) = plans.plan(found.current.version_id).lines
    assert (found.year, line.output, line.quarters) == (2024, "1.1.2", ("Q2",))
    assert (line.title.source, line.title.texts) == ("ru", {"en": "Training", "ru": "Обучение"})
    assert line.budget == {("DON", "USD"): Decimal("1234.50")}


@pytest.mark.covers("R61")
def test_the_lines_of_an_earlier_plan_are_continued_under_ids_of_their_own(cast, reader):
    reader.signs_in_as("secretariat")

    tables(
        reader,
        loads(reader, a_book(reader, f"{PLAN}files/B-edit.xlsx", put("participants", 9), put("do", "delete", 5))),
    )

    text = plans.plan(plans.workplan("SMALL", "JWP-2024").current.version_id)
    assert [line.one("continues") for line in text.lines] == [line.id for line in cast.text.lines][:2]
    assert not {line.id for line in text.lines} & {line.id for line in cast.text.lines}
    assert (text.lines[0].one("participants"), text.lines[0].title) == (9, cast.text.line(L1).title)


@pytest.mark.covers("E73")
def test_a_plan_sent_twice_is_tabled_once(cast, reader):
    reader.signs_in_as("secretariat")
    page = loads(reader, a_book(reader, f"{PLAN}files/B-edit.xlsx"))

    tables(reader, page)
    tables(reader, page)

    assert reader.status == 302
    assert [each.code for each in plans.workplans("SMALL")] == ["JWP-2024", "JWP"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"code": "jwp 24"}, "capital Latin letters"),
        ({"year": "2031"}, "2031"),
        ({"title_ru": ""}, "required"),
    ],
)
def test_a_plan_needs_a_code_a_year_and_a_title(cast, reader, told, words):
    reader.signs_in_as("secretariat")

    page = loads(reader, a_book(reader, f"{PAGE}NEW.xlsx"), **told)

    assert reader.status == 422
    assert words in page


@pytest.mark.covers("E93")
def test_a_broken_workbook_becomes_no_plan(cast, reader):
    reader.signs_in_as("secretariat")

    page = loads(reader, a_book(reader, f"{PAGE}NEW.xlsx", put("output", "9.9.9"), put("participants", "many", 4)))

    assert reader.status == 422
    assert "9.9.9 is not one of the codes" in page
    assert "many is not a number" in page
    assert "carried" not in page


def test_an_empty_workbook_becomes_no_plan(cast, reader):
    reader.signs_in_as("secretariat")

    assert "holds no line" in loads(reader, a_book(reader, f"{PAGE}NEW.xlsx"))


def test_a_plan_that_is_tabled_already_stays_as_it_is(cast, reader):
    reader.signs_in_as("secretariat")
    page = loads(reader, a_book(reader, f"{PLAN}files/B-edit.xlsx"), code="JWP", year="2023")

    tables(reader, page)

    assert reader.status == 409
    assert len(plans.workplans("SMALL")) == 1
