"""Reminders leave once each, in one letter for one person, in the language the person reads."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction

from maslahat.actions.outcomes import Refused
from maslahat.actions.results.reminding import choose_reminders, claim, record_reminder, reminder_sent, reminders_due
from maslahat.commands.postman import send_reminders
from maslahat.stores.journal.load import journal
from maslahat.stores.people.models import Person
from maslahat.stores.results.models import ReminderLetter
from tests.actions.results_asked import a_reported_programme, confirms, must, sends_back
from tests.cast import Cast

pytestmark = pytest.mark.django_db

NEAR = datetime(2023, 2, 10, 6, tzinfo=UTC)
OFFICE = "office@example.org"


@pytest.fixture
def post(settings):
    settings.MASLAHAT_MAIL = "smtp"
    settings.ORIGINS = ("https://plan.example.org",)
    return settings


def asked_for(cast: Cast, *who: str) -> Cast:
    """Let these people ask for reminders, five days before reports are due."""
    cast.now = NEAR
    for each in who:
        must(choose_reminders(address=f"{each}.{OFFICE}", by=cast(each), **cast.told()))
    return cast


def sent(cast: Cast) -> list[tuple[str, int]]:
    return [(reminder.party, reminder.digest.number) for reminder, _ in send_reminders("SMALL", cast.now)]


@pytest.mark.covers("R92")
def test_each_person_gets_one_letter_with_all_that_waits(post):
    cast = asked_for(a_reported_programme(), "focal-aa", "expert", "donor")

    assert sorted(sent(cast)) == [("AA", 2), ("AG", 1)]

    to_state = next(each for each in mail.outbox if each.to == [f"focal-aa.{OFFICE}"])
    assert "SMALL: 2 reports on results require your action" in to_state.subject
    assert "Reports to be submitted" in to_state.body
    assert "2022: 2 reports, last day 15 February 2023 (1.1.1.i2, 1.1.1.i3)" in to_state.body
    assert "https://plan.example.org/SMALL/results/reports/awaited/" in to_state.body


@pytest.mark.covers("R92")
def test_a_second_run_a_second_worker_and_a_restart_send_nothing_twice(post):
    cast = asked_for(a_reported_programme(), "focal-aa")
    (mine,) = reminders_due("SMALL", cast.now)

    assert claim(mine, cast.now)
    assert not claim(mine, cast.now)
    assert sent(cast) == []
    cast.now += timedelta(minutes=16)
    assert len(sent(cast)) == 1
    assert sent(cast) == []
    cast.now += timedelta(days=1)

    assert sent(cast) == []
    assert len(mail.outbox) == 1


def test_a_letter_begun_before_midnight_is_not_begun_again_after_it(post):
    cast = asked_for(a_reported_programme(), "focal-aa")
    cast.now = datetime(2023, 2, 10, 23, 59, tzinfo=UTC)
    (mine,) = reminders_due("SMALL", cast.now)
    assert claim(mine, cast.now)

    cast.now += timedelta(minutes=2)

    assert sent(cast) == []


@pytest.mark.covers("R92")
def test_what_is_new_is_told_the_next_day_and_what_is_old_after_a_week(post):
    cast = asked_for(a_reported_programme(), "coordinator", "focal-aa")
    assert sent(cast) == [("AA", 2)]
    must(confirms(cast))
    cast.now += timedelta(days=1)
    assert sent(cast) == [("AG", 1)]
    must(sends_back(cast))
    cast.now += timedelta(days=1)
    assert sent(cast) == [("AA", 3)]
    cast.now += timedelta(days=6)
    assert sent(cast) == [("AA", 3)]  # by now late: that is new
    cast.now += timedelta(days=7)

    assert sent(cast) == [("AA", 3)]
    assert "Reports overdue" in mail.outbox[-1].body
    assert "Reports returned with questions" in mail.outbox[-1].body


@pytest.mark.covers("R92", "R2")
def test_who_reads_russian_is_reminded_in_russian(post):
    cast = asked_for(a_reported_programme(), "focal-aa")
    Person.objects.filter(username="focal-aa").update(language="ru")

    sent(cast)

    assert "SMALL: 2 отчёта о результатах ожидают ваших действий" in mail.outbox[0].subject
    assert "Отчёты, подлежащие представлению" in mail.outbox[0].body
    assert "последний день — 15 февраля 2023 г." in mail.outbox[0].body


def test_the_record_says_that_a_party_was_reminded_and_holds_no_address(post):
    cast = asked_for(a_reported_programme(), "focal-aa")
    sent(cast)

    last = journal("SMALL")[-1]

    assert (last.deed, last.about) == ("reminder.send", "reminder:AA")
    assert OFFICE not in str(journal("SMALL"))
    assert "focal-aa" not in str(last)


def test_a_letter_that_comes_back_at_once_is_not_repeated_before_its_time(post, monkeypatch):
    cast = asked_for(a_reported_programme(), "focal-aa")

    def refuse(self):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    ((_, accepted),) = send_reminders("SMALL", cast.now)
    cast.now += timedelta(days=1)

    assert accepted is False
    assert ReminderLetter.objects.get().state == "bounced"
    assert sent(cast) == []


def test_who_takes_the_address_away_or_leaves_the_seat_is_not_reminded(post):
    cast = asked_for(a_reported_programme(), "focal-aa", "expert")
    must(choose_reminders(address="", by=cast("focal-aa"), **cast.told()))
    Person.objects.filter(username="expert").update(is_active=False)

    assert sent(cast) == []


def test_what_is_no_address_and_a_letter_that_nobody_began_are_refused():
    cast = asked_for(a_reported_programme())
    told = {"person": 1, "party": "AA", "reports": 1, "marks": "", "accepted": True}

    bad = choose_reminders(address="at the ministry", by=cast("focal-aa"), **cast.told())
    unknown = record_reminder(**told, by=cast.keeper, **cast.told())

    assert isinstance(bad, Refused)
    assert isinstance(unknown, Refused)
    assert [each.code for each in (*bad.reasons, *unknown.reasons)] == ["reminder_bad_address", "reminder_not_begun"]


def test_the_command_sends_shows_and_says_when_the_server_is_down(post, monkeypatch):
    asked_for(a_reported_programme(), "focal-aa")
    shown, said, again, down = StringIO(), StringIO(), StringIO(), StringIO()

    call_command("reminders", "--show", stdout=shown)
    with transaction.atomic():
        monkeypatch.setattr(mail.EmailMessage, "send", _unreachable)
        call_command("reminders", stdout=down)
        monkeypatch.undo()
        ReminderLetter.objects.all().delete()
    post.MASLAHAT_MAIL = "smtp"
    call_command("reminders", stdout=said)
    call_command("reminders", stdout=again)

    assert "Reports overdue" in shown.getvalue()
    assert "the mail server cannot be reached (ConnectionRefusedError)" in down.getvalue()
    assert said.getvalue() == "SMALL: reminder to AA, 2 reports: sent\n"
    assert again.getvalue() == ""


def _unreachable(self):
    raise ConnectionRefusedError


def test_without_mail_no_reminder_leaves(settings):
    settings.MASLAHAT_MAIL = ""
    cast = asked_for(a_reported_programme(), "focal-aa")

    assert list(send_reminders("SMALL", cast.now)) == []


def test_a_reminder_recorded_twice_is_recorded_once(post):
    cast = asked_for(a_reported_programme(), "focal-aa")
    (mine,) = reminders_due("SMALL", cast.now)
    claim(mine, cast.now)
    must(reminder_sent(mine, cast.now, accepted=True))
    before = len(journal("SMALL"))

    must(reminder_sent(mine, cast.now, accepted=True))

    assert len(journal("SMALL")) == before
