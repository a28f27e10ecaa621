"""Pages of reports: what is due, the form, one report with its review, periods."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.actions.results_asked import LAW, PDF, TRAINED, a_reported_programme, an_asked_programme, found, locks

pytestmark = pytest.mark.django_db

REPORTS = "/SMALL/results/reports/"
OF_AA = f"{REPORTS}2022/AA/"
FORM = f"{OF_AA}fill/P1/"
ONE = f"{OF_AA}on/{TRAINED}/"


@pytest.mark.covers("R92")
def test_a_focal_point_sees_what_is_due_and_late_from_the_own_country(reader):
    an_asked_programme()

    page = reader.signs_in_as("focal-aa").read(REPORTS)

    assert OF_AA in page
    assert "yours" in page
    assert "Late" in page


@pytest.mark.covers("R43", "R92")
def test_the_form_reports_a_pillar_and_leaves_untouched_what_is_not_filled_in(reader):
    cast = an_asked_programme()
    reader.signs_in_as("focal-aa").read(FORM)
    sent = {f"{TRAINED}:state": "reported", f"{TRAINED}::number": "0", f"{TRAINED}:sex=f:number": "0"}

    reader.sends(FORM, key="k", **sent, **{f"{LAW}:state": "not_applicable", f"{LAW}:reason": "None planned"})

    assert reader.status == 302
    assert [each.state.value for each in found(cast).told] == ["reported", "reported"]
    assert "None planned" in reader.read(OF_AA)


def test_what_was_typed_is_not_lost_when_it_cannot_be_taken(reader):
    an_asked_programme()

    page = reader.signs_in_as("focal-aa").sends(FORM, key="k", **{f"{TRAINED}::number": "twelve"})

    assert reader.status == 409
    assert 'value="twelve"' in page
    assert "this is no number" in page


def test_a_draft_is_seen_by_the_own_side_alone(reader):
    an_asked_programme()
    reader.signs_in_as("focal-aa").sends(FORM, key="k", draft="yes", **{f"{TRAINED}::number": "12"})

    own = reader.read(OF_AA)
    others = reader.signs_in_as("head-bb").read(OF_AA)
    reader.read(ONE)

    assert ">12<" in own
    assert ">12<" not in others
    assert reader.status == 404


@pytest.mark.covers("R95")
def test_the_page_of_a_report_says_what_it_awaits_and_offers_each_side_its_step(reader):
    cast = a_reported_programme()

    page = reader.signs_in_as("focal-aa").read(ONE)
    assert "awaiting partner" in page
    assert "Confirm for our side" not in page
    assert "Confirm for our side" in reader.signs_in_as("expert").read(ONE)
    reader.sends(f"{ONE}confirm/", key="c", row_version=str(found(cast).row_version))
    assert "Verify with the evidence" in reader.signs_in_as("coordinator").read(ONE)
    reader.sends(f"{ONE}verify/", key="v", row_version=str(found(cast).row_version))

    assert found(cast).state.value == "verified"


def test_a_paper_is_attached_on_the_page_and_taken_away_as_a_file_that_nothing_runs(reader):
    a_reported_programme()
    reader.signs_in_as("focal-aa")
    paper = SimpleUploadedFile("more.pdf", PDF + b"more")

    reader.client.post(f"{ONE}attach/", {"key": "k", "file": paper})
    answer = reader.client.get(f"{ONE}evidence/2/")

    assert answer.content == PDF + b"more"
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert reader.client.get(f"{ONE}evidence/9/").status_code == 404


@pytest.mark.covers("R37", "R96")
@pytest.mark.parametrize(
    ("who", "may_open"),
    [("focal-aa", True), ("head-aa", True), ("expert", True), ("coordinator", True), ("monitor", True)]
    + [(other, False) for other in ("head-bb", "donor", "cso-bb", "secretariat")],
)
def test_a_paper_that_may_name_people_is_opened_by_the_two_sides_and_who_verifies(reader, who, may_open):
    a_reported_programme()
    reader.signs_in_as(who)

    answer = reader.client.get(f"{ONE}evidence/1/")
    page = reader.read(ONE)

    assert answer.status_code == (200 if may_open else 403)
    assert ("list.pdf" in page) is may_open


def test_a_report_is_sent_back_with_questions_and_a_refusal_keeps_the_words(reader):
    cast = a_reported_programme()
    reader.signs_in_as("coordinator")

    empty = reader.sends(f"{ONE}send_back/", key="a", row_version=str(found(cast).row_version))
    stale = reader.sends(f"{ONE}send_back/", key="b", row_version="1", words_en="Which lists?")
    reader.sends(f"{ONE}send_back/", key="c", row_version=str(found(cast).row_version), words_en="Which lists?")

    assert "reason" in empty.lower()
    assert "Which lists?" in stale
    assert "Which lists?" in reader.signs_in_as("focal-aa").read(ONE)


def test_a_correction_after_the_lock_shows_the_old_and_the_new_value(reader):
    cast = a_reported_programme()
    locks(cast)
    reader.signs_in_as("focal-aa").read(ONE)
    sent = {f"{TRAINED}:state": "reported", f"{TRAINED}::number": "11", f"{TRAINED}:sex=f:number": "5"}

    reader.sends(f"{ONE}correct/", key="k", row_version=str(found(cast).row_version), words_en="Miscounted", **sent)
    page = reader.read(ONE)

    assert "12 → <strong>11</strong>" in page
    assert "Miscounted" in page


def test_the_secretariat_opens_closes_and_locks_periods_on_one_page(reader):
    an_asked_programme()
    page = f"{REPORTS}periods/"
    reader.signs_in_as("secretariat")

    reader.sends(page, key="a", period="2023", row_version="0", act="open", due_on="2024-02-15")
    reader.sends(page, key="b", period="2022", row_version="1", act="close")
    without_day = reader.sends(page, key="c", period="2024", row_version="0", act="open", due_on="")
    refused = reader.sends(page, key="d", period="soon", row_version="0", act="open", due_on="2024-02-15")
    stale = reader.sends(page, key="e", period="2022", row_version="1", act="lock")

    assert "choose a day" in without_day
    assert "no reporting period" in refused
    assert "changed while you were writing" in stale
    assert "closed for reports" in reader.read(page)


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [
        ("head-bb", FORM, 403),
        ("focal-aa", f"{REPORTS}2022/BB/fill/P1/", 403),
        ("focal-aa", f"{OF_AA}fill/P2/", 404),
        ("focal-aa", f"{REPORTS}2030/AA/", 404),
        ("focal-aa", f"{OF_AA}on/9.9/", 404),
        ("focal-aa", f"{REPORTS}periods/", 403),
        ("", REPORTS, 403),
    ],
)
def test_pages_open_to_those_who_may(reader, who, address, status):
    an_asked_programme()
    if who:
        reader.signs_in_as(who)

    reader.read(address)

    assert reader.status == status
