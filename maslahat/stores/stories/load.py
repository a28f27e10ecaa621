"""Stories in for a decision; who calls has the programme's turn."""

from maslahat.stores.stories import models
from maslahat.stores.stories.reading import StoryFound, stories_of


def story(programme: str, slug: str) -> StoryFound | None:
    """Return one story of a programme by the name in its address, held, or None."""
    rows = models.Story.objects.select_for_update(of=("self",)).filter(programme__code=programme, slug=slug)
    return next(iter(stories_of(rows)), None)
