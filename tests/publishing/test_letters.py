"""A letter says to whom, to what, when and where, in either language; a calendar says it to a program."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from maslahat.domain.meetings.appointments import Appointment, mint_uid
from maslahat.domain.meetings.arrangements import MeetingForm
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.calendar_files import calendar_file
from maslahat.publishing.letters import agenda_paper, letter_paper
from maslahat.publishing.meeting_times import offset_in_words
from maslahat.publishing.paper_docx import paper_docx
from maslahat.publishing.paper_pdf import paper_pdf
from maslahat.words.zones import zone
from tests.publishing.papers import NINE, SUMMER, a_letter, a_meeting, words_of_docx, words_of_pdf

SAID = {
    "en": (
        "PSC-2026/INV/BB-1", "1 July 2026", "Head of Department", "Ministry of Foreign Affairs", "State B",
        "Steering Committee 2026", "20 October 2026", "09:00–18:00 (UTC+5)", "House of Friendship, Almaty, Land A",
        "hybrid", "Joint workplan 2027", "https://maslahat.example/SMALL/meetings/PSC-2026/", "6 October 2026",
        "Annex. Provisional agenda, Rev.2", "09:20–10:20", "Deputy Minister", "Secretariat",
    ),
    "ru": (
        "PSC-2026/INV/BB-1", "1 июля 2026 г.", "Начальник управления", "Министерство иностранных дел",
        "Руководящий комитет, 2026 год", "20 октября 2026 г.", "имеет честь пригласить", "в смешанном формате",
        "Приложение. Предварительная повестка дня, Ред. 2", "Заместитель министра", "Государство Б",
    ),
}  # fmt: skip


@pytest.mark.covers("R28", "R29")
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_letter_says_everything_in_its_language_as_pdf_and_as_docx(language):
    paper = letter_paper(a_letter(), language)

    for words in (words_of_pdf(paper_pdf(paper)), words_of_docx(paper_docx(paper))):
        words = words.replace(" ", "")
        assert [each for each in SAID[language] if each.replace(" ", "") not in words] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_agenda_is_a_paper_of_its_own(language):
    paper = agenda_paper(a_meeting(), SUMMER, language)

    title = {"en": "Provisional agenda, Rev.2", "ru": "Предварительная повестка дня, Ред. 2"}
    assert title[language] in words_of_pdf(paper_pdf(paper))


def test_a_letter_to_a_meeting_in_one_room_does_not_speak_of_taking_part_online():
    meeting = a_meeting(form=MeetingForm.IN_PERSON)

    assert "take part online" not in repr(letter_paper(a_letter(meeting), "en"))


def test_without_a_published_agenda_nothing_is_annexed():
    words = repr(letter_paper(a_letter(a_meeting(revision=0)), "en"))

    assert "annex" not in words.lower()


def test_the_same_letter_gives_the_same_bytes():
    paper = letter_paper(a_letter(), "ru")

    assert paper_pdf(paper) == paper_pdf(paper)
    assert paper_docx(paper) == paper_docx(paper)


def test_names_with_marks_and_endless_words_are_set_as_they_are():
    office = LocalizedText.of(en="<b>#strong[x] " + "A" * 400 + " \u202edrow")
    paper = letter_paper(replace(a_letter(), office=office), "en")

    assert "<b>#strong[x]" in words_of_pdf(paper_pdf(paper))
    assert "[U+202E]drow" in words_of_docx(paper_docx(paper))


@pytest.mark.covers("E68")
def test_the_offset_is_that_of_the_day_of_the_meeting():
    before, after = datetime(2024, 2, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC)

    assert (offset_in_words(before, zone("Asia/Almaty")), offset_in_words(after, zone("Asia/Almaty"))) == (
        "UTC+6",
        "UTC+5",
    )
    assert offset_in_words(after, zone("Asia/Kabul")) == "UTC+4:30"


def an_appointment(**changes):
    told = {
        "uid": mint_uid("SMALL", "PSC-2026"),
        "sequence": 3,
        "changed_at": SUMMER,
        "summary": LocalizedText.of(en="Committee; part 1, hybrid", ru="Комитет"),
        "starts_at": NINE,
        "ends_at": NINE + timedelta(hours=9),
        "time_zone": "Asia/Almaty",
    }
    return Appointment(**told | changes)


def events(content):
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_calendar_gives_true_local_times_with_their_zone():
    content = calendar_file("Small", [an_appointment()], "ru", zone)

    (event,) = events(content)
    assert event["SUMMARY"] == "Комитет"
    assert event.decoded("dtstart") == datetime(2026, 10, 20, 9, tzinfo=ZoneInfo("Asia/Almaty"))
    assert b"TZID:Asia/Almaty" in content
    assert (str(event["UID"]), event["SEQUENCE"]) == (mint_uid("SMALL", "PSC-2026"), 3)


@pytest.mark.covers("E67")
def test_one_instant_stands_in_the_calendar_across_a_change_of_the_clock():
    deadline = an_appointment(starts_at=datetime(2026, 10, 25, 1, tzinfo=UTC), ends_at=None, time_zone="Europe/Vienna")

    (event,) = events(calendar_file("Small", [deadline], "en", zone))
    assert event.decoded("dtstart") == datetime(2026, 10, 25, 1, tzinfo=UTC)
    assert event["TRANSP"] == "TRANSPARENT"


def test_what_was_cancelled_stays_in_the_calendar_as_cancelled():
    (event,) = events(calendar_file("Small", [an_appointment(is_cancelled=True)], "en", zone))

    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == "Committee; part 1, hybrid"
