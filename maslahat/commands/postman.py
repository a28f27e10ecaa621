"""The postman: sends the letters of silence procedures that are due, one by one, and says what became of each."""

from collections.abc import Iterator
from datetime import datetime
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation

from maslahat.actions.silence.letters import Letter, claim, letter_sent, letters_due
from maslahat.stores.programmes import queries as programmes
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
    message = EmailMessage(subject, body, to=[letter.address], headers={"Message-ID": mark})
    try:
        return message.send() == 1
    except SMTPRecipientsRefused:
        return False
