"""Which characters the document fonts can print; the others are spelled by code point, so that nothing is lost."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
"""Folder of the font files that documents embed (Noto Sans, SIL Open Font License 1.1)."""

_SYMBOLS = frozenset(
    map(ord, "←↑→↓↔↕⇒⇔≤≥≠≈±×÷√∞∑∆∅∈✓✔✗✘☐☑☒■□▪▫●○▲▼▶◆◇★☆➤"),
)
"""Signs that the two subset fonts add; see the README beside them."""

_UNSEEN = {"Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def printable(text: str) -> str:
    """Return the text with every character that has no letter in the fonts, or that would steer the direction of
    reading, written as its code point: ``[U+202E]``."""
    if text.isascii():
        return text
    return "".join(sign if _prints(sign) else f"[U+{ord(sign):04X}]" for sign in text)


@cache
def _prints(sign: str) -> bool:
    if sign in "\n\t":
        return True
    return ord(sign) in _covered() and unicodedata.category(sign) not in _UNSEEN


@cache
def _covered() -> frozenset[int]:
    """Return the code points that all three text fonts hold, and the signs of the subset fonts."""
    text_fonts = (_code_points(path.read_bytes()) for path in sorted(FONTS.glob("NotoSans-*.ttf")))
    return frozenset.intersection(*text_fonts) | _SYMBOLS


def _code_points(font: bytes) -> frozenset[int]:
    """Read the character map of a TrueType font: OpenType 1.9, table cmap, format 12."""
    tables = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    maps = (struct.unpack_from(">HHI", font, start + 4 + 8 * place)[2] + start for place in range(count))
    full = next(offset for offset in maps if struct.unpack_from(">H", font, offset)[0] == 12)
    groups = struct.unpack_from(">I", font, full + 12)[0]
    found: set[int] = set()
    for place in range(groups):
        first, last, _ = struct.unpack_from(">III", font, full + 16 + 12 * place)
        found.update(range(first, last + 1))
    return frozenset(found)
