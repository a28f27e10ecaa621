"""What a stranger finds on the overview: endorsed plans, published results, stories; nothing of the inside (R96)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.results.published import public_report
from maslahat.stores.stories import queries as stories
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.stories.shown import headline
from maslahat.web.templatetags.texts import reading_language
from maslahat.web.visits import Visit

STORIES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story in public: the name in its address, language and headline, when it was released."""

    slug: str
    language: str
    headline: str
    released_at: datetime


@dataclass(frozen=True, slots=True)
class ForEverybody:
    """What anybody may read: endorsed plans newest first, the year of the published results or None, stories."""

    plans: Sequence[WorkplanFound]
    results: int | None
    stories: Sequence[StoryTold]


def for_everybody(visit: Visit, seen: Iterable[WorkplanFound]) -> ForEverybody | None:
    """Return what a visitor without a seat finds here; None for somebody who has one: the list is for them.

    ``seen`` are the plans that the visitor may read, as they may be seen.
    """
    if visit.actor.accreditation is not None:
        return None
    report = public_report(visit.programme.code)
    released = ((each, headline(each, reading_language())) for each in stories.stories(visit.programme.code))
    told = [StoryTold(each.slug, *found) for each, found in released if found is not None]
    return ForEverybody(
        [each for each in seen if each.in_force is not None],
        report.year if report else None,
        told[:STORIES_SHOWN],
    )
