"""Photographs of a story: put up by communications with words for those who do not see them, and taken down (R54)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Reason, Refused
from maslahat.actions.stories.outcomes import PhotographsChanged
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.photographs import Photograph, made_ready
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.stories import load, save
from maslahat.stores.stories.reading import PhotographFound

MOST_PHOTOGRAPHS = 12
LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class SentPicture:
    """A file that somebody sends as a photograph; a receipt knows it by its fingerprint."""

    sha256: str
    content: bytes = field(repr=False, compare=False)

    @classmethod
    def of(cls, content: bytes) -> "SentPicture":
        """Return the file with these bytes."""
        return cls(sha256(content).hexdigest(), content)


@deed(Deed.STORY_RELEASE)
def add_photograph(
    *,
    story: str,
    picture: SentPicture,
    alternative: Mapping[str, str],
    credit: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> PhotographsChanged | Refused:
    """Put a photograph up with a story: ``alternative`` tells in every language of the programme what is seen.

    The picture is painted anew and nothing else of the file is kept. Where the story is in public, so is the picture.
    """
    found = load.story(by.programme, story)
    if found is None:
        return Refused.because("unknown_story")
    if len(found.photographs) >= MOST_PHOTOGRAPHS:
        return Refused.because("photographs_enough", most=MOST_PHOTOGRAPHS)
    words = _words(alternative, credit, programmes.programme(by.programme).languages)
    ready = made_ready(picture.content)
    if not isinstance(ready, Photograph) or isinstance(words, Refused):
        faults = () if isinstance(ready, Photograph) else (Reason(f"photograph_{ready.value}"),)
        return Refused((*faults, *(words.reasons if isinstance(words, Refused) else ())))
    wanted = PhotographFound(0, *words, ready.width, ready.height, ready.sha256)
    number = save.photograph(found.id, wanted, ready.content, by.person, now)
    _tell(story, number, {"sha256": ready.sha256}, "story.photograph", by=by, now=now)
    return PhotographsChanged(story, number)


@deed(Deed.STORY_RELEASE)
def take_photograph_down(
    *, story: str, photograph: int, by: Actor, key: str, now: datetime
) -> PhotographsChanged | Refused:
    """Take a photograph down: nobody can fetch it any more."""
    found = load.story(by.programme, story)
    if found is None:
        return Refused.because("unknown_story")
    if not save.photograph_taken_down(found.id, photograph, now):
        return Refused.because("unknown_photograph", number=photograph)
    _tell(story, photograph, {}, "story.photograph_down", by=by, now=now)
    return PhotographsChanged(story, photograph)


def _words(
    alternative: Mapping[str, str], credit: Mapping[str, str], languages: tuple[str, ...]
) -> tuple[LocalizedText, LocalizedText] | Refused:
    seen, whose = say(alternative), say(credit)
    if isinstance(seen, Refused):
        return seen
    if isinstance(whose, Refused):
        return whose
    missing = [each for each in languages if not seen.texts.get(each)]
    reasons = [Reason("photograph_alternative_missing", {"language": each}) for each in missing]
    if not whose:
        reasons.append(Reason("photograph_credit_missing"))
    if any(len(text) > LONGEST_WORDS for words in (seen, whose) for text in words.texts.values()):
        reasons.append(Reason("photograph_words_long", {"most": LONGEST_WORDS}))
    return Refused(tuple(reasons)) if reasons else (seen, whose)


def _tell(story: str, number: int, more: Mapping[str, str], name: str, *, by: Actor, now: datetime) -> None:
    detail = {"photograph": number, **more}
    tell(by=by, right=Deed.STORY_RELEASE, about=f"story:{story}", now=now, detail=detail, name=name)
