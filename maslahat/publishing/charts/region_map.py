"""A map of the countries of a programme, shaded by a figure of each; names and values stand on it as words.

Outlines are those of Natural Earth (public domain), cut by `tools/cut_map.py`; they express no opinion on boundaries.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from maslahat.publishing.charts.drawing import Place, element, figure, words

_OUTLINES = Path(__file__).parent / "outlines.json"
_WIDTH, _EDGE = 720, 12
_SHADES = ("#e3eff4", "#b5d3e0", "#7fb0c6", "#3f86a3", "#0b5674")
_COSINES = (1000, 985, 940, 866, 766, 643, 500, 342, 174)
"""Thousandths of the cosine of 0°, 10° … 80°: how much narrower a degree of longitude is there."""

Ring = tuple[tuple[int, int], ...]
"""Longitude and latitude of each corner, in hundredths of a degree."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country on the map. ``iso3`` names its outline; ``shade`` is 0 to 4, None where there is no figure."""

    iso3: str
    name: str
    shown: str
    shade: int | None


def has_outline(iso3: str) -> bool:
    """Tell whether the map knows the outline of this country (ISO 3166-1 alpha-3)."""
    return iso3 in _outlines()


def shade(number: Fraction | None, known: Sequence[Fraction]) -> int | None:
    """Return the shade of a country: the larger its number between nothing and the largest, the darker."""
    least, most = min(Fraction(0), *known), max(Fraction(0), *known)
    if number is None or most == least:
        return None if number is None else 0
    return min(int((number - least) / (most - least) * len(_SHADES)), len(_SHADES) - 1)


def region_map(shapes: Sequence[Shape], title: str, description: str) -> str:
    """Return the map as SVG, or an empty text if no country has an outline. Countries without one are left out."""
    outlines = {each.iso3: _outlines()[each.iso3] for each in shapes if has_outline(each.iso3)}
    if not outlines:
        return ""
    sheet, drawn = _drawn(tuple(outlines))
    known = [each for each in shapes if each.iso3 in outlines]
    parts = [_country(each, drawn[each.iso3]) for each in known]
    parts += [piece for each in known for piece in _label(each, outlines[each.iso3], sheet)]
    return figure(_WIDTH, sheet.height, title, description, parts, "region-map")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How degrees become places: an equirectangular picture, true to scale along its middle latitude."""

    west: int
    north: int
    scale: Fraction
    narrow: Fraction
    height: int

    @classmethod
    def around(cls, corners: Sequence[tuple[int, int]]) -> "_Sheet":
        west, east = min(x for x, _ in corners), max(x for x, _ in corners)
        south, north = min(y for _, y in corners), max(y for _, y in corners)
        narrow = _cosine(abs(north + south) // 2)
        scale = (_WIDTH - 2 * _EDGE) / (max(east - west, 1) * narrow)
        return cls(west, north, scale, narrow, int((north - south) * scale) + 2 * _EDGE)

    def place(self, corner: tuple[int, int]) -> Place:
        x, y = corner
        return _EDGE + (x - self.west) * self.narrow * self.scale, _EDGE + (self.north - y) * self.scale


def _cosine(hundredths: int) -> Fraction:
    """Return the cosine of a latitude, straight between the values of the table: enough for a picture."""
    lower, rest = divmod(min(hundredths, 7999), 1000)
    return Fraction(_COSINES[lower], 1000) + Fraction(_COSINES[lower + 1] - _COSINES[lower], 1000) * rest / 1000


@lru_cache(maxsize=16)
def _drawn(countries: tuple[str, ...]) -> tuple[_Sheet, Mapping[str, str]]:
    """Return the sheet on which these countries lie, and the outline of each as a path: the same on every page."""
    outlines = {each: _outlines()[each] for each in countries}
    sheet = _Sheet.around([corner for rings in outlines.values() for ring in rings for corner in ring])
    return sheet, {
        code: "".join(_walk([_in_tenths(sheet.place(each)) for each in ring]) for ring in rings)
        for code, rings in outlines.items()
    }


def _country(shape: Shape, outline: str) -> str:
    shade = "none" if shape.shade is None else str(shape.shade)
    return element(
        "path",
        d=outline,
        fill_rule="evenodd",
        class_=f"map-country shade-{shade}",
        fill=_fill(shape),
        stroke="#857f73",
        stroke_linejoin="round",
    )


def _fill(shape: Shape) -> str:
    return "#f2f0ea" if shape.shade is None else _SHADES[shape.shade]


def _in_tenths(place: Place) -> tuple[int, int]:
    return round(place[0] * 10), round(place[1] * 10)


def _walk(corners: Sequence[tuple[int, int]]) -> str:
    """Return the path around these corners (in tenths) in steps: a third of what their places would weigh."""
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(corners)]
    (x, y), told = corners[0], "".join(_step(across) + _step(down) for across, down in steps if across or down)
    return f"M{_step(x).strip()}{_step(y)}l{told}z"


def _step(tenths: int) -> str:
    """Return a number with what parts it from the one before: a sign, or a space."""
    whole, rest = divmod(abs(tenths), 10)
    told = f"{whole}.{rest}" if rest else str(whole)
    return f"{'-' if tenths < 0 else ' '}{told.removeprefix('0') if rest and not whole else told}"


def _label(shape: Shape, rings: Sequence[Ring], sheet: _Sheet) -> Iterator[str]:
    x, y = sheet.place(_middle(max(rings, key=_area)))
    on_dark = shape.shade is not None and shape.shade > 2
    name = f"map-words{' is-on-dark' if on_dark else ''}"
    fill = "#ffffff" if on_dark else "#1c232b"
    halo = {"stroke": _fill(shape), "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    look = {"text_anchor": "middle", "fill": fill, **halo}  # words that reach over the edge stay readable
    yield words(shape.name, (x, y - 4), class_=name, font_size=15, **look)
    yield words(shape.shown, (x, y + 15), class_=f"{name} is-value", font_weight=700, **look)


def _area(ring: Ring) -> int:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairs))


def _middle(ring: Ring) -> tuple[int, int]:
    """Return the centre of gravity of a ring."""
    pairs = [*zip(ring, (*ring[1:], ring[0]), strict=True)]
    crossed = [(x, y, u, v, x * v - u * y) for (x, y), (u, v) in pairs]
    twice = sum(each[4] for each in crossed) or 1
    across = sum((x + u) * cross for x, _, u, _, cross in crossed)
    up = sum((y + v) * cross for _, y, _, v, cross in crossed)
    return across // (3 * twice), up // (3 * twice)


@cache
def _outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Return the rings of each country; the file holds steps from corner to corner."""
    found = json.loads(_OUTLINES.read_text(encoding="utf-8"))
    return {code: tuple(_walked(ring) for ring in rings) for code, rings in found["countries"].items()}


def _walked(steps: Sequence[int]) -> Ring:
    corners, x, y = [], 0, 0
    for across, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + across, y + up
        corners.append((x, y))
    return tuple(corners)
