"""A document of the record in one language, before it has a form: title, headings, paragraphs, lists, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; ``number`` stands before it if it has one. Its line breaks are kept."""

    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; ``about`` is what a screen reader says of it."""

    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Passage | Grid


@dataclass(frozen=True, slots=True)
class RecordDocument:
    """One document in one language.

    ``over`` stands above the title, ``under`` are lines below it; ``status`` is printed in the head of every page
    (draft, agreed), ``foot`` at its foot; ``as_of`` is its date (aware UTC): the same document gives the same bytes.
    """

    language: str
    title: str
    over: str
    under: tuple[str, ...]
    blocks: tuple[Block, ...]
    as_of: datetime
    status: str = ""
    foot: str = ""
    is_draft: bool = False


def in_languages(language: str, pair: Sequence[str]) -> str:
    """Return the side of a pair of words in this language; English for any other than Russian."""
    return pair[1] if language == "ru" else pair[0]
