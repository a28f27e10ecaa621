"""`maslahat reminders`: one letter for everybody who asked for it, with all the reports that wait; once a day."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime
from smtplib import SMTPException
from typing import Any

from django.core.management.base import BaseCommand

from maslahat.actions.results.reminding import reminders_due
from maslahat.commands.postman import reminder_text, send_reminders
from maslahat.stores.programmes import queries as programmes


class Command(BaseCommand):
    """Sends the reminders that are due. Twice on a day changes nothing; any number of these may run at once."""

    help = "send everybody who asked for it one reminder of the reports that wait, or show what it says"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to show the letters in place of sending them."""
        parser.add_argument("--show", action="store_true", help="print the letters that are due and send none")

    def handle(self, *_: Any, show: bool = False, **__: Any) -> None:
        """Go through every programme and say what was sent, or show it."""
        now = datetime.now(UTC)
        for code in programmes.codes():
            for line in _shown(code, now) if show else _sent(code, now):
                self.stdout.write(line)


def _sent(code: str, now: datetime) -> Iterator[str]:
    """Send what is due; a mail server that cannot be reached ends the round of this programme and nothing else."""
    try:
        for reminder, accepted in send_reminders(code, now):
            word = "sent" if accepted else "came back"
            yield f"{code}: reminder to {reminder.party}, {reminder.digest.number} reports: {word}"
    except (OSError, SMTPException) as fault:
        yield f"{code}: reminders wait, the mail server cannot be reached ({type(fault).__name__})"


def _shown(code: str, now: datetime) -> Iterator[str]:
    name = programmes.programme(code).name
    for reminder in reminders_due(code, now):
        subject, body = reminder_text(reminder, name, now)
        yield f"{code}: {reminder.party}\n{subject}\n\n{body}"
