"""The postman: sends the letters of silence procedures and the reminders that are due, and says what became of each."""

from collections.abc import Iterator
from datetime import datetime
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation

from maslahat.actions.results import reminding
from maslahat.actions.results.reminding import Reminder
from maslahat.actions.silence.letters import Letter, claim, letter_sent, letters_due
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.programmes import queries as programmes
from maslahat.words.digests import digest_body, digest_sections, digest_subject
from maslahat.words.silence_letters import letter_body, letter_subject


def send_letters(programme: str, now: datetime) -> Iterator[tuple[Letter, bool]]:
    """Send what is due and yield (letter, whether the mail server took it); nothing while letters are switched off.

    A mail server that cannot be reached raises OSError or SMTPException: the letter stays claimed, and is tried again.
    """
    if not settings.MASLAHAT_MAIL:
        return
    languages = programmes.programme(programme).languages
    for letter in letters_due(programme, now):
        if claim(letter, now):
            accepted = _post(letter, languages, now)
            letter_sent(letter, now, accepted=accepted, counts=settings.MASLAHAT_MAIL == "smtp")
            yield letter, accepted


def _post(letter: Letter, languages: tuple[str, ...], now: datetime) -> bool:
    number, word = letter.procedure.number, letter.notice.word
    path = reverse("silence", args=[letter.programme, letter.workplan, number])
    address = f"{settings.ORIGINS[0]}{path}" if settings.ORIGINS else ""
    with translation.override(languages[0]):
        subject = letter_subject(word, letter.workplan, number)
    body = letter_body(letter.procedure, word, letter.workplan, address, languages, now)
    mark = f"<{letter.programme}.{letter.workplan}.{number}.{letter.notice.number}.{letter.party}@maslahat>"
    return _taken(EmailMessage(subject, body, to=[letter.address], headers={"Message-ID": mark}))


def send_reminders(programme: str, now: datetime) -> Iterator[tuple[Reminder, bool]]:
    """Send the reminders of a programme that are due and yield (reminder, whether the mail server took it).

    Nothing while letters are switched off. A mail server that cannot be reached raises OSError or SMTPException: the
    reminder stays claimed, and is tried again.
    """
    if not settings.MASLAHAT_MAIL:
        return
    name = programmes.programme(programme).name
    for reminder in reminding.reminders_due(programme, now):
        if reminding.claim(reminder, now):
            subject, body = reminder_text(reminder, name, now)
            mark = f"<{programme}.reminder.{reminder.person}.{now.date()}@maslahat>"
            accepted = _taken(EmailMessage(subject, body, to=[reminder.address], headers={"Message-ID": mark}))
            reminding.reminder_sent(reminder, now, accepted=accepted)
            yield reminder, accepted


def reminder_text(reminder: Reminder, name: LocalizedText, now: datetime) -> tuple[str, str]:
    """Return subject and body of a reminder in the language that its person reads; ``name`` is the programme's."""
    pages = (_page("awaited_reports", reminder.programme), _page("reminders", reminder.programme))
    with translation.override(reminder.language):
        sections = digest_sections(reminder.digest, reminder.units)
        named = name.in_language(reminder.language)
        body = digest_body(sections, named, now.date(), pages)
        return digest_subject(reminder.digest, reminder.programme), body


def _page(name: str, programme: str) -> str:
    return f"{settings.ORIGINS[0]}{reverse(name, args=[programme])}" if settings.ORIGINS else ""


def _taken(message: EmailMessage) -> bool:
    try:
        return message.send() == 1
    except SMTPRecipientsRefused:
        return False
