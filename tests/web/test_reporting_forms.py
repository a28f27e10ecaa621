"""The reporting form on pages: taken away, loaded, shown, reported in one step; nothing is half done."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.actions.results_asked import (
    LAW,
    SHARE,
    TRAINED,
    a_reported_programme,
    an_asked_programme,
    found,
    locks,
    moves,
    must,
    number,
)
from tests.actions.results_asked import reports as reported
from tests.actions.results_asked import told as telling
from tests.publishing.forms import filled, split, value

pytestmark = pytest.mark.django_db

OF_AA = "/SMALL/results/reports/2022/AA/"
PAGE = f"{OF_AA}spreadsheet/"
ROWS = {TRAINED: 0, LAW: 1, SHARE: 2}


def taken(reader):
    answer = reader.client.get(f"{OF_AA}form.xlsx")
    assert answer.status_code == 200
    return answer.content


def loaded(reader, data):
    reader.last = reader.client.post(PAGE, {"deed": "read", "workbook": SimpleUploadedFile("form.xlsx", data)})
    return reader.last.content.decode()


def carried(page):
    return re.findall(r'name="carried" value="([^"]+)"', page)[0]


@pytest.mark.covers("R92")
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_form_that_comes_back_untouched_changes_nothing(reader, language):
    a_reported_programme()
    reader.signs_in_as("focal-aa").reads_in(language)

    page = loaded(reader, taken(reader))

    assert reader.status == 200
    assert ("The form changes nothing" if language == "en" else "Форма ничего не меняет") in page
    assert "carried" not in page


@pytest.mark.covers("R92", "E73")
def test_what_would_change_is_shown_first_and_then_reported_once(reader):
    cast = a_reported_programme()
    reader.signs_in_as("focal-aa")
    cells = (
        *value(ROWS[TRAINED], number=20, narrative__en="Recounted"),
        *value(ROWS[LAW], state="not_applicable", reason="None planned"),
        *value(ROWS[SHARE], state="zero", denominator=8),
    )

    page = loaded(reader, filled(taken(reader), *cells))
    before = found(cast)
    told = {"carried": carried(page), "deed": "report", "key": "one"}
    statuses = [reader.client.post(PAGE, told).status_code for _ in range(2)]

    assert "<bdi>20</bdi>" in page
    assert "The parts make 5, the total is 20" in page
    assert before.told_in(()).value.number == 12
    assert statuses == [302, 302]
    assert found(cast).row_version == before.row_version + 1
    assert (found(cast).told_in(()).value.number, found(cast).narrative.texts["en"]) == (20, "Recounted")
    assert [found(cast, each).told[0].state.value for each in (LAW, SHARE)] == ["not_applicable", "reported"]
    assert found(cast, SHARE).told[0].value.numerator == 0
    assert found(cast).told_in((("sex", "f"),)).value.number == 5


def test_a_form_can_be_kept_as_a_draft_while_nothing_is_reported(reader):
    cast = a_reported_programme()
    reader.signs_in_as("focal-aa")
    page = loaded(reader, filled(taken(reader), *value(ROWS[LAW], step="draft")))

    reader.sends(PAGE, carried=carried(page), deed="draft", key="k")

    assert found(cast, LAW).state.value == "draft"


@pytest.mark.covers("E93", "R92")
def test_one_cell_that_cannot_be_taken_refuses_the_whole_and_the_mended_form_is_taken(reader):
    cast = a_reported_programme()
    reader.signs_in_as("focal-aa")
    good = filled(taken(reader), *value(ROWS[LAW], step="draft"))
    bad = filled(good, *value(ROWS[TRAINED], number="a dozen"))

    page = loaded(reader, bad)
    assert reader.status == 422
    assert "Values · Значения!I3" in page
    assert "carried" not in page
    reader.sends(PAGE, carried=carried(loaded(reader, good)), deed="report", key="k")

    assert found(cast, LAW).state.value == "reported"


@pytest.mark.covers("E33")
def test_what_somebody_reported_meanwhile_is_not_written_over(reader):
    cast = a_reported_programme()
    reader.signs_in_as("focal-aa")
    form = filled(taken(reader), *value(ROWS[TRAINED], number=20))
    page = loaded(reader, form)
    must(reported(cast, telling(number("13"), row_version=found(cast).row_version)))

    late = reader.sends(PAGE, carried=carried(page), deed="report", key="k")
    assert (reader.status, "Somebody reported meanwhile" in late) == (409, True)
    assert "reported by somebody else" in loaded(reader, form)
    assert found(cast).told_in(()).value.number == 13


def test_a_closed_period_refuses_what_changes_and_nothing_else(reader):
    cast = a_reported_programme()
    reader.signs_in_as("focal-aa")
    form = taken(reader)
    must(moves(cast, "close", 1))

    changed = loaded(reader, filled(form, *value(ROWS[TRAINED], number=20)))
    assert (reader.status, "closed for reports" in changed) == (422, True)
    loaded(reader, form)
    assert reader.status == 200


def test_the_page_of_a_locked_period_is_there_and_its_form_has_no_open_cell(reader):
    cast = a_reported_programme()
    locks(cast)
    reader.signs_in_as("focal-aa")

    page = loaded(reader, filled(taken(reader), *split(0, number=1)))

    assert (reader.status, "locked" in page) == (422, True)


@pytest.mark.parametrize("sent", ["changed", "", "x" * 50])
def test_what_was_not_carried_by_our_page_is_not_reported(reader, sent):
    a_reported_programme()
    reader.signs_in_as("focal-aa")

    page = reader.sends(PAGE, carried=sent, deed="report", key="k")

    assert reader.status == 409
    assert "no longer at hand" in page


def test_what_is_no_workbook_is_refused_in_words(reader):
    a_reported_programme()
    reader.signs_in_as("focal-aa")

    page = loaded(reader, b"indicator,number\n1,2\n")

    assert reader.status == 422
    assert "not an XLSX workbook" in page


@pytest.mark.parametrize(("who", "status"), [("focal-aa", 200), ("monitor", 200), ("head-bb", 403), ("donor", 403)])
def test_the_form_opens_to_those_who_report_for_the_unit(reader, who, status):
    a_reported_programme()
    reader.signs_in_as(who)

    assert [reader.client.get(each).status_code for each in (PAGE, f"{OF_AA}form.xlsx")] == [status, status]
    assert (PAGE in reader.read(OF_AA)) is (status == 200)


@pytest.mark.covers("R44")
def test_a_form_without_a_split_by_sex_and_the_reason_for_none_is_refused_as_on_the_page(reader):
    cast = an_asked_programme()
    reader.signs_in_as("focal-aa")
    form = taken(reader)

    page = loaded(reader, filled(form, *value(ROWS[TRAINED], number=20)))
    taken_now = loaded(reader, filled(form, *value(ROWS[TRAINED], number=20), *split(0, number=20)))
    reader.sends(PAGE, carried=carried(taken_now), deed="report", key="k")

    assert "without women and men" in page
    assert found(cast).state.value == "reported"
