"""A country's part of the programme on the start page of the Resident Coordinator's office there (R96).

Lines of the plan by pillar, what is in the way of them, what of the cooperation framework they serve, and how the
country's reports of results stand: all to be read, nothing of it to be done.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from maslahat.domain.programmes.frameworks import Framework
from maslahat.domain.results.annual_report import Course
from maslahat.domain.results.due import DueReport, DueStanding
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Line
from maslahat.web.start.desk import Desk
from maslahat.web.start.work_on_lines import Counted, LineShown, Work, standings_of, work_of
from maslahat.words.labels import label
from maslahat.words.results import DUE

PERIODS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class PillarPart:
    """The country's lines under one pillar: how many, and how many of them are done."""

    code: str
    place: int
    name: LocalizedText
    lines: int
    done: int


@dataclass(frozen=True, slots=True)
class FrameworkPart:
    """A result of the country's cooperation framework: what serves it, and how the country's indicators there stand."""

    code: str
    name: LocalizedText
    address: str
    lines: int
    standings: Counted


@dataclass(frozen=True, slots=True)
class ReportsOf:
    """The reports asked of a country in one period, counted by how they stand; ``units`` are (name, page) of each."""

    period: str
    standings: Counted
    units: Sequence[tuple[LocalizedText, str]]


@dataclass(frozen=True, slots=True)
class CountryPart:
    """Everything of one country; ``plan`` is the code of the plan, empty if there is none to read."""

    country: str
    name: LocalizedText
    plan: str
    year: int
    pillars: Sequence[PillarPart]
    problems: Sequence[LineShown]
    framework_names: Sequence[LocalizedText]
    framework: Sequence[FrameworkPart]
    reports: Sequence[ReportsOf]


def country_part(desk: Desk) -> CountryPart | None:
    """Return the part of the visitor's country; None for an office that is of no country."""
    country = next((each for each in desk.visit.programme.countries if each.code == desk.visit.actor.country), None)
    if country is None:
        return None
    work, own = work_of(desk), [each for each in desk.visit.programme.frameworks if each.scope == country.code]
    lines = work.lines(lambda line: country.code in line.countries) if work else []
    return CountryPart(
        country.code,
        country.name,
        work.on.plan.code if work else "",
        work.text.year if work else 0,
        _pillars(desk, lines),
        [shown for _, shown in lines if shown.problem],
        [each.name for each in own],
        _framework(desk, work, own, lines),
        _reports(desk, country.code),
    )


def _pillars(desk: Desk, lines: Sequence[tuple[Line, LineShown]]) -> list[PillarPart]:
    programme = desk.visit.programme
    found = []
    for place, pillar in enumerate(programme.pillars, 1):
        own = [shown for line, shown in lines if programme.pillar_of.get(line.output) == pillar.code]
        done = sum(each.course is Course.DONE for each in own)
        if own:
            found.append(PillarPart(pillar.code, place, pillar.name, len(own), done))
    return found


def _framework(
    desk: Desk, work: Work | None, own: Sequence[Framework], lines: Sequence[tuple[Line, LineShown]]
) -> list[FrameworkPart]:
    outputs = {output for framework in own for result in framework.results for output in result.outputs}
    measured = work.measured(outputs, desk.visit.actor.country) if work else []
    return [
        FrameworkPart(
            result.code,
            result.name,
            desk.address("sight", "framework", f"{framework.code}.{result.code}"),
            sum(line.output in result.outputs for line, _ in lines),
            standings_of(each for each in measured if each.definition.result in result.outputs),
        )
        for framework in own
        for result in framework.results
    ]


def _reports(desk: Desk, country: str) -> list[ReportsOf]:
    """Return how the reports of the newest periods stand; nothing for who may not read results."""
    if not desk.may(Deed.RESULT_READ):
        return []
    asked, of_period = desk.asked, dict[str, list[DueReport]]()
    for each in asked.due:
        if each.country == country:
            of_period.setdefault(each.period.code, []).append(each)
    newest = list(reversed(of_period))[:PERIODS_SHOWN]
    return [_of_period(desk, each, of_period[each]) for each in newest]


def _of_period(desk: Desk, period: str, due: Sequence[DueReport]) -> ReportsOf:
    found = Counter(each.standing for each in due)
    units = dict.fromkeys(each.unit for each in due)
    return ReportsOf(
        period,
        tuple((each.value, label(DUE, each), found[each]) for each in DueStanding if found[each]),
        [(desk.asked.units[each].name, desk.address("unit_report", period, each)) for each in units],
    )
