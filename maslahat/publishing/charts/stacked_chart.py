"""Parts of several wholes as bars of segments, each with its number: told apart by pattern and place, not by colour."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from maslahat.publishing.charts.drawing import element, figure, fitted, spelled, track, words

_WIDTH, _ROW, _BAR, _NAMES, _TOTALS, _LEGEND = 720, 48, 28, 240, 44, 34
_NAME_SIGNS, _NAME_LINES, _LEAST_WORDS = 29, 3, 15
_INK, _EDGE = "#1c232b", "#4c5661"


@dataclass(frozen=True, slots=True)
class Look:
    """How the segments of one part are drawn: its ground, the ink of its number, and lines that slant (0 for none)."""

    fill: str
    ink: str
    slants: tuple[int, ...] = ()


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "good": Look("#0b5674", "#ffffff"),
        "risk": Look("#f0c05a", _INK, (1,)),
        "bad": Look("#e08a6d", _INK, (1, -1)),
        "open": Look("#ffffff", _INK),
        "going": Look("#a9c9d8", _INK),
        "other": Look("#d3d7dc", _INK, (-1,)),
    }
)
"""The looks there are. In grey they stay apart: dark, striped one way or the other, crossed, pale and empty."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of every bar: its name in the legend and its look, one of LOOKS."""

    name: str
    look: str


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One whole: its name, and how much of it is of each part, in the order of the parts."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StackedChart:
    """What the chart shows, from top to bottom; all bars are drawn to one scale."""

    title: str
    description: str
    parts: tuple[Part, ...]
    bars: tuple[StackedBar, ...]


def stacked_chart(chart: StackedChart) -> str:
    """Return the chart as SVG: a legend, then a bar for each whole with its sum at the end."""
    most = max([1, *(sum(bar.numbers) for bar in chart.bars)])
    scale = Fraction(_WIDTH - _NAMES - _TOTALS, most)
    drawn = [*_legend(chart.parts)]
    for row, bar in enumerate(chart.bars):
        drawn += _bar(chart.parts, bar, _LEGEND + row * _ROW, scale)
    return figure(_WIDTH, _LEGEND + _ROW * len(chart.bars), chart.title, chart.description, drawn, "stacked-chart")


def _legend(parts: Sequence[Part]) -> Iterator[str]:
    share = Fraction(_WIDTH, max(len(parts), 1))
    for place, part in enumerate(parts):
        left = place * share
        yield from _segment(LOOKS[part.look], left + 1, 5, Fraction(22), 16)
        yield words(part.name, (left + 30, Fraction(18)), class_="chart-name", fill=_INK, font_size=13)


def _bar(parts: Sequence[Part], bar: StackedBar, top: int, scale: Fraction) -> Iterator[str]:
    middle = Fraction(top + _ROW // 2)
    lines = fitted(bar.name, _NAME_SIGNS, _NAME_LINES)
    first = middle + 4 - Fraction(15 * (len(lines) - 1), 2)
    for place, line in enumerate(lines):
        at = (Fraction(_NAMES - 10), first + 15 * place)
        yield words(line, at, text_anchor="end", class_="chart-name", fill=_INK, font_size=12)
    left = Fraction(_NAMES)
    for part, number in zip(parts, bar.numbers, strict=True):
        if number:
            yield from _segment(LOOKS[part.look], left, top + (_ROW - _BAR) // 2, number * scale, _BAR)
            yield from _number(LOOKS[part.look], number, left, middle, number * scale)
        left += number * scale
    yield words(str(sum(bar.numbers)), (left + 8, middle + 5), class_="chart-value", fill=_INK, font_weight=700)


def _segment(look: Look, left: Fraction, top: int, width: Fraction, height: int) -> Iterator[str]:
    box = {"x": spelled(left), "y": top, "width": spelled(width), "height": height}
    yield element("rect", **box, fill=look.fill, class_="chart-segment")
    for slant in look.slants:
        for line in _stripes(left, Fraction(top), width, Fraction(height), slant):
            yield element("path", d=line, stroke=_INK, stroke_width=0.8, stroke_opacity=0.55)
    yield element("rect", **box, fill="none", stroke=_EDGE, stroke_width=1)


def _stripes(left: Fraction, top: Fraction, width: Fraction, height: Fraction, slant: int) -> Iterator[str]:
    """Yield the lines that fill a box from corner to corner, eight units apart, each cut at its edges."""
    for start in range(8, int(width + height), 8):
        first, last = max(Fraction(0), start - height), min(width, Fraction(start))
        ends = ((first, start - first), (last, start - last))
        yield track((left + x, top + (y if slant > 0 else height - y)) for x, y in ends)


def _number(look: Look, number: int, left: Fraction, middle: Fraction, width: Fraction) -> Iterator[str]:
    """Yield the number of a segment on a ground of its own, so that no stripe runs through it."""
    told = str(number)
    room = Fraction(9 * len(told) + 6)
    if width < max(room, Fraction(_LEAST_WORDS)):
        return
    x = left + width / 2
    if look.slants:
        box = {"x": spelled(x - room / 2), "y": spelled(middle - 9), "width": spelled(room), "height": 18}
        yield element("rect", **box, fill=look.fill)
    yield words(told, (x, middle + 5), text_anchor="middle", class_="chart-value", fill=look.ink, font_weight=700)
