"""The reference programme that ships with the package: what it is, and the story of its meeting."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib.resources import files

from maslahat.actions.meetings.day_statements import reference_statements
from maslahat.actions.outcomes import Done
from maslahat.actions.people import keeper
from maslahat.actions.programmes import load_programme
from maslahat.actions.replay.participants import read_guests
from maslahat.actions.replay.playing import opening, play_day, prepare, replay
from maslahat.actions.replay.stage import Stage
from maslahat.actions.replay.story import Story
from maslahat.actions.replay.story_reading import read_draft, read_story
from maslahat.actions.rulebook import decision_rule
from maslahat.actions.seating import seat_everybody
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document
from maslahat.publishing.files import read_file
from maslahat.publishing.programme_file import read_programme_file
from maslahat.stores.programmes import queries
from maslahat.stores.workplans.shapes import WorkplanFound


class ReferenceBroken(RuntimeError):
    """The data that ship with the package cannot be loaded: a fault of the package."""


def reference_programme() -> tuple[Programme, Document]:
    """Return the reference programme and the data of its file."""
    programme, found = read_programme_file(_shipped("programme.yaml"))
    return programme, found.data


def reference_story(programme: Programme) -> Story:
    """Return the story of the meeting whose proposals ship with the package."""
    plan = read_draft(
        read_file(_shipped("plan_tabled.yaml")).data, decision_rule(programme).parties, programme.languages
    )
    story = read_story(read_file(_shipped("proposals.yaml")).data, plan, programme.languages)
    guests = read_guests(read_file(_shipped("meeting_participants.yaml")).data, programme.languages)
    return replace(story, guests=guests, statements=reference_statements(programme))


def ensure_reference_programme(now: datetime) -> Programme:
    """Load the reference programme unless it is there already, and return it."""
    programme, document = reference_programme()
    if programme.code not in queries.codes():
        key = f"reference:{programme.code}"
        outcome = load_programme(document=document, by=keeper(programme.code, now), key=key, now=now)
        if not isinstance(outcome, Done):
            raise ReferenceBroken(str(outcome))
    return programme


def play_reference_story() -> WorkplanFound:
    """Play the meeting that ships with the package from beginning to end; raise ReplayStopped where it breaks.

    Every instant follows from the day of the meeting, so that a replay comes to the same, whenever it is played.
    """
    return replay(*_set())


def play_reference_day(pace: Callable[[datetime, datetime], datetime]) -> WorkplanFound:
    """Play what came before the meeting at once, and its day at this pace (see ``Stage``): people can watch.

    The minutes stay with the delegations: their time for corrections cannot be played faster. Raises ReplayStopped.
    """
    stage, story = _set()
    prepare(stage, story)
    stage.pace = pace
    play_day(stage, story)
    return stage.workplan


def _set() -> tuple[Stage, Story]:
    programme, _ = reference_programme()
    story = reference_story(programme)
    begins = opening(programme.meeting(story.meeting))
    ensure_reference_programme(begins)
    seat_everybody(programme, begins)
    return Stage(programme.code, story.plan.code, begins), story


def _shipped(name: str) -> bytes:
    return files("maslahat").joinpath("reference", name).read_bytes()
