"""The grid of an annual report: lines, results, people and stories of each country under each pillar (R93; ADR 0033).

It follows from what the edition holds, so that every edition has it, whenever it was published. Nothing is added up:
totals are the figures of the programme, and people of several indicators may be the same ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from maslahat.domain.results.annual_report import (
    AnnualReport,
    PrintedBranch,
    PrintedFigure,
    PrintedIndicator,
    PrintedLine,
)
from maslahat.domain.results.figures import Narratives
from maslahat.domain.results.people_counted import in_usual_unit, is_number_of_people
from maslahat.domain.results.status import Status
from maslahat.domain.shared.texts import LocalizedText

ALL = ""
"""Stands for all countries, or for all pillars."""

_Told = tuple[PrintedIndicator, PrintedFigure]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One country under one pillar: lines of the plan, indicators with data of those asked for, people, stories.

    ``people`` is the largest number of people that one figure of those in ``unit`` tells, of ``compared`` such figures.
    ``on_track`` of ``judged`` indicators are told for all countries alone: targets are those of the programme.
    """

    lines: int
    given: int
    expected: int
    people: Fraction | None
    unit: LocalizedText
    compared: int
    stories: int
    on_track: int = 0
    judged: int = 0


def annual_grid(report: AnnualReport) -> Mapping[tuple[str, str], PrintedCell]:
    """Return {(country, pillar): cell} of an edition, ALL for all countries and all pillars.

    It is empty for an edition that sets no countries side by side, such as that of one country.
    """
    countries = dict.fromkeys(each.key.area for one in report.indicators for each in one.countries)
    places = [(ALL, tuple(report.indicators), report.lines)]
    for pillar in report.pillars:
        outputs = {each.code for each in _all_below(pillar)}
        places.append((pillar.code, tuple(pillar.measured), tuple(x for x in report.lines if x.output in outputs)))
    return {
        (country, pillar): _cell(country, indicators, lines)
        for country in (*countries, *([ALL] if countries else []))
        for pillar, indicators, lines in places
    }


def _all_below(branch: PrintedBranch) -> Iterable[PrintedBranch]:
    yield branch
    for each in branch.branches:
        yield from _all_below(each)


def _cell(country: str, indicators: Iterable[PrintedIndicator], lines: Iterable[PrintedLine]) -> PrintedCell:
    indicators = tuple(indicators)
    told = [(each, figure) for each in indicators for figure in _figures(each, country)]
    asked = [figure.coverage for _, figure in told if figure.coverage is not None and figure.coverage.expected]
    people = _people(told)
    largest = max(people, key=lambda each: each[1].number or Fraction(0), default=None)
    findings = [each.finding for each in indicators if each.target and each.finding] if country == ALL else []
    return PrintedCell(
        sum(country in (ALL, *each.countries) for each in lines),
        sum(bool(each.reported) for each in asked),
        len(asked),
        None if largest is None else largest[1].number,
        LocalizedText() if largest is None else largest[0].unit,
        len(people),
        sum(len(figure.value.told) for _, figure in told if isinstance(figure.value, Narratives)),
        sum(each.status is Status.ON_TRACK for each in findings),
        len(findings),
    )


def _figures(indicator: PrintedIndicator, country: str) -> Iterable[PrintedFigure]:
    if country == ALL:
        return (indicator.figure,)
    return (each for each in indicator.countries if each.key.area == country)


def _people(told: Iterable[_Told]) -> tuple[_Told, ...]:
    shown = [(each, figure) for each, figure in told if is_number_of_people(each) and figure.number is not None]
    return in_usual_unit(((str(each.unit.document()), (each, figure)) for each, figure in shown))
