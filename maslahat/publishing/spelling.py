"""How values stand in a document: texts in both languages with what is missing said, amounts, names behind codes."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from unicodedata import category

from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.phrases import LANGUAGES, PHRASES, Pair

_GROUP = "\u00a0"
_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def in_both(text: LocalizedText) -> Pair:
    """Return a text in both languages. A missing side says that it is missing; a stale translation says so after it."""
    if not text:
        return "", ""
    english, russian = (_one_side(text, side) for side in (0, 1))
    return english, russian


def _one_side(text: LocalizedText, side: int) -> str:
    language = LANGUAGES[side]
    found = text.texts.get(language, "")
    if not found:
        return PHRASES["not_translated"][side]
    return found if text.is_current(language) else f"{found} {PHRASES['stale'][side]}"


def bare(code: str) -> LocalizedText:
    """Return a code as its own name, for what has none."""
    return LocalizedText.of(en=code, ru=code)


def name_of(table: Mapping[str, LocalizedText], code: str) -> Pair:
    """Return the name behind a code in both languages; the code itself if it has none."""
    text = table.get(code)
    if not text:
        return code, code
    return text.in_language("en"), text.in_language("ru")


def coded(table: Mapping[str, LocalizedText], code: str) -> Pair:
    """Return a code with the name behind it in both languages; the code alone if it has none."""
    english, russian = name_of(table, code)
    return (english, russian) if english == code else (f"{code} {english}", f"{code} {russian}")


def names_of(table: Mapping[str, LocalizedText], codes: Iterable[str]) -> Pair:
    """Return several names, joined by commas, in both languages."""
    found = [name_of(table, code) for code in codes]
    return ", ".join(pair[0] for pair in found), ", ".join(pair[1] for pair in found)


def money(amount: Decimal, *, cents: bool = False) -> str:
    """Return an amount as both languages can read it: ``130 000``, ``130 000.50`` where cents are or must be."""
    text = f"{amount:,.2f}".replace(",", _GROUP).replace("-", "\u2212")
    return text if cents else text.removesuffix(".00")


def shown(text: str) -> str:
    """Return a text with the signs spelled out that steer the direction of reading or that no document may hold.

    XML 1.0 §2.2 takes no control characters but tab and line break, no half surrogates, no U+FFFE and U+FFFF.
    """
    return "".join(f"[U+{ord(sign):04X}]" if _is_unfit(sign) else sign for sign in text)


def _is_unfit(sign: str) -> bool:
    return sign in _STEERING or sign in "\ufffe\uffff" or (sign not in "\n\t" and category(sign) in ("Cc", "Cs"))


def plain(value: Decimal) -> str:
    """Return a decimal without needless zeros: ``25`` for 25.00, ``33.5`` for 33.50."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_groups(fingerprint: str, size: int = 4) -> str:
    """Return a fingerprint in groups of characters, for reading aloud and comparing by eye."""
    return " ".join(fingerprint[start : start + size] for start in range(0, len(fingerprint), size))
