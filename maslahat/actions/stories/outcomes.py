"""What the deeds on a story answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class StoryBegun(Done):
    """The first draft of the story stands, in these languages."""

    story: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryMoved(Done):
    """The text of a story in one language stands so. ``missing`` are languages in which the public cannot read it."""

    story: str
    language: str
    state: str
    revision: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotographsChanged(Done):
    """The photograph with this number stands with the story, or no longer does."""

    story: str
    photograph: int


@dataclass(frozen=True, slots=True)
class ContactChanged(Done):
    """The press contact is changed, in every story at once."""

    programme: str
    row_version: int
