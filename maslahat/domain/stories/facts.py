"""Facts of the record that a story may name: figures, names and quotes, each with the record it comes from.

A story never holds a figure or a quote of its own: it names a fact, and the fact is looked up (R54). The facts are
gathered from what anybody may see, so that nothing confidential can be counted or named (E90).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from maslahat.domain.shared.texts import LocalizedText


class FactKind(StrEnum):
    """What a fact is: a number that agrees with its noun, a name or date, a code, or the words of a speaker."""

    FIGURE = "figure"
    NAME = "name"
    CODE = "code"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``name`` is how a story refers to it, ``record`` the record it rests on (``meeting:PSC-2022``).

    ``number`` is the value of a figure (None for every other kind); ``speaker`` is the office behind a quote.
    """

    name: str
    kind: FactKind
    shown: LocalizedText
    record: str
    number: int | None = None
    speaker: LocalizedText = field(default_factory=LocalizedText)

    def value(self, language: str) -> str:
        """Return what a reader of this language sees, without the noun that follows a figure."""
        return str(self.number) if self.number is not None else self.shown.in_language(language)


def by_name(facts: Iterable[Fact]) -> Mapping[str, Fact]:
    """Return the facts by the name a story uses; a name that is given twice raises ValueError."""
    found: dict[str, Fact] = {}
    for each in facts:
        if each.name in found:
            raise ValueError(f"two facts are called {each.name}")
        found[each.name] = each
    return found


def figure(name: str, number: int, record: str) -> Fact:
    """Return a figure of the record."""
    return Fact(name, FactKind.FIGURE, LocalizedText(), record, number)
