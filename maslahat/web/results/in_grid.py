"""Results in the grid of countries by pillars: how many are on track by the written rule, each number with its records.

No total is the sum of numbers that are seen: that of a pillar or of the programme is told from figures rolled up anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from maslahat.domain.insight.results_tree import Branch, Measured, Moment, all_measured, results_tree
from maslahat.domain.results.progress import WhyNoProgress
from maslahat.domain.results.status import Milestones, Status, standing_of_whole
from maslahat.domain.results.values import State
from maslahat.stores.discussions import practices as stored
from maslahat.web.results.tree import Asked, StandingShown, milestones_in, standing_shown
from maslahat.web.visits import Visit

ALL = ""
"""Stands for all countries, or all pillars."""


@dataclass(frozen=True, slots=True)
class ResultsCell:
    """Results of one country under one pillar: how they stand as a whole, and how many of those with a target here are
    on track, at risk, off track, without data; how many of all are reported, of these count people; practices.

    ``measured`` is how many indicators are reported here, ``with_target`` how many of them have a target here: a target
    set for the whole programme tells nothing of one country.
    """

    standing: StandingShown
    measured: int
    with_target: int
    on_track: int
    at_risk: int
    off_track: int
    no_data: int
    reported: int
    people: int
    practices: int
    address: str
    practices_address: str


def results_in_grid(visit: Visit, asked: Asked) -> Mapping[tuple[str, str], ResultsCell]:
    """Return {(country, pillar): cell} for a year, "" for all countries and for all pillars."""
    at = Moment(asked.year, visit.now.date(), asked.known.cycle)
    milestones = milestones_in(visit, asked.year)
    shared = _shared(visit.programme.code)
    cells = {}
    for country in (ALL, *(each.code for each in visit.programme.countries)):
        tree = _tree(visit, asked, at, milestones, country)
        for branch in (_whole(asked, tree), *tree):
            cells[country, branch.code] = _cell(visit, asked.year, country, branch, shared)
    return cells


def _tree(
    visit: Visit, asked: Asked, at: Moment, milestones: Mapping[str, Milestones], country: str
) -> tuple[Branch, ...]:
    return results_tree(visit.programme, asked.known.measured(at, milestones, country), asked.known.rule)


def _whole(asked: Asked, tree: tuple[Branch, ...]) -> Branch:
    """Return the pillars of a tree as one branch without a code: it stands by them, as a pillar stands by its parts."""
    programme = asked.known.programme
    standing = standing_of_whole(ALL, [each.standing for each in tree], rule=asked.known.rule)
    return Branch(ALL, programme.name, standing, (), tree)


def _cell(visit: Visit, year: int, country: str, branch: Branch, shared: Iterable[tuple[str, str]]) -> ResultsCell:
    measured = [each for each in all_measured(branch) if _applies(each)]
    stands = [each.standing.status for each in measured if _has_target(each, country)]
    reported = [each for each in measured if each.figure.state is State.REPORTED]
    place = {name: code for name, code in (("country", country), ("pillar", branch.code)) if code}
    practices = sum(country in (ALL, one) and branch.code in (ALL, pillar) for one, pillar in shared)
    year_of = {"year": year} | ({"country": country} if country else {})
    anchor = f"#branch-{branch.code.lower()}" if branch.code else ""
    return ResultsCell(
        standing_shown(branch.standing),
        len(measured),
        len(stands),
        stands.count(Status.ON_TRACK),
        stands.count(Status.AT_RISK),
        stands.count(Status.OFF_TRACK),
        stands.count(Status.NO_DATA),
        len(reported),
        sum(each.definition.counts_people for each in reported),
        practices,
        f"{reverse('results', args=(visit.programme.code,))}?{urlencode(year_of)}{anchor}",
        f"{reverse('practices', args=(visit.programme.code,))}?{urlencode(place)}",
    )


def _applies(measured: Measured) -> bool:
    return measured.standing.decided_by.why is not WhyNoProgress.NOT_APPLICABLE


def _has_target(measured: Measured, country: str) -> bool:
    """Tell whether there is something to be on track to: what is judged, or could be if it were reported."""
    why = measured.standing.decided_by.why
    return why is None or (country == ALL and why is not WhyNoProgress.NO_TARGET)


def _shared(programme: str) -> list[tuple[str, str]]:
    """Return (country, pillar) of every good practice that its country has not taken back."""
    return [(each.country, each.pillar) for each in stored.practices(programme) if not each.is_withdrawn]
