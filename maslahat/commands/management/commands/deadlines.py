"""`maslahat deadlines`: what nobody objected to in time takes effect, as of its deadline; for a clock to run."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from maslahat.actions.amending import close_adjustments
from maslahat.actions.outcomes import AdjustmentsClosed
from maslahat.actions.people import keeper
from maslahat.domain.shared.rights import Stage
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries


class Command(BaseCommand):
    """Closes every corrigendum and minor adjustment whose time has run out; a second time changes nothing."""

    help = "bring corrigenda and minor adjustments into effect whose time for objections has ended"

    def handle(self, *_: Any, **__: Any) -> None:
        """Go through every endorsed plan of every programme and say what took effect."""
        now = datetime.now(UTC)
        for code in programmes.codes():
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
