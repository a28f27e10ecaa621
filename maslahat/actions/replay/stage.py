"""Where a meeting is replayed: a programme, a plan, a clock, and deeds done in the name of the people there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from maslahat.actions.actor import Actor
from maslahat.actions.outcomes import Done
from maslahat.actions.seating import person_named
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound

STEP = timedelta(minutes=1)
SECRETARIAT = "secretariat"
"""User name of the secretariat among the seats of a programme with a story."""


class ReplayStopped(RuntimeError):
    """A deed of the story was not done; the message names the deed and what was answered."""


@dataclass
class Stage:
    """Where a story is played: a programme, a plan, and a clock that moves with every deed.

    ``pace`` is asked before each deed, with the instant that the story has for it and the one before which it cannot
    be done, and answers with the instant at which it is done: a live replay waits there and answers with the hour of
    the day. ``done_at`` is the instant of the last deed.
    """

    programme: str
    plan: str
    now: datetime
    deeds: int = 0
    step: timedelta = STEP
    pace: Callable[[datetime, datetime], datetime] | None = None
    earliest: datetime = field(default=datetime.min.replace(tzinfo=UTC))
    done_at: datetime = field(default=datetime.min.replace(tzinfo=UTC))

    def do(self, deed: Callable[..., Any], by: str | Actor, **told: Any) -> Any:
        """Do a deed in the name of a person and return its outcome; raise ReplayStopped if it is not done."""
        self.deeds += 1
        self.now += self.step
        now = self.pace(self.now, self.earliest) if self.pace else max(self.now, self.earliest)
        actor = person_named(by, self.programme, now) if isinstance(by, str) else by
        outcome = deed(by=actor, key=f"story:{self.plan}:{self.deeds}", now=now, **told)
        if not isinstance(outcome, Done):
            raise ReplayStopped(f"{deed.__name__} by {actor.username}: {outcome}")
        self.done_at = now
        return outcome

    def wait(self, span: timedelta) -> None:
        """Let this much time pass between the last deed and the next one, however fast the story is played."""
        self.earliest = self.done_at + span

    @contextmanager
    def taking(self, step: timedelta) -> Iterator[None]:
        """Let every deed inside take this long."""
        usual, self.step = self.step, step
        try:
            yield
        finally:
            self.step = usual

    def meeting(self, code: str) -> MeetingFound:
        """Return a meeting of the programme as it stands; raise ReplayStopped if there is none of this code."""
        found = meetings.meeting(self.programme, code)
        if found is None:
            raise ReplayStopped(f"{self.programme} has no meeting {code}")
        return found

    @property
    def workplan(self) -> WorkplanFound:
        found = plans.workplan(self.programme, self.plan)
        if found is None:
            raise ReplayStopped(f"{self.programme} has no plan {self.plan}")
        return found

    @property
    def draft(self) -> str:
        return self.workplan.current.version_id

    def on(self, ref: str) -> dict[str, Any]:
        """Return the keywords by which a deed names a proposal as it stands."""
        found: ProposalFound | None = plans.proposal(self.workplan.id, ref)
        if found is None:
            raise ReplayStopped(f"{self.plan} has no proposal {ref}")
        return {"workplan": self.plan, "proposal": ref, "row_version": found.row_version}
