"""Letters of silence procedures leave once each, and what came back is known at once."""

import time
from datetime import UTC, datetime, timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.management import call_command

from maslahat.actions.silence import conduct
from maslahat.actions.silence.letters import claim, letters_due
from maslahat.commands.postman import send_letters
from maslahat.domain.governance.silence import DeliveryWay, SilenceEntryKind, SilenceState
from maslahat.stores.journal.load import journal
from tests.actions.silences import a_final_text, later, opened, procedure
from tests.cast import Cast

pytestmark = pytest.mark.django_db

WAY = "ministry@example.org"


@pytest.fixture
def post(settings):
    settings.MASLAHAT_MAIL = "smtp"
    return settings


def an_opened_silence() -> Cast:
    cast = a_final_text()
    told = {"workplan": "JWP", "party": "CC", "addresses": (WAY,), "by": cast("secretariat")}
    conduct.note_addresses(**told, **cast.told())
    opened(cast, text={"en": "Please look at it", "ru": "Просим ознакомиться"})
    return cast


@pytest.mark.covers("E65", "E66")
def test_a_letter_that_the_server_takes_delivers_the_notice_and_starts_the_clock(post):
    cast = an_opened_silence()

    first, second = list(send_letters("SMALL", cast.now)), list(send_letters("SMALL", cast.now))

    assert [(letter.notice.word, taken) for letter, taken in first] == [("opened", True)]
    assert [letter.notice.word for letter, _ in second] == ["started"]
    assert list(send_letters("SMALL", cast.now)) == []
    assert procedure(cast).of(SilenceEntryKind.DELIVERED)[0].word == DeliveryWay.MAILED
    assert procedure(cast).state(cast.now) is SilenceState.RUNNING
    assert WAY not in str(journal("SMALL"))


def test_the_letter_says_in_both_languages_what_it_is_about_and_until_when(post):
    cast = an_opened_silence()
    list(send_letters("SMALL", cast.now))
    list(send_letters("SMALL", cast.now))

    started = mail.outbox[1]

    assert started.to == [WAY]
    assert "The clock of the silence procedure has started" in started.subject
    for words in ("2022-10-29 12:00:00 UTC", "Asia/Tashkent: 2022-10-29T17:00:00+05:00", "Просим ознакомиться"):
        assert words in started.body


def test_only_the_newest_notice_is_sent_and_none_that_has_grown_old(post):
    cast = an_opened_silence()
    told = {"workplan": "JWP", "silence": 1, "seat": "CC", "text": {"en": "By hand"}, "by": cast("secretariat")}
    conduct.record_delivery(**told, **cast.told())

    due = [letter.notice.word for letter in letters_due("SMALL", cast.now)]
    later(cast, days=8)

    assert due == ["started"]
    assert list(letters_due("SMALL", cast.now)) == []


@pytest.mark.covers("E66")
def test_a_letter_that_is_refused_is_flagged_at_once_and_delivers_nothing(post, monkeypatch):
    cast = an_opened_silence()

    def refuse(self):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    ((_, taken),) = send_letters("SMALL", cast.now)

    assert taken is False
    assert procedure(cast).unreached == ("CC",)
    assert procedure(cast).of(SilenceEntryKind.BOUNCED)[0].seat == "CC"


def test_a_mail_server_that_cannot_be_reached_holds_up_letters_and_nothing_else(post, monkeypatch):
    cast, out = a_final_text(), StringIO()
    cast.now = datetime.now(UTC)
    told = {"workplan": "JWP", "party": "CC", "addresses": (WAY,), "by": cast("secretariat")}
    conduct.note_addresses(**told, **cast.told())
    opened(cast)

    def down(self):
        raise ConnectionRefusedError

    monkeypatch.setattr(mail.EmailMessage, "send", down)
    call_command("deadlines", stdout=out)

    assert "letters wait, the mail server cannot be reached (ConnectionRefusedError)" in out.getvalue()


def test_a_trial_into_files_delivers_nothing(post):
    post.MASLAHAT_MAIL = "file"
    cast = an_opened_silence()

    assert len(list(send_letters("SMALL", cast.now))) == 1
    assert procedure(cast).unreached == ("CC",)


def test_without_mail_no_letter_leaves(settings):
    settings.MASLAHAT_MAIL = ""

    assert list(send_letters("SMALL", an_opened_silence().now)) == []


@pytest.mark.covers("E72")
def test_a_letter_is_sent_by_who_claims_it_and_tried_again_if_that_one_fell_silent():
    cast = an_opened_silence()
    (letter,) = letters_due("SMALL", cast.now)

    assert claim(letter, cast.now)
    assert not claim(letter, cast.now)
    assert list(letters_due("SMALL", cast.now)) == []
    later(cast, minutes=16)
    assert list(letters_due("SMALL", cast.now)) == [letter]
    assert claim(letter, cast.now)


@pytest.mark.covers("E71", "R50")
def test_the_watch_closes_silence_round_after_round_until_it_is_stopped(monkeypatch):
    cast = an_opened_silence()
    told = {"workplan": "JWP", "silence": 1, "seat": "CC", "text": {"en": "By hand"}, "by": cast("secretariat")}
    conduct.record_delivery(**told, **cast.told())
    rounds, out = iter([None, None]), StringIO()

    def pause(seconds):
        next(rounds)

    monkeypatch.setattr(time, "sleep", pause)
    with pytest.raises((StopIteration, RuntimeError)):
        call_command("deadlines", watch=1, stdout=out)

    assert out.getvalue() == "JWP: silence 1 is adopted\n"
    assert procedure(cast).closed.holds == cast.now + timedelta(hours=72)
