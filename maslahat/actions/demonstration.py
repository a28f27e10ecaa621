"""A lively demonstration: the reference programme in the middle of its meeting, something on every page."""

from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.reference import ensure_reference_programme, reference_story
from maslahat.actions.replay.agenda import take_notes
from maslahat.actions.replay.playing import advise, begin, decide, file, opening, prepare, table
from maslahat.actions.replay.stage import Stage
from maslahat.actions.seating import seat_everybody
from maslahat.stores.workplans import queries as plans

ONLY_FILED = 4
"""How many of the last proposals still wait to be tabled."""

ONLY_TABLED = 5
"""How many before those still wait for advice."""

AGREED = ("PR-KG-01", "PR-KG-03", "PR-KZ-01", "PR-UZ-01", "PR-REG-01")
"""What is agreed already; the last two want different things of one line, so that a conflict is open."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The demonstration stands: how many seats are new, and whether the plan was tabled and discussed just now."""

    programme: str
    plan: str
    new_seats: int
    is_new_plan: bool


def prepare_demonstration(now: datetime) -> Prepared:
    """Load the reference programme, seat everybody, and stop its meeting half-way; what is there already stays."""
    programme = ensure_reference_programme(now)
    story = reference_story(programme)
    begins = opening(programme.meeting(story.meeting))
    seated = seat_everybody(programme, min(begins, now))
    is_new = plans.workplan(programme.code, story.plan.code) is None
    if is_new:
        stage = Stage(programme.code, story.plan.code, begins)
        prepare(stage, story)
        begin(stage, story)
        take_notes(stage, story.meeting)
        for filing in story.filings:
            file(stage, filing)
        living = [each for each in story.filings if each.ref in AGREED]
        waiting = [each for each in story.filings if each.ref not in AGREED]
        for filing in (*living, *waiting[:-ONLY_FILED]):
            table(stage, filing)
        for filing in (*living, *waiting[: -ONLY_FILED - ONLY_TABLED]):
            advise(stage, filing)
        for filing in living:
            decide(stage, story, filing)
    return Prepared(programme.code, story.plan.code, seated, is_new)
