"""A workbook goes out, is changed and comes back: a dry run row by row, then the reader's own unsent proposal."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from maslahat.publishing.sheet_columns import ABOUT
from maslahat.stores.workplans import queries as plans
from tests.cast import L1, raise_budget, retitle
from tests.publishing.sheets import put, saved
from tests.web.pages import PLAN
from tests.web.routes import rows

PAGE = f"{PLAN}spreadsheet/"


def taken_away(reader, label="B"):
    """Return the workbook of a version as this reader takes it away."""
    return load_workbook(BytesIO(reader.client.get(f"{PLAN}files/{label}-edit.xlsx").content))


def loads(reader, book, *changes):
    """Change a workbook, load it and return the page."""
    for change in changes:
        change(book)
    return sends(reader, saved(book))


def sends(reader, data, name="plan.xlsx"):
    reader.last = reader.client.post(PAGE, {"deed": "read", "workbook": SimpleUploadedFile(name, data)})
    return str(reader.last.content.decode())


def carried(page):
    return page.split('name="carried" value="')[1].split('"')[0]


def unsent(cast, username):
    by = cast(username)
    return plans.unsent(cast.workplan.id, by.person, by.party)


@pytest.mark.covers("R45")
def test_a_changed_workbook_is_shown_row_by_row_and_nothing_is_kept(cast, reader):
    reader.signs_in_as("focal-aa")
    before = rows()

    page = loads(reader, taken_away(reader), put("budget:DON:USD", 250), put("title:en", "Train judges", 4))

    assert reader.status == 200
    assert "2 changes" in page
    assert "1.1.1-01" in page
    assert "US$\u00a0250" in page
    assert "<ins>Train judges</ins>" in page or "<ins>Train" in page
    assert rows() == before


@pytest.mark.covers("R45", "E73")
def test_one_press_makes_it_the_unsent_proposal_and_a_second_press_changes_nothing(cast, reader):
    reader.signs_in_as("focal-aa")
    page = loads(
        reader, taken_away(reader), put("budget:DON:USD", 250), put("title:ru", "Новое", 7), put("output", "1.1.2", 7)
    )

    for _ in range(2):
        reader.sends(PAGE, deed="keep", carried=carried(page))
        assert (reader.status, reader.last["location"]) == (302, f"{PLAN}wishes/")

    kept = unsent(cast, "focal-aa")
    assert sorted((each["about"], each["wish"]) for each in kept.wishes) == [(L1, "edit"), ("new-1", "add")]
    assert "Новое" in reader.reads_in("ru").read(f"{PLAN}wishes/")


def test_what_was_wished_of_other_lines_stays(cast, reader):
    reader.signs_in_as("focal-aa")
    for book in (put("participants", 5, 4), put("participants", 6, 5), put("participants", 7, 4)):
        reader.sends(PAGE, deed="keep", carried=carried(loads(reader, taken_away(reader), book)))

    kept = unsent(cast, "focal-aa")

    assert [each["cells"] for each in kept.wishes] == [[[["participants"], 6]], [[["participants"], 7]]]


def test_an_unchanged_workbook_gives_no_proposal(cast, reader):
    reader.signs_in_as("focal-aa").reads_in("ru")

    page = loads(reader, taken_away(reader))

    assert reader.status == 200
    assert "Ничего не отличается" in page
    assert "carried" not in page


@pytest.mark.covers("E93", "E94")
def test_a_broken_workbook_names_every_bad_cell_and_changes_nothing(cast, reader):
    reader.signs_in_as("focal-aa")
    before = rows()

    page = loads(reader, taken_away(reader), put("type", "party"), put("participants", "many", 4), put("id", "?", 5))

    assert reader.status == 422
    assert "3 things in the workbook cannot be taken" in page
    assert "Lines · Пункты!G3" in page
    assert "party is not one of the codes (training)." in page
    assert "carried" not in page
    assert rows() == before


@pytest.mark.covers("E93")
@pytest.mark.parametrize(
    ("row", "words"), [(2, "another programme"), (3, "another workplan"), (4, "the year 2029"), (5, "no version")]
)
def test_a_foreign_workbook_is_refused(cast, reader, row, words):
    reader.signs_in_as("focal-aa")
    book = taken_away(reader)
    book[ABOUT].cell(row, 2).value = "2029"

    assert words in loads(reader, book, put("participants", 5))
    assert reader.status == 422


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "No file"), (b"Code;Title", "not an XLSX workbook"), (b"PK\x03\x04" + b"0" * 6_000_000, "larger than 5 MB")],
)
def test_a_file_that_is_no_workbook_is_refused_in_words(cast, reader, data, words):
    reader.signs_in_as("focal-aa")
    page = sends(reader, data) if data else reader.sends(PAGE, deed="read")

    assert reader.status == 422
    assert words in page


@pytest.mark.covers("E33", "E80")
def test_a_workbook_of_an_older_draft_is_told_what_changed_meanwhile(cast, reader):
    reader.signs_in_as("focal-aa")
    free, clashing = taken_away(reader), taken_away(reader)
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "120.00")).ref)

    assert "nowhere that you change" in loads(reader, free, put("participants", 5))
    assert "others changed the same lines:" in loads(reader, clashing, put("budget:DON:USD", 130))

    assert reader.status == 200


@pytest.mark.covers("E33")
def test_a_workbook_of_another_version_waits_for_the_unsent_proposal(cast, reader):
    reader.signs_in_as("focal-aa")
    page = loads(reader, taken_away(reader), put("participants", 5))
    reader.sends(PAGE, deed="keep", carried=carried(page))
    cast.agree(cast.tabled("head-bb", retitle(L1, "Train judges")).ref)

    newer = loads(reader, taken_away(reader, "C1"), put("participants", 6, 4))
    page = reader.sends(PAGE, deed="keep", carried=carried(newer))

    assert reader.status == 409
    assert "written on another version" in page


@pytest.mark.parametrize("change", [lambda words: words[:-3] + "abc", lambda words: "", lambda words: "x:y:z"])
def test_what_the_page_carries_cannot_be_changed_on_the_way(cast, reader, change):
    reader.signs_in_as("focal-aa")
    words = carried(loads(reader, taken_away(reader), put("participants", 5)))

    page = reader.sends(PAGE, deed="keep", carried=change(words))

    assert reader.status == 409
    assert "no longer at hand" in page
    assert unsent(cast, "focal-aa") is None


def test_what_the_page_carries_is_for_one_person_and_party(cast, reader):
    reader.signs_in_as("focal-aa")
    words = carried(loads(reader, taken_away(reader), put("participants", 5)))

    reader.signs_in_as("head-bb").sends(PAGE, deed="keep", carried=words)

    assert reader.status == 409


@pytest.mark.covers("E94", "S-05")
def test_odd_words_in_a_workbook_are_shown_as_words(cast, reader):
    reader.signs_in_as("focal-aa")
    odd = "<script>alert(1)</script> \u202egnp.exe =1+1"

    page = loads(reader, taken_away(reader), put("title:en", odd), put("lead", "<b>x</b>", 4))
    shown = loads(reader, taken_away(reader), put("title:en", odd))

    assert "<script>alert" not in page + shown
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x&lt;/b&gt; is not one of the codes" in page


@pytest.mark.covers("R37")
@pytest.mark.parametrize(
    ("who", "status"), [("focal-aa", 200), ("head-bb", 200), ("secretariat", 403), ("cso-bb", 403)]
)
def test_only_those_may_load_a_workbook_who_may_propose_and_see_its_money(cast, reader, who, status):
    reader.signs_in_as("focal-aa")
    data = saved(taken_away(reader))

    sends(reader.signs_in_as(who), data)

    assert reader.status == status
