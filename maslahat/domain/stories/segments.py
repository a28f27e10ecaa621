"""The body of a story: paragraphs of words and of references to facts, and how one writes them.

A reference stands in braces: ``{plan.fingerprint}``. A figure that a noun follows brings the forms of the noun along:
``{countries|country|countries}`` in English, ``{participants.present|участник|участника|участников}`` in Russian.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from maslahat.domain.shared.counting import agreed
from maslahat.domain.shared.texts import clean
from maslahat.domain.stories.facts import Fact, FactKind

_NAME = re.compile(r"[a-z][a-z0-9_.:-]{0,79}")
_PIECES = re.compile(r"\{([^{}]*)\}")
_NO_BREAK = "\u00a0"
_QUOTES = {"en": ("“", "”"), "ru": ("«", "»")}


@dataclass(frozen=True, slots=True)
class Words:
    """Words that somebody wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class FactReference:
    """The place of a fact in the text; ``forms`` are the forms of the noun that follows a figure, or empty."""

    name: str
    forms: tuple[str, ...] = ()


Segment = Words | FactReference


@dataclass(frozen=True, slots=True)
class StoryBody:
    """The paragraphs of a story in one language."""

    paragraphs: tuple[tuple[Segment, ...], ...] = ()

    @property
    def references(self) -> tuple[FactReference, ...]:
        """Every reference to a fact, in reading order."""
        return tuple(each for part in self.paragraphs for each in part if isinstance(each, FactReference))


@dataclass(frozen=True, slots=True)
class Piece:
    """What a reader sees of one segment: ``record`` and ``fact`` are empty for words; a quote has its ``speaker``."""

    text: str
    record: str = ""
    fact: str = ""
    speaker: str = ""


class StoryRefused(ValueError):
    """A text cannot be read: ``where`` is what stands there with a brace too many, or a name no fact can have."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def read_body(text: str) -> StoryBody:
    """Return the body that this text spells; raise StoryRefused for a brace without its partner or a bad name.

    An empty line ends a paragraph. TextRefused is raised for control characters and overlong texts.
    """
    parts = re.split(r"\n\s*\n", clean(text))
    return StoryBody(tuple(_paragraph(" ".join(part.split())) for part in parts if part.strip()))


def spell_body(body: StoryBody) -> str:
    """Return the text that ``read_body`` reads as this body: what an editor gets to change."""
    return "\n\n".join("".join(_spelled(each) for each in part) for part in body.paragraphs)


def rendered(
    body: StoryBody, facts: Mapping[str, Fact], language: str, unspeakable: frozenset[str] = frozenset()
) -> tuple[tuple[Piece, ...], ...]:
    """Return what a reader sees, paragraph by paragraph.

    A paragraph that names a fact that is not there, or one of those that may not be spoken (a statement that is not
    cleared any more), is left out whole: half a sentence tells something else.
    """
    known = {name for name in facts if name not in unspeakable}
    whole = (part for part in body.paragraphs if all(each.name in known for each in _references(part)))
    return tuple(tuple(_piece(each, facts, language) for each in part) for part in whole)


def _references(part: tuple[Segment, ...]) -> tuple[FactReference, ...]:
    return tuple(each for each in part if isinstance(each, FactReference))


def _paragraph(text: str) -> tuple[Segment, ...]:
    found: list[Segment] = []
    end = 0
    for each in _PIECES.finditer(text):
        found += _words(text[end : each.start()])
        found.append(_reference(each[1]))
        end = each.end()
    return (*found, *_words(text[end:]))


def _words(text: str) -> list[Segment]:
    if "{" in text or "}" in text:
        raise StoryRefused(text[:80])
    return [Words(text)] if text else []


def _reference(inside: str) -> FactReference:
    name, *forms = (part.strip() for part in inside.split("|"))
    if not _NAME.fullmatch(name) or not all(forms):
        raise StoryRefused(inside[:80])
    return FactReference(name, tuple(forms))


def _spelled(segment: Segment) -> str:
    if isinstance(segment, Words):
        return segment.text
    return "{" + "|".join((segment.name, *segment.forms)) + "}"


def _piece(segment: Segment, facts: Mapping[str, Fact], language: str) -> Piece:
    if isinstance(segment, Words):
        return Piece(segment.text)
    fact = facts[segment.name]
    value = fact.value(language)
    if fact.kind is FactKind.QUOTE:
        before, after = _QUOTES.get(language, _QUOTES["en"])
        return Piece(f"{before}{value}{after}", fact.record, fact.name, fact.speaker.in_language(language))
    noun = agreed(fact.number, segment.forms, language) if fact.number is not None else ""
    return Piece(f"{value}{_NO_BREAK}{noun}" if noun else value, fact.record, fact.name)
