"""`maslahat deadlines`: whatever hangs on a time that has passed is closed, as of its deadline; for a clock to run."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from maslahat.actions.amending import close_adjustments
from maslahat.actions.outcomes import AdjustmentsClosed
from maslahat.actions.people import keeper
from maslahat.actions.referring import lapse_overdue
from maslahat.domain.shared.deeds import Stage
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries


class Command(BaseCommand):
    """Closes corrigenda, minor adjustments and questions to capitals whose time has run out; twice changes nothing."""

    help = "close what hangs on a time that has passed: changes open to objection, answers of capitals"

    def handle(self, *_: Any, **__: Any) -> None:
        """Go through every plan of every programme and say what took effect, and what lapsed."""
        now = datetime.now(UTC)
        for code in programmes.codes():
            for moved in lapse_overdue(code, now):
                self.stdout.write(f"{code}: {moved.proposal} is {moved.state}, the time of the capitals is over")
            for plan in queries.workplans(code):
                if plan.stage == Stage.ENDORSED:
                    key = f"deadlines:{plan.code}:{now.isoformat()}"
                    self._say(close_adjustments(workplan=plan.code, by=keeper(code, now), key=key, now=now))

    def _say(self, answer: object) -> None:
        if isinstance(answer, AdjustmentsClosed):
            for ref in answer.in_effect:
                self.stdout.write(f"{answer.workplan}: {ref} is in effect")
            for ref in answer.lapsed:
                self.stdout.write(f"{answer.workplan}: {ref} lapsed, it no longer fits the text")
