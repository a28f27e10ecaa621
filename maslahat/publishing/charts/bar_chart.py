"""A figure of several countries, units or codes as bars from zero, each with its value in words and its target."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from maslahat.publishing.charts.drawing import element, figure, fitted, spelled, words

_WIDTH, _ROW, _NAMES, _VALUES, _NAME_SIGNS = 720, 34, 200, 96, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. ``value`` is None where there is no figure: then ``shown`` says why. ``target`` is marked if given."""

    name: str
    value: Fraction | None
    shown: str
    target: Fraction | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """What a bar chart shows, from top to bottom."""

    title: str
    description: str
    bars: tuple[Bar, ...]


def bar_chart(chart: BarChart) -> str:
    """Return the chart as SVG; bars of negative values run to the left of zero."""
    told = [each for bar in chart.bars for each in (bar.value, bar.target) if each is not None]
    least, most = min([Fraction(0), *told]), max([Fraction(0), *told])
    room = _WIDTH - _NAMES - _VALUES

    def across(value: Fraction) -> Fraction:
        return _NAMES + room * (value - least) / ((most - least) or 1)

    parts = [piece for row, bar in enumerate(chart.bars) for piece in _row(bar, row, across)]
    return figure(_WIDTH, _ROW * max(len(chart.bars), 1), chart.title, chart.description, parts, "bar-chart")


def _row(bar: Bar, row: int, across: Callable[[Fraction], Fraction]) -> Iterator[str]:
    top, middle = row * _ROW, Fraction(row * _ROW + _ROW // 2)
    lines = fitted(bar.name, _NAME_SIGNS, 2)
    for place, line in enumerate(lines):
        place_of_line = (Fraction(_NAMES - 10), middle + 4 + 14 * place - 7 * (len(lines) - 1))
        yield words(line, place_of_line, text_anchor="end", class_="chart-name", fill="#1c232b")
    start, end = across(Fraction(0)), across(bar.value if bar.value is not None else Fraction(0))
    if bar.value is not None:
        yield element(
            "rect",
            x=spelled(min(start, end)),
            y=top + 6,
            width=spelled(max(abs(end - start), Fraction(1))),
            height=_ROW - 12,
            class_="chart-bar",
            fill="#0b5674",
        )
    if bar.target is not None:
        at = spelled(across(bar.target))
        yield element(
            "line", x1=at, x2=at, y1=top + 2, y2=top + _ROW - 2, class_="chart-aim", stroke="#7a4b00", stroke_width=3
        )
    beyond = max(start, end, across(bar.target) if bar.target is not None else start)
    yield words(bar.shown, (beyond + 8, middle + 4), class_="chart-value", fill="#1c232b")
