"""A meeting that is over: what was decided in it, for tests of what it leaves behind."""

from typing import Any

from maslahat.actions.meetings.minuting import circulate_minutes, draft_the_minutes
from maslahat.actions.meetings.registering_decisions import record_decision
from maslahat.actions.meetings.running import move_meeting
from maslahat.actions.outcomes import Done
from maslahat.actions.stories.writing import begin_story, clear_story, release_story
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.meetings import record_queries
from maslahat.stores.meetings.record_reading import MinutesFound
from maslahat.stores.stories import queries as stories
from maslahat.stores.stories.reading import StoryFound
from tests.cast import L1, L2, Cast, a_tabled_plan, raise_budget, retitle
from tests.prepared import prepared

TEXT = {"en": "Publish the plan", "ru": "Опубликовать план"}


def must(outcome: Any) -> Any:
    assert isinstance(outcome, Done), outcome
    return outcome


def close(cast: Cast) -> None:
    """Let the secretariat close the meeting."""
    version = meetings.meeting("SMALL", "PSC").row_version
    must(move_meeting(meeting="PSC", row_version=version, act="close", by=cast("secretariat"), **cast.told()))


@prepared
def after_the_meeting() -> Cast:
    """Return the cast after a meeting that accepted a proposal of a State, declined another, and endorsed."""
    cast = a_tabled_plan()
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train judges")).ref)
    must(cast.dispose(cast.tabled("cso-bb", raise_budget(L2, "150.00")).ref, "declined"))
    cast.endorse()
    close(cast)
    return cast


def decide(cast: Cast, **more: Any) -> Any:
    """Let the secretariat enter a decision and return the outcome."""
    return record_decision(**{"meeting": "PSC", "text": TEXT, "by": cast("secretariat")} | cast.told() | more)


def minutes(cast: Cast) -> MinutesFound:
    """Return the minutes as they stand."""
    found = record_queries.minutes(meetings.meeting("SMALL", "PSC").id)
    assert found is not None
    return found


def draft(cast: Cast, version: int = 0) -> Any:
    """Let the secretariat draft the minutes and return the outcome."""
    return draft_the_minutes(meeting="PSC", row_version=version, by=cast("secretariat"), **cast.told())


def circulate(cast: Cast, deadline: Any) -> Any:
    """Let the secretariat put the minutes before the delegations and return the outcome."""
    version = minutes(cast).row_version
    return circulate_minutes(
        meeting="PSC", row_version=version, deadline=deadline, by=cast("secretariat"), **cast.told()
    )


def story(slug: str = "plan-endorsed") -> StoryFound:
    """Return the story as it stands."""
    found = stories.story("SMALL", slug)
    assert found is not None
    return found


def begin(cast: Cast, slug: str = "plan-endorsed") -> StoryFound:
    """Let communications draft the story and return it."""
    must(begin_story(meeting="PSC", story=slug, by=cast("communications"), **cast.told()))
    return story(slug)


def on(cast: Cast, language: str = "en") -> dict[str, Any]:
    """Return the keywords by which a deed names a text of the story as it stands."""
    return {"story": "plan-endorsed", "language": language, "revision": story().texts[language].revision} | cast.told()


def release(cast: Cast, language: str = "en", **more: Any) -> Any:
    """Clear and release the text of a language and return the outcome."""
    must(clear_story(by=cast("secretariat"), **on(cast, language)))
    return release_story(by=cast("communications"), **on(cast, language), **more)
