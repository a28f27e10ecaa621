"""Before a meeting, on pages: called, agenda published, documents and letters taken away, packs, notes, calendars."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from icalendar import Calendar

from maslahat.actions.meetings.breakouts import write_note
from maslahat.actions.silence.course import run_silences
from maslahat.domain.shared.deeds import Stage
from maslahat.stores.meetings import calling, queries
from tests.actions.calls import Room
from tests.actions.closed_meeting import after_the_meeting, circulate, draft
from tests.actions.silences import a_final_text, later, started
from tests.cast import L1, raise_budget
from tests.publishing.papers import words_of_docx, words_of_pdf
from tests.web.pages import Reader

pytestmark = pytest.mark.django_db

ALL = "/SMALL/meetings/"
PSC = f"{ALL}PSC/"
NEW = f"{ALL}PSC-2023/"
A_MEETING = {
    "code": "PSC-2023", "kind": "annual", "form": "hybrid", "organiser": "AG", "host": "AA", "co_hosts": ["BB"],
    "country": "AA", "time_zone": "Asia/Almaty", "starts": "2023-10-20T09:00", "ends": "2023-10-20T18:00",
    "workplan": "JWP", "title_en": "Committee of 2023", "title_ru": "Комитет 2023 года", "city_en": "Almaty",
    "row_version": "0",
}  # fmt: skip


def key(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def version(page: str) -> str:
    found = re.search(r'name="row_version" value="(\d+)"', page)
    assert found is not None
    return found[1]


def call(reader: Reader, **more: Any) -> str:
    page = reader.signs_in_as("secretariat").read(f"{ALL}call/")
    return reader.sends(f"{ALL}call/", **A_MEETING | {"key": key(page)} | more)


def put(reader: Reader, meeting: str, title: str, minutes: str = "30", **more: str) -> None:
    page = reader.read(f"{meeting}agenda/items/0/")
    told = {"key": key(page), "row_version": version(page), "title_en": title, "title_ru": f"По-русски: {title}"}
    reader.sends(
        f"{meeting}agenda/items/0/", **told | {"kind": "discussion", "minutes": minutes, "proposals": ""} | more
    )
    assert reader.status == 302


def publish(reader: Reader, meeting: str) -> None:
    page = reader.read(f"{meeting}agenda/prepare/")
    told = {"key": key(page), "row_version": version(page), "deed": "publish"}
    reader.sends(f"{meeting}agenda/change/", **told)
    assert reader.status == 302


@pytest.mark.covers("R25", "R28", "R29")
def test_the_secretariat_calls_a_meeting_and_everybody_reads_how_it_is_arranged(cast, reader):
    call(reader)
    page = reader.client.__class__(headers={"accept-language": "en"}).get(NEW).content.decode()

    assert reader.status == 302
    assert "Committee of 2023" in page
    assert "09:00–18:00 (UTC+6)" in page
    assert "Agency" in page
    assert "hybrid" in page


@pytest.mark.covers("R25")
def test_a_second_annual_meeting_in_a_year_raises_a_warning_and_is_called_once_it_is_confirmed(cast, reader):
    call(reader)
    warned = call(reader, code="PSC-2023-B")
    status = reader.status

    call(reader, code="PSC-2023-B", second_in_year="on")

    assert status == 409
    assert "There is an annual meeting in 2023 already: PSC-2023." in warned
    assert 'value="Committee of 2023"' in warned
    assert "There are several annual meetings in 2023: PSC-2023, PSC-2023-B." in reader.read(ALL)


@pytest.mark.covers("R28")
@pytest.mark.parametrize("address", [f"{ALL}call/", f"{PSC}arrange/", f"{PSC}agenda/prepare/", f"{PSC}agenda/change/"])
def test_a_delegate_gets_a_refusal_where_the_secretariat_prepares(cast, reader, address):
    reader.signs_in_as("delegate-aa")

    reader.read(address) if "change" not in address else reader.sends(address, deed="publish", row_version="0", key="k")

    assert reader.status == 403


@pytest.mark.covers("R29")
def test_the_host_ticks_its_duties(cast, reader):
    page = reader.signs_in_as("host-aa").read(PSC)
    reader.sends(f"{PSC}duty/", key=key(page), row_version="0", duty="venue", is_done="yes")

    assert "Meeting rooms and seating by delegation" in page
    assert 'class="badge good"><span aria-hidden="true">✓' in reader.read(PSC)
    assert "Meeting rooms" not in reader.signs_in_as("delegate-aa").read(PSC)


@pytest.mark.covers("R39")
def test_an_agenda_is_prepared_published_and_taken_away(cast, reader):
    call(reader)
    put(reader, NEW, "Results of the year", lines="1.1.1-01", pillars="P1")
    before = reader.read(f"{NEW}agenda/")
    publish(reader, NEW)

    page = reader.read(f"{NEW}agenda/")
    reader.read(f"{NEW}agenda/file/ru.pdf")
    pdf = words_of_pdf(reader.last.content)
    reader.read(f"{NEW}agenda/file/en.docx")

    assert "not published yet" in before
    assert "Results of the year" in page
    assert "09:00–09:30" in page
    assert "Train officers" in page
    assert "По-русски: Results of the year" in pdf
    assert "Results of the year" in words_of_docx(reader.last.content)


@pytest.mark.covers("E75")
def test_who_changes_an_agenda_that_another_changed_meanwhile_is_told_and_keeps_what_was_typed(cast, reader):
    call(reader)
    page = reader.read(f"{NEW}agenda/items/0/")
    put(reader, NEW, "First")

    told = {"key": key(page), "row_version": version(page), "title_en": "Second", "kind": "discussion"}
    answer = reader.sends(f"{NEW}agenda/items/0/", **told)

    assert reader.status == 409
    assert 'value="Second"' in answer
    assert "This changed while you were writing" in answer


@pytest.mark.covers("R90", "E90")
def test_lines_of_a_plan_that_is_not_public_do_not_show_on_a_public_agenda(cast, reader):
    call(reader)
    put(reader, NEW, "Results", lines="1.1.1-01")
    publish(reader, NEW)

    page = reader.client.__class__(headers={"accept-language": "en"}).get(f"{NEW}agenda/").content.decode()

    assert "Results" in page
    assert "Train officers" not in page
    assert "1.1.1-01" not in page


def put_up(reader: Reader, content: bytes, **more: Any) -> str:
    page = reader.signs_in_as("secretariat").read(f"{PSC}agenda/")
    file = SimpleUploadedFile("report.html", content, content_type="text/html")
    told = {"key": key(page), "title_en": "Report of 2022", "kind": "report", "item": "0", "file": file}
    reader.last = reader.client.post(f"{PSC}documents/", told | more)
    return str(reader.last.content.decode())


@pytest.mark.covers("R39")
def test_a_document_is_taken_away_under_its_true_kind_and_runs_nowhere(cast, reader):
    put_up(reader, b"%PDF-1.7 report")
    reader.read(f"{PSC}documents/1/")

    answer = reader.last
    assert (answer.content, answer["content-type"]) == (b"%PDF-1.7 report", "application/pdf")
    assert answer["content-disposition"] == 'attachment; filename="report.pdf"'
    assert "sandbox" in answer["content-security-policy"]
    assert answer["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("is_public", "status"), [({}, 404), ({"is_public": "on"}, 200)])
def test_a_document_that_is_not_public_does_not_exist_for_strangers(cast, reader, is_public, status):
    put_up(reader, b"%PDF-1.7 report", **is_public)
    stranger = reader.client.__class__(headers={"accept-language": "en"})

    assert stranger.get(f"{PSC}documents/1/").status_code == status
    assert ("Report of 2022" in stranger.get(f"{PSC}agenda/").content.decode()) is (status == 200)


def test_a_file_of_a_kind_that_is_not_taken_is_refused_and_one_withdrawn_is_gone(cast, reader):
    refused = put_up(reader, b"<script>alert(1)</script>")
    status = reader.status
    put_up(reader, b"%PDF-1.7 report")
    reader.sends(f"{PSC}documents/1/withdraw/", key="w-1")

    reader.read(f"{PSC}documents/1/")

    assert (status, reader.status) == (409, 404)
    assert "The bytes of the file are not those of a kind that is taken." in refused


@pytest.mark.covers("R28")
def test_letters_are_issued_and_each_party_finds_its_own_alone(cast, reader):
    page = reader.signs_in_as("secretariat").read(f"{PSC}invitations/")
    reader.last = reader.client.post(f"{PSC}invitations/", {"key": key(page), "party": ["AA", "BB"]})
    ours, theirs = calling.letters(queries.meeting("SMALL", "PSC").id)

    reader.signs_in_as("focal-aa")
    listed = reader.read(f"{PSC}invitations/")
    reader.read(f"{PSC}invitations/{ours.id}/en.pdf")
    pdf = words_of_pdf(reader.last.content)
    reader.read(f"{PSC}invitations/{theirs.id}/en.pdf")

    assert ours.number in listed
    assert theirs.number not in listed
    assert "PSC/INV/AA-1" in pdf
    assert "has the honour to invite" in pdf
    assert reader.status == 404


@pytest.mark.covers("R28")
def test_all_letters_come_in_one_archive_in_both_languages(cast, reader):
    page = reader.signs_in_as("secretariat").read(f"{PSC}invitations/")
    reader.client.post(f"{PSC}invitations/", {"key": key(page), "party": ["AA", "BB"]})

    reader.read(f"{PSC}invitations/all/docx/")

    names = ZipFile(BytesIO(reader.last.content)).namelist()
    assert names == [f"PSC-INV-{party}-1-{language}.docx" for party in ("AA", "BB") for language in ("en", "ru")]


@pytest.mark.covers("R40")
def test_a_pack_is_made_of_the_plan_as_it_stands_for_those_who_may_see_its_money(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150.00")).ref
    cast.agree(ref)
    reader.signs_in_as("coordinator").read(f"{PSC}packs/P1/en.pdf")
    ours = words_of_pdf(reader.last.content)
    reader.signs_in_as("cso-bb").read(f"{PSC}packs/P1/ru.docx")
    theirs = words_of_docx(reader.last.content)

    assert "Total 2 USD 250 250 0" in ours
    assert "100 → 150" in ours
    assert "USD" not in theirs
    assert "По-русски: Train officers" in theirs


@pytest.mark.covers("R42")
def test_a_note_is_written_turned_into_a_proposal_and_each_page_names_the_other(cast, reader):
    page = reader.signs_in_as("head-aa").read(f"{PSC}notes/")
    reader.sends(f"{PSC}notes/", key=key(page), country="AA", topic="P1", text_en="Train judges too. They wait.")
    page = reader.read(f"{PSC}notes/1/")
    base = "".join(re.findall(r'name="proposal-base" value="(\w+)"', page))
    told = {"key": "n-1", "row_version": "1", "base": base, "output": "1.1.1", "headline_en": "Train judges too"}
    reader.sends(f"{PSC}notes/1/propose/", **{f"proposal-{name}": value for name, value in told.items()})

    proposal = reader.read(reader.last["location"])
    note = reader.read(f"{PSC}notes/1/")

    assert 'value="Train judges too"' in page or ">Train judges too" in page
    assert f"{PSC}notes/1/" in proposal
    assert "Train judges too" in proposal
    assert "PR-AA-01" in note
    assert "Make it a proposal" not in note


def test_notes_are_for_those_at_the_table(cast, reader):
    told = {"meeting": "PSC", "item": 0, "country": "AA", "topic": "P1", "text": {"en": "Secret"}}
    write_note(**told, by=cast("delegate-aa"), **cast.told())

    assert "Secret" in reader.signs_in_as("donor").read(f"{PSC}notes/")
    stranger = reader.client.__class__().get(f"{PSC}notes/")
    assert stranger.status_code == 403
    assert b"Secret" not in stranger.content


@pytest.mark.covers("E67", "E68")
def test_calendars_hold_meetings_and_items_with_lasting_marks_and_rising_sequence(cast, reader):
    call(reader)
    put(reader, NEW, "Results")
    publish(reader, NEW)
    before = _events(reader, f"{NEW}calendar.ics")
    put(reader, NEW, "Plan")
    publish(reader, NEW)

    after = _events(reader, f"{NEW}calendar.ics")
    everything = _events(reader, f"{ALL}calendar.ics")

    assert set(before) < set(after) <= set(everything)
    assert all(after[uid]["SEQUENCE"] > event["SEQUENCE"] for uid, event in before.items())
    results = next(each for each in after.values() if "Results" in each["SUMMARY"])
    assert results.decoded("dtstart").isoformat() == "2023-10-20T09:00:00+06:00"


def test_the_calendar_of_a_programme_tells_no_silence_that_is_over_and_is_kept_by_no_shared_cache(reader):
    cast = a_final_text()
    started(cast)
    run_silences("SMALL", later(cast, hours=73).now)

    told = _events(reader, f"{ALL}calendar.ics")

    assert cast.workplan.stage == Stage.ENDORSED
    assert told
    assert not [each for each in told.values() if "silence" in each["SUMMARY"]]
    assert reader.last["cache-control"].startswith("private")


@pytest.mark.covers("E91")
def test_who_is_signed_in_finds_the_last_moment_for_corrections_and_confirmations_and_nobody_else_does(reader):
    cast = after_the_meeting()
    draft(cast)
    cast.now = timezone.now()
    circulate(cast, cast.now + timedelta(days=14))

    stranger = [_summaries(reader, address) for address in (f"{ALL}calendar.ics", f"{PSC}calendar.ics")]
    reader.signs_in_as("head-bb")
    delegate = [_summaries(reader, address) for address in (f"{ALL}calendar.ics", f"{PSC}calendar.ics")]

    assert [told.count("corrections to the minutes") for told in (*stranger, *delegate)] == [0, 0, 1, 1]


def test_a_proposal_agreed_ad_referendum_stands_in_the_calendar_of_those_at_the_table_alone(reader):
    room = Room()
    room.cast.now = timezone.now()
    room.opens()
    room.says("head-cc", "ad_referendum")
    room.closes()

    stranger = _summaries(reader, f"{ALL}calendar.ics")
    delegate = _summaries(reader.signs_in_as("head-bb"), f"{ALL}calendar.ics")

    assert f"Capitals confirm proposal {room.ref}" not in stranger
    assert f"Capitals confirm proposal {room.ref} on workplan JWP until" in delegate


def _summaries(reader: Reader, address: str) -> str:
    return "\n".join(str(each["SUMMARY"]) for each in _events(reader, address).values())


def _events(reader: Reader, address: str) -> dict[str, Any]:
    reader.read(address)
    assert reader.last["content-type"].startswith("text/calendar")
    return {str(each["UID"]): each for each in Calendar.from_ical(reader.last.content).walk("VEVENT")}
