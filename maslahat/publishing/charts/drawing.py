"""Pieces of an SVG drawing: elements with escaped words, and coordinates that are exact until they are written."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from html import escape
from textwrap import wrap

Place = tuple[Fraction, Fraction]
"""Where a point lies on the sheet, from the left and from the top."""

_TENTH = Decimal("0.1")
_MOST_TICKS = 6


def element(name: str, inside: str = "", /, **attributes: object) -> str:
    """Return an SVG element. ``inside`` is markup; attribute values are escaped, ``_`` in their names becomes ``-``."""
    told = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(str(each))}"' for key, each in attributes.items())
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def words(text: str, at: Place, **attributes: object) -> str:
    """Return a piece of text at a place."""
    return element("text", escape(text), x=spelled(at[0]), y=spelled(at[1]), **attributes)


def figure(width: int, height: int, title: str, description: str, parts: Iterable[str], kind: str) -> str:
    """Return a whole drawing that tells its title and what it shows to those who do not see it.

    It may stand several times on a page: it holds no ids. ``kind`` names its class.
    """
    told = element("title", escape(title)) + element("desc", escape(description))
    return element(
        "svg",
        told + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=f"{title}. {description}",
        class_=f"chart {kind}",
        font_family="Noto Sans, sans-serif",
        font_size=13,
    )


def spelled(place: Fraction | int) -> str:
    """Return a coordinate to a tenth of a unit, half to even."""
    place = Fraction(place)
    exact = Decimal(place.numerator) / Decimal(place.denominator)
    text = str(exact.quantize(_TENTH, rounding=ROUND_HALF_EVEN))
    return text.removesuffix(".0")


def track(places: Iterable[Place]) -> str:
    """Return the path that joins these places by straight lines."""
    return "M" + "L".join(f"{spelled(x)} {spelled(y)}" for x, y in places)


def fitted(text: str, signs: int, lines: int) -> tuple[str, ...]:
    """Return a text in at most so many lines of at most so many signs, cut between words; what is left off is "…"."""
    found = wrap(text, signs) or [""]
    if len(found) <= lines:
        return tuple(found)
    return (*found[: lines - 1], f"{found[lines - 1][: signs - 1].rstrip(' ,;:')}…")


def ticks(least: Fraction, most: Fraction) -> tuple[Fraction, ...]:
    """Return round marks from at most ``least`` to at least ``most``, some four to six of them.

    Steps are 1, 2 or 5 times a power of ten, so that each mark is a number one can read.
    """
    if most <= least:
        most = least + 1
    step = Fraction(1)
    while (most - least) / step > _MOST_TICKS - 1:
        step *= 10
    while (most - least) / (step / 10) <= _MOST_TICKS - 1:
        step /= 10
    for factor in (10, 5, 2):
        if (most - least) / (step / factor) <= _MOST_TICKS - 1:
            step /= factor
            break
    first, last = least // step, -(-most // step)
    return tuple(step * each for each in range(first, last + 1))
