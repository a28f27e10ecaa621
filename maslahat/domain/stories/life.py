"""The life of a story, language by language: drafted, edited, cleared, released, withdrawn (R54, R56).

Each language is cleared and released on its own; an edit after release makes a new text that must be cleared and
released again, and until then the released one stays in public. A translation names the exact original it renders.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from maslahat.domain.shared.texts import text_hash
from maslahat.domain.stories.segments import StoryBody, spell_body


class StoryState(StrEnum):
    """Where a text of a story stands."""

    DRAFT = "draft"
    EDITED = "edited"
    CLEARED = "cleared"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class StoryDeed(StrEnum):
    """What is done to a text of a story."""

    EDIT = "edit"
    CLEAR = "clear"
    RELEASE = "release"
    WITHDRAW = "withdraw"


_NEXT: Mapping[tuple[StoryState, StoryDeed], StoryState] = {
    **{(state, StoryDeed.EDIT): StoryState.EDITED for state in StoryState},
    (StoryState.DRAFT, StoryDeed.CLEAR): StoryState.CLEARED,
    (StoryState.EDITED, StoryDeed.CLEAR): StoryState.CLEARED,
    (StoryState.CLEARED, StoryDeed.RELEASE): StoryState.RELEASED,
    (StoryState.RELEASED, StoryDeed.WITHDRAW): StoryState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class StoryText:
    """A story in one language, as it was last written.

    ``revision`` counts its texts; ``made_from`` is the hash of the original it renders (empty for the original
    itself); ``told`` keeps the value of each fact at clearance; ``writer`` is the person who wrote it last.
    """

    language: str
    headline: str
    body: StoryBody
    state: StoryState = StoryState.DRAFT
    revision: int = 1
    made_from: str = ""
    writer: int = 0
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """The short fingerprint by which a translation names this very text."""
        return text_hash(f"{self.headline}\n\n{spell_body(self.body)}")


@dataclass(frozen=True, slots=True)
class Release:
    """A text that the public reads, or read: since when, until when, and why it was withdrawn.

    ``note`` of a later release of the same language says what was corrected.
    """

    text: StoryText
    released_at: datetime
    note: str = ""
    ended_at: datetime | None = None
    withdrawn_because: str = ""

    @property
    def is_public(self) -> bool:
        """Tell whether the public reads it now."""
        return self.ended_at is None


class PairState(StrEnum):
    """How a translation stands to its original (R56)."""

    ORIGINAL = "original"
    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


def after(state: StoryState, deed: StoryDeed) -> StoryState | None:
    """Return the state after a deed, or None if it cannot be done in this state."""
    return _NEXT.get((state, deed))


def pair_state(texts: Mapping[str, StoryText], original: str, language: str) -> PairState:
    """Return how the text of a language stands to the story's original."""
    if language == original and original in texts:
        return PairState.ORIGINAL
    if language not in texts:
        return PairState.MISSING
    if original not in texts or texts[language].made_from == texts[original].hash:
        return PairState.CURRENT
    return PairState.OUTDATED


def released_without(languages: Iterable[str], released: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of the programme that a story in public is not released in; none if it is not public."""
    public = set(released)
    return tuple(each for each in languages if each not in public) if public else ()
