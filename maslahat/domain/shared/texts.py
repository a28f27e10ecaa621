"""Texts in several languages: what was written, in which language first, and which translations still match."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Any

LONGEST_TEXT = 10_000
"""Most characters that one text may have in one language."""

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u200a\u3000"), " ")
_YO = str.maketrans("ёЁ", "еЕ")
_PLAIN = re.compile(r"(?! )[ -~А-Яа-яЁё–—«»“”’№…]+(?<! )")
"""Texts of these signs alone are clean already: most are, and need not be looked at sign by sign."""


class TextRefused(ValueError):
    """A text cannot be taken: too long, or with characters that have no place in a document."""


def clean(text: str) -> str:
    """Return the text in the one form that is stored and compared: NFC, plain spaces, no blanks at line ends.

    Raises TextRefused for NUL and other control characters (line break and tab excepted), for half surrogates
    and for texts longer than LONGEST_TEXT.
    """
    if len(text) > LONGEST_TEXT:
        raise TextRefused(f"longer than {LONGEST_TEXT} characters")
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text).translate(_SPACES).replace("\r\n", "\n").replace("\r", "\n")
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text):
        raise TextRefused("holds a control character")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but Unicode form, spaces or ё/е (edge case E37)."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_SPACES).split()).translate(_YO)


def text_hash(text: str) -> str:
    """Return the short fingerprint by which a translation names the exact text it was made from (16 hex digits)."""
    return sha256(text.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One statement in one or more languages.

    ``texts`` maps a language code (``en``, ``ru``, …) to clean text; ``source`` is the language it was first
    written in (empty if unknown); ``translated_from`` maps every other language to the text_hash of the source text
    which that translation renders.
    """

    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    source: str = ""
    translated_from: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, source: str = "en", **texts: str) -> "LocalizedText":
        """Return a text whose translations are all current: ``LocalizedText.of(en="Training", ru="Обучение")``."""
        kept = {language: cleaned for language, text in texts.items() if (cleaned := clean(text))}
        if not kept:
            return cls()
        source = source if source in kept else next(iter(sorted(kept)))
        made_from = text_hash(kept[source])
        return cls(kept, source, {language: made_from for language in kept if language != source})

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "LocalizedText":
        """Return the text that a stored JSON object with ``texts``, ``source`` and ``translated_from`` tells of."""
        made_from = dict(document.get("translated_from", {}))
        return cls(dict(document.get("texts", {})), str(document.get("source", "")), made_from)

    def document(self) -> dict[str, Any]:
        """Return the text as a JSON object that ``read`` understands."""
        made_from = dict(self.translated_from)
        return {"texts": dict(self.texts), "source": self.source, "translated_from": made_from}

    def __bool__(self) -> bool:
        return any(self.texts.values())

    def in_language(self, language: str) -> str:
        """Return the text in this language, else in its source language, else in any, else an empty text."""
        if found := self.texts.get(language):
            return found
        return self.texts.get(self.source) or next((text for text in self.texts.values() if text), "")

    def is_current(self, language: str) -> bool:
        """Tell whether this language holds the source text itself or a translation of exactly that text."""
        if language not in self.texts:
            return False
        source_text = self.texts.get(self.source, "")
        return language == self.source or self.translated_from.get(language) == text_hash(source_text)
