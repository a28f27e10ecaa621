"""Where a value comes from: published and sourced, general knowledge, or invented for illustration."""

from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.shared.texts import LocalizedText


class Mark(StrEnum):
    """How far a value can be relied on."""

    SOURCED = "S"
    KNOWN = "K"
    ILLUSTRATIVE = "I"


@dataclass(frozen=True, slots=True)
class Source:
    """A published document that values of the programme are taken from. ``date`` is as published, often only a year."""

    code: str
    url: str
    what: str
    date: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The mark of one value and the codes of the sources it rests on."""

    mark: Mark
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a code list or scale, a theme of a pillar, a result of a framework: a code and its name."""

    code: str
    name: LocalizedText
