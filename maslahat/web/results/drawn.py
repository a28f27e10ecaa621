"""Charts and the map of an indicator as pages show them, drawn from the figures that stand in the table beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from maslahat.publishing.charts.bar_chart import Bar, BarChart, bar_chart
from maslahat.publishing.charts.line_chart import ChartLine, ChartPoint, LineChart, line_chart, marks_for
from maslahat.publishing.charts.region_map import Shape, region_map, shade
from maslahat.publishing.result_words import number_words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure in a chart: what it is of, its number (None: nothing is drawn), and what it says in words.

    ``aim`` and ``aim_words`` are the target beside it, ``shape`` the outline of a country on the map.
    """

    name: str
    number: Fraction | None
    words: str
    aim: Fraction | None = None
    aim_words: str = ""
    shape: str = ""


def over_time(title: str, rows: Sequence[Drawn], language: str) -> SafeString:
    """Return the chart of years with their targets; empty where no figure is a number."""
    if not any(each.number is not None for each in rows):
        return SafeString("")
    found = tuple(ChartPoint(each.number, each.words) for each in rows)
    wanted = tuple(ChartPoint(each.aim, each.aim_words) for each in rows)
    lines: tuple[ChartLine, ...] = (ChartLine(gettext("Figure"), "actual", found),)
    if any(each.aim is not None for each in rows):
        lines = (ChartLine(gettext("Target"), "target", wanted), *lines)
    marks = tuple((each, number_words(each, language)) for each in marks_for(lines))
    return SafeString(line_chart(LineChart(title, _said(rows), tuple(each.name for each in rows), lines, marks)))


def side_by_side(title: str, rows: Sequence[Drawn]) -> SafeString:
    """Return a bar for each figure that is a number; empty where none is."""
    if not any(each.number is not None for each in rows):
        return SafeString("")
    bars = tuple(Bar(each.name, each.number, each.words) for each in rows)
    return SafeString(bar_chart(BarChart(title, _said(rows), bars)))


def on_the_map(title: str, rows: Sequence[Drawn]) -> SafeString:
    """Return the map of the countries, the larger a figure the darker; empty where none is a number."""
    known = [each.number for each in rows if each.number is not None]
    if not known:
        return SafeString("")
    shapes = [Shape(each.shape, each.name, each.words, shade(each.number, known)) for each in rows]
    return SafeString(region_map(shapes, title, _said(rows)))


def _said(rows: Sequence[Drawn]) -> str:
    return "; ".join(f"{each.name}: {each.words}" for each in rows)
