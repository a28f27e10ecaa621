"""Stories for screens: reading only; the number of queries never depends on the rows."""

from maslahat.stores.stories import models
from maslahat.stores.stories.reading import ContactFound, StoryFound, contacts_of, stories_of


def stories(programme: str) -> tuple[StoryFound, ...]:
    """Return all stories of a programme, newest first."""
    return stories_of(models.Story.objects.filter(programme__code=programme))


def story(programme: str, slug: str) -> StoryFound | None:
    """Return one story of a programme by the name in its address, or None."""
    return next(iter(stories_of(models.Story.objects.filter(programme__code=programme, slug=slug))), None)


def photograph(story: int, number: int) -> bytes:
    """Return the picture of a photograph of a story (its row id) that stands; raise LookupError if there is none."""
    rows = models.StoryPhotograph.objects.filter(story_id=story, number=number, taken_down_at=None)
    row = rows.only("content").first()
    if row is None:
        raise LookupError(number)
    return bytes(row.content)


def press_contact(programme: str) -> ContactFound | None:
    """Return the press contact of a programme, or None if none was named."""
    return next(iter(contacts_of(models.PressContact.objects.filter(programme__code=programme))), None)
