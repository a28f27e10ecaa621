"""A document in one language, put together from headings, sentences, facts, tables and charts; files are made of it.

Letters of invitation, agendas, presentation packs and reports are papers: what they say is decided once, how each kind
of file shows it is the business of ``paper_pdf`` and ``paper_docx``.
"""

from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.phrases import LANGUAGES, Pair

_WHOLE_ROWS, _WHOLE_SIGNS = 10, 1_500
"""Most rows and characters of a table that is kept on one page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is a part of the paper, 2 a section of it, 3 a part of a section."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph. ``look`` is empty, ``strong``, ``soft`` (smaller, grey), ``right`` (at the right margin),
    ``note`` (in a box), ``lead`` (as soft) or ``caption``: the last two stay with the table that follows."""

    words: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what they say, one under the other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``widths`` are the shares of its columns, ``numbers`` the places of columns that hold numbers.

    The last row stands out if ``has_total``. ``about`` is what a screen reader says of the table. ``notes`` stand in
    small print under it; words are set smaller in all of a table that ``is_dense``.
    """

    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: frozenset[int] = frozenset()
    has_total: bool = False
    notes: tuple[str, ...] = ()
    is_dense: bool = False

    @property
    def stays_whole(self) -> bool:
        """Tell whether the table is small enough to stand on one page."""
        return len(self.rows) <= _WHOLE_ROWS and sum(len(words) for row in self.rows for words in row) <= _WHOLE_SIGNS


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of figures; a table of the same figures stands beside it in the paper.

    ``svg`` is a drawing of ``publishing.charts``, ``says`` what it shows for those who do not see it.
    """

    title: str
    svg: str
    says: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents under this title: every heading of the first two levels with its page."""

    title: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Heading | Sentence | Facts | Table | Chart | Contents | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in one language (``en`` or ``ru``); ``running`` stands at the head of every page but the first.

    ``author`` is the body that issues it. ``as_of`` (aware UTC) is the date inside the file: the same paper gives the
    same bytes. ``is_wide`` lays the page on its side. ``foot`` stands at the foot of every page in place of the author,
    ``mark`` (as DRAFT) on every page, plainly to be seen.
    """

    title: str
    language: str
    author: str
    running: str
    over: tuple[str, ...]
    blocks: tuple[Block, ...]
    as_of: datetime
    is_wide: bool = False
    foot: str = ""
    mark: str = ""


def side_of(language: str) -> int:
    """Return the place of a language in a pair of words; English stands in for a language that has no words here."""
    return LANGUAGES.index(language) if language in LANGUAGES else 0


def on_side(pair: Pair, language: str) -> str:
    """Return the words of a pair in this language."""
    return pair[side_of(language)]


def in_one(text: LocalizedText, language: str) -> str:
    """Return a text in this language, or in the language it was written in."""
    return text.in_language(language)
