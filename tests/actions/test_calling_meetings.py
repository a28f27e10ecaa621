"""Before a meeting: it is called once a year, arranged, its agenda published in revisions, documents put up."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, transaction

from maslahat.actions.meetings.agenda import move_item, publish_agenda, put_item, take_out_item
from maslahat.actions.meetings.arranged import arranged
from maslahat.actions.meetings.calling import arrange_meeting, call_meeting, see_to_duty
from maslahat.actions.meetings.inviting import addressees, issue_letters
from maslahat.actions.meetings.outcomes import MeetingArranged
from maslahat.actions.meetings.papers import SentFile, put_up_document, safe_name, type_of, withdraw_document
from maslahat.actions.meetings.running import move_meeting
from maslahat.actions.meetings.statements import file_statement
from maslahat.actions.meetings.telling import meeting_record
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.agenda_items import ItemKind, PlannedItem
from maslahat.domain.meetings.arrangements import HostDuty, MeetingForm, MeetingKind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import calling, queries
from maslahat.stores.meetings.models import AgendaRevision, InvitationLetter
from maslahat.stores.programmes.queries import programme
from tests.actions.meetings_called import IN_AA, MORNING
from tests.cast import L1, Cast, a_tabled_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def call(cast, code="PSC-2023", arrangements=IN_AA, **more):
    told = {"meeting": code, "arrangements": arrangements, "workplan": "JWP", "by": cast("secretariat"), **cast.told()}
    return call_meeting(**told | more)


def seen(cast, code="PSC-2023"):
    """Return the meeting as it is arranged now."""
    found = queries.meeting("SMALL", code)
    assert found is not None
    return arranged(programme("SMALL"), found)


def on(cast, code="PSC-2023", username="secretariat", **more):
    """Return the keywords of a deed on a meeting that was seen as it stands."""
    told = {"meeting": code, "row_version": seen(cast, code).row_version, "by": cast(username), **cast.told()}
    return told | more


def an_item(title="Results", ident=0, **more):
    return PlannedItem(ident, ItemKind.DISCUSSION, LocalizedText.of(en=title, ru=f"По-русски: {title}"), 30, **more)


@pytest.mark.covers("R25", "R29")
def test_the_secretariat_calls_a_meeting_and_changes_it_as_it_saw_it(cast):
    called = call(cast)
    later = replace(IN_AA, starts_at=MORNING + timedelta(days=1), ends_at=MORNING + timedelta(days=1, hours=9))
    stale = on(cast, arrangements=later, workplan="JWP")

    arrange_meeting(**stale)
    second = arrange_meeting(**stale | cast.told() | {"row_version": called.row_version})

    assert called == MeetingArranged("PSC-2023", 1)
    assert isinstance(second, Stale)
    assert seen(cast).meeting.held_on.isoformat() == "2023-10-21"
    assert seen(cast).arrangements.co_hosts == ("BB",)


@pytest.mark.covers("R28")
@pytest.mark.parametrize("username", ["delegate-aa", "head-aa", "focal-aa", "coordinator", "donor"])
def test_nobody_but_the_secretariat_calls_a_meeting_or_publishes_its_agenda(cast, username):
    call(cast)

    asked = call(cast, "OTHER", by=cast(username))
    published = publish_agenda(**on(cast, username=username))

    assert (asked.codes, published.codes) == (("no_right",), ("no_right",))
    assert queries.meeting("SMALL", "OTHER") is None


@pytest.mark.covers("R25")
def test_a_second_annual_meeting_in_a_year_is_called_only_by_who_knows_that_it_is_one(cast):
    call(cast)

    warned = call(cast, "PSC-2023-B")
    another_kind = call(cast, "EXTRA", replace(IN_AA, kind=MeetingKind.EXTRAORDINARY))
    confirmed = call(cast, "PSC-2023-B", second_in_year=True)

    assert [(each.code, each.facts) for each in warned.reasons] == [
        ("second_annual_meeting", {"year": 2023, "meetings": "PSC-2023"})
    ]
    assert isinstance(another_kind, MeetingArranged)
    assert isinstance(confirmed, MeetingArranged)


def test_all_that_is_wrong_with_a_meeting_is_said_at_once(cast):
    wanted = replace(IN_AA, title=LocalizedText(), host="QQ", country="ZZ", time_zone="Mars/Base", ends_at=MORNING)

    answer = call(cast, arrangements=wanted, workplan="NONE")

    assert set(answer.codes) == {
        "arrangement_title_missing", "arrangement_ends_too_early", "unknown_party", "unknown_code",
        "unknown_time_zone", "unknown_workplan",
    }  # fmt: skip


@pytest.mark.parametrize("code", ["", "a b", "../x", "calendar/ics", "x" * 41])
def test_a_meeting_has_a_plain_code(cast, code):
    assert call(cast, code).codes == ("bad_meeting_code",)


@pytest.mark.covers("R29")
def test_an_officer_of_the_host_ticks_its_duties_and_an_officer_of_another_party_does_not(cast):
    call(cast, arrangements=replace(IN_AA, host="CC", co_hosts=()))
    refused = see_to_duty(**on(cast, username="host-aa", duty="venue", is_done=True))
    arrange_meeting(**on(cast, arrangements=IN_AA, workplan=""))

    see_to_duty(**on(cast, username="host-aa", duty="venue", is_done=True))
    arrange_meeting(**on(cast, arrangements=IN_AA, workplan=""))

    assert refused.codes == ("not_the_host",)
    assert list(seen(cast).arrangements.duties) == [HostDuty.VENUE]
    see_to_duty(**on(cast, username="secretariat", duty="venue", is_done=False))
    assert seen(cast).arrangements.duties == {}


@pytest.mark.covers("R39")
def test_an_agenda_is_prepared_in_silence_and_published_in_revisions(cast):
    call(cast)
    for title in ("Opening", "Results", "Plan"):
        put_item(**on(cast, item=an_item(title)))
    before = seen(cast).revision

    first = publish_agenda(**on(cast))
    again = publish_agenda(**on(cast))
    move_item(**on(cast, item=3, number=1))
    take_out_item(**on(cast, item=2))
    second = publish_agenda(**on(cast))

    assert (before, first.revision, again.codes, second.revision) == (0, 1, ("agenda_says_nothing_new",), 2)
    titles = [[item.title.texts["en"] for item in each.items] for each in seen(cast).revisions]
    assert titles == [["Opening", "Results", "Plan"], ["Plan", "Opening"]]
    put_item(**on(cast, item=an_item("New")))
    assert seen(cast).draft[-1].id == 4
    assert [each.body["revision"] for each in queries.events_after(seen(cast).meeting.id, 0, 9)] == [1, 2]


@pytest.mark.covers("R39")
def test_an_item_names_only_lines_proposals_pillars_and_bodies_that_exist(cast):
    call(cast)
    good = an_item(lines=(str(L1),), pillars=("P1",), institution="SEC")

    bad = put_item(
        **on(cast, item=an_item(lines=("nowhere",), proposals=("PR-X-1",), pillars=("P9",), institution="Q"))
    )
    put_item(**on(cast, item=good))

    assert bad.codes == ("unknown_code", "unknown_code", "unknown_line", "unknown_proposal")
    assert seen(cast).draft[0].lines == (str(L1),)


@pytest.mark.covers("R28")
def test_what_was_published_or_issued_stays_in_the_database_as_it_was(cast):
    call(cast)
    put_item(**on(cast, item=an_item()))
    publish_agenda(**on(cast))
    issue_letters(meeting="PSC-2023", parties=("AA",), by=cast("secretariat"), **cast.told())

    for rows in (AgendaRevision.objects.all(), InvitationLetter.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(number=7)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_a_meeting_of_the_programmes_own_data_is_arranged_as_they_tell(cast):
    found = seen(cast, "PSC")

    assert (found.row_version, found.arrangements.form, found.arrangements.host) == (0, MeetingForm.HYBRID, "AA")
    assert found.arrangements.title.texts["en"] == "Meeting of the Programme Steering Committee, 2022"
    put_item(**on(cast, "PSC", item=an_item()))
    assert seen(cast, "PSC").row_version == 1


@pytest.mark.covers("R28")
def test_letters_are_numbered_by_party_and_keep_what_they_said(cast):
    call(cast)
    put_item(**on(cast, item=an_item()))
    publish_agenda(**on(cast))
    first = issue_letters(meeting="PSC-2023", parties=("AA", "BB-CSO"), by=cast("secretariat"), **cast.told())
    arrange_meeting(**on(cast, arrangements=replace(IN_AA, title=LocalizedText.of(en="Other")), workplan=""))
    second = issue_letters(meeting="PSC-2023", parties=("AA",), by=cast("secretariat"), **cast.told())

    letters = calling.letters(seen(cast).meeting.id)

    assert first.letters == ("PSC-2023/INV/AA-1", "PSC-2023/INV/BB-CSO-1")
    assert second.letters == ("PSC-2023/INV/AA-2",)
    assert [each.arrangements.title.texts["en"] for each in letters] == [
        "Committee of 2023",
        "Other",
        "Committee of 2023",
    ]
    assert letters[0].office.texts["en"] == "Office focal-aa"
    assert issue_letters(meeting="PSC-2023", parties=("ZZ",), by=cast("secretariat"), **cast.told()).codes == (
        "unknown_party",
    )


def test_every_party_but_the_one_that_invites_is_addressed(cast):
    call(cast)

    parties = [each.party for each in addressees(programme("SMALL"), seen(cast).meeting, cast.now)]

    assert set(parties) == {"AA", "BB", "CC", "DON", "BB-CSO"}


def office_file(part, *more):
    with BytesIO() as held:
        with ZipFile(held, "w") as archive:
            for name in (part, *more):
                archive.writestr(name, "x")
        return held.getvalue()


@pytest.mark.covers("R39")
@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"%PDF-1.7 x", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (office_file("word/document.xml"), "docx"),
        (office_file("xl/workbook.xml"), "xlsx"),
        (office_file("word/document.xml", "word/vbaProject.bin"), None),
        (office_file("evil.exe"), None),
        (b"PK\x03\x04 broken", None),
        (b"<html><script>", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", None),
        (b"MZ", None),
    ],
)
def test_the_bytes_of_a_file_tell_its_kind_and_only_some_kinds_are_taken(content, suffix):
    assert (type_of(content) or (None, None))[1] == suffix


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("..\\..\\etc/passwd", "passwd.pdf"),
        ('x"; filename=evil.exe', "x_ filename_evil.pdf"),
        ("", "document.pdf"),
        ("отчёт 2022.html", "отчёт 2022.pdf"),
    ],
)
def test_a_file_is_taken_away_under_a_harmless_name(name, safe):
    assert safe_name(name, "pdf") == safe


@pytest.mark.covers("R39")
def test_a_document_is_put_up_kept_byte_for_byte_and_withdrawn(cast):
    file = SentFile.of("report.pdf", b"%PDF-1.7 report")
    told = {"meeting": "PSC", "title": {"en": "Report"}, "kind": "report", "item": 4, "is_public": False}
    asked = {**told, "file": file, "by": cast("secretariat"), **cast.told()}
    done = put_up_document(**asked)
    again = put_up_document(**asked)
    meeting = queries.meeting("SMALL", "PSC").id

    (found,) = calling.documents(meeting)
    withdraw_document(meeting="PSC", document=1, by=cast("secretariat"), **cast.told())

    assert done == again
    assert (found.sha256, found.size, calling.content(meeting, 1)) == (file.sha256, 15, file.content)
    assert calling.documents(meeting)[0].is_withdrawn


def test_a_file_that_is_empty_too_large_or_of_another_kind_is_refused(cast):
    told = {"meeting": "PSC", "title": {"en": "Report"}, "kind": "report", "item": 0, "is_public": True}
    sent = [SentFile.of("x", content) for content in (b"", b"%PDF-" + b"x" * 5 * 1024 * 1024, b"<html>")]

    answers = [put_up_document(file=each, **told, by=cast("secretariat"), **cast.told()) for each in sent]

    assert [each.codes for each in answers] == [
        ("file_missing",), ("document_too_large",), ("document_type_not_taken",)
    ]  # fmt: skip
    assert isinstance(answers[0], Refused)


def test_nothing_of_a_closed_meeting_is_prepared_any_more(cast):
    found = queries.meeting("SMALL", "PSC")
    asked = {"meeting": "PSC", "row_version": found.row_version, "act": "close"}
    move_meeting(**asked, by=cast("secretariat"), **cast.told())

    assert publish_agenda(**on(cast, "PSC")).codes == ("meeting_is_over",)


@pytest.mark.covers("R31", "R53")
def test_what_was_said_stays_with_its_item_when_the_agenda_is_reordered(cast):
    call(cast)
    for title in ("Opening", "Results", "Plan"):
        put_item(**on(cast, item=an_item(title)))
    publish_agenda(**on(cast))
    words = {"office": {"en": "Deputy Minister"}, "text": {"en": "We agree."}, "summary": {"en": "Agreed."}}
    told = {"meeting": "PSC-2023", "item": 3, "institution": "AA-MIN", "language": "en", **words}
    file_statement(**told, by=cast("delegate-aa"), **cast.told())

    move_item(**on(cast, item=3, number=1))
    publish_agenda(**on(cast))

    record = meeting_record(programme("SMALL"), seen(cast).meeting, cast.now)
    assert record.agenda[0].title.texts["en"] == "Plan"
    assert [each.item for each in record.statements] == [1]
