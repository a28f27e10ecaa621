"""Numbers that people typed into a text: each with the value it says, how exactly, and the sentence it stands in.

English groups by commas or spaces and has a decimal point; Russian groups by spaces and has a decimal comma. What is
written in words (*five*) is no typed number. Sources: R94; ADR 0035.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType


class Typed(StrEnum):
    """What a typed number is by its look: a number that says how many, a year or date, part of a code or of a name."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as it was typed. ``unit`` is the worth of one in its last place: 0.1 for ``4.5``.

    A date or name has no value of its own: ``value`` is then 0, for a year the year.
    """

    words: str
    sentence: str
    kind: Typed
    value: Fraction = Fraction(0)
    unit: Fraction = Fraction(1)
    is_percent: bool = False

    def says(self, number: Fraction) -> bool:
        """Tell whether this is that number, rounded to the last place that was typed."""
        return abs(number - self.value) * 2 <= self.unit


_SPACE = "[ \u00a0\u202f\u2009]"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_SCALES: Mapping[str, int] = MappingProxyType(
    {"thousand": 1_000, "тыс": 1_000, "million": 10**6, "млн": 10**6, "миллион": 10**6, "billion": 10**9, "млрд": 10**9}
)
_FOUND = re.compile(
    rf"""
    (?P<date>\b\d{{1,2}}{_SPACE}(?:{_MONTHS})\b|\b\d{{4}}-\d\d(?:-\d\d)?\b|\b\d\d?\.\d\d\.\d{{4}}\b)
    |(?P<name>
        (?:\b(?:SDGs?|No\.|Nos\.|ЦУР|Goal|Target|цель|задача)|№){_SPACE}?\d[\w.]*
        |(?<![\w/.-])(?!(?:USD|EUR|долл)\d)[^\W\d_][\w./-]*\d[\w./-]*
        |\b\d+(?:\.\d+)*\.i\d+\b|\b\d+(?:\.\d+){{2,}}\b
        |\b\d+(?:st|nd|rd|th)\b|\b\d+-[^\W\d_]+
    )
    |(?P<number>
        (?P<digits>\d{{1,3}}(?:(?:{_SPACE}|(?P<comma>,))\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)
        (?P<scale>{_SPACE}(?:thousand|million|billion|тыс|млн|млрд|миллион)\w*)?
        (?P<percent>{_SPACE}?(?:%|per{_SPACE}cent|percent|процент\w*))?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?!\s+[A-ZА-ЯЁ«“(]|\s*$)[^.!?\n]*)*[.!?]?")
_YEARS = range(1900, 2101)


def typed_numbers(text: str, language: str) -> tuple[TypedNumber, ...]:
    """Return every number typed in a text of this language, in the order of the text."""
    return tuple(_typed(found, language) for found in _sentences(text))


def _sentences(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group().strip()
        for found in _FOUND.finditer(words):
            yield words, found


def _typed(found: tuple[str, re.Match[str]], language: str) -> TypedNumber:
    sentence, match = found
    words = match.group().strip().rstrip("./-")
    if match["date"] or match["name"]:
        return TypedNumber(words, sentence, Typed.DATE if match["date"] else Typed.NAME)
    value, unit = _read(match["digits"], language)
    scale = _scale(match["scale"])
    is_bare = match["digits"].isdigit() and not match["scale"] and not match["percent"]
    if is_bare and len(words) == 4 and int(words) in _YEARS:
        return TypedNumber(words, sentence, Typed.DATE, value)
    return TypedNumber(words, sentence, Typed.NUMBER, value * scale, unit * scale, bool(match["percent"]))


def _read(digits: str, language: str) -> tuple[Fraction, Fraction]:
    """Return the value and the worth of its last place; a comma parts thousands in English, decimals in Russian."""
    plain = re.sub(_SPACE, "", digits)
    if language == "ru":
        plain = plain.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    whole, _, part = plain.partition(".")
    part = part.replace(".", "")
    return Fraction(int(whole + part), 10 ** len(part)), Fraction(1, 10 ** len(part))


def _scale(words: str | None) -> int:
    said = (words or "").strip().lower()
    return next((worth for name, worth in _SCALES.items() if said.startswith(name)), 1)
