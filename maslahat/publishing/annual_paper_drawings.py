"""The map and the lines of an annual report: on how much each country gave data, and figures over the years."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from maslahat.domain.results.annual_grid import ALL, annual_grid
from maslahat.domain.results.annual_report import AnnualReport, PrintedBranch, PrintedIndicator, ScopeKind
from maslahat.publishing.annual_paper_phrases import told
from maslahat.publishing.annual_words import number_or_dash, printed_words
from maslahat.publishing.charts.line_chart import ChartLine, ChartPoint, LineChart, line_chart, marks_for
from maslahat.publishing.charts.region_map import Shape, region_map, shade
from maslahat.publishing.papers import Chart, Table
from maslahat.publishing.result_words import number_words

_FEWEST_YEARS = 2
"""Fewest figures that make a line."""


def data_map(title: str, report: AnnualReport, shapes: Mapping[str, str], language: str) -> Chart | None:
    """Return the countries, the larger the share of indicators with data the darker; None if none has an outline.

    ``shapes`` gives the outline (ISO 3166-1 alpha-3) of each country by its code: an edition names countries alone.
    """
    drawn = []
    for (country, pillar), cell in annual_grid(report).items():
        if country == ALL or pillar != ALL:
            continue
        part, whole = cell.given, cell.expected
        words = told("so_many_of", language, part=part, whole=whole) if whole else "–"
        share = shade(Fraction(part, whole), (Fraction(0), Fraction(1))) if whole else None
        name = report.places[country].in_language(language) if country in report.places else country
        drawn.append(Shape(shapes.get(country, ""), name, words, share))
    listed = "; ".join(f"{each.name}: {each.shown}" for each in drawn)
    says = told("map_says", language, told=listed)
    svg = region_map(drawn, title, says)
    return Chart(title, svg, says) if svg else None


def over_years(title: str, indicator: PrintedIndicator, report: AnnualReport, language: str) -> Chart:
    """Return the figures of the years as a line, beside it the target of the last."""
    axis = tuple(str(each.key.period.last // 12) for each in indicator.years)
    points = tuple(ChartPoint(each.number, printed_words(each, indicator, language)) for each in indicator.years)
    aim, words = _target(indicator, report, language)
    wanted = (*(ChartPoint(None, "–") for _ in points[1:]), ChartPoint(aim, words))
    lines: tuple[ChartLine, ...] = (ChartLine(told("reached", language), "actual", points),)
    if aim is not None:
        lines = (ChartLine(told("wanted", language), "target", wanted), *lines)
    marks = tuple((each, number_words(each, language)) for each in marks_for(lines))
    listed = "; ".join(f"{year}: {point.shown}" for year, point in zip(axis, points, strict=True))
    says = told("years_says", language, told=listed, year=report.year, target=words)
    return Chart(title, line_chart(LineChart(title, says, axis, lines, marks)), says)


def years_table(title: str, indicator: PrintedIndicator, report: AnnualReport, language: str) -> Table:
    """Return what ``over_years`` draws as a table."""
    _, words = _target(indicator, report, language)
    last = indicator.years[-1]
    rows = tuple(
        (
            str(each.key.period.last // 12),
            printed_words(each, indicator, language),
            words if each is last else "–",
        )
        for each in indicator.years
    )
    head = (told("year_column", language), told("reached", language), told("wanted", language))
    return Table(title, head, rows, (40, 62, 62), frozenset({1, 2}), is_dense=True)


def telling(branch: PrintedBranch) -> PrintedIndicator | None:
    """Return the indicator whose years are drawn for a branch: the one that decided how it stands, if it has a line.

    Else the first below it that has one; None if there is none.
    """
    lines = [each for each in branch.measured if _has_line(each)]
    decided = [each for each in lines if each.code == branch.decided_by]
    return next(iter(decided + lines), None)


def _has_line(indicator: PrintedIndicator) -> bool:
    return _count(each.number for each in indicator.years) >= _FEWEST_YEARS


def _count(numbers: Iterable[Fraction | None]) -> int:
    return sum(each is not None for each in numbers)


def _target(indicator: PrintedIndicator, report: AnnualReport, language: str) -> tuple[Fraction | None, str]:
    """Return the target beside the figures; a country has none of its own."""
    target = indicator.target.value if indicator.target and report.scope.kind is not ScopeKind.COUNTRY else None
    return (None if target is None else Fraction(target)), number_or_dash(target, language)
