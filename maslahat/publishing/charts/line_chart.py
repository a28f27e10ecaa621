"""A figure over time beside its targets, and beside the same figure of each country: lines that break where none is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import groupby
from types import MappingProxyType

from maslahat.publishing.charts.drawing import Place, element, figure, spelled, ticks, track, words

_WIDTH, _HEIGHT = 720, 348
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 20, 18, 62
_KEY_STEP, _SWATCH = 190, 30
_NEAREST_WORDS = 56
_LOOKS: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "actual": {"stroke": "#0b5674", "stroke_width": 3},
        "target": {"stroke": "#7a4b00", "stroke_width": 2, "stroke_dasharray": "6 5"},
        "country": {"stroke": "#857f73", "stroke_width": 2},
    }
)
_Placing = Callable[[int, Fraction], Place]


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value at one place of the axis; None breaks the line. ``shown`` spells the value for the reader."""

    value: Fraction | None
    shown: str


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One line of a chart: a point for each mark of the axis. ``kind`` is ``actual``, ``target`` or ``country``."""

    name: str
    kind: str
    points: tuple[ChartPoint, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """What a line chart shows. ``axis`` names the periods from left to right, ``marks`` the values at the side."""

    title: str
    description: str
    axis: tuple[str, ...]
    lines: tuple[ChartLine, ...]
    marks: tuple[tuple[Fraction, str], ...]


def marks_for(lines: Sequence[ChartLine]) -> tuple[Fraction, ...]:
    """Return the round values to mark at the side: zero is among them, so that no rise looks larger than it is."""
    values = [point.value for line in lines for point in line.points if point.value is not None]
    return ticks(min([Fraction(0), *values]), max([Fraction(0), *values]))


def line_chart(chart: LineChart) -> str:
    """Return the chart as SVG. A line breaks where there is no value: nothing is invented between reports."""
    least, most = chart.marks[0][0], chart.marks[-1][0]

    def place(number: int, value: Fraction) -> Place:
        across = Fraction(number * 2 + 1, 2 * len(chart.axis))
        up = (value - least) / (most - least)
        return _LEFT + across * (_WIDTH - _LEFT - _RIGHT), _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM)

    parts = [*_frame(chart, place)]
    for number, line in enumerate(chart.lines):
        parts += _drawn(line, number, place)
        parts.append(_key(line, number))
    return figure(_WIDTH, _HEIGHT, chart.title, chart.description, parts, "line-chart")


def _frame(chart: LineChart, place: _Placing) -> Iterator[str]:
    for value, told in chart.marks:
        _, y = place(0, value)
        yield element(
            "line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=spelled(y), y2=spelled(y), class_="chart-grid", stroke="#d8d4ca"
        )
        yield words(told, (Fraction(_LEFT - 8), y + 4), text_anchor="end", class_="chart-words", fill="#4c5661")
    every = -(-len(chart.axis) * _NEAREST_WORDS // (_WIDTH - _LEFT - _RIGHT))
    for number, name in enumerate(chart.axis):
        if number % every == 0:
            x, _ = place(number, chart.marks[0][0])
            yield words(name, (x, Fraction(_HEIGHT - 38)), text_anchor="middle", class_="chart-words", fill="#4c5661")


def _drawn(line: ChartLine, series: int, place: _Placing) -> Iterator[str]:
    at = [
        (place(each, point.value) if point.value is not None else None, point) for each, point in enumerate(line.points)
    ]
    for is_there, run in groupby(at, lambda pair: pair[0] is not None):
        places = [where for where, _ in run if where is not None]
        if is_there and len(places) > 1:
            name = f"chart-{line.kind} series-{series}"
            yield element("path", d=track(places), fill="none", class_=name, **_LOOKS[line.kind])
    for where, point in at:
        if where is not None:
            yield _dot(line, series, where, element("title", escape(f"{line.name}: {point.shown}")))


def _key(line: ChartLine, series: int) -> str:
    """Return what says under the chart which line is which: colour and shape alone would not."""
    x, y = Fraction(_LEFT + series * _KEY_STEP), Fraction(_HEIGHT - 12)
    ends = [(x, y), (x + _SWATCH, y)]
    swatch = element("path", d=track(ends), fill="none", class_=f"chart-{line.kind}", **_LOOKS[line.kind])
    dot = _dot(line, series, (x + Fraction(_SWATCH, 2), y))
    name = words(line.name, (x + _SWATCH + 8, y + 4), class_="chart-words", fill="#4c5661")
    return element("g", swatch + dot + name, class_="chart-key")


def _dot(line: ChartLine, series: int, where: Place, told: str = "") -> str:
    stroke = _LOOKS[line.kind]["stroke"]
    return element(
        "circle",
        told,
        cx=spelled(where[0]),
        cy=spelled(where[1]),
        r=5 if line.kind == "actual" else 4,
        class_=f"chart-{line.kind} is-dot series-{series}",
        fill="#ffffff" if line.kind == "target" else stroke,
        stroke=stroke,
        stroke_width=2,
    )
