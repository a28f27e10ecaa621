"""`maslahat deadlines`: whatever hangs on a time that has passed is closed, as of its deadline; for a clock to run."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime
from smtplib import SMTPException
from typing import Any

from django.core.management.base import BaseCommand

from maslahat.actions.amending import close_adjustments
from maslahat.actions.outcomes import AdjustmentsClosed
from maslahat.actions.people import keeper
from maslahat.actions.referring import lapse_overdue
from maslahat.actions.silence.course import run_silences
from maslahat.commands.postman import send_letters
from maslahat.domain.shared.deeds import Stage
from maslahat.domain.shared.steady_clock import SteadyClock
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries


class Command(BaseCommand):
    """Closes what has run out of time: corrigenda, minor adjustments, questions to capitals, silence; sends letters.

    Twice changes nothing; any number of these may run at once.
    """

    help = "close what hangs on a time that has passed, remind of silence procedures, and send their letters"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the seconds between two rounds."""
        parser.add_argument("--watch", type=int, metavar="SECONDS", help="go on until stopped, a round every so often")

    def handle(self, *_: Any, watch: int | None = None, **__: Any) -> None:
        """Go through every plan of every programme and say what took effect, what lapsed, and what was sent."""
        clock = SteadyClock(datetime.now(UTC), _tick())
        while True:
            now = clock.read(datetime.now(UTC), _tick())
            for line in self._round(now):
                self.stdout.write(line)
            if not watch:
                return
            self.stdout.flush()
            time.sleep(max(1, watch))

    def _round(self, now: datetime) -> Iterator[str]:
        for code in programmes.codes():
            for moved in lapse_overdue(code, now):
                yield f"{code}: {moved.proposal} is {moved.state}, the time of the capitals is over"
            for where, silence in run_silences(code, now):
                yield f"{where}: silence {silence.silence} is {silence.state}"
            yield from _posted(code, now)
            for plan in queries.workplans(code):
                if plan.stage == Stage.ENDORSED:
                    key = f"deadlines:{plan.code}:{now.isoformat()}"
                    yield from _said(close_adjustments(workplan=plan.code, by=keeper(code, now), key=key, now=now))


def _posted(code: str, now: datetime) -> Iterator[str]:
    """Send what is due; a mail server that cannot be reached holds up letters and nothing else."""
    try:
        for letter, accepted in send_letters(code, now):
            word = "sent" if accepted else "came back"
            yield f"{letter.workplan}: letter of silence {letter.procedure.number} to {letter.party} {word}"
    except (OSError, SMTPException) as fault:
        yield f"{code}: letters wait, the mail server cannot be reached ({type(fault).__name__})"


def _said(answer: object) -> Iterator[str]:
    if isinstance(answer, AdjustmentsClosed):
        for ref in answer.in_effect:
            yield f"{answer.workplan}: {ref} is in effect"
        for ref in answer.lapsed:
            yield f"{answer.workplan}: {ref} lapsed, it no longer fits the text"


def _tick() -> int:
    """Return the count of the machine since it was started, its sleep included where it counts that."""
    return time.clock_gettime_ns(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
